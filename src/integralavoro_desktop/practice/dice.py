"""Chance that repeats: the same seed and the same words give the same choices, ids included."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


class Dice:
    """Choices drawn from a seed. A fork is independent of how much was drawn before, so people can be made alone."""

    def __init__(self, *seed: object) -> None:
        """Begin from the words of a seed."""
        self._seed = seed
        self._random = random.Random("/".join(map(str, seed)))  # noqa: S311 - invented data that must repeat

    @property
    def words(self) -> tuple[object, ...]:
        """Return the words of the seed."""
        return self._seed

    def fork(self, *words: object) -> Dice:
        """Return other dice, the same ones at every call with these words."""
        return Dice(*self._seed, *words)

    def uuid(self) -> UUID:
        """Return the id of a new row."""
        return UUID(int=self._random.getrandbits(128), version=4)

    def pick(self, values: Sequence[T]) -> T:
        """Return one of the values."""
        return values[int(self._random.random() * len(values))]

    def some(self, values: Sequence[T], low: int, high: int) -> list[T]:
        """Return between `low` and `high` different values, in their own order."""
        count = min(self.between(low, high), len(values))
        return [values[at] for at in sorted(self._random.sample(range(len(values)), count))]

    def weighted(self, weights: Mapping[T, int]) -> T:
        """Return one of the keys, each as often as its weight says."""
        return self._random.choices(list(weights), list(weights.values()))[0]

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, percent: int) -> bool:
        """Tell whether something that happens so often in a hundred happens now."""
        return self._random.random() * 100 < percent

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """Return the values in another order."""
        return self._random.sample(list(values), len(values))

    def day(self, first: date, last: date) -> date:
        """Return a day from the first to the last one; the first where they are the other way round."""
        return first + timedelta(days=self.between(0, max((last - first).days, 0)))
