"""Places between editor and text. Editors count lines from 0 and units of an encoding, mostly UTF-16; here offsets."""

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from disclosure_lint.source import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line for editors. Form feeds and other separators do not."""
_CODECS = {PositionEncodingKind.Utf8: "utf-8", PositionEncodingKind.Utf16: "utf-16-le"}
_WIDTHS = {PositionEncodingKind.Utf8: 1, PositionEncodingKind.Utf16: 2}
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The lines of a text, and both ways between offsets in it and an editor's positions."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str = PositionEncodingKind.Utf16) -> None:
        self._text, self._encoding = text, PositionEncodingKind(encoding)
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def offset(self, at: Position) -> int:
        """The offset of a position; what lies beyond a line or the text counts as its end."""
        if at.line >= len(self._starts):
            return len(self._text)
        start, line = self._starts[at.line], self.line(at.line)
        return start + min(self._characters(line, at.character), len(line))

    @property
    def lines(self) -> list[str]:
        """All lines without their ends."""
        return [self.line(number) for number in range(len(self._starts))]

    def line(self, number: int) -> str:
        """A line without its end; '' past the last one."""
        if number >= len(self._starts):
            return ""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[number] : end].rstrip("\r\n")

    def start(self, number: int) -> int:
        """Where a line begins."""
        return self._starts[number]

    def number(self, offset: int) -> int:
        """The line, from 0, on which an offset lies."""
        return bisect_right(self._starts, offset) - 1

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        offset = max(0, min(offset, len(self._text)))
        number = self.number(offset)
        return Position(number, self._units(self._text[self._starts[number] : offset]))

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span[0]), self.position(span[1]))

    def _units(self, text: str) -> int:
        if text.isascii() or self._encoding not in _CODECS:
            return len(text)
        if self._encoding == PositionEncodingKind.Utf16 and not _BEYOND.search(text):
            return len(text)
        encoded = text.encode(_CODECS[self._encoding], "surrogatepass")
        return len(encoded) // _WIDTHS[self._encoding]

    def _characters(self, line: str, units: int) -> int:
        if self._units(line) == len(line):
            return units
        for at, character in enumerate(line):
            if units <= 0:
                return at
            units -= self._units(character)
        return len(line)
