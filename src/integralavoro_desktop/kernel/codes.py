"""Italian personal and company codes: whether they are right, what they say, when two are the same person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum.it import codicefiscale, iva

from integralavoro_desktop.kernel.folding import name_key

_OMOCODIA = "LMNPQRSTUV"  # the letters that stand for 0-9 when two people would have the same code
_TO_DIGIT = {letter: str(digit) for digit, letter in enumerate(_OMOCODIA)}
_DIGIT_PLACES = (6, 7, 9, 10, 12, 13, 14)
_MONTHS = "ABCDEHLMPRST"
_ADULT = 14  # a code alone does not tell the century: nobody younger works
# Loose on purpose: the region and service digits inside these codes are not published as one list.
_FOREIGNER = {"stp": re.compile(r"STP[0-9A-Z]{13}"), "eni": re.compile(r"ENI[0-9A-Z]{13}")}
_TEAM = re.compile(r"[0-9A-Z]{6,20}")
_PROVISIONAL = re.compile(r"[0-9]{11}")


@dataclass(frozen=True, slots=True)
class Birth:
    """What a tax code says of a person: the day of birth and the sex (`m` or `f`)."""

    day: date
    sex: str


def compact(code: str) -> str:
    """Return a code in capital letters without blanks, dashes and colons."""
    return str(codicefiscale.compact(code))


def is_fiscal_code(code: str) -> bool:
    """Tell whether a tax code has 16 characters in their places and the right last letter; omocodia letters pass."""
    code = compact(code)
    return len(code) == 16 and bool(codicefiscale.is_valid(code))


def is_vat_number(number: str) -> bool:
    """Tell whether a VAT number has 11 digits and the right check digit; a leading IT is passed over."""
    return bool(iva.is_valid(number))


def is_tax_number(number: str) -> bool:
    """Tell whether a tax number fits an organisation: 11 digits with the right check digit, or a person's code."""
    return is_vat_number(number) or is_fiscal_code(number)


def is_right(kind: str, code: str) -> bool:
    """Tell whether a code fits its kind: `cf`, `stp`, `eni`, `team`, `provisional` or `absent` (then no code).

    Only `cf` has a check letter. STP and ENI are 16 characters after their three letters, TEAM 6 to 20 letters and
    digits, a provisional code 11 digits: shapes kept loose, because a wrong refusal would leave somebody out.
    """
    code = compact(code)
    if kind == "cf":
        return is_fiscal_code(code)
    if kind == "absent":
        return not code
    pattern = {"provisional": _PROVISIONAL, "team": _TEAM, **_FOREIGNER}.get(kind)
    return bool(pattern and pattern.fullmatch(code))


def birth_of(code: str, *, today: date, near: date | None = None) -> Birth | None:
    """Return the birth a right tax code tells, None for any other code.

    The code has two digits of the year. With `near` (the date on the record) the closest century is taken, else the
    latest one in which the person is at least 14 on `today`.
    """
    if not is_fiscal_code(code):
        return None
    digits = first_fifteen(code)
    day = int(digits[9:11])
    spelled = (int(digits[6:8]), _MONTHS.index(digits[8]) + 1, day % 40)
    days = [found for century in (1800, 1900, 2000) if (found := _day(century, spelled))]
    if near:
        chosen = min(days, key=lambda found: abs((found - near).days))
    else:
        chosen = max((found for found in days if found.year + _ADULT <= today.year), default=days[-1])
    return Birth(chosen, "f" if day > 40 else "m")


def first_fifteen(code: str) -> str:
    """Return the first 15 characters with the omocodia letters turned back into digits.

    Two different codes with the same first fifteen are one person with a reissued code, or two people whom the
    office told apart: probably, never surely, the same. A code that is not a tax code comes back compact.
    """
    code = compact(code)
    if not is_fiscal_code(code):
        return code
    return "".join(_TO_DIGIT.get(char, char) if at in _DIGIT_PLACES else char for at, char in enumerate(code[:15]))


def make_fiscal_code(family_name: str, given_name: str, *, sex: str, born: date, place: str) -> str:
    """Return the tax code of an invented person, for practice and tests; `place` is a cadastral code, `F205` Milano.

    Names in letters other than Latin give X in place of what they lack. Raises ValueError for a sex that is neither
    `m` nor `f`, or a place that is not a letter and three digits.
    """
    if sex not in {"m", "f"}:
        raise ValueError("sex")
    if not re.fullmatch(r"[A-Z][0-9]{3}", place):
        raise ValueError("place")
    day = born.day + (40 if sex == "f" else 0)
    letters = _three(family_name, long=False) + _three(given_name, long=True)
    body = f"{letters}{born.year % 100:02}{_MONTHS[born.month - 1]}{day:02}{place}"
    return body + str(codicefiscale.calc_check_digit(body))


def make_omocodia(code: str, letters: int = 1) -> str:
    """Return a tax code as the office would reissue it: so many digits, from the right, become letters.

    Raises ValueError unless `letters` is 1 to 7.
    """
    if not 1 <= letters <= len(_DIGIT_PLACES):
        raise ValueError("letters")
    body = list(first_fifteen(code))
    for at in _DIGIT_PLACES[-letters:]:
        body[at] = _OMOCODIA[int(body[at])]
    return "".join(body) + str(codicefiscale.calc_check_digit("".join(body)))


def _day(century: int, spelled: tuple[int, int, int]) -> date | None:
    year, month, day = spelled
    try:
        return date(century + year, month, day)
    except ValueError:  # 29 February of a year that has none
        return None


def _three(name: str, *, long: bool) -> str:
    letters = [char for char in name_key(name) if "A" <= char <= "Z"]
    consonants = [char for char in letters if char not in "AEIOU"]
    if long and len(consonants) > 3:
        consonants.pop(1)
    vowels = [char for char in letters if char in "AEIOU"]
    return "".join([*consonants, *vowels, "X", "X", "X"][:3])
