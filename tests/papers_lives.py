"""The whole file of one invented person, written into the store that papers are tested on."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.activities.choices import WithWhom
from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.assessments.choices import NotRated, Purpose, RaterRole
from integralavoro_desktop.features.assessments.model import Assessment, Rating, Sheet
from integralavoro_desktop.features.candidates import children as rows
from integralavoro_desktop.features.candidates.choices import (
    AssignmentRole,
    Evidence,
    ItalianLevel,
    Licence,
    ServiceRole,
    Sex,
    SkillKind,
    Transport,
)
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.consents.choices import ConsentContent, ConsentKind
from integralavoro_desktop.features.consents.model import Consent
from integralavoro_desktop.features.operators.choices import Right
from integralavoro_desktop.features.operators.model import Operator
from integralavoro_desktop.features.organisations.children import Contact
from integralavoro_desktop.features.organisations.choices import OrganisationRole
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.features.path_events.choices import EventKind
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.features.referrals.choices import Outcome
from integralavoro_desktop.features.referrals.model import Referral
from integralavoro_desktop.features.traineeships.children import Day, Visit
from integralavoro_desktop.features.traineeships.choices import Absence, TraineeshipKind, TraineeshipState, VisitPhase
from integralavoro_desktop.features.traineeships.model import Traineeship
from integralavoro_desktop.features.traineeships.register import day_id
from integralavoro_desktop.features.work_profiles.choices import Importance, Slot, Support
from integralavoro_desktop.features.work_profiles.model import Condition, WorkProfile
from integralavoro_desktop.kernel.reference_data import instruments
from integralavoro_desktop.storage.edit import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.papers_store import World


OPERATOR = UUID(int=1)
COLLEAGUE = UUID(int=2)
ACTION = Action(OPERATOR.hex)
TODAY = date(2026, 11, 22)
_FREE = [*(Slot(f"{day}_am") for day in ("mon", "tue", "wed", "thu", "fri")), Slot("tue_pm")]
_FIRM_TOLD = ("name", "skills", "availability", "conditions", "supports", "attendance", "company_card")


def people(world: World) -> None:
    rights = [Right.HEALTH, Right.PRINT_FIRM]
    with world.store.write(ACTION) as edit:
        edit.change(_operator(world), {"phone": "02 0000 0000", "rights": rights, "name": "Elena Marchetti"})
    world.keep("colleague", Operator(id=COLLEAGUE, name="Anna Galli", profession="5", active=True, rights=[]))
    organisations = (
        ("cps", "CPS di Rho", OrganisationRole.CPS),
        ("polo", "Polo Lavoro di Rho", OrganisationRole.POLO),
        ("asst", "ASST Esempio", OrganisationRole.PROMOTER),
        ("firm", "Ortofrutta Il Melograno", OrganisationRole.EMPLOYER),
        ("press", "Tipografia Bassani", OrganisationRole.HOST),
    )
    for name, title, role in organisations:
        world.keep(name, Organisation(name=title, roles=[role], active=True))
    world.keep("doctor", Contact(organisation_id=world.cps, name="dott.ssa Paola Villa", job="Psichiatra"))
    world.keep("tutor", Contact(organisation_id=world.press, name="Rita Corti", job="Capoturno"))


def _operator(world: World) -> Any:
    with world.store.read() as reader:
        return reader.one("operator", OPERATOR)


def person(world: World) -> None:
    person = world.keep(
        "person",
        Candidate(
            code="MI3-0142", family_name="Ferri", given_name="Giovanna", preferred_name="Gio", sex=Sex.F,
            fiscal_code="FRRGNN92D48F205X", birth_date=date(1992, 4, 8), birth_place="Vigevano",
            education_level="5", languages=["it", "fr"], italian_level=ItalianLevel.MOTHER,
            licences=[Licence.B], transport=[Transport.PUBLIC, Transport.BIKE], phone="333 0000000",
        ),
    )  # fmt: skip
    world.keep(
        "coach",
        rows.Assignment(candidate_id=person.id, operator_id=OPERATOR, unit_id=world.polo, starts_on=date(2025, 3, 12)),
    )
    world.keep(
        "second",
        rows.Assignment(
            candidate_id=person.id, operator_id=COLLEAGUE, unit_id=world.polo, role=AssignmentRole.SECOND,
            starts_on=date(2025, 3, 12),
        ),
    )  # fmt: skip
    world.keep(
        "link",
        rows.ServiceLink(
            candidate_id=person.id, unit_id=world.cps, role=ServiceRole.SENDER, contact_id=world.doctor,
            starts_on=date(2024, 1, 10),
        ),
    )  # fmt: skip
    _skills(world)
    _before(world)


def _skills(world: World) -> None:
    skills = (
        ("Segue istruzioni scritte passo per passo", 3, Evidence.TRAINEESHIP, date(2026, 11, 20)),
        ("Controlla i pezzi e segnala i difetti", 2, Evidence.PRACTICAL, date(2026, 10, 2)),
        ("Chiede quando non è sicura", 3, Evidence.REFERENCE, date(2026, 11, 16)),
        ("Parla davanti a un gruppo", 1, Evidence.GROUP, date(2025, 9, 4)),
    )
    for number, (label, level, evidence, on) in enumerate(skills):
        world.keep(
            f"skill_{number}",
            rows.Skill(
                candidate_id=world.person, label=label, level=level, kind=SkillKind.TECHNICAL, evidence=evidence,
                seen_on=on, seen_by="Rita Corti",
            ),
        )  # fmt: skip


def _before(world: World) -> None:
    world.keep(
        "job",
        rows.WorkExperience(
            candidate_id=world.person, role="Addetta alla legatoria", firm="Legatoria Ambrosini",
            from_month="2013-09", to_month="2017-06",
        ),
    )  # fmt: skip
    world.keep(
        "study",
        rows.Education(
            candidate_id=world.person, title="Diploma di grafica", institute="Istituto Vigorelli", year=2011
        ),
    )


def path(world: World) -> None:
    person = world.person
    world.keep(
        "referral",
        Referral(
            candidate_id=person, received_on=date(2025, 3, 12), sender_unit_id=world.cps, sender_kind="5",
            outcome=Outcome.ACCEPTED, outcome_on=date(2025, 3, 21), answer_sent_on=date(2025, 3, 21),
        ),
    )  # fmt: skip
    world.keep(
        "pause",
        PathEvent(candidate_id=person, kind=EventKind.PAUSE, starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 15)),
    )
    world.keep(
        "team_consent",
        Consent(
            candidate_id=person, kind=ConsentKind.CARE_TEAM, recipient_id=world.cps, contents=[ConsentContent.PLAN],
            purpose="Lavoro comune", text_version="1", given_on=date(2025, 3, 12), expires_on=date(2027, 3, 12),
        ),
    )  # fmt: skip
    world.keep("firm_consent", consent_for(world, "firm"))
    for number, (on, place, whom) in enumerate(_contacts()):
        world.keep(
            f"contact_{number}",
            Activity(
                candidate_id=person, happened_on=on, minutes=45, kind="02", place=place, operators=[OPERATOR.hex],
                unit_id=world.polo, with_whom=[whom],
                person_words="Vorrei un posto dove so che cosa fare quando arrivo." if number == 0 else None,
                next_step="Prova pratica alla taglierina" if number == 0 else None,
                next_on=date(2026, 12, 2) if number == 0 else None,
            ),
        )  # fmt: skip


def consent_for(world: World, firm: str, *, told: tuple[str, ...] = _FIRM_TOLD, **values: Any) -> Consent:
    """Make a consent to give data to a firm."""
    contents = [one for one in ConsentContent if str(one) in told]
    given = {"given_on": date(2026, 11, 1), "expires_on": date(2027, 5, 24)} | values
    return Consent(
        candidate_id=world.person, kind=ConsentKind.EMPLOYER_DATA, recipient_id=getattr(world, firm),
        contents=contents, purpose="Conoscersi", text_version="1", **given,
    )  # fmt: skip


def _contacts() -> Iterator[tuple[date, str, WithWhom]]:
    yield date(2026, 11, 18), "1", WithWhom.PERSON
    yield date(2026, 11, 16), "8", WithWhom.EMPLOYER
    yield date(2026, 11, 10), "8", WithWhom.TEAM
    yield date(2026, 11, 4), "1", WithWhom.PERSON
    yield date(2026, 10, 20), "3", WithWhom.PERSON


def work(world: World) -> None:
    profile = world.keep(
        "profile",
        WorkProfile(
            candidate_id=world.person, valid_from=date(2026, 10, 5),
            wishes_words="Un lavoro con un ordine, dove si vede che cosa ho fatto.",
            needs_words="Se cambia il turno, saperlo il giorno prima.", hours_week_min=15, hours_week_max=20,
            hours_day_max=4, slots=_FREE,
            start_from=date(2027, 1, 12), supports=[Support.WRITTEN, Support.ONE_PERSON],
            firm_words="Mi piace quando il lavoro ha un ordine e si vede il risultato a fine giornata.",
            card_work_text="Se mi fermo, lasciatemi finire il pezzo e poi chiedetemi.",
            card_call_1="Elena, 02 0000 0000",
        ),
    )  # fmt: skip
    for number, (code, level, importance) in enumerate(
        (("WD01", 1, Importance.MUST), ("WD04", 2, Importance.LIKE), ("WD13", 2, Importance.ANY))
    ):
        world.keep(
            f"condition_{number}",
            Condition(work_profile_id=profile.id, dimension=code, max_level=level, importance=importance),
        )


def assessments(world: World) -> None:
    with world.store.read() as reader:
        instrument = reader.many("instrument")[0]
    raters = {
        "march": (date(2025, 3, 28), Purpose.ENTRY, (("coach", RaterRole.COACH, "Elena Marchetti", 0),)),
        "november": (
            date(2026, 11, 10),
            Purpose.JOB,
            (
                ("self", RaterRole.SELF, "Gio", 1),
                ("coach", RaterRole.COACH, "Elena Marchetti", 2),
                ("host", RaterRole.HOST, "Rita Corti", 2),
            ),
        ),
    }
    for name, (held_on, purpose, sheets) in raters.items():
        occasion = world.keep(
            name,
            Assessment(candidate_id=world.person, held_on=held_on, purpose=purpose, instrument_id=instrument.id),
        )
        for key, role, rater, shift in sheets:
            _sheet(world, f"{name}_{key}", (occasion.id, role, rater), shift)


def _sheet(world: World, name: str, who: tuple[UUID, RaterRole, str], shift: int) -> None:
    occasion, role, rater = who
    comment = "Io mi sento lenta, ma nessuno me lo ha mai detto." if role is RaterRole.SELF else None
    sheet = world.keep(
        name,
        Sheet(
            assessment_id=occasion, rater_role=role, rater_name=rater, filled_on=world.row[name.split("_")[0]].held_on,
            comment=comment,
        ),
    )  # fmt: skip
    with world.store.write(ACTION) as edit:
        for number, item in enumerate(instruments()[0].items):
            if role is RaterRole.HOST and not item.at_work:
                continue
            skipped = number % 11 == 10
            edit.add(
                Rating(
                    sheet_id=sheet.id,
                    item=item.code,
                    value=None if skipped else min(4, 1 + (number + shift) % 3 + shift // 2),
                    not_rated=NotRated.SEEN_NO if skipped else None,
                )
            )


def traineeship(world: World) -> None:
    row = world.keep(
        "traineeship",
        Traineeship(
            candidate_id=world.person, kind=TraineeshipKind.EXTRACURRICULAR, host_id=world.press,
            promoter_id=world.asst, role="Addetta alla piegatura", objectives="Imparare la piegatura",
            activities="Piegare, contare, imballare", sep="Stampa", host_tutor_id=world.tutor,
            promoter_tutor_id=COLLEAGUE, coach_id=OPERATOR, pfi_signed_on=date(2026, 9, 20),
            notice_on=date(2026, 9, 28), inail="1", starts_on=date(2026, 10, 1), planned_end_on=date(2027, 3, 31),
            hours_day=Decimal(4), days_week=5, calendar_text="8:30 – 12:30", allowance=Decimal("350.00"),
            state=TraineeshipState.RUNNING,
        ),
    )  # fmt: skip
    with world.store.write(ACTION) as edit:
        for offset in range((TODAY - date(2026, 10, 1)).days):
            on = date(2026, 10, 1) + timedelta(days=offset)
            if on.weekday() < 5:
                edit.add(_day(row.id, on))
    world.keep(
        "visit",
        Visit(
            traineeship_id=row.id, phase=VisitPhase.MIDDLE, held_on=date(2026, 11, 20), operator_id=COLLEAGUE,
            words="La taglierina fa sempre lo stesso rumore.",
        ),
    )  # fmt: skip


def _day(traineeship: UUID, on: date) -> Day:
    absent = on.day in {8, 15, 22, 29}
    values = {"worked": 0, "absence": Absence.JUSTIFIED} if absent else {
        "worked": 240, "absence": Absence.NONE, "enters_at": time(8, 30), "leaves_at": time(12, 30)
    }  # fmt: skip
    return Day(id=day_id(traineeship, on), traineeship_id=traineeship, on=on, planned=240, **values)
