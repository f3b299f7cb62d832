"""`vault.json` says who may open the store, survives a crash at any step, and gives no hint to a guesser."""

from __future__ import annotations

import json
import os
import pathlib
from typing import TYPE_CHECKING, Any

import pytest
from tests.storage.conftest import CODE, PASSPHRASE

from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import durable
from integralavoro_desktop.storage.keyslots import OFFICE, RECOVERY, KdfCost
from integralavoro_desktop.storage.recovery_code import fresh_code
from integralavoro_desktop.storage.vault_file import VaultFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FLOOR = KdfCost.floor()


def change(folder: Path, edit: Callable[[dict[str, Any]], None]) -> VaultFile:
    path = folder / "vault.json"
    raw = json.loads(path.read_text())
    edit(raw)
    path.write_text(json.dumps(raw))
    return VaultFile.read(folder)


def refusal(file: VaultFile, passphrase: str) -> tuple[str, str, str]:
    with pytest.raises(AppError) as caught:
        file.open_with_passphrase(passphrase)
    return caught.value.happened, caught.value.kept, caught.value.todo


def test_the_file_holds_the_fields_of_the_format_and_no_secret(folder: Path) -> None:
    text = (folder / "vault.json").read_text()
    raw = json.loads(text)
    assert sorted(raw) == ["slots", "v", "vault_id"]
    assert sorted(raw["slots"][0]) == sorted(
        ["id", "kind", "user", "kdf", "m_kib", "t", "p", "salt", "nonce", "wrapped", "created"]
    )
    assert PASSPHRASE not in text
    assert CODE not in text


def test_the_file_is_for_its_owner_only(folder: Path) -> None:
    file = VaultFile.read(folder)
    file.set_office(file.open_with_recovery(CODE).dek, bytes)
    if os.name != "nt":
        assert (folder / "vault.json").stat().st_mode & 0o077 == 0


def test_wrong_passphrase_lowered_cost_and_foreign_slot_all_say_the_same(folder: Path) -> None:
    wrong = refusal(VaultFile.read(folder), "sbagliata")
    foreign = refusal(change(folder, lambda raw: raw.update(vault_id="ab" * 16)), PASSPHRASE)
    lowered = refusal(change(folder, lambda raw: raw["slots"][0].update(p=1)), PASSPHRASE)
    assert wrong == foreign == lowered
    assert wrong[1] == "The data are closed and intact."


def test_a_slot_below_the_floor_is_not_used_but_the_sheet_still_opens(folder: Path) -> None:
    file = change(folder, lambda raw: raw["slots"][0].update(m_kib=1024))
    with pytest.raises(AppError, match="keys of the archive is damaged"):
        file.open_with_passphrase(PASSPHRASE)
    assert not file.open_with_recovery(CODE).dek.is_wiped


def test_a_second_user_opens_with_their_own_passphrase(folder: Path) -> None:
    file = VaultFile.read(folder)
    dek = file.open_with_recovery(CODE).dek
    file.set_passphrase(dek, "u-bruno", "due gatti", cost=FLOOR)
    opened = VaultFile.read(folder).open_with_passphrase("due gatti")
    assert opened.slot.user == "u-bruno"
    assert opened.dek.is_same(dek)


def test_changing_a_passphrase_wraps_the_same_key_anew(folder: Path) -> None:
    VaultFile.read(folder).change_passphrase("u-elena", PASSPHRASE, "nuova", cost=FLOOR)
    file = VaultFile.read(folder)
    assert file.users() == ("u-elena",)
    assert file.open_with_passphrase("nuova").dek.is_same(file.open_with_recovery(CODE).dek)
    assert file.try_passphrase(PASSPHRASE) is None


def test_changing_a_passphrase_needs_the_old_one_and_else_writes_nothing(folder: Path) -> None:
    before = (folder / "vault.json").read_bytes()
    with pytest.raises(AppError, match="not right"):
        VaultFile.read(folder).change_passphrase("u-elena", "sbagliata", "nuova", cost=FLOOR)
    assert (folder / "vault.json").read_bytes() == before


def test_an_empty_passphrase_is_refused(folder: Path) -> None:
    file = VaultFile.read(folder)
    with pytest.raises(AppError, match="empty"):
        file.set_passphrase(file.open_with_recovery(CODE).dek, "u-bruno", "  ", cost=FLOOR)


