"""Public holidays and working days, from the dated parameters of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import N_

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.facts import ParameterSource

_MONDAY = "easter-monday"
_NAMES = {
    "01-01": N_("New Year's Day"),
    "01-06": N_("Epiphany"),
    _MONDAY: N_("Easter Monday"),
    "04-25": N_("Liberation Day"),
    "05-01": N_("Labour Day"),
    "06-02": N_("Republic Day"),
    "08-15": N_("Assumption Day"),
    "10-04": N_("Saint Francis"),
    "11-01": N_("All Saints' Day"),
    "12-08": N_("Immaculate Conception"),
    "12-25": N_("Christmas Day"),
    "12-26": N_("Saint Stephen"),
}
_PATRON = N_("Patron saint's day")
_OTHER = N_("Public holiday")


class Calendar:
    """The holidays of one place: those in force on each day, and its patron."""

    def __init__(self, parameters: ParameterSource, patron: str | None = None) -> None:
        """Take the dated parameters and the patron's day as `06-24`: CAL.PATRON if not given, none if empty."""
        self._parameters = parameters
        self._patron = patron

    def holiday_on(self, day: date) -> str:
        """Return the name of the holiday as an English message id, empty on any other day. Sundays are not holidays."""
        spelled = f"{day:%m-%d}"
        days = f"{self._text('CAL.HOLIDAYS', day)} {self._text('CAL.OCT4', day)}".split()
        if spelled in days:
            return _NAMES.get(spelled, _OTHER)
        if _MONDAY in days and day == easter(day.year) + timedelta(days=1):
            return _NAMES[_MONDAY]
        return _PATRON if spelled == self._patron_on(day) else ""

    def is_holiday(self, day: date) -> bool:
        """Tell whether a day is a public holiday or the patron's day."""
        return bool(self.holiday_on(day))

    def is_working_day(self, day: date, week: int = 5) -> bool:
        """Tell whether people work on a day in a week of five days (to Friday) or six (to Saturday)."""
        return day.weekday() < week and not self.is_holiday(day)

    def working_days(self, year: int, month: int, week: int = 5) -> int:
        """Return how many working days a month has, in a week of five or six days."""
        days = (date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))
        return sum(self.is_working_day(day, week) for day in days)

    def _text(self, code: str, day: date) -> str:
        found = self._parameters.value_on(code, day)
        return str(found.value) if found else ""

    def _patron_on(self, day: date) -> str:
        return self._text("CAL.PATRON", day) if self._patron is None else self._patron


def easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, ch. 8)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    fours, of_four = divmod(of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * fours - epact - of_four) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
