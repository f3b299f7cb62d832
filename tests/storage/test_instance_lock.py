"""A store is open in one process only; a process that died does not keep it shut."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.instance_lock import InstanceLock, where_open

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FixedClock

HOLD = """
import os, sys
from pathlib import Path
from integralavoro_desktop.storage.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
os._exit(1)
"""


def note(folder: Path, host: str, since: str) -> None:
    (folder / "in-use.json").write_text(json.dumps({"host": host, "since": since}))


def happened(folder: Path) -> str:
    with pytest.raises(AppError) as caught:
        InstanceLock(folder)
    return caught.value.happened


def test_a_second_lock_is_refused_and_says_where_and_since_when(tmp_path: Path, fixed_clock: FixedClock) -> None:
    lock = InstanceLock(tmp_path)
    since = fixed_clock.now.astimezone()
    expected = f"already open on {socket.gethostname()} since {since.hour}:{since.minute:02}."
    fixed_clock.move(minutes=20)
    assert expected in happened(tmp_path)
    lock.release()


def test_a_store_open_since_another_day_says_the_day(tmp_path: Path, fixed_clock: FixedClock) -> None:
    lock = InstanceLock(tmp_path)
    note(tmp_path, "PC-RHO-2", "2026-11-05T09:12:00+00:00")
    assert happened(tmp_path) == "The archive is already open on PC-RHO-2 since the day 5/11/2026."
    lock.release()
    assert fixed_clock.now.day == 22


def test_without_a_readable_note_the_lock_still_holds(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    (tmp_path / "in-use.json").write_text("[half")
    assert happened(tmp_path) == "The archive is already open elsewhere."
    lock.release()


def test_a_released_store_is_free_and_its_note_is_gone(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.release()
    lock.release()
    assert where_open(tmp_path) is None
    assert not (tmp_path / "in-use.json").exists()
    InstanceLock(tmp_path).release()


def test_a_note_left_behind_does_not_keep_the_store_shut(tmp_path: Path) -> None:
    note(tmp_path, "PC-RHO-2", "2026-11-05T09:12:00+00:00")
    InstanceLock(tmp_path).release()


def test_looking_leaves_nothing_behind(tmp_path: Path) -> None:
    assert where_open(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_another_process_holds_the_store_until_it_dies(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        place = where_open(tmp_path)
        assert place is not None
        assert place.host == socket.gethostname()
        process.kill()
    assert (tmp_path / "in-use.json").exists()
    InstanceLock(tmp_path).release()
