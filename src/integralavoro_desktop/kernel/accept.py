"""The one door into a record: values from a form, an import, the command line or a bundle are checked here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.fields import FieldSpec, fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.privacy import Need
from integralavoro_desktop.kernel.problems import Problem, Severity
from integralavoro_desktop.kernel.values import BadValueError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integralavoro_desktop.kernel.record import Record


@dataclass(frozen=True, slots=True)
class Accepted:
    """The values that a model takes, and what was wrong with the others. Refused values are not in `values`."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]


def accept(model: type[Record], given: Mapping[str, Any]) -> Accepted:
    """Check the given values against the declarations of a model; unknown names are problems, not errors."""
    specs = {spec.name: spec for spec in fields_of(model)}
    values: dict[str, Any] = {}
    problems = []
    for name, value in given.items():
        spec = specs.get(name)
        if spec is None:
            problems.append(Problem("ALL-FIELD", Severity.STOP, name, _("There is no such field.")))
            continue
        try:
            values[name] = parse(spec, value)
        except BadValueError as error:
            problems.append(Problem("ALL-VALUE", Severity.STOP, name, str(error)))
    return Accepted(values, tuple(problems))


def missing(record: Record) -> list[Problem]:
    """Return a problem for each field that must always be filled and is not."""
    return [_missing(spec) for spec in fields_of(type(record)) if _is_missing(spec, getattr(record, spec.name))]


def needed(record: Record, *names: str) -> list[Problem]:
    """Return a problem for each of the named fields that is empty: for fields that only some cases ask for."""
    specs = {spec.name: spec for spec in fields_of(type(record))}
    return [_missing(specs[name]) for name in names if getattr(record, name) in (None, "", [])]


def _is_missing(spec: FieldSpec, value: Any) -> bool:
    return spec.ui.need is Need.ALWAYS and (value is None or value == [])


def _missing(spec: FieldSpec) -> Problem:
    sentence = _("«{label}» is still empty.").format(label=_(spec.ui.label))
    return Problem("ALL-NEED", Severity.STOP, spec.name, sentence)
