"""The versions of several rows that a person sees together, for a draft and for the save that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from integralavoro_desktop.storage.edit import Base, read_heads
from integralavoro_desktop.storage.origins import Origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from integralavoro_desktop.storage.store import Store


def read_bases(store: Store, keys: Iterable[UUID]) -> dict[UUID, Base]:
    """Return the versions of the rows with these ids as they stand now; a row that is not there has none."""
    with store.connection() as conn:
        origins = Origins(conn)
        return {key: read_heads(conn, key.bytes, origins=origins) for key in keys}


def joined(bases: Mapping[UUID, Base]) -> Base:
    """Return the versions of several rows as those of one, so that one draft can keep them."""
    return {f"{key.hex}/{register}": dots for key, base in bases.items() for register, dots in base.items()}


def parted(base: Base) -> dict[UUID, Base]:
    """Return what `joined` put together, row by row."""
    bases: dict[UUID, Base] = {}
    for name, dots in base.items():
        key, _slash, register = name.partition("/")
        bases.setdefault(UUID(key), {})[register] = dots
    return bases
