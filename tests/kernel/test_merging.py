"""Which value counts as the safer one."""

from __future__ import annotations

from itertools import pairwise

from tests.little.model import Person

from integralavoro_desktop.kernel import merging
from integralavoro_desktop.kernel.fields import registers_of
from integralavoro_desktop.kernel.privacy import Merge

REGISTERS = registers_of(Person)


def rising(name: str, *wires: object) -> bool:
    ranks = [merging.safety(REGISTERS[name], wire) for wire in wires]
    return all(low < high for low, high in pairwise(ranks))


def test_a_withdrawn_consent_beats_a_given_one_and_the_first_day_counts() -> None:
    assert rising("revoked_on", None, "2026-03-01", "2026-02-28", "2025-12-31")


def test_no_beats_unknown_and_unknown_beats_yes() -> None:
    assert rising("may_call", None, "yes", "unknown", "no")


def test_hidden_beats_shown() -> None:
    assert rising("hidden", False, True)


def test_an_unknown_key_never_wins_over_a_known_one() -> None:
    assert merging.safety(REGISTERS["may_call"], "sometimes") < merging.safety(REGISTERS["may_call"], "yes")


def test_a_register_takes_the_class_of_its_field() -> None:
    assert merging.policy(REGISTERS["may_call"]) is Merge.SAFER
    assert merging.policy(REGISTERS["last_seen_on"]) is Merge.AUTO
    assert merging.policy(REGISTERS["period"]) is merging.policy(()) is Merge.REVIEW
