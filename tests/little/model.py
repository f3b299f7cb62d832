"""The tables of the little catalogue. Annotations are read when the program runs."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from integralavoro_desktop.kernel.choice import Choice, Tri
from integralavoro_desktop.kernel.columns import (
    choice,
    choices,
    clock_time,
    day,
    decimal,
    flag,
    link,
    long_text,
    moment,
    several,
    text,
    whole,
)
from integralavoro_desktop.kernel.privacy import Merge, Need, Privacy
from integralavoro_desktop.kernel.record import Record, Ui

WORK, NAME, INNER = Privacy.WORK, Privacy.IDENTITY, Privacy.INTERNAL


class Colour(Choice):
    """What somebody likes."""

    RED = "red", "Red"
    BLUE = "blue", "Blue"


class Person(Record, table=True):
    """A person with one field of every kind."""

    __tablename__ = "little_person"

    code: Annotated[str | None, Ui("Code", INNER, Need.ALWAYS, kind="serial")] = text(12)
    family_name: Annotated[str | None, Ui("Family name", NAME, Need.ALWAYS)] = text(40)
    given_name: Annotated[str | None, Ui("Name", NAME)] = text(40)
    note: Annotated[str | None, Ui("Note", WORK)] = long_text()
    starts_on: Annotated[date | None, Ui("From", WORK, group="period")] = day()
    ends_on: Annotated[date | None, Ui("To", WORK, group="period")] = day()
    revoked_on: Annotated[date | None, Ui("Revoked", WORK, merge=Merge.SAFER)] = day()
    may_call: Annotated[Tri | None, Ui("May call", WORK, merge=Merge.SAFER)] = choice(Tri)
    hidden: Annotated[bool | None, Ui("Hidden", WORK, merge=Merge.SAFER)] = flag()
    last_seen_on: Annotated[date | None, Ui("Seen", WORK, merge=Merge.AUTO)] = day()
    colour: Annotated[Colour | None, Ui("Colour", WORK)] = choice(Colour)
    colours: Annotated[list[Colour], Ui("Colours", WORK)] = choices(Colour)
    tags: Annotated[list[str], Ui("Tags", WORK)] = several()
    friends: Annotated[list[str], Ui("Friends", WORK, reference="candidate")] = several()
    place: Annotated[str | None, Ui("Place", WORK, codes="ISTAT")] = text(8)
    hours: Annotated[Decimal | None, Ui("Hours", WORK)] = decimal(0, 99)
    pay: Annotated[Decimal | None, Ui("Pay", WORK, kind="euro")] = decimal()
    level: Annotated[int | None, Ui("Level", WORK)] = whole(0, 4)
    minutes: Annotated[int | None, Ui("Minutes", WORK, kind="minutes")] = whole(0)
    at: Annotated[time | None, Ui("At", WORK)] = clock_time()
    called_at: Annotated[datetime | None, Ui("Called", WORK)] = moment()
    merged_into_id: Annotated[UUID | None, Ui("Joined with", INNER, hidden=True, reference="candidate")] = link()


class Visit(Record, table=True):
    """A row that lives in a person's page."""

    __tablename__ = "little_visit"

    candidate_id: Annotated[UUID | None, Ui("Person", INNER, hidden=True, reference="candidate")] = link()
    on: Annotated[date | None, Ui("On", WORK)] = day()
    what: Annotated[str | None, Ui("What", WORK)] = text()


class Word(Record, table=True):
    """A row that lives in a visit."""

    __tablename__ = "little_word"

    visit_id: Annotated[UUID | None, Ui("Visit", INNER, hidden=True)] = link()
    said: Annotated[str | None, Ui("Said", WORK)] = text()


class Secret(Record, table=True):
    """A restricted row of a person."""

    __tablename__ = "little_secret"

    candidate_id: Annotated[UUID | None, Ui("Person", INNER, hidden=True, reference="candidate")] = link()
    what: Annotated[str | None, Ui("What", Privacy.HEALTH)] = long_text()


class Firm(Record, table=True):
    """A shared row."""

    __tablename__ = "little_firm"

    name: Annotated[str | None, Ui("Name", Privacy.ORGANISATION, Need.ALWAYS)] = text()
    about: Annotated[str | None, Ui("About", Privacy.ORGANISATION)] = long_text()


class Worker(Record, table=True):
    """A control row."""

    __tablename__ = "little_worker"

    name: Annotated[str | None, Ui("Name", Privacy.CONTACT)] = text()


class Todo(Record, table=True):
    """A row of a person, or of nobody."""

    __tablename__ = "little_todo"

    candidate_id: Annotated[UUID | None, Ui("Person", INNER, hidden=True, reference="candidate")] = link()
    what: Annotated[str | None, Ui("What", INNER)] = text()


class Paper(Record, table=True):
    """A row that goes up only."""

    __tablename__ = "little_paper"

    what: Annotated[str | None, Ui("What", INNER)] = text()


class Stray(Record, table=True):
    """A row that never leaves."""

    __tablename__ = "little_stray"

    what: Annotated[str | None, Ui("What", INNER)] = text()
