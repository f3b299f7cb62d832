"""A version in use stands still, every level of a grid is described in both languages, no code comes twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest

from integralavoro_desktop.features.instruments import rules
from integralavoro_desktop.features.instruments.choices import InstrumentKind
from integralavoro_desktop.features.instruments.model import Area, Instrument, Item
from integralavoro_desktop.features.instruments.record import RECORD
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts

TODAY = date(2026, 11, 22)
GPL, PRESENCE, PUNCTUAL = UUID(int=1), UUID(int=2), UUID(int=3)
LANGUAGES = ("it", "en")


def instrument(**values) -> Instrument:
    start = {"code": "GPL", "version": "1.0", "name_it": "Griglia", "name_en": "Grid", "kind": InstrumentKind.GRID}
    return Instrument(id=GPL, **start | {"value_min": 0, "value_max": 4, "valid_from": TODAY} | values)


def area(code: str = "PP", key: UUID = PRESENCE, owner: UUID = GPL) -> Area:
    return Area(id=key, instrument_id=owner, code=code, name_it="Presenza", name_en="Presence", order=1)


def item(code: str = "PP1", key: UUID = PUNCTUAL, owner: UUID = GPL, **values) -> Item:
    anchors = {f"anchor_{language}_{level}": f"{level}" for language in LANGUAGES for level in range(5)}
    return Item(id=key, instrument_id=owner, code=code, **{"area": "PP", "order": 1} | anchors | values)


def around(*items: Item, areas: tuple[Area, ...] | None = None) -> Facts:
    known = (area(),) if areas is None else areas
    return Facts.of(TODAY, {"instrument": [instrument()], "instrument.area": known, "instrument.item": items})


def used(facts: Facts, *, sheets: int = 1) -> Facts:
    """Say that an occasion used the grid, with what the store holds as it was before the edit."""
    stored = {"instrument.area": [area()], "instrument.item": [item()]}
    occasion = SimpleNamespace(id=UUID(int=50))

    def seek(entity: str, name: str, key: UUID) -> list:
        if entity == "assessment":
            return [occasion] if key == GPL else []
        return [occasion] * sheets if entity == "assessment.sheet" else stored[entity]

    return replace(facts, seek=seek)


def codes(record: Instrument, facts: Facts) -> list[tuple[str, str, str]]:
    return [(p.code, str(p.severity), p.field) for p in rules.check(record, facts)]


def test_a_whole_grid_is_fine() -> None:
    assert codes(instrument(), around(item())) == []
    assert codes(instrument(), used(around(item()))) == []


def test_an_end_may_be_given_to_a_version_in_use() -> None:
    assert codes(instrument(valid_to=date(2027, 1, 1)), used(around(item()))) == []


@pytest.mark.parametrize("field", ["name_it", "licence", "min_answered", "valid_from"])
def test_nothing_else_of_a_version_in_use_changes(field: str) -> None:
    value = {"min_answered": 2, "valid_from": date(2020, 1, 1)}.get(field, "altro")
    assert codes(instrument(**{field: value}), used(around(item()))) == [("INS-1", "stop", field)]


def test_an_anchor_of_a_version_in_use_stays() -> None:
    facts = used(around(item(anchor_it_2="altro")))
    assert codes(instrument(), facts) == [("INS-1", "stop", "item.anchor_it_2")]


def test_no_item_and_no_area_comes_to_or_leaves_a_version_in_use() -> None:
    more = used(around(item(), item("PP2", UUID(int=9))))
    fewer = used(around())
    without_area = used(around(item(area="PP"), areas=()))
    assert codes(instrument(), more) == [("INS-1", "stop", "item.code")]
    assert codes(instrument(), fewer) == [("INS-1", "stop", "item.code")]
    assert codes(instrument(), without_area)[0] == ("INS-1", "stop", "area.code")


def test_a_version_planned_for_an_occasion_without_sheets_may_still_change() -> None:
    assert codes(instrument(name_it="Griglia nuova"), used(around(item()), sheets=0)) == []
    assert codes(instrument(name_it="Griglia nuova"), around(item())) == []


@pytest.mark.parametrize("field", ["anchor_it_0", "anchor_en_4"])
def test_every_level_of_a_grid_is_described_in_both_languages(field: str) -> None:
    assert codes(instrument(), around(item(**{field: " "}))) == [("INS-2", "stop", f"item.{field}")]


def test_of_scores_no_level_is_described() -> None:
    assert codes(instrument(kind=InstrumentKind.SCORES), around(item(anchor_it_0=None))) == []


def test_a_level_that_cannot_be_given_needs_no_description() -> None:
    assert codes(instrument(value_max=3), around(item(anchor_it_4=None, anchor_en_4=None))) == []


def test_a_code_comes_once() -> None:
    facts = around(item(), item(key=UUID(int=9)))
    assert codes(instrument(), facts) == [("INS-3", "stop", "item.code")]
    assert codes(instrument(), around(areas=(area(), area(key=UUID(int=9))))) == [("INS-3", "stop", "area.code")]


def test_an_item_belongs_to_an_area() -> None:
    assert codes(instrument(), around(item(area="XX"))) == [("INS-3", "stop", "item.area")]


def test_rows_of_another_instrument_do_not_count() -> None:
    other = UUID(int=77)
    facts = around(item(), item(key=UUID(int=9), owner=other), areas=(area(), area(key=UUID(int=8), owner=other)))
    assert codes(instrument(), facts) == []


def test_the_sentences_are_said_in_italian() -> None:
    i18n.use_language("it")
    facts = used(around(item(anchor_it_2=None), item(key=UUID(int=9))))
    assert [p.sentence for p in rules.check(instrument(), facts)] == [
        "Questa versione è già stata usata: crea una nuova versione.",
        "Manca la descrizione del livello 2.",
        "Il codice PP1 è già usato.",
    ]


def test_it_is_called_by_its_name_in_the_language_in_force() -> None:
    assert RECORD.title(instrument()) == "Grid 1.0"
    i18n.use_language("it")
    assert RECORD.title(instrument()) == "Griglia 1.0"
