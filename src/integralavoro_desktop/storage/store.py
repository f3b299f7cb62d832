"""The open store: the vault with its tables, read in sessions and written by actions."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from integralavoro_desktop.storage import changelog, mark, refold, search
from integralavoro_desktop.storage.cipher import writing
from integralavoro_desktop.storage.edit import Action, Base, Edit, read_heads
from integralavoro_desktop.storage.faults import known_faults
from integralavoro_desktop.storage.ledger import erased_tags
from integralavoro_desktop.storage.meta import Identity, read_identity, write_identity
from integralavoro_desktop.storage.origins import Origins
from integralavoro_desktop.storage.records import Reader
from integralavoro_desktop.storage.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.kernel.facts import ParameterSource
    from integralavoro_desktop.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Changed:
    """What a commit changed: rows by entity. Pages that show them refresh themselves."""

    rows: dict[str, frozenset[bytes]]

    def touches(self, *kinds: str) -> bool:
        """Tell whether rows of these types, or of their children, changed."""
        return any(name.partition(".")[0] in kinds for name in self.rows)


class Store:
    """Reads and writes the records of one vault.

    `parameters` gives the dated parameters from a reader; each session that needs one asks again, so that a change
    counts.
    """

    def __init__(
        self, vault: Vault, catalogue: Catalogue, *, parameters: Callable[[Reader], ParameterSource] | None = None
    ) -> None:
        """Bring the tables of an open vault to this version and keep it."""
        self.vault = vault
        self.catalogue = catalogue
        self._parameters = parameters
        self._listeners: list[Callable[[Changed], None]] = []
        with known_faults():
            migrate(vault.engine, catalogue, read_only=vault.read_only)
            if not vault.read_only:
                self._learn()

    @property
    def identity(self) -> Identity:
        """Return whose store this is, as it stands now."""
        with self.connection() as conn:
            return read_identity(conn)

    def begin_life(self, identity: Identity) -> None:
        """Write the identity of a new store."""
        with self.transaction() as conn:
            write_identity(conn, identity)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Give a connection for reading."""
        with known_faults(), self.vault.engine.connect() as conn:
            yield conn

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection that holds the write lock; all or nothing. Synced tables are closed to it."""
        options = writing()
        with known_faults(), self.vault.engine.connect() as conn, conn.execution_options(**options).begin():
            yield conn

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Give a reader in a session of its own: one consistent picture of the records."""
        with known_faults(), Session(self.vault.engine, expire_on_commit=False) as session:
            plain = Reader(session, self.catalogue)
            yield Reader(session, self.catalogue, _Later(self._parameters, plain) if self._parameters else None)

    @contextmanager
    def write(self, action: Action) -> Iterator[Edit]:
        """Give an edit; at the end of the block it is logged, folded, indexed and committed, and pages are told."""
        with self.transaction() as conn:
            edit = Edit(conn, catalogue=self.catalogue, identity=read_identity(conn), action=action)
            yield edit
            applied = edit.finish()
            search.index_rows(conn, self.catalogue, applied.rows)
        self.tell(applied)

    def base(self, row: bytes) -> Base:
        """Return the versions of a row that a person sees now, to be given back at save."""
        with self.connection() as conn:
            return read_heads(conn, row, origins=Origins(conn))

    def listen(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `listener` after every commit; return the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, applied: changelog.Applied) -> None:
        """Tell the listeners what a commit changed."""
        changed = Changed({entity: frozenset(rows) for entity, rows in applied.rows.items()})
        for listener in tuple(self._listeners):
            listener(changed)

    def keep_mark(self) -> None:
        """Write how far this store has come outside its folder: a restored or copied one is noticed by it."""
        with self.connection() as conn:
            mine = read_identity(conn).origin
            row = Origins(conn).known(mine)
            tags = erased_tags(conn)
        position = mark.Position(mine.incarnation, row.last_seq if row else 0, row.last_chain if row else b"")
        mark.MarkFile.of(self.vault).write(position, tags)

    def wipe_traces(self) -> None:
        """Take what was deleted out of the write-ahead log too: after an erasure, and when a file left."""
        with known_faults():
            # the driver's own connection, which is outside any transaction: a checkpoint cannot run within one
            raw = self.vault.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def close(self) -> None:
        """Close the vault."""
        self.vault.close()

    def _learn(self) -> None:
        with self.vault.engine.connect() as conn:
            if refold.is_known(conn, self.catalogue):
                return
        with self.transaction() as conn:
            applied = refold.learn(conn, self.catalogue)
            if applied is not None:
                search.index_rows(conn, self.catalogue, applied.rows)


class _Later:
    """The dated parameters of one session, read when the first one is asked for: most sessions ask for none."""

    def __init__(self, make: Callable[[Reader], ParameterSource], reader: Reader) -> None:
        self._make = make
        self._reader = reader
        self._known: ParameterSource | None = None

    def value_on(self, code: str, day: date) -> Any:
        """Return the row in force on a day, None where there is none."""
        if self._known is None:
            self._known = self._make(self._reader)
        return self._known.value_on(code, day)
