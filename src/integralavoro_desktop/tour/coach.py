"""The coach's part of the tour: her laptop from the lock to the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from integralavoro_desktop import papers
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.lock_screen import LockScreen
from integralavoro_desktop.gui.screens.print_dialog import PrintDialog
from integralavoro_desktop.gui.theme import Density, Look, Scheme
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.months import month_key
from integralavoro_desktop.kernel.periods import add_months
from integralavoro_desktop.printing.paper import Order, Preset
from integralavoro_desktop.storage.records import Filter, Query, Test
from integralavoro_desktop.tour.runner import expect, settle, wait_for

if TYPE_CHECKING:
    from uuid import UUID

    from integralavoro_desktop.app.program import Program
    from integralavoro_desktop.app.workspace import Workspace
    from integralavoro_desktop.storage.store import Store
    from integralavoro_desktop.tour.runner import Tour

_READY = 3.0


def unlock(tour: Tour, program: Program, passphrase: str) -> None:
    """Type the passphrase on the lock screen, first a wrong one."""
    with tour.step("The lock names nobody and opens to the right passphrase only") as step:
        program.start()
        program.window.show()
        lock = program.window.findChildren(LockScreen)[-1]
        tour.picture(step, program.window, "lock")
        lock.password.line.setText("not this one")
        lock.unlock.click()
        wait_for(lambda: _shown(lock, "unlock_problem"), "the sentence on a wrong passphrase")
        tour.picture(step, program.window, "wrong")
        lock.password.line.setText(passphrase)
        lock.unlock.click()
        wait_for(lambda: program.workspace is not None and not program.window.is_covered, "the open window")


def look_around(tour: Tour, work: Workspace) -> None:
    """Today, the list of people, the palette."""
    with tour.step("Today shows agenda, things to do, who was not heard") as step:
        page = work.window.open("today")
        wait_for(lambda: not work.bench.work or not work.bench.work.is_busy, "the day")
        settle(_READY)
        tour.picture(step, work.window, "today")
        expect(page.isVisible(), "the page of the day is hidden")
    with tour.step("The list of people counts and sorts") as step:
        work.window.open("people")
        wait_for(lambda: not work.bench.work or not work.bench.work.is_busy, "the list")
        settle(_READY)
        tour.picture(step, work.window, "people")
    with tour.step("The palette finds people while typing") as step:
        work.palette.start("gio")
        expect(any(group.rows for group in work.finder.groups("gio")), "nobody found")
        tour.picture(step, work.window, "palette")
        work.palette.stop()


def read_person(tour: Tour, work: Workspace, person: UUID) -> None:
    """The person's page with its tabs, the form of her data, and the looks of both."""
    with tour.step("A person's page, tab by tab") as step:
        work.guide.open("candidate", person)
        settle(1.0)
        tour.picture(step, work.window, "person")
        for key in ("assessments", "diary", "work", "papers", "story"):
            work.guide.open("candidate", person, key)
            settle(0.6)
            tour.picture(step, work.window, key)
    with tour.step("The form of a person's data") as step:
        work.guide.open("candidate", person, "data")
        settle(1.0)
        tour.picture(step, work.window, "form")
    with tour.step("The same page in the dark, in high contrast, and with large text") as step:
        work.guide.open("candidate", person)
        settle(0.8)
        before = work.theme.look
        looks = {"dark": Look(Scheme.DARK), "contrast": Look(Scheme.CONTRAST), "text-150": Look(Scheme.LIGHT, 150)}
        for name, look in looks.items():
            work.theme.set_look(look)
            settle(0.8)
            tour.picture(step, work.window, name)
        work.theme.set_look(before if before.density is Density.COMFORTABLE else Look())
        settle(0.5)


def log_contact(tour: Tour, work: Workspace, person: UUID) -> None:
    """Log a telephone call of today by the quick log."""
    with tour.step("A contact of today is logged") as step:
        before = _count(work.store, "activity", person)
        overlay: Any = work.pages.quick_log(work.window, person)
        overlay.start()
        settle(0.6)
        overlay.form.note.setPlainText("Telefonata breve: conferma l'incontro di martedì.")
        tour.picture(step, work.window, "contact")
        overlay.save()
        wait_for(lambda: _count(work.store, "activity", person) == before + 1, "the contact in the diary")
        overlay.stop()
        settle(0.5)


def open_work(tour: Tour, work: Workspace, person: UUID) -> None:
    """An assessment with its three raters, and the register of the month."""
    with work.store.read() as reader:
        mine = Query((Filter("candidate_id", Test.IS, person),))
        assessments = sorted(reader.many("assessment", mine), key=lambda row: str(row.held_on))
        running = [row for row in reader.many("traineeship", mine) if str(row.state) == "running"]
    with tour.step("An assessment with three raters") as step:
        work.guide.open("assessment", assessments[-1].id)
        settle(1.2)
        tour.picture(step, work.window, "assessment")
    with tour.step("The register of the month") as step:
        work.guide.open("traineeship", running[0].id)
        settle(1.2)
        tour.picture(step, work.window, "register")
    with tour.step("Companies, papers, settings and help") as step:
        for key in ("work", "firms", "papers", "settings", "help"):
            work.window.open(key)
            settle(1.0)
            tour.picture(step, work.window, key)


def print_papers(tour: Tour, work: Workspace, person: UUID) -> None:
    """The dossier, the firm's copy, the assessment and the register, each entered in the register of prints."""
    with tour.step("The print dialog shows the paper before it is made") as step:
        work.guide.print(PrintWish("DE", "team", person=person))
        settle(2.5)
        tour.picture(step, work.window, "print-dialog")
        for dialog in work.window.findChildren(PrintDialog):
            dialog.stop()
    with work.store.read() as reader:
        mine = Query((Filter("candidate_id", Test.IS, person),))
        firm = next(row for row in reader.many("consent", mine) if str(row.kind) == "employer_data").recipient_id
        assessment = max(reader.many("assessment", mine), key=lambda row: str(row.held_on)).id
        running = next(row for row in reader.many("traineeship", mine) if str(row.state) == "running")
    orders = {
        "dossier": Order("DE", Preset.TEAM, person_id=person),
        "firm": Order("AZ", Preset.EMPLOYER, person_id=person, recipient_id=firm),
        "assessment": Order("VA", Preset.TEAM, record_id=assessment),
        "register": Order("TR", Preset.INTERNAL, record_id=running.id, month=month_key(add_months(clock.today(), -1))),
        "record": Order("SC", Preset.INTERNAL, person_id=person, record_id=person, kind="candidate"),
    }
    for name, order in orders.items():
        with tour.step(f"A paper is made and registered: {name}") as step:
            before = _count(work.store, "disclosure")
            printed = papers.print_paper(work.store, work.bench.action, order)
            tour.paper(step, printed.pdf, name)
            expect(_count(work.store, "disclosure") == before + 1, "the register of prints did not grow")


def _count(store: Store, entity: str, person: UUID | None = None) -> int:
    filters = (Filter("candidate_id", Test.IS, person),) if person else ()
    with store.read() as reader:
        return reader.count(entity, Query(filters))


def _shown(inside: QWidget, name: str) -> bool:
    return any(found.isVisible() for found in inside.findChildren(QWidget, name))
