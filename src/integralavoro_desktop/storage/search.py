"""Search over all records: words folded of case and accents, every word as the beginning of a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.kernel.fields import FieldSpec, Kind, fields_of
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.storage.records import match_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from integralavoro_desktop.kernel.catalogue import Catalogue, Entity

NAMES = "name"
NOTES = "body"
_NAME_SIZE = 160


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: its entity and id; the caller reads what it shows."""

    entity: str
    row: UUID


def index_rows(conn: Connection, catalogue: Catalogue, rows: Mapping[str, Iterable[bytes]]) -> None:
    """Index the rows that a transaction wrote, inside that transaction; deleted rows leave the index."""
    for name, keys in rows.items():
        entity = catalogue.entity(name)
        names, texts = _searched(entity)
        if names or texts:
            _index(conn, entity, [key.hex() for key in keys], columns=(names, texts))


def find(conn: Connection, words: str, *, limit: int = 30, entity: str = "", where: str = "") -> list[Hit]:
    """Return the records that hold every word, the newest last; restricted types are never among them.

    `where` is NAMES (names and codes alone), NOTES (free text alone), or empty for both.
    """
    match = match_words(fold(words))
    if match == '""':
        return []
    expression = f"{where} : ({match})" if where else match
    rows = conn.exec_driver_sql(
        "SELECT d.entity, d.row FROM search JOIN search_doc d ON d.id = search.rowid WHERE search MATCH ? "  # noqa: S608 - names come from declarations, values are bound
        f"AND d.restricted = 0 {'AND d.entity = ?' if entity else ''} LIMIT ?",
        (expression, entity, limit) if entity else (expression, limit),
    )
    return [Hit(name, UUID(row)) for name, row in rows]


def _searched(entity: Entity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the name columns and the free-text columns of an entity: short texts are names, long ones are notes."""
    specs = [spec for spec in fields_of(entity.model) if not spec.ui.hidden]
    names = tuple(spec.name for spec in specs if spec.kind is Kind.TEXT and _is_name(spec))
    texts = tuple(
        spec.name for spec in specs if spec.kind is Kind.LONG or (spec.kind is Kind.TEXT and not _is_name(spec))
    )
    return names, texts


def _is_name(spec: FieldSpec) -> bool:
    return spec.size <= _NAME_SIZE


def _index(
    conn: Connection, entity: Entity, keys: list[str], *, columns: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    names, texts = columns
    restricted = int(entity.scope is Scope.CLINICAL)
    chosen = ", ".join(f'"{name}"' for name in (*names, *texts))
    for start in range(0, len(keys), 400):
        part = keys[start : start + 400]
        marks = ",".join("?" * len(part))
        _forget(conn, part)
        found = conn.exec_driver_sql(
            f"SELECT id, scope_id, {chosen} FROM {entity.table} WHERE deleted_at IS NULL AND id IN ({marks})",  # noqa: S608 - names come from declarations, values are bound
            tuple(part),
        ).all()
        documents = [(row[0], entity.name, row[1], restricted) for row in found]
        if not documents:
            continue
        first = conn.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM search_doc").scalar_one()
        conn.exec_driver_sql(
            "INSERT INTO search_doc(id, row, entity, scope, restricted) VALUES (?,?,?,?,?)",
            [(first + n, *document) for n, document in enumerate(documents)],
        )
        cut = 2 + len(names)
        conn.exec_driver_sql(
            "INSERT INTO search(rowid, name, body) VALUES (?,?,?)",
            [(first + n, _folded(row[2:cut]), _folded(row[cut:])) for n, row in enumerate(found)],
        )


def _forget(conn: Connection, keys: list[str]) -> None:
    marks = ",".join("?" * len(keys))
    documents = f"SELECT id FROM search_doc WHERE row IN ({marks})"  # noqa: S608 - only marks, values are bound
    conn.exec_driver_sql(f"DELETE FROM search WHERE rowid IN ({documents})", tuple(keys))  # noqa: S608 - as above
    conn.exec_driver_sql(f"DELETE FROM search_doc WHERE row IN ({marks})", tuple(keys))  # noqa: S608 - names come from declarations, values are bound


def _folded(values: Iterable[Any]) -> str:
    return fold(" ".join(value for value in values if value))
