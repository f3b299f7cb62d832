"""What a package would change, told person by person before anything of it stays."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlmodel import Session

from integralavoro_desktop.exchange import courier, questions
from integralavoro_desktop.exchange.telling import Teller, label_of, person_of, shortened
from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.storage.conflicts import proposals
from integralavoro_desktop.storage.edit import register_wire
from integralavoro_desktop.storage.records import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from integralavoro_desktop.exchange.inbox import Report
    from integralavoro_desktop.exchange.questions import Question
    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity
    from integralavoro_desktop.kernel.show import CodeLabels
    from integralavoro_desktop.storage.store import Store

_MANY = 5


class How(StrEnum):
    """What would become of something: it is added, changed, two versions, to be deleted, leaves, a new person."""

    ADDED = "added"
    CHANGED = "changed"
    DECIDE = "decide"
    PROPOSED = "proposed"
    LEAVES = "leaves"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that would happen, as a sentence."""

    how: How
    sentence: str


@dataclass(slots=True)
class Group:
    """What would happen to one person, or to one record that belongs to nobody."""

    title: str
    is_person: bool
    lines: list[Line] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, bool, str]:
        """Return its place: what asks for a decision first, then new people, then the others by name."""
        how = {line.how for line in self.lines}
        first = 0 if How.DECIDE in how else 1 if How.NEW in how else 2
        return first, not self.is_person, self.title


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a package in would do: the numbers, the groups in their order, the questions for a person."""

    report: Report
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]

    @property
    def plain_fields(self) -> int:
        """Return how many fields of records that are here would change without a question."""
        return sum(line.how is How.CHANGED for group in self.groups for line in group.lines)

    @property
    def people_to_decide(self) -> int:
        """Return how many people, or records of nobody, have a question."""
        return len({question.file for question in self.questions})


def preview(store: Store, file: Path, *, codes: CodeLabels, shows_clinical: bool = False) -> Preview:
    """Rehearse a package and tell what it would change; the store stays as it is.

    Without `shows_clinical` the values of restricted types are counted and never named. Raises what `rehearse` raises.
    """
    seen = courier.inspect(store, file)
    leaving = tuple(seen.header.down.revoke) if seen.header.down else ()
    device = store.identity.device

    def look(conn: Connection, report: Report) -> Preview:
        # The reader beside the transaction still sees the store as it was: what differs is what would change.
        with store.read() as before, store.connection() as old, Session(conn) as session:
            after = Reader(session, store.catalogue)
            fresh = questions.fresh_conflicts(old, conn)
            asked = questions.told(fresh, after, store.catalogue, codes=codes, device=device)
            asked.sort(key=lambda one: (one.title, one.record))
            pairs = (
                _Pair(before, after),
                _Pair(Teller(before, store.catalogue, codes), Teller(after, store.catalogue, codes)),
            )
            work = _Comparison(store.catalogue, *pairs, shows_clinical=shows_clinical)
            work.ask(asked)
            work.propose(old, conn)
            work.leave(leaving)
            work.compare(report)
            return Preview(report, work.groups(), tuple(asked))

    return courier.rehearse_with(store, file, look)


@dataclass(frozen=True, slots=True)
class _Pair:
    before: Any
    after: Any


class _Comparison:
    """Collects lines by group; the readers and tellers come in pairs, before and after."""

    def __init__(self, catalogue: Catalogue, readers: _Pair, tellers: _Pair, *, shows_clinical: bool) -> None:
        self._catalogue = catalogue
        self._readers = readers
        self._tellers = tellers
        self._shows_clinical = shows_clinical
        self._groups: dict[str, Group] = {}
        self._asked: set[tuple[UUID, str]] = set()
        self._added: dict[str, Counter[str]] = defaultdict(Counter)
        self._clinical: Counter[str] = Counter()

    def ask(self, asked: list[Question]) -> None:
        for question in asked:
            self._asked.add(question.key)
            if question.is_clinical and not self._shows_clinical:
                self._clinical[question.file] += 1
                continue
            field_words = f"{question.record}, {question.label}" if question.record else question.label
            sentence = _("{field}: two versions, changed on both sides").format(field=field_words)
            self._person_or(question.file, question.title).lines.append(Line(How.DECIDE, sentence))

    def propose(self, old: Connection, new: Connection) -> None:
        known = {proposal.row for proposal in proposals(old)}
        for proposal in proposals(new):
            if proposal.row not in known and proposal.entity in self._catalogue:
                entity = self._catalogue.entity(proposal.entity)
                record = self._readers.after.one(proposal.entity, proposal.row)
                words = _("{record}: its deletion is proposed, you decide").format(record=self._named(entity, record))
                self._add(entity, record, Line(How.PROPOSED, words))

    def leave(self, scopes: tuple[str, ...]) -> None:
        for scope in scopes:
            title = self._tellers.before.person(scope[2:]) if scope.startswith("p:") else ""
            if title:
                sentence = _("This file goes to a colleague and leaves this computer.")
                self._person_or(scope[2:], title).lines.append(Line(How.LEAVES, sentence))

    def compare(self, report: Report) -> None:
        for name, rows in sorted(report.applied.rows.items()):
            entity = self._catalogue.entity(name)
            many = len(rows) > _MANY and not _is_of_people(entity)
            for row in sorted(rows):
                self._row(entity, UUID(bytes=row), many=many)

    def groups(self) -> tuple[Group, ...]:
        for kind, count in self._added.items():
            words = ngettext("{n} entry", "{n} entries", count.total()).format(n=count.total())
            self._groups[kind] = Group(kind, is_person=False, lines=[Line(How.ADDED, words)])
        for person, n in self._clinical.items():
            words = ngettext("Clinical area: {n} change", "Clinical area: {n} changes", n).format(n=n)
            self._person_or(person, self._tellers.after.person(person)).lines.append(Line(How.CHANGED, words))
        return tuple(sorted(self._groups.values(), key=lambda group: group.rank))

    def _row(self, entity: Entity, key: UUID, *, many: bool) -> None:
        old, new = self._readers.before.one(entity.name, key), self._readers.after.one(entity.name, key)
        if new is None or (old is not None and not self._differs(entity, old, new)):
            return
        person = person_of(new.scope_id)
        if new.scope_id.startswith("c:") and not self._shows_clinical:
            self._clinical[person] += 1
        elif many:
            self._added[_(entity.kind.words.many)][entity.name] += 1
        elif person and self._readers.before.one(PERSON, UUID(person)) is None:
            self._new_person(person)
        elif old is None:
            sentence = _("{record}: added").format(record=self._named(entity, new))
            self._add(entity, new, Line(How.ADDED, sentence))
        else:
            self._changes(entity, old, new)

    def _new_person(self, person: str) -> None:
        group = self._person_or(person, self._tellers.after.person(person))
        if not any(line.how is How.NEW for line in group.lines):
            group.lines.append(Line(How.NEW, _("A new file comes to this computer.")))

    def _changes(self, entity: Entity, old: Any, new: Any) -> None:
        if new.deleted_at is not None and old.deleted_at is None:
            words = _("{record}: deleted by decision of a colleague, can be restored").format(
                record=self._named(entity, new)
            )
            self._add(entity, new, Line(How.CHANGED, words))
            return
        for register, specs in entity.registers.items():
            before, after = register_wire(old, specs), register_wire(new, specs)
            if before == after or (new.id, register) in self._asked or all(spec.ui.hidden for spec in specs):
                continue
            change = _change(self._tellers.before.wire(specs, before), self._tellers.after.wire(specs, after))
            label = label_of(specs)
            if entity.name != PERSON:
                label = f"{self._named(entity, new)}, {label}"
            self._add(entity, new, Line(How.CHANGED, f"{label}: {change}"))

    def _differs(self, entity: Entity, old: Any, new: Any) -> bool:
        if old.deleted_at != new.deleted_at:
            return True
        return any(register_wire(old, specs) != register_wire(new, specs) for specs in entity.registers.values())

    def _add(self, entity: Entity, record: Any, line: Line) -> None:
        person = person_of(record.scope_id)
        if person:
            self._person_or(person, self._tellers.after.person(person)).lines.append(line)
            return
        root, holder = self._tellers.after.root(entity, record)
        holder = holder or record
        group = self._groups.setdefault(holder.id.hex, Group(self._tellers.after.record(root, holder), is_person=False))
        group.lines.append(line)

    def _person_or(self, key: str, title: str) -> Group:
        return self._groups.setdefault(key, Group(title or _("not in your care"), is_person=True))

    def _named(self, entity: Entity, record: Any) -> str:
        kind, name = self._tellers.after.kind(entity), self._tellers.after.record(entity, record)
        return f"{kind}, {name}" if name and entity.name != PERSON else kind


def _is_of_people(entity: Entity) -> bool:
    return entity.scope.value.startswith(("person", "clinical"))


def _change(before: str, after: str) -> str:
    old, new = shortened(before), shortened(after)
    if old and new:
        return _("from «{before}» to «{after}»").format(before=old, after=new)
    if new:
        return _("written «{after}»").format(after=new)
    return _("«{before}» taken away").format(before=old) if old else _("left empty")
