"""Work in practice, for the care team: the traineeship month by month, and the conditions that the person chose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.traineeships import allowance, states
from integralavoro_desktop.features.traineeships.choices import Absence
from integralavoro_desktop.features.traineeships.presence import Presence, presence
from integralavoro_desktop.features.traineeships.prints import register_lines
from integralavoro_desktop.features.traineeships.rules import missing_papers
from integralavoro_desktop.features.work_profiles.model import WorkProfile
from integralavoro_desktop.kernel.fields import field_of
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.money import NONE, show_euro, show_number, show_percent
from integralavoro_desktop.kernel.months import day_words, month_words, months_from
from integralavoro_desktop.kernel.reference_data import code_lists
from integralavoro_desktop.printing import pieces as p

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integralavoro_desktop.features.dossier.team_file import TeamFile
    from integralavoro_desktop.features.traineeships.register import Line

MOST_MONTHS = 12
_TOLD = states.BEGUN | {states.SIGNED}


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the register as it was kept."""

    key: str
    lines: tuple[Line, ...]
    counted: Presence
    is_open: bool


@dataclass(frozen=True, slots=True)
class Experience:
    """The traineeship that the dossier tells about, with the months of its register that were kept."""

    traineeship: Any
    months: Sequence[Month]

    @property
    def last_whole(self) -> Month | None:
        """Return the last month that is over, else the one going on."""
        closed = [month for month in self.months if not month.is_open]
        return closed[-1] if closed else (self.months[-1] if self.months else None)


def experience_of(file: TeamFile) -> Experience | None:
    """Return the newest traineeship that began or is signed, None where there is none."""
    rows = [row for row in file.facts.rows("traineeship") if row.starts_on and row.state in _TOLD]
    if not rows:
        return None
    newest = max(rows, key=lambda row: (row.starts_on, str(row.id)))
    return Experience(newest, tuple(_months(file, newest)))


def traineeship(file: TeamFile, experience: Experience) -> list[p.Piece]:
    """Return the part «Traineeship»."""
    row = experience.traineeship
    return [
        p.Heading(_("Traineeship")),
        p.KeyValues([(label, words) for label, words in _head(file, row) if p.plain(words)]),
        *_months_table(file, experience),
        *_own_words(file, row),
    ]


def conditions(file: TeamFile) -> list[p.Piece]:
    """Return the part on conditions and supports, in the version in force today."""
    profile = file.profile
    if profile is None:
        return []
    rows = [_condition(row) for row in file.desk.reader.children(profile, "work_profile.condition")]
    heads = (_("Condition"), _("Fine up to"), _("Importance"), _("Note"))
    chosen = profile.chosen_by.words if profile.chosen_by else ""
    under = ", ".join(part for part in (chosen, day_words(profile.valid_from) if profile.valid_from else "") if part)
    found: list[p.Piece] = [
        p.Heading(_("Conditions and supports chosen by {name}").format(name=file.called)),
        p.Para(under, "small"),
    ]
    if (profile.needs_words or "").strip():
        found.append(p.Words(profile.needs_words, label=_("What the person needs")))
    if rows:
        # a column that would stay white is not printed
        width = 4 if any(row[3] for row in rows) else 3
        table = p.Table(heads[:width], [row[:width] for row in rows], (0.26, 0.3, 0.2, 0.24)[:width])
        found.append(p.Together([table]))
    return [*found, *_offers(file, profile)]


def _months(file: TeamFile, row: Any) -> Iterator[Month]:
    """Give the months of the register in which something was kept, up to today."""
    facts = file.desk.reader.facts(row)
    kept = {f"{day.on:%Y-%m}" for day in facts.rows("traineeship.day") if day.on}
    closed = {month.month for month in facts.rows("traineeship.month") if month.closed_on}
    today = file.desk.today
    months = [month for month in months_from(row.starts_on, max(today, row.starts_on)) if month in kept]
    for key in months[-MOST_MONTHS:]:
        lines = tuple(line for line in register_lines(row, key, facts) if line.on <= today)
        yield Month(key, lines, presence(lines), is_open=key == f"{today:%Y-%m}" and key not in closed)


