"""The tables of territories and of the values that an office adds to a list or retires from it."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.catalogue.choices import TerritoryLevel
from integralavoro_desktop.kernel.columns import choice, day, link, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

ORGANISATION = Privacy.ORGANISATION


class Territory(Record, table=True):
    """A place as it was drawn in a time; a reform makes new rows and ends the old ones."""

    __tablename__ = "territory"

    code: Annotated[
        str | None, Ui(N_("Code"), ORGANISATION, Need.ALWAYS, help=N_("For a municipality the ISTAT code."))
    ] = text(12)
    name: Annotated[str | None, Ui(N_("Name"), ORGANISATION, Need.ALWAYS)] = text(80)
    level: Annotated[TerritoryLevel | None, Ui(N_("Kind of territory"), ORGANISATION, Need.ALWAYS)] = choice(
        TerritoryLevel
    )
    parent_id: Annotated[UUID | None, Ui(N_("Part of"), ORGANISATION, reference="territory")] = link()
    valid_from: Annotated[date | None, Ui(N_("From"), ORGANISATION, group="validity")] = day()
    valid_to: Annotated[date | None, Ui(N_("To"), ORGANISATION, group="validity")] = day()


class CodeValue(Record, table=True):
    """A value of a list, laid over the shipped one: added, renamed, or retired from a day."""

    __tablename__ = "code_value"

    list: Annotated[str | None, Ui(N_("List of values"), ORGANISATION, Need.ALWAYS)] = text(12)
    code: Annotated[str | None, Ui(N_("Code"), ORGANISATION, Need.ALWAYS)] = text(16)
    label_it: Annotated[str | None, Ui(N_("Item"), ORGANISATION, Need.ALWAYS)] = text(160)
    label_en: Annotated[str | None, Ui(N_("English item"), ORGANISATION)] = text(160)
    parent: Annotated[str | None, Ui(N_("Inside"), ORGANISATION)] = text(16)
    order: Annotated[int | None, Ui(N_("Position in the list"), ORGANISATION)] = whole()
    valid_from: Annotated[date | None, Ui(N_("From"), ORGANISATION, group="validity")] = day()
    valid_to: Annotated[
        date | None, Ui(N_("To"), ORGANISATION, help=N_("A retired value stays readable."), group="validity")
    ] = day()
    maps_to: Annotated[
        str | None, Ui(N_("Corresponds to"), ORGANISATION, help=N_("Codes of SISM or 46/SAN, as SISM-INT:03."))
    ] = text(40)
    flags: Annotated[str | None, Ui(N_("Signs"), ORGANISATION)] = text(40)
