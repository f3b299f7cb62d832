"""The vault: the encrypted store of one computer, open by its key, for one process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.cipher import connect, engine_for, opens
from integralavoro_desktop.storage.dek import Dek
from integralavoro_desktop.storage.faults import known_faults
from integralavoro_desktop.storage.instance_lock import InstanceLock
from integralavoro_desktop.storage.keyslots import KdfCost, Slot, calibrated
from integralavoro_desktop.storage.rekey import BLOBS_NAME, STORE_NAME, finish_rekey
from integralavoro_desktop.storage.vault_file import NAME, Opened, VaultFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Engine

_PART = ".part"
_APPLICATION_ID = 0x494C4156  # «ILAV» in the header of the decrypted file


class Vault:
    """An open store: its engine, its key slots (`keys`, `dek`), and by which slot it was opened (`opened_by`)."""

    def __init__(self, folder: Path, keys: VaultFile, opened: Opened, *, lock: InstanceLock | None) -> None:
        """For `create` and the `open` functions, which look first."""
        self.folder = folder
        self.keys = keys
        self.dek = opened.dek
        self.opened_by: Slot = opened.slot
        self.read_only = lock is None
        self._engines: dict[str, Engine] = {}
        self.engine: Engine = self.engine_of(STORE_NAME)
        self._lock = lock

    @classmethod
    def create(cls, folder: Path, passphrase: str, *, user: str, cost: KdfCost | None = None) -> Self:
        """Make an empty store in `folder` and open it; `cost` is measured on this computer when not given.

        Raises `AppError` when there is a store already, or the folder cannot be written.
        """
        _check_free(folder)
        with known_faults():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = InstanceLock(folder)
        try:
            _check_free(folder)
            dek, keys = Dek.fresh(), VaultFile.fresh(folder)
            _make_store(folder / (STORE_NAME + _PART), dek)
            keys.set_passphrase(dek, user, passphrase, cost=cost or calibrated())
            _adopt_part(folder)
            return cls(folder, keys, Opened(dek, keys.slots[0]), lock=lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, folder: Path, passphrase: str, *, user: str = "", read_only: bool = False) -> Self:
        """Open a store by passphrase; a wrong one changes nothing. Read-only works while it is open elsewhere."""
        return cls._opened(folder, lambda keys: keys.open_with_passphrase(passphrase, user=user), read_only=read_only)

    @classmethod
    def open_with_recovery(cls, folder: Path, code: str) -> Self:
        """Open a store by its recovery sheet; then ask for a new passphrase and print a new sheet."""
        return cls._opened(folder, lambda keys: keys.open_with_recovery(code))

    @classmethod
    def open_with_office(cls, folder: Path, unseal: Callable[[bytes], bytes]) -> Self:
        """Open a store by the office's root identity; `unseal` comes from the exchange room."""
        return cls._opened(folder, lambda keys: keys.open_with_office(unseal))

    @property
    def vault_id(self) -> str:
        """Return the store's own random name, the same for its backups and its mark."""
        return self.keys.vault_id

    @property
    def is_open(self) -> bool:
        """Say whether the key is still in memory."""
        return not self.dek.is_wiped

    def engine_of(self, name: str) -> Engine:
        """Return the one engine of a database of this folder, under the same key; `close` closes it too."""
        if name not in self._engines:
            self._engines[name] = engine_for(self.folder / name, self.dek, read_only=self.read_only)
        return self._engines[name]

    def disconnect(self) -> None:
        """Close the idle connections of all databases; the next use opens new ones."""
        for engine in self._engines.values():
            engine.dispose()

    def knows_passphrase(self, passphrase: str) -> bool:
        """Say whether somebody who may open this store typed it: for the clinical area and after a pause."""
        opened = self.keys.try_passphrase(passphrase)
        if opened is None:
            return False
        try:
            return opened.dek.is_same(self.dek)
        finally:
            opened.dek.wipe()

    def close(self) -> None:
        """Close the connections, wipe the key and give the store free; a second call does nothing."""
        self.disconnect()
        self.dek.wipe()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Vault({self.vault_id}, {'open' if self.is_open else 'closed'})"

    @classmethod
    def _opened(cls, folder: Path, unlock: Callable[[VaultFile], Opened], *, read_only: bool = False) -> Self:
        _check_present(folder)
        lock = None if read_only else InstanceLock(folder)
        try:
            keys = VaultFile.read(folder)
            opened = unlock(keys)
            if not read_only:
                _mend(folder, keys, opened.dek)
            _check_opens(folder, opened.dek, read_only=read_only)
            return cls(folder, keys, opened, lock=lock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise


def _mend(folder: Path, keys: VaultFile, dek: Dek) -> None:
    """Finish what a power cut left half-way: a creation, a rekey, an old copy of the slots."""
    _adopt_part(folder)
    finish_rekey(keys, dek)
    keys.drop_old_copy()


def _check_free(folder: Path) -> None:
    if any((folder / name).exists() for name in (NAME, STORE_NAME, BLOBS_NAME)):
        raise AppError(
            _("There is already an archive in this folder."),
            _("Nothing has changed."),
            _("Open it with its passphrase, or choose another folder."),
        )


def _check_present(folder: Path) -> None:
    if not folder.is_dir():
        raise AppError(
            _("The folder of the archive is not there."),
            _("Nothing has changed."),
            _("Check that the disk is connected, or choose another folder."),
        )
    has_keys, has_store = (folder / NAME).exists(), _has_store(folder)
    if not has_keys and not has_store:
        raise AppError(
            _("In this folder there is no archive."),
            _("Nothing has changed."),
            _("Choose the folder of the archive, or create a new one."),
        )
    if not has_keys or not has_store:
        raise AppError(
            _("A file of the archive is missing from its folder."),
            _("Nothing has changed."),
            _("Restore the last backup: the archive of now is kept aside."),
        )


def _has_store(folder: Path) -> bool:
    return (folder / STORE_NAME).exists() or (folder / (STORE_NAME + _PART)).exists()


def _check_opens(folder: Path, dek: Dek, *, read_only: bool) -> None:
    if not opens(folder / STORE_NAME, dek, read_only=read_only):
        raise AppError(
            _("The archive file does not open with its own keys: it is damaged or comes from another archive."),
            _("Nothing has changed."),
            _("Restore the last backup: the archive of now is kept aside."),
        )


def _make_store(path: Path, dek: Dek) -> None:
    with known_faults():
        path.unlink(missing_ok=True)
        connection = connect(path, dek)
        try:
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        finally:
            connection.close()
        path.chmod(0o600)


def _adopt_part(folder: Path) -> None:
    """Give the new store its name as the last step of a creation, unless a store is there already."""
    part, store = folder / (STORE_NAME + _PART), folder / STORE_NAME
    with known_faults():
        if part.exists() and not store.exists():
            part.rename(store)
