"""A small catalogue of its own for the tests of the log: one type for every scope, one field for every kind."""

from __future__ import annotations

from tests.little.model import Colour, Firm, Paper, Person, Secret, Stray, Todo, Visit, Word, Worker

from integralavoro_desktop.kernel.catalogue import Catalogue
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.record import Child, Record, RecordType, Words

VISIT = Child("visit", Visit, Words("visit", "visits"), ("on",), order=("-on",))
WORD = Child("word", Word, Words("word", "words"), ("said",), parent="visit")


def kind(name: str, model: type[Record], scope: Scope, *, children: tuple[Child, ...] = ()) -> RecordType:
    """Make a record type with nothing but what the log needs."""
    column = next(iter(field for field in ("family_name", "name", "what") if field in model.model_fields))
    return RecordType(
        name,
        model,
        Words(name, f"{name}s"),
        scope,
        (),
        (column,),
        lambda row: str(getattr(row, column) or ""),
        children=children,
        order=(column,),
    )


PERSON = kind("candidate", Person, Scope.PERSON, children=(VISIT, WORD))
TYPES = (
    PERSON,
    kind("secret", Secret, Scope.CLINICAL),
    kind("firm", Firm, Scope.SHARED),
    kind("worker", Worker, Scope.CONTROL),
    kind("todo", Todo, Scope.PERSON_OR_LOCAL),
    kind("paper", Paper, Scope.OFFICE),
    kind("stray", Stray, Scope.LOCAL),
)
LITTLE = Catalogue(TYPES)
# the program of an older version: it knows neither the firms nor what was added to a person since
OLDER = Catalogue(t for t in TYPES if t.name != "firm")
TABLES = [entity.model.__table__ for entity in LITTLE.entities]

__all__ = ["LITTLE", "OLDER", "PERSON", "TABLES", "Colour"]
