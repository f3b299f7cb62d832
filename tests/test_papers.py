"""Every paper in one list, and the one way to make one: whole, numbered and registered, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests import papers_store
from tests.papers_lives import ACTION, COLLEAGUE, OPERATOR, consent_for
from tests.papers_store import PASSPHRASE, World, desk_of, printed, read_pdf, register_of

from integralavoro_desktop import cli
from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.features.operators.choices import Right
from integralavoro_desktop.kernel.fields import Kind, fields_of
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.papers import PAPERS, blank_form, paper_of, preview_paper, print_paper
from integralavoro_desktop.printing.paper import BlankOrder, Order, Preset
from integralavoro_desktop.printing.record_paper import record_copy
from integralavoro_desktop.printing.sheet import Sheet
from integralavoro_desktop.storage.meta import put_setting

if TYPE_CHECKING:
    from pathlib import Path

made_world = papers_store.made_world
world = papers_store.world

EVERY_TYPE = [kind.name for kind in CATALOG]


def order_of(world: World, paper: str) -> Order:
    """Give an order that this paper can be made of."""
    orders = {
        "DE": Order("DE", Preset.TEAM, person_id=world.person),
        "AZ": Order("AZ", Preset.EMPLOYER, person_id=world.person, recipient_id=world.firm),
        "VA": Order("VA", Preset.PERSON, record_id=world.november),
        "TR": Order("TR", Preset.INTERNAL, record_id=world.traineeship, month="2026-10"),
        "SC": Order("SC", Preset.INTERNAL, person_id=world.person),
    }
    return orders[paper]


MADE_HERE = [paper.code for paper in PAPERS if paper.builder]
WITH_A_FORM = [paper.code for paper in PAPERS if paper.blank]


def blank_order(kind: str = "") -> BlankOrder:
    return BlankOrder(CATALOG, Shower(CodeLists(), lambda _entity, _key: ""), kind=kind)


def test_no_two_papers_have_the_same_letters() -> None:
    codes = [paper.code for paper in PAPERS]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 2 and code.isupper() for code in codes)


def test_every_paper_is_made_here_or_says_where() -> None:
    assert [paper.code for paper in PAPERS if not paper.builder and not paper.made_by] == []


@pytest.mark.parametrize("code", MADE_HERE)
def test_every_page_carries_number_and_page_of_pages(world: World, code: str) -> None:
    made = print_paper(world.store, ACTION, order_of(world, code))
    pages = read_pdf(made.pdf).pages
    assert all(made.serial in page and f"page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert made.key_code in "".join(pages)
    assert made.key_code.startswith(code)


@pytest.mark.parametrize("code", MADE_HERE)
def test_a_paper_is_saved_and_registered_together(world: World, tmp_path: Path, code: str) -> None:
    target = tmp_path / "paper.pdf"
    made = print_paper(world.store, ACTION, order_of(world, code), to=target)
    assert target.read_bytes() == made.pdf
    assert [row.id for row in register_of(world)] == [made.disclosure_id]
    assert [path.name for path in tmp_path.glob("paper*")] == ["paper.pdf"]


@pytest.mark.parametrize("code", MADE_HERE)
def test_in_practice_mode_every_page_says_so(world: World, code: str) -> None:
    with world.store.transaction() as conn:
        put_setting(conn, "practice", value=True)
    pages = read_pdf(print_paper(world.store, ACTION, order_of(world, code)).pdf).pages
    assert all("PRACTICE" in page for page in pages)


@pytest.mark.parametrize("code", MADE_HERE)
def test_large_print_holds_the_paper_too(world: World, code: str) -> None:
    order = order_of(world, code)
    large = Order(
        order.paper, order.preset, order.person_id, order.record_id, order.recipient_id, month=order.month, large=True
    )
    small = read_pdf(preview_paper(world.store, ACTION, order).pdf)
    assert len(read_pdf(preview_paper(world.store, ACTION, large).pdf).pages) > len(small.pages)


def test_a_file_that_cannot_be_written_leaves_the_register_empty(world: World, tmp_path: Path) -> None:
    with pytest.raises(AppError):
        print_paper(world.store, ACTION, order_of(world, "DE"), to=tmp_path / "nowhere" / "paper.pdf")
    assert register_of(world) == []


def test_a_refused_paper_leaves_an_older_file_as_it_was(world: World, tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"older")
    with pytest.raises(AppError):
        print_paper(world.store, ACTION, Order("DE", Preset.TEAM), to=target)
    assert target.read_bytes() == b"older"


def test_a_look_before_printing_writes_nothing_and_takes_no_number(world: World) -> None:
    seen = preview_paper(world.store, ACTION, order_of(world, "DE"))
    assert read_pdf(seen.pdf).holds("Giovanna Ferri", "IL-MI3-2026-0000")
    assert seen.consent_id == world.team_consent
    assert register_of(world) == []
    assert print_paper(world.store, ACTION, order_of(world, "DE")).serial == "IL-MI3-2026-0001"


@pytest.mark.parametrize(
    ("paper", "preset", "sentence"),
    [
        ("DE", Preset.EMPLOYER, "not made for this recipient"),
        ("VA", Preset.EMPLOYER, "not made for this recipient"),
        ("SC", Preset.EMPLOYER, "not made for this recipient"),
        ("AZ", Preset.TEAM, "not made for this recipient"),
        ("FR", Preset.INTERNAL, "another command"),
        ("ZZ", Preset.INTERNAL, "no paper with these letters"),
    ],
)
def test_a_paper_is_made_only_for_those_it_is_for(world: World, paper: str, preset: Preset, sentence: str) -> None:
    with pytest.raises(AppError, match=sentence):
        print_paper(world.store, ACTION, Order(paper, preset, person_id=world.person, recipient_id=world.firm))


def test_nothing_but_the_presentation_and_the_register_goes_to_a_firm() -> None:
    assert [paper.code for paper in PAPERS if Preset.EMPLOYER in paper.presets] == ["AZ", "TR"]


@pytest.mark.parametrize("name", EVERY_TYPE)
def test_any_record_has_a_sheet_whose_text_holds_its_values(world: World, name: str) -> None:
    row, values = a_record(world, name)
    with world.store.read() as reader:
        desk = desk_of(reader, Order("SC", Preset.INTERNAL, record_id=row.id, kind=name))
        draft = record_copy(desk)
    read = read_pdf(Sheet(draft.info, draft.pieces).pdf())
    assert [value for value in values if not read.holds(value)] == []


@pytest.mark.parametrize("name", EVERY_TYPE)
def test_any_record_has_a_blank_twin_with_every_label(name: str) -> None:
    entity = CATALOG.entity(name)
    read = read_pdf(blank_form("SC", blank_order(name)))
    shown = {field for section in entity.kind.sections for field in section.fields}
    specs = [spec for spec in fields_of(entity.model) if spec.name in shown and not spec.ui.hidden]
    assert [spec.name for spec in specs if spec.ui.kind != "serial" and not read.holds(_(spec.ui.label))] == []


@pytest.mark.parametrize("code", [code for code in WITH_A_FORM if code != "SC"])
def test_a_blank_form_says_that_it_is_one(code: str) -> None:
    assert all("Blank form" in page for page in read_pdf(blank_form(code, blank_order())).pages)


def test_a_paper_without_a_form_says_so() -> None:
    with pytest.raises(AppError, match="no form"):
        blank_form("DE", blank_order())


def test_a_row_kept_back_is_printed_only_by_whom_was_at_work(world: World) -> None:
    world.change("contact_0", hidden=True, operators=[COLLEAGUE.hex])
    with pytest.raises(AppError, match="may not print"):
        printed(world, "SC", Preset.INTERNAL, record_id=world.contact_0)
    world.change("contact_0", operators=[OPERATOR.hex])
    assert printed(world, "SC", Preset.INTERNAL, record_id=world.contact_0)[1].holds("Vorrei un posto")


@pytest.mark.parametrize(
    ("preset", "rights", "shown"),
    [
        (Preset.TEAM, [Right.HEALTH], True),
        (Preset.TEAM, [], False),
        (Preset.INTERNAL, [], False),
        (Preset.PERSON, [Right.HEALTH], True),
        (Preset.TARGETED, [Right.HEALTH], False),
    ],
)
def test_health_fields_stand_on_a_sheet_by_recipient_and_by_right(
    world: World, preset: Preset, rights: list[Right], shown: bool
) -> None:
    world.change("referral", reason="Zhealth0001q")
    with world.store.read() as reader:
        world.row["me"] = reader.one("operator", OPERATOR)
    world.change("me", rights=rights)
    read = printed(world, "SC", preset, record_id=world.referral)[1]
    assert ("Zhealth0001q" in read.everything) is shown
    assert read.holds("Why the person is referred") is shown


def test_what_a_sheet_leaves_out_is_told_without_a_word_on_consents(world: World) -> None:
    made, read = printed(world, "SC", Preset.TARGETED, person_id=world.person)
    assert read.holds("Left out on purpose", "Addresses and telephone numbers")
    assert "consent" not in " ".join(why for _what, why in made.left_out)


def test_a_value_of_the_law_that_nobody_checked_says_so(world: World) -> None:
    with world.store.read() as reader:
        rows = {row.verified: row for row in reader.many("legal_parameter")}
    assert printed(world, "SC", Preset.INTERNAL, record_id=rows[False].id)[1].holds("To be verified")
    assert not printed(world, "SC", Preset.INTERNAL, record_id=rows[True].id)[1].holds("To be verified")


def test_the_command_prints_saves_and_registers(world: World, tmp_path: Path, capsys: Any) -> None:
    target = tmp_path / "dossier.pdf"
    run(world, tmp_path, "print", "de", "--person", "mi3-0142", "--for", "team", "--ask", "Chi?", "--out", str(target))
    document = json.loads(capsys.readouterr().out)
    assert document["serial"] == "IL-MI3-2026-0001"
    assert read_pdf(target.read_bytes()).holds("Giovanna Ferri", "Chi?")


def test_the_command_tells_why_a_paper_is_refused(world: World, tmp_path: Path, capsys: Any) -> None:
    firm, target = world.press.hex, str(tmp_path / "az.pdf")
    about = ("--person", "MI3-0142", "--for", "employer", "--recipient", firm)
    assert run(world, tmp_path, "print", "AZ", *about, "--out", target) == 1
    assert "no consent in force" in capsys.readouterr().err
    assert not (tmp_path / "az.pdf").exists()


def test_the_command_prints_the_register_for_its_host(world: World, tmp_path: Path, capsys: Any) -> None:
    world.keep("host_consent", consent_for(world, "press"))
    target = tmp_path / "tr.pdf"
    record = world.traineeship.hex
    status = run(
        world, tmp_path, "print", "TR", "--record", record, "--for", "employer", "--month", "2026-10", "--out",
        str(target),
    )  # fmt: skip
    assert status == 0
    assert json.loads(capsys.readouterr().out)["serial"] == "SL-MI3-2026-0001"


def test_the_command_makes_a_blank_form_without_a_store(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    assert cli.main(["print", "SC", "--type", "referral", "--blank", "--out", str(target), "--lang", "en"]) == 0
    assert read_pdf(target.read_bytes()).holds("Referral", "Blank form")


def test_the_command_lists_the_papers(capsys: Any) -> None:
    assert cli.main(["papers", "--json", "--lang", "en"]) == 0
    rows = {row["code"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["AZ"]["for"] == ["employer"]
    assert rows["FR"]["made_by"] == "store recovery"
    assert rows["VA"]["blank"]


def test_letters_are_read_in_any_case() -> None:
    assert paper_of("va").code == "VA"


def run(world: World, tmp_path: Path, *arguments: str) -> int:
    """Run a command on the store of a world, which is closed for it."""
    folder = world.store.vault.folder
    world.store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    common = ["--store", str(folder), "--passphrase-file", str(tmp_path / "passphrase"), "--lang", "en", "--json"]
    return cli.main([*common, *arguments])


def a_record(world: World, name: str) -> tuple[Any, list[str]]:
    """Give a row of a type with every plain text filled in, and those texts."""
    entity = CATALOG.entity(name)
    row = next((one for one in world.row.values() if type(one) is entity.model), None)
    if row is None:
        with world.store.read() as reader:
            row = reader.many(name)[0] if reader.count(name) else None
    if row is None:
        row = entity.model(candidate_id=world.person)
        with world.store.write(ACTION) as edit:
            edit.add(row)
    texts = {
        spec.name: f"Zvalue{n:02}q"[: spec.size or None]
        for n, spec in enumerate(fields_of(entity.model))
        if spec.kind in {Kind.TEXT, Kind.LONG} and not spec.ui.hidden and not spec.ui.kind
    }
    with world.store.write(ACTION) as edit:
        edit.change(row, texts)
    return row, list(texts.values())
