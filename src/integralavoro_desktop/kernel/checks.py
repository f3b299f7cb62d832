"""The checks valid for every type (ALL-1 to ALL-5), drawn from the declarations of its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.fields import FieldSpec, Kind, fields_of
from integralavoro_desktop.kernel.folding import fold
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.privacy import Privacy
from integralavoro_desktop.kernel.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from integralavoro_desktop.kernel.facts import Facts
    from integralavoro_desktop.kernel.record import Record

PERSON = "candidate"
HEALTH_WORDS = (
    "diagnos", "psichiatr", "psico", "schizofren", "bipolar", "depress", "deliri", "allucinaz", "farmac", "terapi",
    "ricover", "SPDC", "TSO", "CPS", "invalid", "suicid", "sostanz", "alcol", "malatt", "crisi",
)  # fmt: skip
_ABBREVIATION_LENGTH = 4
_PAIRS = (
    ("starts_on", "ends_on"),
    ("starts_on", "planned_end_on"),
    ("starts_on", "ended_on"),
    ("valid_from", "valid_to"),
    ("from_month", "to_month"),
    ("seen_from", "seen_to"),
    ("given_on", "expires_on"),
)
_DONE = frozenset(
    {
        "happened_on", "held_on", "filled_on", "done_on", "received_on", "given_on", "revoked_on", "signed_on",
        "closed_on", "ended_on", "informed_on", "decided_on", "noted_on", "checked_on", "outcome_on", "returned_on",
        "answer_sent_on", "feedback_sent_on", "person_told_on", "pfi_signed_on", "seen_on", "counted_on", "taken_on",
    }
)  # fmt: skip
_PLAIN_CLASSES = frozenset({Privacy.WORK, Privacy.INTERNAL, Privacy.ORGANISATION})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def check_all(record: Record, facts: Facts) -> Iterator[Problem]:
    """Yield what the general checks find in a record."""
    specs = fields_of(type(record))
    yield from _order_of_dates(record, specs)
    yield from _future(record, specs, facts)
    yield from _health_words(record, specs)
    yield from _file_in_use(record, facts)
    yield from _names(record, specs, facts)


def health_word(text: str) -> str:
    """Return the first word of a text that seems to speak of health, empty where none does."""
    for word in _WORD.findall(text):
        plain = fold(word)
        for sign in HEALTH_WORDS:
            short = sign.isupper() and len(sign) <= _ABBREVIATION_LENGTH
            if (word == sign) if short else plain.startswith(fold(sign)):
                return str(word)
    return ""


def _order_of_dates(record: Record, specs: tuple[FieldSpec, ...]) -> Iterator[Problem]:
    names = {spec.name for spec in specs}
    for first, last in _PAIRS:
        if {first, last} <= names:
            begins, ends = getattr(record, first), getattr(record, last)
            if begins and ends and ends < begins:
                yield Problem("ALL-1", Severity.STOP, last, _("The end date comes before the start date."))


def _future(record: Record, specs: tuple[FieldSpec, ...], facts: Facts) -> Iterator[Problem]:
    for spec in specs:
        if spec.kind is Kind.DATE and spec.name in _DONE:
            day: date | None = getattr(record, spec.name)
            if day and day > facts.today:
                sentence = _("This date is in the future: for an appointment use the tasks.")
                yield Problem("ALL-2", Severity.STOP, spec.name, sentence)


def _health_words(record: Record, specs: tuple[FieldSpec, ...]) -> Iterator[Problem]:
    for spec in specs:
        is_plain = spec.kind in {Kind.TEXT, Kind.LONG} and spec.ui.privacy in _PLAIN_CLASSES
        if is_plain and health_word(getattr(record, spec.name) or ""):
            yield Problem("ALL-3", Severity.WARN, spec.name, _(
                    "This seems to be about health: move it to the clinical area, or write only the work condition."
                ))  # fmt: skip


def _file_in_use(record: Record, facts: Facts) -> Iterator[Problem]:
    key = getattr(record, "candidate_id", None)
    person = facts.find(PERSON, key) if key else None
    if person is not None and (person.deleted_at or person.merged_into_id):
        sentence = _("This file was joined with another one: go on there.")
        yield Problem("ALL-4", Severity.STOP, "candidate_id", sentence)


def _names(record: Record, specs: tuple[FieldSpec, ...], facts: Facts) -> Iterator[Problem]:
    if not record.scope_id.startswith("cat."):
        return
    for spec in specs:
        if spec.kind is Kind.LONG:
            words = {word for word in _WORD.findall(getattr(record, spec.name) or "") if word[:1].isupper()}
            if words and facts.surnames(frozenset(words)):
                sentence = _("People are not named here: use the person's file.")
                yield Problem("ALL-5", Severity.WARN, spec.name, sentence)
