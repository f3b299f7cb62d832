"""The papers of the program, and the one way to make one: built, numbered, registered and saved, or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integralavoro_desktop.features.assessments.prints import assessment_sheet, blank_assessment
from integralavoro_desktop.features.candidates.standing import polo_on
from integralavoro_desktop.features.catalogue.lists import CodeLists
from integralavoro_desktop.features.disclosures import actions as register
from integralavoro_desktop.features.disclosures.rules import check
from integralavoro_desktop.features.dossier.firm_copy import presentation
from integralavoro_desktop.features.dossier.firm_terms import list_for_firm
from integralavoro_desktop.features.dossier.team_copy import dossier
from integralavoro_desktop.features.operators.choices import Right
from integralavoro_desktop.features.traineeships.prints import blank_register, month_register
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.privacy import Content
from integralavoro_desktop.kernel.problems import AppError, Severity
from integralavoro_desktop.kernel.serials import Serial, series_for
from integralavoro_desktop.kernel.show import Shower
from integralavoro_desktop.printing import keycode
from integralavoro_desktop.printing.paper import BlankOrder, Desk, Draft, Imprint, Order, Paper, Preset
from integralavoro_desktop.printing.record_paper import ANY, blank_record, record_copy
from integralavoro_desktop.printing.sheet import Sheet
from integralavoro_desktop.storage.durable import write_durably
from integralavoro_desktop.storage.faults import known_faults
from integralavoro_desktop.storage.meta import get_setting

if TYPE_CHECKING:
    from pathlib import Path

    from integralavoro_desktop.kernel.catalogue import Catalogue
    from integralavoro_desktop.storage.edit import Action
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

PRACTICE = "practice"
_HEX = 32
_SHARED_WITH = (Preset.TEAM, Preset.PERSON, Preset.INTERNAL)


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was made: its bytes, number, key-back code, what it leaves out, the consent it relies on."""

    pdf: bytes
    serial: str
    key_code: str
    left_out: tuple[tuple[str, str], ...]
    consent_id: UUID | None
    disclosure_id: UUID

    @property
    def file_name(self) -> str:
        """Return a name for the file that tells nothing about anybody."""
        return f"{self.serial}.pdf"


@dataclass(frozen=True, slots=True)
class Previewed:
    """A paper as it would be: its bytes, what it would leave out, the consent it would rely on."""

    pdf: bytes
    left_out: tuple[tuple[str, str], ...]
    consent_id: UUID | None


def print_paper(store: Store, action: Action, order: Order, *, to: Path | None = None) -> Printed:
    """Make a paper, write it in the register, and save it in `to` where a file is wanted.

    Register and file are written together or not at all; AppError, with the reason, for a paper that may not be made.
    """
    paper = paper_of(order.paper)
    part = to.with_name(f"{to.name}.part") if to else None
    try:
        with store.write(action) as edit, store.read() as reader:
            asked = _completed(paper, order, reader, store.catalogue)
            serial = register.next_serial(edit, asked.preset, prefix=store.identity.prefix)
            key_code = register.fresh_key_code(reader, paper.code)
            desk = _desk(store, reader, asked, who=_operator(action), numbers=(serial, key_code))
            draft = _drafted(paper, desk)
            row = register.enter(edit, _issue(paper, desk, draft))
            _look_again(reader, row)
            pdf = Sheet(draft.info, draft.pieces).pdf()
            if part:
                write_durably(part, pdf)
        if part and to:
            with known_faults():
                part.replace(to)
    finally:
        if part:
            part.unlink(missing_ok=True)
    return Printed(pdf, serial, key_code, draft.left_out, draft.consent_id, row.id)


def preview_paper(store: Store, action: Action, order: Order) -> Previewed:
    """Make a paper to be looked at: it has no number of its own yet, and nothing is written anywhere."""
    paper = paper_of(order.paper)
    with store.read() as reader:
        asked = _completed(paper, order, reader, store.catalogue)
        serial = Serial(series_for(asked.preset), store.identity.prefix, clock.today().year, 0)
        code = keycode.make(paper.code, lambda signs: signs[0])
        draft = _drafted(paper, _desk(store, reader, asked, who=_operator(action), numbers=(str(serial), code)))
    return Previewed(Sheet(draft.info, draft.pieces).pdf(), draft.left_out, draft.consent_id)


def blank_form(code: str, order: BlankOrder) -> bytes:
    """Return the form of a paper to be filled in by pen; it is about nobody, so no register keeps it."""
    paper = paper_of(code)
    if paper.blank is None:
        raise AppError(
            _("This paper has no form to fill in by pen."), _("Nothing was printed."), _("Look at the list of papers.")
        )
    info, pieces = paper.blank(order)
    return Sheet(info, pieces).pdf()


def paper_of(code: str) -> Paper:
    """Return the paper of two letters; AppError when there is none."""
    found = next((paper for paper in PAPERS if paper.code == code.upper()), None)
    if found is None:
        raise AppError(
            _("There is no paper with these letters."), _("Nothing was printed."), _("Look at the list of papers.")
        )
    return found


