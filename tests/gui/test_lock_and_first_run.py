"""The lock screen asks and answers calmly; the first run goes on only when a step is complete."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from integralavoro_desktop.gui.buttons import Button
from integralavoro_desktop.gui.first_run import FirstRun
from integralavoro_desktop.gui.first_run_steps import FirstRunTools
from integralavoro_desktop.gui.lock_screen import LockFacts, LockScreen
from integralavoro_desktop.gui.password_strength import strength
from integralavoro_desktop.gui.recover_screen import RecoverScreen
from integralavoro_desktop.kernel.problems import AppError

WRONG = AppError("La password non è giusta.", "I dati sono chiusi e intatti.", "Controlla Bloc Maiusc.")
GOOD = "lampada fiume cavallo stazione"


@pytest.fixture
def screen(theme, show) -> LockScreen:
    """Give the lock screen of Elena, with one draft waiting."""
    made = show(LockScreen(theme, LockFacts("Elena", "Bloccato alle 12:46", 1)))
    made.setFocus()
    return made


def test_enter_asks_to_unlock_with_what_was_typed(screen, qtbot) -> None:
    assert QApplication.focusWidget() is screen.password.line
    qtbot.keyClicks(screen.password.line, "segreto")
    with qtbot.waitSignal(screen.unlock_asked) as asked:
        qtbot.keyClick(screen.password.line, Qt.Key.Key_Return)
    assert asked.args == ["segreto"]


def test_an_empty_password_asks_nothing(screen, qtbot) -> None:
    with qtbot.assertNotEmitted(screen.unlock_asked):
        qtbot.keyClick(screen.password.line, Qt.Key.Key_Return)


def test_a_wrong_password_says_three_things_and_empties_the_field(screen, qtbot) -> None:
    qtbot.keyClicks(screen.password.line, "segreto")
    screen.fail(WRONG)
    problem = next(one for one in screen.findChildren(type(screen._wrong)) if one.objectName() == "unlock_problem")  # noqa: SLF001
    assert problem.accessibleName() == f"{WRONG.happened} {WRONG.kept} {WRONG.todo}"
    assert screen.password.text() == ""
    assert screen.unlock.isEnabled()


def test_after_many_tries_one_waits(screen, qtbot) -> None:
    screen.fail(WRONG, wait=1)
    assert not screen.unlock.isEnabled()
    assert screen.unlock.text() == "Try again in 1 second"
    qtbot.waitUntil(screen.unlock.isEnabled, timeout=3000)
    assert QApplication.focusWidget() is screen.password.line


def test_caps_lock_shows_from_a_capital_without_shift(screen, qtbot) -> None:
    qtbot.keyClick(screen.password.line, "A", Qt.KeyboardModifier.NoModifier)
    assert screen._caps.isVisible()  # noqa: SLF001
    qtbot.keyClick(screen.password.line, "a", Qt.KeyboardModifier.NoModifier)
    assert not screen._caps.isVisible()  # noqa: SLF001


def test_the_eye_shows_the_password_and_hides_it_again(screen, qtbot) -> None:
    line, eye = screen.password.line, screen.password.eye
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert line.echoMode() == line.EchoMode.Normal
    assert eye.accessibleName() == "Hide the password"
    screen.password.clear()
    assert line.echoMode() == line.EchoMode.Password


@pytest.mark.parametrize(
    ("password", "is_enough"),
    [
        ("", False),
        ("corta", False),
        ("aaaaaaaaaaaaaaaa", False),
        ("abcabcabcabcabc", False),
        ("password123456", False),
        ("gatto ombrello treno", True),
        (GOOD, True),
        ("kP7$w2!mQx9z", True),
    ],
)
def test_a_password_is_judged_by_how_hard_it_is_to_guess(password: str, is_enough: bool) -> None:
    assert strength(password).is_enough is is_enough


def test_more_words_are_never_weaker() -> None:
    levels = [strength(" ".join(GOOD.split()[:count])).level for count in range(1, 5)]
    assert levels == sorted(levels)
    assert levels[-1] > levels[0]


@pytest.fixture
def first_run(theme, show, tmp_path) -> FirstRun:
    """Give the first run with a known code; groups 1 and 4 are asked back."""
    groups = ("RH57K", "2WXD9", "H6VN3", "B8JS5", "RYF4KM", "2W")
    tools = FirstRunTools(
        groups,
        (0, 3),
        lambda typed: typed == {0: "RH57K", 3: "B8JS5"},
        lambda *_paper: None,
        lambda *_paper: None,
        lambda folder: "Questa cartella va anche su Internet." if "Drive" in str(folder) else "",
        tmp_path,
    )
    return show(FirstRun(theme, tools), 1440, 900)


def test_the_five_steps_end_in_the_answers(first_run, qtbot, tmp_path) -> None:
    complete(first_run)
    with qtbot.waitSignal(first_run.finished) as finished:
        go_on(first_run, qtbot, steps=5)
    answers = finished.args[0]
    assert (answers.name, answers.office, answers.password) == ("Elena Marchetti", "Polo di Rho", GOOD)
    assert answers.backup_folder == tmp_path
    assert answers.wants_practice
    assert GOOD not in repr(answers)


@pytest.mark.parametrize(
    ("spoil", "step"),
    [
        (lambda run: run.who.name.clear(), 0),
        (lambda run: run.password.again.line.setText("altra"), 1),
        (lambda run: run.recovery.typed[3].setText("B8JS6"), 2),
        (lambda run: run.backup.folder.clear(), 3),
    ],
)
def test_a_step_that_lacks_something_stays(first_run, qtbot, spoil, step: int) -> None:
    complete(first_run)
    spoil(first_run)
    go_on(first_run, qtbot, steps=5)
    assert first_run.steps[step].isVisible()
    assert first_run.steps[step].missing()


def test_a_folder_on_the_internet_is_named(first_run) -> None:
    first_run.backup.folder.setText("/home/elena/Drive")
    warning = next(one for one in first_run.backup.children() if one.objectName() == "folder_warning")
    assert warning.accessibleName() == "Questa cartella va anche su Internet."


def test_the_sheet_shows_whose_it_is_and_stands_below_in_a_small_window(first_run, qtbot) -> None:
    complete(first_run)
    go_on(first_run, qtbot, steps=2)
    assert sheet(first_run) is not None
    first_run.resize(1024, 680)
    qtbot.waitUntil(lambda: first_run.recovery.isAncestorOf(sheet(first_run)))


def test_a_failure_keeps_what_was_typed(first_run) -> None:
    complete(first_run)
    first_run.fail(AppError("Il disco è pieno.", "Quello che hai scritto è ancora qui.", "Libera 200 MB."))
    assert first_run.who.name.text() == "Elena Marchetti"


def complete(run: FirstRun) -> None:
    """Fill every step."""
    run.who.name.setText("Elena Marchetti")
    run.who.office.setText("Polo di Rho")
    run.password.password.line.setText(GOOD)
    run.password.again.line.setText(GOOD)
    run.recovery.typed[0].setText("RH57K")
    run.recovery.typed[3].setText("B8JS5")


def go_on(run: FirstRun, qtbot, *, steps: int) -> None:
    """Press Next so many times."""
    following = next(one for one in run.children() if one.objectName() == "first_run_next")
    for _press in range(steps):
        qtbot.mouseClick(following, Qt.MouseButton.LeftButton)


def sheet(run: FirstRun):
    """Find the sheet, wherever it stands."""
    return next((one for one in run.findChildren(type(run._sheet)) if one.objectName() == "recovery_sheet"), None)  # noqa: SLF001


def test_the_sheet_and_a_new_password_open_again(theme, show, qtbot) -> None:
    screen = show(RecoverScreen(theme), 1024, 680)
    go = next(one for one in screen.findChildren(Button) if one.objectName() == "recover_open")
    with qtbot.assertNotEmitted(screen.recover_asked):
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    screen.code.setText("RH57K-2WXD9")
    screen.passwords.password.line.setText(GOOD)
    screen.passwords.again.line.setText(GOOD)
    with qtbot.waitSignal(screen.recover_asked) as asked:
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert asked.args == ["RH57K-2WXD9", GOOD]
