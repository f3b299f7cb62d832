"""«Impostazioni» on a real store: what a choice changes, what the buttons do, what is said when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.gui import walkers

from integralavoro_desktop.gui.bench import Bench
from integralavoro_desktop.gui.chips import Chip
from integralavoro_desktop.gui.guide import Guide
from integralavoro_desktop.gui.screens.settings import SettingsPage
from integralavoro_desktop.gui.screens.settings_data import in_force
from integralavoro_desktop.gui.screens.settings_tools import SettingsTools
from integralavoro_desktop.gui.text import Label
from integralavoro_desktop.gui.theme import Look, Scheme
from integralavoro_desktop.storage import recovery_code
from integralavoro_desktop.storage.backup import list_backups
from integralavoro_desktop.storage.keyslots import RECOVERY, KdfCost
from integralavoro_desktop.stores import Founding, action_of, make_store, open_store, open_store_with_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integralavoro_desktop.storage.store import Store

PASSPHRASE = "frase di prova lunga"
FRESH = "sette lampade gialle nel corridoio"
KEYS = ("look", "me", "backups", "data", "health", "practice")
LOOKS = [Look(Scheme.LIGHT), Look(Scheme.DARK, 150), Look(Scheme.CONTRAST, 200)]


@dataclass
class Called:
    """What the settings asked for, in order."""

    folder: Path
    calls: list[tuple[Any, ...]] = field(default_factory=list)

    def tools(self) -> SettingsTools:
        return SettingsTools(
            keep_look=self.note("keep_look"),
            speak=self.note("speak"),
            open_list=self.note("open_list"),
            idle_changed=self.note("idle"),
            backup_folder=lambda: self.folder / "copies",
            folder_warning=lambda folder: "Leaves by itself." if "cloud" in str(folder) else "",
            print_sheet=self.note("print_sheet"),
            save_sheet=self.note("save_sheet"),
            print_health=self.note("print_health"),
            practice_folder=self.folder / "practice",
            make_practice=self.note("make_practice"),
            open_practice=self.note("open_practice"),
        )

    def note(self, name: str) -> Any:
        return lambda *given: self.calls.append((name, *given))

    def named(self, name: str) -> list[tuple[Any, ...]]:
        return [call[1:] for call in self.calls if call[0] == name]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an open store of Elena Marchetti."""
    made = make_store(tmp_path / "store", PASSPHRASE, Founding("Elena Marchetti", prefix="RHO", cost=KdfCost.floor()))
    yield made
    made.close()


@pytest.fixture
def called(tmp_path: Path) -> Called:
    """Give what the settings ask for."""
    return Called(tmp_path)


@pytest.fixture
def page(theme, show, store: Store, called: Called, monkeypatch) -> SettingsPage:
    """Show the settings; a new password costs as little as a test may."""
    monkeypatch.setattr("integralavoro_desktop.gui.screens.settings_password.calibrated", KdfCost.floor)
    bench = Bench(theme, store, action_of(store), who=lambda author: "Elena Marchetti" if author else "")
    return show(SettingsPage(bench, Guide(), called.tools()), 1146, 800)


def click(page: QWidget, name: str) -> None:
    page.findChild(QPushButton, name).click()


def words(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.words() for label in page.findChildren(Label) if label.isVisible())


def test_a_look_counts_at_once_and_is_kept(page, theme, called) -> None:
    page.tabs.view.scheme.chips["dark"].click()
    assert theme.look.scheme is Scheme.DARK
    assert called.named("keep_look") == [(Look(Scheme.DARK), "en")]


def test_the_size_of_the_text_follows_the_keys_too(page, theme) -> None:
    theme.step_text(1)
    assert page.tabs.view.text_size.chips["110"].isChecked()


def test_another_language_is_asked_for_once(page, called) -> None:
    page.tabs.view.language.chips["it"].click()
    page.tabs.view.language.chips["en"].click()
    assert called.named("speak") == [("it",)]


def test_minutes_until_the_lock_are_kept(page, store, called) -> None:
    page.choose("me")
    page.tabs.view.idle.chips["20"].click()
    with store.connection() as conn:
        assert conn.exec_driver_sql("SELECT value FROM setting WHERE key='idle_minutes'").scalar() == "20"
    assert called.named("idle") == [(20,)]


def test_the_password_changes_after_the_old_one_is_proved(page, store) -> None:
    page.choose("me")
    fill(page, PASSPHRASE, FRESH, FRESH)
    page.tabs.view.password.change()
    store.close()
    open_store(store.vault.folder, FRESH).close()


def test_a_wrong_old_password_is_said_at_its_field(page, store, theme) -> None:
    page.choose("me")
    card = page.tabs.view.password
    fill(page, "non la ricordo", FRESH, FRESH)
    with pytest.raises(Exception, match="not right"):
        card.change()
    assert store.vault.knows_passphrase(PASSPHRASE)


