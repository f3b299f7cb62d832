"""The month register on paper (TR): every day with room for times and signature, codes, totals, three signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships.allowance import BY_PRESENCE
from integralavoro_desktop.features.traineeships.choices import Absence
from integralavoro_desktop.features.traineeships.length import last_day
from integralavoro_desktop.features.traineeships.presence import presence
from integralavoro_desktop.features.traineeships.register import LEFT_HALF, Line, Surroundings, halves, month_lines
from integralavoro_desktop.kernel.holidays import Calendar
from integralavoro_desktop.kernel.i18n import N_, _, language
from integralavoro_desktop.kernel.money import show_number, show_percent
from integralavoro_desktop.kernel.months import first_day, month_words
from integralavoro_desktop.kernel.privacy import Content
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.allow_list import NOTHING, Allowed, AllowList, Sentence, Terms, check_allowed
from integralavoro_desktop.printing.paper import BlankOrder, Desk, Draft
from integralavoro_desktop.printing.paper_info import PaperInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.kernel.facts import Facts

EDITION = "TR 1"
_DAYS = 31
_ROW_MM = 7.4
_BLANK_ROW_MM = 8.0
_WIDTHS = (0.105, 0.075, 0.075, 0.075, 0.17) * 2


class Say(Sentence):
    """Everything the register says by itself."""

    TITLE = N_("Attendance register of the month")
    PLACE = N_("Milan and surroundings")
    PRIVATE = N_("Reserved to the firm, the trainee and the promoter. No reason of an absence is written.")
    NAME = N_("{given} {family}")
    TRAINEE = N_("Trainee")
    HOST = N_("Host")
    PROMOTER = N_("Promoter")
    TASKS = N_("Tasks of the post")
    BOTH = N_("{first}, {second}")
    DAY = N_("Day")
    IN = N_("In")
    OUT = N_("Out")
    DONE = N_("Hours")
    SIGNED = N_("Signature")
    ON = N_("{number} {weekday}")
    DASH = N_("–")
    CODES = N_("G justified absence · N unjustified absence · F closed · S suspension. No reason is written.")
    BY_PEN = N_("Write the times every day; for a day without presence write the letter in place of the times.")
    PLANNED = N_("Days planned")
    WORKED = N_("Days done")
    PERCENT = N_("Presence")
    MINUTES = N_("Hours done")
    THRESHOLD = N_("The whole allowance is due from {share} of the planned days.")
    UNSURE = N_("The whole allowance is due from {share} of the planned days (to be verified).")
    SIGNS = N_("trainee")
    TUTOR = N_("company tutor")
    PROMOTES = N_("tutor of the promoter")
    KEY = N_("For the service: to be typed when the sheet comes back signed. The code holds no personal data.")
    G = N_("G")
    N = N_("N")
    F = N_("F")
    S = N_("S")


class Short(Sentence):
    """The days of the week in short, Monday first."""

    MON = N_("Mon")
    TUE = N_("Tue")
    WED = N_("Wed")
    THU = N_("Thu")
    FRI = N_("Fri")
    SAT = N_("Sat")
    SUN = N_("Sun")


_LETTERS = {
    Absence.JUSTIFIED: Say.G,
    Absence.UNJUSTIFIED: Say.N,
    Absence.CLOSURE: Say.F,
    Absence.SUSPENSION: Say.S,
}
_HEADS = (Say.DAY, Say.IN, Say.OUT, Say.DONE, Say.SIGNED)


def register_lines(traineeship: Traineeship, month: str, facts: Facts) -> tuple[Line, ...]:
    """Return the days of a month as they were kept or planned; `facts` are those of the traineeship itself."""
    around = Surroundings(
        facts.rows("traineeship.day"),
        facts.rows("traineeship.suspension"),
        traineeship.ended_on or last_day(traineeship, facts.rows("traineeship.extension")),
        Calendar(facts.parameters).is_holiday,
    )
    return month_lines(traineeship, month, around)


def month_register(desk: Desk) -> Draft:
    """Return the register of one month of a traineeship, for its host or for the file."""
    traineeship, month = _asked(desk)
    allow = desk.allow or AllowList(frozenset(Content), desk.shower, _terms(desk), by_law=True)
    facts = desk.reader.facts(traineeship)
    lines = register_lines(traineeship, month, facts)
    past = [line for line in lines if line.on <= desk.today]
    pieces = [
        *_head(desk, allow, traineeship, month),
        _days(allow, lines, {row.on: row for row in facts.rows("traineeship.day")}),
        p.Para(allow.say(Say.CODES), "caption"),
        _totals(allow, past, _threshold(allow, facts, (traineeship, month))),
        _end(desk, allow, traineeship),
    ]
    info = _info(desk, allow, traineeship)
    if desk.allow is not None:
        check_allowed(info, pieces)
    return Draft(
        info,
        pieces,
        person_id=traineeship.candidate_id,
        about=("traineeship", traineeship.id),
        recipient_id=desk.order.recipient_id,
        consent_id=allow.terms.consent_id,
        purpose=desk.order.purpose or _("Register of {month}").format(month=month_words(month)),
        left_out=((_("Reasons of the absences"), _("They are not recorded")),),
    )


def blank_register(order: BlankOrder) -> tuple[PaperInfo, Sequence[p.Piece]]:
    """Return the register of any month to be filled in by pen; it names no service and no promoter."""
    rows = [_blank_row(number) + _blank_row(number + LEFT_HALF) for number in range(1, LEFT_HALF + 1)]
    heads = [_(str(one.value)) for one in _HEADS * 2]
    signers = [p.Signer("", _(str(one.value))) for one in (Say.SIGNS, Say.TUTOR, Say.PROMOTES)]
    pieces = [
        p.Title(_("Attendance register of the month")),
        p.BlankLine(_("Trainee")),
        p.BlankLine(_("Host")),
        p.BlankBoxes(_("Month"), (2, 4)),
        p.Table(heads, rows, _WIDTHS, row_mm=_BLANK_ROW_MM),
        p.Para(f"{_(str(Say.CODES.value))} {_(str(Say.BY_PEN.value))}", "caption"),
        p.Signatures(signers),
    ]
    return order.info(_("Attendance register of the month"), EDITION, anonymous=True), pieces


def _asked(desk: Desk) -> tuple[Traineeship, str]:
    key = desk.order.record_id
    traineeship = desk.reader.one("traineeship", key) if key else None
    if traineeship is None or traineeship.deleted_at:
        raise _refused(_("The register is about a traineeship, and none was chosen."), _("Choose the traineeship."))
    if desk.order.preset == "employer" and traineeship.host_id != desk.order.recipient_id:
        raise _refused(_("The register goes to the host of the traineeship only."), _("Choose the host as recipient."))
    try:
        first_day(desk.order.month)
    except ValueError as error:
        raise _refused(_("The month is not written as 2026-10."), _("Write year and month.")) from error
    return traineeship, desk.order.month


def _terms(desk: Desk) -> Terms:
    return Terms(desk.imprint.serial, desk.imprint.key_code, desk.today)


def _info(desk: Desk, allow: AllowList, traineeship: Traineeship) -> PaperInfo:
    if desk.allow is None:
        return desk.info(_("Attendance register of the month"))
    host = desk.reader.one("organisation", traineeship.host_id) if traineeship.host_id else None
    return PaperInfo(
        title=allow.say(Say.TITLE),
        serial=allow.serial,
        copy_for=allow.value(host, "name"),
        confidentiality=allow.say(Say.PRIVATE),
        practice=desk.imprint.practice,
        large=desk.order.large,
        language=language(),
        anonymous=True,
        place=allow.say(Say.PLACE),
    )


def _head(desk: Desk, allow: AllowList, traineeship: Traineeship, month: str) -> Iterator[p.Piece]:
    host = desk.reader.one("organisation", traineeship.host_id) if traineeship.host_id else None
    promoter = desk.reader.one("organisation", traineeship.promoter_id) if traineeship.promoter_id else None
    role, hours = allow.value(traineeship, "role"), allow.value(traineeship, "calendar_text")
    both = allow.say(Say.BOTH, first=role, second=hours) if role and hours else role or hours
    left: list[tuple[str, str | p.Strong]] = [
        (allow.say(Say.TRAINEE), p.Strong(_person(desk, allow, traineeship))),
        (allow.say(Say.TASKS), both),
    ]
    right: list[tuple[str, str | p.Strong]] = [
        (allow.say(Say.HOST), allow.value(host, "name")),
        (allow.say(Say.PROMOTER), allow.promoter((promoter.name or "") if promoter else "")),
    ]
    yield p.Title(allow.month(month))
    filled = [[row for row in rows if p.plain(row[1])] for rows in (left, right)]
    yield p.Columns([p.KeyValues(filled[0], share=0.3)], [p.KeyValues(filled[1], share=0.3)])


def _person(desk: Desk, allow: AllowList, traineeship: Traineeship) -> Allowed:
    person = desk.reader.one("candidate", traineeship.candidate_id) if traineeship.candidate_id else None
    given, family = allow.value(person, "given_name"), allow.value(person, "family_name")
    return allow.say(Say.NAME, given=given, family=family) if given or family else NOTHING


def _days(allow: AllowList, lines: Sequence[Line], kept: dict[date, Any]) -> p.Table:
    left, right = halves(lines)
    rows = []
    for place, line in enumerate(left):
        other = right[place] if place < len(right) else None
        rows.append([*_row(allow, line, kept), *(_row(allow, other, kept) if other else [NOTHING] * len(_HEADS))])
    heads = [allow.say(one) for one in _HEADS * 2]
    return p.Table(heads, rows, _WIDTHS, row_mm=_ROW_MM)


def _row(allow: AllowList, line: Line, kept: dict[date, Any]) -> list[Allowed]:
    number = allow.number(Content.ATTENDANCE, line.on.day)
    day = allow.say(Say.ON, number=number, weekday=allow.say(list(Short)[line.on.weekday()])) if number else NOTHING
    if not line.is_in or not (line.planned or line.is_filled):
        dash = allow.say(Say.DASH)
        return [day, dash, dash, dash, NOTHING]
    if line.absence in _LETTERS:
        letter = allow.say(_LETTERS[line.absence]) if number else NOTHING
        return [day, NOTHING, NOTHING, letter, NOTHING]
    row = kept.get(line.on)
    times = [allow.value(row, name) for name in ("enters_at", "leaves_at")]
    done = allow.number(Content.ATTENDANCE, _hours(line.worked)) if line.worked else NOTHING
    return [day, *times, done, NOTHING]


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _totals(allow: AllowList, lines: Sequence[Line], note: Allowed) -> p.Table:
    counted = presence(lines)
    figures = (
        (Say.PLANNED, counted.days_planned),
        (Say.WORKED, counted.days_done),
        (Say.PERCENT, show_percent(counted.percent)),
        (Say.MINUTES, _hours(counted.minutes_done)),
    )
    row = [allow.number(Content.ATTENDANCE, figure) for _say, figure in figures]
    return p.Table([allow.say(say) for say, _figure in figures], [row], note=note)


def _threshold(allow: AllowList, facts: Facts, about: tuple[Traineeship, str]) -> Allowed:
    """Say from which presence the whole allowance is due, where the kind of traineeship has such a rule."""
    traineeship, month = about
    found = facts.parameters.value_on("TIR.PRESENCE", first_day(month))
    if found is None or found.value is None or traineeship.kind not in BY_PRESENCE:
        return NOTHING
    share = allow.number(Content.ATTENDANCE, f"{show_number(found.value)} %")
    return allow.say(Say.THRESHOLD if found.verified else Say.UNSURE, share=share) if share else NOTHING


def _end(desk: Desk, allow: AllowList, traineeship: Traineeship) -> p.Piece:
    keys = (("organisation.contact", traineeship.host_tutor_id), ("operator", traineeship.promoter_tutor_id))
    tutor, promoter = (desk.reader.one(entity, key) if key else None for entity, key in keys)
    signers = [
        p.Signer(_person(desk, allow, traineeship), allow.say(Say.SIGNS)),
        p.Signer(allow.contact(tutor), allow.say(Say.TUTOR)),
        p.Signer(allow.value(promoter, "name"), allow.say(Say.PROMOTES)),
    ]
    return p.Together([p.Signatures(signers), p.KeyCodeBox(allow.key_code, allow.say(Say.KEY))])


def _blank_row(number: int) -> list[str]:
    return [str(number) if number <= _DAYS else "", "", "", "", ""]


def _refused(happened: str, todo: str) -> AppError:
    return AppError(happened, _("Nothing was printed and nothing was written in the register."), todo)
