"""What was kept apart waits for a person, and counts from the moment in which she lets it in."""

from __future__ import annotations

import pytest
from tests.little.model import Firm, Person
from tests.little.stores import add, change, contents, deliver, fresh, is_sound, sets_of, written

from integralavoro_desktop.kernel.changes import Op
from integralavoro_desktop.storage import outgoing, parked


@pytest.fixture
def apart(new_store, fixed_clock):
    """An office that kept two changes of Anna apart."""
    office, anna = new_store("office"), new_store("anna")
    person = Person(family_name="Ferri", note="prima")
    add(office, person)
    deliver(anna, sets_of(office))
    change(anna, person, note="uno")
    change(anna, person, note="due")
    deliver(office, sets_of(anna), refuses=lambda made: True)
    return office, anna, person


def waiting(store):
    with store.connection() as conn:
        return parked.waiting(conn)


def admit(store, found):
    with store.transaction() as conn:
        return parked.admit(conn, found, catalogue=store.catalogue)


def test_what_was_kept_apart_is_told(apart, fixed_clock) -> None:
    office, anna, person = apart
    since = int(fixed_clock.now.timestamp() * 1000)
    assert waiting(office) == [parked.Waiting(anna.identity.device, person.scope_id, 2, since)]
    assert fresh(office, person).note == "prima"


def test_what_is_let_in_counts_and_goes_on_to_others(apart) -> None:
    office, anna, person = apart
    with office.connection() as conn:
        before = outgoing.last_arrival(conn)
    applied = admit(office, waiting(office)[0])
    assert (applied.new, applied.parked, waiting(office)) == (2, 0, [])
    assert fresh(office, person).note == "due"
    with office.connection() as conn:
        sent = list(outgoing.sets_between(conn, [person.scope_id], above=before, to=before + 9, has={}))
    assert sent == sets_of(anna)
    assert contents(office) == contents(anna)
    assert is_sound(office)


def test_what_lies_in_the_wrong_file_stays_apart(store) -> None:
    firm = Firm(name="Ditta")
    add(store, firm)
    deliver(store, [written(Op("firm", firm.id.bytes, "name", b'"x"'), scope="ctl")])
    applied = admit(store, waiting(store)[0])
    assert (applied.parked, len(waiting(store))) == (1, 1)
    assert fresh(store, firm).name == "Ditta"
