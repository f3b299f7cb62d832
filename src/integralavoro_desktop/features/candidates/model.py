"""The table of the people whom the network accompanies to work."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.candidates.choices import FileState, IdKind, ItalianLevel, Licence, Sex, Transport
from integralavoro_desktop.kernel.columns import choice, choices, day, link, long_text, several, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Content, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

_CONTENT = Content.SKILLS


class Candidate(Record, table=True):
    """A person whom the network accompanies to work."""

    __tablename__ = "candidate"

    code: Annotated[
        str | None,
        Ui(
            N_("File code"),
            Privacy.INTERNAL,
            Need.ALWAYS,
            help=N_("The program gives it: it says nothing about the person."),
            kind="serial",
        ),
    ] = text(12)
    family_name: Annotated[str | None, Ui(N_("Family name"), Privacy.IDENTITY, Need.ALWAYS, employer=Content.NAME)] = (
        text(80)
    )
    given_name: Annotated[str | None, Ui(N_("Given name"), Privacy.IDENTITY, Need.ALWAYS, employer=Content.NAME)] = (
        text(80)
    )
    preferred_name: Annotated[
        str | None, Ui(N_("How the person wishes to be called"), Privacy.IDENTITY, employer=Content.NAME)
    ] = text(40)
    id_kind: Annotated[IdKind | None, Ui(N_("Kind of code"), Privacy.IDENTITY, Need.ALWAYS, group="fiscal")] = choice(
        IdKind, IdKind.CF
    )
    fiscal_code: Annotated[
        str | None, Ui(N_("Personal code"), Privacy.IDENTITY, Need.TO_CLOSE, kind="fiscal_code", group="fiscal")
    ] = text(20)
    birth_date: Annotated[date | None, Ui(N_("Date of birth"), Privacy.IDENTITY)] = day()
    birth_year: Annotated[int | None, Ui(N_("Year, if the date is missing"), Privacy.IDENTITY)] = whole(1900, 2099)
    birth_place: Annotated[str | None, Ui(N_("Place of birth"), Privacy.IDENTITY)] = text(80)
    sex: Annotated[Sex | None, Ui(N_("Sex (civil register)"), Privacy.IDENTITY, Need.ALWAYS)] = choice(Sex)
    citizenship: Annotated[str | None, Ui(N_("Citizenship"), Privacy.SOCIAL, codes="ISO2")] = text(24)
    permit_kind: Annotated[str | None, Ui(N_("Residence permit"), Privacy.SOCIAL)] = text(40)
    permit_expires_on: Annotated[date | None, Ui(N_("Permit expires on"), Privacy.SOCIAL)] = day()
    marital_status: Annotated[str | None, Ui(N_("Marital status"), Privacy.SOCIAL, codes="SISM-STC")] = text(24)
    education_level: Annotated[
        str | None, Ui(N_("Level of education"), Privacy.WORK, codes="SISM-EDU", employer=_CONTENT)
    ] = text(24)
    living_situation: Annotated[str | None, Ui(N_("Living situation"), Privacy.HEALTH, codes="SISM-SOC")] = text(24)
    occupation_status: Annotated[
        str | None, Ui(N_("Occupational status"), Privacy.HEALTH, codes="SISM-OCC", group="occupation")
    ] = text(24)
    occupation_status_on: Annotated[date | None, Ui(N_("Status noted on"), Privacy.HEALTH, group="occupation")] = day()
    phone: Annotated[str | None, Ui(N_("Telephone"), Privacy.CONTACT)] = text(30)
    phone_alt: Annotated[str | None, Ui(N_("Another telephone"), Privacy.CONTACT)] = text(30)
    email: Annotated[str | None, Ui(N_("E-mail"), Privacy.CONTACT)] = text(120)
    contact_note: Annotated[str | None, Ui(N_("How and when to get in touch"), Privacy.CONTACT)] = text(200)
    languages: Annotated[list[str], Ui(N_("Languages spoken"), Privacy.WORK, codes="ISO639", employer=_CONTENT)] = (
        several()
    )
    italian_level: Annotated[ItalianLevel | None, Ui(N_("Italian"), Privacy.WORK, employer=_CONTENT)] = choice(
        ItalianLevel
    )
    licences: Annotated[list[Licence], Ui(N_("Driving licences"), Privacy.WORK, employer=_CONTENT)] = choices(Licence)
    transport: Annotated[
        list[Transport], Ui(N_("How the person gets about"), Privacy.WORK, employer=Content.AVAILABILITY)
    ] = choices(Transport)
    did_on: Annotated[date | None, Ui(N_("Declared available for work (DID) on"), Privacy.WORK)] = day()
    job_centre_id: Annotated[UUID | None, Ui(N_("Job centre"), Privacy.WORK, reference="organisation")] = link()
    note: Annotated[str | None, Ui(N_("Practical notes"), Privacy.INTERNAL, help=N_("No news about health here"))] = (
        long_text()
    )
    merged_into_id: Annotated[
        UUID | None, Ui(N_("Joined to the file"), Privacy.INTERNAL, hidden=True, reference="candidate")
    ] = link()
    file_state: Annotated[FileState | None, Ui(N_("Keeping of the file"), Privacy.INTERNAL, Need.ALWAYS)] = choice(
        FileState, FileState.ACTIVE
    )
