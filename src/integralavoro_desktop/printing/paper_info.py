"""What the frame of a paper says, on every page alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperInfo:
    """What the frame of a paper says: the same on every page.

    `anonymous` is the frame for a firm: no brand, no office, no bookmarks, neutral properties of the file; `place`
    is then the line under the neutral sender. `blank` is a form to fill in by pen, `practice` prints the watermark.
    """

    title: str
    serial: str = ""
    copy_for: str = ""
    confidentiality: str = ""
    office: str = ""
    practice: bool = False
    large: bool = False
    language: str = "it"
    blank: bool = False
    anonymous: bool = False
    place: str = ""
    landscape: bool = False
