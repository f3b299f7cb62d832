"""Walks the whole tour on a practice district, offscreen where there is no display."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from integralavoro_desktop import stores
from integralavoro_desktop.app import draw_without_display, the_application
from integralavoro_desktop.app.program import Program
from integralavoro_desktop.gui.theme import Look, Scheme, Theme
from integralavoro_desktop.practice.district import PASSPHRASE_FILE, make_district
from integralavoro_desktop.practice.plan import Plan
from integralavoro_desktop.tour import coach, month
from integralavoro_desktop.tour.runner import Tour, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from integralavoro_desktop.storage.store import Store

_WIDE, _TALL = 1440, 900


def walk(out: Path, district: Path | None, say: Callable[[str], object]) -> Tour:
    """Walk the tour; a district that is given is copied first, so that it can be toured again."""
    tour = Tour(out, say)
    with tempfile.TemporaryDirectory(prefix="tour-") as name:
        place = Path(name) / "district"
        if district is None:
            make_district(place, Plan())
        else:
            shutil.copytree(district, place, ignore=shutil.ignore_patterns("in-use.lock"))
        _walk_in(tour, place, Path(name))
    return tour


def _walk_in(tour: Tour, place: Path, room: Path) -> None:
    draw_without_display()
    theme = Theme(the_application(), Look(Scheme.LIGHT))
    passphrase = (place / PASSPHRASE_FILE).read_text("utf-8").splitlines()[0]
    _first_run(tour, theme, room / "empty")
    program = Program(theme, place / "coach-1")
    program.window.resize(_WIDE, _TALL)
    coach.unlock(tour, program, passphrase)
    if program.workspace is None:
        program.stop()
        return
    work = program.workspace
    work.window.resize(_WIDE, _TALL)
    person = _hero(work.store)
    coach.look_around(tour, work)
    coach.read_person(tour, work, person)
    coach.log_contact(tour, work, person)
    coach.open_work(tour, work, person)
    coach.print_papers(tour, work, person)
    letters = room / "letters"
    letters.mkdir()
    office = stores.open_store(place / "office", passphrase)
    try:
        month.exchange_month(tour, work, office, letters)
    finally:
        office.close()
    program.lock()
    settle()
    program.stop()


def _first_run(tour: Tour, theme: Theme, folder: Path) -> None:
    with tour.step("The first run asks five things") as step:
        program = Program(theme, folder / "store")
        program.window.resize(_WIDE, _TALL)
        program.start()
        program.window.show()
        tour.picture(step, program.window, "first-run")
        program.window.close()
        program.stop()


def _hero(store: Store) -> UUID:
    """Return the person with a running traineeship whose diary is the longest."""
    with store.read() as reader:
        running: list[UUID] = [r.candidate_id for r in reader.many("traineeship") if str(r.state) == "running"]
        contacts = [row.candidate_id for row in reader.many("activity")]
    return max(dict.fromkeys(running), key=contacts.count)
