"""«Tirocini e lavoro»: the traineeships with person, host, state, period, and the month that waits to be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships import month_book
from integralavoro_desktop.features.traineeships.choices import TraineeshipState
from integralavoro_desktop.features.traineeships.month_book import GOING_ON, TYPE
from integralavoro_desktop.gui.conditions import ONE_OF, Condition, ExtraFilter
from integralavoro_desktop.gui.list_page import ListOptions, ListPage
from integralavoro_desktop.gui.list_state import Saved
from integralavoro_desktop.gui.record_model import Cell, ExtraColumn, Mark
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.months import month_words
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.storage.records import Reader

TO_CLOSE = "to_close"
_AHEAD = (TraineeshipState.PLANNED, TraineeshipState.SIGNED)


def traineeship_list(bench: Bench, guide: Guide) -> ListPage:
    """Return the list; a row opens its page, and a new one asks for an empty form."""
    page = ListPage(bench, TYPE, _options())
    page.opened.connect(lambda key: guide.open(TYPE, key))
    page.new_asked.connect(lambda: guide.new(TYPE, {}))
    return page


def _options() -> ListOptions:
    running = Condition("state", ONE_OF, tuple(str(state) for state in GOING_ON))
    ahead = Condition("state", ONE_OF, tuple(str(state) for state in _AHEAD))
    return ListOptions(
        title=_("Traineeships and work"),
        new_label=_("New traineeship"),
        everything=_("All traineeships"),
        empty=_("No traineeship yet. The first one begins from a person and a host."),
        extra=(ExtraColumn(_("Month to close"), _month_cell, key=TO_CLOSE),),
        extra_filters=(ExtraFilter(TO_CLOSE, _("Month to close"), _choices, _with_months),),
        presets=(
            Saved(_("Running"), (running,), is_own=False),
            Saved(_("With a month to close"), (Condition(TO_CLOSE, ONE_OF, ("yes",)),), is_own=False),
            Saved(_("Being prepared"), (ahead,), is_own=False),
        ),
        counts=_counts,
        also=frozenset({"candidate", "organisation"}),
    )


def _choices() -> list[tuple[str, str]]:
    return [("yes", _("at least one")), ("no", _("none"))]


def _with_months(reader: Reader, values: tuple[str, ...]) -> Collection[UUID]:
    return [row.id for row in reader.many(TYPE) if ("yes" if _waiting(row, reader) else "no") in values]


def _waiting(row: Any, reader: Reader) -> list[str]:
    return month_book.months_to_close(row, reader.facts(row)) if row.state in GOING_ON else []


def _month_cell(row: Any, reader: Reader) -> Cell:
    waiting = _waiting(row, reader)
    if not waiting:
        return Cell(sort="")
    chips = tuple(Mark(month_words(month), "warn", "calendar-clock") for month in waiting)
    return Cell(chips=chips, sort=waiting[0])


def _counts(reader: Reader) -> str:
    running, ahead = (reader.count(TYPE, _in(states)) for states in (GOING_ON, _AHEAD))
    waiting = month_book.count_to_close(reader)
    parts = [
        ngettext("{n} running", "{n} running", running).format(n=running),
        ngettext("{n} being prepared", "{n} being prepared", ahead).format(n=ahead),
        ngettext("{n} month to close", "{n} months to close", waiting).format(n=waiting),
    ]
    return " · ".join(parts)


def _in(states: tuple[TraineeshipState, ...]) -> Query:
    return Query((Filter("state", Test.ANY_OF, states),))
