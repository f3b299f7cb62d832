"""`tour`: the whole month through the real windows, with pictures, papers and a list of what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.cli.wording import example
from integralavoro_desktop.kernel.i18n import _, ngettext, use_language

if TYPE_CHECKING:
    import argparse

    from integralavoro_desktop.cli.context import Context


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `tour`."""
    words = _("walk a month through the real windows, with pictures and papers")
    tour = commands.add_parser(
        "tour",
        help=words,
        description=words,
        parents=[common],
        epilog=example("tour pictures --demo practice"),
    )
    tour.add_argument("out", metavar="OUT")
    tour.add_argument("--demo", metavar="DIR", default="", help=_("a practice district made before; it is not changed"))
    tour.set_defaults(run=_tour)


def _tour(context: Context) -> int:
    # Windows, papers and stories are read only by this command.
    from integralavoro_desktop.tour.guide import walk  # noqa: PLC0415

    use_language(context.options.lang or "it")
    district = Path(context.options.demo) if context.options.demo else None
    done = walk(Path(context.options.out), district, context.say)
    sentence = ngettext("{n} step did not do what it says.", "{n} steps did not do what they say.", done.failed)
    document = {"steps": len(done.steps), "failed": done.failed, "out": context.options.out}
    context.show(document, sentence.format(n=done.failed) if done.failed else _("Every step did what it says."))
    return int(done.failed > 0)
