"""Runs the steps of the tour: each is timed, pictured, and failed when it did not do what it says."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from integralavoro_desktop.app.log import note_fault
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.durable import write_durably

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

PATIENCE = 60.0
_BLINK = 0.02


class NotDoneError(Exception):
    """A step did not do what it says; the message is for developers and holds no data of a record."""


@dataclass(slots=True)
class Step:
    """One step as `tour.json` tells it."""

    number: int
    what: str
    seconds: float = 0.0
    done: bool = False
    files: list[str] = field(default_factory=list)
    fault: str = ""


class Tour:
    """Collects steps and their files in one folder."""

    def __init__(self, out: Path, say: Callable[[str], object]) -> None:
        """Write into `out`; `say` hears a line for each step."""
        self.out = out
        self.steps: list[Step] = []
        self._say = say
        self._bugs: list[str] = []
        # What fails inside a slot of Qt never reaches the caller: it comes here, and fails the step.
        sys.excepthook = self._hear_bug
        out.mkdir(parents=True, exist_ok=True)

    @property
    def failed(self) -> int:
        """Return how many steps did not do what they say."""
        return sum(not step.done for step in self.steps)

    @contextmanager
    def step(self, what: str) -> Iterator[Step]:
        """Run one step; a failure is noted and the tour goes on."""
        step = Step(len(self.steps) + 1, what)
        self.steps.append(step)
        began = time.monotonic()
        try:
            yield step
            settle(0.05)
            expect(not self._bugs, " | ".join(self._bugs))
            step.done = True
        except AppError as failure:
            step.fault = failure.happened
        except Exception as fault:  # noqa: BLE001 - a tour that stops half-way shows less than one with a failed step
            step.fault = str(fault) if isinstance(fault, NotDoneError) else note_fault(fault)
        finally:
            self._bugs.clear()
            step.seconds = round(time.monotonic() - began, 2)
            sign = "ok" if step.done else f"FAILED {step.fault}"
            self._say(f"{step.number:02d} {step.what}: {sign} ({step.seconds:.1f} s)")
            self._write()

    def picture(self, step: Step, widget: QWidget, name: str = "") -> None:
        """Save what a widget shows."""
        settle()
        path = self._path(step, name, "png")
        if not widget.grab().save(str(path)):
            message = "the picture could not be saved"
            raise NotDoneError(message)
        step.files.append(path.name)

    def paper(self, step: Step, pdf: bytes, name: str) -> None:
        """Save a paper."""
        if not pdf.startswith(b"%PDF"):
            message = "this is no PDF"
            raise NotDoneError(message)
        path = self._path(step, name, "pdf")
        write_durably(path, pdf)
        step.files.append(path.name)

    def _hear_bug(self, _kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        self._bugs.append(note_fault(fault))

    def _path(self, step: Step, name: str, kind: str) -> Path:
        place = len(step.files) + 1
        return self.out / f"{step.number:02d}-{place}-{name or 'window'}.{kind}"

    def _write(self) -> None:
        document = {"steps": [asdict(step) for step in self.steps], "failed": self.failed}
        write_durably(self.out / "tour.json", json.dumps(document, ensure_ascii=False, indent=2).encode())


def settle(seconds: float = 0.25) -> None:
    """Let the windows draw what they have to, for a little while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _turn()
        time.sleep(_BLINK)


def wait_for(condition: Callable[[], bool], what: str, *, patience: float = PATIENCE) -> None:
    """Let the windows work until a condition holds; NotDoneError when it does not in time."""
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            message = f"waited in vain: {what}"
            raise NotDoneError(message)
        _turn()
        time.sleep(_BLINK)


def expect(condition: bool, what: str) -> None:
    """Fail the step when a condition does not hold."""
    if not condition:
        raise NotDoneError(what)


def _turn() -> None:
    application = QApplication.instance()
    if application is not None:
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
