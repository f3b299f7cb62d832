"""The tables of `path_event`."""

from alembic import op

revision = "0008"
down_revision = "0007"

TABLES = (
    (
        'path_event (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), kind VARCHAR(24), starts_on DATE, ends_on DATE, wait_for VARCHAR(24), reason '
        'VARCHAR(24), words TEXT, decided_by TEXT, sism_closing VARCHAR(24), outcome VARCHAR(24), next_step '
        'VARCHAR(24), attempts INTEGER, feedback_due BOOLEAN, feedback_sent_on DATE, PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "path_event_scope_id ON path_event(scope_id)",
    "path_event_candidate_id ON path_event(candidate_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
