"""Plain and quoted scalars read again with the place of each character."""

import re
from collections.abc import Iterator
from functools import cache

from disclosure_lint.nodes.pieces import BREAK, Piece, folded_break, line_breaks

_FOLD = rf"[ \t]*{BREAK}(?:[ \t]|{BREAK})*"
_PLAIN = rf"(?P<fold>{_FOLD})|[^ \t\r\n\x85\u2028\u2029]+|[ \t]+"
_SINGLE = rf"(?P<fold>{_FOLD})|(?P<quote>'')|[^' \t\r\n\x85\u2028\u2029]+|[ \t]+"
_DOUBLE = (
    rf"(?P<fold>{_FOLD})|\\(?P<joined>{BREAK}(?:[ \t]|{BREAK})*)"
    r"|\\(?P<code>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|\\(?P<escape>.)"
    r"|[^\\ \t\r\n\x85\u2028\u2029]+|[ \t]+"
)
_JSON = (
    r"\\(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?P<code>u[0-9a-fA-F]{4})|\\(?P<escape>.)|[^\\]+"
)
_compiled = cache(re.compile)
"""Patterns are made when the first scalar needs them: most reports have none that does."""

_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def plain(text: str, start: int, end: int, value: str) -> Iterator[Piece]:
    """An unquoted scalar, folded where it has several lines."""
    if text.startswith(value, start) and end - start == len(value):
        yield Piece(value, start)
        return
    for match in _compiled(_PLAIN).finditer(text, start, end):
        yield from _folded(text, match) if match.lastgroup == "fold" else (Piece(match.group(), match.start()),)


def single_quoted(text: str, start: int, end: int, value: str) -> Iterator[Piece]:
    """A scalar in single quotes, where two of them mean one."""
    for match in _compiled(_SINGLE).finditer(text, start + 1, end - 1):
        if match.lastgroup == "fold":
            yield from _folded(text, match)
        else:
            yield Piece("'" if match.lastgroup == "quote" else match.group(), match.start())


def double_quoted(text: str, start: int, end: int, value: str) -> Iterator[Piece]:
    """A scalar in double quotes: escapes stand for the character they mean, at the place of the backslash."""
    for match in _compiled(_DOUBLE).finditer(text, start + 1, end - 1):
        kind = match.lastgroup
        if kind == "fold":
            yield from _folded(text, match)
        elif kind == "joined":
            yield from list(line_breaks(text, match.start("joined"), match.end()))[1:]
        elif kind is None:
            yield Piece(match.group(), match.start())
        else:
            yield _escape(match, kind)


def json_string(text: str, start: int, end: int, value: str) -> Iterator[Piece]:
    """A JSON string."""
    if end - start - 2 == len(value):
        yield Piece(text[start + 1 : end - 1], start + 1)
        return
    for match in _compiled(_JSON).finditer(text, start + 1, end - 1):
        kind = match.lastgroup
        yield _escape(match, kind) if kind else Piece(match.group(), match.start())


def _folded(text: str, match: re.Match[str]) -> list[Piece]:
    return folded_break(list(line_breaks(text, match.start(), match.end())))


def _escape(match: re.Match[str], kind: str) -> Piece:
    meant = match.group(kind)
    if kind == "pair":
        high, low = int(meant[1:5], 16), int(meant[7:], 16)
        return Piece(chr(0x10000 + (high - 0xD800 << 10) + (low - 0xDC00)), match.start())
    if kind == "code":
        return Piece(chr(int(meant[1:], 16)), match.start())
    return Piece(_ESCAPES.get(meant, meant), match.start())
