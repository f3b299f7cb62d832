"""What a new store begins with is whole: required fields, limits, links, checks, and the same ids everywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from integralavoro_desktop.features.assessments.grid import grid_in
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.features.catalogue.record import CODE_VALUE, TERRITORY
from integralavoro_desktop.features.catalogue.territories import Tree
from integralavoro_desktop.features.instruments.record import RECORD as INSTRUMENT
from integralavoro_desktop.features.law.record import RECORD as LEGAL_PARAMETER
from integralavoro_desktop.features.law.values import parameters_of
from integralavoro_desktop.features.organisations.record import RECORD as ORGANISATION
from integralavoro_desktop.features.shipped.records import POINTED_AT, shipped_id, shipped_records
from integralavoro_desktop.kernel.accept import accept, missing
from integralavoro_desktop.kernel.catalogue import Catalogue
from integralavoro_desktop.kernel.checks import check_all
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.reference_data import code_lists, parameter_values, parameters, territories, units
from integralavoro_desktop.kernel.values import to_wire

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.record import Record

TODAY = date(2026, 11, 22)
CATALOGUE = Catalogue([INSTRUMENT, ORGANISATION, TERRITORY, CODE_VALUE, LEGAL_PARAMETER])


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return shipped_records()


@pytest.fixture(scope="module")
def rows(records: list[Record]) -> dict[str, list[Record]]:
    found = defaultdict(list)
    for record in records:
        found[CATALOGUE.entity_of(type(record)).name].append(record)
    return dict(found)


def test_everything_that_is_shipped_becomes_a_record(rows: dict[str, list[Record]]) -> None:
    assert {entity: len(found) for entity, found in rows.items()} == {
        "territory": len(territories()),
        "organisation": len(units()),
        "legal_parameter": len(parameter_values()),
        "code_value": sum(len(code_lists()[name].values) for name in POINTED_AT),
        "instrument": 1,
        "instrument.area": 6,
        "instrument.item": 24,
    }


def test_the_same_records_have_the_same_ids_on_every_device(records: list[Record]) -> None:
    assert [record.id for record in records] == [record.id for record in shipped_records()]
    assert max(Counter(record.id for record in records).values()) == 1
    assert shipped_id("territory", "015146") == UUID("a209d8a1-c965-57d2-8727-0b72368f7dee")


def test_nothing_that_must_be_filled_is_empty(records: list[Record]) -> None:
    assert [(record.id, problem.field) for record in records for problem in missing(record)] == []


def test_every_record_passes_the_door(records: list[Record]) -> None:
    for record in records:
        wire = {spec.name: to_wire(getattr(record, spec.name)) for spec in fields_of(type(record))}
        accepted = accept(type(record), wire)
        assert accepted.problems == ()
        assert {name: to_wire(value) for name, value in accepted.values.items()} == wire


def test_no_check_finds_anything(records: list[Record], rows: dict[str, list[Record]]) -> None:
    facts = Facts.of(TODAY, rows, parameters())
    for record in records:
        entity = CATALOGUE.entity_of(type(record))
        found = [*check_all(record, facts), *([] if entity.child else entity.kind.check(record, facts))]
        assert [(problem.code, problem.sentence) for problem in found] == []


def test_every_link_leads_to_a_shipped_record(records: list[Record]) -> None:
    ids = {record.id for record in records}
    links = ((record, spec) for record in records for spec in fields_of(type(record)) if spec.ui.reference)
    for record, spec in links:
        key = getattr(record, spec.name)
        assert key is None or key in ids, (type(record).__name__, spec.name)


def test_parents_come_before_their_children(records: list[Record]) -> None:
    seen: set[UUID] = set()
    for record in records:
        parent = getattr(record, "parent_id", None) or getattr(record, "instrument_id", None)
        assert parent is None or parent in seen
        seen.add(record.id)


def test_the_grid_is_read_from_the_records(rows: dict[str, list[Record]]) -> None:
    grid = grid_in(Facts.of(TODAY, rows), shipped_id("instrument", "GPL 1.0"))
    assert grid is not None
    assert len(grid.codes) == 24
    assert len(grid.asked("host").codes) == 16
    assert grid.items[0].levels[4] == "nine in ten or more"


def test_the_store_calculates_with_its_own_records(rows: dict[str, list[Record]]) -> None:
    asked = parameters_of(rows["legal_parameter"])
    assert asked.number_on("L68.CONTRIB_DAY", date(2021, 12, 31)) == Decimal("30.64")
    assert asked.number_on("L68.CONTRIB_DAY", TODAY) == Decimal("39.21")
    assert asked.whole_on("SET.ASSESS", TODAY) == 6
    assert asked.codes() == parameters().codes()
    assert Calendar(asked).holiday_on(date(2026, 12, 7)) == "Patron saint's day"


def test_a_municipality_is_found_in_its_zone(rows: dict[str, list[Record]]) -> None:
    tree = Tree(rows["territory"])
    bollate = tree.named("015027", TODAY)
    assert tree.at_level(bollate.id, "zone", TODAY).name
    assert tree.at_level(bollate.id, "ats", TODAY).name == "ATS Milano"


def test_the_lists_read_the_same_with_the_shipped_values_laid_over(rows: dict[str, list[Record]]) -> None:
    with_rows, without = CodeLists(rows["code_value"]), CodeLists()
    for name in POINTED_AT:
        assert with_rows.choices(name, TODAY) == without.choices(name, TODAY)
