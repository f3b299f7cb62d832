"""The shipped reference data as records with derived ids: every store that begins makes the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from integralavoro_desktop.features.catalogue.model import CodeValue, Territory
from integralavoro_desktop.features.instruments.model import Area, Instrument, Item
from integralavoro_desktop.features.law.model import LegalParameter
from integralavoro_desktop.features.law.values import text_of
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.kernel import reference_data
from integralavoro_desktop.kernel.accept import accept
from integralavoro_desktop.kernel.record import Record, derived_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

R = TypeVar("R", bound=Record)

POINTED_AT = ("ING", "APP")
"""The lists whose values other records name by their id; values of all other lists stay in the program."""


def shipped_records() -> list[Record]:
    """Return every record that a new store begins with, each parent before its children."""
    return [*territories(), *organisations(), *legal_parameters(), *values_pointed_at(), *instruments()]


def shipped_id(kind: str, key: str) -> UUID:
    """Return the id of a shipped record: of a territory by its code, of an organisation by its key."""
    return derived_id("shipped", kind, key)


def territories() -> Iterator[Territory]:
    """Give the shipped territories, every parent first."""
    for row in reference_data.territories():
        own = _taken(row, "code", "name", "level", "valid_from", "valid_to")
        key = shipped_id("territory", row.code)
        yield _made(Territory, key, own | {"parent_id": _link("territory", row.parent)})


def organisations() -> Iterator[Organisation]:
    """Give the shipped organisations with their roles."""
    for unit in reference_data.units():
        links = {"parent_id": _link("organisation", unit.parent), "territory_id": _link("territory", unit.territory)}
        own = _taken(unit, "name", "legal_name", "roles") | {"public_body": bool(unit.public_body), "active": True}
        yield _made(Organisation, shipped_id("organisation", unit.key), own | links)


def legal_parameters() -> Iterator[LegalParameter]:
    """Give the shipped dated values, also those without a value yet; none was checked here."""
    for row in reference_data.parameter_values():
        own = _taken(row, "code", "unit", "valid_from", "valid_to", "source", "verified")
        key = shipped_id("legal_parameter", f"{row.code} {row.valid_from or ''}")
        yield _made(LegalParameter, key, own | {"value": text_of(row.value)})


def values_pointed_at() -> Iterator[CodeValue]:
    """Give the values of the lists that records name by id."""
    for name in POINTED_AT:
        for value in reference_data.code_lists()[name].values:
            own = _taken(value, "code", "label_it", "label_en", "order")
            yield _made(CodeValue, shipped_id("code_value", f"{name} {value.code}"), own | {"list": name})


def instruments() -> Iterator[Record]:
    """Give the shipped instruments, each with its areas and items."""
    for one in reference_data.instruments():
        edition = f"{one.code} {one.version}"
        key = shipped_id("instrument", edition)
        names = ("code", "version", "name_it", "name_en", "kind", "value_min", "value_max", "min_answered")
        yield _made(Instrument, key, _taken(one, *names, "owner", "licence", "valid_from", "valid_to"))
        for area in one.areas:
            own = _taken(area, "code", "name_it", "name_en", "order") | {"instrument_id": key}
            yield _made(Area, shipped_id("instrument.area", f"{edition} {area.code}"), own)
        for item in one.items:
            own = _taken(item, "code", "area", "name_it", "name_en", "order", "icf", "esco_group", "at_work")
            own |= _anchors(item) | {"instrument_id": key}
            yield _made(Item, shipped_id("instrument.item", f"{edition} {item.code}"), own)


def _made(model: type[R], key: UUID, given: dict[str, Any]) -> R:
    """Make a record through the same door as any other; ValueError for shipped data that the door refuses."""
    accepted = accept(model, given)
    if accepted.problems:
        message = f"{model.__name__}: {accepted.problems[0].field}"
        raise ValueError(message)
    return model(id=key, **accepted.values)


def _taken(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _anchors(item: reference_data.Item) -> dict[str, str]:
    return {
        f"anchor_{language}_{level}": text
        for language, texts in (("it", item.anchors_it), ("en", item.anchors_en))
        for level, text in enumerate(texts)
    }


def _link(kind: str, key: str) -> UUID | None:
    return shipped_id(kind, key) if key else None
