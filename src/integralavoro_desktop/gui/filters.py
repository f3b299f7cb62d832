"""The filters of a list: chips, a panel to add one, and filters saved by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Box, row
from integralavoro_desktop.gui.buttons import Button, IconButton
from integralavoro_desktop.gui.check_list import CheckList
from integralavoro_desktop.gui.chips import FilterChip
from integralavoro_desktop.gui.conditions import BETWEEN, TESTS, Condition, Conditions
from integralavoro_desktop.gui.editors import make_editor
from integralavoro_desktop.gui.fields_basic import Combo, Labelled, LineField
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.keymap import with_key
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.values import parse, to_wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.editor import Editor
    from integralavoro_desktop.gui.theme import Theme

_ACROSS = 860


class FilterBar(QWidget):
    """The filters in force as chips, «Aggiungi filtro», and the saved ones in a list.

    `removed(place)` and `opened(place)` come from the chips; `add_asked`, `saved_chosen(place)` (-1 is all),
    `keep_asked`, `forget_asked` from the rest.
    """

    removed = Signal(int)
    opened = Signal(int)
    add_asked = Signal()
    saved_chosen = Signal(int)
    keep_asked = Signal()
    forget_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chips = Flow()
        self.add = Button(theme, _("Add a filter"), kind="link", icon="plus")
        self.add.setObjectName("add_filter")
        self.add.setToolTip(with_key(_("Add a filter"), "add_filter"))
        self.add.clicked.connect(self.add_asked)
        self.saved = Combo(theme, "saved_filters")
        self.saved.setAccessibleName(_("Saved filters"))
        self.saved.activated.connect(lambda at: self.saved_chosen.emit(at - 1))
        self.keep = IconButton(theme, "bookmark", _("Save these filters by name"))
        self.keep.setObjectName("keep_filter")
        self.keep.clicked.connect(self._keep_or_forget)
        label = Label(theme, _("Saved filters"), role="caption", tone="muted", wraps=False)
        label.setBuddy(self.saved)
        self._right = QWidget()
        self._right.setLayout(row(label, self.saved, self.keep))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.chips, 1)
        self._line.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)

    def show_conditions(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show these filters, each with field and value in words."""
        self.add.setParent(None)
        self.chips.clear()
        for place, (field, value) in enumerate(chips):
            chip = FilterChip(self._theme, field, value)
            chip.setObjectName("filter_chip")
            chip.removed.connect(lambda at=place: self.removed.emit(at))
            chip.clicked.connect(lambda _checked=False, at=place: self.opened.emit(at))
            self.chips.add(chip)
        self.chips.add(self.add)
        self.add.show()

    def show_saved(self, names: Sequence[str], *, everything: str, current: int, is_own: bool) -> None:
        """List the saved filters; `current` (-1 is all) is the one in force, `is_own` when it can be forgotten."""
        self.saved.clear()
        self.saved.addItems([everything, *names])
        self.saved.setCurrentIndex(current + 1)
        self.keep.setProperty("forgets", is_own)
        self.keep.set_text("", icon="trash-2" if is_own else "bookmark")
        self.keep.set_name(_("Forget this saved filter") if is_own else _("Save these filters by name"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the saved filters under the chips where it is narrow."""
        super().resizeEvent(event)
        is_wide = not self._theme.is_large and self.width() >= _ACROSS
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(direction)

    def _keep_or_forget(self) -> None:
        (self.forget_asked if self.keep.property("forgets") else self.keep_asked).emit()


class Panel(Box):
    """A small panel under the filters; Escape puts it away (`closed`)."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class FilterPanel(Panel):
    """Chooses a field, how it compares, and with what; `chosen(condition)` when it is complete."""

    chosen = Signal(object)

    def __init__(self, bench: Bench, conditions: Conditions, start: Condition | None = None) -> None:
        super().__init__(bench.theme)
        self.setObjectName("filter_panel")
        self._bench = bench
        self._conditions = conditions
        self._editors: list[Editor] = []
        self._list: CheckList | None = None
        self.field = Combo(bench.theme, "filter_field")
        for key, label in conditions.fields():
            self.field.addItem(label, key)
        self.test = Combo(bench.theme, "filter_test")
        self.field.currentIndexChanged.connect(lambda _at: self._choose_field())
        self.test.currentIndexChanged.connect(lambda _at: self._choose_test())
        upper = row(Labelled(bench.theme, _("Field"), self.field), Labelled(bench.theme, _("How"), self.test), gap=16)
        self.body.addLayout(upper)
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        self.body.addLayout(self._place)
        apply = Button(bench.theme, _("Apply the filter"), icon="check")
        apply.setObjectName("apply_filter")
        apply.clicked.connect(self._apply)
        back = Button(bench.theme, _("Leave it"), kind="ghost")
        back.clicked.connect(self.closed)
        self.body.addLayout(row(apply, back))
        self._start(start)

    def _start(self, start: Condition | None) -> None:
        if start is not None:
            self.field.setCurrentIndex(self.field.findData(start.key))
        self._choose_field()
        if start is not None:
            self.test.setCurrentIndex(self.test.findData(start.test))
            self._show_values(start)

    def _choose_field(self) -> None:
        self.test.blockSignals(True)
        self.test.clear()
        for test in self._conditions.tests(self.field.currentData()):
            self.test.addItem(_(TESTS[test]), test)
        self.test.blockSignals(False)
        self._choose_test()

    def _choose_test(self) -> None:
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        key, test = self.field.currentData(), self.test.currentData()
        self._editors, self._list = [], None
        if key in self._conditions.extra:
            extra = self._conditions.extra[key]
            self._list = CheckList(self._bench.theme, "filter_values", extra.options())
            self._place.addWidget(self._list)
        for place, spec in enumerate(self._conditions.asked(key, test)):
            editor = make_editor(self._bench, spec)
            label = (_("To") if place else _("From")) if test == BETWEEN else _("Value")
            self._editors.append(editor)
            self._place.addWidget(Labelled(self._bench.theme, label, editor.widget))

    def _show_values(self, start: Condition) -> None:
        if self._list is not None:
            self._list.set_keys([(value, value) for value in start.values])
        elif start.test == BETWEEN:
            for editor, value in zip(self._editors, start.values, strict=True):
                editor.set_value(_read(editor, value))
        elif self._editors:
            given: Any = list(start.values) if self._editors[0].spec.is_list else start.values[0]
            self._editors[0].set_value(_read(self._editors[0], given))

    def _apply(self) -> None:
        wrong = next((editor for editor in self._editors if editor.mistake()), None)
        if wrong is not None:
            wrong.target.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values = self._values()
        needs_none = not self._editors and self._list is None
        if needs_none or any(values):
            self.chosen.emit(Condition(self.field.currentData(), self.test.currentData(), values))

    def _values(self) -> tuple[str, ...]:
        if self._list is not None:
            return tuple(self._list.ticked_keys())
        wires = [to_wire(editor.value()) for editor in self._editors]
        if len(wires) == 1 and isinstance(wires[0], list):
            return tuple(wires[0])
        return tuple("" if wire is None else _text(wire) for wire in wires)


class NamePanel(Panel):
    """Asks for the name under which the filters are saved; `named(name)` when it is given."""

    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("name_panel")
        self.line = LineField(theme, "filter_name")
        self.line.setMaxLength(60)
        self.line.returnPressed.connect(self._give)
        save = Button(theme, _("Save the filter"), icon="bookmark")
        save.setObjectName("save_filter")
        save.clicked.connect(self._give)
        back = Button(theme, _("Leave it"), kind="ghost")
        back.clicked.connect(self.closed)
        self.add(Labelled(theme, _("Name of the filter"), self.line))
        self.body.addLayout(row(save, back))

    def _give(self) -> None:
        name = self.line.text().strip()
        if name:
            self.named.emit(name)


def _text(wire: Any) -> str:
    return ("yes" if wire else "no") if isinstance(wire, bool) else str(wire)


def _read(editor: Editor, value: Any) -> Any:
    return parse(editor.spec, value)
