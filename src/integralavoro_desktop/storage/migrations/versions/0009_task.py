"""The tables of `task`."""

from alembic import op

revision = "0009"
down_revision = "0008"

TABLES = (
    (
        'task (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), title '
        'VARCHAR(160), due_on DATE, due_at VARCHAR(5), candidate_id CHAR(32), about_type VARCHAR(30), '
        'about_id CHAR(32), operator_id CHAR(32), unit_id CHAR(32), place VARCHAR(80), state VARCHAR(24), '
        'done_on DATE, result VARCHAR(200), rule VARCHAR(20), repeat_days INTEGER, PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "task_scope_id ON task(scope_id)",
    "task_candidate_id ON task(candidate_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
