"""Choices: values stored by a stable key and shown by a label."""

from __future__ import annotations

from enum import Enum
from typing import Any, Self

from integralavoro_desktop.kernel.i18n import N_, _


class Choice(str, Enum):  # noqa: UP042 - StrEnum cannot carry the label
    """One value of a closed list; the key is stored and travels, the label is a message id."""

    label: str

    def __new__(cls, key: str, label: str) -> Self:
        """Make the member from its key and its English label."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        return member

    def __str__(self) -> str:
        """Return the key, as stored."""
        return str(self.value)

    @property
    def words(self) -> str:
        """Return the label in the language in force."""
        return _(self.label)


class UnknownKey(str):
    """A key that a newer version of the program wrote: kept and shown, never dropped."""

    __slots__ = ()

    label = N_("unknown value")

    @property
    def words(self) -> str:
        """Return a readable mark with the key itself."""
        return f"{_(self.label)} ({self})"


class Tri(Choice):
    """Yes, no, or not known; an empty field means that nobody asked."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("I do not know")


def member(of: type[Choice], key: Any) -> Choice | UnknownKey | None:
    """Return the member of `of` with this key, or the key itself marked as unknown; None stays None."""
    if key is None or key == "":
        return None
    found = of.__members__.values()
    return next((m for m in found if m.value == str(key)), None) or UnknownKey(str(key))
