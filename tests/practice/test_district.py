"""The practice district holds what it promises: every status and type, the exchange half-way, nothing in clear."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from integralavoro_desktop import stores
from integralavoro_desktop.catalog import CATALOG
from integralavoro_desktop.features.candidates.status import StatusKey, rows_of, status_on
from integralavoro_desktop.features.traineeships.choices import TraineeshipState
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.codes import is_right
from integralavoro_desktop.kernel.periods import add_days, covers
from integralavoro_desktop.kernel.problems import AppError, Severity
from integralavoro_desktop.practice import post
from integralavoro_desktop.practice.district import PASSPHRASE, SETTING, make_district
from integralavoro_desktop.practice.plan import Plan
from integralavoro_desktop.storage import conflicts, desk, health, ledger
from integralavoro_desktop.storage.meta import get_setting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integralavoro_desktop.storage.store import Store

NAMES = ("office", "coach-1", "coach-2")
TYPES = {
    "candidate", "referral", "consent", "work_profile", "assessment", "activity", "path_event", "task", "traineeship",
    "organisation", "disclosure", "operator", "territory", "code_value", "instrument", "legal_parameter",
}  # fmt: skip
NOT_MADE = {"instrument.crosswalk"}
NOT_YET = {StatusKey.EMPLOYED}
OF_THE_DEVICE = {"key_print"}
GRACE = 30


def test_every_type_has_rows(district) -> None:
    wanted = {entity.name for entity in CATALOG.entities if entity.kind.name in TYPES}
    assert {name for name in wanted if not district.counts[name]} == NOT_MADE


def test_every_status_occurs(opened) -> None:
    found = set()
    for name in NAMES:
        with opened(name) as store, store.read() as reader:
            found |= {str(status(reader, person)) for person in reader.many("candidate")}
    assert found == {str(key) for key in set(StatusKey) - NOT_YET}


def test_every_state_of_a_traineeship_occurs(opened) -> None:
    found = set()
    for name in NAMES:
        with opened(name) as store, store.read() as reader:
            found |= {str(row.state) for row in reader.many("traineeship")}
    assert found == {str(state) for state in TraineeshipState}


@pytest.mark.parametrize("name", NAMES)
def test_no_check_stops_a_row(opened, name: str) -> None:
    with opened(name) as store, store.read() as reader:
        rows = [row for entity in CATALOG.entities for row in reader.many(entity.name)]
        found = [(row, problem) for row in rows for problem in desk.find_problems(reader, CATALOG, row)]
    assert [(row, problem) for row, problem in found if problem.severity is Severity.STOP] == []
    assert {"ORG-3"} <= {problem.code for _row, problem in found}


@pytest.mark.parametrize("name", NAMES)
def test_tables_agree_with_the_log(opened, name: str) -> None:
    with opened(name) as store, store.connection() as conn:
        found = health.check(conn, CATALOG)
    assert found.is_sound, found
    assert found.rows_checked > 1_000


@pytest.mark.parametrize("name", NAMES)
def test_every_store_says_that_it_is_practice(opened, name: str) -> None:
    with opened(name) as store, store.connection() as conn:
        assert get_setting(conn, SETTING) is True


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_laptop_holds_only_the_people_of_its_coach(opened, district, name: str) -> None:
    with opened(name) as store, store.read() as reader:
        coach = reader.one("operator", store.vault.opened_by.user)
        held = {person.id for person in reader.many("candidate")}
        theirs = {row.candidate_id for row in reader.many("candidate.assignment") if is_theirs(row, coach.id)}
    assert held
    assert held == theirs
    assert len(held) < district.counts["candidate"]


def test_codes_of_people_are_right(opened) -> None:
    with opened("office") as store, store.read() as reader:
        codes = [(str(row.id_kind), row.fiscal_code or "") for row in reader.many("candidate")]
    assert [code for code in codes if not is_right(*code)] == []
    assert len({code for _kind, code in codes}) == len(codes)


def test_the_register_of_the_hero_has_its_four_absences(opened) -> None:
    with opened("coach-1") as store, store.read() as reader:
        hero = next(row for row in reader.many("candidate") if row.preferred_name == "Gio")
        running = next(row for row in reader.facts(hero).rows("traineeship") if row.state == "running")
        days = [row for row in reader.children(running, "traineeship.day") if f"{row.on:%Y-%m}" == "2026-10"]
        closed = {row.month for row in reader.children(running, "traineeship.month") if row.closed_on}
    assert (sum(1 for day in days if day.worked), len(days)) == (18, 22)
    assert closed == {"2026-09", "2026-10"}


def test_the_next_exchange_asks_one_question(copied, tmp_path) -> None:
    office, coach = copied("office"), copied("coach-1")
    with coach.connection() as conn:
        assert ledger.undelivered(conn, coach.identity.device) > 0
    report = post.send(coach, office, tmp_path)
    with office.connection() as conn:
        found = conflicts.open_conflicts(conn)
    assert report.decisions == 1
    assert [(one.entity, one.register) for one in found] == [("candidate", "phone")]


def test_no_name_stands_in_clear_in_a_file(district, opened) -> None:
    with opened("office") as store, store.read() as reader:
        people = reader.many("candidate")
    names = {name.encode() for row in people for name in (row.family_name, row.phone, row.fiscal_code) if name}
    files = [path for path in district.office.parent.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"store.db", "vault.json", "passphrase.txt"}
    assert [(path.name, name) for path in files for name in names if name in path.read_bytes()] == []


def test_only_the_owner_reads_the_passphrase(district) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(district.passphrase.stat().st_mode) == 0o600
    assert district.passphrase.read_text("utf-8").strip() == PASSPHRASE


def test_the_same_seed_gives_the_same_rows(district, build, opened, tmp_path) -> None:
    again = build(tmp_path / "again", Plan(people=24, seed=7))
    assert again.counts == district.counts
    for name in NAMES:
        with opened(name) as first, opening(again.stores[name]) as second:
            assert digest(first) == digest(second)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(AppError, match="something in this folder"):
        make_district(tmp_path, Plan(people=1))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def status(reader, person) -> StatusKey:
    return status_on(clock.today(), rows_of(reader.facts(person))).key


def is_theirs(row, coach) -> bool:
    ends = None if row.ends_on is None else add_days(row.ends_on, GRACE)
    return row.operator_id == coach and covers(row.starts_on, ends, clock.today())


def opening(folder):
    return closing(stores.open_store(folder, PASSPHRASE, read_only=True))


def digest(store: Store) -> str:
    """Hash every row of a store, without what a device makes by chance: its keys."""
    with store.read() as reader:
        rows = sorted(line for entity in CATALOG.entities for line in lines(entity.name, reader.many(entity.name)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def lines(entity: str, rows: Iterable) -> list[str]:
    left_out = OF_THE_DEVICE | {"scope_id"}
    return [f"{entity} {sorted((k, str(v)) for k, v in row.model_dump().items() if k not in left_out)}" for row in rows]
