"""The tables of `instrument`."""

from alembic import op

revision = "0013"
down_revision = "0012"

TABLES = (
    (
        'instrument (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), code '
        'VARCHAR(12), version VARCHAR(10), name_it VARCHAR(120), name_en VARCHAR(120), kind VARCHAR(24), '
        'value_min INTEGER, value_max INTEGER, min_answered INTEGER, owner VARCHAR(120), licence '
        'VARCHAR(120), valid_from DATE, valid_to DATE, PRIMARY KEY (id))'
    ),
    (
        'instrument_area (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'instrument_id CHAR(32), code VARCHAR(4), name_it VARCHAR(80), name_en VARCHAR(80), "order" INTEGER, '
        'PRIMARY KEY (id))'
    ),
    (
        'instrument_item (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'instrument_id CHAR(32), code VARCHAR(4), area VARCHAR(4), name_it VARCHAR(120), name_en '
        'VARCHAR(120), "order" INTEGER, anchor_it_0 VARCHAR(200), anchor_it_1 VARCHAR(200), anchor_it_2 '
        'VARCHAR(200), anchor_it_3 VARCHAR(200), anchor_it_4 VARCHAR(200), anchor_en_0 VARCHAR(200), '
        'anchor_en_1 VARCHAR(200), anchor_en_2 VARCHAR(200), anchor_en_3 VARCHAR(200), anchor_en_4 '
        'VARCHAR(200), icf TEXT, esco_group VARCHAR(24), at_work BOOLEAN, PRIMARY KEY (id))'
    ),
    (
        'instrument_crosswalk (id CHAR(32) NOT NULL, scope_id VARCHAR(40) NOT NULL, deleted_at VARCHAR(20), '
        'instrument_id CHAR(32), item VARCHAR(4), other_code VARCHAR(12), other_version VARCHAR(10), '
        'other_item VARCHAR(12), relation VARCHAR(24), note VARCHAR(200), PRIMARY KEY (id))'
    ),
)
INDEXES = (
    "instrument_scope_id ON instrument(scope_id)",
    "instrument_area_scope_id ON instrument_area(scope_id)",
    "instrument_area_instrument_id ON instrument_area(instrument_id)",
    "instrument_item_scope_id ON instrument_item(scope_id)",
    "instrument_item_instrument_id ON instrument_item(instrument_id)",
    "instrument_crosswalk_scope_id ON instrument_crosswalk(scope_id)",
    "instrument_crosswalk_instrument_id ON instrument_crosswalk(instrument_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
