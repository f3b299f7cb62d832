"""The dossier for the care team (DE): words first, then facts, path, assessment, work, what is left out, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integralavoro_desktop.features.candidates.overview import next_step
from integralavoro_desktop.features.candidates.standing import age_on, last_contact_on
from integralavoro_desktop.features.candidates.status import StatusGroup
from integralavoro_desktop.features.dossier import team_assessment, team_path, team_work
from integralavoro_desktop.features.dossier.team_file import TeamFile, newest_words, open_file, second_tutor
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import show_percent
from integralavoro_desktop.kernel.months import day_words, month_words
from integralavoro_desktop.kernel.show import moment_words, short_day
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.paper import Desk, Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integralavoro_desktop.features.dossier.team_assessment import Picture
    from integralavoro_desktop.features.dossier.team_work import Experience

MOST_CARDS = 4
LONG_WORDS = 700


def dossier(desk: Desk) -> Draft:
    """Return the dossier of a person for a care service."""
    file = open_file(desk)
    picture = team_assessment.picture_of(file)
    experience = team_work.experience_of(file)
    parts = _parts(file, picture, experience)
    left_out = tuple(_left_out(file))
    pieces = [
        *_opening(file, picture, experience),
        *_recipient(file),
        *_questions(file),
        *_contents(parts),
        *(piece for part in parts for piece in part),
        *_end(file, left_out),
    ]
    recipient = _recipient_words(file)
    return Draft(
        desk.info(_("Dossier for the care team"), copy_for=recipient),
        pieces,
        person_id=file.person.id,
        about=("candidate", file.person.id),
        recipient_id=file.service.id,
        consent_id=file.consent.id if file.consent else None,
        purpose=_purpose(file),
        left_out=left_out,
    )


def _parts(file: TeamFile, picture: Picture | None, experience: Experience | None) -> list[list[p.Piece]]:
    """Return the parts of the dossier; one whose records do not exist is not there."""
    work = team_work.traineeship(file, experience) if experience else []
    conditions = team_work.conditions(file)
    seen = team_assessment.assessment(file, picture) if picture else []
    strengths = team_assessment.strengths(file, picture)
    if strengths and not seen:
        seen = [p.Heading(_("Strengths"))]
    first = [[p.PageBreak(), *part] for part in (team_path.path(file), [*seen, *strengths]) if part]
    return [*first, *(part for part in (work, conditions, _whole_words(file)) if part)]


def _opening(file: TeamFile, picture: Picture | None, experience: Experience | None) -> Iterator[p.Piece]:
    yield p.Title(file.full_name, " · ".join(_who(file)))
    said = newest_words(file)
    if said is not None:
        is_long = len(said.text) > LONG_WORDS
        line = _("{line}; the whole words are further on").format(line=said.line) if is_long else said.line
        yield p.Words(_begin(said.text) if is_long else said.text, line)
    yield p.Facts(list(_cards(file, picture, experience))[:MOST_CARDS])


def _begin(text: str) -> str:
    return text[:LONG_WORDS].rsplit(" ", 1)[0] + " …"


def _whole_words(file: TeamFile) -> list[p.Piece]:
    """Return the newest words where they are too long for the first page."""
    said = newest_words(file)
    if said is None or len(said.text) <= LONG_WORDS:
        return []
    return [p.Heading(_("The person's words")), p.Words(said.text, said.line)]


def _who(file: TeamFile) -> Iterator[str]:
    age = age_on(file.person, file.desk.today)
    if age is not None:
        yield ngettext("{n} year old", "{n} years old", age).format(n=age)
    if file.person.preferred_name and file.person.preferred_name != file.person.given_name:
        yield _("called {name}").format(name=file.person.preferred_name)
    if file.person.code:
        yield _("file {code}").format(code=file.person.code)
    if file.since and file.status.group is not StatusGroup.CLOSED:
        yield _("with us since {day}").format(day=day_words(file.since))


def _cards(file: TeamFile, picture: Picture | None, experience: Experience | None) -> Iterator[p.Fact]:
    since = _("since {day}").format(day=day_words(file.status.since)) if file.status.since else ""
    yield p.Fact(file.status.words, _("where things stand"), since)
    month = experience.last_whole if experience else None
    if month is not None:
        days = _("{done} days of {planned}").format(done=month.counted.days_done, planned=month.counted.days_planned)
        label = _("presence in {month}").format(month=month_words(month.key))
        yield p.Fact(show_percent(month.counted.percent), label, days)
    if picture is not None and picture.growing[1] and picture.earlier is not None and picture.earlier.on:
        growing = _("{n} of {total}").format(n=picture.growing[0], total=picture.growing[1])
        yield p.Fact(growing, _("areas growing"), _("since {day}").format(day=day_words(picture.earlier.on)))
    step = next_step(file.facts)
    if step is not None:
        yield p.Fact(short_day(step.on, today=file.desk.today) if step.on else _("agreed"), _("next step"), step.text)
    last = last_contact_on(file.facts.rows("activity"), file.desk.today)
    if last is not None:
        yield p.Fact(short_day(last, today=file.desk.today), _("last contact"))


def _recipient(file: TeamFile) -> Iterator[p.Piece]:
    who = file.name_of("organisation.contact", file.link.contact_id if file.link else None)
    rows: list[tuple[str, p.Inline]] = [
        (_("Recipient"), (p.Strong(file.service.name or ""), f", {who}" if who else "")),
        (_("Purpose"), _purpose(file)),
        (_("On the basis of"), _basis(file)),
    ]
    if file.since:
        rows.append((_("Time told about"), f"{day_words(file.since)} – {day_words(file.desk.today)}"))
    rows.append((_("Prepared by"), _preparer(file)))
    yield p.Heading(_("Who this sheet goes to"))
    yield p.KeyValues(rows)


def _recipient_words(file: TeamFile) -> str:
    return file.service.name or ""


def _purpose(file: TeamFile) -> str:
    return file.desk.order.purpose or _("Work on the path together")


def _basis(file: TeamFile) -> str:
    if file.consent is None:
        return _("Care by professionals bound to secrecy, who follow the person")
    given, until = file.consent.given_on, file.consent.expires_on
    kind = file.consent.kind.words
    if until is None:
        return _("{kind}: consent given on {day}").format(kind=kind, day=day_words(given))
    return _("{kind}: consent given on {day}, valid until {until}").format(
        kind=kind, day=day_words(given), until=day_words(until)
    )


def _preparer(file: TeamFile) -> str:
    second = second_tutor(file)
    by = file.desk.imprint.by or (file.coach.name if file.coach else "") or ""
    return _("{coach}, with {second}, second tutor").format(coach=by, second=second) if second and by else by


def _questions(file: TeamFile) -> Iterator[p.Piece]:
    asked = file.desk.order.questions
    if asked:
        yield p.Heading(_("What we ask the team"))
        heads = (_("Question"), _("Why"), _("Answer by"))
        yield p.Table(heads, [(one.text, one.why, one.by) for one in asked], (0.42, 0.36, 0.22))


def _contents(parts: list[list[p.Piece]]) -> Iterator[p.Piece]:
    names = [next(piece.text for piece in part if isinstance(piece, p.Heading)) for part in parts]
    yield p.Heading(_("In these pages"))
    yield p.Para("  ·  ".join([*names, _("Left out on purpose"), _("Signatures")]), "small")


def _left_out(file: TeamFile) -> Iterator[tuple[str, str]]:
    already = _("Whoever receives it has them already; this paper does not need them")
    yield _("Diagnosis, therapies, admissions"), already
    yield _("Family and private contacts"), _("Not needed for the purpose of this paper")
    yield _("Reasons of the absences"), _("They are not recorded")
    if not file.may_see_health:
        yield _("Assessments"), _("Not needed for the purpose of this paper")


def _end(file: TeamFile, left_out: tuple[tuple[str, str], ...]) -> Iterator[p.Piece]:
    imprint = file.desk.imprint
    record = _(
        "Register of this print: {serial}, {moment}, {who}. {name} can know on any day who received which papers. "
        "If the consent is withdrawn, this copy is given back or destroyed."
    ).format(serial=imprint.serial, moment=moment_words(imprint.made_at), who=_preparer(file), name=file.called)
    yield p.Together([p.LeftOut(left_out, record)])
    team = file.name_of("organisation.contact", file.link.contact_id if file.link else None)
    coach = (file.coach.name if file.coach else "") or imprint.by
    signers = [
        p.Signer(file.full_name, _("has read it, received a copy")),
        p.Signer(coach, _("coach")),
        p.Signer(team or (file.service.name or ""), _("care team")),
    ]
    yield p.Together([p.Heading(_("Read together"), 3), p.Signatures(signers), p.KeyCodeBox(imprint.key_code)])
