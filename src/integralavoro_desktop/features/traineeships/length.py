"""How long a traineeship lasts: months and days, suspensions that move the end, the limits of each kind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from integralavoro_desktop.features.traineeships.choices import SuspensionReason, TraineeshipKind
from integralavoro_desktop.kernel.calculation import Figure, Working, work_out
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.periods import add_days, add_months, months_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from integralavoro_desktop.features.traineeships.children import Day, Extension, Suspension
    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.kernel.facts import Facts, ParameterSource

Span = tuple[date, date]
HIGHER = 4  # the EQF level from which competences allow a longer traineeship (DGR X/7763)


def months_long(starts_on: date, ends_on: date) -> int:
    """Return the length in calendar months, a begun month counting whole: 1 January to 31 August is 8."""
    after = add_days(ends_on, 1)
    months = months_between(starts_on, after)
    return months + (add_months(starts_on, months) < after)


def last_day(traineeship: Traineeship, extensions: Iterable[Extension]) -> date | None:
    """Return the last day agreed: the planned one, or the latest of the extensions; suspensions are not added."""
    days = [traineeship.planned_end_on, *(extension.new_end_on for extension in extensions)]
    return max((day for day in days if day), default=None)


def end_with_suspensions(
    traineeship: Traineeship, extensions: Iterable[Extension], suspensions: Iterable[Suspension], facts: Facts
) -> Figure[date]:
    """Return the last day moved by the suspensions that count; the actual one when the traineeship is over."""
    agreed = last_day(traineeship, extensions)
    if traineeship.ended_on:
        return Figure(traineeship.ended_on)
    if agreed is None:
        return Figure(None)

    def how(working: Working) -> date:
        moved = agreed + timedelta(days=len(_counted_days(suspensions, facts.today, working)))
        working.note(_("Last day, moved by the days suspended"), moved.isoformat())
        return moved

    return work_out(facts.parameters, traineeship.starts_on or agreed, how)


def counted_days(suspensions: Iterable[Suspension], parameters: ParameterSource, today: date) -> Figure[int]:
    """Return how many suspended days do not count as length (86/CSR): maternity, 30 days of leave, 15 of closure."""
    return work_out(parameters, today, lambda working: len(_counted_days(suspensions, today, working)))


def too_long_or_short(
    traineeship: Traineeship, extensions: Sequence[Extension], suspensions: Sequence[Suspension], facts: Facts
) -> str:
    """Return the sentence of TRA-3, empty when the length fits its kind and EQF or cannot be judged."""
    starts, ends = traineeship.starts_on, last_day(traineeship, extensions)
    judge = _JUDGES.get(str(traineeship.kind))
    if starts is None or ends is None or ends < starts or judge is None:
        return ""
    rested = counted_days(suspensions, facts.parameters, facts.today).value or 0
    span = (starts, max(add_days(ends, -rested), starts))
    figure = work_out(facts.parameters, starts, lambda working: judge(traineeship, extensions, span, working))
    return figure.value or ""


def weekdays_of(traineeship: Traineeship, days: Iterable[Day] = ()) -> frozenset[int]:
    """Return the weekdays (Monday 0) on which work is planned: those of the register so far, else from Monday on."""
    used: dict[int, int] = dict.fromkeys(range(6), 0)
    for row in days:
        if row.on and row.planned and row.on.weekday() in used:
            used[row.on.weekday()] += 1
    usual = sorted(used, key=lambda weekday: (-used[weekday], weekday))
    return frozenset(usual[: traineeship.days_week or 0])


def minutes_a_day(traineeship: Traineeship) -> int:
    """Return the minutes planned for one day."""
    return int((traineeship.hours_day or 0) * 60)


def planned_minutes(traineeship: Traineeship, ends_on: date | None, is_holiday: Callable[[date], bool]) -> int | None:
    """Return the planned length in minutes: as typed, or counted over the working days; None without dates."""
    if traineeship.planned_minutes is not None:
        return traineeship.planned_minutes
    if traineeship.starts_on is None or ends_on is None:
        return None
    weekdays, starts = weekdays_of(traineeship), traineeship.starts_on
    all_days = (starts + timedelta(days=n) for n in range((ends_on - starts).days + 1))
    worked = sum(1 for day in all_days if day.weekday() in weekdays and not is_holiday(day))
    return worked * minutes_a_day(traineeship)


def _counted_days(suspensions: Iterable[Suspension], today: date, working: Working) -> set[date]:
    counted: set[date] = set()
    for suspension in suspensions:
        if suspension.starts_on is None:
            continue
        ends = suspension.ends_on or today
        length = (ends - suspension.starts_on).days + 1
        if length > 0 and length >= _least(suspension, working):
            counted |= {suspension.starts_on + timedelta(days=n) for n in range(length)}
    working.note(_("Days suspended that move the end"), len(counted), _("days"))
    return counted


def _least(suspension: Suspension, working: Working) -> float:
    """Return from how many days a suspension moves the end; other reasons than those of the rule never do."""
    if suspension.reason == SuspensionReason.MATERNITY:
        return 0
    if suspension.reason == SuspensionReason.LEAVE:
        rule = _("A long justified absence moves the end from so many days")
        return float(working.take("TIR.SUSPEND_ILL", rule, suspension.starts_on))
    if suspension.reason == SuspensionReason.CLOSURE:
        rule = _("A closure of the host moves the end from so many days")
        return float(working.take("TIR.SUSPEND_CLOSED", rule, suspension.starts_on))
    return float("inf")


def _extracurricular(traineeship: Traineeship, extensions: Sequence[Extension], span: Span, working: Working) -> str:
    months = months_long(*span)
    least = int(working.take("TIR.MIN", _("Shortest length")))
    if add_days(span[1], 1) < add_months(span[0], least):
        return _too_short(span, least, working)
    if traineeship.eqf is None or traineeship.eqf >= HIGHER:
        most = int(working.take("TIR.MAX_EQF4", _("Longest length, competences EQF 4")))
        sentence = _("It lasts {n} months: for EQF 4 competences the most is {max}.")
        return "" if months <= most else sentence.format(n=months, max=most)
    most = int(working.take("TIR.MAX_EQF23", _("Longest length, competences EQF 2-3")))
    more = int(working.take("TIR.EXTEND_EQF4", _("More with an extension to an EQF 4 competence")))
    if any((extension.eqf or 0) >= HIGHER for extension in extensions):
        sentence = _("It lasts {n} months: with an extension to an EQF 4 competence the most is {max}.")
        return "" if months <= most + more else sentence.format(n=months, max=most + more)
    sentence = _(
        "It lasts {n} months: for EQF 2-3 competences the most is {max} "
        "(another {more} with an extension to at least one EQF 4 competence)."
    )
    return "" if months <= most else sentence.format(n=months, max=most, more=more)


def _summer(traineeship: Traineeship, extensions: Sequence[Extension], span: Span, working: Working) -> str:
    least = int(working.take("TIR.MIN_SUMMER", _("Shortest length in summer")))
    most = int(working.take("TIR.SUMMER_MAX", _("Longest length in summer")))
    days, months = (span[1] - span[0]).days + 1, months_long(*span)
    if days < least:
        sentence = ngettext(
            "It lasts {n} day: in summer the least is {min} days.",
            "It lasts {n} days: in summer the least is {min} days.",
            days,
        )
        return sentence.format(n=days, min=least)
    sentence = _("It lasts {n} months: in summer the most is {max}.")
    return "" if months <= most else sentence.format(n=months, max=most)


def _inclusion(traineeship: Traineeship, extensions: Sequence[Extension], span: Span, working: Working) -> str:
    most = int(working.take("TIS.MAX", _("Longest length for inclusion, extendable")))
    months = months_long(*span)
    sentence = _("It lasts {n} months: for an inclusion traineeship the most is {max}, which can be extended.")
    return "" if months <= most or extensions else sentence.format(n=months, max=most)


def _too_short(span: Span, least: int, working: Working) -> str:
    days = (span[1] - span[0]).days + 1
    season = int(working.take("TIR.MIN_SEASON", _("Shortest length, seasonal host")))
    sentence = ngettext(
        "It lasts {n} day: the least is {min} months ({season} for seasonal hosts).",
        "It lasts {n} days: the least is {min} months ({season} for seasonal hosts).",
        days,
    )
    return sentence.format(n=days, min=least, season=season)


_JUDGES: dict[str, Callable[[Traineeship, Sequence[Extension], Span, Working], str]] = {
    str(TraineeshipKind.EXTRACURRICULAR): _extracurricular,
    str(TraineeshipKind.SUMMER): _summer,
    str(TraineeshipKind.INCLUSION): _inclusion,
}
