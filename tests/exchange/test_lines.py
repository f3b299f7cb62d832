"""Change sets as lines: they come back as they went, and what does not keep the format is damaged."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given as given_any
from hypothesis import strategies as some
from tests.little.stores import NONCE, written

from integralavoro_desktop.exchange.lines import LINES, MAX_VALUE, from_line, to_line
from integralavoro_desktop.exchange.refusal import Damaged
from integralavoro_desktop.kernel.changes import Dot, Op, OriginId, commitment

ROW = b"r" * 16
PARENT = Dot(OriginId(b"d" * 16, b"i" * 8), 3)


def line_of(*ops: Op):
    """A change set as it stands in a section, after one journey through bytes."""
    made = written(*(ops or (Op("firm", ROW, "name", '"è"'.encode(), (PARENT,)),)), scope="cat.firm")
    return made, LINES.decode(msgspec.json.encode(to_line(made)))


def with_ops(raw: bytes):
    """A line that promises exactly these bytes as its operations."""
    _made, line = line_of()
    return msgspec.structs.replace(line, ops=msgspec.Raw(raw), commitment=commitment(NONCE, raw).hex())


def test_a_change_set_comes_back_as_it_went() -> None:
    made, line = line_of()
    assert from_line(line) == made


def test_an_erased_one_comes_back_without_its_operations() -> None:
    _made, line = line_of()
    erased = msgspec.structs.replace(line, nonce=None, ops=msgspec.Raw(b"[]"))
    assert (from_line(erased).nonce, from_line(erased).ops) == (None, ())


def test_part_of_one_needs_no_promise_and_has_no_nonce() -> None:
    _made, line = line_of()
    assert from_line(msgspec.structs.replace(line, nonce=None), is_partial=True).is_partial


OP = '["firm","' + ROW.hex() + '","name","x",[]]'


@pytest.mark.parametrize(
    "raw",
    [
        f"[{OP},{OP}]",
        f"[ {OP}]",
        f"[{OP.replace(',', ', ', 1)}]",
        OP,
        "{}",
        "[",
        f"[{OP[:-1]},1]]",
        '["firm"]',
        f"[{OP.replace(ROW.hex(), 'x' * 32)}]",
        f"[{OP.replace('[]]', '[[7,1]]]')}]",
        '[["firm","' + ROW.hex() + '","name","x",[["' + PARENT.origin.text() + '",0]]]]',
        '[["firm","' + ROW.hex() + '","name","x",[["' + PARENT.origin.text() + '",-1]]]]',
        '[["firm","' + ROW.hex() + '","name","x",[["nobody",1]]]]',
        '[["","' + ROW.hex() + '","name","x",[]]]',
        f"[{OP.replace(chr(34) + 'x' + chr(34), '[' * 5000)}]",
    ],
)
def test_other_forms_of_operations_are_damaged_even_when_they_are_promised(raw: str) -> None:
    with pytest.raises(Damaged):
        from_line(with_ops(raw.encode()))


def test_a_value_beyond_the_limit_is_damaged() -> None:
    for size, is_good in ((MAX_VALUE - 2, True), (MAX_VALUE - 1, False)):
        _made, line = line_of(Op("firm", ROW, "name", b'"' + b"x" * size + b'"'))
        if is_good:
            from_line(line)
        else:
            with pytest.raises(Damaged):
                from_line(line)


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "nobody"},
        {"tx": "abc"},
        {"nonce": "00" * 16},
        {"commitment": "00" * 32},
        {"ops": msgspec.Raw(b"[]")},
        {"nonce": None},
    ],
)
def test_a_line_that_was_changed_is_damaged(changes) -> None:
    _made, line = line_of()
    with pytest.raises(Damaged):
        from_line(msgspec.structs.replace(line, **changes))


@given_any(data=some.recursive(some.none() | some.integers() | some.text(), some.lists, max_leaves=12))
def test_whatever_json_stands_for_the_operations_nothing_else_breaks(data) -> None:
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    line = with_ops(raw)
    if data == []:
        assert from_line(line).ops == ()
    else:
        with pytest.raises(Damaged):
            from_line(line)
