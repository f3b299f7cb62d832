"""What every editor of one field does: shows a value, reads it back, tells when the keyboard comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.kernel.values import BadValueError, parse

if TYPE_CHECKING:
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.fields import FieldSpec

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Editor(QObject):
    """Shows and reads the value of one field; `widget` is what stands in the form, `is_wide` asks for both columns.

    `value()` gives the checked value, or the text as typed where it cannot be read: then `mistake()` says why.
    """

    changed = Signal()
    left = Signal()
    entered = Signal()
    is_wide = False

    def __init__(self, bench: Bench, spec: FieldSpec, widget: QWidget) -> None:
        super().__init__(widget)
        self.bench = bench
        self.spec = spec
        self.widget = widget

    @property
    def target(self) -> QWidget:
        """The widget that takes the keyboard: the line of a field that holds more than a line."""
        line = getattr(self.widget, "line", None)
        return line if isinstance(line, QWidget) else self.widget

    def stops(self) -> list[QWidget]:
        """The widgets that Tab visits, in order."""
        return [self.target]

    def value(self) -> Any:
        """Return what the field holds now."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; nobody is told."""
        raise NotImplementedError

    def mistake(self) -> str:
        """Return why what was typed cannot be read, empty when it can."""
        try:
            parse(self.spec, self.value())
        except BadValueError as error:
            return str(error)
        return ""

    def tidy(self) -> None:
        """Write the value in its usual form once the keyboard has left."""

    def watch(self) -> None:
        """Tell when the keyboard comes and goes; called once when the editor is complete."""
        for widget in self.stops():
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard through the widgets of the field."""
        if isinstance(event, QFocusEvent) and event.reason() not in _PASSING:
            if event.gotFocus():
                self.entered.emit()
            else:
                self.tidy()
                self.left.emit()
        return False
