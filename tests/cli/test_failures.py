"""Whatever goes wrong ends in one sentence of three parts, and never in a trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from integralavoro_desktop import stores
from integralavoro_desktop.practice.district import PASSPHRASE

if TYPE_CHECKING:
    import logging
    from pathlib import Path


def test_a_damaged_page_fails_in_one_sentence_also_when_the_store_is_closed(command: Any, district: Path) -> None:
    file = district / "coach-1" / "store.db"
    content = bytearray(file.read_bytes())
    for place in range(8192, len(content), 4096):
        content[place + 100] ^= 0xFF
    file.write_bytes(content)
    assert command("store", "check", store="coach-1").failed_in_a_sentence()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff\xfe"])
def test_a_damaged_key_file_fails_in_one_sentence(command: Any, district: Path, content: bytes) -> None:
    (district / "coach-1" / "vault.json").write_bytes(content)
    assert command("store", "info", store="coach-1").failed_in_a_sentence()


def test_the_file_of_another_store_does_not_open(command: Any, district: Path) -> None:
    (district / "coach-1" / "store.db").write_bytes((district / "office" / "store.db").read_bytes())
    assert command("store", "info", store="coach-1").failed_in_a_sentence()


def test_an_archive_of_a_newer_program_is_left_alone(command: Any, district: Path) -> None:
    store = stores.open_store(district / "coach-1", PASSPHRASE)
    with store.transaction() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    ended = command("store", "info", store="coach-1")
    assert ended.failed_in_a_sentence()
    assert "newer version" in ended.said


@pytest.mark.parametrize("content", [b"wrong", b"", b"\xff\xfe"])
def test_a_bad_passphrase_file_fails_in_one_sentence(command: Any, district: Path, content: bytes) -> None:
    (district / "passphrase.txt").write_bytes(content)
    assert command("store", "info", store="coach-1").failed_in_a_sentence()


def test_without_terminal_and_passphrase_file_nobody_is_asked(command: Any, district: Path) -> None:
    assert command("--store", str(district / "coach-1"), "store", "info").failed_in_a_sentence()


@pytest.mark.parametrize(
    "words",
    [
        ("exchange", "make", "--out", "{file}"),
        ("store", "recovery", "--out", "{folder}"),
        ("store", "recovery", "--out", "{folder}/none/sheet.pdf"),
        ("exchange", "pair-join", "{folder}/none.jcp", "--code", "A", "--out", "{folder}"),
        ("exchange", "apply", "{folder}/none.jcb"),
        ("exchange", "apply", "{folder}"),
        ("store", "restore", "{folder}/none"),
    ],
)
def test_a_file_or_folder_that_cannot_be_used_is_told(command: Any, district: Path, words: tuple[str, ...]) -> None:
    file = district / "passphrase.txt"
    ended = command(*(word.format(file=file, folder=district) for word in words), store="coach-1")
    assert ended.failed_in_a_sentence()
    assert str(district) not in ended.said


def test_a_bug_is_told_by_its_kind_and_place_never_by_its_message(
    command: Any, capfd: pytest.CaptureFixture[str], logged_warnings: list[logging.LogRecord]
) -> None:
    command("papers")
    sys.excepthook(ValueError, ValueError("Ferlenghi Giovanna"), None)
    said = capfd.readouterr().err
    assert "ValueError" in said
    assert "Ferlenghi" not in said + "".join(record.getMessage() for record in logged_warnings)
    logged_warnings.clear()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to another process")
def test_ctrl_c_while_the_program_loads_ends_in_a_sentence() -> None:
    program = (
        "import builtins, os, signal\n"
        "from integralavoro_desktop.cli import main\n"
        "real = builtins.__import__\n"
        "def slow(name, *rest):\n"
        "    if name.startswith('sqlalchemy'):\n"
        "        builtins.__import__ = real\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = slow\n"
        "raise SystemExit(main(['types']))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1
