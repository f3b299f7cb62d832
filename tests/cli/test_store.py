"""The store through the command line: a new one, its passphrase, its copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def easy(district: Path) -> str:
    (district / "easy.txt").write_text("a\n")
    return str(district / "easy.txt")


def test_a_passphrase_easy_to_guess_is_refused_and_the_old_one_stays(command: Any, easy: str) -> None:
    ended = command("store", "passphrase", "--new-passphrase-file", easy, store="coach-1")
    assert ended.failed_in_a_sentence()
    assert command("store", "users", store="coach-1").status == 0


def test_no_store_is_made_with_a_passphrase_easy_to_guess(spoken: Any, easy: str, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    ended = spoken("--store", str(folder), "--passphrase-file", easy, "store", "create", "--name", "Ada")
    assert ended.failed_in_a_sentence()
    assert not folder.exists()


def test_a_store_is_made_for_somebody_with_a_name(command: Any) -> None:
    assert command("store", "create", "--name", " ", store="new").status == 2


def test_a_copy_is_counted_and_put_back(command: Any) -> None:
    copy = command("--json", "store", "backup", store="coach-1").document
    assert copy["rows"] > 0
    assert command("--json", "store", "check", store="coach-1").document["backup"] == copy["made_at"]
    assert command("--json", "store", "restore", copy["path"], store="coach-1").document["kept_aside"]
    assert command("--json", "store", "check", store="coach-1").document["sound"]
