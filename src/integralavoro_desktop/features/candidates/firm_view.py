"""What a firm would read of a person today: only fields marked for a firm, only what the consent in force names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.candidates.portrait import profile_today
from integralavoro_desktop.features.candidates.rules import may_tell_a_firm
from integralavoro_desktop.kernel.fields import fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.periods import covers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.fields import FieldSpec

DATA_TO_A_FIRM = "employer_data"
_ROWS = ("candidate.education", "candidate.work_experience", "candidate.skill")
_WHOLE = frozenset({"candidate", "work_profile"})


def firms(facts: Facts) -> list[tuple[UUID, str]]:
    """Return the firms to which the person has ever allowed data, by name, those with a consent in force first."""
    found = {row.recipient_id: row for row in facts.rows("consent") if row.kind == DATA_TO_A_FIRM and row.recipient_id}
    named = [(key, _name(facts, key)) for key in found]
    return sorted(named, key=lambda firm: (in_force(facts, firm[0]) is None, firm[1]))


def in_force(facts: Facts, firm: UUID) -> Any:
    """Return the consent to give data to a firm that holds today, None where there is none."""
    held = [
        row
        for row in facts.rows("consent")
        if row.kind == DATA_TO_A_FIRM
        and row.recipient_id == firm
        and row.given_on is not None
        and row.expires_on is not None
        and covers(row.given_on, row.expires_on, facts.today)
        and (row.revoked_on is None or row.revoked_on > facts.today)
    ]
    return max(held, key=lambda row: (row.given_on, str(row.id)), default=None)


def seen_by(person: Any, facts: Facts, firm: UUID, words: Callable[[FieldSpec, Any], str]) -> list[tuple[str, str]]:
    """Return label and value of each field that a firm would read today; nothing without a consent in force."""
    consent = in_force(facts, firm)
    if consent is None:
        return []
    allowed = {str(content) for content in consent.contents or ()}
    lines = (_line(row, allowed, words) for row in _rows(person, facts))
    return [one for line in lines for one in line]


def _rows(person: Any, facts: Facts) -> Iterator[Any]:
    yield person
    for entity in _ROWS:
        yield from facts.rows(entity)
    profile = profile_today(facts)
    if profile is not None:
        yield profile
        yield from (c for c in facts.rows("work_profile.condition") if c.work_profile_id == profile.id)


def _line(row: Any, allowed: set[str], words: Callable[[FieldSpec, Any], str]) -> list[tuple[str, str]]:
    """Return the fields of a person one by one, those of a row inside the file as one line."""
    specs = [spec for spec in fields_of(row.__class__) if spec.ui.employer and str(spec.ui.employer) in allowed]
    if not may_tell(row):
        specs = [spec for spec in specs if spec.name not in {"evidence", "seen_on"}]
    told = [(_(spec.ui.label), words(spec, getattr(row, spec.name))) for spec in specs]
    told = [(label, value) for label, value in told if value]
    if row.__tablename__ in _WHOLE or len(told) < 2:
        return told
    return [(told[0][0], ", ".join(value for _label, value in told))]


def may_tell(row: Any) -> bool:
    """Tell whether a firm may read how a skill is known; other rows have nothing of the kind."""
    return not hasattr(row, "evidence") or may_tell_a_firm(row)


def _name(facts: Facts, key: UUID) -> str:
    found = facts.find("organisation", key)
    return (found.name if found is not None else "") or _("a firm not in this archive")
