"""The mark notices a store that was restored or copied, and nobody without the key can write one."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.storage.conftest import CODE

from integralavoro_desktop.storage.mark import Mark, MarkFile, Position, Verdict, compare
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

HERE, OTHER = b"m" * 16, b"n" * 16
AT_SEVEN = Position(b"i" * 8, 7, b"c" * 32)
MARK = Mark(AT_SEVEN, HERE)
TAG = b"t" * 32


@pytest.fixture
def file(tmp_path: Path) -> MarkFile:
    return MarkFile(tmp_path, "5f" * 16, b"k" * 32)


def at(seq: int, chain: bytes = b"d" * 32, incarnation: bytes = b"i" * 8) -> Position:
    return Position(incarnation, seq, chain)


@pytest.mark.parametrize(
    ("here", "verdict"),
    [
        (AT_SEVEN, Verdict.OK),
        (at(8), Verdict.OK),
        (at(6), Verdict.RESTORED),
        (at(0, b""), Verdict.RESTORED),
        (at(7), Verdict.RESTORED),
        (at(9, incarnation=b"j" * 8), Verdict.RESTORED),
    ],
)
def test_a_store_behind_or_beside_its_mark_is_restored(here: Position, verdict: Verdict) -> None:
    assert compare(MARK, here, machine=HERE) == verdict


def test_a_restored_store_that_went_on_is_noticed_by_its_chain() -> None:
    assert compare(MARK, at(9), machine=HERE, chain_at=lambda _: b"x" * 32) == Verdict.RESTORED
    assert compare(MARK, at(9), machine=HERE, chain_at={7: b"c" * 32}.get) == Verdict.OK
    assert compare(MARK, at(9), machine=HERE, chain_at=lambda _: None) == Verdict.OK


def test_a_mark_of_another_computer_is_noticed() -> None:
    assert compare(MARK, AT_SEVEN, machine=OTHER) == Verdict.OTHER_MACHINE


def test_a_missing_mark_matters_only_once_something_was_written() -> None:
    assert compare(None, at(0, b""), machine=HERE) == Verdict.OK
    assert compare(None, at(1), machine=HERE) == Verdict.MISSING


def test_a_mark_comes_back_as_written(file: MarkFile) -> None:
    assert file.read() is None
    written = file.write(AT_SEVEN, [TAG])
    assert file.read() == written == Mark(AT_SEVEN, file.machine(), frozenset([TAG]))


def test_erasures_are_only_ever_added(file: MarkFile) -> None:
    file.write(AT_SEVEN, [TAG])
    assert file.write(at(8), [b"u" * 32]).erased == {TAG, b"u" * 32}
    assert file.write(at(9)).erased == {TAG, b"u" * 32}


def test_a_changed_mark_counts_as_missing(file: MarkFile, tmp_path: Path) -> None:
    file.write(AT_SEVEN, [TAG])
    path = next(tmp_path.glob("*.mark"))
    raw = json.loads(path.read_text())
    for change in ({"seq": 3}, {"erased": []}, {"machine": "00"}, {"seal": "00"}, {"seal": 7}, {"extra": 1}):
        path.write_text(json.dumps(raw | change))
        assert file.read() is None
    for content in ("", "[]", "{}", "null", "{"):
        path.write_text(content)
        assert file.read() is None


def test_a_mark_under_another_key_or_vault_counts_as_missing(file: MarkFile, tmp_path: Path) -> None:
    file.write(AT_SEVEN)
    assert MarkFile(tmp_path, "5f" * 16, b"K" * 32).read() is None
    (tmp_path / ("60" * 16 + ".mark")).write_bytes((tmp_path / ("5f" * 16 + ".mark")).read_bytes())
    assert MarkFile(tmp_path, "60" * 16, b"k" * 32).read() is None


def test_each_computer_has_its_own_lasting_name(file: MarkFile, tmp_path: Path) -> None:
    assert file.machine() == file.machine()
    assert MarkFile(tmp_path / "elsewhere", "5f" * 16, b"k" * 32).machine() != file.machine()


def test_the_mark_lies_outside_the_store_and_outlives_its_restoration(vault: Vault, folder: Path) -> None:
    yesterday = shutil.copytree(folder, folder.with_name("yesterday"))
    MarkFile.of(vault).write(AT_SEVEN)
    assert not list(folder.rglob("*.mark"))
    with Vault.open_with_recovery(yesterday, CODE) as restored:
        mark = MarkFile.of(restored)
        assert compare(mark.read(), at(6), machine=mark.machine()) == Verdict.RESTORED


def test_the_mark_shows_neither_key_nor_erased_person_in_clear(vault: Vault, state_dir: Path) -> None:
    MarkFile.of(vault).write(AT_SEVEN, [TAG])
    content = b"".join(path.read_bytes() for path in state_dir.rglob("*") if path.is_file())
    assert vault.dek.raw().hex().encode() not in content
    assert vault.dek.subkey("mark").hex().encode() not in content
