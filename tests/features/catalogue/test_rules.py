"""Official lists stay as they are, used values are retired, the tree of territories follows the reforms."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from integralavoro_desktop.features.activities.record import RECORD as ACTIVITY
from integralavoro_desktop.features.catalogue import rules
from integralavoro_desktop.features.catalogue.choices import TerritoryLevel
from integralavoro_desktop.features.catalogue.model import CodeValue, Territory
from integralavoro_desktop.features.catalogue.record import CODE_VALUE, TERRITORY
from integralavoro_desktop.features.catalogue.territories import Tree
from integralavoro_desktop.features.catalogue.usage import removal, uses
from integralavoro_desktop.features.organisations.record import RECORD as ORGANISATION
from integralavoro_desktop.kernel import clock, i18n
from integralavoro_desktop.kernel.catalogue import Catalogue
from integralavoro_desktop.kernel.facts import Facts

TODAY = date(2026, 11, 22)
BEFORE, REFORM = date(2025, 12, 31), date(2026, 1, 1)
CATALOGUE = Catalogue([ACTIVITY, ORGANISATION, TERRITORY, CODE_VALUE])
MI, GARBAGNATE, RHO, BOLLATE, NEW = (UUID(int=n) for n in range(1, 6))


def value(name: str, code: str = "x") -> CodeValue:
    return CodeValue(list=name, code=code, label_it="Voce")


@pytest.mark.parametrize(("name", "stops"), [("TOPIC", 0), ("46SAN", 0), ("SISM-EDU", 1), ("ATECO", 1), ("ISO2", 1)])
def test_an_official_list_changes_only_with_the_program(name: str, stops: int) -> None:
    i18n.use_language("it")
    found = [(p.code, str(p.severity), p.sentence) for p in rules.check_value(value(name), Facts(TODAY))]
    assert found == [("CAT-1", "stop", "Questo elenco è ufficiale: si aggiorna con il programma.")] * stops


def rows_of(**rows):
    return lambda entity: rows.get(entity.replace(".", "__"), ())


def test_a_value_in_use_is_retired_and_not_deleted() -> None:
    i18n.use_language("it")
    rows = rows_of(activity=[ACTIVITY.model(kind="02"), ACTIVITY.model(kind="02"), ACTIVITY.model(kind="01")])
    found = removal(value("ATT", "02"), CATALOGUE, rows)
    assert found is not None
    assert (found.code, str(found.severity)) == ("CAT-2", "stop")
    assert found.sentence == "La voce è usata in 2 schede: ritirala dalla data che vuoi."
    assert uses(value("ATT", "01"), CATALOGUE, rows) == 1


def test_a_value_that_nobody_uses_may_be_deleted() -> None:
    rows = rows_of(activity=[ACTIVITY.model(kind="02", deleted_at=clock.now()), ACTIVITY.model(place="2")])
    assert removal(value("ATT", "02"), CATALOGUE, rows) is None
    assert removal(value("SISM-INT", "2"), CATALOGUE, rows) is None


def test_a_territory_in_use_is_found_by_those_who_name_it() -> None:
    site = CATALOGUE.entity("organisation.site").model(territory_id=BOLLATE)
    rows = rows_of(organisation=[ORGANISATION.model(territory_id=BOLLATE)], organisation__site=[site])
    assert uses(place(BOLLATE, "015027", "Bollate", "municipality"), CATALOGUE, rows) == 2
    assert uses(place(RHO, "RHO", "Rho", "zone"), CATALOGUE, rows) == 0


def place(key: UUID, code: str, name: str, level: str, parent: UUID | None = None, **days: date) -> Territory:
    found = TerritoryLevel(level)
    return Territory(id=key, code=code, name=name, level=found, parent_id=parent, **days)


def reformed() -> Tree:
    """Bollate belongs to Garbagnate until the reform and to Rho after it."""
    return Tree(
        [
            place(NEW, "015027", "Bollate", "municipality", RHO, valid_from=REFORM),
            place(BOLLATE, "015027", "Bollate", "municipality", GARBAGNATE, valid_to=BEFORE),
            place(RHO, "RHO", "Rho", "zone", MI),
            place(GARBAGNATE, "GAR", "Garbagnate", "zone", MI),
            place(MI, "ATS-MI", "ATS Milano", "ats"),
        ]
    )


@pytest.mark.parametrize(("day", "zone"), [(BEFORE, "Garbagnate"), (REFORM, "Rho")])
@pytest.mark.parametrize("key", [BOLLATE, NEW])
def test_the_tree_of_the_day_of_the_event_is_used(key: UUID, day: date, zone: str) -> None:
    tree = reformed()
    assert tree.at_level(key, "zone", day).name == zone
    assert [row.name for row in tree.above(key, day)] == ["Bollate", zone, "ATS Milano"]
    assert tree.at_level(key, "outside", day) is None


def test_what_is_inside_a_territory_follows_the_day() -> None:
    tree = reformed()
    assert {row.name for row in tree.within(GARBAGNATE, BEFORE)} == {"Bollate", "Garbagnate"}
    assert [row.name for row in tree.within(GARBAGNATE, REFORM)] == ["Garbagnate"]
    assert len(tree.within(MI, TODAY)) == 4
    assert tree.within(UUID(int=99), TODAY) == []


def test_a_code_names_the_territory_of_the_day() -> None:
    tree = reformed()
    assert (tree.named("015027", BEFORE).id, tree.named("015027", REFORM).id) == (BOLLATE, NEW)
    assert tree.named("015999", TODAY) is None
    assert tree.as_of(None, TODAY) is None


def test_a_circle_is_walked_once() -> None:
    rho, inside = place(RHO, "RHO", "Rho", "zone", BOLLATE), place(BOLLATE, "015027", "Bollate", "municipality", RHO)
    assert [row.name for row in Tree([rho, inside]).above(RHO, TODAY)] == ["Rho", "Bollate"]


def test_a_value_is_called_by_its_words() -> None:
    assert CODE_VALUE.title(CodeValue(code="x", label_it="Voce", label_en="Item")) == "Item"
    i18n.use_language("it")
    assert CODE_VALUE.title(CodeValue(code="x", label_it="Voce", label_en="Item")) == "Voce"
    assert CODE_VALUE.title(CodeValue(code="x")) == "x"
    assert TERRITORY.title(place(RHO, "RHO", "Rho", "zone")) == "Rho"
