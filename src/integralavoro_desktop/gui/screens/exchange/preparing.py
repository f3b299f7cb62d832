"""What preparing does, beside the window: the checks, what goes out, the closed package, its letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integralavoro_desktop import grants
from integralavoro_desktop.exchange import courier, offers, readiness, standing
from integralavoro_desktop.gui.screens.exchange.words import at_time, size_words
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.printing.cover_sheet import BundleFacts, cover_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integralavoro_desktop.exchange.courier import Prepared
    from integralavoro_desktop.exchange.offers import Offer
    from integralavoro_desktop.exchange.readiness import Finding
    from integralavoro_desktop.gui.bench import Bench
    from integralavoro_desktop.printing.sheet import Sheet

    Tell = Callable[[int, int, str], object]


@dataclass(frozen=True, slots=True)
class Recipient:
    """For whom a package is: the device, how people call it, and on the office's side who uses it."""

    device: bytes
    name: str
    users: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found and what would go."""

    findings: tuple[Finding, ...]
    offer: Offer


def plan(bench: Bench, backups: Path, to: Recipient, *, tell: Tell) -> Plan:
    """Look at what would go out and run every check on it."""
    words = _("I look whether everything is in order")
    tell(0, 1, words)
    offer = _offer(bench, to)
    ground = readiness.Ground(bench.store, backups, offer.rows, bench.action.author)
    return Plan(tuple(readiness.check_all(ground, lambda done, total: tell(done, total, words))), offer)


def close(bench: Bench, folder: Path, to: Recipient, *, backups: Path, tell: Tell) -> Prepared:
    """Write the package; the office keeps a verified backup of everything it tells before the file is there."""
    tell(0, 1, _("I close the package"))
    store = bench.store
    if not store.identity.is_office:
        return courier.prepare_for_office(store, folder)
    wanted = grants.wanted_scopes(store, {to.device: to.users})
    return courier.prepare_for_laptop(store, folder, to.device, wanted=wanted, backups=backups)


def letter(bench: Bench, to: Recipient, made: Prepared, going: Plan, *, practice: bool = False) -> Sheet:
    """Return the letter that goes with a package."""
    state = standing.standing(bench.store)
    out = (one.number for one in state.packages if one.is_out and one.other == to.name)
    earlier = max((number for number in out if number < made.number), default=0)
    offer = going.offer
    contents = (
        (_("Changes"), str(offer.changes)),
        (_("People"), str(offer.people)),
        (_("Changes of the clinical area"), str(offer.clinical)),
    )
    facts = BundleFacts(
        sender=bench.who(bench.action.author) or bench.store.identity.prefix,
        office=state.office,
        recipient=to.name,
        number=str(made.number),
        previous=str(earlier) if earlier else "",
        made_at=at_time(clock.now()),
        file_name=made.file.path.name,
        size=size_words(made.file.size),
        fingerprint=made.fingerprint.words,
        contents=contents if offer.changes else (),
        practice=practice,
    )
    return cover_sheet(facts)


def _offer(bench: Bench, to: Recipient) -> Offer:
    store, shows = bench.store, bench.is_clinical_open()
    if not store.identity.is_office:
        return offers.offer_for_office(store, bench.codes, shows_clinical=shows)
    wanted = grants.wanted_scopes(store, {to.device: to.users})
    return offers.offer_for_laptop(store, to.device, bench.codes, wanted=wanted, shows_clinical=shows)