def test_a_weak_or_mistyped_password_is_not_taken(page, store) -> None:
    page.choose("me")
    fill(page, PASSPHRASE, "ciao", "ciao")
    page.tabs.view.password.change()
    assert "Too short" in words(page)
    fill(page, PASSPHRASE, FRESH, FRESH[:-1])
    page.tabs.view.password.change()
    assert "The two passwords differ" in words(page)
    assert store.vault.knows_passphrase(PASSPHRASE)


def test_who_can_open_is_listed_by_name(page) -> None:
    page.choose("me")
    assert "Elena Marchetti" in words(page.findChild(QWidget, "who_can_open"))


def test_a_new_sheet_counts_only_after_two_groups_are_typed_back(page, store, called) -> None:
    page.choose("me")
    overlay = page.tabs.view.renew_sheet()
    overlay.adopt()
    assert not store.vault.keys.has(RECOVERY)
    overlay.step.print_asked.emit(2)
    ((code, copies),) = called.named("print_sheet")
    for place, line in overlay.step.typed.items():
        line.setText(recovery_code.groups(code)[place].lower())
    click(overlay, "adopt_sheet")
    store.close()
    assert copies == 2
    open_store_with_sheet(store.vault.folder, code).close()


def test_escape_keeps_the_sheet_of_before(page, store, qtbot) -> None:
    page.choose("me")
    overlay = page.tabs.view.renew_sheet()
    click(overlay, "keep_old_sheet")
    assert overlay.isHidden()
    assert not store.vault.keys.has(RECOVERY)


def test_a_copy_is_made_counted_and_listed(page, store, called) -> None:
    page.choose("backups")
    click(page, "copy_now")
    (made,) = list_backups(called.folder / "copies", store.vault.vault_id)
    assert made.rows > 0
    assert "opened again and counted" in words(page.findChild(QWidget, "copies"))


def test_a_damaged_copy_is_told_apart(page, called, store) -> None:
    page.choose("backups")
    click(page, "copy_now")
    (made,) = list_backups(called.folder / "copies", store.vault.vault_id)
    content = bytearray((made.path / "store.db").read_bytes())
    content[-1] ^= 1
    (made.path / "store.db").write_bytes(content)
    with pytest.raises(Exception, match="not whole"):
        page.tabs.view.check(made)


def test_a_bad_place_for_copies_is_warned_about(page, called) -> None:
    page.choose("backups")
    called.folder = called.folder / "cloud"
    page.tabs.view.take_folder(called.folder)
    assert "Leaves by itself." in words(page)


def test_lists_open_on_their_own_page(page, called, qtbot) -> None:
    page.choose("data")
    page.findChild(QWidget, "list_territory").opened.emit()
    assert called.named("open_list") == [("territory",)]


def test_values_to_check_come_first_and_are_counted(page) -> None:
    page.choose("data")
    chips = [chip.text for chip in page.findChild(QWidget, "law_values").findChildren(Chip)]
    assert chips[0].endswith(" to check")
    assert set(chips[1:]) == {"to check"}


def test_a_value_out_of_force_is_not_shown() -> None:
    over = SimpleNamespace(code="A", valid_from=None, valid_to=date(2021, 12, 31), verified=False, id=1)
    now = SimpleNamespace(code="B", valid_from=date(2022, 1, 1), valid_to=None, verified=True, id=2)
    waiting = SimpleNamespace(code="C", valid_from=None, valid_to=None, verified=False, id=3)
    assert in_force([over, now, waiting], date(2026, 11, 22)) == [waiting, now]


def test_the_archive_is_looked_through(page) -> None:
    page.choose("health")
    assert "not been looked through" in words(page)
    click(page, "look_through")
    assert "The archive is whole" in words(page)


def test_the_health_sheet_tells_what_to_put_right(page, called) -> None:
    page.choose("health")
    click(page, "print_health")
    ((checks, facts),) = called.named("print_health")
    assert ("There is no copy yet.", False, "Make one in «Backups».") in checks
    assert not any("Elena" in text for row in (*checks, *facts) for text in map(str, row))


def test_practice_is_made_once_then_opened(page, called) -> None:
    page.choose("practice")
    click(page, "open_practice")
    (called.folder / "practice").mkdir()
    click(page, "open_practice")
    assert [call[0] for call in called.calls] == ["make_practice", "open_practice", "open_practice"]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.text_percent}")
def test_no_word_is_clipped_and_no_control_too_small(page, theme, qtbot, key, look) -> None:
    page.choose(key)
    theme.set_look(look)
    page.resize(908 if look.text_percent > 100 else 1146, 620)
    qtbot.wait(50)
    assert walkers.clipped(page) == []
    assert walkers.too_small(page) == []
    assert walkers.nameless(page) == []
    assert walkers.colour_only(page) == []


def fill(page: SettingsPage, *typed: str) -> None:
    card = page.tabs.view.password
    for place, text in zip((card.old, card.new, card.again), typed, strict=True):
        place.line.setText(text)
