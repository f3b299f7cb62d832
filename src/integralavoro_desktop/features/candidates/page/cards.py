"""The cards of «Quadro»: the card for the workplace, the last levels, conditions, people around, the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from integralavoro_desktop.features.candidates import portrait
from integralavoro_desktop.gui.boxes import Card, row
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.charts import Legend, Meter, Radar, Series
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import show_percent
from integralavoro_desktop.kernel.months import day_words, month_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from integralavoro_desktop.features.candidates.page.desk_of import Desk
    from integralavoro_desktop.features.candidates.parts import MonthPresence
    from integralavoro_desktop.kernel.facts import Facts

_FEWEST_AXES = 3


def workplace(desk: Desk, facts: Facts) -> Card | None:
    """Return the card that the person carries to work, None where it is empty."""
    profile = portrait.profile_today(facts)
    if profile is None or not (profile.card_work_text or profile.card_call_1):
        return None
    card = Card(desk.theme, _("Card for the workplace"), icon="id-card")
    card.setObjectName("workplace_card")
    if profile.card_work_text:
        card.add(Label(desk.theme, profile.card_work_text))
    calls = [call for call in (profile.card_call_1, profile.card_call_2) if call]
    if calls:
        words = _("Call first {first}, then {then}.").format(first=calls[0], then=calls[-1])
        if len(calls) == 1:
            words = _("Call {first}.").format(first=calls[0])
        card.add(Label(desk.theme, words, tone="text2"))
    written = _("Written on {day}").format(day=day_words(profile.valid_from))
    card.add(Label(desk.theme, written, role="caption", tone="muted"))
    return card


def last_levels(desk: Desk, facts: Facts) -> Card | None:
    """Return the radar of the last assessment, today and before; None where there is nothing to draw."""
    found = desk.parts.levels(facts)
    if found is None or len(found.areas) < _FEWEST_AXES:
        return None
    card = Card(desk.theme, _("Last assessment"), icon="list-checks")
    card.setObjectName("last_assessment")
    today = Series(found.today_name, _floats(found.today))
    before = Series(found.before_name, _floats(found.before)) if found.before else None
    card.add(Radar(desk.theme, tuple(found.areas), today=today, before=before))
    names = (today.name, before.name) if before else (today.name,)
    card.body.addWidget(Legend(desk.theme, *names), 0, Qt.AlignmentFlag.AlignHCenter)
    if found.note:
        card.add(Label(desk.theme, found.note, role="caption", tone="text2"))
    return card


def conditions(desk: Desk, facts: Facts) -> Card:
    """Return what the person chose as conditions of work; it says so when nobody has asked."""
    card = Card(desk.theme, _("Conditions chosen"), icon="sliders-horizontal")
    card.setObjectName("conditions")
    chosen = portrait.conditions(facts)
    if chosen:
        chips = [
            Chip(desk.theme, words, tone="accent", icon="star" if is_must else "check") for words, is_must in chosen
        ]
        card.add(Flow(*chips))
        if any(is_must for _words, is_must in chosen):
            card.add(Label(desk.theme, _("The star marks what is indispensable."), role="caption", tone="muted"))
        return card
    card.add(Label(desk.theme, _("We have not asked yet."), tone="text2"))
    ask = Button(desk.theme, _("Write wishes and conditions"), kind="link", icon="plus").small()
    ask.setObjectName("ask_conditions")
    ask.clicked.connect(lambda: desk.guide.new("work_profile", {"candidate_id": desk.key}))
    card.body.addLayout(row(ask))
    return card


def around(desk: Desk, facts: Facts, name: str) -> Card:
    """Return who is around the person, each with the last contact."""
    card = Card(desk.theme, _("Who is around {name}").format(name=name), icon="users")
    card.setObjectName("around")
    found = portrait.around(facts)
    if not found:
        card.add(Label(desk.theme, _("Nobody is written down yet: who follows the person besides us?"), tone="text2"))
        return card
    rows = []
    for near in found:
        one = FactRow(desk.theme, near.name, detail=near.role, opens=True)
        if near.last_on is not None or near.entity != "candidate":
            one.end_with(portrait.ago(near.last_on, facts.today))
        one.opened.connect(lambda near=near: desk.guide.open(near.entity, near.row_id))
        rows.append(one)
    card.add(RowList(desk.theme, *rows))
    return card


def month(desk: Desk, facts: Facts) -> Card | None:
    """Return the presence of the month at work, with a tick at the share for the whole allowance."""
    found = desk.parts.presence(facts)
    if found is None or found.percent is None:
        return None
    name = month_words(found.month)
    card = Card(desk.theme, name[:1].upper() + name[1:], icon="calendar-days")
    card.setObjectName("month_presence")
    days = ngettext("{done} presence out of {n}", "{done} presences out of {n}", found.days_planned)
    words = days.format(done=found.days_done, n=found.days_planned)
    line = row(Label(desk.theme, words), gap=8)
    line.addWidget(Label(desk.theme, show_percent(found.percent), role="strong", wraps=False))
    card.body.addLayout(line)
    share, threshold = float(found.percent) / 100, _share(found)
    limit = _threshold(found)
    card.add(Meter(desk.theme, share, words=f"{words}, {limit}" if limit else words, threshold=threshold))
    if limit:
        card.add(Label(desk.theme, limit, role="caption", tone="text2"))
    return card


def _share(found: MonthPresence) -> float | None:
    return None if found.threshold is None else float(found.threshold) / 100


def _threshold(found: MonthPresence) -> str:
    if found.threshold is None:
        return ""
    return _("from {percent} on, the whole allowance").format(percent=show_percent(found.threshold))


def _floats(values: Sequence[Decimal | None]) -> tuple[float | None, ...]:
    return tuple(None if value is None else float(value) for value in values)
