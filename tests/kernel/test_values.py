"""Values at the door: what people and files give becomes one checked spelling, and comes back from the wire."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import example
from hypothesis import given as given_any
from hypothesis import strategies as some
from tests.little.model import Colour, Person

from integralavoro_desktop.kernel import wire
from integralavoro_desktop.kernel.choice import UnknownKey
from integralavoro_desktop.kernel.fields import field_of, fields_of
from integralavoro_desktop.kernel.values import BadValueError, clean_text, parse, to_bytes, to_wire

KEY = UUID("12345678123456781234567812345678")


def read(name: str, given: object) -> object:
    return parse(field_of(Person, name), given)


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("family_name", "  Ferri \t Rosa ", "Ferri Rosa"),
        ("family_name", 42, "42"),
        ("family_name", "a\r\nb\rc", "a b c"),
        ("note", "one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("note", "e\u0301\u200b\u202e", "é"),
        ("family_name", "\u200b\ufeff", None),
        ("family_name", "\ud800", None),
        ("starts_on", "31/1/2026", date(2026, 1, 31)),
        ("starts_on", "1.2.2026", date(2026, 2, 1)),
        ("starts_on", "2026-01-31", date(2026, 1, 31)),
        ("starts_on", datetime(2026, 1, 31, 10, tzinfo=UTC), date(2026, 1, 31)),
        ("at", "830", time(8, 30)),
        ("at", "8.30", time(8, 30)),
        ("at", time(8, 30, 59), time(8, 30)),
        ("at", "8", time(8)),
        ("called_at", "2026-01-31T10:30:59.9+02:00", datetime(2026, 1, 31, 8, 30, 59, tzinfo=UTC)),
        ("level", " 4 ", 4),
        ("minutes", 90, 90),
        ("hours", "20,50", Decimal("20.5")),
        ("hours", 20, Decimal(20)),
        ("hours", "2e1", Decimal(20)),
        ("hours", "-0", Decimal(0)),
        ("pay", "1.234,5", Decimal("1234.50")),
        ("pay", Decimal("12.345"), Decimal("12.34")),
        ("hidden", "sì", True),
        ("hidden", 0, False),
        ("colour", "red", Colour.RED),
        ("colour", UnknownKey("green"), UnknownKey("green")),
        ("colours", "red, blue,red", [Colour.RED, Colour.BLUE]),
        ("colours", [Colour.BLUE], [Colour.BLUE]),
        ("colours", None, []),
        ("tags", " a ,,b", ["a", "b"]),
        ("friends", [KEY, KEY.hex], [KEY.hex]),
        ("merged_into_id", str(KEY), KEY),
        ("place", "015146", "015146"),
    ],
)
def test_a_value_is_read_as_people_and_files_give_it(name: str, given: object, value: object) -> None:
    assert read(name, given) == value


@pytest.mark.parametrize("name", [spec.name for spec in fields_of(Person)])
@pytest.mark.parametrize("given", [None, "", "  \n"])
def test_nothing_is_not_filled(name: str, given: object) -> None:
    assert read(name, given) in (None, [])


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("family_name", "x" * 41),
        ("family_name", {"a": 1}),
        ("family_name", True),
        ("starts_on", "31/02/2026"),
        ("starts_on", "soon"),
        ("at", "25:00"),
        ("at", "8:30:15"),
        ("called_at", "yesterday"),
        ("called_at", datetime.min.replace(tzinfo=timezone(timedelta(hours=5)))),
        ("level", "4_000"),
        ("level", "4.5"),
        ("level", True),
        ("level", 5),
        ("level", -1),
        ("minutes", "9" * 5000),
        ("hours", "NaN"),
        ("hours", "1_0"),
        ("hours", "99.01"),
        ("pay", "12,345"),
        ("pay", Decimal(10) ** 12),
        ("pay", float("inf")),
        ("hidden", "perhaps"),
        ("colour", "green"),
        ("colours", 3),
        ("colours", ["red", 4]),
        ("tags", {"a": "b"}),
        ("friends", ["nobody"]),
        ("merged_into_id", "nobody"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(name: str, given: object) -> None:
    with pytest.raises(BadValueError, match=r"[.]$"):
        read(name, given)


def some_value(name: str) -> some.SearchStrategy[object]:
    short = some.text(max_size=40)
    known = {
        "starts_on": some.dates(),
        "at": some.times(),
        "called_at": some.datetimes(timezones=some.just(UTC)),
        "level": some.integers(0, 4),
        "minutes": some.integers(0, 2**53 - 1),
        "hours": some.decimals(0, 99, allow_nan=False, places=3),
        "pay": some.decimals(-999, 999, places=2),
        "hidden": some.booleans(),
        "colour": some.sampled_from(Colour),
        "colours": some.lists(some.sampled_from(Colour)),
        "tags": some.lists(short),
        "friends": some.lists(some.uuids()),
        "merged_into_id": some.uuids(),
    }
    return known.get(name, short)


ROUND = ("family_name", "note", "starts_on", "at", "called_at", "level", "minutes", "hours", "pay", "hidden", "colour")
ROUND += ("colours", "tags", "friends", "merged_into_id", "place")


@pytest.mark.parametrize("name", ROUND)
@given_any(data=some.data())
def test_a_value_comes_back_from_the_wire(name: str, data: some.DataObject) -> None:
    given = data.draw(some_value(name))
    if name == "place" and len(clean_text(str(given))) > 8:
        return
    value = read(name, given)
    sent = to_wire(value)
    spec = field_of(Person, name)
    assert wire.fits((spec,), {name: sent} if spec.ui.group else sent)
    assert read(name, sent) == value
    assert to_wire(read(name, sent)) == sent


@given_any(text=some.text())
@example(text="\u0344")
@example(text="a\u200b\u0301")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode()


def test_the_bytes_of_a_value_do_not_depend_on_the_order_of_its_names() -> None:
    assert to_bytes({"b": 1, "a": "è"}) == to_bytes({"a": "è", "b": 1}) == '{"a":"è","b":1}'.encode()


def test_an_empty_list_and_nothing_are_the_same_on_the_wire() -> None:
    assert to_wire([]) is to_wire(None) is None


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("family_name", 3),
        ("family_name", ["a"]),
        ("note", {"a": 1}),
        ("starts_on", "2026-02-30"),
        ("starts_on", "20260201"),
        ("starts_on", 0),
        ("at", "8:30"),
        ("at", "24:00"),
        ("called_at", "2026-01-31T10:30:59+01:00"),
        ("level", True),
        ("level", "4"),
        ("level", 1.5),
        ("minutes", 2**53),
        ("hours", 20),
        ("hours", "1e3"),
        ("hours", "NaN"),
        ("hidden", 1),
        ("colour", 4),
        ("colours", "red"),
        ("colours", [1]),
        ("friends", ["me"]),
        ("merged_into_id", "0b5cfdde-4ecf-4fc0-bfd3-64d6d928cba6"),
    ],
)
def test_another_form_on_the_wire_is_seen(name: str, sent: object) -> None:
    assert not wire.fits((field_of(Person, name),), sent)


def test_what_a_newer_version_may_allow_is_let_through() -> None:
    assert wire.fits((field_of(Person, "family_name"),), "x" * 500)
    assert wire.fits((field_of(Person, "level"),), 9)
    assert wire.fits((field_of(Person, "colour"),), "green")


def test_a_group_is_a_table_of_known_fields() -> None:
    period = tuple(field_of(Person, name) for name in ("starts_on", "ends_on"))
    assert wire.fits(period, {"starts_on": "2026-01-01", "ends_on": None})
    assert wire.fits(period, None)
    assert not wire.fits(period, {"starts_on": "2026-01-01", "why": "x"})
    assert not wire.fits(period, "2026-01-01")


@pytest.mark.parametrize(
    ("sent", "is_life"),
    [
        ({"state": "live"}, True),
        ({"state": "deleted", "at": "2026-11-22T09:00:00Z", "seen": [[f"{'0' * 32}.{'1' * 16}", 4]]}, True),
        ({"state": "deleted"}, False),
        ({"state": "proposed", "at": "today", "seen": []}, False),
        ({"state": "deleted", "at": "2026-11-22T09:00:00Z", "seen": [["x", 4]]}, False),
        ({"state": "deleted", "at": "2026-11-22T09:00:00Z", "seen": [4]}, False),
        ({"state": "gone"}, False),
        ("deleted", False),
    ],
)
def test_only_a_whole_life_is_one(sent: object, is_life: bool) -> None:
    assert wire.is_life(sent) is is_life
