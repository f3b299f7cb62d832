"""Turns what the disk, the memory and SQLCipher report into sentences a person can act on."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from collections.abc import Iterator

# SQLite's primary result codes; the extended ones carry them in their low byte.
_BUSY, _LOCKED, _NOMEM, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 7, 8, 10, 11, 13, 14, 26
_OF_SQLITE = {
    _BUSY: "busy",
    _LOCKED: "busy",
    _NOMEM: "memory",
    _READONLY: "read_only",
    _IOERR: "unreadable",
    _CORRUPT: "damaged",
    _FULL: "full",
    _CANTOPEN: "unreachable",
    _NOTADB: "damaged",
}
_OF_SYSTEM = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EIO: "unreadable",
    errno.ENOENT: "unreachable",
    errno.ENOTDIR: "unreachable",
    errno.ENODEV: "unreachable",
    errno.ENXIO: "unreachable",
    errno.EBUSY: "busy",
}
_WINDOWS_SHARING_FAULTS = (32, 33)  # another program, often a virus scanner, holds the file for a moment


@contextmanager
def known_faults() -> Iterator[None]:
    """Raise the `AppError` of a known fault instead of the fault, whose text can hold values of records."""
    try:
        yield
    except (DBAPIError, dbapi2.Error, OSError, MemoryError) as fault:
        known = sentence_for(fault)
        if known is None:
            raise
        raise known from None


def sentence_for(fault: BaseException) -> AppError | None:
    """Return the sentences for a fault of disk, memory or database, or None when it is a fault of ours."""
    origin = fault.orig if isinstance(fault, DBAPIError) and fault.orig is not None else fault
    kind = _kind_of(origin)
    return AppError(*_sentences(kind)) if kind else None


def _kind_of(origin: BaseException) -> str:
    if isinstance(origin, MemoryError):
        return "memory"
    if isinstance(origin, OSError):
        if getattr(origin, "winerror", None) in _WINDOWS_SHARING_FAULTS:
            return "busy"
        return _OF_SYSTEM.get(origin.errno or 0, "")
    code = getattr(origin, "sqlite_errorcode", None)
    return _OF_SQLITE.get(code & 0xFF, "") if isinstance(code, int) else ""


def _sentences(kind: str) -> tuple[str, str, str]:
    texts = {
        "full": (
            _("The disk is full and this cannot be saved."),
            _("What you wrote is still here and in the draft."),
            _("Free 200 MB and press Try again."),
        ),
        "read_only": (
            _("This folder can be read but not written."),
            _("Nothing has changed."),
            _("Choose another folder or ask for the permission to write here."),
        ),
        "unreadable": (
            _("The disk does not answer as it should."),
            _("What was saved before is not lost by this program."),
            _("Make a backup on another disk before you go on."),
        ),
        "damaged": (
            _("A part of the archive file is damaged."),
            _("Nothing has changed."),
            _("Restore the last backup: the damaged archive is kept aside."),
        ),
        "unreachable": (
            _("The file or the folder is not there any more."),
            _("Nothing has changed."),
            _("Check that the disk or the stick is connected, then try again."),
        ),
        "busy": (
            _("Another program is using the same file."),
            _("Nothing has changed."),
            _("Wait a moment and try again."),
        ),
        "memory": (
            _("The computer has not enough free memory for this."),
            _("The data are closed and intact."),
            _("Close some programs and try again."),
        ),
    }
    return texts[kind]
