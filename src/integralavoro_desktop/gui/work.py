"""Long work beside the window: one worker thread, progress, cancel, known failures apart from bugs."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal

from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Cancelled(Exception):  # noqa: N818 - not an error: somebody pressed «Annulla»
    """Raised inside an operation when it was cancelled."""


class Job(QObject):
    """One piece of work: the operation tells how far it is, the window may cancel it.

    `progressed(done, total, words)` arrives in the window's thread. Neither side touches the other's objects.
    """

    progressed = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """True once somebody asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the operation to stop at its next `progress`."""
        self._stop.set()

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Tell how far the work is; raises `Cancelled` if it should stop."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, words)


@dataclass(slots=True)
class _Task:
    job: Job
    op: Callable[[Job], object]
    done: Callable[[Any], object] | None
    failed: Callable[[AppError], object] | None
    since: int


class Work(QObject):
    """Runs operations one after the other in one thread, so that the vault has one user.

    `crashed` gets whatever is not an AppError: it is a bug. `is_busy` and `busy_changed` say whether work is going on.
    """

    busy_changed = Signal(bool)
    _finished = Signal(object, object, object)

    def __init__(self, crashed: Callable[[BaseException], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crashed = crashed
        self._open = 0
        self._since = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = _Worker(self._finished.emit)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """True while an operation runs or waits."""
        return self._open > 0

    def run(
        self,
        op: Callable[[Job], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[AppError], object] | None = None,
    ) -> Job:
        """Do `op(job)` in the worker; then call `done(result)` or `failed(error)` in the window's thread.

        A cancelled operation calls neither. Without `failed` a known failure goes to the crash handler too, so that
        it is never lost. Returns the job, to follow or cancel it.
        """
        job = Job()
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)
        self._thread.tasks.put(_Task(job, op, done, failed, self._since))
        return job

    def forget(self) -> None:
        """Tell nobody of the end of what runs or waits now: it is finished, but the pages that asked are covered."""
        self._since += 1

    def stop(self) -> None:
        """Finish what waits, then end the thread; call it before the program ends."""
        self._thread.tasks.put(None)
        self._thread.wait()

    def _deliver(self, task: _Task, result: object, error: BaseException | None) -> None:
        self._open -= 1
        if self._open == 0:
            self.busy_changed.emit(False)
        if isinstance(error, Cancelled) or task.since < self._since:
            return
        if isinstance(error, AppError) and task.failed is not None:
            task.failed(error)
        elif error is not None:
            self._crashed(error)
        elif task.done is not None:
            task.done(result)


class _Worker(QThread):
    def __init__(self, finished: Callable[[object, object, object], object]) -> None:
        super().__init__()
        self.tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._tell = finished

    def run(self) -> None:
        while (task := self.tasks.get()) is not None:
            result: object = None
            error: BaseException | None = None
            try:
                result = task.op(task.job)
            except Exception as caught:  # noqa: BLE001 - carried to the window's thread, which tells failures from bugs
                error = caught
            self._tell(task, result, error)
