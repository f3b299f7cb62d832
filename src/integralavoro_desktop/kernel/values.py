"""Values at the door and on the wire: what a person or a file gives becomes a checked value, and back."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from integralavoro_desktop.kernel.choice import Choice, UnknownKey, member
from integralavoro_desktop.kernel.fields import FieldSpec, Kind
from integralavoro_desktop.kernel.i18n import _
from integralavoro_desktop.kernel.money import parse_euro

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
# control signs, marks of direction, and halves of signs that no file can hold
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_WHOLE = re.compile(r"[+\-]?[0-9]+")
_DECIMAL = re.compile(
    r"[+\-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+\-]?[0-9]{1,2})?|[+\-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]*"
)
_GATHERED = (list, tuple, set, frozenset)
_LONGEST_NUMBER = 20
_TRUE = frozenset({"1", "true", "yes", "si", "sì", "vero"})
_FALSE = frozenset({"0", "false", "no", "falso"})


class BadValueError(ValueError):
    """A value that a field refuses; the message is a whole translated sentence."""


def parse(spec: FieldSpec, given: Any) -> Any:
    """Return the checked value of a field from whatever was given: a Python value, a wire value or typed text.

    Empty text, an empty list and None all mean «not filled» and give None (an empty list for list fields).
    Raises BadValueError with a sentence for a person.
    """
    if spec.is_list:
        return _parse_list(spec, given)
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    value = _PARSERS[spec.kind](spec, given)
    if value == "":
        return None
    if spec.low is not None and value < spec.low:
        raise BadValueError(_("The smallest value here is {low}.").format(low=spec.low))
    if spec.high is not None and value > spec.high:
        raise BadValueError(_("The largest value here is {high}.").format(high=spec.high))
    return value


def to_wire(value: Any) -> Any:
    """Return the JSON form of a checked value: integers, texts, booleans, null, lists of texts."""
    if isinstance(value, Choice | UnknownKey):
        return str(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return [to_wire(item) for item in value] or None


def to_bytes(wire: Any) -> bytes:
    """Return the exact bytes in which a wire value travels and is hashed: compact JSON, sorted keys, UTF-8."""
    return json.dumps(wire, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def clean_text(text: str) -> str:
    """Return text in composed form, without control and direction marks, without blanks around it."""
    plain = _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", plain).strip()


def _parse_list(spec: FieldSpec, given: Any) -> list[Any]:
    items = [part for item in _items(given) if (part := item.strip() if type(item) is str else item) not in ("", None)]
    if spec.of:
        return list(dict.fromkeys(_parse_choice(spec, item) for item in items))
    if spec.kind is Kind.LINKS:
        return list(dict.fromkeys(_parse_link(spec, item).hex for item in items))
    return list(dict.fromkeys(text for item in items if (text := _parse_text(spec, item))))


def _items(given: Any) -> list[Any]:
    if given is None:
        return []
    if isinstance(given, str):
        return given.split(",")
    if isinstance(given, _GATHERED):
        return list(given)
    raise BadValueError(_("Several values go here, with commas between them."))


def _parse_text(spec: FieldSpec, given: Any) -> str:
    if isinstance(given, (bool, dict, bytes, *_GATHERED)):
        raise BadValueError(_("A text goes here."))
    text = clean_text(str(given))
    if spec.kind is not Kind.LONG:
        text = " ".join(text.split())
    if spec.size and len(text) > spec.size:
        raise BadValueError(
            _("This text has {n} characters, at most {size} fit here.").format(n=len(text), size=spec.size)
        )
    return text


def _parse_date(spec: FieldSpec, given: Any) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    text = str(given).strip()
    found = _DAY_FIRST.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadValueError(
            _("This day does not exist. Write it as day/month/year, for example 31/01/2026.")
        ) from error


def _parse_moment(spec: FieldSpec, given: Any) -> datetime:
    try:
        value = given if isinstance(given, datetime) else datetime.fromisoformat(str(given).strip())
        return (value if value.tzinfo else value.astimezone()).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError) as error:
        raise BadValueError(_("This moment cannot be read. Write it as 2026-01-31T10:30.")) from error


def _parse_time(spec: FieldSpec, given: Any) -> time:
    if isinstance(given, time):
        return given.replace(second=0, microsecond=0, tzinfo=None)
    text = str(given).strip().replace(".", ":").replace(",", ":")
    if text.isdigit() and len(text) in {3, 4}:
        text = f"{text[:-2]}:{text[-2:]}"
    hours, _sep, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError as error:
        raise BadValueError(_("This time does not exist. Write it as 8:30 or 830.")) from error


def _parse_whole(spec: FieldSpec, given: Any) -> int:
    text = str(given).strip()
    if not _WHOLE.fullmatch(text):
        raise BadValueError(_("A whole number goes here, for example 4."))
    number = int(text) if len(text) < _LONGEST_NUMBER else 2**53
    if abs(number) >= 2**53:
        raise BadValueError(_("This number is too large."))
    return number


def _parse_euro(spec: FieldSpec, given: Any) -> Decimal:
    if not isinstance(given, str):
        return _parse_decimal(spec, given)
    try:
        return parse_euro(given)
    except ValueError as error:
        raise BadValueError(_("A number goes here, for example 350,00.")) from error


def _parse_decimal(spec: FieldSpec, given: Any) -> Decimal:
    text = str(given).strip().removesuffix("€").strip()
    if not _DECIMAL.fullmatch(text):
        raise BadValueError(_("A number goes here, for example 350,00."))
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    number = Decimal(text)
    if abs(number) >= Decimal(10) ** 12:
        raise BadValueError(_("This number is too large."))
    # one number, one spelling: 1.50 and 1.5 written on two computers are no conflict
    plain = number.quantize(Decimal("0.01")) if spec.kind is Kind.EURO else number.normalize()
    return Decimal(format(plain + 0, "f"))


def _parse_flag(spec: FieldSpec, given: Any) -> bool:
    if isinstance(given, bool):
        return given
    text = str(given).strip().casefold()
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    raise BadValueError(_("Yes or no goes here."))


def _parse_choice(spec: FieldSpec, given: Any) -> Choice | UnknownKey:
    of = spec.of or Choice
    if isinstance(given, UnknownKey):
        return given
    found = member(of, given)
    if found is None or isinstance(found, UnknownKey):
        keys = ", ".join(m.words for m in of)
        raise BadValueError(_("This is not one of the values to choose from: {values}.").format(values=keys))
    return found


def _parse_link(spec: FieldSpec, given: Any) -> UUID:
    try:
        return given if isinstance(given, UUID) else UUID(str(given).strip())
    except ValueError as error:
        raise BadValueError(_("This does not name a record.")) from error


_PARSERS = {
    Kind.TEXT: _parse_text,
    Kind.LONG: _parse_text,
    Kind.CODE: _parse_text,
    Kind.DATE: _parse_date,
    Kind.MOMENT: _parse_moment,
    Kind.TIME: _parse_time,
    Kind.WHOLE: _parse_whole,
    Kind.MINUTES: _parse_whole,
    Kind.DECIMAL: _parse_decimal,
    Kind.EURO: _parse_euro,
    Kind.FLAG: _parse_flag,
    Kind.CHOICE: _parse_choice,
    Kind.LINK: _parse_link,
}
