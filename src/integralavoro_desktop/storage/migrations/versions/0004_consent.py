"""The tables of `consent`."""

from alembic import op

revision = "0004"
down_revision = "0003"

TABLES = (
    (
        'consent (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), candidate_id '
        'CHAR(32), kind VARCHAR(24), recipient_id CHAR(32), recipient_text VARCHAR(120), contents TEXT, '
        'purpose VARCHAR(200), text_version VARCHAR(20), given_on DATE, given_by VARCHAR(24), how '
        'VARCHAR(24), expires_on DATE, revoked_on DATE, revoked_note VARCHAR(200), PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "consent_scope_id ON consent(scope_id)",
    "consent_candidate_id ON consent(candidate_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
