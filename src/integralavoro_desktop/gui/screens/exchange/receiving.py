"""What receiving does, beside the window: look and rehearse, take in and decide, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.exchange import courier, questions
from integralavoro_desktop.exchange.bundle_file import is_bundle_name
from integralavoro_desktop.exchange.preview import Preview, preview
from integralavoro_desktop.exchange.refusal import AlreadyIncluded
from integralavoro_desktop.exchange.standing import Arrival, arrival
from integralavoro_desktop.gui.screens.exchange.receive_stages import Lying, numbers_of
from integralavoro_desktop.gui.screens.exchange.words import at_time, on_day
from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.printing.exchange_sheets import PackageFacts, receipt_sheet, trial_sheet
from integralavoro_desktop.storage.backup import make_backup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from integralavoro_desktop.exchange.inbox import Report
    from integralavoro_desktop.exchange.questions import Question
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.screens.exchange.question_card import Decided
    from integralavoro_desktop.printing.sheet import Sheet

    Tell = Callable[[int, int, str], object]

_BUNDLE_ASK = "SET.BUNDLE_ASK"
_MOST_LYING = 8


@dataclass(frozen=True, slots=True)
class Trial:
    """A package that was looked at and rehearsed."""

    path: Path
    arrival: Arrival
    preview: Preview


@dataclass(frozen=True, slots=True)
class Done:
    """What an import did: the numbers, how many rows the backup before it holds, how many decisions were written."""

    report: Report
    rows_saved: int
    written: int


def look(bench: Bench, path: Path, tell: Tell) -> Trial:
    """Look at a package and rehearse it; one that came before is refused with its day."""
    tell(0, 2, _("I look at the package"))
    seen = arrival(bench.store, courier.inspect(bench.store, path))
    tell(1, 2, _("I rehearse what would change"))
    try:
        found = preview(bench.store, path, codes=bench.codes, shows_clinical=bench.is_clinical_open())
    except AlreadyIncluded as known:
        raise _already(seen) or known from None
    return Trial(path, seen, found)


def chosen(trial: Trial, answers: Mapping[tuple[UUID, str], Decided]) -> list[tuple[Question, Any]]:
    """Return the questions that have a value, with it."""
    decided = ((question, answers.get(question.key)) for question in trial.preview.questions)
    return [(question, answer.wire) for question, answer in decided if answer is not None and not answer.later]


def take(bench: Bench, trial: Trial, decisions: Sequence[tuple[Question, Any]], *, backups: Path, tell: Tell) -> Done:
    """Make a backup, take the package in, write the decisions; it does not stop half way."""
    tell(0, 3, _("I make the backup"))
    backup = make_backup(bench.store.vault, backups).backup
    if courier.inspect(bench.store, trial.path).fingerprint != trial.arrival.fingerprint:
        raise _swapped()
    tell(1, 3, _("I import the package"))
    report, _none = courier.receive(bench.store, trial.path)
    tell(2, 3, _("I write your decisions"))
    return Done(report, backup.rows, questions.answer(bench.store, bench.action.author, decisions))


def unusual(bench: Bench, trial: Trial) -> str:
    """Return a sentence when a package changes more people than the office finds usual; never at the first one."""
    if not trial.arrival.before:
        return ""
    with bench.store.read() as reader:
        limit = reader.parameter(_BUNDLE_ASK)
    share = trial.preview.report.share
    if limit is None or limit.value is None or share <= int(limit.value):
        return ""
    return _("This package would change {share} people in 100 of those you have here.").format(share=share)


def lying(bench: Bench, folder: str) -> list[Lying]:
    """Return the packages for this store that lie in a folder, the newest first."""
    mine = f"jc-{bench.store.identity.device[:4].hex()}-"
    try:
        paths = [path for path in Path(folder).iterdir() if path.is_file()] if folder else []
        found = [
            Lying(path, datetime.fromtimestamp(path.stat().st_mtime, UTC), path.stat().st_size)
            for path in paths
            if is_bundle_name(path.name) and path.name.lower().startswith(mine)
        ]
    except OSError:
        # the stick of last time is not there: nothing to offer, and nothing wrong
        return []
    return sorted(found, key=lambda one: one.at, reverse=True)[:_MOST_LYING]


def headings(bench: Bench, number: int = 0) -> tuple[str, str, str]:
    """Return the heads of the three columns of a decision; `number` is that of the package, 0 when it is past."""
    came = _("package number {n}").format(n=number) if number else _("came with a package")
    here = _("on this computer")
    before = _("before both changes")
    if bench.store.identity.is_office:
        return (
            f"{_('As it was')} · {before}",
            f"{_('The version here')} · {here}",
            f"{_('The version of the laptop')} · {came}",
        )
    return (
        f"{_('As it was')} · {before}",
        f"{_('Your version')} · {here}",
        f"{_('The version of the office')} · {came}",
    )


def trial_paper(trial: Trial, _done: Done | None, practice: bool) -> Sheet:
    """Return the rehearsal on paper."""
    found = trial.preview
    rows = [(group.title, line.sentence) for group in found.groups for line in group.lines]
    return trial_sheet(_facts(trial, practice), numbers_of(found), rows)


def receipt_paper(trial: Trial, done: Done | None, practice: bool) -> Sheet:
    """Return the receipt on paper."""
    notes = [words for _icon, _tone, words in receipt_lines(trial, done)] if done else []
    return receipt_sheet(_facts(trial, practice), numbers_of(trial.preview), notes)


def receipt_lines(trial: Trial, done: Done) -> list[tuple[str, str, str]]:
    """Return what an import did as lines of (icon, tone, sentence)."""
    report = done.report
    changed = report.people_changed - report.people_new
    rows = [
        (
            "users",
            "accent",
            _("{changed} people changed, {new} are new.").format(changed=changed, new=report.people_new),
        ),
        (
            "hard-drive",
            "ok",
            _("The backup made before was opened again and counted: {n} rows.").format(n=done.rows_saved),
        ),
    ]
    if trial.arrival.own:
        words = _("The office has seen {seen} of your {own} changes.")
        rows.append(("circle-check", "ok", words.format(seen=trial.arrival.seen, own=trial.arrival.own)))
    if done.written:
        words = ngettext("{n} decision of yours is written.", "{n} decisions of yours are written.", done.written)
        rows.append(("check", "ok", words.format(n=done.written)))
    left = len(trial.preview.questions) - done.written
    if left > 0:
        words = ngettext("{n} field waits to be decided.", "{n} fields wait to be decided.", left)
        rows.append(("git-compare", "warn", words.format(n=left)))
    if report.deletions_proposed > 0:
        words = ngettext("{n} deletion is proposed.", "{n} deletions are proposed.", report.deletions_proposed)
        rows.append(("trash-2", "warn", words.format(n=report.deletions_proposed)))
    return rows


def _facts(trial: Trial, practice: bool) -> PackageFacts:
    seen = trial.arrival
    return PackageFacts(str(seen.number), seen.sender, at_time(seen.made_at), seen.fingerprint.words, practice=practice)


def _already(seen: Arrival) -> AppError | None:
    if seen.imported_at is None:
        return None
    return AppError(
        _("This package was already imported on {day}.").format(day=on_day(seen.imported_at)),
        _("Nothing has changed."),
        _("Ask for package number {n}.").format(n=max(seen.number, seen.before) + 1),
    )


def _swapped() -> AppError:
    return AppError(
        _("The file is not the one of the rehearsal any more."),
        _("Nothing was imported and nothing changed here."),
        _("Choose the package again and look at the new rehearsal."),
    )
