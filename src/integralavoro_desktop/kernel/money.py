"""Euros as people write and read them here, and the exact rounding that every calculation uses."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_PLAIN = re.compile(r"\d+([,.]\d{1,2})?")
_CENT = Decimal("0.01")
_LARGEST = Decimal(10) ** 12
NONE = "–"


def parse_euro(text: str) -> Decimal:
    """Return the amount a person wrote: «1.234,50», «350», «350 €», «-12,5».

    A point before three digits parts thousands, a point before one or two digits is taken for the comma. Raises
    ValueError for anything else, also for more than two decimals: an amount is never rounded behind the writer's back.
    """
    bare = re.sub(r"[\s\u00a0\u202f]|€|eur(o|)", "", text, flags=re.IGNORECASE)
    sign, digits = (-1, bare[1:]) if bare.startswith(("-", "−")) else (1, bare)
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(".", "")
    elif not _PLAIN.fullmatch(digits):
        raise ValueError("not an amount")
    amount = Decimal(digits.replace(",", "."))
    if amount >= _LARGEST:
        raise ValueError("too large")
    return (sign * amount).quantize(_CENT)


def show_euro(amount: Decimal | int, *, cents: bool = True) -> str:
    """Return an amount as it is written here: «1.234,50 €», or «1.235 €» without cents, rounded half up."""
    rounded = half_up(Decimal(amount), 2 if cents else 0)
    return f"{show_number(rounded)} €"


def show_number(number: Decimal | int) -> str:
    """Return a number with points between thousands and a comma before the decimals it has."""
    return f"{Decimal(number):,f}".translate(str.maketrans(",.", ".,"))


def half_up(value: Decimal, places: int = 2) -> Decimal:
    """Return a decimal with so many places, a half going away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent(part: int, whole: int) -> Decimal | None:
    """Return part of whole in percent with one decimal, half up, in integers until the end; None when whole is 0."""
    return None if whole == 0 else Decimal((2000 * part + whole) // (2 * whole)).scaleb(-1)


def whole_percent(part: int, whole: int) -> int | None:
    """Return part of whole in whole percent, half up; None when whole is 0."""
    return None if whole == 0 else (200 * part + whole) // (2 * whole)


def mean(total: int, count: int) -> Decimal | None:
    """Return total ÷ count with one decimal, half up, for totals that are not negative; None when count is 0."""
    return None if count == 0 else Decimal((20 * total + count) // (2 * count)).scaleb(-1)


def over_half_up(numerator: int, denominator: int) -> int:
    """Return the quotient where only a fraction strictly above one half goes up (L. 68/1999 art. 4 c. 2).

    Exactly one half goes down: 7 % of 150 is 10.50 and makes 10.
    """
    quotient, rest = divmod(numerator, denominator)
    return quotient + (2 * rest > denominator)


def show_percent(value: Decimal | int | None) -> str:
    """Return a percentage with its sign, «81,8 %», or a dash when there is none: never 0 % of nothing."""
    return NONE if value is None else f"{show_number(value)} %"
