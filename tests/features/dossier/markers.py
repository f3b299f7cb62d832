"""Words that occur nowhere else, planted in every field that no firm may read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.papers_lives import ACTION

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.features.organisations.choices import OrganisationRole
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.kernel.fields import FieldSpec, Kind, fields_of
from integralavoro_desktop.kernel.privacy import Scope

if TYPE_CHECKING:
    from uuid import UUID

    from tests.papers_store import World

    from integralavoro_desktop.kernel.catalogue import Entity

_OF_THE_PERSON = {Scope.PERSON, Scope.PERSON_OR_LOCAL, Scope.PERSON_OR_OFFICE, Scope.CLINICAL}
_WORDS = {Kind.TEXT, Kind.LONG, Kind.CODE}
_LISTS = {Kind.TEXTS, Kind.CODES}
# these decide whether there is a paper at all
_DECIDING = {"consent.given_on", "consent.expires_on", "consent.revoked_on", "work_profile.valid_from"}
_FIRST_YEAR = 1931


def plant(world: World) -> dict[str, str]:
    """Plant a marker in every text and list of Gio's file that is not for firms, and add a row of every entity.

    Returns the markers by the place where they were planted.
    """
    planted: dict[str, str] = {}
    for entity in CATALOG.entities:
        if entity.scope not in _OF_THE_PERSON:
            continue
        for row in _rows(world, entity) or [_new_row(world, entity, planted)]:
            values = _values(entity, planted)
            with world.store.write(ACTION) as edit:
                edit.change(row, values)
    world.keep("other_firm", Organisation(name="Zfirm9999q", roles=[OrganisationRole.EMPLOYER], active=True))
    world.keep("other_service", Organisation(name="Zcare9999q", roles=[OrganisationRole.CPS], active=True))
    return planted | {"another firm": "Zfirm9999q", "a service": "Zcare9999q"}


def _rows(world: World, entity: Entity) -> list[Any]:
    with world.store.read() as reader:
        return [row for row in reader.many(entity.name) if row.scope_id.endswith(world.person.hex)]


def _new_row(world: World, entity: Entity, planted: dict[str, str]) -> Any:
    parent = _parent(world, entity)
    row = entity.model(**{entity.parent_field or "candidate_id": parent})
    with world.store.write(ACTION) as edit:
        edit.add(row)
    return row


def _parent(world: World, entity: Entity) -> UUID:
    if entity.parent in {"", "candidate"}:
        return world.person
    found: UUID = _rows(world, CATALOG.entity(entity.parent))[0].id
    return found


def _values(entity: Entity, planted: dict[str, str]) -> dict[str, Any]:
    """Give new values for the fields of a row that are not for firms."""
    values: dict[str, Any] = {}
    for spec in fields_of(entity.model):
        place = f"{entity.name}.{spec.name}"
        if spec.ui.employer is not None or place in _DECIDING:
            continue
        value = _value(spec, len(planted))
        if value is not None:
            planted[place] = str(value.year) if isinstance(value, date) else str(value)
            values[spec.name] = [value] if spec.kind in _LISTS else value
    return values


def _value(spec: FieldSpec, number: int) -> Any:
    if spec.kind in _WORDS | _LISTS:
        marker = f"Z{number:04}q"
        return marker[: spec.size] if spec.size else marker
    # a day tells itself by its year, long before any other on the paper
    return date(_FIRST_YEAR + number % 60, 3, 14) if spec.kind is Kind.DATE and spec.name == "birth_date" else None
