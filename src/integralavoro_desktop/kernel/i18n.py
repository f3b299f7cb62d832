"""Words for people: English message ids in the code, other languages from compiled gettext catalogues."""

from __future__ import annotations

import gettext as _gettext
import locale

from integralavoro_desktop.kernel.paths import resources

LANGUAGES = ("it", "en")
_DOMAIN = "integralavoro"
_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def N_(message: str) -> str:
    """Mark a message for translation and return it unchanged: for declarations read at import time."""
    return message


def _(message: str) -> str:
    """Translate a message into the language in force."""
    return _current.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a message that counts something; the result still holds its `{n}`."""
    return _current.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Translate a short message whose sense depends on where it stands."""
    return _current.pgettext(context, message)


def use_language(code: str = "") -> str:
    """Put a language in force (`it`, `en`, empty for the system's) and return the code chosen."""
    global _current, _language  # one language for the whole process, as in gettext itself
    _language = code if code in LANGUAGES else system_language()
    _current = _gettext.translation(
        _DOMAIN, localedir=str(resources() / "locale"), languages=[_language], fallback=_language == "en"
    )
    return _language


def language() -> str:
    """Return the code of the language in force."""
    return _language


def system_language() -> str:
    """Return `it` or `en`, by the system's locale; any other language reads English."""
    name = locale.getlocale()[0] or ""
    return "it" if name.lower().startswith(("it", "italian")) else "en"
