"""The fields of the quick log: with whom, how, when, how long, counts as, what remains to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.features.activities.page.reminder import Reminder
from integralavoro_desktop.features.activities.page.ways import Ways
from integralavoro_desktop.features.activities.page.when_line import WhenLine
from integralavoro_desktop.features.activities.quick import USUAL_KIND, USUAL_WAY, WAYS, Typed, Way, last_kind
from integralavoro_desktop.gui.boxes import column
from integralavoro_desktop.gui.fields_basic import Check, Combo, Labelled, TextArea
from integralavoro_desktop.gui.keymap import shown
from integralavoro_desktop.gui.pick_line import PickLine
from integralavoro_desktop.gui.record_chooser import RecordChooser
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.problems import Problem

_MOST_MINUTES = 600

_WAY = "_way"  # what only this panel knows of a draft; the usual form passes over it


class ContactForm(QWidget):
    """Reads one contact. `changed` after a key, `grown` when it needs another height."""

    changed = Signal()
    grown = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(10)
        self._add_person()
        self._add_ways()
        self._add_when()
        self._add_note()
        self.clear()

    def start(self, person: UUID | None) -> None:
        """Begin a contact of now, with a person where one is known."""
        self.clear()
        if person is not None:
            self.person.set_option(self._find.option(person))
            self._person_chosen()

    def clear(self) -> None:
        """Empty every field and take all sentences away; nobody is told."""
        self.blockSignals(True)
        self.person.set_option(None)
        self.ways.choose(USUAL_WAY)
        self._times.clear()
        self._choose_kind(USUAL_KIND)
        self.note.clear()
        self.own_words.setChecked(False)
        self.reminder.clear()
        for labelled in (self._person, self._note):
            labelled.show_mistake("")
        self.blockSignals(False)

    def focus_first(self) -> None:
        """Bring the keyboard to «Con chi» where nobody is chosen, else to the note."""
        target = self.note if self.person.key else self.person
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Typed | None:
        """Return the contact; None, with sentences under the fields, when something is not readable."""
        person, at, minutes = self._read_person(), self._times.read_moment(), self._times.read_minutes()
        is_reminder_whole = self.reminder.check()
        if person is None or at is None or minutes is None or not is_reminder_whole:
            first = next(one for one in (self.person, self.when, self.minutes, self.reminder.text) if _is_invalid(one))
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Typed(
            person,
            self.ways.chosen,
            at,
            minutes,
            str(self.kind.currentData()),
            note=self.note.toPlainText().strip(),
            is_own_words=self.own_words.isChecked(),
            reminder=self.reminder.words(),
            remind_on=self.reminder.day(),
        )

    def unfinished(self) -> dict[str, Any]:
        """Return what somebody really typed, by field of the diary; nothing where only the usual values stand."""
        note, reminder = self.note.toPlainText().strip(), self.reminder.words()
        if not note and not reminder:
            return {}
        field = "person_words" if self.own_words.isChecked() else "summary"
        at = self._times.moment()
        return {
            "candidate_id": UUID(self.person.key) if self.person.key else None,
            field: note,
            "place": self.ways.chosen.place,
            "happened_on": at.astimezone().date() if at else None,
            "starts_at": at.astimezone().time() if at else None,
            "minutes": self._times.length(),
            "kind": self.kind.currentData(),
            "next_step": reminder,
            "next_on": self.reminder.day() if reminder else None,
            _WAY: self.ways.chosen.key,
        }

    def take_back(self, wires: Mapping[str, Any]) -> None:
        """Show a draft again."""
        if wires.get("candidate_id"):
            self.person.set_option(self._find.option(UUID(str(wires["candidate_id"]))))
            self._person_chosen()
        self.ways.choose(next((one for one in WAYS if one.key == wires.get(_WAY)), USUAL_WAY))
        self._times.take_back(wires)
        if wires.get("kind"):
            self._choose_kind(str(wires["kind"]))
        self.note.setPlainText(str(wires.get("person_words") or wires.get("summary") or ""))
        self.own_words.setChecked(bool(wires.get("person_words")))
        self.reminder.take_back(str(wires.get("next_step") or ""), str(wires.get("next_on") or ""))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what keeps the contact from being saved; what belongs to no field here stands under the note."""
        places = {"candidate_id": self._person, **self._times.fields}
        for problem in problems:
            places.get(problem.field, self._note).show_mistake(problem.sentence)

    def _add_person(self) -> None:
        self._find = RecordChooser(self._bench, "candidate")
        self.person = PickLine(self._bench.theme, "candidate_id", self._find)
        self.person.setPlaceholderText(_("Name or code"))
        self.person.picked.connect(self._person_picked)
        self.person.returnPressed.connect(self._take_first)
        self._person = Labelled(self._bench.theme, _("With whom"), self.person)
        self._down.addWidget(self._person)

    def _add_ways(self) -> None:
        theme = self._bench.theme
        self.ways = Ways(theme, self)
        self.ways.taken.connect(self._way_taken)
        labelled = Labelled(theme, _("How"), self.ways)
        labelled.trail.addWidget(Label(theme, shown("how"), role="caption", tone="muted", wraps=False))
        self._down.addWidget(labelled)

    def _add_when(self) -> None:
        theme = self._bench.theme
        self._times = WhenLine(theme)
        self._times.changed.connect(self.changed)
        self.when, self.minutes = self._times.when, self._times.minutes
        self.kind = Combo(theme, "kind")
        for item in self._bench.codes.choices("ATT", clock.today()):
            self.kind.addItem(item.label, item.code)
        self.kind.activated.connect(lambda _at: self.changed.emit())
        self._times.line.addWidget(Labelled(theme, _("Counts as"), self.kind), 4, Qt.AlignmentFlag.AlignTop)
        self._down.addWidget(self._times)

    def _add_note(self) -> None:
        theme = self._bench.theme
        self.note = TextArea(theme, "summary")
        self.note.textChanged.connect(self._note_changed)
        self._note = Labelled(theme, _("What remains to be known"), self.note, need=_("(optional)"))
        self.own_words = Check(theme, _("It is a sentence of the person's own"), "own_words")
        self.own_words.setAccessibleDescription(_("It goes to the person's words, quoted and dated."))
        self.own_words.toggled.connect(lambda _on: self.changed.emit())
        self.reminder = Reminder(theme)
        self.reminder.changed.connect(self.changed)
        self.reminder.grown.connect(self.grown)
        self._down.addWidget(self._note)
        self._down.addLayout(column(self.own_words, self.reminder, gap=0))

    def _note_changed(self) -> None:
        self.changed.emit()
        self.grown.emit()

    def _take_first(self) -> None:
        """Enter takes the first person offered, so that two letters are enough."""
        if not self.person.key:
            found = self._find(self.person.text())
            if self.person.text().strip() and found:
                self.person.set_option(found[0])
                self.person.picked.emit()
        if self.person.key:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _person_picked(self) -> None:
        if self.person.key:
            self._person_chosen()
        self.changed.emit()

    def _person_chosen(self) -> None:
        self._person.show_mistake("")
        mine = Query((Filter("candidate_id", Test.IS, UUID(self.person.key)),), limit=20)
        with self._bench.store.read() as reader:
            self._choose_kind(last_kind(reader.many("activity", mine)))

    def _way_taken(self, way: Way) -> None:
        if way.kind:
            self._choose_kind(way.kind)
        self.changed.emit()

    def _choose_kind(self, code: str) -> None:
        self.kind.setCurrentIndex(max(0, self.kind.findData(code)))

    def _read_person(self) -> UUID | None:
        self.person.settle()
        is_chosen = bool(self.person.key)
        self._person.show_mistake("" if is_chosen else _("Choose the person: two letters of the name are enough."))
        return UUID(self.person.key) if is_chosen else None


def _is_invalid(widget: QWidget) -> bool:
    return bool(widget.property("invalid"))
