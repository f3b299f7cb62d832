"""Writes an Alembic revision that makes the tables of a new record type: `python packaging/revision.py TYPE`."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.storage import migrations

if TYPE_CHECKING:
    from sqlalchemy import Table

    from integralavoro_desktop.kernel.catalogue import Entity

FOLDER = Path(migrations.__file__).parent
TEMPLATE = '''"""The tables of `{name}`."""

from alembic import op

revision = "{revision}"
down_revision = "{before}"

TABLES = (
{tables}
)
INDEXES = (
{indexes}
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {{table}}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {{index}}")
'''


def main(name: str) -> Path:
    """Write the next revision for a record type and move HEAD to it."""
    head = migrations.HEAD
    revision = f"{int(head) + 1:04d}"
    entities = [entity for entity in CATALOG.entities if entity.kind.name == name]
    tables = "\n".join(_literal(_ddl(table_of(entity))) for entity in entities)
    indexes = "\n".join(
        f'    "{entity.table}_{name} ON {entity.table}({name})",' for entity in entities for name in _keys(entity)
    )
    path = FOLDER / "versions" / f"{revision}_{name}.py"
    text = TEMPLATE.format(name=name, revision=revision, before=head, tables=tables, indexes=indexes)
    path.write_text(text, encoding="utf-8")
    start = FOLDER / "__init__.py"
    start.write_text(start.read_text("utf-8").replace(f'HEAD = "{head}"', f'HEAD = "{revision}"'), encoding="utf-8")
    return path


def table_of(entity: Entity) -> Table:
    """Return the table that SQLModel made of an entity's model."""
    return SQLModel.metadata.tables[entity.table]


def _keys(entity: Entity) -> list[str]:
    """Return the columns by which rows are looked up: scope, parent, person."""
    fields = entity.model.model_fields
    return [name for name in dict.fromkeys(("scope_id", entity.parent_field, "candidate_id")) if name in fields]


def _ddl(table: Table) -> str:
    ddl = str(CreateTable(table).compile(dialect=sqlite.dialect()))
    return " ".join(ddl.split()).removeprefix("CREATE TABLE ").replace("( ", "(").replace(" )", ")")


def _literal(ddl: str) -> str:
    lines = textwrap.wrap(ddl, 100, break_long_words=False, drop_whitespace=False)
    return "    (\n" + "\n".join(f"        '{line}'" for line in lines) + "\n    ),"


if __name__ == "__main__":
    print(main(sys.argv[1]))
