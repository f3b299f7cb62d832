"""The look for tests of the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent

from integralavoro_desktop.gui.theme import Look, Scheme, Theme


@pytest.fixture
def theme(qapp):
    """Give the light look at 100 %, whatever the machine prefers."""
    made = Theme(qapp, Look(Scheme.LIGHT))
    yield made
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    made.setParent(None)
    made.deleteLater()
