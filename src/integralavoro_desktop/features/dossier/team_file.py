"""A person's file as the dossier reads it: the rows around her, who follows her, what her newest words are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.candidates.episodes import Episode, episodes
from integralavoro_desktop.features.candidates.standing import assignment_on
from integralavoro_desktop.features.candidates.status import Status, rows_of, status_on
from integralavoro_desktop.features.consents.choices import ConsentState
from integralavoro_desktop.features.consents.rules import in_force, state_on
from integralavoro_desktop.features.dossier.people import CARE_ROLES, coach_of, organisation_of, person_of, refused
from integralavoro_desktop.features.work_profiles.rules import current_on
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.periods import covers
from integralavoro_desktop.kernel.privacy import Privacy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.printing.paper import Desk

_SHARING = frozenset({"care_team", "inter_service"})


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the person: the text, and the line that tells when and to whom."""

    text: str
    line: str


@dataclass(frozen=True, slots=True)
class TeamFile:
    """What every part of the dossier starts from."""

    desk: Desk
    person: Any
    facts: Facts
    service: Any
    link: Any
    consent: Any
    coach: Any
    episode: Episode | None
    status: Status

    @property
    def called(self) -> str:
        """Return the name the person uses."""
        return self.person.preferred_name or self.person.given_name or self.person.code or ""

    @property
    def full_name(self) -> str:
        """Return given and family name."""
        return " ".join(part for part in (self.person.given_name, self.person.family_name) if part) or self.called

    @property
    def profile(self) -> Any:
        """Return the wishes and conditions in force today, None where there are none."""
        return current_on(self.facts.rows("work_profile"), self.desk.today)

    @property
    def since(self) -> date | None:
        """Return the first day of the present way."""
        return self.episode.starts_on if self.episode else None

    @property
    def may_see_health(self) -> bool:
        """Tell whether the maker of the paper may see health data; without it those parts are left out."""
        return Privacy.HEALTH in self.desk.shown

    def name_of(self, entity: str, key: UUID | None) -> str:
        """Return how a record is called, empty where it is not held here."""
        return self.desk.shower.title(entity, key) if key else ""


def open_file(desk: Desk) -> TeamFile:
    """Return the file of the person of an order; AppError where the service does not follow the person."""
    person = person_of(desk)
    facts = desk.reader.facts(person)
    link = _link(desk, facts)
    wanted = desk.order.recipient_id or (link.unit_id if link else None)
    service = organisation_of(desk, wanted, CARE_ROLES)
    if service is None:
        raise refused(
            _("No care service is named for this dossier."),
            _("Choose the service, or add it to those around the person."),
        )
    known = episodes(rows_of(facts), desk.today)
    return TeamFile(
        desk,
        person,
        facts,
        service,
        link,
        _consent(desk, facts, service.id, is_linked=link is not None),
        coach_of(desk, facts),
        known[-1] if known else None,
        status_on(desk.today, rows_of(facts)),
    )


def newest_words(file: TeamFile) -> Said | None:
    """Return the person's newest words: from the wishes in force or from the diary, never from a row kept back."""
    found = [*_wishes(file), *_diary(file)]
    return max(found, key=lambda one: one[0])[1] if found else None


def second_tutor(file: TeamFile) -> str:
    """Return the name of the second tutor, empty where there is none."""
    found = assignment_on(file.facts.rows("candidate.assignment"), file.desk.today, "second")
    return file.name_of("operator", found.operator_id) if found else ""


def _link(desk: Desk, facts: Facts) -> Any:
    """Return the link with the service asked for, else with the care service that follows the person today."""
    wanted = desk.order.recipient_id
    links = [row for row in facts.rows("candidate.service_link") if covers(row.starts_on, row.ends_on, desk.today)]
    fitting = [row for row in links if row.unit_id == wanted] if wanted else _of_care(desk, links)
    return max(fitting, key=lambda row: (str(row.starts_on or ""), str(row.id)), default=None)


def _of_care(desk: Desk, links: Sequence[Any]) -> list[Any]:
    return [row for row in links if organisation_of(desk, row.unit_id, CARE_ROLES) is not None]


def _consent(desk: Desk, facts: Facts, service_id: UUID, *, is_linked: bool) -> Any:
    """Return the consent to share with a service. Care by bound professionals needs none, a withdrawal forbids it."""
    named = [
        row
        for row in facts.rows("consent")
        if str(row.kind) in _SHARING and (row.recipient_id == service_id or _holds_for_the_team(row))
    ]
    current = [row for row in named if in_force(row, desk.today)]
    if current:
        return max(current, key=lambda row: (row.given_on, str(row.id)))
    if any(state_on(row, desk.today) is ConsentState.REVOKED for row in named):
        withdrawn = _("The consent to share with this service was withdrawn.")
        raise refused(withdrawn, _("The person decides: do not print."))
    if not is_linked and not _has_sent(facts, service_id):
        raise refused(
            _("This service does not follow the person, and no consent names it."),
            _("Add it to the services around the person, or ask for a consent."),
        )
    return None


def _holds_for_the_team(consent: Any) -> bool:
    """Tell whether a consent speaks of the care team as such, without naming one service."""
    return consent.kind == "care_team" and not consent.recipient_id and not consent.recipient_text


def _has_sent(facts: Facts, service_id: UUID) -> bool:
    return any(row.sender_unit_id == service_id for row in facts.rows("referral"))


def _wishes(file: TeamFile) -> Iterator[tuple[date, Said]]:
    profile = file.profile
    if profile is not None and (profile.wishes_words or "").strip():
        line = _("Said on {day}").format(day=day_words(profile.valid_from))
        yield profile.valid_from, Said(profile.wishes_words, line)


def _diary(file: TeamFile) -> Iterator[tuple[date, Said]]:
    for row in file.facts.rows("activity"):
        if not row.hidden and row.happened_on and (row.person_words or "").strip():
            yield row.happened_on, Said(row.person_words, _said_to(file, row))


def _said_to(file: TeamFile, row: Any) -> str:
    names = [file.desk.shower.title("operator", _key(one)) for one in row.operators]
    who = ", ".join(name for name in names if name)
    day = day_words(row.happened_on)
    return _("Said on {day} to {who}").format(day=day, who=who) if who else _("Said on {day}").format(day=day)


def _key(text: Any) -> UUID:
    return text if isinstance(text, UUID) else UUID(str(text))
