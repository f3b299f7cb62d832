"""The tables of `organisation`."""

from alembic import op

revision = "0011"
down_revision = "0010"

TABLES = (
    (
        'organisation (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), name '
        'VARCHAR(120), legal_name VARCHAR(160), parent_id CHAR(32), roles TEXT, vat_no VARCHAR(11), tax_no '
        'VARCHAR(16), ateco VARCHAR(24), public_body BOOLEAN, address VARCHAR(120), territory_id CHAR(32), '
        'phone VARCHAR(30), email VARCHAR(120), website VARCHAR(120), employees INTEGER, employees_permanent '
        'INTEGER, counted_on DATE, polo_mode TEXT, staff_hours INTEGER, needs_direct BOOLEAN, '
        'lead_operator_id CHAR(32), active BOOLEAN, note TEXT, merged_into_id CHAR(32), PRIMARY KEY (id))'
    ),
    (
        'organisation_site (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'organisation_id CHAR(32), name VARCHAR(80), address VARCHAR(120), territory_id CHAR(32), reach '
        'VARCHAR(120), access VARCHAR(24), PRIMARY KEY (id))'
    ),
    (
        'organisation_contact (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'organisation_id CHAR(32), name VARCHAR(80), job VARCHAR(80), phone VARCHAR(30), email VARCHAR(120), '
        'profession VARCHAR(24), informed_on DATE, left_on DATE, PRIMARY KEY (id))'
    ),
    (
        'organisation_l68 (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'organisation_id CHAR(32), taken_on DATE, province VARCHAR(2), source VARCHAR(24), employees_all '
        'INTEGER, disabled_in INTEGER, protected_in INTEGER, excluded INTEGER, teleworkers INTEGER, '
        'part_time_heads INTEGER, part_time_sum VARCHAR(20), intermittent_heads INTEGER, intermittent_sum '
        'VARCHAR(20), exempted INTEGER, suspension_pct VARCHAR(20), suspension_reason VARCHAR(24), duty_since'
        ' DATE, PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "organisation_scope_id ON organisation(scope_id)",
    "organisation_site_scope_id ON organisation_site(scope_id)",
    "organisation_site_organisation_id ON organisation_site(organisation_id)",
    "organisation_contact_scope_id ON organisation_contact(scope_id)",
    "organisation_contact_organisation_id ON organisation_contact(organisation_id)",
    "organisation_l68_scope_id ON organisation_l68(scope_id)",
    "organisation_l68_organisation_id ON organisation_l68(organisation_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
