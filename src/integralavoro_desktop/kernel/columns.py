"""Column kinds for record models: every value is stored in the spelling in which it travels."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, String, Text, TypeDecorator
from sqlmodel import Field

from integralavoro_desktop.kernel.choice import Choice, member

LONG = 8_000


class KeyColumn(TypeDecorator[Any]):
    """A choice, stored by its key; an unknown key is kept."""

    impl = String(24)
    cache_ok = True

    def __init__(self, of: type[Choice]) -> None:
        """Remember which choice the keys belong to."""
        super().__init__()
        self.of = of

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the key."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Read the member."""
        return member(self.of, value)


class ListColumn(TypeDecorator[Any]):
    """A list of keys, codes, texts or ids, stored as one JSON array."""

    impl = Text()
    cache_ok = True

    def __init__(self, of: type[Choice] | None = None) -> None:
        """Remember which choice the keys belong to, if any."""
        super().__init__()
        self.of = of

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the array; an empty list is nothing."""
        return json.dumps([str(v) for v in value], ensure_ascii=False, separators=(",", ":")) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Any]:
        """Read the array."""
        keys = json.loads(value) if value else []
        return [member(self.of, key) for key in keys] if self.of else keys


class DecimalColumn(TypeDecorator[Any]):
    """An exact decimal, stored as text: floating point never touches it."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the digits."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read the digits."""
        return None if value is None else Decimal(value)


class TimeColumn(TypeDecorator[Any]):
    """A time of day to the minute, stored as HH:MM."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write HH:MM."""
        return None if value is None else f"{value:%H:%M}"

    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        """Read HH:MM."""
        return None if value is None else time.fromisoformat(value)


class MomentColumn(TypeDecorator[Any]):
    """A moment in UTC, stored as ISO text to the second."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write UTC."""
        return None if value is None else f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read UTC."""
        return None if value is None else datetime.fromisoformat(value)


def text(size: int = 80) -> Any:
    """Declare a text up to `size` characters."""
    return Field(default=None, max_length=size)


def long_text() -> Any:
    """Declare a long text (up to 8,000 characters)."""
    return Field(default=None, max_length=LONG, sa_type=Text)


def choice(of: type[Choice], default: Choice | None = None) -> Any:
    """Declare one value of a choice."""
    return Field(default=default, sa_type=KeyColumn(of))


def choices(of: type[Choice]) -> Any:
    """Declare several values of a choice."""
    return Field(default_factory=list, nullable=True, sa_type=ListColumn(of))


def several() -> Any:
    """Declare a list of codes, texts or ids."""
    return Field(default_factory=list, nullable=True, sa_type=ListColumn())


def decimal(low: Any = None, high: Any = None) -> Any:
    """Declare an exact decimal, optionally bounded."""
    return Field(default=None, ge=low, le=high, sa_type=DecimalColumn)


def whole(low: int | None = None, high: int | None = None) -> Any:
    """Declare an integer, optionally bounded."""
    return Field(default=None, ge=low, le=high)


def day() -> Any:
    """Declare a date; an unknown date stays empty."""
    return Field(default=None)


def clock_time() -> Any:
    """Declare a time of day."""
    return Field(default=None, sa_type=TimeColumn)


def moment() -> Any:
    """Declare a moment in UTC."""
    return Field(default=None, sa_type=MomentColumn)


def flag(*, default: bool = False) -> Any:
    """Declare a yes or no that is never unknown."""
    return Field(default=default, nullable=True)


def link() -> Any:
    """Declare a reference to another record by its id."""
    return Field(default=None)
