"""The change log, the exchange's ledgers, search and the store's own small tables."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    "meta(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
    "secret(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "counter(name TEXT PRIMARY KEY, value INT NOT NULL) WITHOUT ROWID",
    "guard(open INT NOT NULL)",
    ("draft(id TEXT PRIMARY KEY, entity TEXT NOT NULL, row TEXT, operator TEXT, title TEXT, content TEXT NOT NULL,"
    " changed INT NOT NULL) WITHOUT ROWID"),
    ("origin(ix INTEGER PRIMARY KEY, device BLOB NOT NULL, incarnation BLOB NOT NULL, last_seq INT NOT NULL DEFAULT 0,"
    " last_chain BLOB, sent INT NOT NULL DEFAULT 0, acked INT NOT NULL DEFAULT 0, closed INT NOT NULL DEFAULT 0,"
    " UNIQUE(device, incarnation))"),
    ("cs(arrival INTEGER PRIMARY KEY, origin INT NOT NULL, seq INT NOT NULL, tx BLOB NOT NULL, hlc INT NOT NULL,"
    " author TEXT NOT NULL, scope TEXT NOT NULL, schema INT NOT NULL, app TEXT NOT NULL, reason TEXT, nonce BLOB,"
    " commitment BLOB NOT NULL, chain BLOB NOT NULL, recv_bundle INT, recv_at INT, state INT NOT NULL DEFAULT 0,"
    " UNIQUE(origin, seq))"),
    ("op(arrival INT NOT NULL, n INT NOT NULL, entity TEXT NOT NULL, row BLOB NOT NULL, reg TEXT NOT NULL, value BLOB,"
    " sup BLOB NOT NULL, PRIMARY KEY(arrival, n)) WITHOUT ROWID"),
    ("head(row BLOB, reg TEXT, origin INT, seq INT, hlc INT, arrival INT, PRIMARY KEY(row, reg, origin, seq))"
    " WITHOUT ROWID"),
    "dead_early(row BLOB, reg TEXT, origin INT, seq INT, PRIMARY KEY(row, reg, origin, seq)) WITHOUT ROWID",
    ("conflict(row BLOB, reg TEXT, heads BLOB, policy TEXT, state INT, assigned BLOB, opened INT,"
    " PRIMARY KEY(row, reg))"
    " WITHOUT ROWID"),
    'scope_held(scope TEXT PRIMARY KEY, epoch BLOB, state INT, "until" INT) WITHOUT ROWID',
    ('scope_grant(device BLOB, scope TEXT, epoch BLOB, from_at INT, "until" INT, revoked_at INT, evicted_at INT,'
    " PRIMARY KEY(device, scope, epoch)) WITHOUT ROWID"),
    "erased(tag BLOB PRIMARY KEY, ordered_at INT, ordered_by BLOB, code INT) WITHOUT ROWID",
    "erase_ack(tag BLOB, device BLOB, at INT, PRIMARY KEY(tag, device)) WITHOUT ROWID",
    ("peer(device BLOB, incarnation BLOB, bundle_no INT, declaration BLOB, heard INT,"
    " PRIMARY KEY(device, incarnation)) WITHOUT ROWID"),
    ("bundle(id INTEGER PRIMARY KEY, dir INT, sha256 BLOB UNIQUE, device BLOB, no INT, result TEXT, n_cs INT, at INT,"
    " header BLOB)"),
    ("certificate(device BLOB NOT NULL, serial INT NOT NULL, signed BLOB NOT NULL, PRIMARY KEY(device, serial))"
    " WITHOUT ROWID"),
    ("search_doc(id INTEGER PRIMARY KEY, row TEXT NOT NULL UNIQUE, entity TEXT NOT NULL, scope TEXT NOT NULL,"
    " restricted INT NOT NULL DEFAULT 0)"),
)
INDEXES = (
    "cs_scope ON cs(scope, arrival)",
    "cs_tx ON cs(tx)",
    "op_reg ON op(row, reg, arrival)",
    "search_entity ON search_doc(entity)",
)


def upgrade() -> None:
    """Make the tables."""
    for table in TABLES:
        op.execute(f"CREATE TABLE {table}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute("INSERT INTO guard(open) VALUES (0)")
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(name, body, "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    op.execute("INSERT INTO search(search, rank) VALUES ('secure-delete', 1)")
