"""The way so far, for the care team: the bar of the path, the main facts, the contacts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.activities.choices import WithWhom
from integralavoro_desktop.features.candidates.overview import StepState, phase_line
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.months import day_words
from integralavoro_desktop.kernel.privacy import Scope
from integralavoro_desktop.kernel.show import short_day
from integralavoro_desktop.printing import pieces as p
from integralavoro_desktop.printing.set_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from integralavoro_desktop.features.dossier.team_file import TeamFile
    from integralavoro_desktop.kernel.record import Entry

MOST_FACTS = 14
# the diary is counted below, papers and consents have their own lines, wishes are told in their words
_NOT_FACTS = frozenset({"candidate", "activity", "consent", "disclosure", "work_profile", "task", "attachment"})
_ABOUT_HEALTH = frozenset({"assessment", "path_event"})
_FAR = frozenset({"7", "8"})  # SISM-LUO: by video, by telephone


def path(file: TeamFile) -> list[p.Piece]:
    """Return the part «The way so far»."""
    return [p.Heading(_("The way so far")), *_bar(file), *_facts(file), *_contacts(file)]


def _bar(file: TeamFile) -> Iterator[p.Piece]:
    today = file.desk.today
    phases = [
        p.Phase(step.title, step.on, step.until, "open" if step.state is StepState.NOW else "done")
        for step in phase_line(file.facts)
        if step.on is not None and step.on <= today
    ]
    phases += [
        p.Phase(_("Break"), row.starts_on, row.ends_on, "pause")
        for row in file.facts.rows("path_event")
        if row.kind == "pause" and row.starts_on and file.since and file.since <= row.starts_on <= today
    ]
    if phases:
        note = _("Time on a break is no interruption. Going back to a phase does not undo the work done.")
        yield p.Para(note, "small")
        label = _("today, {day}").format(day=day_words(today))
        caption = _("Full bar: finished. Light bar: going on, or an agreed break.")
        yield p.PathBar(sorted(phases, key=lambda phase: phase.starts_on), today, label, caption)


def _facts(file: TeamFile) -> Iterator[p.Piece]:
    entries = sorted(_entries(file), key=lambda entry: entry.on)
    shown = entries[-MOST_FACTS:]
    rows = [(short_day(entry.on), entry.title, entry.service, _outcome(entry)) for entry in shown]
    earlier = len(entries) - len(shown)
    many = ngettext("{n} earlier fact is in the file.", "{n} earlier facts are in the file.", earlier)
    yield p.Heading(_("Main facts"), 3)
    yield p.Table(
        (_("When"), _("What"), _("Who"), _("What came of it")),
        rows,
        (0.16, 0.38, 0.18, 0.28),
        empty=_("No facts with a date yet."),
        note=many.format(n=earlier) if earlier else "",
    )


def _entries(file: TeamFile) -> Iterator[Entry]:
    """Give the timeline of every open record type; a restricted one is never read here."""
    for kind in file.desk.catalogue:
        if kind.scope is not Scope.PERSON or kind.name in _NOT_FACTS:
            continue
        if kind.name in _ABOUT_HEALTH and not file.may_see_health:
            continue
        for row in file.facts.rows(kind.name):
            around = file.desk.reader.facts(row, operator_id=file.desk.operator_id)
            yield from (entry for entry in kind.timeline(row, around) if entry.on <= file.desk.today)


def _outcome(entry: Entry) -> str:
    text = _cut(entry.text.strip())
    said = quoted(text) if entry.words and text else text
    until = _("until {day}").format(day=short_day(entry.until)) if entry.until else ""
    return ", ".join(part for part in (said, until) if part)


def _cut(text: str, most: int = 220) -> str:
    """Keep a row of the table a row: the whole text stands in the file."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"


@dataclass(slots=True)
class _Count:
    near: int = 0
    far: int = 0
    last: date | None = None


def _contacts(file: TeamFile) -> Iterator[p.Piece]:
    counts: dict[str, _Count] = defaultdict(_Count)
    for row in file.facts.rows("activity"):
        if row.happened_on and row.happened_on <= file.desk.today and _is_in_period(file, row.happened_on):
            _count(counts, row)
    rows = [
        (_who(file, who), str(one.near), str(one.far), short_day(one.last) if one.last else "")
        for who in WithWhom
        if (one := counts.get(str(who)))
    ]
    if rows:
        yield p.Heading(_("Contacts in this time"), 3)
        heads = (_("With"), _("In person"), _("By phone or video"), _("Last one"))
        yield p.Table(heads, rows, (0.4, 0.18, 0.22, 0.2))


def _count(counts: dict[str, _Count], row: Any) -> None:
    for who in row.with_whom or ("person",):
        one = counts[str(who)]
        is_far = row.place in _FAR
        one.near += not is_far
        one.far += is_far
        one.last = max(filter(None, (one.last, row.happened_on)))


def _is_in_period(file: TeamFile, day: date) -> bool:
    return file.since is None or day >= file.since


def _who(file: TeamFile, who: WithWhom) -> str:
    return file.called if who is WithWhom.PERSON else who.words
