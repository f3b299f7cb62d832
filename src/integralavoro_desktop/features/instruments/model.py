"""The tables of instruments: areas, items with the text of their levels, crosswalks to other instruments."""

from datetime import date
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.features.instruments.choices import EscoGroup, InstrumentKind, Relation
from integralavoro_desktop.kernel.columns import choice, day, flag, link, several, text, whole
from integralavoro_desktop.kernel.i18n import N_
from integralavoro_desktop.kernel.privacy import Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

ORGANISATION = Privacy.ORGANISATION
PARENT = Ui(N_("Instrument"), Privacy.INTERNAL, hidden=True, reference="instrument")


class Instrument(Record, table=True):
    """An instrument in one version; a new version is a new record."""

    __tablename__ = "instrument"

    code: Annotated[str | None, Ui(N_("Code"), ORGANISATION, Need.ALWAYS)] = text(12)
    version: Annotated[str | None, Ui(N_("Version"), ORGANISATION, Need.ALWAYS)] = text(10)
    name_it: Annotated[str | None, Ui(N_("Name"), ORGANISATION, Need.ALWAYS)] = text(120)
    name_en: Annotated[str | None, Ui(N_("English name"), ORGANISATION, Need.ALWAYS)] = text(120)
    kind: Annotated[InstrumentKind | None, Ui(N_("Kind of instrument"), ORGANISATION, Need.ALWAYS)] = choice(
        InstrumentKind
    )
    value_min: Annotated[int | None, Ui(N_("Lowest value"), ORGANISATION, Need.ALWAYS)] = whole()
    value_max: Annotated[int | None, Ui(N_("Highest value"), ORGANISATION, Need.ALWAYS)] = whole()
    min_answered: Annotated[
        int | None,
        Ui(
            N_("Answers needed in an area"),
            ORGANISATION,
            Need.ALWAYS,
            help=N_("With fewer answers an area has no mean."),
        ),
    ] = whole(0)
    owner: Annotated[str | None, Ui(N_("Owner of the rights"), ORGANISATION, Need.ALWAYS)] = text(120)
    licence: Annotated[str | None, Ui(N_("Licence"), ORGANISATION, Need.ALWAYS)] = text(120)
    valid_from: Annotated[date | None, Ui(N_("Valid from"), ORGANISATION, Need.ALWAYS, group="validity")] = day()
    valid_to: Annotated[date | None, Ui(N_("Valid until"), ORGANISATION, group="validity")] = day()


class Area(Record, table=True):
    """A group of items that belong together; only areas have means."""

    __tablename__ = "instrument_area"

    instrument_id: Annotated[UUID | None, PARENT] = link()
    code: Annotated[str | None, Ui(N_("Area"), ORGANISATION, Need.ALWAYS)] = text(4)
    name_it: Annotated[str | None, Ui(N_("Name"), ORGANISATION, Need.ALWAYS)] = text(80)
    name_en: Annotated[str | None, Ui(N_("English name"), ORGANISATION, Need.ALWAYS)] = text(80)
    order: Annotated[int | None, Ui(N_("Position in the list"), ORGANISATION, Need.ALWAYS)] = whole()


class Item(Record, table=True):
    """One thing that is looked at, with what can be seen at each of five levels."""

    __tablename__ = "instrument_item"

    instrument_id: Annotated[UUID | None, PARENT] = link()
    code: Annotated[str | None, Ui(N_("Item"), ORGANISATION, Need.ALWAYS)] = text(4)
    area: Annotated[str | None, Ui(N_("Area"), ORGANISATION, Need.ALWAYS)] = text(4)
    name_it: Annotated[str | None, Ui(N_("Name"), ORGANISATION, Need.ALWAYS)] = text(120)
    name_en: Annotated[str | None, Ui(N_("English name"), ORGANISATION, Need.ALWAYS)] = text(120)
    order: Annotated[int | None, Ui(N_("Position in the list"), ORGANISATION, Need.ALWAYS)] = whole()
    anchor_it_0: Annotated[str | None, Ui(N_("Description of level 0"), ORGANISATION, Need.TO_CLOSE)] = text(200)
    anchor_it_1: Annotated[str | None, Ui(N_("Description of level 1"), ORGANISATION, Need.TO_CLOSE)] = text(200)
    anchor_it_2: Annotated[str | None, Ui(N_("Description of level 2"), ORGANISATION, Need.TO_CLOSE)] = text(200)
    anchor_it_3: Annotated[str | None, Ui(N_("Description of level 3"), ORGANISATION, Need.TO_CLOSE)] = text(200)
    anchor_it_4: Annotated[str | None, Ui(N_("Description of level 4"), ORGANISATION, Need.TO_CLOSE)] = text(200)
    anchor_en_0: Annotated[str | None, Ui(N_("Description of level 0, in English"), ORGANISATION, Need.TO_CLOSE)] = (
        text(200)
    )
    anchor_en_1: Annotated[str | None, Ui(N_("Description of level 1, in English"), ORGANISATION, Need.TO_CLOSE)] = (
        text(200)
    )
    anchor_en_2: Annotated[str | None, Ui(N_("Description of level 2, in English"), ORGANISATION, Need.TO_CLOSE)] = (
        text(200)
    )
    anchor_en_3: Annotated[str | None, Ui(N_("Description of level 3, in English"), ORGANISATION, Need.TO_CLOSE)] = (
        text(200)
    )
    anchor_en_4: Annotated[str | None, Ui(N_("Description of level 4, in English"), ORGANISATION, Need.TO_CLOSE)] = (
        text(200)
    )
    icf: Annotated[list[str], Ui(N_("ICF codes"), ORGANISATION, help=N_("Codes only, parted by commas."))] = several()
    esco_group: Annotated[EscoGroup | None, Ui(N_("ESCO group"), ORGANISATION)] = choice(EscoGroup)
    at_work: Annotated[bool | None, Ui(N_("Asked of the company tutor"), ORGANISATION)] = flag()


class Crosswalk(Record, table=True):
    """What an item corresponds to in another instrument or version."""

    __tablename__ = "instrument_crosswalk"

    instrument_id: Annotated[UUID | None, PARENT] = link()
    item: Annotated[str | None, Ui(N_("Item"), ORGANISATION, Need.ALWAYS)] = text(4)
    other_code: Annotated[str | None, Ui(N_("Other instrument"), ORGANISATION, Need.ALWAYS)] = text(12)
    other_version: Annotated[str | None, Ui(N_("Version"), ORGANISATION, Need.ALWAYS)] = text(10)
    other_item: Annotated[str | None, Ui(N_("Its item"), ORGANISATION, Need.ALWAYS)] = text(12)
    relation: Annotated[Relation | None, Ui(N_("How near"), ORGANISATION, Need.ALWAYS)] = choice(Relation)
    note: Annotated[str | None, Ui(N_("Note"), ORGANISATION)] = text(200)
