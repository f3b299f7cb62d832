"""Whether a wire value that came from outside is one that a register of this version can show."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.changes import OriginId
from integralavoro_desktop.kernel.fields import FieldSpec, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LIFE_STATES = frozenset({"live", "proposed", "deleted"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,13}(\.\d{1,6})?", re.ASCII)
_LINK = re.compile(r"[0-9a-f]{32}")


def fits(specs: Sequence[FieldSpec], wire: Any) -> bool:
    """Tell whether a register with these fields can show a wire value.

    Lengths, limits and unknown keys of a choice are let through, since a newer version may allow them; another form is
    not: such a change is kept in the log and waits for a version that knows it.
    """
    if not specs[0].ui.group:
        return _fits(specs[0], wire)
    if wire is None:
        return True
    known = {spec.name: spec for spec in specs}
    return isinstance(wire, dict) and all(name in known and _fits(known[name], value) for name, value in wire.items())


def is_life(wire: Any) -> bool:
    """Tell whether a wire value is one of the register `_life`: a state, since when, which versions were seen."""
    if not isinstance(wire, dict) or wire.get("state") not in LIFE_STATES:
        return False
    at, seen = wire.get("at"), wire.get("seen", [])
    if wire["state"] == "live" and at is None:
        return isinstance(seen, list)
    return _is(_MOMENT, at, datetime.fromisoformat) and isinstance(seen, list) and all(_is_dot(dot) for dot in seen)


def _fits(spec: FieldSpec, wire: Any) -> bool:
    if wire is None:
        return True
    if spec.is_list:
        one = _is_link if spec.kind is Kind.LINKS else _is_text
        return isinstance(wire, list) and all(one(item) for item in wire)
    return _FORMS[spec.kind](wire)


def _is_text(wire: Any) -> bool:
    return isinstance(wire, str)


def _is_link(wire: Any) -> bool:
    return isinstance(wire, str) and _LINK.fullmatch(wire) is not None


def _is_whole(wire: Any) -> bool:
    return isinstance(wire, int) and not isinstance(wire, bool) and abs(wire) < 2**53


def _is(form: re.Pattern[str], wire: Any, read: Callable[[str], object]) -> bool:
    if not isinstance(wire, str) or not form.fullmatch(wire):
        return False
    try:
        read(wire)
    except ValueError:
        return False
    return True


def _is_dot(wire: Any) -> bool:
    match wire:
        case [str() as origin, int() as seq] if seq > 0:
            try:
                OriginId.of(origin)
            except ValueError:
                return False
            return True
    return False


_FORMS: dict[Kind, Callable[[Any], bool]] = {
    Kind.TEXT: _is_text,
    Kind.LONG: _is_text,
    Kind.CODE: _is_text,
    Kind.CHOICE: _is_text,
    Kind.LINK: _is_link,
    Kind.DATE: lambda wire: _is(_DATE, wire, date.fromisoformat),
    Kind.MOMENT: lambda wire: _is(_MOMENT, wire, datetime.fromisoformat),
    Kind.TIME: lambda wire: _is(_TIME, wire, time.fromisoformat),
    Kind.WHOLE: _is_whole,
    Kind.MINUTES: _is_whole,
    Kind.DECIMAL: lambda wire: isinstance(wire, str) and _DECIMAL.fullmatch(wire) is not None,
    Kind.EURO: lambda wire: isinstance(wire, str) and _DECIMAL.fullmatch(wire) is not None,
    Kind.FLAG: lambda wire: isinstance(wire, bool),
}
