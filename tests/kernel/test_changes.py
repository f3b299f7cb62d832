"""The words of the log: how dots and operations are spelled, what a commitment promises, how a chain goes on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as some

from integralavoro_desktop.kernel.changes import ChangeSet, Dot, Op, OriginId, Stamp, body, chained, commitment

HERE = OriginId(b"d" * 16, b"i" * 8)
STAMP = Stamp(b"t" * 8, 7 << 16, "ab" * 16, "p:x", 1, "0.1.0")
NONCE = b"n" * 16

origins = some.builds(OriginId, some.binary(min_size=16, max_size=16), some.binary(min_size=8, max_size=8))
dots = some.builds(Dot, origins, some.integers(1, 2**62))
some_json = some.one_of(some.none(), some.booleans(), some.integers(), some.text(), some.lists(some.text()))
operations = some.builds(
    Op,
    some.text(min_size=1, max_size=9),
    some.binary(min_size=16, max_size=16),
    some.text(min_size=1, max_size=9),
    some_json.map(lambda wire: json.dumps(wire, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")),
    some.lists(dots, max_size=3).map(tuple),
)


def change_set(*ops: Op) -> ChangeSet:
    promise = commitment(NONCE, body(ops))
    return ChangeSet(HERE, 1, STAMP, NONCE, promise, bytes(32), ops)


@given_any(dot=dots)
def test_an_origin_is_read_back_from_its_spelling(dot: Dot) -> None:
    assert OriginId.of(dot.origin.text()) == dot.origin


@pytest.mark.parametrize("text", ["", "x", "0" * 32, "0" * 32 + ".", f"{0:030}.{0:016}", "g" * 32 + f".{0:016}"])
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"origin|hex"):
        OriginId.of(text)


@given_any(ops=some.lists(operations, max_size=4))
def test_operations_are_spelled_as_compact_json(ops: list[Op]) -> None:
    spelled = json.loads(body(ops))
    again = json.dumps(spelled, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    assert again == body(ops)
    assert [[o[0], o[1], o[2]] for o in spelled] == [[op.entity, op.row.hex(), op.register] for op in ops]
    assert [len(o[4]) for o in spelled] == [len(op.supersedes) for op in ops]


def test_the_spelling_of_an_operation_never_changes() -> None:
    op = Op("candidate.visit", bytes(range(16)), "what", '"è"'.encode(), (Dot(HERE, 3),))
    assert op.encoded() == (
        b'["candidate.visit","000102030405060708090a0b0c0d0e0f","what","\xc3\xa8",'
        b'[["64646464646464646464646464646464.6969696969696969",3]]]'
    )


def test_a_commitment_holds_for_its_own_operations_only() -> None:
    op = Op("firm", bytes(16), "name", b'"a"')
    good = change_set(op)
    assert good.keeps_its_promise()
    assert not replace(good, ops=(replace(op, value=b'"b"'),)).keeps_its_promise()
    assert not replace(good, ops=(replace(op, supersedes=(Dot(HERE, 1),)),)).keeps_its_promise()
    assert not replace(good, ops=()).keeps_its_promise()
    assert not replace(good, nonce=b"m" * 16).keeps_its_promise()


def test_an_erased_change_set_has_nothing_left_to_promise() -> None:
    erased = replace(change_set(Op("firm", bytes(16), "name", b'"a"')), nonce=None, ops=())
    assert erased.keeps_its_promise()
    smuggled = replace(erased, ops=(Op("firm", bytes(16), "name", b'"b"'),))
    assert not smuggled.keeps_its_promise()


def test_a_link_depends_on_everything_before_it_and_on_all_that_it_binds() -> None:
    link = chained(bytes(32), dot=Dot(HERE, 1), hlc=5, promise=b"p" * 32)
    others = [
        chained(b"x" * 32, dot=Dot(HERE, 1), hlc=5, promise=b"p" * 32),
        chained(bytes(32), dot=Dot(HERE, 2), hlc=5, promise=b"p" * 32),
        chained(bytes(32), dot=Dot(OriginId(b"e" * 16, b"i" * 8), 1), hlc=5, promise=b"p" * 32),
        chained(bytes(32), dot=Dot(HERE, 1), hlc=6, promise=b"p" * 32),
        chained(bytes(32), dot=Dot(HERE, 1), hlc=5, promise=b"q" * 32),
    ]
    assert len({link, *others}) == 6
