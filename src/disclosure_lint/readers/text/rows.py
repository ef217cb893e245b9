"""A line of text as the cells that it may hold: parted by pipes, tabs or blanks. Knows no labels."""

import re
from typing import NamedTuple

from disclosure_lint.readers.document import GridCell
from disclosure_lint.readers.tables.strips import is_value
from disclosure_lint.source import Span

_PIPE = re.compile("[|｜│┃]")
_RULE = re.compile(r"[\s|｜│┃+:=_-]+")
_GAP = re.compile(r"\t|[ \u3000\xa0]{2,}")
_WORD = re.compile(r"\S+")
_PROSE = re.compile("[。；！？;!?]")
_LONGEST = 60
"""Characters that a line has at most which may be a cell."""
_JUNK = 30
"""Pipes with nothing between them that are no empty cells any more."""


class Row(NamedTuple):
    """A line and its cells. `values` counts those that may be values; `is_prose` tells a line of no table."""

    span: Span
    cells: tuple[GridCell, ...]
    values: int
    is_prose: bool
    is_ruled: bool


def row_of(text: str, span: Span) -> Row:
    """The cells of a line."""
    line = text[slice(*span)]
    if _PIPE.search(line):
        pieces = [] if _RULE.fullmatch(line) and re.search("-{2,}|={2,}", line) else _between_pipes(line)
        ruled = True
    else:
        pieces, ruled = _words(line), False
    cells = tuple(_cell(line, piece, span.start) for piece in pieces)
    filled = [cell.text for cell in cells if cell.text]
    values = sum(1 for value in filled if is_value(value))
    prose = not values and any(_PROSE.search(value) or len(value) > _LONGEST for value in filled)
    return Row(span, cells, values, prose, ruled)


def _cell(line: str, piece: tuple[int, int], offset: int) -> GridCell:
    start, end = piece
    content = line[start:end]
    start += len(content) - len(content.lstrip())
    content = content.strip()
    start = min(start, end)
    return GridCell(0, 0, 1, 1, content, Span(offset + start, offset + start + len(content)))


def _between_pipes(line: str) -> list[tuple[int, int]]:
    """The pieces between pipes; what is before the first and after the last only if something stands there."""
    pieces, at = [], 0
    for match in _PIPE.finditer(line):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(line)))
    for end in (0, -1):
        if pieces and not line[slice(*pieces[end])].strip():
            pieces.pop(end)
    filled = [piece for piece in pieces if line[slice(*piece)].strip()]
    if len(pieces) - len(filled) > _JUNK:
        return filled
    return pieces or [(at, at)]


def _words(line: str) -> list[tuple[int, int]]:
    """The pieces between tabs or gaps, and words between single blanks. Labels that are parted so are joined again."""
    pieces, at = [], len(line) - len(line.lstrip())
    body = len(line.rstrip())
    for match in _GAP.finditer(line, at, body):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, body))
    found: list[tuple[int, int]] = []
    for start, end in pieces:
        words = [(start + match.start(), start + match.end()) for match in _WORD.finditer(line[start:end])]
        found += words if len(words) > 1 and not _PROSE.search(line[start:end]) else [(start, end)]
    return found
