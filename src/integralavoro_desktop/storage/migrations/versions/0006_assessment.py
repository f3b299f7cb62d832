"""The tables of `assessment`."""

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = (
    (
        'assessment (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), held_on DATE, purpose VARCHAR(24), instrument_id CHAR(32), place '
        'VARCHAR(120), traineeship_id CHAR(32), outcome VARCHAR(24), outcome_on DATE, outcome_by TEXT, '
        'outcome_reasons TEXT, person_view TEXT, missing_items TEXT, supports TEXT, review_on DATE, '
        'returned_on DATE, returned_how VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'assessment_sheet (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'assessment_id CHAR(32), rater_role VARCHAR(24), rater_name VARCHAR(80), operator_id CHAR(32), '
        'filled_on DATE, seen_from DATE, seen_to DATE, seen_where VARCHAR(120), comment TEXT, PRIMARY KEY '
        '(id))'
    ),
    (
        'assessment_rating (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'sheet_id CHAR(32), item VARCHAR(24), value INTEGER, not_rated VARCHAR(24), note VARCHAR(200), '
        'PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "assessment_scope_id ON assessment(scope_id)",
    "assessment_candidate_id ON assessment(candidate_id)",
    "assessment_sheet_scope_id ON assessment_sheet(scope_id)",
    "assessment_sheet_assessment_id ON assessment_sheet(assessment_id)",
    "assessment_rating_scope_id ON assessment_rating(scope_id)",
    "assessment_rating_sheet_id ON assessment_rating(sheet_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
