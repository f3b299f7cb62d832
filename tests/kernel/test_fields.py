"""What is read from the declaration of a model."""

from __future__ import annotations

import pytest
from sqlmodel import Field
from tests.little.model import Colour, Person

from integralavoro_desktop.kernel.fields import Kind, field_of, fields_of, registers_of
from integralavoro_desktop.kernel.record import COMMON, Record

KINDS = {
    "family_name": Kind.TEXT,
    "note": Kind.LONG,
    "starts_on": Kind.DATE,
    "called_at": Kind.MOMENT,
    "at": Kind.TIME,
    "level": Kind.WHOLE,
    "minutes": Kind.MINUTES,
    "hours": Kind.DECIMAL,
    "pay": Kind.EURO,
    "hidden": Kind.FLAG,
    "colour": Kind.CHOICE,
    "colours": Kind.CHOICES,
    "place": Kind.CODE,
    "tags": Kind.TEXTS,
    "merged_into_id": Kind.LINK,
    "friends": Kind.LINKS,
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_the_kind_of_a_field_follows_from_its_type(name: str, kind: Kind) -> None:
    assert field_of(Person, name).kind is kind


def test_fields_come_in_the_order_of_the_declaration_without_the_common_ones() -> None:
    names = [spec.name for spec in fields_of(Person)]
    assert names[:3] == ["code", "family_name", "given_name"]
    assert not COMMON & set(names)


def test_limits_are_those_of_the_declaration() -> None:
    level, code = field_of(Person, "level"), field_of(Person, "code")
    assert (level.low, level.high, code.size) == (0, 4, 12)


def test_a_list_knows_its_choice_and_has_no_default() -> None:
    colours = field_of(Person, "colours")
    assert colours.of is Colour
    assert colours.is_list
    assert colours.default is None


def test_a_group_is_one_register_and_every_other_field_its_own() -> None:
    registers = registers_of(Person)
    assert [spec.name for spec in registers["period"]] == ["starts_on", "ends_on"]
    assert {"starts_on", "ends_on"}.isdisjoint(registers)
    assert len(registers) == len(fields_of(Person)) - 1


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        field_of(Person, "shoe_size")


def test_a_field_without_its_declaration_is_a_fault_of_ours() -> None:
    class Bare(Record):
        shoe_size: int | None = Field(default=None)

    with pytest.raises(TypeError, match="shoe_size has no Ui"):
        fields_of(Bare)
