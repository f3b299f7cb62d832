"""The command line: the same functions as the windows, for tests, support staff and scripts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE = 0
FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a known failure told in a sentence, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        # The commands are loaded here, so that Ctrl+C while they load ends in a sentence too.
        from integralavoro_desktop.cli.run import run  # noqa: PLC0415

        return run(given)
    except KeyboardInterrupt:
        sys.stderr.write(
            _("Stopped. What was finished is kept, the rest was not begun. Run the command again to go on.") + "\n"
        )
        return FAILED
