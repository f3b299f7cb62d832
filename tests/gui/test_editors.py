"""Each kind of field has an editor which gives back what it was shown and keeps what was typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from integralavoro_desktop.features.candidates.choices import ItalianLevel, Licence
from integralavoro_desktop.gui.bench import Bench
from integralavoro_desktop.gui.editors import make_editor
from integralavoro_desktop.gui.typed_editors import TextEditor
from integralavoro_desktop.kernel.choice import Tri, UnknownKey
from integralavoro_desktop.kernel.columns import LONG
from integralavoro_desktop.kernel.fields import FieldSpec, Kind
from integralavoro_desktop.kernel.privacy import Privacy
from integralavoro_desktop.kernel.record import Ui

ROUND = [
    (Kind.TEXT, {"size": 40}, "Via dell’Orto 3"),
    (Kind.LONG, {"size": LONG}, "Una riga\nun’altra"),
    (Kind.TEXTS, {}, ["uno", "due"]),
    (Kind.DATE, {}, date(1992, 4, 8)),
    (Kind.MOMENT, {}, datetime(2026, 11, 3, 13, 30, tzinfo=UTC)),
    (Kind.TIME, {}, time(8, 30)),
    (Kind.WHOLE, {}, 4),
    (Kind.MINUTES, {}, 90),
    (Kind.DECIMAL, {}, Decimal("37.5")),
    (Kind.EURO, {}, Decimal("1234.50")),
    (Kind.FLAG, {}, True),
    (Kind.CHOICE, {"of": ItalianLevel}, ItalianLevel.B1),
    (Kind.CHOICES, {"of": Licence}, [Licence.A, Licence.B]),
]
TYPED = [
    (Kind.DATE, "3/11/2026", "3 November 2026"),
    (Kind.TIME, "830", "8:30"),
    (Kind.EURO, "1234,5", "1.234,50 €"),
    (Kind.MINUTES, "1:30", "1 h 30 min"),
]


@pytest.mark.parametrize(("kind", "more", "value"), ROUND, ids=[row[0] for row in ROUND])
def test_an_editor_gives_back_what_it_was_shown(records, qtbot, kind: Kind, more: dict[str, Any], value: Any) -> None:
    editor = made(records, qtbot, kind, **more)
    editor.set_value(value)
    assert editor.value() == value
    assert editor.mistake() == ""


@pytest.mark.parametrize(("kind", "more", "value"), ROUND, ids=[row[0] for row in ROUND])
def test_an_editor_can_be_emptied_again(records, qtbot, kind: Kind, more: dict[str, Any], value: Any) -> None:
    editor = made(records, qtbot, kind, **more)
    editor.set_value(value)
    editor.set_value(None)
    assert editor.value() in (None, [], False)


@pytest.mark.parametrize(("kind", "typed", "usual"), TYPED, ids=[row[0] for row in TYPED])
def test_what_is_typed_takes_its_usual_form_when_the_keyboard_leaves(records, qtbot, kind, typed, usual) -> None:
    editor = made(records, qtbot, kind)
    type_in(editor, typed)
    editor.tidy()
    assert line_of(editor).text() == usual


@pytest.mark.parametrize(
    ("kind", "typed"), [(Kind.DATE, "31/2/2026"), (Kind.TIME, "25:00"), (Kind.EURO, "tanto"), (Kind.WHOLE, "un po’")]
)
def test_what_cannot_be_read_stays_as_typed_and_is_explained(records, qtbot, kind: Kind, typed: str) -> None:
    editor = made(records, qtbot, kind)
    type_in(editor, typed)
    editor.tidy()
    assert line_of(editor).text() == typed
    assert editor.value() == typed
    assert editor.mistake().endswith(".")


def test_a_value_beyond_its_limit_is_explained(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.WHOLE, low=1, high=5)
    type_in(editor, "9")
    assert editor.mistake() == "The largest value here is 5."


def test_an_unusual_month_is_read_and_shown_in_words(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.TEXT, ui=Ui("Month", Privacy.WORK, kind="month"), size=7)
    type_in(editor, "10/26")
    editor.tidy()
    assert (editor.value(), line_of(editor).text()) == ("2026-10", "October 2026")
    type_in(editor, "13/2026")
    assert editor.mistake() == "Write the month as 10/2026 or October."


def test_an_empty_yes_or_no_says_that_nobody_asked(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.CHOICE, of=Tri)
    editor.set_value(None)
    assert editor.widget.currentText() == "Not asked"
    assert editor.value() is None


def test_a_value_of_a_newer_version_is_kept(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.CHOICE, of=ItalianLevel)
    editor.set_value(UnknownKey("c3"))
    assert (str(editor.value()), editor.widget.currentText()) == ("c3", "unknown value (c3)")


def test_a_code_typed_in_full_is_taken(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.CODE, ui=Ui("Language", Privacy.WORK, codes="ISO639"), size=24)
    type_in(editor, "italian")
    editor.tidy()
    assert editor.value() == "it"


def test_words_that_name_no_code_are_kept_and_explained(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.CODE, ui=Ui("Language", Privacy.WORK, codes="ISO639"), size=24)
    type_in(editor, "marziano")
    editor.tidy()
    assert editor.value() == "marziano"
    assert "not in the list" in editor.mistake()


def test_a_code_no_longer_in_use_says_so(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.CODE, ui=Ui("Language", Privacy.WORK, codes="ISO639"), size=24)
    editor.set_value("zzz")
    assert editor.widget.text() == "zzz (no longer in use)"
    assert editor.value() == "zzz"


def test_several_codes_are_added_one_by_one(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.CODES, ui=Ui("Languages", Privacy.WORK, codes="ISO639"))
    editor.set_value(["it"])
    type_in(editor, "arabic")
    editor.tidy()
    assert editor.value() == ["it", "ar"]


def test_a_record_is_found_by_a_piece_of_its_name(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.LINK, ui=Ui("Firm", Privacy.WORK, reference="organisation"))
    found = editor.widget._find("caffe ort")  # noqa: SLF001 - what the list would offer
    assert [option.label for option in found] == ["Caffè dell’Orto"]


def test_a_link_shows_the_name_of_its_record(records, qtbot) -> None:
    with records.store.read() as reader:
        firm = reader.many("organisation")[0]
    editor = made(records, qtbot, Kind.LINK, ui=Ui("Firm", Privacy.WORK, reference="organisation"))
    editor.set_value(firm.id)
    assert editor.widget.text() == firm.name
    assert editor.value() == firm.id


def test_the_calendar_comes_after_its_line(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.DATE)
    assert [stop.objectName() for stop in editor.stops()] == ["value", "value_calendar"]


def test_a_day_pointed_at_in_the_calendar_is_taken(records, qtbot) -> None:
    editor = made(records, qtbot, Kind.DATE)
    with qtbot.waitSignal(editor.changed):
        editor.widget.picked.emit(date(2026, 11, 3))
    assert editor.value() == date(2026, 11, 3)


def test_an_editor_of_its_own_is_used_for_an_unusual_kind(records, qtbot) -> None:
    class Shouting(TextEditor):
        pass

    bench = Bench(records.theme, records.store, records.action, kinds={"shout": Shouting})
    spec = FieldSpec("value", Kind.TEXT, Ui("Value", Privacy.WORK, kind="shout"))
    assert type(make_editor(bench, spec)) is Shouting


def test_an_editor_tells_when_the_keyboard_leaves_it(records, qtbot, show) -> None:
    editor = made(records, qtbot, Kind.TEXT)
    show(editor.widget, 300, 60)
    editor.target.setFocus()
    with qtbot.waitSignal(editor.left):
        editor.target.clearFocus()


def made(bench: Bench, qtbot, kind: Kind, **more: Any):
    """Return the editor of a field of this kind, with its widget kept until the end of the test."""
    ui = more.pop("ui", Ui("Value", Privacy.WORK))
    editor = make_editor(bench, FieldSpec("value", kind, ui, **more))
    qtbot.addWidget(editor.widget)
    assert isinstance(editor.widget.findChild(QWidget, "value") or editor.widget, QWidget)
    return editor


def line_of(editor) -> QLineEdit:
    """Return the line that is typed in."""
    return editor.target


def type_in(editor, text: str) -> None:
    """Type a text in the place of what stands there, as a person does."""
    line = line_of(editor)
    line.clear()
    for letter in text:
        line.insert(letter)
    line.textEdited.emit(text)
    assert line.focusPolicy() & Qt.FocusPolicy.TabFocus
