"""The tables of `work_profile`."""

from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = (
    (
        'work_profile (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), valid_from DATE, chosen_by VARCHAR(24), wishes_words TEXT, needs_words TEXT, '
        'occupations TEXT, sectors_yes TEXT, sectors_no TEXT, hours_week_min INTEGER, hours_week_max INTEGER,'
        ' hours_day_max INTEGER, slots TEXT, start_from DATE, gradual_start VARCHAR(24), contract_wish '
        'VARCHAR(24), pay_min VARCHAR(20), card_work_text VARCHAR(400), card_call_1 VARCHAR(80), card_call_2 '
        'VARCHAR(80), firm_words VARCHAR(200), supports TEXT, disclosure VARCHAR(24), wants_self_employment '
        'VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'work_profile_condition (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20),'
        ' work_profile_id CHAR(32), dimension VARCHAR(24), max_level INTEGER, importance VARCHAR(24), note '
        'VARCHAR(120), PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "work_profile_scope_id ON work_profile(scope_id)",
    "work_profile_candidate_id ON work_profile(candidate_id)",
    "work_profile_condition_scope_id ON work_profile_condition(scope_id)",
    "work_profile_condition_work_profile_id ON work_profile_condition(work_profile_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
