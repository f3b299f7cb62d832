"""Issuing a paper: its number, its key-back code, its row in the register; which copies are to be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integralavoro_desktop.features.disclosures import rules
from integralavoro_desktop.features.disclosures.model import Disclosure, Preset
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.serials import Serial, counter_of, series_for
from integralavoro_desktop.printing import keycode
from integralavoro_desktop.storage.meta import next_count
from integralavoro_desktop.storage.records import Filter, Query, Test

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from integralavoro_desktop.storage.edit import Action, Edit
    from integralavoro_desktop.storage.records import Reader
    from integralavoro_desktop.storage.store import Store

_LONGEST_PURPOSE = 160
_LONGEST_LEFT_OUT = 8_000


@dataclass(frozen=True, slots=True)
class Issue:
    """One paper as the register keeps it: about whom and what, for whom, on the basis of what, without what."""

    paper: str
    preset: str
    serial: str
    key_code: str
    made_at: datetime
    operator_id: UUID | None = None
    person_id: UUID | None = None
    about: tuple[str, UUID] | None = None
    recipient_id: UUID | None = None
    consent_id: UUID | None = None
    purpose: str = ""
    left_out: Sequence[tuple[str, str]] = ()


def next_serial(edit: Edit, preset: str, *, prefix: str) -> str:
    """Return the next number of a series on this device, which begins again every year and is never given twice."""
    series, year = series_for(preset), clock.today().year
    return str(Serial(series, prefix, year, next_count(edit.conn, counter_of(series, year))))


def fresh_key_code(reader: Reader, paper: str) -> str:
    """Return a key-back code that no paper of this store carries yet."""
    while True:
        code = keycode.make(paper)
        if not reader.count("disclosure", Query((Filter("key_code", Test.IS, code),), deleted=True)):
            return code


def enter(edit: Edit, issue: Issue) -> Disclosure:
    """Write a paper into the register, in the transaction in which it is made."""
    row = Disclosure(
        serial=issue.serial,
        candidate_id=issue.person_id,
        made_on=issue.made_at.replace(microsecond=0),
        operator_id=issue.operator_id,
        paper=issue.paper,
        preset=next(one for one in Preset if one == issue.preset),
        about_type=issue.about[0] if issue.about else None,
        about_id=issue.about[1] if issue.about else None,
        key_code=issue.key_code or None,
        recipient_id=issue.recipient_id,
        consent_id=issue.consent_id,
        left_out="\n".join(f"{what}: {why}" for what, why in issue.left_out)[:_LONGEST_LEFT_OUT] or None,
        purpose=issue.purpose[:_LONGEST_PURPOSE] or None,
    )
    edit.add(row)
    return row


def find_by_code(reader: Reader, typed: str) -> Disclosure | None:
    """Return the paper whose key-back code was typed, however it was spelled; None for a code that is not ours."""
    if not keycode.verify(typed):
        return None
    code = keycode.normalise(typed)
    return rules.by_code(reader.many("disclosure", Query((Filter("key_code", Test.IS, code),))), code)


def came_back(store: Store, action: Action, typed: str) -> Disclosure | None:
    """Note that a paper came back signed today, and return it; None for a code that is not ours."""
    with store.read() as reader:
        row = find_by_code(reader, typed)
    if row is not None and row.signed_back_on is None:
        with store.write(action) as edit:
            edit.change(row, {"signed_back_on": clock.today()})
    return row


def recall_list(reader: Reader, consent: Any) -> list[Disclosure]:
    """Return the copies to take back when a consent is withdrawn: handed over under it and not yet taken back."""
    rows = reader.many("disclosure", Query((Filter("consent_id", Test.IS, consent.id),)))
    still_out = [row for row in rows if row.recalled_on is None]
    return sorted(still_out, key=lambda row: (row.made_on is None, str(row.made_on), row.serial or ""))
