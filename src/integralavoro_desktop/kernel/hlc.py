"""Hybrid logical clock: 48 bits of milliseconds and 16 bits of counter; it never runs back."""

from __future__ import annotations

from datetime import UTC, datetime

from integralavoro_desktop.kernel import clock

_DAY_AHEAD = 24 * 3600 * 1000 << 16


def physical() -> int:
    """Return the machine's time as a stamp; a clock before 1970 counts as 1970."""
    return max(0, int(clock.now().timestamp() * 1000)) << 16


def tick(last: int) -> int:
    """Return the stamp of a local event after `last`."""
    return max(last + 1, physical())


def observe(last: int, received: int) -> int:
    """Return the clock after hearing `received`; a laptop in 2099 cannot drag it more than a day ahead."""
    return max(last, min(received, physical() + _DAY_AHEAD))


def moment(stamp: int) -> datetime:
    """Return the time of a stamp, in UTC; beyond the calendar it is the calendar's end."""
    try:
        return datetime.fromtimestamp((stamp >> 16) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC)
