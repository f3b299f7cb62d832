"""One run of one command: its failures become sentences, and whatever happens the store is closed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from integralavoro_desktop.cli.context import Context
from integralavoro_desktop.cli.parser import build_parser
from integralavoro_desktop.kernel.i18n import _, use_language
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.storage.faults import sentence_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

DONE = 0
FAILED = 1


def run(given: Sequence[str]) -> int:
    """Run the command that these words name and return its exit status."""
    sys.excepthook = _tell_bug
    use_language(_language_in(given))
    _let_every_letter_out()
    chosen = build_parser().parse_args(given)
    context = Context(chosen)
    try:
        try:
            return int(chosen.run(context) or DONE)
        finally:
            context.close()
    except AppError as failure:
        context.say(_told(failure))
    except BrokenPipeError:
        return FAILED
    except OSError as fault:
        context.say(_told(_of_system(fault)))
    return FAILED


def _told(failure: AppError) -> str:
    return f"{failure.happened} {failure.kept} {failure.todo}"


def _of_system(fault: OSError) -> AppError:
    """Return what to say of a file or folder that the system refuses; its own text would hold the path."""
    known = None if isinstance(fault, PermissionError) else sentence_for(fault)
    return known or AppError(
        _("A file or folder of this command cannot be read or written."),
        _("What was finished before is kept."),
        _("Check its name and your permissions, then run the command again."),
    )


def _language_in(arguments: Sequence[str]) -> str:
    """Return the value of --lang before the parser exists, so that its help is in that language."""
    for place, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""


def _let_every_letter_out() -> None:
    """Replace what a terminal of few letters cannot show, instead of failing on a name."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _tell_bug(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Tell a fault of ours by its kind and places only: its message could hold what a record holds."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    # The log lives beside the windows, whose libraries no command needs until now.
    from integralavoro_desktop.app.log import note_fault, start_log  # noqa: PLC0415

    start_log()
    happened = _("The program made a mistake and stopped. What was saved before is kept. Send this line for help:")
    sys.stderr.write(f"{happened} {note_fault(fault.with_traceback(trace))}\n")
