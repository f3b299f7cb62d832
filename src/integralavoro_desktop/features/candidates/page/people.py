"""The list of people: who is with us today, the next step of each, whose turn it is, what wants attention."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.candidates.batch import Batch
from integralavoro_desktop.features.candidates.lines import PersonLine, contact_words, person_line
from integralavoro_desktop.features.candidates.page.people_now import PeopleNow
from integralavoro_desktop.features.candidates.status import READ, StatusGroup
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.conditions import ONE_OF, Condition, ExtraFilter
from integralavoro_desktop.gui.list_page import ListOptions, ListPage
from integralavoro_desktop.gui.list_state import Saved
from integralavoro_desktop.gui.record_model import Cell, ExtraColumn, Mark
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.page import Page
    from integralavoro_desktop.storage.records import Reader

PERSON = "candidate"
STATE = "state"
COUNTED_AT_ONCE = 1_500
_TOGETHER = 40
_WITH_US = (StatusGroup.REFERRED, StatusGroup.ACTIVE, StatusGroup.PAUSED)
_ICONS = {"contact": "phone", "pause": "circle-pause", "consent": "clock", "permit": "clock"}
_ALSO = frozenset({*(name.partition(".")[0] for name in READ), "activity", "task", "consent", "match", "operator"})


def people_list(bench: Bench, guide: Guide) -> Page:
    """Return the page «Persone»; what its rows and buttons ask for goes to the guide."""
    page = PeopleList(bench)
    page.opened.connect(lambda key: guide.open(PERSON, key))
    page.opened_beside.connect(lambda key: guide.open(PERSON, key))
    page.new_asked.connect(lambda: guide.new(PERSON))
    return page


class PeopleList(ListPage):
    """The list; where many people are held, it opens at once and narrows to those with us when they are counted."""

    def __init__(self, bench: Bench, *, counted_at_once: int = COUNTED_AT_ONCE) -> None:
        self._lines: dict[UUID, PersonLine] = {}
        self._operator = UUID(bench.action.author) if len(bench.action.author) == 32 else None
        self.now = PeopleNow(bench, at_once=counted_at_once)
        super().__init__(bench, PERSON, self._options(bench))
        self.setObjectName("people_list")
        if self.state.columns is None:
            self.model.choose([column.key for column in self.options.extra])
        # no paper of a list of people exists yet: what cannot be done is not offered
        if (printed := self.card.findChild(Button, "print_list")) is not None:
            printed.hide()
        self.now.setParent(self)
        self.now.counted.connect(self.show_rows)

    def show_rows(self) -> None:
        """Read the rows; until everybody is counted, those of every state."""
        self._lines.clear()
        self.now.read()
        if self.now.is_ready:
            super().show_rows()
            return
        kept = self.state.conditions
        self.state.conditions = [one for one in kept if one.key != STATE]
        super().show_rows()
        self.state.conditions = kept

    def refresh(self, changed: frozenset[str]) -> None:
        """Count again whom a commit touched, then read the rows."""
        self.now.note(changed)
        super().refresh(changed)

    def _options(self, bench: Bench) -> ListOptions:
        return ListOptions(
            title=_("People"),
            new_label=_("New person"),
            everything=_("Everybody held here"),
            empty=_("Nobody is here yet. The first person can be written in five minutes."),
            extra=self._columns(),
            extra_filters=_filters(bench, self.now),
            presets=_presets(),
            always=(Filter("merged_into_id", Test.EMPTY),),
            counts=lambda _reader: self.now.words(),
            note=lambda _reader: self._note(),
            also=_ALSO,
        )

    def _columns(self) -> Sequence[ExtraColumn]:
        return (
            ExtraColumn(_("Phase"), self._cell(_phase), "phase"),
            ExtraColumn(_("Next step"), self._cell(_step), "next_step"),
            ExtraColumn(_("Last contact"), self._cell(_contact), "last_contact"),
            ExtraColumn(_("Whose turn"), self._cell(_turn), "turn"),
            ExtraColumn(_("Signals"), self._cell(_signals), "signals"),
        )

    def _cell(self, make: Callable[[PersonLine], Cell]) -> Callable[[Any, Reader], Cell]:
        return lambda person, reader: make(self._line(person, reader))

    def _line(self, person: Any, reader: Reader) -> PersonLine:
        if person.id not in self._lines:
            people = self._near(person)
            batch = Batch(reader, self.bench.catalogue, people)
            for one in people:
                self._lines[one.id] = person_line(one, batch.facts(one, self._operator))
        return self._lines[person.id]

    def _near(self, person: Any) -> list[Any]:
        """Return the person with those who come after in the list, which will be asked for next."""
        row = self.model.row_of(person.id)
        rows = range(row + 1, min(row + _TOGETHER, self.model.rowCount())) if row >= 0 else ()
        after = (self.model.record(place) for place in rows)
        return [person, *(one for one in after if one is not None and one.id not in self._lines)]

    def _note(self) -> str:
        if not any(one.key == STATE for one in self.state.conditions):
            return ""
        closed = self.now.count(StatusGroup.CLOSED)
        shown = next(one.values for one in self.state.conditions if one.key == STATE)
        if not closed or str(StatusGroup.CLOSED) in shown:
            return ""
        return _("{n} closed not among them").format(n=closed)


def _phase(line: PersonLine) -> Cell:
    return Cell(line.phase, "", "text2" if line.is_paused else "text", "body" if line.is_paused else "strong")


def _step(line: PersonLine) -> Cell:
    return Cell(line.step, "", "text" if line.has_step else "danger", sort=str(line.step_on or ""))


def _contact(line: PersonLine) -> Cell:
    return Cell(contact_words(line.contact_on, clock.today()), sort=str(line.contact_on or "0"))


def _turn(line: PersonLine) -> Cell:
    return Cell(line.turn)


def _signals(line: PersonLine) -> Cell:
    marks = (
        Mark(
            one.words,
            "danger" if one.is_danger else "info" if one.key in {"contact", "pause"} else "warn",
            _ICONS.get(one.key),
        )
        for one in line.signals
    )
    return Cell(chips=tuple(marks), sort=-len(line.signals))


def _presets() -> tuple[Saved, ...]:
    def of(name: str, *groups: StatusGroup) -> Saved:
        return Saved(name, (Condition(STATE, ONE_OF, tuple(str(one) for one in groups)),), is_own=False)

    return (
        of(_("All my people"), *_WITH_US),
        of(_("Referrals to answer"), StatusGroup.REFERRED),
        of(_("On a break"), StatusGroup.PAUSED),
        of(_("Closed"), StatusGroup.CLOSED),
    )


def _filters(bench: Bench, now: PeopleNow) -> tuple[ExtraFilter, ...]:
    return (
        ExtraFilter(STATE, _("State"), _state_options, lambda _reader, values: now.of_groups(values)),
        _by_assignment(bench, "operator", _("Coach")),
        _by_assignment(bench, "organisation", _("Polo")),
    )


def _by_assignment(bench: Bench, entity: str, label: str) -> ExtraFilter:
    field = {"operator": "operator_id", "organisation": "unit_id"}[entity]
    return ExtraFilter(field, label, partial(_named, bench, field, entity), partial(_assigned, field))


def _state_options() -> Sequence[tuple[str, str]]:
    return [(str(group), group.words) for group in StatusGroup]


def _open_assignments(reader: Reader, field: str) -> list[Any]:
    rows = reader.many("candidate.assignment", Query((Filter("role", Test.IS, "coach"), Filter(field, Test.FILLED))))
    today = clock.today()
    return [row for row in rows if covers(row.starts_on, row.ends_on, today)]


def _named(bench: Bench, field: str, entity: str) -> Sequence[tuple[str, str]]:
    with bench.store.read() as reader:
        keys = {getattr(row, field) for row in _open_assignments(reader, field)}
        titles = bench.titles(reader, entity, list(keys))
    return sorted(((key.hex, words) for key, words in titles.items()), key=lambda pair: pair[1])


def _assigned(field: str, reader: Reader, values: tuple[str, ...]) -> Collection[UUID]:
    wanted = set(values)
    return {row.candidate_id for row in _open_assignments(reader, field) if getattr(row, field).hex in wanted}
