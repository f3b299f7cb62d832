"""Long work runs beside the window, one piece after the other, and tells failures from bugs."""

from __future__ import annotations

import threading

import pytest

from integralavoro_desktop.gui.work import Job, Work
from integralavoro_desktop.kernel.problems import AppError


@pytest.fixture
def crashes() -> list[BaseException]:
    """Collect what reached the crash handler."""
    return []


@pytest.fixture
def work(qapp, crashes):
    """Give a worker and stop it at the end."""
    made = Work(crashes.append)
    yield made
    made.stop()


def test_the_result_arrives_in_the_thread_of_the_window(work, qtbot) -> None:
    seen = []
    work.run(lambda job: threading.get_ident(), lambda there: seen.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen[0]
    assert here == threading.get_ident()
    assert there != here


def test_operations_run_one_after_the_other(work, qtbot) -> None:
    order, gate = [], threading.Event()

    def first(job: Job) -> None:
        gate.wait(5)
        order.append("first")

    work.run(first)
    work.run(lambda job: order.append("second"))
    assert work.is_busy
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert order == ["first", "second"]


def test_a_known_failure_goes_to_who_asked(work, qtbot, crashes) -> None:
    failures = []

    def full(job: Job) -> None:
        raise AppError("Il disco è pieno.", "Quello che hai scritto è ancora qui.", "Libera 200 MB e premi Riprova.")

    work.run(full, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].todo == "Libera 200 MB e premi Riprova."
    assert crashes == []


@pytest.mark.parametrize("error", [ValueError("bug"), AppError("a", "b", "c")])
def test_a_bug_and_an_unheard_failure_go_to_the_crash_handler(work, qtbot, crashes, error) -> None:
    def broken(job: Job) -> None:
        raise error

    work.run(broken)
    qtbot.waitUntil(lambda: crashes == [error])


def test_progress_is_told_in_order(work, qtbot) -> None:
    told, gate = [], threading.Event()

    def counting(job: Job) -> None:
        gate.wait(5)
        for done in range(3):
            job.progress(done, 3, f"persona {done}")

    job = work.run(counting)
    job.progressed.connect(lambda *args: told.append(args))
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert told == [(0, 3, "persona 0"), (1, 3, "persona 1"), (2, 3, "persona 2")]


def test_a_cancelled_operation_stops_and_calls_nobody(work, qtbot, crashes) -> None:
    called, gate = [], threading.Event()

    def endless(job: Job) -> None:
        gate.wait(5)
        while True:
            job.progress(0, 1)

    job = work.run(endless, called.append, called.append)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert called == []
    assert crashes == []


def test_busy_is_told_at_the_start_and_at_the_end(work, qtbot) -> None:
    told = []
    work.busy_changed.connect(told.append)
    work.run(lambda job: None)
    qtbot.waitUntil(lambda: told == [True, False])
