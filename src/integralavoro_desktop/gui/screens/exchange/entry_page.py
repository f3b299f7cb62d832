"""The exchange of the month: how it stands in words, what waits, the packages that went and came, the laptops."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integralavoro_desktop.exchange.standing import standing
from integralavoro_desktop.gui.arrange import Columns
from integralavoro_desktop.gui.banners import Banner, EmptyState
from integralavoro_desktop.gui.boxes import Card
from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.keymap import bind, with_key
from integralavoro_desktop.gui.page import Page
from integralavoro_desktop.gui.rows import FactRow, RowList
from integralavoro_desktop.gui.screens.exchange.words import ago, days_since, package_line, short
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.watch import Watch
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import datetime

    from integralavoro_desktop.exchange.standing import Package, PairedLaptop, Standing
    from integralavoro_desktop.gui.bench import Bench

PREPARE, RECEIVE, DECISIONS, DELETIONS, PAIR = "prepare", "receive", "decisions", "deletions", "pair"
_FEW_PACKAGES = 8
_WARN, _BANNER = ("SET.EXCHANGE_WARN", 35), ("SET.EXCHANGE_BANNER", 90)


class ExchangePage(Page):
    """The entry «Scambio». `step_asked(place)` asks for one of its pages; `laptop_asked(laptop)` to prepare for one."""

    step_asked = Signal(str)
    laptop_asked = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.theme, _("Exchange"))
        self.bench = bench
        self.state: Standing = standing(bench.store)
        self._most = _FEW_PACKAGES
        self._shown: QWidget | None = None
        bind(self, "batch", lambda: self.step_asked.emit(DECISIONS))
        Watch(bench.store, self, lambda _changed: self.refresh(frozenset()))
        self._fill_trail()
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again how the exchange stands."""
        self.state = standing(self.bench.store)
        self.set_title(_("Exchange"), subtitle=self._subtitle())
        self._show_banner()
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = QWidget()
        down = QVBoxLayout(self._shown)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(14)
        if not self.state.is_paired:
            down.addWidget(self._invitation())
        else:
            left, right = self._month(), self._waiting()
            down.addWidget(Columns(self.theme, left, right))
            if self.state.is_office:
                down.addWidget(self._laptops())
            down.addWidget(self._packages())
        down.addStretch(1)
        self.body.addWidget(self._shown, 1)
        self._receive.setVisible(self.state.is_paired)
        self._prepare.setVisible(self.state.is_paired and not self.state.is_office)
        self._pair.setVisible(self.state.is_office)

    def _fill_trail(self) -> None:
        self._pair = self._button(_("Pair a laptop"), PAIR, icon="laptop")
        self._receive = self._button(_("Receive a package"), RECEIVE, icon="package-open")
        self._prepare = self._button(_("Prepare the package"), PREPARE, kind="primary", icon="package")
        for button in (self._pair, self._receive, self._prepare):
            self.trail.addWidget(button)

    def _button(self, words: str, place: str, *, kind: str = "plain", icon: str = "") -> Button:
        button = Button(self.theme, words, kind=kind, icon=icon)
        button.setObjectName(place)
        button.clicked.connect(lambda: self.step_asked.emit(place))
        return button

    def _subtitle(self) -> str:
        if self.state.is_office:
            count = len(self.state.laptops)
            words = ngettext("Office of {name} · {n} laptop", "Office of {name} · {n} laptops", count)
            return words.format(name=self.state.office, n=count)
        return _("With {office}").format(office=self.state.office) if self.state.office else ""

    def _limit(self, setting: tuple[str, int]) -> int:
        code, usual = setting
        with self.bench.store.read() as reader:
            found = reader.parameter(code)
        return int(found.value) if found is not None and found.value is not None else usual

    def _show_banner(self) -> None:
        self.banners.clear()
        last = self.state.last_in
        if self.state.is_office or last is None or days_since(last) <= self._limit(_BANNER):
            return
        words = _("The last package came in {n} days ago. What you write is safe here, but the office does not see it.")
        banner = Banner(self.theme, words.format(n=days_since(last)), tone="warn", action=_("Prepare the package"))
        banner.acted.connect(lambda: self.step_asked.emit(PREPARE))
        self.banners.add(banner)

    def _invitation(self) -> QWidget:
        card = Card(self.theme)
        card.setObjectName("not_paired")
        sentence = _("This computer works alone: once it is paired, packages go to the office and come back.")
        empty = EmptyState(self.theme, sentence, icon="laptop", action=_("Pair this computer"))
        empty.acted.connect(lambda: self.step_asked.emit(PAIR))
        card.add(empty)
        return card

    def _month(self) -> QWidget:
        state = self.state
        card = Card(self.theme, _("The exchange of this month"), icon="arrow-left-right")
        rows = [self._last(_("Last package received"), state.last_in, warns=not state.is_office)]
        rows.append(self._last(_("Last package prepared"), state.last_out, warns=False))
        if not state.is_office:
            count = state.undelivered
            words = ngettext("{n} change not delivered yet", "{n} changes not delivered yet", count).format(n=count)
            detail = _("They go with the next package, and stay «to be delivered» until its receipt comes back.")
            name = words if count else _("Everything is delivered")
            row = FactRow(self.theme, name, detail=detail if count else "", icon="upload" if count else "circle-check")
            row.setObjectName("undelivered")
            rows.append(row)
        card.add(RowList(self.theme, *rows))
        card.body.addStretch(1)
        return card

    def _last(self, name: str, at: datetime | None, *, warns: bool) -> FactRow:
        row = FactRow(self.theme, name, icon="clock")
        if at is None:
            return row.end_with(_("never yet"))
        late = warns and days_since(at) > self._limit(_WARN)
        return row.end_with(Chip(self.theme, ago(at), tone="warn") if late else ago(at))

    def _waiting(self) -> QWidget:
        state = self.state
        card = Card(self.theme, _("What waits for you"), icon="list-checks")
        rows = []
        if state.decisions:
            words = ngettext("{n} field with two versions", "{n} fields with two versions", state.decisions)
            rows.append(self._wait(words.format(n=state.decisions), DECISIONS, icon="git-compare"))
            rows[-1].setToolTip(with_key(_("Decide"), "batch"))
        if state.deletions:
            words = ngettext("{n} proposed deletion", "{n} proposed deletions", state.deletions)
            rows.append(self._wait(words.format(n=state.deletions), DELETIONS, icon="trash-2"))
        if rows:
            card.add(RowList(self.theme, *rows))
        else:
            row = FactRow(self.theme, _("Nothing: every version and every deletion is decided."), icon="circle-check")
            row.icon.set_icon("circle-check", "ok")
            card.add(row)
        card.body.addStretch(1)
        return card

    def _wait(self, words: str, place: str, *, icon: str) -> FactRow:
        row = FactRow(self.theme, words, icon=icon, opens=True)
        row.setObjectName(f"wait_{place}")
        row.icon.set_icon(icon, "warn")
        row.opened.connect(lambda: self.step_asked.emit(place))
        return row.end_with(Chip(self.theme, _("decide"), tone="warn", icon="arrow-right"))

    def _packages(self) -> QWidget:
        found = self.state.packages
        card = Card(self.theme, _("Packages that went and came"), icon="package")
        if not found:
            card.add(Label(self.theme, _("No package yet. The first one is made after the pairing.")))
            return card
        card.add(RowList(self.theme, *(self._package(one) for one in found[: self._most])))
        if len(found) > self._most:
            more = Button(self.theme, _("Show all"), kind="link").small()
            more.setObjectName("all_packages")
            more.clicked.connect(self._show_all)
            card.trail.addWidget(more)
        return card

    def _show_all(self) -> None:
        self._most = len(self.state.packages)
        self.refresh(frozenset())

    def _package(self, package: Package) -> FactRow:
        icon = "upload" if package.is_out else "download"
        row = FactRow(self.theme, package_line(package), detail=package.fingerprint.spoken, icon=icon)
        row.setObjectName("package_row")
        return row.end_with(short(package.at))

    def _laptops(self) -> QWidget:
        card = Card(self.theme, _("Laptops"), icon="laptop")
        if not self.state.laptops:
            empty = EmptyState(self.theme, _("No laptop is paired yet."), icon="laptop", action=_("Pair a laptop"))
            empty.acted.connect(lambda: self.step_asked.emit(PAIR))
            card.add(empty)
            return card
        limit = self._limit(_WARN)
        latest_first = sorted(self.state.laptops, key=lambda one: (one.last_in is not None, one.last_in), reverse=False)
        card.add(RowList(self.theme, *(self._laptop(one, limit) for one in latest_first)))
        return card

    def _laptop(self, laptop: PairedLaptop, limit: int) -> FactRow:
        with self.bench.store.read() as reader:
            names = reader.titles("operator", [UUID(key) for key in laptop.users])
        who = ", ".join(name for name in names.values() if name)
        came = ago(laptop.last_in) if laptop.last_in else _("never yet")
        detail = _("{who} · prefix {prefix} · last package: {when}").format(who=who, prefix=laptop.prefix, when=came)
        row = FactRow(self.theme, laptop.label, detail=detail, icon="laptop")
        row.setObjectName("laptop_row")
        if not laptop.is_active:
            return row.end_with(Chip(self.theme, _("out of use"), tone="neutral", icon="ban"))
        days = laptop.days
        if days is None:
            row.end_with(Chip(self.theme, _("waits for its first package"), tone="info"))
        elif days > limit:
            words = ngettext("late: {n} day", "late: {n} days", days).format(n=days)
            row.end_with(Chip(self.theme, words, tone="warn"))
        prepare = Button(self.theme, _("Prepare"), icon="package").small()
        prepare.setObjectName("prepare_for")
        prepare.setAccessibleName(_("Prepare the package for {name}").format(name=laptop.label))
        prepare.clicked.connect(lambda: self.laptop_asked.emit(laptop))
        return row.end_with(prepare)
