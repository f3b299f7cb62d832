"""Papers in the window: the print dialog on the real papers, the list of them, the key-back desk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from integralavoro_desktop import papers
from integralavoro_desktop.features.consents.rules import in_force
from integralavoro_desktop.features.disclosures.actions import came_back
from integralavoro_desktop.features.disclosures.rules import awaited_signed
from integralavoro_desktop.gui.guide import PrintWish
from integralavoro_desktop.gui.screens.papers import PaperLine, PapersPage, PapersTools
from integralavoro_desktop.gui.screens.print_dialog import Chosen, PrintDialog, PrintTools, Shown
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.printing.paper import FOR_WHOM, BlankOrder, Order, Preset
from integralavoro_desktop.storage.meta import get_setting
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.gui.guide import Guide
    from integralavoro_desktop.gui.page import Page

_SHOWN = 8


def print_dialog(bench: Bench, window: QWidget, wish: PrintWish) -> PrintDialog:
    """Return the dialog for what a page wished: a paper, or its form to fill in by pen."""
    paper = papers.paper_of(wish.paper)
    title = _(paper.title)
    if wish.blank:
        kind = str(wish.extra.get("kind", ""))
        make = partial(_blank, bench, wish.paper, kind)
        tools = PrintTools(title, (), (), make, make, is_blank=True)
        return PrintDialog(bench.theme, window, tools)
    tools = PrintTools(
        title,
        [str(preset) for preset in paper.presets],
        _firms(bench, wish.person),
        partial(_made, bench, wish, for_real=False),
        partial(_made, bench, wish, for_real=True),
    )
    return PrintDialog(bench.theme, window, tools, preset=wish.preset)


def papers_page(bench: Bench, guide: Guide) -> Page:
    """Return the page of papers, forms and the key-back desk."""
    lines = [
        PaperLine(
            paper.code,
            _(paper.title),
            ", ".join(_(FOR_WHOM[preset]) for preset in paper.presets),
            _where(paper.about, bench),
            paper.blank is not None and bool(paper.about),
        )
        for paper in papers.PAPERS
    ]
    page = PapersPage(bench.theme, PapersTools(lines, partial(_key_back, bench, guide), partial(_awaited, bench)))
    page.blank_asked.connect(lambda code: guide.print(PrintWish(code, blank=True)))
    page.register_asked.connect(lambda: guide.list_asked.emit("disclosure"))
    return page


def _made(bench: Bench, wish: PrintWish, chosen: Chosen, *, for_real: bool) -> Shown:
    order = Order(
        wish.paper,
        Preset(chosen.preset),
        person_id=wish.person,
        record_id=wish.record,
        recipient_id=chosen.firm or wish.recipient,
        large=chosen.large,
        kind=str(wish.extra.get("kind", "")),
        month=str(wish.extra.get("month", "")),
    )
    if not for_real:
        seen = papers.preview_paper(bench.store, bench.action, order)
        return Shown(seen.pdf, seen.left_out)
    printed = papers.print_paper(bench.store, bench.action, order)
    return Shown(printed.pdf, printed.left_out, printed.file_name)


def _blank(bench: Bench, code: str, kind: str, chosen: Chosen) -> Shown:
    with bench.store.connection() as conn:
        practice = bool(get_setting(conn, papers.PRACTICE, default=False))
        office = str(get_setting(conn, "office_name", ""))
    shower = Shower(bench.codes, bench.title_of)
    order = BlankOrder(bench.catalogue, shower, office=office, large=chosen.large, practice=practice, kind=kind)
    return Shown(papers.blank_form(code, order), (), f"{code.lower()}.pdf")


def _firms(bench: Bench, person: UUID | None) -> Sequence[tuple[UUID, str]]:
    """Return the firms that a consent of the person in force names; without a person, none."""
    if person is None:
        return ()
    with bench.store.read() as reader:
        rows = reader.many("consent", Query((Filter("candidate_id", Test.IS, person),)))
        keys = [row.recipient_id for row in rows if row.recipient_id and in_force(row, clock.today())]
        return tuple(reader.titles("organisation", keys).items())


def _where(about: str, bench: Bench) -> str:
    if about not in bench.catalogue:
        return _("from the record itself")
    return _("from «{what}»").format(what=_(bench.catalogue.kind(about).words.one))


def _key_back(bench: Bench, guide: Guide, typed: str) -> str:
    row = came_back(bench.store, bench.action, typed)
    if row is None:
        return _("No paper of this computer carries this code. Check the letters, one by one.")
    if row.about_type and row.about_id:
        guide.open(row.about_type, row.about_id)
    elif row.candidate_id:
        guide.open("candidate", row.candidate_id)
    return _("Opened. The signed paper is noted as back today.")


def _awaited(bench: Bench) -> list[str]:
    with bench.store.read() as reader:
        rows: Sequence[Any] = awaited_signed(reader.many("disclosure"))
    titles = {paper.code: _(paper.title) for paper in papers.PAPERS}
    newest = sorted(rows, key=lambda row: str(row.made_on), reverse=True)
    lines = [f"{row.key_code or row.serial}, {titles.get(row.paper, row.paper)}" for row in newest[:_SHOWN]]
    more = len(rows) - len(lines)
    return [*lines, _("and {n} more").format(n=more)] if more > 0 else lines
