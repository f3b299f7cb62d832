"""The tables of `activity`."""

from alembic import op

revision = "0007"
down_revision = "0006"

TABLES = (
    (
        'activity (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), candidate_id '
        'CHAR(32), happened_on DATE, starts_at VARCHAR(5), minutes INTEGER, kind VARCHAR(24), sism_type '
        'VARCHAR(24), place VARCHAR(24), planned BOOLEAN, operators TEXT, unit_id CHAR(32), direct BOOLEAN, '
        'with_whom TEXT, organisation_id CHAR(32), summary TEXT, person_words TEXT, next_step VARCHAR(200), '
        'next_on DATE, attributable VARCHAR(24), code_46san VARCHAR(12), hidden BOOLEAN, PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "activity_scope_id ON activity(scope_id)",
    "activity_candidate_id ON activity(candidate_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
