"""The tables of `legal_parameter`."""

from alembic import op

revision = "0016"
down_revision = "0015"

TABLES = (
    (
        'legal_parameter (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), code '
        'VARCHAR(30), value VARCHAR(200), unit VARCHAR(30), valid_from DATE, valid_to DATE, source '
        'VARCHAR(200), checked_on DATE, verified BOOLEAN, PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "legal_parameter_scope_id ON legal_parameter(scope_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