PAPERS = (
    Paper("DE", N_("Dossier for the care team"), (Preset.TEAM, Preset.SENDER), "candidate", dossier),
    Paper(
        "AZ",
        N_("Presentation for the firm"),
        (Preset.EMPLOYER,),
        "candidate",
        presentation,
        needs=frozenset({Content.NAME}),
    ),
    Paper("VA", N_("Assessment"), _SHARED_WITH, "assessment", assessment_sheet, blank_assessment),
    Paper(
        "TR",
        N_("Attendance register of the month"),
        (Preset.EMPLOYER, Preset.INTERNAL),
        "traineeship",
        month_register,
        blank_register,
        needs=frozenset({Content.NAME, Content.ATTENDANCE}),
        by_law=True,
        recipient_field="host_id",
    ),
    Paper("LA", N_("Letter with the package"), (Preset.OFFICE,), made_by="exchange make"),
    Paper("FR", N_("Recovery sheet"), (Preset.INTERNAL,), made_by="store recovery"),
    Paper(
        ANY,
        N_("Sheet of a record"),
        (*_SHARED_WITH, Preset.OFFICE, Preset.TARGETED),
        builder=record_copy,
        blank=blank_record,
    ),
)
"""Every paper that this version makes, in the order of the list."""


def _completed(paper: Paper, order: Order, reader: Reader, catalogue: Catalogue) -> Order:
    """Check what was asked, and fill in what the record itself says: whose it is, and which firm it is about."""
    if paper.builder is None:
        raise AppError(
            _("This paper is made by another command."),
            _("Nothing was printed."),
            _("Use «{command}».").format(command=paper.made_by),
        )
    if order.preset not in paper.presets:
        raise AppError(
            _("This paper is not made for this recipient."),
            _("Nothing was printed and nothing was written in the register."),
            _("Look at the list of papers for whom each may be."),
        )
    record = reader.one(paper.about, order.record_id) if order.record_id and paper.about in catalogue else None
    if record is None:
        return order
    person = getattr(record, "candidate_id", None) or order.person_id
    firm = getattr(record, paper.recipient_field) if paper.recipient_field else None
    return replace(order, person_id=person, recipient_id=order.recipient_id or firm)


def _desk(store: Store, reader: Reader, order: Order, *, who: UUID | None, numbers: tuple[str, str]) -> Desk:
    operator = reader.one("operator", who) if who else None
    with store.connection() as conn:
        practice = bool(get_setting(conn, PRACTICE, False))
    imprint = Imprint(
        *numbers,
        clock.now(),
        by=(operator.name or "") if operator else "",
        office=_office(reader, order.person_id) or store.identity.district,
        practice=practice,
    )
    codes = CodeLists(reader.many("code_value"))
    rights = frozenset(str(right) for right in operator.rights) if operator else frozenset()
    shower = Shower(codes, _Titles(reader, store.catalogue).title)
    return Desk(reader, store.catalogue, order, imprint, shower, rights, who, is_verified=codes.is_verified)


def _drafted(paper: Paper, desk: Desk) -> Draft:
    if paper.builder is None:
        message = "a paper without a builder"
        raise ValueError(message)
    if desk.order.preset is not Preset.EMPLOYER:
        return paper.builder(desk)
    if Right.PRINT_FIRM not in desk.rights:
        raise AppError(
            _("You may not print for a firm."),
            _("Nothing was printed and nothing was written in the register."),
            _("Ask the office for that right, or a colleague who has it."),
        )
    return paper.builder(replace(desk, allow=list_for_firm(desk, paper)))


def _issue(paper: Paper, desk: Desk, draft: Draft) -> register.Issue:
    imprint = desk.imprint
    return register.Issue(
        paper.code,
        str(desk.order.preset),
        imprint.serial,
        imprint.key_code,
        imprint.made_at,
        desk.operator_id,
        draft.person_id,
        draft.about,
        draft.recipient_id,
        draft.consent_id,
        draft.purpose,
        draft.left_out,
    )


def _look_again(reader: Reader, row: Any) -> None:
    """Let the rules of the register itself refuse what the builder let pass."""
    stops = [problem for problem in check(row, reader.facts(row)) if problem.severity is Severity.STOP]
    if stops:
        raise AppError(
            stops[0].sentence,
            _("Nothing was printed and nothing was written in the register."),
            _("Put that right, then print again."),
        )


def _office(reader: Reader, person_id: UUID | None) -> str:
    person = reader.one("candidate", person_id) if person_id else None
    if person is None:
        return ""
    polo = polo_on(reader.children(person, "candidate.assignment"), clock.today())
    return reader.titles("organisation", [polo]).get(polo, "") if polo else ""


def _operator(action: Action) -> UUID | None:
    return UUID(action.author) if len(action.author) == _HEX else None


class _Titles:
    """How records are called, read once each; a row inside another one is called by its first column."""

    def __init__(self, reader: Reader, catalogue: Catalogue) -> None:
        self._reader = reader
        self._catalogue = catalogue
        self._known: dict[tuple[str, UUID], str] = {}

    def title(self, entity: str, key: UUID) -> str:
        """Return how a record is called, empty where it is not held here."""
        if (entity, key) not in self._known:
            self._known[entity, key] = self._read(entity, key)
        return self._known[entity, key]

    def _read(self, entity: str, key: UUID) -> str:
        if entity not in self._catalogue:
            return ""
        found = self._catalogue.entity(entity)
        if found.child is None:
            return self._reader.titles(entity, [key]).get(key, "")
        row = self._reader.one(entity, key)
        return str(getattr(row, found.child.columns[0]) or "") if row is not None else ""
