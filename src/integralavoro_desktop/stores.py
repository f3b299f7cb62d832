"""Opening and making stores with everything they need: the one way for windows, command line and tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.exchange import enrol
from integralavoro_desktop.features.law.values import parameters_of
from integralavoro_desktop.features.operators.choices import Right
from integralavoro_desktop.features.operators.model import Operator
from integralavoro_desktop.features.shipped.records import shipped_records
from integralavoro_desktop.storage import mark, search
from integralavoro_desktop.storage.edit import Action
from integralavoro_desktop.storage.keyslots import calibrated
from integralavoro_desktop.storage.meta import new_incarnation, read_identity, write_identity
from integralavoro_desktop.storage.origins import Origins
from integralavoro_desktop.storage.recovery_code import fresh_code
from integralavoro_desktop.storage.shipped import ship
from integralavoro_desktop.storage.store import Store
from integralavoro_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.kernel.facts import ParameterSource
    from integralavoro_desktop.storage.keyslots import KdfCost
    from integralavoro_desktop.storage.records import Reader

COACH_RIGHTS = (Right.HEALTH, Right.PRINT_FIRM, Right.EXPORT)


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new store begins with: who works with it, what it is, which prefix its numbers have."""

    name: str
    is_office: bool = False
    district: str = ""
    prefix: str = ""
    cost: KdfCost | None = None
    operator_id: UUID | None = None


def make_store(folder: Path, passphrase: str, founding: Founding) -> Store:
    """Make a store, give it its identity, the shipped rows and its first operator, and leave it open."""
    operator_id = founding.operator_id or uuid4()
    vault = Vault.create(folder, passphrase, user=operator_id.hex, cost=founding.cost)
    store = Store(vault, CATALOG, parameters=parameters)
    if founding.is_office:
        enrol.found_office(store, district=founding.district, prefix=founding.prefix or "PL")
    else:
        enrol.found_laptop(store, prefix=founding.prefix)
    with store.transaction() as conn:
        applied = ship(conn, shipped_records(), catalogue=CATALOG)
        search.index_rows(conn, CATALOG, applied.rows)
    rights = tuple(Right) if founding.is_office else COACH_RIGHTS
    with store.write(Action(operator_id.hex, "founding")) as edit:
        edit.add(Operator(id=operator_id, name=founding.name, profession="5", active=True, rights=list(rights)))
    keep_mark(store)
    return store


def open_store(folder: Path, passphrase: str, *, read_only: bool = False) -> Store:
    """Open a store by passphrase; a restored or copied one gets a new incarnation before its first write."""
    return _wired(Vault.open(folder, passphrase, read_only=read_only))


def open_store_with_sheet(folder: Path, code: str) -> Store:
    """Open a store by its recovery sheet."""
    return _wired(Vault.open_with_recovery(folder, code))


def reopen(store: Store, passphrase: str) -> None:
    """Open a locked store again, for the pages that still show it."""
    vault = Vault.open(store.vault.folder, passphrase)
    store.vault = vault


def recover(folder: Path, code: str, passphrase: str) -> Store:
    """Open a store by its recovery sheet and give its first user a new passphrase; the sheet is used up."""
    store = open_store_with_sheet(folder, code)
    operator = operator_of(store)
    keys, dek = store.vault.keys, store.vault.dek
    keys.set_passphrase(dek, operator.hex if operator else "", passphrase, cost=calibrated())
    keys.set_recovery(dek, fresh_code())
    return store


def parameters(reader: Reader) -> ParameterSource:
    """Return the dated parameters that the store holds."""
    return parameters_of(reader.many("legal_parameter"))


def operator_of(store: Store) -> UUID | None:
    """Return the operator whose passphrase opened the store; after a recovery, the first one of this computer."""
    user = store.vault.opened_by.user
    if user:
        return UUID(user)
    users = store.vault.keys.users()
    return UUID(users[0]) if users else None


def action_of(store: Store, reason: str = "edit") -> Action:
    """Return who acts in this store now."""
    operator = operator_of(store)
    return Action(operator.hex if operator else "", reason)


def welcome(store: Store, author: str, *, key: str, name: str) -> None:
    """Enter the coach of a laptop just paired as an operator, under the id that her laptop uses already."""
    with store.read() as reader:
        if not key or reader.one("operator", key) is not None:
            return
    with store.write(Action(author, "pairing")) as edit:
        edit.add(Operator(id=UUID(key), name=name, profession="5", active=True, rights=list(COACH_RIGHTS)))


def keep_mark(store: Store) -> None:
    """Write the mark of where the store stands, outside its folder; called after commits and at the end."""
    mark_file = mark.MarkFile.of(store.vault)
    with store.connection() as conn:
        erased = [row[0] for row in conn.exec_driver_sql("SELECT tag FROM erased")]
        mark_file.write(_position(conn), erased)


def _wired(vault: Vault) -> Store:
    try:
        store = Store(vault, CATALOG, parameters=parameters)
        if not vault.read_only:
            _begin_new_life_if_copied(store)
    except BaseException:
        vault.close()
        raise
    return store


def _begin_new_life_if_copied(store: Store) -> None:
    mark_file = mark.MarkFile.of(store.vault)
    kept = mark_file.read()
    with store.connection() as conn:
        here = _position(conn)
        verdict = mark.compare(kept, here, machine=mark_file.machine())
    if verdict is not mark.Verdict.OK:
        with store.transaction() as conn:
            identity = read_identity(conn)
            write_identity(conn, replace(identity, incarnation=new_incarnation()))
        keep_mark(store)


def _position(conn: Any) -> mark.Position:
    identity = read_identity(conn)
    row = Origins(conn).known(identity.origin)
    return mark.Position(identity.incarnation, row.last_seq if row else 0, row.last_chain if row else b"")
