"""A paper: its frame and its pieces, made into the bytes of a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import BaseDocTemplate, PageTemplate
from reportlab.platypus import Frame as Column

from integralavoro_desktop.kernel.i18n import _

# each of these teaches `flowables` how its pieces are set
from integralavoro_desktop.printing import blank_lines, set_blocks, set_tables, set_text  # noqa: F401
from integralavoro_desktop.printing.fonts import Typesetter, font_name
from integralavoro_desktop.printing.frame import BRAND, Frame, margins_of
from integralavoro_desktop.printing.pieces import Para, Piece, Title
from integralavoro_desktop.printing.scripts import tidy
from integralavoro_desktop.printing.setting import set_all
from integralavoro_desktop.printing.styles import LARGE, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integralavoro_desktop.printing.paper_info import PaperInfo

# neutral words for the properties of a file that leaves for a firm
_NEUTRAL = "PDF"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as a value: what its frame says and the pieces in their order."""

    info: PaperInfo
    pieces: Sequence[Piece]

    def pdf(self, *, repeatable: bool = False) -> bytes:
        """Return the PDF; `repeatable` leaves the moment out, so that equal papers are equal bytes.

        The caller saves the bytes, all or nothing, and writes the print in the register.
        """
        pages = self._laid_out(0, repeatable=repeatable)[1]
        return self._laid_out(pages, repeatable=repeatable)[0]

    def unprintable(self) -> set[str]:
        """Return the signs that no typeface of ours can print; in their place stands a readable substitute."""
        typesetter = Typesetter()
        self._story(typesetter)
        return typesetter.missing

    def _laid_out(self, pages: int, *, repeatable: bool) -> tuple[bytes, int]:
        typesetter = Typesetter()
        file = BytesIO()
        template = _Paper(file, self.info, Frame(self.info, typesetter, _page_size(self.info), pages), repeatable)
        template.build(self._story(typesetter))
        return file.getvalue(), template.page

    def _story(self, typesetter: Typesetter) -> list[Any]:
        look = _look(self.info, typesetter, self.pieces)
        story = set_all(list(self.pieces) or [Para("")], look)
        return story + (set_all([Para(_unprintable_note(), "caption")], look) if typesetter.missing else [])


class _Paper(BaseDocTemplate):
    def __init__(self, file: BytesIO, info: PaperInfo, frame: Frame, repeatable: bool) -> None:
        who = _NEUTRAL if info.anonymous else f"{BRAND} Desktop"
        super().__init__(
            file,
            pagesize=frame.size,
            title=tidy(info.title),
            author=tidy(info.office) or who if not info.anonymous else "",
            creator=who,
            producer=who,
            subject="",
            lang="it-IT" if info.language == "it" else info.language,
            displayDocTitle=True,
            initialFontName=font_name(),
            invariant=1 if repeatable else None,
            pageCompression=1,
        )
        self._drawn = frame
        margins = margins_of(info)
        width, height = frame.size
        room = (width - margins.left - margins.right, height - margins.top - margins.bottom)
        column = Column(margins.left, margins.bottom, *room, 0, 0, 0, 0, id="text")
        self.addPageTemplates([PageTemplate("page", [column], onPage=self._begin, onPageEnd=self._end)])

    def _begin(self, canvas: Any, _document: Any) -> None:
        self._drawn.draw(canvas, canvas.getPageNumber())

    def _end(self, canvas: Any, _document: Any) -> None:
        self._drawn.draw_practice(canvas)


def _page_size(info: PaperInfo) -> tuple[float, float]:
    return landscape(A4) if info.landscape else A4


def _look(info: PaperInfo, typesetter: Typesetter, pieces: Sequence[Piece]) -> Look:
    margins = margins_of(info)
    width, height = _page_size(info)
    return Look(
        scale=LARGE if info.large else 1.0,
        width=width - margins.left - margins.right,
        height=height - margins.top - margins.bottom,
        typesetter=typesetter,
        outline=not info.anonymous,
        # a bookmark of the second level needs one of the first before it
        h2_level=1 if pieces and isinstance(pieces[0], Title) else 0,
    )


def _unprintable_note() -> str:
    return _(
        "Some signs cannot be printed with the typefaces of this program: "
        "their name or number stands in their place, between square brackets."
    )
