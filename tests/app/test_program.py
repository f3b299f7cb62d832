"""The life of the window on a real store: open, lock, open again, find, undo."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from integralavoro_desktop import stores
from integralavoro_desktop.app.program import Program
from integralavoro_desktop.gui.first_run import FirstRun
from integralavoro_desktop.gui.lock_screen import LockScreen
from integralavoro_desktop.storage import desk
from integralavoro_desktop.storage.keyslots import KdfCost

PASSPHRASE = "una frase lunga di prova"


@pytest.fixture
def folder(tmp_path):
    store = stores.make_store(tmp_path / "store", PASSPHRASE, stores.Founding("Livia Prova", cost=KdfCost.floor()))
    values = {"family_name": "Quercetti", "given_name": "Ondina", "sex": "f", "id_kind": "absent"}
    assert desk.add(store, stores.action_of(store), "candidate", values).saved
    store.close()
    (tmp_path / "passphrase.txt").write_text(PASSPHRASE + "\n", "utf-8")
    return tmp_path / "store"


@pytest.fixture
def program(theme, folder, qtbot):
    made = Program(theme, folder)
    made.start(str(folder.parent / "passphrase.txt"))
    made.window.show()
    yield made
    qtbot.waitUntil(lambda: not made.work.is_busy, timeout=20_000)
    made.window.close()
    made.stop()


def test_a_folder_without_a_store_begins_with_the_first_run(theme, tmp_path):
    made = Program(theme, tmp_path / "nothing")
    made.start()
    assert made.window.findChildren(FirstRun)
    made.window.close()
    made.stop()


def test_the_window_opens_on_today(program):
    assert not program.window.is_covered
    assert program.window.page.objectName() in {"page", "today_page"}
    assert program.workspace.window is program.window


def test_locking_closes_the_store_and_names_nobody(program, qtbot):
    program.lock()
    qtbot.waitUntil(lambda: not program.store.vault.is_open, timeout=20_000)
    words = " ".join(label.text() for label in program.window.findChildren(LockScreen)[-1].findChildren(QLabel))
    assert program.window.is_covered
    assert "Quercetti" not in words


def test_unlocking_goes_on_where_one_was(program, qtbot):
    before = program.window.open("people")
    program.lock()
    qtbot.waitUntil(lambda: not program.store.vault.is_open, timeout=20_000)
    program.window.findChildren(LockScreen)[-1].unlock_asked.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: not program.window.is_covered, timeout=20_000)
    assert program.window.page is before
    assert program.store.vault.is_open


def test_a_wrong_passphrase_opens_nothing(program, qtbot):
    program.lock()
    screen = program.window.findChildren(LockScreen)[-1]
    screen.unlock_asked.emit("another phrase")
    qtbot.waitUntil(lambda: not program.work.is_busy, timeout=20_000)
    assert program.window.is_covered
    assert not program.store.vault.is_open


def test_the_palette_finds_a_person_by_the_beginnings_of_her_names(program):
    rows = [row.name for group in program.workspace.finder.groups("ond que") for row in group.rows]
    assert any("Quercetti" in name for name in rows)


def test_undo_takes_the_last_change_back_and_names_it(program):
    workspace = program.workspace
    with workspace.store.read() as reader:
        person = reader.many("candidate")[0]
    desk.change(workspace.store, workspace.bench.action, "candidate", desk.Change(person.id, {"phone": "340 555 0199"}))
    workspace.undo_last()
    with workspace.store.read() as reader:
        assert reader.one("candidate", person.id).phone is None
