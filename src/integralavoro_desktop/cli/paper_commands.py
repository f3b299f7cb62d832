"""`print` and `papers`: one paper as a PDF, registered; the list of the papers that can be made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.cli.tables import columns
from integralavoro_desktop.cli.wording import example
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    import argparse

    from integralavoro_desktop.cli.context import Context

_PRESETS = ("team", "person", "employer", "office", "targeted", "sender", "internal")


def add_to(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `print` and `papers`."""
    words = _("make one paper as PDF and write it in the register of prints")
    one = commands.add_parser(
        "print",
        help=words,
        description=words,
        parents=[common],
        epilog=example("--store DIR print DE --person MI3-0042 --for team --out dossier.pdf"),
    )
    one.add_argument("paper", metavar="PAPER", help=_("two letters, as «papers» lists them"))
    one.add_argument("--person", metavar="CODE", default="", help=_("the code of the person's file"))
    one.add_argument("--record", metavar="ID", default="", help=_("the id of the record the paper is about"))
    one.add_argument("--type", metavar="TYPE", default="", help=_("the record type, for the sheet of any record"))
    one.add_argument("--for", dest="preset", choices=_PRESETS, default="", help=_("for whom it is made"))
    one.add_argument("--recipient", metavar="ID", default="", help=_("the id of the organisation that receives it"))
    one.add_argument("--purpose", default="", help=_("why it is given"))
    one.add_argument("--month", metavar="YYYY-MM", default="", help=_("the month of a register"))
    one.add_argument("--ask", action="append", default=[], metavar="QUESTION", help=_("a question to the care team"))
    one.add_argument("--out", metavar="FILE.pdf", required=True)
    one.add_argument("--blank", action="store_true", help=_("the form to fill in by pen: nothing is registered"))
    one.add_argument("--large", action="store_true", help=_("large print"))
    one.set_defaults(run=_print)
    listed = commands.add_parser(
        "papers",
        help=_("the papers that can be made"),
        description=_("the papers that can be made"),
        parents=[common],
        epilog=example("papers --json"),
    )
    listed.set_defaults(run=_papers)


def _print(context: Context) -> None:
    if context.options.blank:
        _print_blank(context)
        return
    # ReportLab is loaded only by the commands that print.
    from integralavoro_desktop.papers import print_paper  # noqa: PLC0415
    from integralavoro_desktop.printing.paper import Order, Preset, Question  # noqa: PLC0415

    options = context.options
    if not options.preset:
        raise AppError(
            _("It is not told for whom the paper is."),
            _("Nothing was printed."),
            _("Say it with --for, for example --for team."),
        )
    order = Order(
        options.paper,
        Preset(options.preset),
        person_id=_person(context),
        record_id=_id(options.record),
        recipient_id=_id(options.recipient),
        purpose=options.purpose,
        month=options.month,
        questions=tuple(Question(text) for text in options.ask),
        large=options.large,
        kind=options.type,
    )
    made = print_paper(context.store, context.action("print"), order, to=Path(options.out))
    document = {
        "pdf": options.out,
        "serial": made.serial,
        "key_code": made.key_code,
        "left_out": [{"what": what, "why": why} for what, why in made.left_out],
        "consent": made.consent_id.hex if made.consent_id else None,
        "disclosure": made.disclosure_id.hex,
    }
    context.show(document, _("{serial} is printed and registered.").format(serial=made.serial))


def _print_blank(context: Context) -> None:
    from integralavoro_desktop.papers import blank_form  # noqa: PLC0415 - ReportLab, see above
    from integralavoro_desktop.printing.paper import BlankOrder  # noqa: PLC0415

    options = context.options
    order = BlankOrder(CATALOG, Shower(CodeLists(), lambda _entity, _key: ""), large=options.large, kind=options.type)
    pdf = blank_form(options.paper, order)
    write_durably(Path(options.out), pdf)
    context.show({"pdf": options.out}, _("The form is ready to be printed."))


def _papers(context: Context) -> None:
    from integralavoro_desktop.papers import PAPERS  # noqa: PLC0415 - ReportLab, see above
    from integralavoro_desktop.printing.paper import FOR_WHOM, Preset  # noqa: PLC0415

    document: list[dict[str, Any]] = [
        {
            "code": paper.code,
            "title": _(paper.title),
            "for": [str(preset) for preset in paper.presets],
            "type": paper.about or None,
            "blank": paper.blank is not None,
            "made_by": paper.made_by or "print",
        }
        for paper in PAPERS
    ]
    rows = [
        (
            row["code"],
            row["title"],
            ", ".join(_(FOR_WHOM[Preset(preset)]) for preset in row["for"]),
            row["type"] or "",
            _("yes") if row["blank"] else "",
        )
        for row in document
    ]
    context.show(document, columns(rows, (_("Paper"), _("Title"), _("For whom"), _("Type"), _("Blank form"))))


def _person(context: Context) -> UUID | None:
    code = context.options.person
    if not code:
        return None
    with context.store.read() as reader:
        found = reader.many("candidate", Query((Filter("code", Test.IS, code.upper()),)))
    if not found:
        raise AppError(
            _("There is no file with this code on this computer."),
            _("Nothing was printed."),
            _("Look for it with «search»."),
        )
    return found[0].id  # type: ignore[no-any-return]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise AppError(
            _("A record is named by its id of 32 letters and digits."),
            _("Nothing was printed."),
            _("Look for it with «search» or «records TYPE list»."),
        ) from error
