"""Connections are keyed first, write durably, and say nothing of what they carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from tests.storage.conftest import MARKER

from integralavoro_desktop.storage.cipher import connect, writing
from integralavoro_desktop.storage.dek import Dek
from integralavoro_desktop.storage.faults import sentence_for

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.storage.vault import Vault


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)]
)
def test_every_connection_has_the_settings_of_the_vault(vault: Vault, pragma: str, value: object) -> None:
    with vault.engine.connect() as one, vault.engine.connect() as other:
        found = [each.exec_driver_sql(f"PRAGMA {pragma}").scalar() for each in (one, other)]
    assert found == [value, value]


def test_readers_see_the_state_before_while_a_transaction_writes(vault: Vault) -> None:
    with vault.engine.execution_options(**writing()).begin() as writer:
        writer.exec_driver_sql("DELETE FROM person")
        with vault.engine.begin() as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM person").scalar() == 1


def test_a_transaction_that_will_write_keeps_other_writers_out_from_its_start(vault: Vault) -> None:
    with vault.engine.execution_options(**writing()).begin(), vault.engine.connect() as other:
        other.exec_driver_sql("PRAGMA busy_timeout = 0")
        with pytest.raises(OperationalError) as caught:
            other.exec_driver_sql("DELETE FROM person")
    known = sentence_for(caught.value)
    assert known is not None
    assert known.happened == "Another program is using the same file."


def test_a_failed_transaction_leaves_nothing_not_even_a_table(vault: Vault) -> None:
    with vault.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO half VALUES (1)")
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql("INSERT INTO half VALUES (1)")
    with vault.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE name = 'half'").all() == []


def test_an_error_does_not_print_the_values_it_was_about(vault: Vault) -> None:
    with pytest.raises(OperationalError) as caught, vault.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", (MARKER,))
    assert MARKER not in str(caught.value)


def test_a_full_disk_in_the_middle_of_a_write_is_told_and_rolled_back(vault: Vault) -> None:
    with vault.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 3")
        with pytest.raises(OperationalError) as caught:
            connection.exec_driver_sql("INSERT INTO person (name) VALUES (?)", ("x" * 100_000,))
    known = sentence_for(caught.value)
    assert known is not None
    assert known.happened == "The disk is full and this cannot be saved."
    with vault.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM person").scalar() == 1


def test_a_path_with_signs_of_its_own_opens(tmp_path: Path) -> None:
    path, dek = tmp_path / "Élène & co? 100%#1.db", Dek.fresh()
    for read_only in (False, True):
        connection = connect(path, dek, read_only=read_only)
        connection.execute("SELECT 1" if read_only else "PRAGMA application_id = 7")
        connection.close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
