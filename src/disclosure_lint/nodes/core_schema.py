"""What a plain scalar means: YAML 1.2's core schema, with exact numbers. `yes`, `010` and dates are no surprises."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NUMBER_STARTS = frozenset("-+.0123456789")
_MAX_LENGTH = 400
_MAX_EXPONENT = 308
"""A number is finite here as far as the usual 64-bit ones reach: more would only serve to exhaust exact arithmetic."""


class NotFinite:
    """The meaning of `.nan`, `Infinity`, `1e400`: a number, but none to calculate with."""


NOT_FINITE: Final = NotFinite()

_WORDS: dict[str, bool | NotFinite | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN", "nan", "NaN", "NAN"), NOT_FINITE),
}
_INFINITE = frozenset(
    sign + word
    for sign in ("", "-", "+")
    for word in (".inf", ".Inf", ".INF", "inf", "Inf", "INF", "infinity", "Infinity", "INFINITY")
)


def resolve(text: str) -> str | int | Decimal | bool | NotFinite | None:
    """The value of a plain scalar."""
    if text.isdigit() and text.isascii() and len(text) < _MAX_EXPONENT:
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    if text in _INFINITE:
        return NOT_FINITE
    if text[0] not in _NUMBER_STARTS:
        return text
    if _BASED.match(text):
        return int(text, 0) if len(text) <= _MAX_LENGTH else NOT_FINITE
    if _FLOAT.match(text):
        return number(text)
    return text


def number(text: str) -> int | Decimal | NotFinite:
    """The exact value of a decimal numeral as YAML and JSON write it."""
    if len(text) > _MAX_LENGTH:
        return NOT_FINITE
    if _INTEGER.match(text):
        return int(text) if len(text) <= _MAX_EXPONENT else NOT_FINITE
    try:
        value = Decimal(text)
    except InvalidOperation:
        return NOT_FINITE
    if not value.is_finite() or (value and not -_MAX_EXPONENT <= value.adjusted() <= _MAX_EXPONENT):
        return NOT_FINITE
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and (exponent > 0 or not value):
        return int(value)
    return value
