"""The password asked again before data leave the program."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from integralavoro_desktop.gui.passphrase_dialog import PassphraseDialog


@pytest.fixture
def dialog(theme, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PassphraseDialog(theme, parent, lambda typed: typed == "quercia", why="Because.")
    made.show()
    yield made
    parent.close()


def test_the_right_password_goes_on(dialog):
    dialog.password.line.setText("quercia")
    dialog.go_on.click()
    assert dialog.result() == PassphraseDialog.DialogCode.Accepted


def test_a_wrong_password_stays_and_says_so(dialog):
    dialog.password.line.setText("betulla")
    dialog.go_on.click()
    assert dialog.isVisible()
    assert dialog.findChild(QWidget, "password_again_wrong").isVisible()
    assert dialog.password.text() == ""
