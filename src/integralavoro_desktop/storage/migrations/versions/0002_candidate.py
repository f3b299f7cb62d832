"""The tables of `candidate`."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = (
    (
        'candidate (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), code '
        'VARCHAR(12), family_name VARCHAR(80), given_name VARCHAR(80), preferred_name VARCHAR(40), id_kind '
        'VARCHAR(24), fiscal_code VARCHAR(20), birth_date DATE, birth_year INTEGER, birth_place VARCHAR(80), '
        'sex VARCHAR(24), citizenship VARCHAR(24), permit_kind VARCHAR(40), permit_expires_on DATE, '
        'marital_status VARCHAR(24), education_level VARCHAR(24), living_situation VARCHAR(24), '
        'occupation_status VARCHAR(24), occupation_status_on DATE, phone VARCHAR(30), phone_alt VARCHAR(30), '
        'email VARCHAR(120), contact_note VARCHAR(200), languages TEXT, italian_level VARCHAR(24), licences '
        'TEXT, transport TEXT, did_on DATE, job_centre_id CHAR(32), note TEXT, merged_into_id CHAR(32), '
        'file_state VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'candidate_residence (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), kind VARCHAR(24), territory_id CHAR(32), address VARCHAR(120), starts_on '
        'DATE, ends_on DATE, PRIMARY KEY (id))'
    ),
    (
        'candidate_assignment (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), operator_id CHAR(32), unit_id CHAR(32), role VARCHAR(24), starts_on DATE, '
        'ends_on DATE, end_reason VARCHAR(24), handover_state VARCHAR(24), handover_note TEXT, promises TEXT,'
        ' person_told_on DATE, PRIMARY KEY (id))'
    ),
    (
        'candidate_support_person (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at '
        'VARCHAR(20), candidate_id CHAR(32), name VARCHAR(80), relation VARCHAR(24), phone VARCHAR(30), '
        'may_call VARCHAR(24), informed_on DATE, emergency BOOLEAN, note VARCHAR(200), PRIMARY KEY (id))'
    ),
    (
        'candidate_service_link (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20),'
        ' candidate_id CHAR(32), unit_id CHAR(32), role VARCHAR(24), contact_id CHAR(32), starts_on DATE, '
        'ends_on DATE, doing VARCHAR(200), PRIMARY KEY (id))'
    ),
    (
        'candidate_education (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), title VARCHAR(120), institute VARCHAR(120), year INTEGER, completed '
        'VARCHAR(24), recognised VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'candidate_work_experience (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at '
        'VARCHAR(20), candidate_id CHAR(32), role VARCHAR(120), firm VARCHAR(120), occupation VARCHAR(24), '
        'from_month VARCHAR(7), to_month VARCHAR(7), contract VARCHAR(24), left_reason VARCHAR(24), words '
        'TEXT, PRIMARY KEY (id))'
    ),
    (
        'candidate_skill (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), label VARCHAR(120), esco VARCHAR(120), kind VARCHAR(24), level INTEGER, '
        'evidence VARCHAR(24), seen_on DATE, seen_by VARCHAR(80), PRIMARY KEY (id))'
    ),
    (
        'candidate_training_need (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at '
        'VARCHAR(20), candidate_id CHAR(32), topic VARCHAR(24), noted_on DATE, source VARCHAR(24), priority '
        'VARCHAR(24), state VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'candidate_not_same (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'candidate_id CHAR(32), other_id CHAR(32), decided_on DATE, reason VARCHAR(200), PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "candidate_scope_id ON candidate(scope_id)",
    "candidate_residence_scope_id ON candidate_residence(scope_id)",
    "candidate_residence_candidate_id ON candidate_residence(candidate_id)",
    "candidate_assignment_scope_id ON candidate_assignment(scope_id)",
    "candidate_assignment_candidate_id ON candidate_assignment(candidate_id)",
    "candidate_support_person_scope_id ON candidate_support_person(scope_id)",
    "candidate_support_person_candidate_id ON candidate_support_person(candidate_id)",
    "candidate_service_link_scope_id ON candidate_service_link(scope_id)",
    "candidate_service_link_candidate_id ON candidate_service_link(candidate_id)",
    "candidate_education_scope_id ON candidate_education(scope_id)",
    "candidate_education_candidate_id ON candidate_education(candidate_id)",
    "candidate_work_experience_scope_id ON candidate_work_experience(scope_id)",
    "candidate_work_experience_candidate_id ON candidate_work_experience(candidate_id)",
    "candidate_skill_scope_id ON candidate_skill(scope_id)",
    "candidate_skill_candidate_id ON candidate_skill(candidate_id)",
    "candidate_training_need_scope_id ON candidate_training_need(scope_id)",
    "candidate_training_need_candidate_id ON candidate_training_need(candidate_id)",
    "candidate_not_same_scope_id ON candidate_not_same(scope_id)",
    "candidate_not_same_candidate_id ON candidate_not_same(candidate_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
