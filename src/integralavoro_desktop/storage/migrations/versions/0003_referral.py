"""The tables of `referral`."""

from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = (
    (
        'referral (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), candidate_id '
        'CHAR(32), kind VARCHAR(24), received_on DATE, sender_unit_id CHAR(32), sender_contact_id CHAR(32), '
        'sender_kind VARCHAR(24), prior_contact VARCHAR(24), reason TEXT, requests TEXT, person_agrees '
        'VARCHAR(24), person_words TEXT, missing_items TEXT, missing_papers VARCHAR(200), checked_on DATE, '
        'checked_by TEXT, appropriateness VARCHAR(24), appropriateness_reason TEXT, outcome VARCHAR(24), '
        'outcome_on DATE, outcome_reason VARCHAR(24), advice TEXT, answer_sent_on DATE, PRIMARY KEY (id))'
    ),
    (
        'referral_criterion (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'referral_id CHAR(32), list VARCHAR(24), criterion_id CHAR(32), answer VARCHAR(24), note '
        'VARCHAR(200), PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "referral_scope_id ON referral(scope_id)",
    "referral_candidate_id ON referral(candidate_id)",
    "referral_criterion_scope_id ON referral_criterion(scope_id)",
    "referral_criterion_referral_id ON referral_criterion(referral_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
