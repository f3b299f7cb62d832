"""The serial number on every paper: series, device, year, counter; a firm's papers have a series of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

OWN = "IL"
FIRM = "SL"  # neutral: a firm's paper does not name the programme
_SHAPE = re.compile(r"(IL|SL)-([A-Z0-9]{1,4})-(\d{4})-(\d{4,})")


@dataclass(frozen=True, slots=True)
class Serial:
    """A serial number taken apart."""

    series: str
    prefix: str
    year: int
    number: int

    def __str__(self) -> str:
        """Return it as printed: `IL-MI3-2026-0214`."""
        return f"{self.series}-{self.prefix}-{self.year}-{self.number:04}"

    @property
    def counter(self) -> str:
        """Return the name of the counter it comes from; each series starts again every year."""
        return counter_of(self.series, self.year)


def counter_of(series: str, year: int) -> str:
    """Return the name of a device's counter for a series in a year."""
    return f"paper.{series}.{year}"


def series_for(preset: str) -> str:
    """Return the series of papers for a kind of recipient: `SL` for a firm (`employer`), `IL` for anybody else."""
    return FIRM if preset == "employer" else OWN


def read_serial(typed: str) -> Serial | None:
    """Return a typed serial number taken apart, whatever its case and blanks; None when it is none."""
    found = _SHAPE.fullmatch(re.sub(r"\s+", "", typed).upper())
    return Serial(found[1], found[2], int(found[3]), int(found[4])) if found else None