def test_a_new_sheet_ends_the_old_one(folder: Path) -> None:
    file, code = VaultFile.read(folder), fresh_code()
    file.set_recovery(file.open_with_recovery(CODE).dek, code)
    again = VaultFile.read(folder)
    assert not again.open_with_recovery(code).dek.is_wiped
    with pytest.raises(AppError, match="does not open this archive"):
        again.open_with_recovery(CODE)


def test_the_office_opens_with_its_own_key_and_can_be_taken_out(folder: Path) -> None:
    file = VaultFile.read(folder)
    file.set_office(file.open_with_recovery(CODE).dek, lambda opened: opened[::-1])
    opened = VaultFile.read(folder).open_with_office(lambda sealed: sealed[::-1])
    assert opened.slot.kind == OFFICE
    file.remove_slot(opened.slot.id)
    assert not VaultFile.read(folder).has(OFFICE)


def test_the_last_passphrase_cannot_be_removed(folder: Path) -> None:
    file = VaultFile.read(folder)
    with pytest.raises(AppError, match="only passphrase"):
        file.remove_slot(file.slots[0].id)
    assert file.has(RECOVERY)


def test_slots_of_a_kind_still_unknown_are_kept(folder: Path) -> None:
    future = {"id": "1", "kind": "fingerprint", "secret": "x"}
    file = change(folder, lambda raw: raw["slots"].append(future))
    file.set_recovery(file.open_with_recovery(CODE).dek, fresh_code())
    assert future in json.loads((folder / "vault.json").read_text())["slots"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"v":1}', b'{"v":1,"vault_id":"zz","slots":[]}', b"[" * 9000, b"\xff"]
)
def test_a_damaged_file_is_told_as_such(folder: Path, content: bytes) -> None:
    (folder / "vault.json").write_bytes(content)
    with pytest.raises(AppError, match="keys of the archive is damaged"):
        VaultFile.read(folder)


def test_every_file_cut_short_is_told_as_damaged(folder: Path) -> None:
    path = folder / "vault.json"
    whole = path.read_bytes().rstrip()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(AppError, match="damaged"):
            VaultFile.read(folder)


def test_a_file_of_a_newer_version_asks_for_an_update(folder: Path) -> None:
    with pytest.raises(AppError, match="newer version"):
        change(folder, lambda raw: raw.update(v=2))


def test_a_crash_before_the_rename_leaves_the_old_passphrase(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = VaultFile.read(folder)
    monkeypatch.setattr(pathlib.Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        file.change_passphrase("u-elena", PASSPHRASE, "nuova", cost=FLOOR)
    assert (folder / "vault.json.new").exists()
    assert VaultFile.read(folder).try_passphrase(PASSPHRASE) is not None


def test_a_new_file_left_by_a_crash_does_not_hinder_the_next_change(folder: Path) -> None:
    (folder / "vault.json.new").write_bytes(b"half of")
    VaultFile.read(folder).change_passphrase("u-elena", PASSPHRASE, "nuova", cost=FLOOR)
    assert VaultFile.read(folder).try_passphrase("nuova") is not None
    assert not (folder / "vault.json.new").exists()


def test_a_full_disk_leaves_file_and_memory_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, before = VaultFile.read(folder), (folder / "vault.json").read_bytes()
    slots = file.slots
    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(AppError, match="disk is full"):
        file.set_recovery(file.open_with_recovery(CODE).dek, fresh_code())
    assert (folder / "vault.json").read_bytes() == before
    assert file.slots == slots
    assert not (folder / "vault.json.new").exists()


def test_the_copy_of_before_goes_after_a_day(folder: Path) -> None:
    file, copy = VaultFile.read(folder), folder / "vault.json.bak"
    file.set_recovery(file.open_with_recovery(CODE).dek, fresh_code())
    file.drop_old_copy()
    assert copy.exists()
    os.utime(copy, (copy.stat().st_mtime - 90_000,) * 2)
    file.drop_old_copy()
    assert not copy.exists()


def test_the_wrong_passphrase_reads_in_italian_as_the_wording_asks(folder: Path) -> None:
    parts = i18n.resources() / "locale" / "it" / "parts" / "storage.po"
    words = parts.read_text(encoding="utf-8")
    for sentence in refusal(VaultFile.read(folder), "sbagliata"):
        assert f'msgid "{sentence}"' in words
    assert "La password non è giusta." in words
    assert "Controlla Bloc Maiusc o usa il foglio di recupero." in words


def crash(*_: object) -> None:
    raise KeyboardInterrupt


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")
