"""The history of the tables, one Alembic revision after the other; a released one is never edited."""

HEAD = "0017"
