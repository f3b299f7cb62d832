"""Values as people read them, the same on screen, on paper and in lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from integralavoro_desktop.kernel.fields import FieldSpec, Kind
from integralavoro_desktop.kernel.i18n import N_, _, ngettext
from integralavoro_desktop.kernel.money import show_euro, show_number
from integralavoro_desktop.kernel.months import day_words

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORT = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May (short)"), N_("Jun"), N_("Jul"), N_("Aug"),
    N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


class CodeLabels(Protocol):
    """Whatever says what a code of a list means."""

    def label(self, name: str, code: str) -> str:
        """Return the label of a code, the code itself where the list does not know it."""


@dataclass(frozen=True, slots=True)
class Shower:
    """Turns a field's value into words; codes and references are looked up with what it was given.

    `title(reference, id)` says how a record is called, empty where it is not held here.
    """

    codes: CodeLabels
    title: Callable[[str, UUID], str]

    def value(self, spec: FieldSpec, value: Any) -> str:
        """Return the words of a value, empty when there is none."""
        if value is None or value == [] or value == "":
            return ""
        if spec.is_list:
            return ", ".join(filter(None, (self._one(spec, item) for item in value)))
        return self._one(spec, value)

    def _one(self, spec: FieldSpec, value: Any) -> str:
        if spec.kind in {Kind.CHOICE, Kind.CHOICES}:
            return str(getattr(value, "words", value))
        if spec.kind in {Kind.CODE, Kind.CODES}:
            return self.codes.label(spec.ui.codes, value)
        if spec.kind in {Kind.LINK, Kind.LINKS}:
            key = value if isinstance(value, UUID) else UUID(value)
            return self.title(spec.ui.reference, key) or _("not in your care")
        return plain(spec.kind, value)


def plain(kind: Kind, value: Any) -> str:
    """Return the words of a value that needs no list and no record."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if kind is Kind.MINUTES:
        return minutes_words(value)
    if isinstance(value, Decimal):
        return show_euro(value) if kind is Kind.EURO else show_number(value)
    return str(value)


def short_day(day: date, *, today: date | None = None) -> str:
    """Return a day for a list: «3 nov», with the year when it is not this one."""
    month = _(_SHORT[day.month - 1])
    if today is not None and day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def moment_words(moment: datetime) -> str:
    """Return a moment in the machine's own time zone: «3 novembre 2026, 9:30»."""
    local = moment.astimezone()
    return _("{day}, {time}").format(day=day_words(local.date()), time=f"{local.hour}:{local.minute:02}")


def minutes_words(minutes: int) -> str:
    """Return a duration: «45 minuti», «1 ora e 15 minuti»."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{n} minute", "{n} minutes", rest).format(n=rest)
    whole = ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    if not rest:
        return whole
    return _("{hours} and {minutes}").format(
        hours=whole, minutes=ngettext("{n} minute", "{n} minutes", rest).format(n=rest)
    )
