"""«Occasione e schede» and «Esito»: fields drawn from the declarations, saved together with the grid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from integralavoro_desktop.features.assessments.choices import RaterRole
from integralavoro_desktop.features.assessments.model import Assessment, Sheet
from integralavoro_desktop.features.assessments.page.profile_card import ProfileCard
from integralavoro_desktop.features.assessments.page.rater_head import ICONS
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.boxes import Box, Card, column
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.flow import Flow
from integralavoro_desktop.gui.form import Form
from integralavoro_desktop.gui.tabs import TabView
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.record import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from integralavoro_desktop.features.assessments.occasion import Column
    from integralavoro_desktop.features.assessments.page.filling import Filling
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.problems import Problem

OCCASION = ("held_on", "purpose", "place", "traineeship_id")
DECISION = (
    Section(
        N_("Decision about work"),
        N_("The team decides with the person; the program proposes nothing."),
        ("outcome", "outcome_on", "outcome_by", "outcome_reasons", "person_view"),
    ),
    Section(
        N_("What comes next"),
        N_("What to develop, what helps, and when to look again."),
        ("missing_items", "supports", "review_on"),
    ),
    Section(
        N_("Telling the person"),
        N_("The person hears what came out, as soon as possible."),
        ("returned_on", "returned_how"),
    ),
)
_STACKED_BELOW = 900
SHEET = ("rater_name", "filled_on", "seen_from", "seen_to", "seen_where", "comment")


class FieldTab(TabView):
    """Fields of the occasion; every key goes to the filling, its undo and its draft."""

    def __init__(self, bench: Bench, filling: Filling) -> None:
        super().__init__()
        self.bench = bench
        self.filling = filling
        self.forms: dict[str, Form] = {}
        filling.changed.connect(self.show_values)
        filling.looked.connect(self.show_problems)

    def own_form(self, sections: Sequence[Section]) -> Form:
        """Return a form on fields of the assessment itself."""
        form = Form(self.bench, Assessment, sections)
        form.changed.connect(lambda name: self._describe(form, name))
        form.left.connect(lambda _name: self.filling.look())
        self.forms[""] = form
        return form

    def show_values(self) -> None:
        """Show the values of the filling where they differ from the fields."""
        form = self.forms.get("")
        if form is not None:
            _show(form, self.filling.now.values)

    def show_problems(self) -> None:
        """Show what the checks found under its field."""
        for prefix, form in self.forms.items():
            form.show_problems([*form.mistakes(), *_under(prefix, self.filling.problems)])

    def focus_problem(self, name: str) -> bool:
        """Bring the keyboard to a field that a problem names."""
        prefix, _dot, field = name.rpartition(".")
        form = self.forms.get(prefix)
        return form is not None and form.focus_field(field)

    def _describe(self, form: Form, name: str) -> None:
        label = _(field_of(Assessment, name).ui.label)
        self.filling.describe(label, {name: form.editors[name].value()})


class DecisionTab(FieldTab):
    """The decision, made by people with the profile beside them; the checks that it asks for stand under the fields."""

    def __init__(self, bench: Bench, filling: Filling) -> None:
        super().__init__(bench, filling)
        card = Box(bench.theme)
        card.add(self.own_form(DECISION))
        self.profile_card = ProfileCard(bench.theme, filling.kept_now.grid)
        beside = QWidget()
        beside.setLayout(column(self.profile_card))
        columns = Columns(bench.theme, card, beside, weights=(7, 3), below=_STACKED_BELOW)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self.show_values()
        self.show_problems()

    def show_values(self) -> None:
        """Show the fields, and the profile of the coach's sheet, or of the person's own while the coach's is empty."""
        super().show_values()
        now = self.filling.now
        coach = now.of_role(RaterRole.COACH)
        shown = coach if coach is not None and coach.is_used else now.columns[0]
        self.profile_card.show_sheet(shown, self.filling.kept_now.earlier)


class OccasionTab(FieldTab):
    """When, why and where; then one card for each sheet, and sheets to add."""

    def __init__(self, bench: Bench, filling: Filling) -> None:
        super().__init__(bench, filling)
        theme = bench.theme
        card = Box(theme)
        purpose = N_("When, why and with which instrument. Each rater fills a sheet of their own.")
        card.add(self.own_form([Section(N_("The occasion"), purpose, OCCASION)]))
        instrument = bench.title_of("instrument", filling.now.values["instrument_id"])
        words = _("Instrument: {name}").format(name=instrument)
        card.add(Label(theme, words, role="caption", tone="text2"))
        self.body.addWidget(card)
        self._place = self.body.count()
        self._cards: dict[UUID, Card] = {}
        self._more = Flow()
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        self.show_values()
        self.show_problems()

    def show_values(self) -> None:
        """Show the fields, and a card for each sheet."""
        super().show_values()
        columns = self.filling.now.columns
        if [sheet.id for sheet in columns] != list(self._cards):
            self._make_cards(columns)
        for sheet in columns:
            _show(self.forms[f"sheet.{sheet.id.hex}"], sheet.values)

    def _make_cards(self, columns: Iterable[Column]) -> None:
        for card in self._cards.values():
            card.setParent(None)
            card.deleteLater()
        self._cards = {}
        for key in [key for key in self.forms if key]:
            del self.forms[key]
        for place, sheet in enumerate(columns):
            card = self._card(sheet)
            self._cards[sheet.id] = card
            self.body.insertWidget(self._place + place, card)
        self._offer({str(sheet.role) for sheet in columns})

    def _card(self, sheet: Column) -> Card:
        theme = self.bench.theme
        card = Card(theme, sheet.role.words, icon=ICONS.get(str(sheet.role), "user"))
        card.setObjectName(f"sheet_{sheet.role}")
        if str(sheet.role) == "self":
            card.trail.addWidget(Chip(theme, _("her own words"), tone="words", icon="quote"))
        form = Form(self.bench, Sheet, [Section("", "", SHEET)])
        form.changed.connect(lambda name: self._sign(sheet.id, form, name))
        form.left.connect(lambda _name: self.filling.look())
        self.forms[f"sheet.{sheet.id.hex}"] = form
        card.add(form)
        return card

    def _offer(self, there: set[str]) -> None:
        self._more.clear()
        for role in RaterRole:
            if str(role) not in there:
                words = _("Add a sheet: {role}").format(role=role.words)
                button = Button(self.bench.theme, words, kind="ghost", icon="plus").small()
                button.setObjectName(f"add_{role}")
                button.clicked.connect(lambda _checked=False, role=role: self.filling.invite(role))
                self._more.add(button)

    def _sign(self, key: UUID, form: Form, name: str) -> None:
        label = _(field_of(Sheet, name).ui.label)
        self.filling.sign(key, label, {name: form.editors[name].value()})


def _show(form: Form, values: Any) -> None:
    differing = {name: values.get(name) for name, editor in form.editors.items() if editor.value() != values.get(name)}
    form.set_values(differing)


def _under(prefix: str, problems: Iterable[Problem]) -> list[Problem]:
    found = []
    for problem in problems:
        before, _dot, field = problem.field.rpartition(".")
        if before == prefix or (before == "sheet" and prefix):
            found.append(replace(problem, field=field))
    return found
