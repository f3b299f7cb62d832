"""The tables of `disclosure`."""

from alembic import op

revision = "0012"
down_revision = "0011"

TABLES = (
    (
        'disclosure (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), serial '
        'VARCHAR(20), candidate_id CHAR(32), made_on VARCHAR(20), operator_id CHAR(32), paper VARCHAR(60), '
        'preset VARCHAR(24), about_type VARCHAR(30), about_id CHAR(32), key_code VARCHAR(12), signed_back_on '
        'DATE, recipient_id CHAR(32), consent_id CHAR(32), left_out TEXT, purpose VARCHAR(160), recalled_on '
        'DATE, recall_note VARCHAR(200), PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "disclosure_scope_id ON disclosure(scope_id)",
    "disclosure_candidate_id ON disclosure(candidate_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
