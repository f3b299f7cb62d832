"""What a list is filtered by: one condition on a field or on something computed, in words, as query, and remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.gui.shown import Shower
from integralavoro_desktop.kernel.fields import FieldSpec, Kind, fields_of
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.values import BadValueError, parse
from integralavoro_desktop.storage.records import Filter, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from uuid import UUID

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.kernel.catalogue import Entity
    from integralavoro_desktop.storage.records import Reader

ONE_OF = "one_of"
HAS = "has"
BETWEEN = "between"
EMPTY = "empty"
FILLED = "filled"
TESTS = {
    ONE_OF: N_("is one of"),
    HAS: N_("includes"),
    BETWEEN: N_("from – to"),
    EMPTY: N_("is empty"),
    FILLED: N_("is filled"),
}
_SINGLE = {Kind.CHOICE: Kind.CHOICES, Kind.CODE: Kind.CODES, Kind.LINK: Kind.LINKS}
_SEVERAL = {several: single for single, several in _SINGLE.items()}
_RANGES = {Kind.DATE, Kind.MOMENT, Kind.TIME, Kind.WHOLE, Kind.MINUTES}


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter in force: the field (or the key of a computed filter), how it compares, values as they travel."""

    key: str
    test: str
    values: tuple[str, ...] = ()

    def plain(self) -> list[Any]:
        """Return what is remembered of it."""
        return [self.key, self.test, list(self.values)]

    @classmethod
    def of(cls, plain: Sequence[Any]) -> Condition:
        """Read what was remembered."""
        key, test, values = plain
        return cls(str(key), str(test), tuple(str(value) for value in values))


@dataclass(frozen=True, slots=True)
class ExtraFilter:
    """A filter on something computed: its values (key, words), and the ids of the rows that have one of them."""

    key: str
    label: str
    options: Callable[[], Sequence[tuple[str, str]]]
    rows: Callable[[Reader, tuple[str, ...]], Collection[UUID]]


class Conditions:
    """Knows the fields of one entity: which tests fit, how a condition reads, what it asks of the store."""

    def __init__(self, bench: Bench, entity: Entity, extra: Sequence[ExtraFilter] = ()) -> None:
        self._bench = bench
        self.extra = {one.key: one for one in extra}
        self.specs = {spec.name: spec for spec in fields_of(entity.model) if not spec.ui.hidden}

    def fields(self) -> list[tuple[str, str]]:
        """Return key and label of everything that can be filtered by, the computed ones first."""
        computed = [(one.key, one.label) for one in self.extra.values()]
        return computed + [(spec.name, _(spec.ui.label)) for spec in self.specs.values()]

    def tests(self, key: str) -> list[str]:
        """Return how a field can be compared."""
        if key in self.extra:
            return [ONE_OF]
        kind = self.specs[key].kind
        first = ONE_OF if kind in _SINGLE or kind is Kind.FLAG else HAS if kind in _SEVERAL else ""
        first = BETWEEN if kind in _RANGES else first
        return [test for test in (first, FILLED, EMPTY) if test]

    def asked(self, key: str, test: str) -> list[FieldSpec]:
        """Return the fields to fill for a test: as many as it needs values."""
        if test in (EMPTY, FILLED) or key in self.extra:
            return []
        spec = self.specs[key]
        loose = replace(spec, low=None, high=None)
        if test == BETWEEN:
            return [replace(loose, name=f"{key}_from"), replace(loose, name=f"{key}_to")]
        return [replace(loose, kind=_SINGLE.get(spec.kind) or _SEVERAL.get(spec.kind) or spec.kind)]

    def label(self, condition: Condition) -> str:
        """Return the name of what is filtered by."""
        if condition.key in self.extra:
            return self.extra[condition.key].label
        return _(self.specs[condition.key].ui.label)

    def words(self, condition: Condition) -> str:
        """Return the values in words."""
        if condition.key in self.extra:
            known = dict(self.extra[condition.key].options())
            return _listed([known.get(value, value) for value in condition.values])
        if condition.test in (EMPTY, FILLED):
            return _("empty") if condition.test == EMPTY else _("filled")
        shower = Shower(self._bench)
        spec = _one(self.specs[condition.key])
        shown = [shower.cell(spec, parse(spec, value)) or _("No") if value else "" for value in condition.values]
        return _range(*shown) if condition.test == BETWEEN else _listed(shown)

    def filters(self, reader: Reader, conditions: Iterable[Condition]) -> tuple[Filter, ...]:
        """Return what the conditions ask of the store."""
        return tuple(one for condition in conditions for one in self._filters(reader, condition))

    def known(self, conditions: Iterable[Condition]) -> list[Condition]:
        """Return the conditions that this version can still show."""
        return [condition for condition in conditions if self._is_readable(condition)]

    def _filters(self, reader: Reader, condition: Condition) -> Iterable[Filter]:
        if condition.key in self.extra:
            rows = self.extra[condition.key].rows(reader, condition.values)
            return [Filter("id", Test.ANY_OF, tuple(rows))]
        if condition.test in (EMPTY, FILLED):
            return [Filter(condition.key, Test.EMPTY if condition.test == EMPTY else Test.FILLED)]
        spec = _one(self.specs[condition.key])
        values = [parse(spec, value) if value else None for value in condition.values]
        if condition.test == BETWEEN:
            ends = zip((Test.FROM, Test.TO), values, strict=True)
            return [Filter(condition.key, test, value) for test, value in ends if value is not None]
        if condition.test == HAS:
            return [Filter(condition.key, Test.HAS, value) for value in values]
        return [Filter(condition.key, Test.ANY_OF, tuple(values))]

    def _is_readable(self, condition: Condition) -> bool:
        if condition.key in self.extra:
            return True
        spec = self.specs.get(condition.key)
        if spec is None or condition.test not in self.tests(condition.key):
            return False
        try:
            for value in condition.values:
                parse(_one(spec), value)
        except BadValueError:
            return False
        return True


def _one(spec: FieldSpec) -> FieldSpec:
    """Return a field of single values for one that holds several."""
    return replace(spec, kind=_SEVERAL.get(spec.kind, spec.kind), low=None, high=None)


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return "".join(words)
    return _("{first} or {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _range(first: str, last: str) -> str:
    if first and last:
        return _("from {first} to {last}").format(first=first, last=last)
    return _("from {first}").format(first=first) if first else _("up to {last}").format(last=last)
