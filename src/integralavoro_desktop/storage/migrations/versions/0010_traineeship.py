"""The tables of `traineeship`."""

from alembic import op

revision = "0010"
down_revision = "0009"

TABLES = (
    (
        'traineeship (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), kind VARCHAR(24), host_id CHAR(32), site_id CHAR(32), promoter_id CHAR(32), '
        'role VARCHAR(120), objectives TEXT, activities TEXT, sep VARCHAR(80), host_tutor_id CHAR(32), '
        'promoter_tutor_id CHAR(32), coach_id CHAR(32), pfi_no VARCHAR(30), pfi_signed_on DATE, notice_on '
        'DATE, inail VARCHAR(40), liability VARCHAR(40), safety_on DATE, fitness_on DATE, starts_on DATE, '
        'planned_end_on DATE, ended_on DATE, hours_day VARCHAR(20), days_week INTEGER, calendar_text '
        'VARCHAR(200), planned_minutes INTEGER, allowance VARCHAR(20), allowance_payer_id CHAR(32), meal '
        'BOOLEAN, host_public BOOLEAN, eqf INTEGER, state VARCHAR(24), end_reason VARCHAR(24), result '
        'VARCHAR(24), result_note TEXT, trainee_words TEXT, PRIMARY KEY (id))'
    ),
    (
        'traineeship_extension (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'traineeship_id CHAR(32), new_end_on DATE, signed_on DATE, eqf INTEGER, PRIMARY KEY (id))'
    ),
    (
        'traineeship_suspension (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20),'
        ' traineeship_id CHAR(32), starts_on DATE, ends_on DATE, reason VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'traineeship_competence (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20),'
        ' traineeship_id CHAR(32), label VARCHAR(120), code VARCHAR(20), eqf INTEGER, start INTEGER, "end" '
        'INTEGER, PRIMARY KEY (id))'
    ),
    (
        'traineeship_day (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'traineeship_id CHAR(32), "on" DATE, planned INTEGER, worked INTEGER, enters_at VARCHAR(5), leaves_at'
        ' VARCHAR(5), absence VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'traineeship_month (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'traineeship_id CHAR(32), month VARCHAR(7), closed_on DATE, key_code VARCHAR(12), reopen_reason '
        'VARCHAR(200), PRIMARY KEY (id))'
    ),
    (
        'traineeship_visit (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'traineeship_id CHAR(32), phase VARCHAR(24), held_on DATE, operator_id CHAR(32), present '
        'VARCHAR(160), minutes INTEGER, by_host INTEGER, by_coach INTEGER, by_person INTEGER, problem TEXT, '
        'action VARCHAR(200), action_by VARCHAR(80), action_on DATE, trend VARCHAR(24), words TEXT, PRIMARY '
        'KEY (id))'
    ),
)
INDEXES = (
    "traineeship_scope_id ON traineeship(scope_id)",
    "traineeship_candidate_id ON traineeship(candidate_id)",
    "traineeship_extension_scope_id ON traineeship_extension(scope_id)",
    "traineeship_extension_traineeship_id ON traineeship_extension(traineeship_id)",
    "traineeship_suspension_scope_id ON traineeship_suspension(scope_id)",
    "traineeship_suspension_traineeship_id ON traineeship_suspension(traineeship_id)",
    "traineeship_competence_scope_id ON traineeship_competence(scope_id)",
    "traineeship_competence_traineeship_id ON traineeship_competence(traineeship_id)",
    "traineeship_day_scope_id ON traineeship_day(scope_id)",
    "traineeship_day_traineeship_id ON traineeship_day(traineeship_id)",
    "traineeship_month_scope_id ON traineeship_month(scope_id)",
    "traineeship_month_traineeship_id ON traineeship_month(traineeship_id)",
    "traineeship_visit_scope_id ON traineeship_visit(scope_id)",
    "traineeship_visit_traineeship_id ON traineeship_visit(traineeship_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
