"""The work on one record: drafts, checks, saving only what changed, undo, and other people's changes."""

from __future__ import annotations

from datetime import date

import pytest

from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.candidates.record import RECORD
from integralavoro_desktop.gui.form import Form
from integralavoro_desktop.gui.record_edit import RecordEdit, Which
from integralavoro_desktop.storage import desk, drafts
from integralavoro_desktop.storage.conflicts import registers_in_conflict
from integralavoro_desktop.storage.history import versions


@pytest.fixture
def edited(records, qtbot):
    """Give a function that puts a record on the desk, as its page does."""

    def editing(which: Which) -> RecordEdit:
        form = Form(records, Candidate, RECORD.sections)
        qtbot.addWidget(form)
        return RecordEdit(records, form, which)

    return editing


def test_a_draft_is_kept_when_no_key_follows(edited, person, qtbot) -> None:
    edit = edited(Which("candidate", person().id))
    with qtbot.waitSignal(edit.keeper.kept, timeout=3000):
        write(edit, "phone", "340 555 01 42")
    assert [draft.content["phone"] for draft in kept(edit)] == ["340 555 01 42"]


def test_nothing_typed_leaves_no_draft(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    edit.keeper.keep()
    assert kept(edit) == []


def test_a_draft_waits_for_the_next_time(edited, person) -> None:
    before = edited(Which("candidate", person().id))
    write(before, "phone", "340 555 01 42")
    write(before, "birth_date", "31/2/1992")
    before.keeper.flush()
    after = edited(Which("candidate", person().id))
    assert after.typed() == {"phone": "340 555 01 42", "birth_date": "31/2/1992"}


def test_a_new_record_waits_under_its_own_draft(edited) -> None:
    before = edited(Which("candidate"))
    write(before, "family_name", "Oldani")
    before.keeper.flush()
    after = edited(Which("candidate", draft=before.keeper.key))
    assert after.typed() == {"family_name": "Oldani"}


def test_saving_writes_only_what_was_typed(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "phone", "340 555 01 42")
    assert edit.save()
    with edit._bench.store.connection() as conn:  # noqa: SLF001 - looks into the log
        written = versions(conn, edit.key)
    newest = written[0].at
    assert {version.register for version in written if version.at == newest and version.parents} <= {"phone"}
    assert person().phone == "340 555 01 42"


def test_a_saved_record_leaves_no_draft(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "phone", "340 555 01 42")
    edit.keeper.flush()
    edit.save()
    assert kept(edit) == []
    assert edit.typed() == {}


def test_a_stop_keeps_it_a_draft(edited) -> None:
    edit = edited(Which("candidate"))
    write(edit, "family_name", "Oldani")
    assert not edit.save()
    assert edit.key is None
    assert len(kept(edit)) == 1
    assert "given_name" in {problem.field for problem in edit.problems}


def test_what_cannot_be_read_is_not_saved(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "phone", "340 555 01 42")
    write(edit, "birth_date", "31/2/1992")
    assert not edit.save()
    assert person().phone is None
    assert edit.typed()["birth_date"] == "31/2/1992"


def test_a_warning_is_saved_and_shown(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "birth_date", "8/4/1900")
    assert edit.save()
    assert person().birth_date == date(1900, 4, 8)
    assert "birth_date" in {problem.field for problem in edit.problems}


def test_a_new_record_gets_its_number_and_its_next_draft_belongs_to_it(edited) -> None:
    edit = edited(Which("candidate"))
    for name, words in (("family_name", "Oldani"), ("given_name", "Marco")):
        write(edit, name, words)
    edit._form.editors["sex"].set_value("m")  # noqa: SLF001 - chooses as a person does
    edit._form.editors["id_kind"].set_value("absent")  # noqa: SLF001 - chooses as a person does
    assert edit.save(), edit.problems
    assert edit.record.code == "RHO-0004"
    assert edit.keeper.key == f"candidate:{edit.key.hex}"


def test_leaving_a_field_tells_of_that_field_alone(edited) -> None:
    edit = edited(Which("candidate"))
    write(edit, "email", "x")
    write(edit, "family_name", "")
    edit._form.left.emit("family_name")  # noqa: SLF001 - the keyboard goes on
    shown = {name for name, block in edit._form.blocks.items() if block.labelled.mistake()}  # noqa: SLF001 - as seen
    assert shown == {"family_name"}


def test_undo_takes_back_field_by_field(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "phone", "1")
    edit._form.left.emit("phone")  # noqa: SLF001 - the keyboard goes on
    write(edit, "email", "gio@example.org")
    assert (edit.undo(), edit.undo(), edit.undo()) == ("email", "phone", "")
    assert edit.typed() == {}


def test_what_somebody_else_wrote_meanwhile_is_shown_and_the_typed_value_stays(edited, person, records) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "phone", "340 555 01 42")
    desk.change(records.store, records.action, "candidate", desk.Change(edit.key, {"email": "gio@example.org"}))
    edit.follow()
    assert edit.typed() == {"phone": "340 555 01 42"}
    assert edit._form.editors["email"].value() == "gio@example.org"  # noqa: SLF001 - as seen


def test_two_people_on_one_field_make_two_versions(edited, person, records) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "phone", "340 555 01 42")
    desk.change(records.store, records.action, "candidate", desk.Change(edit.key, {"phone": "340 555 99 99"}))
    edit.follow()
    assert edit.save()
    with records.store.connection() as conn:
        assert registers_in_conflict(conn, edit.key) == {"phone"}


def test_an_old_draft_still_makes_two_versions(edited, person, records) -> None:
    before = edited(Which("candidate", person().id))
    write(before, "phone", "340 555 01 42")
    before.keeper.flush()
    desk.change(records.store, records.action, "candidate", desk.Change(before.key, {"phone": "340 555 99 99"}))
    after = edited(Which("candidate", person().id))
    assert after.save()
    with records.store.connection() as conn:
        assert registers_in_conflict(conn, after.key) == {"phone"}


def test_a_restored_value_is_typed_not_saved(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    edit.put("phone", "340 555 01 40")
    assert edit.typed() == {"phone": "340 555 01 40"}
    assert person().phone is None


def test_a_draft_thrown_away_shows_the_record_again(edited, person) -> None:
    edit = edited(Which("candidate", person().id))
    write(edit, "family_name", "Altro")
    edit.keeper.flush()
    edit.throw_away()
    assert edit._form.editors["family_name"].value() == person().family_name  # noqa: SLF001 - as seen
    assert kept(edit) == []


def write(edit: RecordEdit, name: str, words: str) -> None:
    """Type a text in a field."""
    editor = edit._form.editors[name]  # noqa: SLF001 - types as a person does
    editor.target.setText(words)
    editor.changed.emit()


def kept(edit: RecordEdit) -> list[drafts.Draft]:
    """Return the drafts in the store."""
    with edit._bench.store.connection() as conn:  # noqa: SLF001 - looks into the store
        return drafts.all_of(conn)
