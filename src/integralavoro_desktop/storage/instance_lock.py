"""One process for one store: a lock the system itself frees when the process dies, and a note of where it is open."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME, NOTE_NAME = "in-use.lock", "in-use.json"
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """The computer a store is open on, and since when (aware UTC)."""

    host: str
    since: datetime


class InstanceLock:
    """Holds a store for this process until `release` or the end of the process, whichever comes first."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; raises `AppError` saying where the store is open already, or why it cannot be locked."""
        self._note = folder / NOTE_NAME
        self._handle = _locked(folder)
        try:
            place = {"host": socket.gethostname(), "since": clock.now().isoformat(timespec="seconds")}
            write_durably(self._note, json.dumps(place).encode())
            self._note.chmod(0o644)
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Give the store free; a second call does nothing."""
        if self._handle < 0:
            return
        with contextlib.suppress(OSError):  # a stick that is gone takes its note along
            self._note.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1


def where_open(folder: Path) -> OpenPlace | None:
    """Return where the store is open by another process, as its note says, or None when it is free.

    It looks without waiting and leaves nothing behind.
    """
    if not (folder / LOCK_NAME).exists():
        return None
    try:
        os.close(_locked(folder))
    except AppError:
        return _noted_place(folder) or OpenPlace("", clock.now())
    return None


def _locked(folder: Path) -> int:
    with known_faults():
        handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except OSError as fault:
        os.close(handle)
        raise (_no_locks() if fault.errno in _NO_LOCKS_HERE else _already_open(folder)) from None
    return handle


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        # flock and not lockf: a lockf lock vanishes when any other handle on the file is closed in this process.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _noted_place(folder: Path) -> OpenPlace | None:
    try:
        raw = json.loads((folder / NOTE_NAME).read_bytes())
        return OpenPlace(str(raw["host"])[:60], datetime.fromisoformat(raw["since"]).astimezone())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _already_open(folder: Path) -> AppError:
    return AppError(
        _happened(_noted_place(folder)),
        _("Nothing has changed here."),
        _("Close it there or open it read-only."),
    )


def _happened(place: OpenPlace | None) -> str:
    if place is None:
        return _("The archive is already open elsewhere.")
    since = place.since.astimezone()
    if since.date() == clock.today():
        time = f"{since.hour}:{since.minute:02}"
        return _("The archive is already open on {host} since {time}.").format(host=place.host, time=time)
    day = f"{since.day}/{since.month}/{since.year}"
    return _("The archive is already open on {host} since the day {day}.").format(host=place.host, day=day)


def _no_locks() -> AppError:
    return AppError(
        _("This folder cannot tell whether the archive is open twice."),
        _("Nothing has changed here."),
        _("Move the archive to the disk of this computer."),
    )
