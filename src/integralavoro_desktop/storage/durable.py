"""Files that are either the old one or the new one after a power cut, never half of each."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from typing import TYPE_CHECKING

from integralavoro_desktop.storage.faults import known_faults

if TYPE_CHECKING:
    from pathlib import Path

NEW = ".new"
BEFORE = ".bak"
_FOLDER_SYNC_UNKNOWN = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF)


def write_durably(path: Path, content: bytes, *, keep_before: bool = False) -> None:
    """Replace `path` by `content` in one step: `.new`, to the disk, rename; `keep_before` leaves the old one as `.bak`.

    A full or unwritable disk raises `AppError` and leaves `path` as it was.
    """
    new = path.with_name(path.name + NEW)
    with known_faults():
        try:
            _write_synced(new, content)
            if keep_before and path.exists():
                copy_durably(path, path.with_name(path.name + BEFORE))
            new.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file's content and wait until the disk has it; `OSError` is the caller's to tell."""
    shutil.copyfile(source, target)
    target.chmod(0o600)
    sync_file(target)


def sync_file(path: Path) -> None:
    """Wait until the disk holds the file's content."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk holds the folder's names; Windows and some file systems have no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in _FOLDER_SYNC_UNKNOWN:
            raise
    finally:
        os.close(handle)


def _write_synced(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    # Exclusive, so that a link planted under this name is never followed; owner only, as it may hold wrapped keys.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
