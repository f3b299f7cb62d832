"""The tables of `code_value`."""

from alembic import op

revision = "0015"
down_revision = "0014"

TABLES = (
    (
        'code_value (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), list '
        'VARCHAR(12), code VARCHAR(16), label_it VARCHAR(160), label_en VARCHAR(160), parent VARCHAR(16), '
        '"order" INTEGER, valid_from DATE, valid_to DATE, maps_to VARCHAR(40), flags VARCHAR(40), PRIMARY KEY'
        ' (id))'
    ),
)
INDEXES = (
    "code_value_scope_id ON code_value(scope_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
