"""Writes an Alembic revision that makes the tables of a new record type: `python packaging/revision.py TYPE`."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.storage import migrations

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
    tables = "\n".join(_literal(_ddl(entity.model.__table__)) for entity in entities)
    indexes = "\n".join(
        f'    "{index.name} ON {entity.table}({", ".join(column.name for column in index.columns)})",'
        for entity in entities
        for index in sorted(entity.model.__table__.indexes, key=lambda found: found.name)
    )
    path = FOLDER / "versions" / f"{revision}_{name}.py"
    text = TEMPLATE.format(name=name, revision=revision, before=head, tables=tables, indexes=indexes)
    path.write_text(text, encoding="utf-8")
    start = FOLDER / "__init__.py"
    start.write_text(start.read_text("utf-8").replace(f'HEAD = "{head}"', f'HEAD = "{revision}"'), encoding="utf-8")
    return path


def _ddl(table: object) -> str:
    ddl = str(CreateTable(table).compile(dialect=sqlite.dialect()))
    return " ".join(ddl.split()).removeprefix("CREATE TABLE ").replace("( ", "(").replace(" )", ")")


def _literal(ddl: str) -> str:
    lines = textwrap.wrap(ddl, 104, break_long_words=False, drop_whitespace=False)
    spelled = [f"    '{line}'" for line in lines]
    return "\n".join(spelled) + ","


if __name__ == "__main__":
    print(main(sys.argv[1]))
