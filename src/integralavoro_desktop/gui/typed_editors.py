"""Editors of what is typed: texts, days, times, numbers, amounts; read as people write, shown in one usual form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from integralavoro_desktop.gui.date_field import DateField
from integralavoro_desktop.gui.editor import Editor
from integralavoro_desktop.gui.fields_basic import LineField, TextArea
from integralavoro_desktop.kernel.fields import Kind
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.values import BadValueError, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit, QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.fields import FieldSpec


class TypedEditor(Editor):
    """A line read by one function and shown by another; `sentence` (a message id) says what it takes."""

    def __init__(
        self,
        bench: Bench,
        spec: FieldSpec,
        *,
        read: Callable[[str], Any] | None = None,
        show: Callable[[Any], str] = str,
        sentence: str = "",
    ) -> None:
        is_day = spec.kind is Kind.DATE
        field = DateField(bench.theme, spec.name) if is_day else LineField(bench.theme, spec.name)
        super().__init__(bench, spec, field)
        self._read = read or partial(parse, spec)
        self._show = show
        self._sentence = sentence
        self._button = field.button if isinstance(field, DateField) else None
        self._line: QLineEdit = field.line if isinstance(field, DateField) else field
        self._line.textEdited.connect(self._tell)
        if isinstance(field, DateField):
            field.picked.connect(self._take)

    def stops(self) -> list[QWidget]:
        """The line, then the button of the calendar."""
        return [self._line, self._button] if self._button else [self._line]

    def value(self) -> Any:
        """Return the value read, or the text as typed."""
        return self._reading()[0]

    def set_value(self, value: Any) -> None:
        """Show a value in its usual form, or a text as it was typed."""
        self._line.setText(value if isinstance(value, str) else "" if value is None else self._show(value))
        self.tidy()

    def mistake(self) -> str:
        """Say what the field takes, when it does not take this."""
        return self._reading()[1]

    def tidy(self) -> None:
        """Write the value in its usual form."""
        value, sentence = self._reading()
        if value is not None and not sentence:
            self._line.setText(self._show(value))
            self._line.setCursorPosition(0)

    def _reading(self) -> tuple[Any, str]:
        text = self._line.text().strip()
        if not text:
            return None, ""
        try:
            return parse(self.spec, self._read(text)), ""
        except ValueError as error:
            is_told = isinstance(error, BadValueError)
            return text, str(error) if is_told else _(self._sentence) or self._parsed(text)

    def _parsed(self, text: str) -> str:
        try:
            parse(self.spec, text)
        except BadValueError as error:
            return str(error)
        return _("This cannot be read.")

    def _tell(self, _text: str) -> None:
        self.changed.emit()

    def _take(self, value: Any) -> None:
        self._line.setText(self._show(value))
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class TextEditor(TypedEditor):
    """A line of plain text, never longer than its column."""

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        super().__init__(bench, spec)
        if spec.size:
            self._line.setMaxLength(spec.size)


class SerialEditor(TextEditor):
    """A number that the program gives: shown, never typed."""

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        super().__init__(bench, spec)
        self._line.setReadOnly(True)
        self._line.setPlaceholderText(_("The program gives it at the first save"))


class LongEditor(Editor):
    """Long text that grows to eight lines; a list of texts has one in each line."""

    is_wide = True

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        area = TextArea(bench.theme, spec.name)
        super().__init__(bench, spec, area)
        self._area = area
        area.textChanged.connect(self.changed)
        if spec.kind is Kind.TEXTS:
            area.setPlaceholderText(_("One in each line"))

    def value(self) -> Any:
        """Return the text, or the lines that are not empty."""
        text = self._area.toPlainText().strip()
        if self.spec.kind is Kind.TEXTS:
            return [line.strip() for line in text.split("\n") if line.strip()]
        return text or None

    def set_value(self, value: Any) -> None:
        """Show a text or lines."""
        self._area.blockSignals(True)
        self._area.setPlainText("\n".join(value) if isinstance(value, list) else str(value or ""))
        self._area.blockSignals(False)
        self._area.updateGeometry()
