"""The work on one record behind its form: load, draft, check, save, undo, and what others change meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from integralavoro_desktop.gui.draft_keeper import DraftKeeper
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.values import BadValueError, parse, to_wire
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.conflicts import registers_in_conflict
from integralavoro_desktop.storage.history import undelivered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.form import Form
    from integralavoro_desktop.kernel.problems import Problem
    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.edit import Base


@dataclass(frozen=True, slots=True)
class Which:
    """A record to work on: an existing one by its key, or a new one with values given; `draft` names one that waits."""

    entity: str
    key: UUID | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    draft: str = ""


class RecordEdit(QObject):
    """Joins a form with the store. `state_changed` after anything worth showing, `saved` with the outcome.

    What is typed is compared with what was shown: only fields that differ are kept as draft and written.
    """

    state_changed = Signal()
    saved = Signal(object)

    def __init__(self, bench: Bench, form: Form, which: Which) -> None:
        super().__init__(form)
        self._bench = bench
        self._form = form
        self._which = which
        self.key = which.key
        self.record: Record | None = None
        self.problems: tuple[Problem, ...] = ()
        self.is_saved = False
        self._base: Base = {}
        self._shown: dict[str, Any] = {}
        self._steps: list[tuple[str, Any]] = []
        self._before: dict[str, Any] = {}
        self.visited: set[str] = set()
        self.shows_all = which.key is not None
        self.keeper = DraftKeeper(bench, which.entity, which.key, key=which.draft)
        self.keeper.setParent(self)
        self.keeper.content = self.typed
        self.keeper.kept.connect(self.state_changed)
        form.changed.connect(self._typed)
        form.left.connect(self._left)
        self.load()

    def load(self) -> None:
        """Show the record as it stands, with the draft that waits for it."""
        self._read()
        self._form.set_values(_values(self.record or self._model(**dict(self._which.given))))
        self._shown = self._wires()
        draft = self.keeper.read()
        for name, wire in draft.items():
            if name in self._form.editors:
                self._put(name, wire)
        self.keeper.base = self.keeper.base if draft else self._base
        self._before = self._wires()
        self._mark()
        if self.key is not None or draft:
            self.look()
        self.state_changed.emit()

    def typed(self) -> dict[str, Any]:
        """Return what was typed and not saved, in the spelling of the exchange."""
        return {name: wire for name, wire in self._wires().items() if wire != self._shown[name]}

    def look(self) -> None:
        """Check the record as it would be saved, without saving, and show what is found."""
        self._show(self._save(dry_run=True))

    def save(self) -> bool:
        """Save it; False, and everything stays a draft, when something must be corrected first."""
        self.shows_all = True
        mistakes = self._form.mistakes()
        outcome = self._save(dry_run=bool(mistakes))
        self._show(outcome)
        if not outcome.saved:
            self.keeper.keep()
            self.state_changed.emit()
            return False
        self.key = outcome.record.id
        self.keeper.discard()
        self.keeper.belong_to(self.key)
        self.is_saved = True
        self._steps.clear()
        self.load()
        self.saved.emit(outcome)
        return True

    def undo(self) -> str:
        """Take the last typed change back; return the name of its field, empty when there is none."""
        if not self._steps:
            return ""
        name, wire = self._steps.pop()
        self._put(name, wire)
        self._before = self._wires()
        self.keeper.touch()
        self.state_changed.emit()
        return name

    @property
    def next_undo(self) -> str:
        """The field that undo would change, empty for none."""
        return self._steps[-1][0] if self._steps else ""

    def put(self, register: str, wire: Any) -> None:
        """Write an older value of a register into the form, as if it had been typed."""
        model = self._bench.catalogue.entity(self._which.entity)
        for spec in model.registers.get(register, ()):
            if spec.name in self._form.editors:
                self._put(spec.name, wire.get(spec.name) if spec.ui.group and wire else wire)
                self._typed(spec.name)
        self.look()

    def throw_away(self) -> None:
        """Forget what was typed and show the record as it stands."""
        self.keeper.discard()
        self._steps.clear()
        self.load()

    def follow(self) -> None:
        """Take in what another window or a bundle changed; what was typed here stays, with the versions seen before."""
        mine = self.typed()
        before = self._base
        self._read()
        fresh = {name: value for name, value in _values(self.record).items() if name not in mine}
        self._form.set_values(fresh)
        kept = {field_of(self._model, name).register for name in mine}
        self._base = {reg: dots for reg, dots in self._base.items() if reg not in kept}
        self._base |= {reg: dots for reg, dots in before.items() if reg in kept}
        self.keeper.base = self._base
        now = self._wires()
        self._shown |= {name: now[name] for name in now if name not in mine}
        self._before = now
        self._mark()
        self.state_changed.emit()

    @property
    def waiting(self) -> frozenset[str]:
        """The registers written here and not delivered yet."""
        if self.key is None:
            return frozenset()
        with self._bench.store.connection() as conn:
            return undelivered(conn, self.key)

    @property
    def _model(self) -> type[Record]:
        return self._bench.catalogue.entity(self._which.entity).model

    def _read(self) -> None:
        if self.key is None:
            return
        with self._bench.store.read() as reader:
            self.record = reader.one(self._which.entity, self.key)
        self._base = self._bench.store.base(self.key.bytes)

    def _wires(self) -> dict[str, Any]:
        return {name: to_wire(value) for name, value in self._form.values().items()}

    def _put(self, name: str, wire: Any) -> None:
        try:
            value = parse(field_of(self._model, name), wire)
        except BadValueError:
            value = wire
        self._form.editors[name].set_value(value)

    def _save(self, *, dry_run: bool) -> desk.Outcome:
        store, action, entity = self._bench.store, self._bench.action, self._which.entity
        refused = {problem.field for problem in self._form.mistakes()}
        values = {name: value for name, value in self._form.values().items() if name not in refused}
        if self.key is None:
            return desk.add(store, action, entity, dict(self._which.given) | values, dry_run=dry_run)
        typed = self.typed()
        wanted = desk.Change(self.key, {n: v for n, v in values.items() if n in typed}, self.keeper.base)
        return desk.change(store, action, entity, wanted, dry_run=dry_run)

    def _show(self, outcome: desk.Outcome) -> None:
        mistakes = self._form.mistakes()
        refused = {problem.field for problem in mistakes}
        self.problems = (*mistakes, *(one for one in outcome.problems if one.field not in refused))
        self._form.show_problems(self.problems, None if self.shows_all else self.visited)
        kind = self._bench.catalogue.entity(self._which.entity)
        self.keeper.title = kind.kind.title(outcome.record) if kind.child is None else ""

    def _typed(self, name: str) -> None:
        self.is_saved = False
        if self.next_undo != name:
            self._steps.append((name, self._before.get(name)))
        self.keeper.touch()
        self.state_changed.emit()

    def _left(self, name: str) -> None:
        self.visited.add(name)
        now = self._wires()
        if self.key is not None or now != self._before or self._form.mistakes():
            self._before = now
            self.look()
        self.state_changed.emit()

    def _mark(self) -> None:
        if self.key is None:
            return
        with self._bench.store.connection() as conn:
            disputed = registers_in_conflict(conn, self.key)
        waiting = self.waiting
        is_partly = bool(self._base.keys() - waiting)
        self._form.mark(disputed=disputed, waiting=waiting if is_partly else ())
        for block in self._form.blocks.values():
            block.allow_history()


def _values(record: Record | None) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields} if record else {}
