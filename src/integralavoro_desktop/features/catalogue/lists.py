"""The code lists in force: those shipped with the program, overlaid with what an office added, renamed or retired."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.reference_data import CodeList, CodeValue, code_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class CodeLists:
    """Lists by name and day. Official lists are taken as shipped; every code stays readable for ever."""

    def __init__(self, rows: Iterable[Any] = (), shipped: Mapping[str, CodeList] | None = None) -> None:
        """Take the living `code_value` rows of a store, and the shipped lists unless told otherwise."""
        self._shipped = code_lists() if shipped is None else shipped
        self._rows: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in rows:
            if row.list and row.code:
                self._rows[row.list, row.code].append(row)

    def names(self) -> tuple[str, ...]:
        """Return the names of every list, in order."""
        return tuple(sorted({*self._shipped, *(name for name, _code in self._rows)}))

    def label(self, name: str, code: str, day: date | None = None) -> str:
        """Return the words of a code as they stood on a day (today if none); an unknown code is shown as itself."""
        found = self.find(name, code, day)
        return found.label if found else code

    def find(self, name: str, code: str, day: date | None = None) -> CodeValue | None:
        """Return a value as it stood on a day, retired ones too; None if no list ever had the code."""
        on = day or clock.today()
        shipped = self._shipped_value(name, code)
        if shipped and self.is_official(name):
            return shipped
        row = _in_force(self._rows.get((name, code), ()), on)
        if row is None or (shipped and row.valid_from and row.valid_from > on):
            return shipped or (_value(row, None) if row else None)
        return _value(row, shipped)

    def choices(self, name: str, day: date | None = None) -> tuple[CodeValue, ...]:
        """Return the values that may be chosen on a day (today if none), in their order."""
        on = day or clock.today()
        found = (self.find(name, code, on) for code in self._codes(name) if not self.is_retired(name, code, on))
        return tuple(sorted((value for value in found if value), key=lambda value: (value.order, value.code)))

    def is_retired(self, name: str, code: str, day: date | None = None) -> bool:
        """Tell whether a code may not be chosen on a day: retired before it, not yet begun, or never known."""
        on = day or clock.today()
        shipped = self._shipped_value(name, code)
        if self.is_official(name):
            return shipped is None
        rows = self._rows.get((name, code), ())
        if any(covers(row.valid_from, row.valid_to, on) for row in rows):
            return False
        return shipped is None or any(row.valid_to and row.valid_to < on for row in rows)

    def is_official(self, name: str) -> bool:
        """Tell whether a list changes only with the program."""
        return name in self._shipped and self._shipped[name].official

    def is_verified(self, name: str) -> bool:
        """Tell whether the words of a list stand without «da verificare»; a list of the office's own does."""
        return name not in self._shipped or self._shipped[name].verified

    def title(self, name: str) -> str:
        """Return the words of a list, its name where it is the office's own."""
        return self._shipped[name].title if name in self._shipped else name

    def _shipped_value(self, name: str, code: str) -> CodeValue | None:
        return self._shipped[name].by_code.get(code) if name in self._shipped else None

    def _codes(self, name: str) -> list[str]:
        shipped = [value.code for value in self._shipped[name].values] if name in self._shipped else []
        return list(dict.fromkeys([*shipped, *(code for listed, code in self._rows if listed == name)]))


def _in_force(rows: Iterable[Any], day: date) -> Any:
    """Give the row of a day, else the last one before it, else the first one after it; None if there is none."""
    known = sorted(rows, key=lambda row: (row.valid_from or date.min, str(row.id)))
    on_day = [row for row in known if covers(row.valid_from, row.valid_to, day)]
    before = [row for row in known if row.valid_to and row.valid_to < day]
    if on_day:
        return on_day[-1]
    return max(before, key=lambda row: (row.valid_to, str(row.id))) if before else next(iter(known), None)


def _value(row: Any, shipped: CodeValue | None) -> CodeValue:
    start = shipped or CodeValue(code=row.code, label_it="", label_en="")
    is_renamed = bool(row.label_it) and row.label_it != start.label_it
    return replace(
        start,
        label_it=row.label_it or start.label_it or row.code,
        label_en=row.label_en or (row.label_it if is_renamed else start.label_en) or row.code,
        parent=row.parent or start.parent,
        order=start.order if row.order is None else row.order,
        maps_to=row.maps_to or start.maps_to,
        flags=row.flags or start.flags,
    )
