"""`bench`: the benchmarks, each as a ratio to a bare reference in the same run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.cli.tables import columns
from integralavoro_desktop.cli.wording import at_least_one, example
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    import argparse

    from integralavoro_desktop.cli.context import Context

PEOPLE = 100_000


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `bench`."""
    words = _("measure speed and memory against bare references")
    bench = commands.add_parser(
        "bench",
        help=words,
        description=words,
        parents=[common],
        epilog=example("bench --people 2000"),
    )
    bench.add_argument(
        "--people", metavar="N", type=at_least_one, default=PEOPLE, help=_("how many people, with ten contacts each")
    )
    bench.add_argument("--keep", metavar="DIR", default="", help=_("where the measured archive stays for the next run"))
    bench.set_defaults(run=_bench)


def _bench(context: Context) -> None:
    # Windows, papers and stories are read only by this command.
    from integralavoro_desktop.bench.run import as_document, run_all  # noqa: PLC0415

    options = context.options
    figures = run_all(Path(options.keep) if options.keep else None, options.people, context.say)
    rows = [
        (
            figure.name,
            f"{figure.ours * 1000:.1f} ms",
            f"{figure.ratio:.2f}" if figure.ratio else "",
            figure.aim,
            _("yes") if figure.is_met else _("no"),
        )
        for figure in figures
    ]
    titles = (_("What"), _("Ours"), _("Ratio"), _("Wanted"), _("Aim met"))
    context.show(as_document(figures, options.people), columns(rows, titles))
