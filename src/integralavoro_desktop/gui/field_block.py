"""One field of a form: label, what it needs, marks (history, two versions, to be delivered), help, editor, problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.buttons import SMALLEST_TARGET, IconButton
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.fields_basic import Labelled
from integralavoro_desktop.gui.text import IconLabel
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.privacy import Need
from integralavoro_desktop.kernel.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from integralavoro_desktop.gui.editor import Editor
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.problems import Problem

# room over the label for the clock, which stands over the layout so that nothing moves when it shows
_HEADROOM = 7
NEEDS = {Need.ALWAYS: N_("(needed)"), Need.TO_CLOSE: N_("(needed to close)"), Need.NO: ""}


class TwoVersions(Chip):
    """Says that two people wrote different values; a click opens the decision."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("two versions"), tone="warn", icon="git-compare")
        self.setObjectName("two_versions")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Two people wrote different values. Open them to decide."))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        self.clicked.emit()


class FieldBlock(QWidget):
    """A field in its place. A field for the person's own words stands on apricot.

    `history_asked` and `conflict_asked` come from its marks.
    """

    history_asked = Signal()
    conflict_asked = Signal()

    def __init__(self, theme: Theme, editor: Editor) -> None:
        super().__init__()
        self._theme = theme
        self.editor = editor
        ui = editor.spec.ui
        self.setObjectName(f"{editor.spec.name}_field")
        self.labelled = Labelled(theme, _(ui.label), editor.widget, help_line=_(ui.help), need=_(NEEDS[ui.need]))
        self.is_wide = editor.is_wide or ui.words
        self._clock = IconButton(theme, "history", _("History of «{label}»").format(label=_(ui.label)), kind="ghost")
        self._build(is_words=ui.words)
        editor.entered.connect(self._choose_marks)
        editor.left.connect(self._choose_marks)

    def allow_history(self) -> None:
        """Show the clock while the field has the keyboard or the mouse is over it."""
        self._clock.setProperty("allowed", True)
        self._choose_marks()

    def mark(self, *, is_disputed: bool, is_waiting: bool) -> None:
        """Say that there are two versions, and that the value has not been delivered yet."""
        self._two.setVisible(is_disputed)
        self._waits.setVisible(is_waiting)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the first problem, one that stops before one that warns; none clears the message."""
        ordered = sorted(problems, key=lambda problem: problem.severity is not Severity.STOP)
        if not ordered:
            self.labelled.show_mistake("")
            return
        tone = "danger" if ordered[0].severity is Severity.STOP else "warn"
        self.labelled.show_mistake(ordered[0].sentence, tone=tone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the whole block."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._choose_marks(is_over=event.type() == QEvent.Type.Enter)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clock beside the label."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_clock)

    def _build(self, *, is_words: bool) -> None:
        self._two = TwoVersions(self._theme)
        self._two.clicked.connect(self.conflict_asked)
        self._waits = IconLabel(self._theme, "upload", tone="info", size=16)
        self._waits.setToolTip(_("to be delivered"))
        self._waits.setAccessibleName(_("to be delivered"))
        self._clock.setObjectName(f"{self.editor.spec.name}_history")
        self._clock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clock.setParent(self)
        self._clock.clicked.connect(self.history_asked)
        self._anchor = QWidget()
        self._anchor.setFixedSize(SMALLEST_TARGET, 1)
        marks = [self._two, self._waits, self._anchor]
        if is_words:
            marks.insert(0, IconLabel(self._theme, "quote", tone="words", size=16))
        for widget in marks:
            self.labelled.trail.addWidget(widget)
        self.mark(is_disputed=False, is_waiting=False)
        self._clock.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _HEADROOM, 0, 0)
        if is_words:
            box = Box(self._theme, kind="words_soft", bar="words_bar")
            box.add(self.labelled)
            layout.addWidget(box)
        else:
            layout.addWidget(self.labelled)
        self.installEventFilter(self)

    def _choose_marks(self, *, is_over: bool = False) -> None:
        has_keys = any(widget.hasFocus() for widget in self.editor.stops())
        is_shown = bool(self._clock.property("allowed")) and (has_keys or is_over)
        self._clock.setVisible(is_shown)
        self._place_clock()

    def _place_clock(self) -> None:
        if self._clock.isHidden():
            return
        self._clock.resize(SMALLEST_TARGET, SMALLEST_TARGET)
        center = self._anchor.mapTo(self, self._anchor.rect().center())
        self._clock.move(center.x() - SMALLEST_TARGET // 2, max(0, center.y() - SMALLEST_TARGET // 2))
        self._clock.raise_()
