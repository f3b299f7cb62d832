"""When a contact was and how long it took, as people type them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from integralavoro_desktop.features.activities.quick import MINUTES
from integralavoro_desktop.gui.arrange import Across
from integralavoro_desktop.gui.fields_basic import Labelled, LineField
from integralavoro_desktop.gui.typed import minutes_words, read_minutes, read_moment, time_words
from integralavoro_desktop.kernel import clock
from integralavoro_desktop.kernel.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from integralavoro_desktop.gui.theme import Theme

_MOST_MINUTES = 600


class WhenLine(Across):
    """Two lines and room for a third field at their right (`line`). `changed` after a key."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, gap=12)
        self.when = LineField(theme, "happened_on")
        self.minutes = LineField(theme, "minutes")
        self._when = Labelled(theme, _("When"), self.when)
        self._minutes = Labelled(theme, _("Duration"), self.minutes)
        self.line.addWidget(self._when, 3, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self._minutes, 2, Qt.AlignmentFlag.AlignTop)
        self.when.editingFinished.connect(self._show_hour)
        for line in (self.when, self.minutes):
            line.textEdited.connect(lambda _text: self.changed.emit())

    @property
    def fields(self) -> Mapping[str, Labelled]:
        """The fields of the diary that stand here."""
        return {"happened_on": self._when, "starts_at": self._when, "minutes": self._minutes}

    def clear(self) -> None:
        """Show now and the usual length."""
        self.when.setText(_("now"))
        self.minutes.setText(minutes_words(MINUTES))
        for labelled in (self._when, self._minutes):
            labelled.show_mistake("")

    def moment(self) -> datetime | None:
        """Return the moment typed, None where it cannot be read."""
        try:
            return read_moment(self.when.text())
        except ValueError:
            return None

    def read_moment(self) -> datetime | None:
        """Return the moment; where there is none, or it has not come yet, a sentence says so."""
        at = self.moment()
        sentence = "" if at else _("Write a day and an hour, like «today 9:20» or «now».")
        if at and at > clock.now():
            at, sentence = None, _("This hour is not here yet: an appointment goes to the things to do.")
        self._when.show_mistake(sentence)
        return at

    def length(self) -> int | None:
        """Return the minutes typed, None where they cannot be read."""
        try:
            minutes = read_minutes(self.minutes.text())
        except ValueError:
            return None
        return minutes if 0 < minutes <= _MOST_MINUTES else None

    def read_minutes(self) -> int | None:
        """Return the minutes; where they cannot be read a sentence says so."""
        minutes = self.length()
        self._minutes.show_mistake("" if minutes else _("Write how long, like «10» or «1:30»."))
        return minutes

    def take_back(self, wires: Mapping[str, Any]) -> None:
        """Show the day, hour and length of a draft."""
        if wires.get("happened_on") and wires.get("starts_at"):
            day = date.fromisoformat(str(wires["happened_on"]))
            self.when.setText(f"{day.day}/{day.month}/{day.year} {wires['starts_at']}")
            self._show_hour()
        if wires.get("minutes"):
            self.minutes.setText(minutes_words(int(wires["minutes"])))

    def _show_hour(self) -> None:
        at = self.moment()
        if at is not None and at.astimezone().date() == clock.today():
            self.when.setText(_("today {time}").format(time=time_words(at.astimezone())))
