"""Drafts: what was typed and not saved is kept, each under its key."""

from __future__ import annotations

import pytest
from tests.little.model import Person
from tests.little.stores import add

from integralavoro_desktop.storage import drafts, snapshots


def draft(key: str = "a", **changes):
    words = {"entity": "candidate", "row": "", "title": "Nuova", "content": {"note": "è"}, "operator": "anna"}
    return drafts.Draft(key, changed_at=None, **{**words, **changes})


@pytest.fixture
def kept(store):
    def keep(*found: drafts.Draft) -> None:
        with store.transaction() as conn:
            for one in found:
                drafts.keep(conn, one)

    return keep


def test_a_draft_is_given_back_as_it_was_typed(store, kept, fixed_clock) -> None:
    kept(draft())
    with store.connection() as conn:
        found = drafts.one(conn, "a")
    assert (found.entity, found.row, found.title, found.content, found.operator) == (
        "candidate",
        "",
        "Nuova",
        {"note": "è"},
        "anna",
    )
    assert found.changed_at == fixed_clock.now


def test_a_later_draft_takes_the_place_of_the_one_with_its_key(store, kept) -> None:
    kept(draft(), draft(content={"note": "due"}))
    with store.connection() as conn:
        assert [one.content for one in drafts.all_of(conn)] == [{"note": "due"}]


def test_each_operator_has_her_own_and_the_newest_comes_first(store, kept, fixed_clock) -> None:
    kept(draft("a"))
    fixed_clock.move(minutes=1)
    kept(draft("b"), draft("c", operator="bruno"))
    with store.connection() as conn:
        assert [one.key for one in drafts.all_of(conn, "anna")] == ["b", "a"]
        assert len(drafts.all_of(conn)) == 3


def test_a_discarded_draft_is_gone(store, kept) -> None:
    kept(draft())
    with store.transaction() as conn:
        drafts.discard(conn, "a")
    with store.connection() as conn:
        assert drafts.one(conn, "a") is None


def test_drafts_of_a_file_leave_with_it(store, kept) -> None:
    person = Person(family_name="Ferri")
    add(store, person)
    kept(draft("hex", row=person.id.hex), draft("dashes", row=str(person.id)), draft("other"))
    with store.transaction() as conn:
        snapshots.drop_scope(conn, person.scope_id, catalogue=store.catalogue)
    with store.connection() as conn:
        assert [one.key for one in drafts.all_of(conn)] == ["other"]
