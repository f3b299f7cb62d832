"""The floor under every test: no screen, no real folders, English, and silence in the log."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

# before anything imports Qt; `QT_QPA_PLATFORM=xcb python3 dev.py test` shows the windows
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from integralavoro_desktop.kernel import clock, i18n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **amount: int) -> datetime:
        """Go on by an amount (`days=3`, `minutes=10`) and tell the time."""
        self.now += timedelta(**amount)
        return self.now


class Heard(logging.Handler):
    """Keeps what the program logged at warning level or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def state_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the machine's own state, settings and store out of every test."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("INTEGRALAVORO_STATE_DIR", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


@pytest.fixture(autouse=True)
def english() -> None:
    """Read the message ids themselves, whatever language the machine or the test before spoke."""
    i18n.use_language("en")


@pytest.fixture(autouse=True)
def logged_warnings() -> Iterator[list[logging.LogRecord]]:
    """Fail on a logged warning; a test that expects one reads this list and clears it."""
    heard = Heard()
    logging.getLogger().addHandler(heard)
    yield heard.records
    logging.getLogger().removeHandler(heard)
    assert not heard.records, "logged: " + "; ".join(record.getMessage() for record in heard.records)


@pytest.fixture
def fixed_clock() -> Iterator[FixedClock]:
    """Stop the clock on 22 November 2026 at nine, UTC; `move` takes it on."""
    standing = FixedClock()
    with clock.fixed(standing):
        yield standing
