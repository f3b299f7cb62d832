"""Back and forward through the pages, as in a browser; no widget here."""

from __future__ import annotations

from typing import Generic, TypeVar

Place = TypeVar("Place")

_MOST = 30


class History(Generic[Place]):
    """Places in the order they were visited, and where we stand among them."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._here = -1

    @property
    def here(self) -> Place | None:
        """The place we stand at."""
        return self._places[self._here] if self._places else None

    def visit(self, place: Place) -> list[Place]:
        """Go to a new place; what lay ahead is forgotten. Returns the places no longer reachable."""
        if place == self.here:
            return []
        dropped = self._places[self._here + 1 :]
        self._places = [*self._places[: self._here + 1], place]
        if len(self._places) > _MOST:
            dropped.append(self._places.pop(0))
        self._here = len(self._places) - 1
        return [one for one in dropped if one not in self._places]

    def back(self) -> Place | None:
        """Go one place back and return it, or None at the start."""
        return self._go(-1)

    def forward(self) -> Place | None:
        """Go one place forward and return it, or None at the end."""
        return self._go(1)

    def _go(self, step: int) -> Place | None:
        there = self._here + step
        if not 0 <= there < len(self._places):
            return None
        self._here = there
        return self._places[there]
