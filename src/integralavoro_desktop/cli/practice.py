"""`demo`: a practice district of invented people, to look at and to learn with."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.kernel.i18n import _, ngettext
from integralavoro_desktop.practice.plan import PEOPLE, SEED, Plan

if TYPE_CHECKING:
    from integralavoro_desktop.cli.context import Context


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `demo`."""
    words = _("make a practice district of invented people: an office and two paired laptops")
    demo = commands.add_parser(
        "demo",
        help=words,
        description=words,
        parents=[common],
        epilog=_("Example: integralavoro demo practice --people 60 --seed 1"),
    )
    demo.add_argument("folder", metavar="DIR")
    demo.add_argument("--people", metavar="N", type=_positive, default=PEOPLE, help=_("how many people"))
    demo.add_argument("--seed", metavar="S", type=int, default=SEED, help=_("the same seed gives the same data"))
    month = _("the month it is about, like 2026-10; this one if not given")
    demo.add_argument("--month", metavar="YYYY-MM", default="", help=month)
    demo.set_defaults(run=_demo)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a whole number from 1 on"))
    return int(text)


def _demo(context: Context) -> None:
    # The stories are read only by this command.
    from integralavoro_desktop.practice.district import make_district  # noqa: PLC0415

    options = context.options
    context.say(_("The practice district is being made: this takes a moment."))
    district = make_district(Path(options.folder), Plan(options.people, options.seed, options.month))
    people = district.counts["candidate"]
    document = {
        "stores": {name: str(path) for name, path in district.stores.items()},
        "passphrase_file": str(district.passphrase),
        "records": district.counts,
    }
    sentence = ngettext(
        "The practice district is ready, with {n} invented person. Try: {command}",
        "The practice district is ready, with {n} invented people. Try: {command}",
        people,
    )
    command = f"integralavoro --store {district.coaches[0]} --passphrase-file {district.passphrase}"
    context.show(document, sentence.format(n=people, command=command))
