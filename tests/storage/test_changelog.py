"""Change sets are appended once, in any order, and whoever they come from: the tables are the folded log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_any
from hypothesis import strategies as some
from tests.little.model import Firm, Person, Secret, Visit, Worker
from tests.little.stores import (
    BRUNO,
    add,
    begin,
    change,
    contents,
    deliver,
    everything,
    fresh,
    is_sound,
    open_copy,
    remove,
    rows_of,
    sets_of,
    written,
)

from integralavoro_desktop.kernel import hlc
from integralavoro_desktop.kernel.changes import Op, chained
from integralavoro_desktop.storage import outgoing
from integralavoro_desktop.storage.changelog import ForkError, MisplacedError, append, erasure_tag
from integralavoro_desktop.storage.verdict import State


def states(store) -> list[int]:
    with store.connection() as conn:
        return conn.exec_driver_sql("SELECT state FROM cs ORDER BY arrival").scalars().all()


@pytest.fixture
def person() -> Person:
    return Person(family_name="Ferri", note="prima")


@pytest.fixture
def pair(new_store, person):
    """Anna and Bruno, who both hold the file of one person."""
    anna, bruno = new_store("anna"), new_store("bruno")
    add(anna, person)
    deliver(bruno, sets_of(anna))
    return anna, bruno


def test_what_one_store_wrote_stands_in_the_other(pair) -> None:
    anna, bruno = pair
    assert contents(anna) == contents(bruno)


def test_what_is_known_is_passed_over(pair) -> None:
    anna, bruno = pair
    before = everything(bruno)
    applied = deliver(bruno, sets_of(anna))
    assert (applied.new, applied.known, applied.rows) == (0, 1, {})
    assert everything(bruno) == before


def test_a_doubled_set_in_one_delivery_counts_once(new_store, person) -> None:
    anna, office = new_store("anna"), new_store("office")
    add(anna, person)
    applied = deliver(office, sets_of(anna) * 2)
    assert (applied.new, applied.known, rows_of(applied)) == (1, 1, {"candidate": 1})


def test_the_same_number_with_another_content_is_a_fork(pair) -> None:
    anna, bruno = pair
    (made,) = sets_of(anna)
    other = replace(made, commitment=b"z" * 32)
    before = everything(bruno)
    with pytest.raises(ForkError):
        deliver(bruno, [other])
    assert everything(bruno) == before


def test_a_later_change_replaces_what_its_writer_saw(pair, person) -> None:
    anna, bruno = pair
    change(bruno, person, BRUNO, note="dopo")
    deliver(anna, sets_of(bruno))
    assert fresh(anna, person).note == "dopo"
    assert contents(anna)["conflicts"] == []


def test_the_replacing_set_may_come_before_the_replaced_one(new_store, person) -> None:
    anna, late = new_store("anna"), new_store("office")
    add(anna, person)
    change(anna, person, note="seconda")
    change(anna, person, note="terza")
    first, second, third = sets_of(anna)
    for made in (third, first, second):
        deliver(late, [made])
    assert fresh(late, person).note == "terza"
    assert contents(late) == contents(anna)
    assert is_sound(late)


@pytest.fixture(scope="module")
def mixed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """Change sets of two writers who did not always see one another, and the stores to bring them to."""
    template = request.getfixturevalue("little_template")
    folder = tmp_path_factory.mktemp("mixed")
    anna, bruno = (begin(open_copy(template, folder / name), name) for name in ("anna", "bruno"))
    one, two = Person(family_name="Ferri", note="a"), Person(family_name="Neri", may_call=None)
    add(anna, one, Firm(name="Ditta"))
    deliver(bruno, sets_of(anna))
    change(bruno, one, BRUNO, note="b", may_call="yes")
    change(anna, one, note="c", may_call="no", starts_on=datetime(2026, 1, 1, tzinfo=UTC).date())
    add(bruno, two, Visit(candidate_id=one.id, what="casa"), action=BRUNO)
    deliver(anna, sets_of(bruno))
    change(anna, one, note="d")
    remove(bruno, one, BRUNO)
    change(bruno, two, BRUNO, given_name="Ida")
    made = [*sets_of(anna), *sets_of(bruno)]
    truth = begin(open_copy(template, folder / "truth"), "office")
    for one in sorted(made, key=lambda one: one.stamp.hlc):
        deliver(truth, [one])
    yield made, contents(truth), (template, folder)
    for store in (anna, bruno, truth):
        store.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given_any(data=some.data())
def test_any_order_of_arrival_gives_the_same_tables(mixed, data) -> None:
    made, truth, (template, folder) = mixed
    order = data.draw(some.permutations(made))
    cut = data.draw(some.integers(0, len(made)))
    store = begin(open_copy(template, folder / str(len(list(folder.iterdir())))), "office")
    try:
        deliver(store, order[:cut])
        deliver(store, order[cut:])
        assert contents(store) == truth
        assert is_sound(store)
    finally:
        store.close()


def test_an_unknown_entity_waits_and_the_rest_of_its_set_counts(store, person) -> None:
    known = Op("candidate", person.id.bytes, "family_name", b'"Ferri"')
    strange = Op("spaceship", b"s" * 16, "name", b'"x"')
    deliver(store, [written(known, strange, scope=f"p:{person.id.hex}")])
    assert states(store) == [State.PARKED_UNKNOWN]
    assert fresh(store, person).family_name == "Ferri"
    assert is_sound(store)


@pytest.mark.parametrize(
    ("register", "value"),
    [
        ("shoe_size", b"42"),
        ("note", b'{"rich":"text"}'),
        ("period", b'{"why":"x"}'),
        ("_mood", b'"x"'),
        ("note", b"[" * 9000),
    ],
)
def test_what_this_version_cannot_show_waits_in_the_log(store, person, register: str, value: bytes) -> None:
    add(store, person)
    strange = Op("candidate", person.id.bytes, register, value)
    applied = deliver(store, [written(strange, scope=person.scope_id)])
    assert applied.parked == 1
    assert fresh(store, person).note == "prima"
    assert contents(store)["conflicts"] == []
    assert is_sound(store)


def test_what_waited_goes_on_byte_for_byte(store, person) -> None:
    strange = written(Op("candidate", person.id.bytes, "shoe_size", b"42"), scope=f"p:{person.id.hex}")
    deliver(store, [strange])
    with store.connection() as conn:
        (kept,) = outgoing.sets_between(conn, [strange.stamp.scope], above=0, to=9, has={})
    assert kept == strange


def test_a_set_that_its_sender_may_not_make_is_kept_apart(pair, new_store, person) -> None:
    anna, _bruno = pair
    office = new_store("office")
    applied = deliver(office, sets_of(anna), refuses=lambda made: True)
    assert (applied.new, applied.parked, applied.rows) == (1, 1, {})
    assert states(office) == [State.PARKED_UNAUTHORISED]
    assert fresh(office, person) is None


def refused(store, *ops: Op, scope: str) -> bool:
    applied = deliver(store, [written(*ops, scope=scope, device=uuid4().bytes)])
    return applied.parked == 1 and not applied.rows


def test_a_row_of_one_file_is_not_written_by_a_set_of_another(store, person) -> None:
    add(store, person)
    visit = Visit(candidate_id=person.id, what="casa")
    add(store, visit)
    other = f"p:{Person().id.hex}"
    assert refused(store, Op("candidate.visit", visit.id.bytes, "what", b'"x"'), scope=other)
    assert fresh(store, visit).what == "casa"
    assert is_sound(store)


def test_a_row_keeps_its_entity(store) -> None:
    firm = Firm(name="Ditta")
    add(store, firm)
    assert refused(store, Op("worker", firm.id.bytes, "name", b'"x"'), scope="ctl")
    assert refused(store, Op("spaceship", firm.id.bytes, "name", b'"x"'), scope="cat.firm")
    twice = (Op("firm", b"1" * 16, "name", b'"x"'), Op("spaceship", b"1" * 16, "a", b"1"))
    assert refused(store, *twice, scope="cat.firm")


@pytest.mark.parametrize(
    ("entity", "scope"),
    [
        ("candidate", "cat.candidate"),
        ("candidate", f"p:{'0' * 32}"),
        ("secret", f"p:{'0' * 32}"),
        ("firm", "cat.worker"),
        ("firm", f"p:{'0' * 32}"),
        ("worker", "cat.worker"),
        ("worker", "ctlx"),
        ("paper", "ctl"),
        ("stray", "cat.stray"),
    ],
)
def test_a_row_lies_only_where_its_type_may_lie(store, entity: str, scope: str) -> None:
    assert refused(store, Op(entity, b"1" * 16, "name", b'"x"'), scope=scope)


def test_a_row_cannot_name_a_person_of_another_file(store, person) -> None:
    add(store, person)
    here = f"p:{b'1'.hex() * 16}"
    link = Op("candidate.visit", b"2" * 16, "candidate_id", f'"{person.id.hex}"'.encode())
    assert refused(store, link, scope=here)
    with store.read() as reader:
        assert reader.children(fresh(store, person), "candidate.visit") == []


def test_a_misplaced_row_made_here_is_a_fault_of_ours(store) -> None:
    made = written(Op("firm", b"1" * 16, "name", b'"x"'), scope="ctl")
    with pytest.raises(MisplacedError), store.transaction() as conn:
        append(conn, [made], catalogue=store.catalogue)
    assert states(store) == []


def test_of_an_erased_file_only_the_header_is_kept(pair, new_store, person) -> None:
    anna, _bruno = pair
    office = new_store("office")
    with office.transaction() as conn:
        conn.exec_driver_sql("INSERT INTO erased(tag) VALUES (?)", (erasure_tag(person.scope_id),))
    deliver(office, sets_of(anna))
    assert states(office) == [State.ERASED]
    assert "Ferri" not in "".join(everything(office))
    assert is_sound(office)


def test_a_laptop_in_2099_does_not_drag_the_clock_of_others(pair, person, fixed_clock) -> None:
    anna, bruno = pair
    fixed_clock.now = datetime(2099, 1, 1, tzinfo=UTC)
    change(bruno, person, BRUNO, note="dal futuro")
    fixed_clock.now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    deliver(anna, sets_of(bruno))
    change(anna, person, note="di oggi")
    assert fresh(anna, person).note == "di oggi"
    assert hlc.moment(sets_of(anna)[-1].stamp.hlc) <= fixed_clock.now + timedelta(days=1, seconds=1)


def test_a_later_informed_change_wins_over_a_stamp_of_2099(pair, person, fixed_clock) -> None:
    anna, bruno = pair
    fixed_clock.now = datetime(2099, 1, 1, tzinfo=UTC)
    change(bruno, person, BRUNO, note="dal futuro")
    fixed_clock.now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    deliver(anna, sets_of(bruno))
    change(anna, person, note="di oggi")
    deliver(bruno, sets_of(anna))
    assert fresh(bruno, person).note == "di oggi"
    assert contents(bruno) == contents(anna)


def test_chains_go_on_from_one_set_to_the_next(pair, person) -> None:
    anna, _bruno = pair
    change(anna, person, note="x")
    before = bytes(32)
    for made in sets_of(anna):
        before = chained(before, dot=made.dot, hlc=made.stamp.hlc, promise=made.commitment)
        assert made.chain == before
        assert made.keeps_its_promise()


def test_a_delivery_of_many_batches_is_whole(new_store) -> None:
    anna, office = new_store("anna"), new_store("office")
    people = [Person(family_name=f"P{n}", note="x") for n in range(1500)]
    for start in range(0, len(people), 500):
        add(anna, *people[start : start + 500])
    applied = deliver(office, sets_of(anna))
    assert rows_of(applied) == {"candidate": 1500}
    assert contents(office) == contents(anna)


def test_clinical_and_control_rows_travel_in_their_own_scopes(new_store, person) -> None:
    office, anna = new_store("office"), new_store("anna")
    add(office, person, Secret(candidate_id=person.id, what="riservato"), Worker(name="Rita"))
    made = sets_of(office)
    assert sorted(one.stamp.scope.partition(":")[0] for one in made) == ["c", "ctl", "p"]
    deliver(anna, [one for one in made if not one.stamp.scope.startswith("c:")])
    assert "riservato" not in "".join(everything(anna))
