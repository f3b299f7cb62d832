"""Which scope a row belongs to: decided once, when it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.checks import PERSON
from integralavoro_desktop.kernel.privacy import Scope, clinical_scope, person_scope

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.catalogue import Entity

LOCAL = "local"
CONTROL = "ctl"
_PERSON_KINDS = {Scope.PERSON, Scope.PERSON_OR_LOCAL, Scope.PERSON_OR_OFFICE}


def office_scope(device: bytes) -> str:
    """Return the scope of rows that only go up, from this device to the office."""
    return f"up.{device.hex()}"


def shared_scope(kind: str) -> str:
    """Return the scope of a shared type."""
    return f"cat.{kind}"


def scope_of(entity: Entity, record: Any, *, device: bytes) -> str:
    """Return the scope of a new row of a record type (a child takes its parent's).

    Raises ValueError where a row that must belong to a person names none.
    """
    scope = entity.scope
    if scope in _PERSON_KINDS or scope is Scope.CLINICAL:
        person = record.id if entity.name == PERSON else record.candidate_id
        if person is not None:
            make = clinical_scope if scope is Scope.CLINICAL else person_scope
            return make(person.hex)
    match scope:
        case Scope.SHARED:
            return shared_scope(entity.name)
        case Scope.CONTROL:
            return CONTROL
        case Scope.OFFICE | Scope.PERSON_OR_OFFICE:
            return office_scope(device)
        case Scope.LOCAL | Scope.PERSON_OR_LOCAL:
            return LOCAL
    message = f"{entity.name} without a person"
    raise ValueError(message)


def person_of(scope: str) -> str:
    """Return the hexadecimal id of the person whose file a scope is, empty for any other scope."""
    return scope[2:] if scope.startswith(("p:", "c:")) else ""


def may_hold(entity: Entity, scope: str, row: bytes) -> bool:
    """Tell whether a row of an entity can lie in a scope: each type has its kinds, a person's own row its own file."""
    if entity.name == PERSON:
        return scope == person_scope(row.hex())
    if entity.scope is Scope.SHARED:
        return scope == shared_scope(entity.kind.name)
    return any(scope.startswith(place) if place[-1] in ":." else scope == place for place in _PLACES[entity.scope])


_PLACES: dict[Scope, tuple[str, ...]] = {
    Scope.PERSON: ("p:",),
    Scope.CLINICAL: ("c:",),
    Scope.PERSON_OR_LOCAL: ("p:", "c:", LOCAL),
    Scope.PERSON_OR_OFFICE: ("p:", "c:", "up."),
    Scope.CONTROL: (CONTROL,),
    Scope.OFFICE: ("up.",),
    Scope.LOCAL: (LOCAL,),
}
