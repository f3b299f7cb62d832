"""Packages through the command line: status, decisions, the office's own commands, opening one by hand."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

AGE = shutil.which("age")


@pytest.fixture
def package(command: Any, district: Path) -> str:
    made = command("--json", "exchange", "make", "--out", str(district / "out"), store="coach-1")
    return str(made.document["file"])


def test_a_decision_is_named_by_a_number_from_one_on(command: Any, package: str) -> None:
    assert command("exchange", "apply", "--accept-many", package, store="office").status == 0
    waiting = command("--json", "exchange", "conflicts", store="office").document
    assert waiting
    assert command("exchange", "decide", "0", "0", store="office").status == 2
    assert command("exchange", "decide", "99", "1", store="office").failed_in_a_sentence()
    assert command("--json", "exchange", "conflicts", store="office").document == waiting
    assert command("exchange", "decide", "1", "2", store="office").status == 0
    assert len(command("--json", "exchange", "conflicts", store="office").document) == len(waiting) - 1


def test_a_package_twice_changes_nothing_the_second_time(command: Any, package: str) -> None:
    assert command("exchange", "apply", "--accept-many", package, store="office").status == 0
    assert command("exchange", "apply", "--accept-many", package, store="office").failed_in_a_sentence()


def test_the_office_sees_when_it_last_received(command: Any, package: str) -> None:
    command("exchange", "apply", "--accept-many", package, store="office")
    status = command("--json", "exchange", "status", store="office").document
    assert status["last_received"].startswith("2026-11-22")


@pytest.mark.parametrize(
    "words",
    [
        ("pair-invite", "--out", "{out}"),
        ("pair-accept", "{out}", "--prefix", "Z"),
        ("rescue-identity", "--out", "{out}"),
    ],
)
def test_what_only_an_office_can_do_says_so_on_a_laptop(command: Any, district: Path, words: tuple[str, ...]) -> None:
    ended = command("exchange", *(word.format(out=district / "out") for word in words), store="coach-1")
    assert ended.failed_in_a_sentence()
    assert "office" in ended.said


def test_a_package_damaged_cut_or_for_another_is_refused(command: Any, package: str, district: Path) -> None:
    file = district / "bad.jcb"
    content = (district / "out" / package.rpartition("/")[2]).read_bytes()
    for bad in (b"", content[:3000], content[:-1] + bytes([content[-1] ^ 1]), b"JCB1" + content):
        file.write_bytes(bad)
        assert command("exchange", "apply", str(file), store="office").failed_in_a_sentence()
    assert command("exchange", "apply", package, store="coach-2").failed_in_a_sentence()


@pytest.mark.skipif(AGE is None, reason="the age command is not installed")
def test_the_rescue_identity_opens_a_package_with_age_alone(command: Any, package: str, district: Path) -> None:
    identity = district / "identity.txt"
    assert command("exchange", "rescue-identity", "--out", str(identity), store="office").status == 0
    opened = subprocess.run([str(AGE), "-d", "-i", str(identity), package], capture_output=True, check=True)
    assert opened.stdout.startswith(b"JCB1")
    assert identity.stat().st_mode & 0o077 == 0
