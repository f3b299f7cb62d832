"""Two files of the same person: found by code, by name and birth, never joined by the program alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.codes import compact, first_fifteen, is_fiscal_code
from integralavoro_desktop.kernel.folding import name_key, one_letter_apart
from integralavoro_desktop.kernel.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from uuid import UUID

_COMPARED = frozenset({"cf", "stp", "eni", "provisional"})


class Likeness(Choice):
    """How much two files look like the same person, the surest first."""

    CERTAIN = "certain", N_("The same person")
    PROBABLE = "probable", N_("Probably the same person")
    POSSIBLE = "possible", N_("Possibly the same person")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that look alike, why, and whether somebody decided that they are two people."""

    first: Any
    second: Any
    likeness: Likeness
    why: str
    is_told_apart: bool = False


def likeness(first: Any, second: Any) -> tuple[Likeness, str] | None:
    """Return how much two files look like one person and the sentence that says why, None if they do not."""
    codes = (_code(first), _code(second))
    if codes[0] and codes[0] == codes[1]:
        return Likeness.CERTAIN, _("Both files have the same code.")
    if all(is_fiscal_code(code) for code in codes) and first_fifteen(codes[0]) == first_fifteen(codes[1]):
        return Likeness.PROBABLE, _("The codes differ only by the letters given when two people would share one.")
    if first.birth_date is None or first.birth_date != second.birth_date:
        return None
    return _like_names(_names(first), _names(second))


def pairs(candidates: Iterable[Any], not_same: Iterable[Any] = ()) -> list[Pair]:
    """Return every pair of files that look alike, the surest first; «not the same» silences all but equal codes."""
    files = {c.id: c for c in candidates if c.deleted_at is None and c.merged_into_id is None}
    apart = _told_apart(not_same)
    found = [_pair(files[one], files[two], apart) for one, two in _worth_comparing(files.values())]
    order = list(Likeness)
    return sorted((p for p in found if p), key=lambda p: (order.index(p.likeness), str(p.first.id), str(p.second.id)))


def duplicates_of(candidate: Any, others: Iterable[Any], not_same: Iterable[Any] = ()) -> list[Pair]:
    """Return the files that look like this one, the surest first; `first` is always this one."""
    apart = _told_apart(not_same)
    order = list(Likeness)
    known = (o for o in others if o.id != candidate.id and o.deleted_at is None and o.merged_into_id is None)
    found = [pair for other in known if (pair := _pair(candidate, other, apart))]
    return sorted(found, key=lambda p: (order.index(p.likeness), str(p.second.id)))


def survivor_of(candidate: Any, find: Callable[[UUID], Any]) -> Any:
    """Return the file that a joined one now continues in, through any number of joins.

    Of a circle of joins (two offices joining the other way round) it is the file with the smallest id.
    """
    seen = {candidate.id: candidate}
    while candidate.merged_into_id:
        if candidate.merged_into_id in seen:
            walked = list(seen)
            return seen[min(walked[walked.index(candidate.merged_into_id) :], key=str)]
        target = find(candidate.merged_into_id)
        if target is None:
            return candidate
        seen[target.id] = candidate = target
    return candidate


def _pair(first: Any, second: Any, apart: set[frozenset[UUID]]) -> Pair | None:
    found = likeness(first, second)
    if found is None:
        return None
    is_told_apart = frozenset({first.id, second.id}) in apart
    if is_told_apart and found[0] is not Likeness.CERTAIN:
        return None
    why = _("The code is the same and the files were told apart: see both documents.") if is_told_apart else found[1]
    return Pair(first, second, found[0], why, is_told_apart)


def _told_apart(not_same: Iterable[Any]) -> set[frozenset[UUID]]:
    return {frozenset({row.candidate_id, row.other_id}) for row in not_same if row.deleted_at is None}


def _worth_comparing(candidates: Iterable[Any]) -> Iterator[tuple[UUID, UUID]]:
    """Give each pair of ids once that shares a code, its first fifteen characters or a birth date."""
    buckets: dict[Any, set[UUID]] = defaultdict(set)
    for row in candidates:
        for key in (_code(row) and first_fifteen(_code(row)), row.birth_date):
            if key:
                buckets[key].add(row.id)
    shared = {pair for ids in buckets.values() for pair in combinations(sorted(ids, key=str), 2)}
    yield from sorted(shared, key=str)


def _like_names(first: tuple[str, str], second: tuple[str, str]) -> tuple[Likeness, str] | None:
    if not all((*first, *second)):
        return None
    if first == second:
        return Likeness.PROBABLE, _("Same family name, given name and date of birth.")
    if first == second[::-1]:
        return Likeness.POSSIBLE, _("Same date of birth, and the two names look swapped.")
    if first[1] == second[1] and one_letter_apart(first[0], second[0]):
        return Likeness.POSSIBLE, _("Same given name and date of birth, one letter of the family name differs.")
    return None


def _code(candidate: Any) -> str:
    """Return the code that two files may share; a TEAM card or an absent code is not compared."""
    return compact(candidate.fiscal_code or "") if candidate.id_kind in _COMPARED else ""


def _names(candidate: Any) -> tuple[str, str]:
    return name_key(candidate.family_name or ""), name_key(candidate.given_name or "")
