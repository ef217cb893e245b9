"""Text as a terminal shows it: widths in cells, where a Chinese character takes two; wrapping, cutting, cleaning."""

import re
from functools import lru_cache

TAB = " " * 4

_DOUBLE = "\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60\uffe0-\uffe6"
_WIDE = re.compile(f"[{_DOUBLE}]")
_USUAL = re.compile(f"[ -~‘’“”—…·›×≠≤≥\ufffd{_DOUBLE}]*")
"""What nearly all text is made of, measured without loading the tables of wcwidth."""

_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Characters that move the cursor, change colours or turn the direction of writing; lone surrogates."""

_OPENING = "（「『《〈【〔“‘(\\[{"
_CLOSING = "，。；：！？、）」』》〉】〕”’…％,.;:!?)\\]}%"
_TOKEN = re.compile(
    f"[{_OPENING}]*(?:[{_DOUBLE}]|[^\\s{_DOUBLE}{_OPENING}{_CLOSING}]+(?:[,.:%][^\\s{_DOUBLE}{_OPENING}{_CLOSING}]+)*|\\S)"
    f"[{_CLOSING}]*\\s*"
)
"""What is never broken: a word or a Chinese character with the punctuation that clings to it."""


def cells(text: str) -> int:
    """How many cells a text takes on one line."""
    if _USUAL.fullmatch(text):
        return len(text) + len(_WIDE.findall(text))
    from wcwidth import wcswidth

    width = int(wcswidth(text))
    return width if width >= 0 else sum(map(character_cells, text))


@lru_cache(maxsize=4096)
def character_cells(character: str) -> int:
    """How many cells a character takes: 0, 1 or 2."""
    if _USUAL.fullmatch(character):
        return 2 if _WIDE.match(character) else 1
    from wcwidth import wcwidth

    return max(0, int(wcwidth(character)))


def clean(text: str) -> str:
    """A text that cannot disturb a terminal: tabs as spaces, control characters as a replacement character."""
    return _UNSAFE.sub("\ufffd", text.replace("\t", TAB))


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
    for token in _TOKEN.findall(text.strip()):
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


def _head(text: str, width: int) -> str:
    """As many characters as fit, at least one."""
    used = 0
    for at, character in enumerate(text):
        used += character_cells(character)
        if used > width and at:
            return text[:at]
    return text
