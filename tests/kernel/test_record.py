"""The common columns of every row, and the ids that the program makes by itself."""

from __future__ import annotations

from uuid import UUID, uuid4

from tests.little.model import Firm, Person

from integralavoro_desktop.kernel.record import COMMON, derived_id


def test_every_row_has_an_id_of_its_own() -> None:
    assert Person().id != Person().id
    assert Person().id.version == 4


def test_the_common_columns_are_id_scope_and_deletion() -> None:
    assert {"id", "scope_id", "deleted_at"} == COMMON
    assert set(Firm.model_fields) >= COMMON


def test_the_same_parts_give_the_same_id_everywhere() -> None:
    key = UUID("12345678123456781234567812345678")
    assert derived_id("day", key, 3) == derived_id("day", key, "3") == UUID("bd2c6613-d7a3-5d29-bba0-22cfcdb9dd11")


def test_other_parts_give_another_id() -> None:
    key = uuid4()
    made = {derived_id("day", key, 1), derived_id("day", key, 2), derived_id("da", "y", key, 1), derived_id(key)}
    assert len(made) == 4
