"""A paper on the screen: its pages as they will be printed, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtPdfWidgets import QPdfView

from integralavoro_desktop.gui.paper_printer import HeldPdf
from integralavoro_desktop.kernel.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from integralavoro_desktop.gui.theme import Theme


class PaperView(QPdfView):
    """Shows a PDF from memory, a page as wide as the view."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._held: HeldPdf | None = None
        self.setObjectName("paper_view")
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPageSpacing(12)
        self.setAccessibleName(_("Preview of the paper"))
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._held.document.pageCount() if self._held else 0

    def show_pdf(self, pdf: bytes) -> None:
        """Show a paper from its first page; AppError when it cannot be read."""
        held = HeldPdf(pdf)
        self.setDocument(held.document)
        self._held = held
        words = ngettext("{n} page", "{n} pages", self.pages).format(n=self.pages)
        self.setAccessibleDescription(words)
        self.verticalScrollBar().setValue(0)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._theme.color("nav"))
        self.setPalette(palette)
