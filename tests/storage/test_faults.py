"""Faults of disk and database are told in sentences, and their own text, which can hold values, is not."""

from __future__ import annotations

import errno

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.faults import known_faults, sentence_for


def told(fault: BaseException) -> str:
    known = sentence_for(fault)
    assert known is not None
    return known.happened


def sqlite_fault(code: int) -> dbapi2.OperationalError:
    fault = dbapi2.OperationalError("Zenobia Marcatore")
    fault.sqlite_errorcode = code
    return fault


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (13, "disk is full"),
        (8, "can be read but not written"),
        (8 | (3 << 8), "can be read but not written"),
        (10 | (4 << 8), "does not answer"),
        (11, "damaged"),
        (26, "damaged"),
        (5, "Another program"),
        (6, "Another program"),
        (14, "not there any more"),
        (7, "memory"),
    ],
)
def test_the_database_is_told_by_its_code(code: int, words: str) -> None:
    assert words in told(sqlite_fault(code))
    assert words in told(OperationalError("INSERT", {"name": "Zenobia Marcatore"}, sqlite_fault(code)))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "can be read but not written"),
        (errno.EACCES, "can be read but not written"),
        (errno.EIO, "does not answer"),
        (errno.ENOENT, "not there any more"),
    ],
)
def test_the_disk_is_told_by_its_number(number: int, words: str) -> None:
    assert words in told(OSError(number, "x"))


def test_too_little_memory_is_told() -> None:
    assert "memory" in told(MemoryError())


def test_a_fault_of_ours_stays_what_it_is() -> None:
    assert sentence_for(sqlite_fault(1)) is None
    with pytest.raises(dbapi2.OperationalError), known_faults():
        raise sqlite_fault(1)


def test_the_sentence_carries_nothing_of_the_fault() -> None:
    with pytest.raises(AppError) as caught, known_faults():
        raise OperationalError("INSERT", {"name": "Zenobia Marcatore"}, sqlite_fault(13))
    assert "Zenobia" not in str(caught.value)
    assert caught.value.__suppress_context__
