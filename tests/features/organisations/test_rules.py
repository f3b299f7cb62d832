"""What is asked of an organisation, and what it asks of us."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING
from uuid import UUID

from integralavoro_desktop.features.organisations import rules
from integralavoro_desktop.features.organisations.children import Law68
from integralavoro_desktop.features.organisations.choices import Law68Source
from integralavoro_desktop.features.organisations.model import Organisation
from integralavoro_desktop.kernel import i18n
from integralavoro_desktop.kernel.facts import Facts
from integralavoro_desktop.kernel.reference_data import parameters

if TYPE_CHECKING:
    from integralavoro_desktop.kernel.problems import Problem

TODAY = date(2026, 11, 22)
RHO = UUID(int=1)
COACH = UUID(int=2)


def firm(name: str = "Alfa srl", **more: object) -> Organisation:
    return Organisation(name=name, roles=["employer"], territory_id=RHO, lead_operator_id=COACH, **more)


def facts(*others: Organisation, l68: tuple[Law68, ...] = (), today: date = TODAY, **rows: list[object]) -> Facts:
    return Facts.of(today, {"organisation": others, "organisation.l68": l68} | rows, parameters())


def problems(organisation: Organisation, around: Facts) -> list[tuple[str, str, str]]:
    return [told(problem) for problem in rules.check(organisation, around)]


def told(problem: Problem) -> tuple[str, str, str]:
    return problem.code, str(problem.severity), problem.sentence


def l68(days_of_duty: int | None = None, **more: object) -> Law68:
    since = TODAY - timedelta(days=days_of_duty) if days_of_duty is not None else None
    return Law68(taken_on=date(2025, 12, 31), province="MI", employees_all=60, disabled_in=1, duty_since=since, **more)


def test_a_right_vat_number_passes() -> None:
    assert problems(firm(vat_no="00743110157"), facts()) == []


def test_a_vat_number_with_a_wrong_check_digit_stops() -> None:
    assert problems(firm(vat_no="00743110158"), facts()) == [
        ("ORG-1", "stop", "The VAT number is not right: check it again or leave it empty.")
    ]


def test_an_organisation_of_its_own_is_no_double() -> None:
    alone = firm()
    assert problems(alone, facts(alone, firm("Beta srl"))) == []


def test_the_same_name_in_the_same_town_may_be_the_same_organisation() -> None:
    assert problems(firm("ALFA s.r.l."), facts(firm("Alfa srl"))) == [
        ("ORG-2", "warn", "Alfa srl is already here: is it the same organisation?")
    ]


def test_the_same_name_in_another_town_is_another_organisation() -> None:
    elsewhere = firm()
    elsewhere.territory_id = UUID(int=5)
    assert problems(firm(), facts(elsewhere)) == []


def test_the_same_vat_number_anywhere_may_be_the_same_organisation() -> None:
    found = list(rules.check(firm(vat_no="00743110157"), facts(firm("Gamma", vat_no="00743110157"))))
    assert [(p.code, p.field) for p in found] == [("ORG-2", "vat_no")]


def test_a_record_already_joined_to_this_one_is_no_double() -> None:
    survivor = firm()
    joined = firm()
    joined.merged_into_id = survivor.id
    assert problems(survivor, facts(joined)) == []


def test_thirty_days_of_duty_leave_every_choice_open() -> None:
    assert problems(firm(), facts(l68=(l68(30),))) == []


def test_after_sixty_days_with_places_uncovered_there_is_less_to_choose_from() -> None:
    sentence = "After 60 days there is less to choose from: talk about it with the targeted placement office."
    assert problems(firm(), facts(l68=(l68(60),))) == []
    assert problems(firm(), facts(l68=(l68(90),))) == [("ORG-3", "warn", sentence)]


def test_a_covered_duty_is_never_late() -> None:
    assert problems(firm(), facts(l68=(l68(90, exempted=3),))) == []


def test_the_sentences_are_said_in_italian() -> None:
    i18n.use_language("it")
    around = facts(firm(), l68=(l68(90),))
    assert [sentence for _code, _severity, sentence in problems(firm(vat_no="00743110158"), around)] == [
        "La partita IVA non è corretta: ricontrollala o lasciala vuota.",
        "C'è già Alfa srl: è la stessa organizzazione?",
        "Passati 60 giorni restano meno possibilità di scelta: parlane con il collocamento mirato.",
    ]


def test_the_timeline_tells_each_law_68_situation_with_its_uncovered_places() -> None:
    entries = list(rules.timeline(firm(), facts(l68=(l68(),))))
    assert [(e.on, e.title, e.text) for e in entries] == [
        (date(2025, 12, 31), "Law 68 situation, province MI", "3 uncovered places")
    ]


def test_a_firm_with_the_duty_owes_its_report_in_january() -> None:
    due = list(rules.tasks(firm(), facts(l68=(l68(),))))
    assert [(d.rule, d.on, d.title, d.operator_id) for d in due] == [
        ("org.report", date(2027, 1, 10), "Law 68 report by 31 January", COACH)
    ]


def test_the_report_task_is_gone_when_the_report_of_the_year_is_there() -> None:
    january = date(2027, 1, 12)
    sent = Law68(taken_on=date(2026, 12, 31), province="MI", source=Law68Source.REPORT, employees_all=60, disabled_in=1)
    assert [d.on for d in rules.tasks(firm(), facts(l68=(l68(),), today=january))] == [date(2027, 1, 10)]
    assert list(rules.tasks(firm(), facts(l68=(l68(), sent), today=january))) == []


def test_a_firm_under_fifteen_people_owes_no_report() -> None:
    small = Law68(taken_on=date(2025, 12, 31), province="MI", employees_all=14, disabled_in=0)
    assert list(rules.tasks(firm(), facts(l68=(small,)))) == []


def stay(host: UUID, ended_on: date) -> SimpleNamespace:
    return SimpleNamespace(
        id=UUID(int=9),
        host_id=host,
        state="ended",
        starts_on=date(2026, 1, 7),
        planned_end_on=ended_on,
        ended_on=ended_on,
    )


def test_a_host_unheard_for_six_months_is_to_be_called() -> None:
    host = firm()
    due = list(rules.tasks(host, facts(traineeship=[stay(host.id, date(2026, 5, 1))])))
    assert [(d.rule, d.on, d.title) for d in due] == [("org.silent", date(2026, 11, 1), "No contact for 6 months")]


def test_a_host_heard_lately_or_no_longer_active_is_left_in_peace() -> None:
    host = firm()
    rows = [stay(host.id, date(2026, 5, 1))]
    called = [SimpleNamespace(organisation_id=host.id, happened_on=date(2026, 6, 3))]
    assert list(rules.tasks(host, facts(traineeship=rows, activity=called))) == []
    host.active = False
    assert list(rules.tasks(host, facts(traineeship=rows))) == []