def _head(file: TeamFile, row: Any) -> Iterator[tuple[str, p.Inline]]:
    host = file.name_of("organisation", row.host_id)
    tutor = file.name_of("organisation.contact", row.host_tutor_id)
    with_tutor = _("{host}, company tutor {tutor}").format(host=host, tutor=tutor) if tutor else host
    yield _("Firm"), with_tutor
    kind = row.kind.words if row.kind else ""
    yield _("Kind and length"), ", ".join(part for part in (kind, _period(row), _hours(row)) if part)
    yield _("Tasks of the post"), row.role or ""
    missing = missing_papers(row) if row.state in states.BEGUN else []
    if missing:
        yield _("Papers of the start"), (p.Strong(_("Missing"), alert=True), ": ", ", ".join(missing))
    elif row.state in states.BEGUN:
        yield _("Papers of the start"), _("All the papers of the start are there.")


def _period(row: Any) -> str:
    ends = row.ended_on or row.planned_end_on
    if ends is None:
        return _("from {first}").format(first=day_words(row.starts_on))
    return f"{day_words(row.starts_on)} – {day_words(ends)}"


def _hours(row: Any) -> str:
    if row.hours_day is None:
        return ""
    return _("{hours} hours a day").format(hours=show_number(row.hours_day.normalize()))


def _months_table(file: TeamFile, experience: Experience) -> Iterator[p.Piece]:
    heads = (_("Month"), _("Planned"), _("Done"), _("Presence"), _("Hours"), _("Absences"), _("Allowance"))
    rows = [_month_row(file, experience.traineeship, month) for month in experience.months]
    note = _("Presence = days done over days planned. The reason of an absence is not recorded, on purpose.")
    empty = _("Nothing has been written in the register yet.")
    right = frozenset({1, 2, 3, 4})
    yield p.Table(heads, rows, (0.19, 0.115, 0.1, 0.13, 0.115, 0.175, 0.175), right=right, empty=empty, note=note)


def _month_row(file: TeamFile, row: Any, month: Month) -> tuple[str, ...]:
    counted = month.counted
    label = month_words(month.key)
    return (
        _("{month}, so far").format(month=label) if month.is_open else label,
        str(counted.days_planned),
        str(counted.days_done),
        show_percent(counted.percent),
        f"{counted.minutes_done // 60}:{counted.minutes_done % 60:02}",
        _absences(month.lines),
        _due(file, row, month),
    )


def _absences(lines: Sequence[Line]) -> str:
    counted = Counter(line.absence for line in lines)
    justified, unjustified = counted[Absence.JUSTIFIED], counted[Absence.UNJUSTIFIED]
    parts = [
        ngettext("{n} justified", "{n} justified", justified).format(n=justified) if justified else "",
        ngettext("{n} unjustified", "{n} unjustified", unjustified).format(n=unjustified) if unjustified else "",
    ]
    return ", ".join(part for part in parts if part) or NONE


def _due(file: TeamFile, row: Any, month: Month) -> str:
    if month.is_open:
        return _("month not over")
    figure = allowance.due(row, month.key, month.counted, file.facts.parameters)
    if figure.value is None:
        return NONE
    amount = show_euro(figure.value)
    return amount if figure.verified else f"{amount} ({_('to be verified')})"


def _own_words(file: TeamFile, row: Any) -> Iterator[p.Piece]:
    visits = [one for one in file.desk.reader.children(row, "traineeship.visit") if one.held_on]
    said = [one for one in visits if (one.words or "").strip()]
    if said:
        last = max(said, key=lambda one: one.held_on)
        yield p.Words(last.words, _("Said at the visit of {day}").format(day=day_words(last.held_on)))
    if (row.trainee_words or "").strip():
        yield p.Words(row.trainee_words, _("On the whole traineeship"))


def _condition(row: Any) -> tuple[str, str, str, str]:
    found = code_lists()["WD"].by_code.get(row.dimension or "")
    levels = found.levels if found else ()
    level = levels[row.max_level] if row.max_level is not None and 0 <= row.max_level < len(levels) else ""
    return (found.label if found else "", level, row.importance.words if row.importance else "", row.note or "")


def _offers(file: TeamFile, profile: Any) -> Iterator[p.Piece]:
    """Give supports, hours and free times in the words of their declarations."""
    names = ("supports", "hours_week_min", "hours_week_max", "hours_day_max", "slots", "start_from")
    specs = [field_of(WorkProfile, name) for name in names]
    rows = [(_(spec.ui.label), file.desk.shower.value(spec, getattr(profile, spec.name))) for spec in specs]
    filled = [(label, words) for label, words in rows if words]
    if filled:
        yield p.Together([p.KeyValues(filled, share=0.3)])
