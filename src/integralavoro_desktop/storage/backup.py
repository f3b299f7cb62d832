"""Backups: an encrypted copy of the store, opened again, checked and counted before it gets its name."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage import vault_file
from integralavoro_desktop.storage.cipher import connect
from integralavoro_desktop.storage.durable import copy_durably, sync_file, sync_folder, write_durably
from integralavoro_desktop.storage.faults import known_faults
from integralavoro_desktop.storage.rekey import BLOBS_NAME, STORE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.storage.dek import Dek
    from integralavoro_desktop.storage.vault import Vault

KEPT_DAYS, KEPT_AT_LEAST = 35, 7
MANIFEST = "backup.json"
PART = ".part"
_PREFIX = "integralavoro-"
_STAMP = "%Y%m%dT%H%M%SZ"
_CHUNK = 1 << 20
_FILES = {STORE_NAME, BLOBS_NAME, vault_file.NAME}


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its manifest tells it: where, of which vault, when (UTC), how many tables, rows and bytes."""

    path: Path
    vault_id: str
    made_at: datetime
    tables: int
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class BackupReport:
    """The backup just made and verified, and how many old ones were removed by the rotation."""

    backup: Backup
    removed: int


def make_backup(vault: Vault, target: Path) -> BackupReport:
    """Copy an open store into a new folder under `target`, verify the copy with the key, then rotate the old ones.

    The copy appears under its name only when it is whole: checked page by page, and counted table by table against
    the store. Raises `AppError` for a full or missing disk and for a copy that does not hold; the store is not touched.
    """
    _check_place(vault.folder, target)
    made_at = clock.now().astimezone(UTC)
    final = _free_name(target, f"{_prefix(vault.vault_id)}{made_at.strftime(_STAMP)}")
    part = final.with_name(final.name + PART)
    with known_faults():
        target.mkdir(parents=True, exist_ok=True)
        _drop_parts(target, vault.vault_id)
        part.mkdir(mode=0o700)
        try:
            counts = _copy_databases(vault, part)
            copy_durably(vault.keys.path, part / vault_file.NAME)
            _write_manifest(part, vault.vault_id, made_at, counts)
            part.rename(final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(target)
    return BackupReport(read_backup(final), rotate(target, vault.vault_id))


def verify_backup(backup: Path, dek: Dek) -> Backup:
    """Open a backup with the key and check it again, file by file and page by page; raises `AppError` if it fails."""
    found = read_backup(backup)
    check_hashes(backup)
    counts = {name: _checked_counts(backup / name, dek) for name in _databases(backup)}
    if sum(sum(tables.values()) for tables in counts.values()) != found.rows:
        raise _broken()
    return found


def check_hashes(backup: Path, *, of: Path | None = None) -> None:
    """Compare the files of a backup, or of a copy made `of` it, with its manifest; a difference raises `AppError`."""
    files = _manifest(of or backup).get("files")
    if not isinstance(files, dict) or not {STORE_NAME, vault_file.NAME} <= files.keys() <= _FILES:
        raise _broken()
    with known_faults():
        try:
            is_same = all(_sha256(backup / name) == file["sha256"] for name, file in files.items())
        except (FileNotFoundError, KeyError, TypeError):
            is_same = False
    if not is_same:
        raise _broken()


def list_backups(target: Path, vault_id: str = "") -> list[Backup]:
    """Return the whole backups under `target`, oldest first; of one vault, or of all."""
    found = []
    with known_faults():
        folders = [path for path in target.iterdir() if path.name.startswith(_PREFIX)] if target.is_dir() else []
    for path in folders:
        with contextlib.suppress(AppError):
            found.append(read_backup(path))
    return sorted((one for one in found if vault_id in {"", one.vault_id}), key=lambda one: (one.made_at, one.path))


def latest_backup(target: Path, vault_id: str = "") -> Backup | None:
    """Return the newest whole backup under `target`, or None."""
    backups = list_backups(target, vault_id)
    return backups[-1] if backups else None


def read_backup(path: Path) -> Backup:
    """Read the manifest of a backup; raises `AppError` when this is not a finished backup."""
    raw = _manifest(path)
    try:
        made_at = datetime.fromisoformat(raw["made_at"]).astimezone(UTC)
        size = sum(file["size"] for file in raw["files"].values())
        return Backup(path, str(raw["vault_id"]), made_at, int(raw["tables"]), int(raw["rows"]), int(size))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _broken() from None


def rotate(target: Path, vault_id: str) -> int:
    """Delete the backups of a vault older than 35 days, but never the last seven; returns how many went."""
    backups = list_backups(target, vault_id)
    oldest_kept = clock.now() - timedelta(days=KEPT_DAYS)
    old = [one for one in backups[:-KEPT_AT_LEAST] if one.made_at < oldest_kept]
    for one in old:
        with known_faults():
            shutil.rmtree(one.path)
    return len(old)


def _check_place(folder: Path, target: Path) -> None:
    if target.resolve().is_relative_to(folder.resolve()):
        raise AppError(
            _("The backup cannot lie in the folder of the archive."),
            _("Nothing has changed."),
            _("Choose a folder on another disk."),
        )
    standing = next((place for place in (target, *target.parents) if place.exists()), target)
    needed = sum((folder / name).stat().st_size for name in _databases(folder))
    with known_faults():
        free = shutil.disk_usage(standing).free
    if free < needed + needed // 10:
        raise AppError(
            _("The backup disk is full: {size} MB are needed.").format(size=needed // 1_000_000 + 1),
            _("The archive and the earlier backups are intact."),
            _("Free some space or choose another disk, then try again."),
        )


def _copy_databases(vault: Vault, part: Path) -> dict[str, dict[str, int]]:
    # The store first: an attachment is written before what refers to it, so no reference of the copy can lack its own.
    counts = {}
    for name in _databases(vault.folder):
        expected = _copy_database(vault.folder / name, part / name, vault.dek)
        counts[name] = _checked_counts(part / name, vault.dek)
        if counts[name] != expected:
            raise _broken()
    return counts


def _copy_database(source: Path, target: Path, dek: Dek) -> dict[str, int]:
    holding, copying = connect(source, dek), connect(source, dek)
    try:
        holding.execute("BEGIN IMMEDIATE")  # nobody writes between the count and the copy
        counts = _counts(holding)
        copying.execute("VACUUM INTO ?", (str(target),))
        holding.execute("ROLLBACK")
    finally:
        copying.close()
        holding.close()
    target.chmod(0o600)
    sync_file(target)
    return counts


def _checked_counts(path: Path, dek: Dek) -> dict[str, int]:
    with known_faults():
        connection = connect(path, dek, read_only=True)
        try:
            is_whole = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if not is_whole or connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise _broken()
            return _counts(connection)
        finally:
            connection.close()


def _counts(connection: Any) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    quoted = {name: '"' + name.replace('"', '""') + '"' for (name,) in names}
    return {
        name: connection.execute(f"SELECT count(*) FROM {spelled}").fetchone()[0]  # noqa: S608 - names of our tables
        for name, spelled in quoted.items()
    }


def _write_manifest(part: Path, vault_id: str, made_at: datetime, counts: dict[str, dict[str, int]]) -> None:
    files = {
        path.name: {"size": path.stat().st_size, "sha256": _sha256(path)}
        for path in sorted(part.iterdir())
        if path.is_file()
    }
    raw = {
        "v": 1,
        "vault_id": vault_id,
        "made_at": made_at.isoformat(timespec="seconds"),
        "tables": sum(len(tables) for tables in counts.values()),
        "rows": sum(sum(tables.values()) for tables in counts.values()),
        "files": files,
    }
    write_durably(part / MANIFEST, json.dumps(raw, indent=1).encode() + b"\n")


def _manifest(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads((path / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        raise _broken() from None
    if not isinstance(raw, dict) or path.name.endswith(PART):
        raise _broken()
    return raw


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _databases(folder: Path) -> list[str]:
    return [name for name in (STORE_NAME, BLOBS_NAME) if (folder / name).exists()]


def _prefix(vault_id: str) -> str:
    return f"{_PREFIX}{vault_id[:8]}-"


def _free_name(target: Path, name: str) -> Path:
    final, count = target / name, 1
    while final.exists():
        count += 1
        final = target / f"{name}-{count}"
    return final


def _drop_parts(target: Path, vault_id: str) -> None:
    for path in target.glob(f"{_prefix(vault_id)}*{PART}"):
        shutil.rmtree(path)


def _broken() -> AppError:
    return AppError(
        _("This backup is not whole and cannot be trusted."),
        _("The archive and the other backups are intact."),
        _("Make a new backup, or choose another one."),
    )
