"""The cards beside the register: the total of the month with how it is calculated, the two tutors, the visits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from integralavoro_desktop.features.traineeships import allowance, register, standing
from integralavoro_desktop.features.traineeships.page.register_cells import hours
from integralavoro_desktop.features.traineeships.page.steps_view import StepsView
from integralavoro_desktop.gui.boxes import Card, Line
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.charts import Meter
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.popover import Popover
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import NONE, show_euro, show_percent
from integralavoro_desktop.kernel.months import first_day
from integralavoro_desktop.kernel.show import short_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.features.traineeships.presence import Presence
    from integralavoro_desktop.features.traineeships.register import Line as Day
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.calculation import Figure
    from integralavoro_desktop.kernel.facts import ParameterSource

_WHOLE = 100


class TotalCard(Card):
    """Presence, hours and allowance of the month on the screen; each number says how it is made."""

    def __init__(self, theme: Theme, traineeship: Traineeship) -> None:
        super().__init__(theme, _("Total of the month"), icon="scale")
        self.setObjectName("total_card")
        self._traineeship = traineeship
        self.percent = Label(theme, NONE, role="number", wraps=False)
        self.percent.setObjectName("percent")
        self.state = Chip(theme, _("not yet"), tone="info")
        self.state.setObjectName("threshold_state")
        self._days = Label(theme, "", role="caption", tone="text2")
        self._meter_place = QWidget()
        self._threshold = Label(theme, "", role="caption", tone="text2")
        self._facts = QWidget()
        self.how = Button(theme, _("How it is calculated"), kind="link", icon="info").small()
        self.how.setObjectName("how")
        self.how.clicked.connect(self._explain)
        self._figure: Figure[Decimal] | None = None
        self.add(Flow(self.percent, self.state, gap=14))
        for widget in (self._days, self._meter_place, self._threshold, Line(theme), self._facts):
            self.add(widget)
        self.body.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)

    def show_month(self, month: str, lines: Sequence[Day], parameters: ParameterSource, today: date) -> None:
        """Count the days of a month; while it runs, those that have come."""
        is_over = bool(lines) and lines[-1].on < today
        counted = register.totals(lines if is_over else standing.so_far(lines, today))
        row = parameters.value_on("TIR.PRESENCE", first_day(month))
        threshold = Decimal(row.value) if row is not None and row.value is not None else None
        self._figure = allowance.due(self._traineeship, month, register.totals(lines), parameters) if is_over else None
        self.percent.setText(show_percent(counted.percent))
        is_told = is_over or not any(line.is_awaited for line in standing.so_far(lines, today))
        self._show_state(counted, threshold if is_told else None, is_over=is_over)
        self._show_days(counted, lines, today, is_over=is_over)
        self._show_meter(counted, threshold, is_sure=row is None or row.verified)
        self._show_facts(counted)
        self.how.setVisible(self._figure is not None and bool(self._figure.steps))

    def _show_state(self, counted: Presence, threshold: Decimal | None, *, is_over: bool) -> None:
        is_measured = threshold is not None and self._traineeship.kind in allowance.BY_PRESENCE
        self.state.setVisible(is_measured and counted.days_planned > 0)
        if threshold is None:
            return
        if counted.reaches(threshold):
            self.state.set_state(_("above the threshold"), tone="ok")
        elif is_over:
            self.state.set_state(_("below the threshold"), tone="warn", icon="triangle-alert")
        else:
            self.state.set_state(_("below the threshold so far"), tone="info")

    def _show_days(self, counted: Presence, lines: Sequence[Day], today: date, *, is_over: bool) -> None:
        words = ngettext(
            "{done} day present of {n} planned", "{done} days present of {n} planned", counted.days_done
        ).format(done=counted.days_done, n=counted.days_planned)
        if not is_over:
            words = _("{days}, until today").format(days=words)
        empty = sum(line.is_awaited for line in standing.so_far(lines, today))
        if empty:
            missing = ngettext("{n} day still empty", "{n} days still empty", empty).format(n=empty)
            words = f"{words} · {missing}"
        self._days.setText(words)

    def _show_meter(self, counted: Presence, threshold: Decimal | None, *, is_sure: bool) -> None:
        share = float(counted.percent or 0) / _WHOLE
        tick = float(threshold) / _WHOLE if threshold is not None else None
        meter = Meter(self.theme, share, words=f"{show_percent(counted.percent)}, {self._days.text()}", threshold=tick)
        self.body.replaceWidget(self._meter_place, meter)
        self._meter_place.setParent(None)
        self._meter_place.deleteLater()
        self._meter_place = meter
        words = ""
        if threshold is not None and self._traineeship.kind in allowance.BY_PRESENCE:
            sentence = (
                _("threshold {share} for the whole allowance")
                if is_sure
                else _("threshold {share} for the whole allowance (to be verified)")
            )
            words = sentence.format(share=show_percent(threshold.normalize()))
        self._threshold.setText(words)
        self._threshold.setVisible(bool(words))

    def _show_facts(self, counted: Presence) -> None:
        done, planned = hours(counted.minutes_done) or "0", hours(counted.minutes_planned) or "0"
        rows = [(_("Hours"), _("{done} of {planned}").format(done=done, planned=planned))]
        rows.append((_("Allowance"), self._allowance_words()))
        facts = _pairs(self.theme, rows)
        self.body.replaceWidget(self._facts, facts)
        self._facts.setParent(None)
        self._facts.deleteLater()
        self._facts = facts

    def _allowance_words(self) -> str:
        figure = self._figure
        if figure is None:
            return _("when the month is over")
        if figure.value is None:
            return figure.why_none or NONE
        words = _("{amount} gross").format(amount=show_euro(figure.value, cents=figure.value % 1 != 0))
        return words if figure.verified else _("{amount}, to be verified").format(amount=words)

    def _explain(self) -> None:
        if self._figure is None:
            return
        holder = self.window() if self.parentWidget() is None else _page_of(self)
        popover = Popover(self.theme, holder, StepsView(self.theme, self._figure.steps), width=440)
        popover.open_at(self.how)


class TutorsCard(Card):
    """The two tutors with the day on which they were last heard. `opened(entity, id)`."""

    opened = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Two tutors"), icon="users")
        self.setObjectName("tutors_card")
        self._rows = RowList(theme)
        self.add(self._rows)

    def show_tutors(self, tutors: Sequence[standing.Tutor], today: date) -> None:
        """Show who follows the traineeship."""
        rows: list[QWidget] = []
        for one in tutors:
            row = FactRow(self.theme, one.name, detail=one.role, opens=True)
            heard = (
                _("heard {day}").format(day=short_day(one.last_on, today=today)) if one.last_on else _("never heard")
            )
            row.end_with(heard)
            row.opened.connect(lambda entity=one.entity, key=one.key: self.opened.emit(entity, key))
            rows.append(row)
        if len(rows) < 2:
            words = _("The company tutor and the tutor of the promoter are written in the training project.")
            rows.append(Label(self.theme, words, role="caption", tone="text2"))
        self._rows.set_rows(*rows)


class VisitsCard(Card):
    """Visits made and due; the next one has the button. `asked(phase)` for a new visit, `opened(id)` for one made."""

    asked = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Visits and reviews"), icon="eye")
        self.setObjectName("visits_card")
        self._rows = RowList(theme)
        self.add(self._rows)

    def show_visits(self, visits: Sequence[standing.Visiting], today: date) -> None:
        """Show the visits in order; the first one still due can be written at once."""
        rows: list[QWidget] = []
        is_first = True
        for one in visits:
            row = self._row(one, today)
            if not one.is_done and is_first:
                write = Button(self.theme, _("Write it")).small()
                write.setObjectName("write_visit")
                write.clicked.connect(lambda _checked=False, phase=one.phase: self.asked.emit(phase))
                row.add(write)
                is_first = False
            rows.append(row)
        if not rows:
            words = _("The visits stand here once the traineeship has its dates.")
            rows.append(Label(self.theme, words, role="caption", tone="text2"))
        self._rows.set_rows(*rows)

    def _row(self, one: standing.Visiting, today: date) -> FactRow:
        phase = one.phase.words if one.phase else _("Visit")
        sentence = _("{phase}, {day}") if one.is_done else _("{phase}, by {day}")
        words = sentence.format(phase=phase, day=short_day(one.on, today=today))
        icon = "circle-check" if one.is_done else "clock" if one.on <= today else "calendar"
        row = FactRow(self.theme, words, icon=icon, opens=one.is_done)
        row.icon.set_icon(icon, "ok" if one.is_done else "warn" if one.on <= today else "muted")
        if one.is_done:
            row.opened.connect(lambda key=one.key: self.opened.emit(key))
        return row


def _pairs(theme: Theme, rows: Sequence[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for place, (name, words) in enumerate(rows):
        label = Label(theme, name, role="caption", tone="text2", wraps=False)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(theme, words, role="name"), place, 1)
    return holder


def _page_of(widget: QWidget) -> QWidget:
    above: QWidget | None = widget
    while above is not None and above.objectName() not in {"page", "traineeship_page"}:
        above = above.parentWidget()
    return above or widget.window()
