"""Editors of what is chosen: a tick, one value or several of a closed list, a code, a link to another record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.gui.check_list import CheckList
from integralavoro_desktop.gui.editor import Editor
from integralavoro_desktop.gui.fields_basic import Check, Combo
from integralavoro_desktop.gui.pick_line import Option, PickLine, PickMany
from integralavoro_desktop.gui.record_chooser import RecordChooser
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.choice import Tri, member
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.values import BadValueError, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.fields import FieldSpec

_LONG_LIST = 6
_MOST_OFFERED = 60


class FlagEditor(Editor):
    """A yes that is ticked or not."""

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        self._box = Check(bench.theme, _("Yes"), spec.name)
        super().__init__(bench, spec, self._box)
        self._box.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self._box.blockSignals(True)
        self._box.setChecked(bool(value))
        self._box.blockSignals(False)
        self._box.update()


class ChoiceEditor(Editor):
    """One value of a closed list. An empty answer to a yes-or-no question says that nobody asked."""

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        combo = Combo(bench.theme, spec.name)
        super().__init__(bench, spec, combo)
        self._combo = combo
        empty = _("Not asked") if spec.of is Tri else _("Not chosen")
        self._combo.addItem(empty, None)
        for one in spec.of or ():
            self._combo.addItem(one.words, one.value)
        self._combo.currentIndexChanged.connect(self._show_empty)
        self._combo.activated.connect(self._tell)
        self._show_empty(0)

    def value(self) -> Any:
        """Return the value chosen."""
        return member(self.spec.of or Tri, self._combo.currentData())

    def set_value(self, value: Any) -> None:
        """Choose a value; one that this version does not know is added to the list."""
        key = None if value is None else str(value)
        if self._combo.findData(key) < 0:
            self._combo.addItem(str(getattr(value, "words", value)), key)
        self._combo.setCurrentIndex(self._combo.findData(key))

    def _tell(self, _at: int) -> None:
        self.changed.emit()

    def _show_empty(self, place: int) -> None:
        self._combo.setProperty("empty", place == 0)
        self._combo.style().unpolish(self._combo)
        self._combo.style().polish(self._combo)


class ChoicesEditor(Editor):
    """Several values of a closed list."""

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        members = tuple(spec.of or ())
        self._list = CheckList(bench.theme, spec.name, [(str(one), one.words) for one in members])
        super().__init__(bench, spec, self._list)
        self.is_wide = len(members) > _LONG_LIST
        self._list.ticked.connect(self.changed)

    def stops(self) -> list[QWidget]:
        """Each box."""
        return list(self._list.boxes())

    def value(self) -> list[Any]:
        """Return the values ticked."""
        return [member(self.spec.of or Tri, key) for key in self._list.ticked_keys()]

    def set_value(self, value: Any) -> None:
        """Tick values."""
        self._list.set_keys([(str(one), str(getattr(one, "words", one))) for one in value or ()])


class PickEditor(Editor):
    """One value, or several, picked from a code list or among records while typing."""

    def __init__(
        self,
        bench: Bench,
        spec: FieldSpec,
        *,
        find: Callable[[str], Sequence[Option]],
        option: Callable[[str], Option],
    ) -> None:
        make = PickMany if spec.is_list else PickLine
        self._pick = make(bench.theme, spec.name, find)
        super().__init__(bench, spec, self._pick)
        self._option = option
        self._pick.picked.connect(self.changed)

    def value(self) -> Any:
        """Return the value picked, the list of them, or the text as typed."""
        if isinstance(self._pick, PickMany):
            loose = self._pick.line.text().strip()
            return self._pick.keys() + ([loose] if loose else [])
        text = self._pick.text().strip()
        return (parse(self.spec, self._pick.key) if self._pick.key else text) or None

    def set_value(self, value: Any) -> None:
        """Show values by their words; a text that names nothing stays a text."""
        if isinstance(self._pick, PickMany):
            self._pick.set_options([self._option(str(key)) for key in value or ()])
        elif value is None or self._reads(value):
            self._pick.set_option(None if value is None else self._option(str(value)))
        else:
            self._pick.setText(str(value))

    def mistake(self) -> str:
        """Say that the text typed is no value of the list."""
        line = self._pick.line if isinstance(self._pick, PickMany) else self._pick
        is_loose = bool(line.text().strip()) and not line.key
        return _("This is not in the list: pick a value, or empty the field.") if is_loose else ""

    def tidy(self) -> None:
        """Take the value whose words were typed in full."""
        (self._pick.line if isinstance(self._pick, PickMany) else self._pick).settle()

    def _reads(self, value: Any) -> bool:
        try:
            parse(self.spec, value)
        except BadValueError:
            return False
        return True


class CodeEditor(PickEditor):
    """A code, or several, of a code list; one no longer in use stays and says so."""

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        super().__init__(bench, spec, find=self._find, option=self._named)

    def _find(self, words: str) -> list[Option]:
        wanted = fold(words).split()
        items = self.bench.codes.choices(self.spec.ui.codes, clock.today())
        found = [Option(one.code, one.label) for one in items if _holds(fold(f"{one.code} {one.label}"), wanted)]
        return found[:_MOST_OFFERED]

    def _named(self, code: str) -> Option:
        name = self.spec.ui.codes
        label = self.bench.codes.label(name, code)
        is_old = all(one.code != code for one in self.bench.codes.choices(name, clock.today()))
        return Option(code, _("{value} (no longer in use)").format(value=label) if is_old else label)


class LinkEditor(PickEditor):
    """Another record, or several, found by name or code."""

    def __init__(self, bench: Bench, spec: FieldSpec) -> None:
        chooser = RecordChooser(bench, spec.ui.reference)
        super().__init__(bench, spec, find=chooser, option=chooser.option)


def _holds(text: str, wanted: list[str]) -> bool:
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted)
