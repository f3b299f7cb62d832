"""The table of dated values."""

from datetime import date
from typing import Annotated

from integralavoro_desktop.kernel.columns import day, flag, text
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

ORGANISATION = Privacy.ORGANISATION


class LegalParameter(Record, table=True):
    """A value of the law or a setting of the office, with the days on which it counts."""

    __tablename__ = "legal_parameter"

    code: Annotated[str | None, Ui(N_("Code"), ORGANISATION, Need.ALWAYS)] = text(30)
    value: Annotated[
        str | None,
        Ui(
            N_("Value"),
            ORGANISATION,
            help=N_("A number, a day as 01-31, or a list. While it is empty nothing is calculated with it."),
        ),
    ] = text(200)
    unit: Annotated[str | None, Ui(N_("Unit"), ORGANISATION, Need.ALWAYS)] = text(30)
    valid_from: Annotated[
        date | None,
        Ui(N_("In force from"), ORGANISATION, help=N_("Empty: the first day is not known."), group="validity"),
    ] = day()
    valid_to: Annotated[date | None, Ui(N_("In force until"), ORGANISATION, group="validity")] = day()
    source: Annotated[str | None, Ui(N_("Source"), ORGANISATION, Need.ALWAYS)] = text(200)
    checked_on: Annotated[
        date | None, Ui(N_("Last checked on"), ORGANISATION, help=N_("Empty: never checked here."))
    ] = day()
    verified: Annotated[bool | None, Ui(N_("Verified"), ORGANISATION)] = flag()
