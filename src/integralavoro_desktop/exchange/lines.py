"""Change sets as lines of a section: the operations travel as the exact bytes that were committed to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Raw, Struct

from integralavoro_desktop.exchange.refusal import Damaged
from integralavoro_desktop.kernel.changes import ChangeSet, Dot, Op, OriginId, Stamp, body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integralavoro_desktop.exchange.bundle import OpenedBundle

Hex = Annotated[str, Meta(pattern="^[0-9a-f]*$", max_length=128)]
Row = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Sequence = Annotated[int, Meta(ge=1, le=2**63 - 1)]
MAX_VALUE = 1024 * 1024


class SetLine(Struct, frozen=True, array_like=True):
    """One change set: header, commitment, chain, and the operations, empty where they were erased."""

    origin: Annotated[str, Meta(max_length=49)]
    seq: Sequence
    tx: Hex
    hlc: Count
    author: Annotated[str, Meta(max_length=64)]
    scope: Annotated[str, Meta(min_length=1, max_length=64)]
    schema: Count
    app: Annotated[str, Meta(max_length=24)]
    reason: Annotated[str, Meta(max_length=80)]
    nonce: Hex | None
    commitment: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    chain: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    ops: Raw


class OpLine(Struct, frozen=True, array_like=True):
    """One operation: entity, row, register, the value's exact bytes, the versions it replaces."""

    entity: Name
    row: Row
    register: Name
    value: Raw
    supersedes: tuple[tuple[str, Sequence], ...]


LINES = msgspec.json.Decoder(SetLine)
_OPS = msgspec.json.Decoder(tuple[OpLine, ...])


def to_line(change_set: ChangeSet) -> SetLine:
    """Return the line of a change set."""
    stamp = change_set.stamp
    return SetLine(
        origin=change_set.origin.text(),
        seq=change_set.seq,
        tx=stamp.tx.hex(),
        hlc=stamp.hlc,
        author=stamp.author,
        scope=stamp.scope,
        schema=stamp.schema,
        app=stamp.app,
        reason=stamp.reason,
        nonce=None if change_set.nonce is None else change_set.nonce.hex(),
        commitment=change_set.commitment.hex(),
        chain=change_set.chain.hex(),
        ops=Raw(body(change_set.ops)),
    )


def to_lines(sets: Iterable[ChangeSet]) -> Iterator[SetLine]:
    """Yield the lines of change sets."""
    return (to_line(change_set) for change_set in sets)


def read_sets(bundle: OpenedBundle, section: str, *, is_partial: bool = False) -> Iterator[ChangeSet]:
    """Yield the change sets of a section, each checked against its commitment; raises Damaged."""
    return (from_line(line, is_partial=is_partial) for line in bundle.lines(section, LINES))


def from_line(line: SetLine, *, is_partial: bool = False) -> ChangeSet:
    """Return the change set of a line; raises Damaged for what does not keep the format or its commitment."""
    try:
        ops = tuple(_op(op) for op in _OPS.decode(line.ops))
        stamp = Stamp(bytes.fromhex(line.tx), line.hlc, line.author, line.scope, line.schema, line.app, line.reason)
        change_set = ChangeSet(
            _origin(line.origin),
            line.seq,
            stamp,
            None if line.nonce is None else bytes.fromhex(line.nonce),
            bytes.fromhex(line.commitment),
            bytes.fromhex(line.chain),
            ops,
            is_partial,
        )
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged from error
    # The log keeps the parts: they have to spell the very bytes that came, or nobody could pass them on.
    is_spelled_once = body(ops) == bytes(line.ops) and len({(op.row, op.register) for op in ops}) == len(ops)
    if not is_spelled_once or not change_set.keeps_its_promise():
        raise Damaged
    return change_set


def _op(line: OpLine) -> Op:
    value = bytes(line.value)
    if len(value) > MAX_VALUE:
        raise Damaged
    parents = tuple(Dot(_origin(origin), seq) for origin, seq in line.supersedes)
    return Op(line.entity, bytes.fromhex(line.row), line.register, value, parents)


# a bundle names the same few origins in every line
_origin = lru_cache(maxsize=1024)(OriginId.of)
