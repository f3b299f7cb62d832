"""Bundles as files on sticks and in shared folders: named, never offered half written, read with care."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, cast

from integralavoro_desktop.exchange.bundle import Address, seal_bundle
from integralavoro_desktop.exchange.refusal import (
    CannotWrite,
    NoRoom,
    NotABundle,
    StickRemoved,
    StillArriving,
    TooLarge,
)
from integralavoro_desktop.exchange.seal import MAX_FILE
from integralavoro_desktop.kernel import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integralavoro_desktop.exchange.container import Signer
    from integralavoro_desktop.exchange.header import Header
    from integralavoro_desktop.exchange.sections import Draft

SUFFIX = ".jcb"
SETTLED_AFTER = timedelta(seconds=3)

_NAME = re.compile(r"JC-[0-9a-f]{8}-[0-9]{1,19}(-[0-9]{1,3})?\.jcb", re.IGNORECASE)
_MOST_NAMESAKES = 100
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@dataclass(frozen=True, slots=True)
class WrittenBundle:
    """A bundle that is on its way: where it lies, its bytes and its SHA-256."""

    path: Path
    size: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Sighting:
    """How a file looked at a moment: a watcher compares two of them."""

    at: datetime
    size: int
    changed: int

    def is_settled_since(self, earlier: Sighting) -> bool:
        """Say whether nothing moved between two sightings that lie far enough apart."""
        is_same = (self.size, self.changed) == (earlier.size, earlier.changed)
        return is_same and self.at - earlier.at >= SETTLED_AFTER


def bundle_name(recipient: bytes, number: int) -> str:
    """Return `JC-<first 8 hex digits of the recipient>-<number>.jcb`, a name that every file system takes."""
    return f"JC-{recipient[:4].hex()}-{number}{SUFFIX}"


def is_bundle_name(name: str) -> bool:
    """Say whether a file in a watched folder is worth a look; a `.part` still being written is not."""
    return _NAME.fullmatch(name) is not None


def write_bundle(folder: Path, header: Header, *, draft: Draft, signer: Signer, to: Address) -> WrittenBundle:
    """Seal a bundle into a folder and return where it lies.

    The bytes go into a `.part` first, reach the disk, and only then get their name. A file of that name that is
    already there, perhaps another laptop's, is never overwritten. Raises `NoRoom`, `CannotWrite`, `TooMuchToSend`.
    """
    return write_file(
        folder,
        bundle_name(to.device_id, header.number),
        fill=lambda out: seal_bundle(header, draft, signer=signer, to=to, out=out),
    )


@dataclass(frozen=True, slots=True)
class StagedBundle:
    """A bundle whose bytes lie in a `.part`, on the disk to the last one: it only has to get its name."""

    part: Path
    written: WrittenBundle

    def publish(self) -> WrittenBundle:
        """Give the file its name. Raises `CannotWrite` when the place is gone."""
        try:
            self.part.rename(self.written.path)
            _settle_folder(self.written.path.parent)
        except OSError as failure:
            raise _writing_refusal(failure) from failure
        return self.written

    def drop(self) -> None:
        """Remove the `.part`, if it is still there."""
        _remove(self.part)


def stage_bundle(folder: Path, header: Header, *, draft: Draft, signer: Signer, to: Address) -> StagedBundle:
    """Seal a bundle into a `.part` that nobody takes for a bundle; `publish` or `drop` it. Raises as `write_bundle`."""
    part: Path | None = None
    try:
        path = _free_path(folder, bundle_name(to.device_id, header.number))
        part = path.with_name(path.name + ".part")
        size, sha256 = _fill_part(part, lambda out: seal_bundle(header, draft, signer=signer, to=to, out=out))
    except OSError as failure:
        _remove(part)
        raise _writing_refusal(failure) from failure
    except BaseException:
        _remove(part)
        raise
    return StagedBundle(part, WrittenBundle(path=path, size=size, sha256=sha256))


def write_file(folder: Path, name: str, *, fill: Callable[[BinaryIO], object]) -> WrittenBundle:
    """Write a file all or nothing under a free name; `fill` gives its bytes. Raises `NoRoom` or `CannotWrite`."""
    part: Path | None = None
    try:
        path = _free_path(folder, name)
        part = path.with_name(path.name + ".part")
        size, sha256 = _fill_part(part, fill)
        part.rename(path)
        _settle_folder(folder)
    except OSError as failure:
        raise _writing_refusal(failure) from failure
    finally:
        # After the rename there is no part any more; after a failure half a file must not stay.
        _remove(part)
    return WrittenBundle(path=path, size=size, sha256=sha256)


def look_at(path: Path) -> Sighting:
    """Return how a file looks now, or refuse what is no plain file of an acceptable size."""
    try:
        found = path.lstat()
    except OSError as failure:
        raise StickRemoved from failure
    _check_plain(found)
    return Sighting(at=clock.now(), size=found.st_size, changed=found.st_mtime_ns)


def read_file(path: Path, seen: Sighting | None = None) -> bytes:
    """Return the bytes of a bundle file, its kind and size being checked before the first byte is read.

    With `seen`, the file has to look as it did then. Raises `NotABundle`, `TooLarge`, `StillArriving`, `StickRemoved`.
    """
    now = look_at(path)
    try:
        return _read(path, seen or now)
    except OSError as failure:
        raise StickRemoved from failure


def _read(path: Path, expected: Sighting) -> bytes:
    # O_NOFOLLOW: between the look and the opening, the name may have become a link.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as file:
        _check_plain(os.fstat(file.fileno()))
        data = file.read(expected.size + 1)
        after = os.fstat(file.fileno())
    if len(data) != expected.size or after.st_mtime_ns != expected.changed:
        raise StillArriving
    return data


def _check_plain(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode) or found.st_size == 0:
        raise NotABundle
    if found.st_size > MAX_FILE:
        raise TooLarge


def _free_path(folder: Path, name: str) -> Path:
    if not folder.is_dir():
        raise CannotWrite
    stem, dot, suffix = name.rpartition(".")
    for count in range(1, _MOST_NAMESAKES):
        path = folder / (name if count == 1 else f"{stem}-{count}{dot}{suffix}")
        if not os.path.lexists(path):
            return path
    raise CannotWrite


def _fill_part(part: Path, fill: Callable[[BinaryIO], object]) -> tuple[int, bytes]:
    _remove_leftover(part)
    # "x" refuses any file, folder or link that is there.
    with part.open("xb") as file:
        out = _Hashing(file)
        fill(cast("BinaryIO", out))
        file.flush()
        os.fsync(file.fileno())
    return out.size, out.digest()


def _remove_leftover(part: Path) -> None:
    # A link is removed itself, never what it points to.
    if os.path.lexists(part) and not (part.is_dir() and not part.is_symlink()):
        part.unlink()


def _remove(part: Path | None) -> None:
    if part is not None:
        with suppress(OSError):
            _remove_leftover(part)


def _settle_folder(folder: Path) -> None:
    # The name itself has to reach the stick; Windows gives no handle to a folder and needs none.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network folders cannot
                os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _writing_refusal(failure: OSError) -> NoRoom | CannotWrite:
    return NoRoom() if failure.errno in _FULL else CannotWrite()


class _Hashing:
    """A file that counts and hashes what is written into it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self.size += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def digest(self) -> bytes:
        return self._hash.digest()
