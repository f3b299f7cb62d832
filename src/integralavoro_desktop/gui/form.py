"""A form drawn from declarations: sections with their purpose, fields in one or two columns, one order for Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integralavoro_desktop.gui.boxes import Line
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.editors import make_editor
from integralavoro_desktop.gui.field_block import FieldBlock
from integralavoro_desktop.gui.tab_order import chain
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.editor import Editor
    from integralavoro_desktop.gui.theme import Theme
    from integralavoro_desktop.kernel.record import Record, Section

_TWO_COLUMNS = 820
_LARGEST_FOR_TWO = 140
_BETWEEN = 28
_EMPTY: tuple[Any, ...] = (None, "", [], False)


class SectionBlock(QWidget):
    """A section: title, purpose, its fields; an optional one can be folded away."""

    def __init__(self, theme: Theme, section: Section, blocks: Sequence[FieldBlock]) -> None:
        super().__init__()
        self.section = section
        self.blocks = tuple(blocks)
        self._columns = 0
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(5)
        self.fold: Button | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if section.title:
            layout.addLayout(self._heading(theme))
            layout.addWidget(Label(theme, _(section.purpose), role="caption", tone="text2"))
        layout.addWidget(self._fields)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self, columns: int) -> None:
        """Put the fields in one column or two: down the left one, then down the right one."""
        if columns == self._columns:
            return
        self._columns = columns
        for block in self.blocks:
            self._grid.removeWidget(block)
        top = 0
        for group in _groups(self.blocks):
            if group[0].is_wide or columns == 1:
                for block in group:
                    self._grid.addWidget(block, top, 0, 1, 2)
                    top += 1
                continue
            tall = -(-len(group) // 2)
            for place, block in enumerate(group):
                self._grid.addWidget(block, top + place % tall, place // tall, Qt.AlignmentFlag.AlignTop)
            top += tall
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)

    def set_folded(self, is_folded: bool) -> None:
        """Hide or show the fields of an optional section."""
        if self.fold is None:
            return
        self._fields.setVisible(not is_folded)
        words = _("Show these fields") if is_folded else _("Hide these fields")
        self.fold.set_text(words, icon="chevron-down" if is_folded else "chevron-up")

    def _heading(self, theme: Theme) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Label(theme, _(self.section.title), role="h3"), 1)
        if self.section.optional:
            self.fold = Button(theme, "", kind="link").small()
            self.fold.setObjectName("fold_section")
            self.fold.clicked.connect(lambda: self.set_folded(not self._fields.isHidden()))
            line.addWidget(self.fold)
            self.set_folded(False)
        return line


class Form(QWidget):
    """The fields of one record. `changed`, `left` and `entered` give the name of the field.

    It shows and reads values; whoever holds it loads, checks and saves.
    """

    changed = Signal(str)
    left = Signal(str)
    entered = Signal(str)
    history_asked = Signal(str)
    conflict_asked = Signal(str)

    def __init__(self, bench: Bench, model: type[Record], sections: Sequence[Section]) -> None:
        super().__init__()
        self._bench = bench
        self.editors: dict[str, Editor] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self.sections = [self._section(model, section) for section in sections]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for place, block in enumerate(self.sections):
            if place:
                layout.addWidget(Line(bench.theme))
            layout.addWidget(block)
        self._arrange()
        self._set_tab_order()
        bench.theme.changed.connect(self._arrange)

    def values(self) -> dict[str, Any]:
        """Return what every field holds: checked values, or texts as typed where they cannot be read."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values; nobody is told. Optional sections without any value are folded."""
        for name in values.keys() & self.editors.keys():
            self.editors[name].set_value(values[name])

    def fold_empty(self) -> None:
        """Fold the optional sections in which nothing is filled."""
        for section in self.sections:
            section.set_folded(not self.filled(section)[0])

    def mistakes(self) -> list[Problem]:
        """Return a problem for each field whose text cannot be read."""
        said = ((name, editor.mistake()) for name, editor in self.editors.items())
        return [Problem("ALL-VALUE", Severity.STOP, name, sentence) for name, sentence in said if sentence]

    def show_problems(self, problems: Sequence[Problem], names: Collection[str] | None = None) -> None:
        """Show under each field what was found in it; with `names`, only under these."""
        for name, block in self.blocks.items():
            is_told = names is None or name in names
            block.show_problems([one for one in problems if one.field == name] if is_told else [])

    def mark(self, *, disputed: Collection[str] = (), waiting: Collection[str] = ()) -> None:
        """Mark the registers that have two versions, and those not delivered yet."""
        for block in self.blocks.values():
            register = block.editor.spec.register
            block.mark(is_disputed=register in disputed, is_waiting=register in waiting)

    def filled(self, section: SectionBlock | None = None) -> tuple[int, int]:
        """Return how many fields are filled, of how many: in a section, or in all."""
        blocks = section.blocks if section else tuple(self.blocks.values())
        return sum(block.editor.value() not in _EMPTY for block in blocks), len(blocks)

    def section_of(self, name: str) -> SectionBlock | None:
        """Return the section that holds a field."""
        block = self.blocks.get(name)
        return next((section for section in self.sections if block in section.blocks), None)

    def focus_field(self, name: str) -> bool:
        """Bring the keyboard to a field, opening its section; False when it is not here."""
        section = self.section_of(name)
        if section is None:
            return False
        section.set_folded(False)
        self.editors[name].target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def focused_field(self) -> str:
        """Return the name of the field that has the keyboard, empty for none."""
        return next((n for n, e in self.editors.items() if any(w.hasFocus() for w in e.stops())), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between one column and two."""
        super().resizeEvent(event)
        self._arrange()

    def _section(self, model: type[Record], section: Section) -> SectionBlock:
        return SectionBlock(self._bench.theme, section, [self._block(model, name) for name in section.fields])

    def _block(self, model: type[Record], name: str) -> FieldBlock:
        editor = make_editor(self._bench, field_of(model, name))
        block = FieldBlock(self._bench.theme, editor)
        editor.changed.connect(lambda: self.changed.emit(name))
        editor.left.connect(lambda: self.left.emit(name))
        editor.entered.connect(lambda: self.entered.emit(name))
        block.history_asked.connect(lambda: self.history_asked.emit(name))
        block.conflict_asked.connect(lambda: self.conflict_asked.emit(name))
        self.editors[name] = editor
        self.blocks[name] = block
        return block

    def _arrange(self) -> None:
        is_small = self._bench.theme.look.text_percent <= _LARGEST_FOR_TWO
        columns = 2 if is_small and self.width() >= _TWO_COLUMNS else 1
        for section in self.sections:
            section.arrange(columns)

    def _set_tab_order(self) -> None:
        stops: list[QWidget] = []
        for section in self.sections:
            stops += [section.fold] if section.fold else []
            stops += [stop for block in section.blocks for stop in block.editor.stops()]
        chain(stops)


def _groups(blocks: Sequence[FieldBlock]) -> Iterator[list[FieldBlock]]:
    """Yield stretches of half-width fields, and each wide field alone."""
    group: list[FieldBlock] = []
    for block in blocks:
        if not block.is_wide:
            group.append(block)
            continue
        if group:
            yield group
        yield [block]
        group = []
    if group:
        yield group
