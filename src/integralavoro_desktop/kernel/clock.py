"""The one clock of the program: aware UTC inside, local days on screen and paper."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """Return the current time as an aware UTC datetime."""
    return _source()


def today() -> date:
    """Return the current day in the machine's own time zone, as a person reads it on the wall."""
    return now().astimezone().date()


@contextmanager
def fixed(moment: datetime | Callable[[], datetime]) -> Iterator[None]:
    """Make the clock stand at `moment` (or follow it, when it is a function) inside the block."""
    global _source
    before = _source
    _source = moment if callable(moment) else lambda: moment
    try:
        yield
    finally:
        _source = before
