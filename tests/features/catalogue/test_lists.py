"""Shipped lists with what an office laid over them: added, renamed, retired, and readable for ever."""

from __future__ import annotations

from datetime import date

import pytest

from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.features.catalogue.model import CodeValue
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.reference_data import code_lists

THEN, NOW, LATER = date(2025, 6, 1), date(2026, 11, 22), date(2027, 6, 1)
YEAR_END, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)


@pytest.fixture(autouse=True)
def italian() -> None:
    i18n.use_language("it")


def topic(code: str, label: str = "", **values) -> CodeValue:
    return CodeValue(list="TOPIC", code=code, label_it=label, **values)


def offered(lists: CodeLists, day: date, name: str = "TOPIC") -> list[str]:
    return [value.code for value in lists.choices(name, day)]


def test_without_rows_a_list_is_as_shipped() -> None:
    lists = CodeLists()
    assert offered(lists, NOW) == [value.code for value in code_lists()["TOPIC"].values]
    assert lists.label("TOPIC", "cv", NOW) == "Curriculum"
    assert lists.title("TOPIC") == "Tema"


def test_a_value_of_the_office_is_offered_from_its_day_at_its_place() -> None:
    lists = CodeLists([topic("garden", "Giardinaggio", order=3, valid_from=NEW_YEAR)])
    assert "garden" not in offered(lists, YEAR_END)
    assert offered(lists, NEW_YEAR)[2:4] == ["garden", "interview"]


def test_a_value_not_yet_in_force_can_already_be_read() -> None:
    lists = CodeLists([topic("garden", "Giardinaggio", valid_from=NEW_YEAR)])
    assert lists.label("TOPIC", "garden", NOW) == "Giardinaggio"


def test_a_retired_value_is_not_offered_and_stays_readable() -> None:
    lists = CodeLists([topic("cv", "Curriculum", valid_to=YEAR_END)])
    assert "cv" in offered(lists, YEAR_END)
    assert "cv" not in offered(lists, NEW_YEAR)
    assert lists.label("TOPIC", "cv", LATER) == "Curriculum"
    assert lists.is_retired("TOPIC", "cv", NEW_YEAR)


def test_a_retired_value_can_come_back() -> None:
    rows = [topic("cv", "Curriculum", valid_to=THEN), topic("cv", "Curriculum e lettera", valid_from=NEW_YEAR)]
    lists = CodeLists(rows)
    assert "cv" not in offered(lists, NOW)
    assert lists.label("TOPIC", "cv", NOW) == "Curriculum"
    assert lists.label("TOPIC", "cv", NEW_YEAR) == "Curriculum e lettera"


def test_a_new_name_counts_from_its_day_and_the_old_one_before() -> None:
    lists = CodeLists([topic("cv", "Curriculum e lettera", valid_from=NEW_YEAR)])
    assert lists.label("TOPIC", "cv", YEAR_END) == "Curriculum"
    assert lists.label("TOPIC", "cv", NEW_YEAR) == "Curriculum e lettera"
    assert offered(lists, NEW_YEAR).count("cv") == 1
    assert "cv" in offered(lists, YEAR_END)


def test_a_value_keeps_what_its_row_does_not_say() -> None:
    row = CodeValue(list="ATT", code="02", label_it="Coaching", maps_to="SISM-INT:03 46SAN:A12")
    found = CodeLists([row]).find("ATT", "02", NOW)
    assert found is not None
    assert (found.label_it, found.order, found.flags) == ("Coaching", 2, "c")
    assert (found.mapped("SISM-INT"), found.mapped("46SAN")) == ("03", "A12")


def test_english_falls_back_on_the_new_italian_but_keeps_its_own_when_only_the_days_change() -> None:
    i18n.use_language("en")
    lists = CodeLists([topic("cv", "Curriculum e lettera"), topic("digital", "Digitale di base", valid_to=YEAR_END)])
    assert lists.label("TOPIC", "cv", NOW) == "Curriculum e lettera"
    assert lists.label("TOPIC", "digital", NOW) == "Basic digital skills"


def test_an_official_list_stays_as_shipped_whatever_arrives() -> None:
    rows = [
        CodeValue(list="SISM-EDU", code="5", label_it="Altro diploma"),
        CodeValue(list="SISM-EDU", code="6", label_it="Laurea", valid_to=THEN),
        CodeValue(list="SISM-EDU", code="8", label_it="Dottorato"),
    ]
    lists = CodeLists(rows)
    assert offered(lists, NOW, "SISM-EDU") == [value.code for value in code_lists()["SISM-EDU"].values]
    assert lists.label("SISM-EDU", "5", NOW) == "Diploma di scuola superiore"
    assert lists.label("SISM-EDU", "8", NOW) == "Dottorato"
    assert (lists.is_official("SISM-EDU"), lists.is_verified("SISM-EDU")) == (True, False)


def test_an_office_may_have_a_list_of_its_own() -> None:
    lists = CodeLists(
        [CodeValue(list="46SAN", code="B", label_it="Bi"), CodeValue(list="46SAN", code="A", label_it="Aa")]
    )
    assert [value.label for value in lists.choices("46SAN", NOW)] == ["Aa", "Bi"]
    assert "46SAN" in lists.names()
    assert (lists.title("46SAN"), lists.is_verified("46SAN"), lists.is_official("46SAN")) == ("46SAN", True, False)


def test_a_code_that_nobody_knows_is_shown_as_itself() -> None:
    lists = CodeLists()
    assert lists.label("TOPIC", "zz", NOW) == "zz"
    assert lists.label("NOWHERE", "zz", NOW) == "zz"
    assert lists.choices("NOWHERE", NOW) == ()
    assert lists.is_retired("TOPIC", "zz", NOW)


def test_without_a_day_today_is_meant(fixed_clock) -> None:
    lists = CodeLists([topic("cv", "Curriculum", valid_to=date(2026, 11, 21))])
    assert "cv" not in [value.code for value in lists.choices("TOPIC")]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [topic("cv", "Uno", valid_to=THEN), topic("cv", "Due", valid_from=date(2025, 6, 2), valid_to=YEAR_END)]
    for day, label in ((THEN, "Uno"), (NOW, "Due"), (LATER, "Due")):
        assert {CodeLists(order).label("TOPIC", "cv", day) for order in (rows, rows[::-1])} == {label}
