"""What one sheet shows: areas today and before, whether they may be compared, strengths, what wants support now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from integralavoro_desktop.features.assessments.page.rater_head import first_name
from integralavoro_desktop.features.assessments.profile import change, comparability, profile
from integralavoro_desktop.features.assessments.sheets import compared_with
from integralavoro_desktop.gui.boxes import Card, Line
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.charts import Legend, Radar, Series
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import show_number
from integralavoro_desktop.kernel.months import month_key, month_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from integralavoro_desktop.features.assessments.grid import Grid
    from integralavoro_desktop.features.assessments.occasion import Column
    from integralavoro_desktop.features.assessments.profile import AreaMean, View
    from integralavoro_desktop.gui.theme import Theme

_LEAST_AXES = 3


class ProfileCard(Card):
    """Shows one sheet beside the earlier one; never a total, never a mean of raters."""

    def __init__(self, theme: Theme, grid: Grid) -> None:
        super().__init__(theme, _("How it goes"), icon="chart-column")
        self.setObjectName("profile_card")
        self._grid = grid
        self._is_table = False
        self._content = QWidget()
        self.turn = Button(theme, _("Table"), kind="link").small()
        self.turn.setObjectName("turn_table")
        self.turn.clicked.connect(self._turn)
        self.trail.addWidget(self.turn)
        self._shown: tuple[Column, View, View | None, str] | None = None
        self.add(self._content)

    def show_sheet(self, column: Column, earlier: Sequence[View]) -> None:
        """Show the sheet of a rater, with the last earlier one of the same role."""
        view = column.view(self._grid)
        before = compared_with(view, earlier) or _last_of_role(view, earlier)
        self._shown = (column, view, before, _sentence(view, before))
        self._fill()

    def _turn(self) -> None:
        self._is_table = not self._is_table
        self.turn.set_text(_("Chart") if self._is_table else _("Table"))
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        column, view, before, sentence = self._shown
        content = QWidget()
        down = QVBoxLayout(content)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        today = profile(view)
        means = {area.code: area.mean for area in today.areas}
        can_draw = sum(mean is not None for mean in means.values()) >= _LEAST_AXES
        self.turn.setVisible(can_draw)
        if not view.levels and before is None:
            down.addWidget(Label(self.theme, _("The areas stand here once there are levels."), tone="text2"))
        elif self._is_table or not can_draw:
            down.addWidget(self._table(today.areas, view, before))
        else:
            self._chart(down, column, view, before)
        self.sentence = Label(self.theme, sentence, role="caption", tone="text2")
        self.sentence.setObjectName("comparability")
        down.addWidget(self.sentence)
        down.addWidget(Line(self.theme))
        self._items(down, _("Strengths"), today.strengths)
        self._items(down, _("To support now"), today.to_support)
        if today.unrated:
            words = ngettext("{n} item without a level", "{n} items without a level", today.unrated)
            down.addWidget(Label(self.theme, words.format(n=today.unrated), role="caption", tone="muted"))
        self.body.replaceWidget(self._content, content)
        self._content.setParent(None)
        self._content.deleteLater()
        self._content = content

    def _chart(self, down: QVBoxLayout, column: Column, view: View, before: View | None) -> None:
        areas = profile(view).areas
        axes = [area.name.partition(" ")[0] for area in areas]
        today = Series(_series_name(view, first_name(column)), tuple(_plain(area.mean) for area in areas))
        old: Series | None = None
        if before is not None and comparability(before, view).has_difference:
            known = {area.code: area.mean for area in profile(before).areas}
            old = Series(
                _series_name(before, first_name(column)), tuple(_plain(known.get(area.code)) for area in areas)
            )
        self.radar = Radar(self.theme, axes, today=today, before=old)
        self.radar.setObjectName("radar")
        down.addWidget(self.radar)
        down.addWidget(Legend(self.theme, *(series.name for series in (today, old) if series)))

    def _table(self, areas: Sequence[AreaMean], view: View, before: View | None) -> QWidget:
        holder = QWidget()
        holder.setObjectName("profile_table")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        known = {area.code: area for area in profile(before).areas} if before else {}
        moved = {area.code: area for area in change(before, view).areas} if before else {}
        heads = [_("Area"), *([_("Before")] if before else []), _("Today"), *([_("Change")] if moved else [])]
        for place, words in enumerate(heads):
            grid.addWidget(Label(self.theme, words, role="caption-strong", tone="text2", wraps=False), 0, place)
        for row, area in enumerate(areas, start=1):
            cells = [area.name]
            if before:
                old = known.get(area.code)
                cells.append(_number(old.mean if old else None))
            cells.append(_number(area.mean) if area.mean is not None else area.why_none)
            if moved:
                step = moved.get(area.code)
                cells.append(step.trend.words if step and step.trend else "–")
            for place, words in enumerate(cells):
                label = Label(self.theme, words, role="caption", tone="" if place else "text2")
                grid.addWidget(label, row, place)
        return holder

    def _items(self, down: QVBoxLayout, title: str, codes: Sequence[str]) -> None:
        if not codes:
            return
        names = {item.code: item.name for item in self._grid.items}
        label = Label(self.theme, role="caption", tone="text2")
        label.set_lead(f"{title}:", ", ".join(names[code] for code in codes))
        down.addWidget(label)


def _last_of_role(view: View, earlier: Sequence[View]) -> View | None:
    same = [one for one in earlier if one.role == view.role and one.on and view.on and one.on < view.on]
    return max(same, key=lambda one: str(one.on), default=None)


def _sentence(view: View, before: View | None) -> str:
    if before is None or before.on is None:
        return _("First sheet of this role: there is nothing to compare it with yet.")
    found = comparability(before, view).words
    return _("Compared with {month}, {rater}: {found}.").format(
        month=month_words(month_key(before.on)), rater=before.rater, found=found
    )


def _series_name(view: View, rater: str) -> str:
    when = month_words(month_key(view.on)) if view.on else _("without a date")
    return _("{month}, {rater}").format(month=when, rater=rater)


def _plain(mean: Decimal | None) -> float | None:
    return None if mean is None else float(mean)


def _number(mean: Decimal | None) -> str:
    return "–" if mean is None else show_number(mean)
