"""The tables of `territory`."""

from alembic import op

revision = "0014"
down_revision = "0013"

TABLES = (
    (
        'territory (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), code '
        'VARCHAR(12), name VARCHAR(80), level VARCHAR(24), parent_id CHAR(32), valid_from DATE, valid_to '
        'DATE, PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "territory_scope_id ON territory(scope_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
