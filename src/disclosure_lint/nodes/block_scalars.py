"""Literal `|` and folded `>` scalars read again with the place of each character."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.nodes.pieces import BREAKS, Piece, folded_break, kept_break

_VALUE_BREAKS = re.compile("[\n\u2028\u2029]")


class _Line(NamedTuple):
    """A line of the source: where it begins, where its text ends, and its break (None at the end of the file)."""

    start: int
    end: int
    line_break: Piece | None


def literal(text: str, start: int, end: int, value: str) -> Iterator[Piece]:
    """A `|` scalar; what its chomping takes away is still there."""
    lines = _lines(text, start, end)
    indent = _indent(text, lines, value)
    for line in lines:
        if line.end - line.start > indent:
            yield Piece(text[line.start + indent : line.end], line.start + indent)
        if line.line_break:
            yield line.line_break


def folded(text: str, start: int, end: int, value: str) -> Iterator[Piece]:
    """A `>` scalar; what its chomping takes away is still there."""
    lines = _lines(text, start, end)
    indent = _indent(text, lines, value)
    pending: list[Piece] = []
    after_blank = True
    for line in lines:
        if line.end - line.start <= indent:
            pending += [line.line_break] if line.line_break else []
            continue
        before_blank = text[line.start + indent] in " \t"
        yield from pending if after_blank or before_blank or not pending else folded_break(pending)
        yield Piece(text[line.start + indent : line.end], line.start + indent)
        pending = [line.line_break] if line.line_break else []
        after_blank = before_blank
    yield from pending


def _lines(text: str, start: int, end: int) -> list[_Line]:
    """The lines after the header."""
    header = BREAKS.search(text, start, end)
    if header is None:
        return []
    lines = []
    at = header.end()
    for match in BREAKS.finditer(text, at, end):
        lines.append(_Line(at, match.start(), kept_break(match)))
        at = match.end()
    if at < end:
        lines.append(_Line(at, end, None))
    return lines


def _indent(text: str, lines: list[_Line], value: str) -> int:
    """How far the text is indented: by how much its first line with any ink is indented more than in the value."""
    inked = next((line for line in _VALUE_BREAKS.split(value) if line.strip(" ")), None)
    for line in lines:
        content = text[line.start : line.end]
        if content.strip(" ") and inked is not None:
            return _spaces(content) - _spaces(inked)
    return max((line.end - line.start for line in lines), default=0)


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
