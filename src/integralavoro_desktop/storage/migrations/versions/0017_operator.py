"""The tables of `operator`."""

from alembic import op

revision = "0017"
down_revision = "0016"

TABLES = (
    (
        'operator (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), name '
        'VARCHAR(80), profession VARCHAR(24), phone VARCHAR(30), email VARCHAR(120), active BOOLEAN, rights '
        'TEXT, PRIMARY KEY (id))'
    ),
    (
        'operator_membership (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'operator_id CHAR(32), unit_id CHAR(32), role VARCHAR(24), hours_week VARCHAR(20), starts_on DATE, '
        'ends_on DATE, PRIMARY KEY (id))'
    ),
    (
        'operator_device (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'operator_id CHAR(32), prefix VARCHAR(4), label VARCHAR(60), key_print VARCHAR(64), last_sent_on '
        'VARCHAR(20), last_received_on VARCHAR(20), incarnation VARCHAR(16), PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "operator_scope_id ON operator(scope_id)",
    "operator_membership_scope_id ON operator_membership(scope_id)",
    "operator_membership_operator_id ON operator_membership(operator_id)",
    "operator_device_scope_id ON operator_device(scope_id)",
    "operator_device_operator_id ON operator_device(operator_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
