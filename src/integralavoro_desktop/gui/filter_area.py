"""The filters of a list at work: the bar, the panels under it, and the state they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.gui.filters import FilterBar, FilterPanel, NamePanel, Panel
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.conditions import Condition, Conditions
    from integralavoro_desktop.gui.list_state import ListState


class FilterArea(QWidget):
    """Chips, saved filters, and one panel at a time. `changed` tells that other rows are to be shown."""

    changed = Signal()

    def __init__(self, bench: Bench, conditions: Conditions, state: ListState, *, everything: str = "") -> None:
        super().__init__()
        self._bench = bench
        self._conditions = conditions
        self._state = state
        self._everything = everything or _("Everything")
        self._panel: Panel | None = None
        self.bar = FilterBar(bench.theme)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self._layout.addWidget(self.bar)
        self.bar.add_asked.connect(self.add_filter)
        self.bar.opened.connect(self.add_filter)
        self.bar.removed.connect(self.take_away)
        self.bar.saved_chosen.connect(self.choose)
        self.bar.keep_asked.connect(self._ask_name)
        self.bar.forget_asked.connect(self._forget)
        self.show_state()

    def apply(self, condition: Condition, *, at: int = -1) -> None:
        """Put a filter in force, in the place of the one at `at`."""
        self._state.put(condition, at=at)
        self._close_panel()
        self._tell()

    def take_away(self, place: int) -> None:
        """Take the filter at a place out of force."""
        del self._state.conditions[place]
        self._tell()

    def choose(self, place: int) -> None:
        """Put saved filters in force, all rows for -1."""
        self._state.choose(place)
        self._tell()

    def add_filter(self, at: int = -1) -> None:
        """Open the panel for a filter: a new one, or the one in force at this place."""
        panel = FilterPanel(self._bench, self._conditions, self._state.conditions[at] if at >= 0 else None)
        panel.chosen.connect(lambda condition: self.apply(condition, at=at))
        self._open_panel(panel, panel.field)

    def last_in_words(self) -> str:
        """Return the filter put in force last, «Polo: Rho»; empty without any."""
        if not self._state.conditions:
            return ""
        last = self._state.conditions[-1]
        return f"{self._conditions.label(last)}: {self._conditions.words(last)}"

    def show_state(self) -> None:
        """Show the filters in force and the saved ones."""
        state = self._state
        self.bar.show_conditions([(self._conditions.label(c), self._conditions.words(c)) for c in state.conditions])
        names = [one.name for one in state.saved]
        self.bar.show_saved(names, everything=self._everything, current=state.current, is_own=state.is_own)

    # a list scrolls by itself: were its height to follow from its width, the whole page would scroll too
    def hasHeightForWidth(self) -> bool:
        """Ask for one height."""
        return False

    def sizeHint(self) -> QSize:
        """Take the height of the chips at the present width."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._layout.totalHeightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Never cut the chips."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again when the chips break elsewhere."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _tell(self) -> None:
        self.show_state()
        self.changed.emit()

    def _forget(self) -> None:
        self._state.forget()
        self.show_state()

    def _ask_name(self) -> None:
        panel = NamePanel(self._bench.theme)
        panel.named.connect(self._keep)
        self._open_panel(panel, panel.line)

    def _keep(self, name: str) -> None:
        self._state.keep(name)
        self._close_panel()
        self.show_state()

    def _open_panel(self, panel: Panel, first: QWidget) -> None:
        self._close_panel()
        self._panel = panel
        panel.closed.connect(self._leave_panel)
        self._layout.addWidget(panel)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_panel(self) -> None:
        self._close_panel()
        self.bar.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.setParent(None)
            self._panel.deleteLater()
            self._panel = None
