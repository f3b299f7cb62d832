"""What the head of a traineeship's page says: who, where, when, in which state, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships import rules
from integralavoro_desktop.features.traineeships.choices import TraineeshipState
from integralavoro_desktop.features.traineeships.month_book import last_day
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.money import show_number
from integralavoro_desktop.kernel.months import day_words

if TYPE_CHECKING:
    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.storage.records import Reader

TONES = {
    TraineeshipState.PLANNED: ("accent", "pencil"),
    TraineeshipState.SIGNED: ("info", "file-check"),
    TraineeshipState.RUNNING: ("ok", "circle-check"),
    TraineeshipState.SUSPENDED: ("warn", "circle-pause"),
    TraineeshipState.ENDED: ("neutral", "flag"),
    TraineeshipState.STOPPED: ("neutral", "circle-minus"),
    TraineeshipState.CANCELLED: ("neutral", "circle-x"),
}
_PAPERS = "TRA-2"


def person_words(reader: Reader, traineeship: Traineeship) -> str:
    """Return given and family name, the code of a file without a name, a dash where it is not held."""
    person: Any = reader.one("candidate", traineeship.candidate_id) if traineeship.candidate_id else None
    if person is None:
        return "–"
    return " ".join(part for part in (person.given_name, person.family_name) if part) or person.code or "–"


def subtitle(traineeship: Traineeship, facts: Facts) -> str:
    """Return host, kind, period and hours in one line."""
    host = facts.find("organisation", traineeship.host_id) if traineeship.host_id else None
    ends = last_day(traineeship, facts)
    parts = [
        (host.name if host else "") or "",
        traineeship.kind.words.lower() if traineeship.kind else "",
        _period(traineeship, ends),
    ]
    if traineeship.hours_day:
        parts.append(_("{n} hours a day").format(n=show_number(traineeship.hours_day.normalize())))
    return " · ".join(part for part in parts if part)


def missing_sentence(traineeship: Traineeship, facts: Facts) -> str:
    """Return the sentence of TRA-2, empty when the papers of the start are there."""
    problems = rules.check(traineeship, facts)
    return next((one.sentence for one in problems if one.code == _PAPERS), "")


def missing_field(traineeship: Traineeship) -> str:
    """Return the first field of the papers of the start that wants to be filled."""
    names = ("pfi_signed_on", "notice_on", "inail", "safety_on")
    return next((name for name in names if not getattr(traineeship, name)), "notice_on")


def _period(traineeship: Traineeship, ends: Any) -> str:
    if traineeship.starts_on is None:
        return _("dates still to be set")
    starts = day_words(traineeship.starts_on)
    if ends is None:
        return _("from {date}").format(date=starts)
    return _("{start} – {end}").format(start=starts, end=day_words(ends))
