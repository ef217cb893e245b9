"""Text as a terminal shows it: widths in cells, where a Chinese character takes two; wrapping, cutting, cleaning."""

import re
from collections.abc import Iterator
from functools import cache

TAB = " " * 4

_WIDE = (
    ("\u3000", "\u3029"),
    ("\u3041", "\u3096"),
    ("\u30a1", "\u30fa"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uff01", "\uff60"),
    ("\uffe0", "\uffe6"),
)
_NARROW = frozenset("‘’“”—…·›×≠≤≥\ufffd")
"""With ASCII nearly all that texts are made of: measured without loading the tables of wcwidth."""

_OPENING = frozenset("（「『《〈【〔“‘([{")
_CLOSING = frozenset("，。；：！？、）」』》〉】〕”’…％,.;:!?)]}%")


def cells(text: str) -> int:
    """How many cells a text takes on one line."""
    return len(text) if text.isascii() else sum(map(character_cells, text))


@cache
def character_cells(character: str) -> int:
    """How many cells a character takes: 0, 1 or 2."""
    if " " <= character <= "~" or character in _NARROW:
        return 1
    if any(first <= character <= last for first, last in _WIDE):
        return 2
    from wcwidth import wcwidth

    return max(0, int(wcwidth(character)))


def clean(text: str) -> str:
    """A text that cannot disturb a terminal: tabs as spaces, control characters as a replacement character."""
    return text if text.isprintable() else _unsafe().sub("\ufffd", text.replace("\t", TAB))


@cache
def _unsafe() -> re.Pattern[str]:
    """Characters that move the cursor, change colours or turn the direction of writing; lone surrogates."""
    return re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with spaces to a width, set to the right where asked."""
    fill = " " * max(0, width - cells(text))
    return fill + text if right else text + fill


def cut(text: str, width: int) -> str:
    """The text, or its beginning and an ellipsis where it is wider than `width`."""
    if cells(text) <= width:
        return text
    kept, used = "", 1
    for character in text:
        used += character_cells(character)
        if used > width:
            break
        kept += character
    return f"{kept}…"


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words or Chinese characters; at least one line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped(clean(paragraph), width)
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for token in _tokens(text.strip()):
        size = cells(token.rstrip())
        if line and used + size > width:
            lines.append(line.rstrip())
            line, used = "", 0
        while size > width:
            head = _head(token, width)
            lines.append(head)
            token = token[len(head) :]
            size = cells(token.rstrip())
        line += token
        used += cells(token)
    return [*lines, line.rstrip()]


def _tokens(text: str) -> Iterator[str]:
    """What is never broken: a word or a Chinese character with the punctuation and the space that cling to it."""
    start = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if after.isspace() or after in _CLOSING or before in _OPENING or _is_figure(text[start:at], after):
            continue
        if before.isspace() or after in _OPENING or before in _CLOSING or 2 in map(character_cells, (before, after)):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _is_figure(before: str, after: str) -> bool:
    """Whether a number follows a Chinese character and a space: 相差 3 is not broken."""
    return "0" <= after <= "9" and before[-1:] == " " and character_cells(before[-2:-1] or " ") == 2


def _head(text: str, width: int) -> str:
    """As many characters as fit, at least one."""
    used = 0
    for at, character in enumerate(text):
        used += character_cells(character)
        if used > width and at:
            return text[:at]
    return text
