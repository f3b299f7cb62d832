"""The table of consents and notices."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.consents.choices import ConsentContent, ConsentKind, GivenBy, GivenHow
from integralavoro_desktop.kernel.columns import choice, choices, day, link, text
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Merge, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

_CLASS = Privacy.INTERNAL


class Consent(Record, table=True):
    """What the person allows to be said, to whom and until when."""

    __tablename__ = "consent"

    candidate_id: Annotated[UUID | None, Ui(N_("Person"), _CLASS, Need.ALWAYS, reference="candidate")] = link()
    kind: Annotated[ConsentKind | None, Ui(N_("Kind of consent"), _CLASS, Need.ALWAYS)] = choice(ConsentKind)
    recipient_id: Annotated[
        UUID | None,
        Ui(
            N_("Recipient"),
            _CLASS,
            Need.TO_CLOSE,
            help=N_("One recipient at a time; without a recipient it holds for nobody."),
            reference="organisation",
        ),
    ] = link()
    recipient_text: Annotated[str | None, Ui(N_("Another recipient"), _CLASS, Need.TO_CLOSE)] = text(120)
    contents: Annotated[list[ConsentContent], Ui(N_("What may be told"), _CLASS, Need.TO_CLOSE)] = choices(
        ConsentContent
    )
    purpose: Annotated[str | None, Ui(N_("Purpose"), _CLASS, Need.ALWAYS)] = text(200)
    text_version: Annotated[str | None, Ui(N_("Version of the text"), _CLASS, Need.ALWAYS)] = text(20)
    given_on: Annotated[date | None, Ui(N_("Given on"), _CLASS, Need.ALWAYS, group="period")] = day()
    given_by: Annotated[GivenBy | None, Ui(N_("Given by"), _CLASS, Need.ALWAYS)] = choice(GivenBy, GivenBy.PERSON)
    how: Annotated[GivenHow | None, Ui(N_("How it was given"), _CLASS, Need.ALWAYS)] = choice(GivenHow, GivenHow.PAPER)
    expires_on: Annotated[date | None, Ui(N_("Expires on"), _CLASS, Need.TO_CLOSE, group="period")] = day()
    revoked_on: Annotated[date | None, Ui(N_("Withdrawn on"), _CLASS, merge=Merge.SAFER)] = day()
    revoked_note: Annotated[str | None, Ui(N_("Note on the withdrawal"), _CLASS)] = text(200)
