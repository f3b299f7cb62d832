"""The commands and their options, in one tree."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from integralavoro_desktop import __version__
from integralavoro_desktop.cli import (
    bench_command,
    exchange_commands,
    paper_commands,
    practice,
    record_commands,
    store_commands,
    tour_command,
)
from integralavoro_desktop.cli.wording import Parser, example
from integralavoro_desktop.kernel.i18n import LANGUAGES, _

if TYPE_CHECKING:
    from integralavoro_desktop.cli.context import Context


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands, in the language in force."""
    common = _common()
    parser = Parser(
        prog="integralavoro",
        description=_("Integr@lavoro Desktop: the case file of a job coach. Without a command it opens the window."),
        epilog=example("--store practice/coach-1 search gio"),
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"Integr@lavoro Desktop {__version__}")
    parser.set_defaults(run=_open_window)
    # The options before the command are kept: those of a command must not reset them to their defaults.
    quiet = _common(default=argparse.SUPPRESS)
    commands = parser.add_subparsers(metavar=_("command"))
    for family in (
        practice,
        tour_command,
        bench_command,
        store_commands,
        record_commands,
        paper_commands,
        exchange_commands,
    ):
        family.add_to(commands, quiet)
    return parser


def _common(default: str | None = None) -> argparse.ArgumentParser:
    common = Parser(add_help=False)
    common.add_argument("--store", metavar="DIR", default=default, help=_("the folder of the archive"))
    common.add_argument(
        "--passphrase-file", metavar="FILE", default=default, help=_("a file whose first line is the passphrase")
    )
    operator = _("who acts, where several use the archive")
    common.add_argument("--operator", metavar="NAME", default=default, help=operator)
    common.add_argument("--lang", choices=LANGUAGES, default=default, help=_("language of the sentences"))
    common.add_argument(
        "--json",
        action="store_true",
        default=default or False,
        help=_("one JSON document on standard output, keys in English"),
    )
    return common


def _open_window(context: Context) -> int:
    # Qt and the pages are loaded only where a window is wanted.
    from integralavoro_desktop.app import run  # noqa: PLC0415

    return run(context.folder, passphrase_file=context.options.passphrase_file, language=context.options.lang or "")
