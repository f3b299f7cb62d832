"""Sending a finished PDF to the printer: nothing of it is written to disk in clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.problems import AppError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_POINTS = 72
_SHARP = 300


class HeldPdf:
    """A PDF in memory, opened for showing or printing; it keeps the bytes as long as the document reads them."""

    def __init__(self, pdf: bytes) -> None:
        """Open the document; AppError when it cannot be read."""
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)
        if self.document.error() is not QPdfDocument.Error.None_ or not self.document.pageCount():
            raise AppError(
                _("The paper cannot be shown."),
                _("It is kept in the register of prints."),
                _("Print it once more, or save it as PDF and open it with another program."),
            )


def print_pdf(pdf: bytes, window: QWidget, *, copies: int = 1) -> bool:
    """Ask for a printer and print; False when the person stopped. AppError when the printer does not answer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, window)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_pages(pdf, printer)
    return True


def paint_pages(pdf: bytes, printer: QPrinter) -> None:
    """Paint every page on a printer (or into a file of Qt's), as large as the paper allows."""
    held = HeldPdf(pdf)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(
            _("The printer does not answer."),
            _("The document is ready as PDF."),
            _("Try again, or save the PDF."),
        )
    try:
        for page in range(held.document.pageCount()):
            if page:
                printer.newPage()
            _paint_page(held.document, page, painter, printer)
    finally:
        painter.end()


def _paint_page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    points: QSizeF = document.pagePointSize(page)
    dots = min(_SHARP, printer.resolution())
    image = document.render(page, (points * dots / _POINTS).toSize())
    area = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    scaled = points.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (area.width() - scaled.width()) / 2, (area.height() - scaled.height()) / 2
    painter.drawImage(QRectF(left, top, scaled.width(), scaled.height()), image)
