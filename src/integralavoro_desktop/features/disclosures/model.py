"""The table of the register of prints."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.columns import choice, day, link, long_text, moment, text
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

INTERNAL = Privacy.INTERNAL
ALWAYS = Need.ALWAYS
TO_CLOSE = Need.TO_CLOSE


class Preset(Choice):
    """For whom a paper is made; it decides what may be in it."""

    TEAM = "team", N_("Care team")
    PERSON = "person", N_("Person")
    EMPLOYER = "employer", N_("Firm")
    OFFICE = "office", N_("Office")
    TARGETED = "targeted", N_("Targeted placement office")
    SENDER = "sender", N_("Referring service")
    INTERNAL = "internal", N_("Internal use")


class Disclosure(Record, table=True):
    """One paper that was made, with its number, recipient and consent."""

    __tablename__ = "disclosure"

    serial: Annotated[str | None, Ui(N_("Number of the paper"), INTERNAL, ALWAYS)] = text(20)
    candidate_id: Annotated[
        UUID | None,
        Ui(N_("Person"), INTERNAL, TO_CLOSE, help=N_("Empty only for a list of many people."), reference="candidate"),
    ] = link()
    made_on: Annotated[datetime | None, Ui(N_("Made on"), INTERNAL, ALWAYS)] = moment()
    operator_id: Annotated[UUID | None, Ui(N_("Made by"), INTERNAL, ALWAYS, reference="operator")] = link()
    paper: Annotated[str | None, Ui(N_("Document"), INTERNAL, ALWAYS)] = text(60)
    preset: Annotated[Preset | None, Ui(N_("For whom"), INTERNAL, ALWAYS)] = choice(Preset)
    about_type: Annotated[str | None, Ui(N_("About"), INTERNAL, hidden=True)] = text(30)
    about_id: Annotated[UUID | None, Ui(N_("Record"), INTERNAL, hidden=True)] = link()
    key_code: Annotated[str | None, Ui(N_("Key-back code"), INTERNAL)] = text(12)
    signed_back_on: Annotated[date | None, Ui(N_("Came back signed on"), INTERNAL)] = day()
    recipient_id: Annotated[UUID | None, Ui(N_("Recipient"), INTERNAL, TO_CLOSE, reference="organisation")] = link()
    consent_id: Annotated[UUID | None, Ui(N_("Consent"), INTERNAL, TO_CLOSE, reference="consent")] = link()
    left_out: Annotated[str | None, Ui(N_("Kept out on purpose"), INTERNAL)] = long_text()
    purpose: Annotated[str | None, Ui(N_("Purpose"), INTERNAL)] = text(160)
    recalled_on: Annotated[date | None, Ui(N_("Taken back on"), INTERNAL, group="recall")] = day()
    recall_note: Annotated[str | None, Ui(N_("Note"), INTERNAL, group="recall")] = text(200)
