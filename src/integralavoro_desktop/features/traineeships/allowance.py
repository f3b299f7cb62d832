"""The allowance of a traineeship: the least the law asks for, and what is due for a month of presence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from integralavoro_desktop.features.traineeships.choices import TraineeshipKind
from integralavoro_desktop.kernel.calculation import Figure, Working, work_out
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.money import half_up
from integralavoro_desktop.kernel.months import first_day

if TYPE_CHECKING:
    from datetime import date

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.features.traineeships.presence import Presence
    from integralavoro_desktop.kernel.facts import ParameterSource

SHORT_DAY = 4  # hours a day up to which TIR.PAY_4H is the least (DGR X/7763)
BY_PRESENCE = frozenset({TraineeshipKind.EXTRACURRICULAR, TraineeshipKind.SUMMER})
PRO_RATA = 1


def least(traineeship: Traineeship, parameters: ParameterSource, today: date) -> Figure[Decimal]:
    """Return the least gross monthly allowance in euros (DGR X/7763), with its steps.

    Only extracurricular traineeships have one: inclusion is a measure of support and its allowance is agreed for the
    single person (DGR 5451/2016). The parameters are those of the first day, of today while there is none.
    No value while the hours a day are not known, unless the host is a public body.
    """
    is_known = traineeship.host_public or traineeship.hours_day is not None
    if traineeship.kind != TraineeshipKind.EXTRACURRICULAR or not is_known:
        return Figure(None)
    return work_out(parameters, traineeship.starts_on or today, lambda working: _least(traineeship, working))


def due(traineeship: Traineeship, month: str, presence: Presence, parameters: ParameterSource) -> Figure[Decimal]:
    """Return the gross allowance in euros due for a month (`2026-10`), with the steps that lead to it.

    Extracurricular and summer: whole from TIR.PRESENCE on, below it what the policy TIR.BELOW says. Other kinds:
    the amount of the project. No value without an allowance or a planned day.
    """
    if traineeship.allowance is None or presence.days_planned == 0:
        return Figure(None)
    amount = traineeship.allowance
    return work_out(parameters, first_day(month), lambda working: _due(traineeship, amount, presence, working))


def _least(traineeship: Traineeship, working: Working) -> Decimal:
    if traineeship.host_public:
        return working.take("TIR.PAY_PUBLIC", _("Least allowance with a public host"))
    if (traineeship.hours_day or 0) <= SHORT_DAY:
        return working.take("TIR.PAY_4H", _("Least allowance up to 4 hours a day"))
    if traineeship.meal:
        return working.take("TIR.PAY_MEAL", _("Least allowance with meal vouchers or canteen"))
    return working.take("TIR.PAY_FULL", _("Least allowance"))


def _due(traineeship: Traineeship, amount: Decimal, presence: Presence, working: Working) -> Decimal:
    working.note(_("Monthly allowance of the project"), amount, _("EUR/month gross"))
    if traineeship.kind not in BY_PRESENCE:
        working.note(_("The project sets it: presence does not change it"), amount, _("EUR"))
        return amount
    threshold = working.take("TIR.PRESENCE", _("The whole allowance is due from this presence"))
    working.note(_("Days planned"), presence.days_planned, _("days"))
    working.note(_("Days done"), presence.days_done, _("days"))
    working.note(_("Presence"), presence.percent or Decimal(0), _("% month"))
    found = amount if presence.reaches(threshold) else _below(amount, presence, working)
    working.note(_("Allowance due"), found, _("EUR"))
    return found


def _below(amount: Decimal, presence: Presence, working: Working) -> Decimal:
    policy = working.take("TIR.BELOW", _("Below that presence: 0 nothing, 1 in proportion to the days"))
    if policy != PRO_RATA:
        return Decimal("0.00")
    return half_up(amount * presence.days_done / presence.days_planned)
