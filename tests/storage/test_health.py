"""The nightly check finds what the log does not tell, and is quiet otherwise."""

from __future__ import annotations

import pytest
from tests.little.model import Firm, Person, Stray, Visit
from tests.little.stores import BRUNO, add, change, deliver, remove, sets_of

from integralavoro_desktop.storage import health
from integralavoro_desktop.storage.guard import writing


@pytest.fixture
def full(new_store):
    """A store with rows of its own and of others, a conflict, a deletion, a list and something it does not know."""
    anna, bruno = new_store("anna"), new_store("bruno")
    person = Person(family_name="Ferri", note="prima", tags=["a"], hours="12.5")
    add(anna, person, Firm(name="Ditta"), Visit(candidate_id=person.id, what="casa"))
    deliver(bruno, sets_of(anna))
    change(anna, person, note="A", tags=[])
    change(bruno, person, BRUNO, note="B", hidden=True)
    deliver(anna, sets_of(bruno))
    gone = Stray(what="via")
    add(anna, gone)
    remove(anna, gone)
    return anna


def check(store) -> health.Health:
    with store.connection() as conn:
        return health.check(conn, store.catalogue)


def spoil(store, statement: str) -> None:
    with store.transaction() as conn, writing(conn):
        assert conn.exec_driver_sql(statement).rowcount


def test_a_store_that_nobody_touched_is_sound(full) -> None:
    found = check(full)
    assert found.is_sound
    assert found == health.Health(rows_checked=4)


def test_an_empty_store_is_sound(store) -> None:
    assert check(store).is_sound


@pytest.mark.parametrize(
    ("statement", "entity"),
    [
        ("UPDATE little_person SET note='altro'", "candidate"),
        ("UPDATE little_person SET scope_id='p:x'", "candidate"),
        ("UPDATE little_person SET deleted_at='2026-01-01T00:00:00Z'", "candidate"),
        ("UPDATE little_stray SET deleted_at=NULL", "stray"),
        ("DELETE FROM little_firm", "firm"),
        ("INSERT INTO little_firm(id, scope_id, name) VALUES ('0', 'cat.firm', 'x')", "firm"),
        ("UPDATE little_visit SET id=iif(id LIKE 'f%', '0', 'f') || substr(id, 2)", "candidate.visit"),
    ],
)
def test_a_table_that_differs_from_the_log_is_found(full, statement: str, entity: str) -> None:
    spoil(full, statement)
    found = check(full)
    assert (found.is_sound, set(found.different)) == (False, {entity})
    assert found.heads == found.links == 0


@pytest.mark.parametrize("statement", ["DELETE FROM head WHERE reg='name'", "UPDATE head SET seq=99 WHERE reg='what'"])
def test_a_version_that_the_log_does_not_tell_is_found(full, statement: str) -> None:
    spoil(full, statement)
    assert check(full).heads > 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE op SET value=x'227822' WHERE reg='name'",
        "UPDATE cs SET chain=zeroblob(32) WHERE seq=1",
        "UPDATE cs SET commitment=zeroblob(32) WHERE seq=2",
        "UPDATE cs SET hlc=hlc+1",
        "DELETE FROM op WHERE reg='name'",
    ],
)
def test_a_log_that_was_altered_is_found(full, statement: str) -> None:
    spoil(full, statement)
    assert check(full).links > 0
