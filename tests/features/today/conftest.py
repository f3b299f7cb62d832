"""A coach's store on one morning: three people in different states, a firm, tasks; all names are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from integralavoro_desktop.features.activities.model import Activity
from integralavoro_desktop.features.candidates.children import Assignment
from integralavoro_desktop.features.candidates.model import Candidate
from integralavoro_desktop.features.consents.model import Consent
from integralavoro_desktop.features.path_events.model import PathEvent
from integralavoro_desktop.features.referrals.model import Referral
from integralavoro_desktop.features.tasks.model import Task
from integralavoro_desktop.storage.keyslots import KdfCost
from integralavoro_desktop.stores import Founding, action_of, make_store, operator_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integralavoro_desktop.kernel.record import Record
    from integralavoro_desktop.storage.store import Store

TODAY = date(2026, 11, 22)


@dataclass
class Morning:
    """An open store and whose it is."""

    store: Store
    coach: UUID

    def add(self, *records: Record) -> None:
        """Write rows past the checks."""
        with self.store.write(action_of(self.store)) as edit:
            for record in records:
                edit.add(record)

    def person(self, name: str, *, since: date = date(2026, 3, 2), coach: UUID | None = None, **values: Any) -> UUID:
        """Write somebody who was accepted and is followed, by the coach of this store unless told otherwise."""
        key = uuid4()
        given, family = name.split()
        followed = Assignment(candidate_id=key, operator_id=coach or self.coach, role="coach", starts_on=since)
        accepted = Referral(
            candidate_id=key,
            kind="first",
            sender_kind="1",
            received_on=since,
            outcome="accepted",
            outcome_on=since,
        )
        self.add(Candidate(id=key, code=f"RHO-{key.int % 9999:04}", given_name=given, family_name=family, **values))
        self.add(followed, accepted)
        return key

    def contact(self, person: UUID, on: date, **values: Any) -> UUID:
        """Write a row of the diary."""
        usual = {"minutes": 45, "kind": "07", "place": "3", "operators": [self.coach.hex], "with_whom": ["person"]}
        row = Activity(candidate_id=person, happened_on=on, **usual | values)
        self.add(row)
        return row.id

    def task(self, title: str, on: date = TODAY, **values: Any) -> UUID:
        """Write a task for the coach."""
        row = Task(title=title, due_on=on, **{"operator_id": self.coach} | values)
        self.add(row)
        return row.id

    def pause(self, person: UUID, since: date, until: date | None = None) -> None:
        """Write a break."""
        self.add(PathEvent(candidate_id=person, kind="pause", starts_on=since, ends_on=until))

    def consent(self, person: UUID, until: date, **values: Any) -> UUID:
        """Write a consent to share with the care team."""
        row = Consent(candidate_id=person, kind="care_team", given_on=date(2025, 12, 1), expires_on=until, **values)
        self.add(row)
        return row.id

    def one(self, entity: str, key: UUID) -> Any:
        """Return one row."""
        with self.store.read() as reader:
            return reader.one(entity, key)


@pytest.fixture
def morning(tmp_path: Path, fixed_clock: Any) -> Iterator[Morning]:
    """Give an empty store of Elena Marchetti on 22 November 2026 at nine."""
    founding = Founding("Elena Marchetti", prefix="RHO", cost=KdfCost.floor())
    store = make_store(tmp_path / "store", "frase di prova lunga", founding)
    coach = operator_of(store)
    assert coach is not None
    yield Morning(store, coach)
    store.close()


@pytest.fixture
def busy(morning: Morning) -> Morning:
    """Give a store with people heard long ago, recently and in a break, papers that expire, tasks of the day."""
    gio = morning.person("Giovanna Ferri")
    davide = morning.person("Davide Riva")
    luca = morning.person("Luca Bianchini")
    morning.contact(gio, date(2026, 11, 20), starts_at=time(10, 0))
    morning.contact(davide, date(2026, 8, 1))
    morning.contact(luca, date(2026, 9, 20))
    morning.pause(luca, date(2026, 9, 28), date(2026, 12, 10))
    morning.consent(gio, date(2026, 12, 15))
    morning.task("Riunione di équipe", due_at=time(11, 30))
    morning.task("Far firmare il progetto", candidate_id=gio)
    morning.task("Chiamare la ditta", on=date(2026, 11, 19), place="Rho")
    return morning
