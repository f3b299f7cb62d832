"""Restores a backup: the store of now is set aside first, and comes back by itself if the restore fails."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.storage import vault_file
from integralavoro_desktop.storage.backup import KEPT_DAYS, PART, Backup, check_hashes, read_backup
from integralavoro_desktop.storage.durable import copy_durably, sync_folder
from integralavoro_desktop.storage.faults import known_faults
from integralavoro_desktop.storage.instance_lock import InstanceLock
from integralavoro_desktop.storage.rekey import BLOBS_NAME, STORE_NAME

if TYPE_CHECKING:
    from pathlib import Path

_ASIDE = ".before-"
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """The backup that is now the store, and where the store of before lies, or None when there was none."""

    backup: Backup
    set_aside: Path | None


def restore_backup(backup: Path, folder: Path) -> RestoreReport:
    """Make a backup the store in `folder`; it opens with the passphrases that were valid when it was made.

    The copy is checked by the backup's manifest before anything moves. A store in `folder` is renamed, never
    overwritten. Raises `AppError` when the backup is not whole, the store is open, or the disk is full.
    """
    found = read_backup(backup)
    part = folder.with_name(folder.name + PART)
    with known_faults():
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            _copy(backup, part)
            set_aside = _swap(part, folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(folder.parent)
    return RestoreReport(found, set_aside)


def list_set_aside(folder: Path) -> list[Path]:
    """Return the stores that restores have set aside beside `folder`, oldest first."""
    with known_faults():
        beside = list(folder.parent.iterdir())
    return sorted(path for path in beside if path.name.startswith(folder.name + _ASIDE) and path.is_dir())


def drop_old_set_aside(folder: Path) -> int:
    """Delete stores set aside more than 35 days ago, which may hold people erased since; returns how many went."""
    old = [path for path in list_set_aside(folder) if _age(path) > timedelta(days=KEPT_DAYS)]
    for path in old:
        with known_faults():
            shutil.rmtree(path)
    return len(old)


def _copy(backup: Path, part: Path) -> None:
    if part.exists():
        shutil.rmtree(part)
    part.mkdir(mode=0o700)
    for name in (STORE_NAME, BLOBS_NAME, vault_file.NAME):
        if (backup / name).exists():
            copy_durably(backup / name, part / name)
    check_hashes(part, of=backup)
    sync_folder(part)


def _swap(part: Path, folder: Path) -> Path | None:
    if not folder.exists():
        part.rename(folder)
        return None
    # Taken to be sure that no process has the store open, given back because Windows renames no folder in use.
    InstanceLock(folder).release()
    aside = _free_name(folder)
    folder.rename(aside)
    try:
        part.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    return aside


def _free_name(folder: Path) -> Path:
    stamp = clock.now().astimezone(UTC).strftime(_STAMP)
    aside, count = folder.with_name(f"{folder.name}{_ASIDE}{stamp}"), 1
    while aside.exists():
        count += 1
        aside = folder.with_name(f"{folder.name}{_ASIDE}{stamp}-{count}")
    return aside


def _age(path: Path) -> timedelta:
    stamp = path.name.rpartition(_ASIDE)[2].partition("-")[0]
    try:
        return clock.now() - datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return timedelta(0)
