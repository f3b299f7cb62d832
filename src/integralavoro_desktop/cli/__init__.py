"""The command line: the same functions as the windows, for tests, support staff and scripts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from integralavoro_desktop.cli.context import Context
from integralavoro_desktop.cli.parser import build_parser
from integralavoro_desktop.kernel.i18n import use_language
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE = 0
FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a known failure told in a sentence, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    use_language(_language_in(given))
    chosen = build_parser().parse_args(given)
    context = Context(chosen)
    try:
        return int(chosen.run(context) or DONE)
    except AppError as failure:
        context.say(f"{failure.happened} {failure.kept} {failure.todo}")
        return FAILED
    except KeyboardInterrupt:
        context.say_interrupted()
        return FAILED
    except BrokenPipeError:
        return FAILED
    finally:
        context.close()


def _language_in(arguments: Sequence[str]) -> str:
    """Return the value of --lang before the parser exists, so that its help is in that language."""
    for place, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""
