"""A file is replaced by a snapshot of what still counts, and taken out of a store without a trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.little.model import Person, Secret, Visit
from tests.little.stores import (
    ANNA,
    BRUNO,
    add,
    change,
    contents,
    deliver,
    everything,
    fresh,
    is_sound,
    sets_of,
    written,
)

from integralavoro_desktop.kernel.changes import Op
from integralavoro_desktop.storage import ledger, outgoing, search, snapshots
from integralavoro_desktop.storage.changelog import ForkError, Received, append


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


@pytest.fixture
def office(new_store, person):
    """The office with a file that was changed several times, also by a laptop."""
    office, anna = new_store("office"), new_store("anna")
    add(office, person, Visit(candidate_id=person.id, what="Marcatore Unico"))
    deliver(anna, sets_of(office))
    change(anna, person, ANNA, note="di Anna")
    change(office, person, BRUNO, note="del Polo")
    change(office, person, BRUNO, given_name="Ida")
    deliver(office, sets_of(anna))
    return office


def snapshot_of(store, scope: str):
    with store.connection() as conn:
        return list(outgoing.snapshot(conn, scope)), snapshots.digest_of(conn, scope)


def bring(store, scope: str, sets, *, acked=None):
    with store.transaction() as conn:
        kept = snapshots.set_aside(conn, scope, acked or {})
        received = Received(1, ledger.now_ms())
        snapshots.drop_scope(conn, scope, catalogue=store.catalogue)
        applied = append(conn, sets, catalogue=store.catalogue, received=received)
        digest = snapshots.digest_of(conn, scope)
        snapshots.put_back(conn, kept, catalogue=store.catalogue)
        search.index_rows(conn, store.catalogue, applied.rows)
    return applied, digest


def test_a_snapshot_holds_what_counts_and_no_more(office, person) -> None:
    sets, _digest = snapshot_of(office, person.scope_id)
    values = {op.value for made in sets for op in made.ops}
    assert b'"prima"' not in values
    assert {b'"di Anna"', b'"del Polo"', b'"Ida"'} <= values
    assert {made.nonce for made in sets} == {None}


def test_an_empty_store_gets_the_same_file_from_a_snapshot(office, new_store, person) -> None:
    bruno = new_store("bruno")
    sets, digest = snapshot_of(office, person.scope_id)
    applied, here = bring(bruno, person.scope_id, sets)
    assert (applied.new, here) == (len(sets), digest)
    assert contents(bruno) == contents(office)
    assert is_sound(bruno)


def test_a_snapshot_brought_twice_gives_the_same_file(office, new_store, person) -> None:
    bruno = new_store("bruno")
    sets, digest = snapshot_of(office, person.scope_id)
    bring(bruno, person.scope_id, sets)
    _applied, here = bring(bruno, person.scope_id, sets)
    assert here == digest
    assert contents(bruno) == contents(office)


def test_what_is_not_in_the_snapshot_is_gone(office, new_store, person) -> None:
    bruno = new_store("bruno")
    deliver(bruno, sets_of(office)[:1])
    other = Visit(candidate_id=person.id, what="di troppo")
    add(office, other)
    deliver(bruno, sets_of(office)[-1:])
    sets, _digest = snapshot_of(office, person.scope_id)
    bring(bruno, person.scope_id, [made for made in sets if b"di troppo" not in str(made.ops).encode()])
    assert fresh(bruno, other) is None


def test_own_changes_that_the_office_has_not_seen_stay_on_top(office, new_store, person) -> None:
    bruno = new_store("bruno")
    sets, _digest = snapshot_of(office, person.scope_id)
    bring(bruno, person.scope_id, sets)
    change(bruno, person, BRUNO, given_name="Ida Maria")
    bring(bruno, person.scope_id, sets, acked={bruno.identity.origin: 0})
    assert fresh(bruno, person).given_name == "Ida Maria"
    assert sets_of(bruno)[0].keeps_its_promise()
    deliver(office, sets_of(bruno))
    assert fresh(office, person).given_name == "Ida Maria"
    assert contents(bruno) == contents(office)
    assert is_sound(bruno)


def test_own_changes_that_the_office_confirmed_come_back_with_the_snapshot(office, new_store, person) -> None:
    bruno = new_store("bruno")
    bring(bruno, person.scope_id, snapshot_of(office, person.scope_id)[0])
    change(bruno, person, BRUNO, given_name="Ida Maria")
    deliver(office, sets_of(bruno))
    change(office, person, BRUNO, note="x")
    sets, digest = snapshot_of(office, person.scope_id)
    _applied, here = bring(bruno, person.scope_id, sets, acked={bruno.identity.origin: 1})
    assert here == digest
    assert contents(bruno) == contents(office)


def test_changes_after_a_snapshot_replace_what_it_brought(office, new_store, person) -> None:
    bruno = new_store("bruno")
    bring(bruno, person.scope_id, snapshot_of(office, person.scope_id)[0])
    before = len(sets_of(office))
    change(office, person, note="deciso")
    deliver(bruno, sets_of(office, after=before))
    assert contents(bruno)["candidate"] == contents(office)["candidate"]
    assert is_sound(bruno)


def test_a_snapshot_that_tells_another_history_is_a_fork(office, new_store, person) -> None:
    bruno = new_store("bruno")
    sets, _digest = snapshot_of(office, person.scope_id)
    bring(bruno, person.scope_id, sets)
    with pytest.raises(ForkError):
        bring(bruno, person.scope_id, [replace(sets[0], commitment=b"z" * 32), *sets[1:]])
    assert contents(bruno) == contents(office)


def test_a_file_that_leaves_leaves_nothing_but_headers(office, person) -> None:
    other, secret = Person(family_name="Resta"), Secret(candidate_id=person.id, what="resta qui")
    add(office, other, secret)
    with office.transaction() as conn:
        snapshots.drop_scope(conn, person.scope_id, catalogue=office.catalogue)
    left = "".join(everything(office))
    assert "Marcatore" not in left
    assert "Ferri" not in left
    assert fresh(office, other).family_name == "Resta"
    assert fresh(office, secret).what == "resta qui"
    with office.connection() as conn:
        assert search.find(conn, "marcatore") == []
        assert [hit.entity for hit in search.find(conn, "resta")] == ["candidate"]
    assert is_sound(office)


def test_a_set_kept_apart_does_not_drag_the_rows_of_another_file_along(office, person) -> None:
    visit = Visit(candidate_id=person.id, what="del file")
    add(office, visit)
    stranger = Person(family_name="Altra")
    add(office, stranger)
    deliver(office, [written(Op("candidate.visit", visit.id.bytes, "what", b'"x"'), scope=stranger.scope_id)])
    with office.transaction() as conn:
        snapshots.drop_scope(conn, stranger.scope_id, catalogue=office.catalogue)
    assert fresh(office, visit).what == "del file"
    assert is_sound(office)
