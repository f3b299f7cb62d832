"""A form drawn from declarations: columns, order, needs, words of the person, problems."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.record import RECORD
from integralavoro_desktop.gui.boxes import Box
from integralavoro_desktop.gui.form import Form
from integralavoro_desktop.gui.theme import Look, Scheme
from integralavoro_desktop.kernel.columns import day, long_text, text
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.record import Record, Section, Ui


class Wish(Record):
    """A small record: two halves, her words, a date, an optional part."""

    one: Annotated[str | None, Ui("One", Privacy.WORK, Need.ALWAYS, help="A line of help")] = text(40)
    two: Annotated[str | None, Ui("Two", Privacy.WORK)] = text(40)
    three: Annotated[str | None, Ui("Three", Privacy.WORK)] = text(40)
    said: Annotated[str | None, Ui("Her words", Privacy.SOCIAL, words=True)] = long_text()
    on: Annotated[date | None, Ui("On", Privacy.WORK, Need.TO_CLOSE)] = day()
    note: Annotated[str | None, Ui("Note", Privacy.WORK)] = long_text()


SECTIONS = (
    Section("First", "What it is for.", ("one", "two", "three", "said", "on")),
    Section("Second", "More, if wanted.", ("note",), optional=True),
)
ORDER = ["one", "two", "three", "said", "on", "on_calendar", "note"]


@pytest.fixture
def form(records, show) -> Form:
    """Give the form of the small record, wide enough for two columns."""
    return show(Form(records, Wish, SECTIONS), 900, 700)


def test_two_columns_are_read_down_the_left_one_first(form) -> None:
    left, right = place(form, "one")[0], place(form, "three")[0]
    assert place(form, "two")[0] == left < right
    assert place(form, "one")[1] < place(form, "two")[1]
    assert place(form, "three")[1] == place(form, "one")[1]


def test_her_words_take_both_columns_on_their_own_ground(form) -> None:
    block = form.blocks["said"]
    assert block.width() > 2 * form.blocks["one"].width()
    assert isinstance(block.labelled.parentWidget(), Box)


def test_a_narrow_form_has_one_column(form, qtbot) -> None:
    form.resize(700, 700)
    qtbot.waitUntil(lambda: place(form, "three")[0] == place(form, "one")[0])
    assert place(form, "three")[1] > place(form, "two")[1]


def test_large_text_has_one_column(form, theme, qtbot) -> None:
    theme.set_look(Look(Scheme.LIGHT, 150))
    qtbot.waitUntil(lambda: place(form, "three")[0] == place(form, "one")[0])


def test_tab_walks_the_fields_in_the_order_of_the_declaration(form) -> None:
    form.focus_field("one")
    walked = []
    for _stop in ORDER:
        walked.append(QApplication.focusWidget().objectName())
        form.window().focusNextChild()
        while QApplication.focusWidget().objectName() == "fold_section":
            form.window().focusNextChild()
    assert walked == ORDER


def test_what_is_needed_is_said_in_words(form) -> None:
    said = {name: [label.text() for label in form.blocks[name].findChildren(QLabel)] for name in ("one", "two", "on")}
    assert "(needed)" in said["one"]
    assert "(needed to close)" in said["on"]
    assert not any(words.startswith("(") for words in said["two"])


def test_every_field_of_a_real_form_has_a_name_a_label_and_a_buddy(records, qtbot) -> None:
    form = Form(records, Candidate, RECORD.sections)
    qtbot.addWidget(form)
    for name, block in form.blocks.items():
        target = block.editor.target
        assert target.objectName() == name
        assert block.labelled.label.buddy() is block.editor.widget
        assert block.labelled.label.text() in target.accessibleName() + block.editor.widget.accessibleName()


def test_a_problem_stands_under_its_field_until_it_is_gone(form) -> None:
    form.show_problems([Problem("X", Severity.STOP, "two", "Write it."), Problem("X", Severity.WARN, "three", "Look.")])
    assert [form.blocks[name].labelled.mistake() for name in ("one", "two", "three")] == ["", "Write it.", "Look."]
    assert form.editors["two"].target.property("invalid") is True
    assert form.editors["three"].target.property("invalid") is False
    form.show_problems([])
    assert form.blocks["two"].labelled.mistake() == ""


def test_what_cannot_be_read_is_told_and_not_cleared(form) -> None:
    form.editors["on"].target.setText("31/2/2026")
    assert [problem.field for problem in form.mistakes()] == ["on"]
    assert form.values()["on"] == "31/2/2026"


def test_an_empty_optional_section_is_folded_and_opens_for_its_field(form) -> None:
    form.fold_empty()
    assert not form.blocks["note"].isVisible()
    assert form.focus_field("note")
    assert form.blocks["note"].isVisible()


def test_filled_fields_are_counted(form) -> None:
    form.set_values({"one": "x", "said": "Vorrei stare tranquilla."})
    assert form.filled() == (2, 6)
    assert form.filled(form.sections[1]) == (0, 1)


def test_showing_values_tells_nobody(form, qtbot) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.set_values({"one": "x", "on": date(2026, 11, 3), "note": "y"})


def test_the_clock_shows_only_beside_the_field_with_the_keyboard(form) -> None:
    block = form.blocks["two"]
    block.allow_history()
    clock = block.findChild(object, "two_history")
    assert not clock.isVisible()
    form.focus_field("two")
    assert clock.isVisible()


def test_two_versions_are_marked_beside_the_label(form, qtbot) -> None:
    form.mark(disputed={"two"})
    chip = form.blocks["two"].findChild(object, "two_versions")
    assert chip.isVisible()
    assert not form.blocks["one"].findChild(object, "two_versions").isVisible()
    with qtbot.waitSignal(form.conflict_asked) as asked:
        chip.clicked.emit()
    assert asked.args == ["two"]


def place(form: Form, name: str) -> tuple[int, int]:
    """Return where a field stands in the form."""
    corner = form.blocks[name].mapTo(form, form.blocks[name].rect().topLeft())
    return corner.x(), corner.y()
