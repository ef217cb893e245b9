"""A line of a source with carets under the range that is meant, cut to the width there is."""

from typing import NamedTuple

from disclosure_lint.outputs.display import TAB, character_cells, clean
from disclosure_lint.outputs.paint import Paint, Tone
from disclosure_lint.outputs.wording import veiled
from disclosure_lint.source import Source


class Range(NamedTuple):
    """Lines and columns from 1, end past, as in `diagnostics.Location`."""

    line: int
    column: int
    end_line: int
    end_column: int


def snippet(
    source: Source, span: Range, width: int, paint: Paint, tone: Tone = "error", *, numbered: bool = True
) -> list[str]:
    """The first line of a range and its carets, with the line number in a gutter unless the line has none.

    >>> print("\\n".join(snippet(Source("a", "总计: 12"), Range(1, 5, 1, 7), 40, Paint(False))))
      1 | 总计: 12
        |       ^^
    """
    last = span.end_line if span.end_column > 1 else span.end_line - 1
    more = last > span.line
    margin = len(str(last if more else span.line)) if numbered else 1
    text = source.line(span.line)
    end = len(text) if span.end_line > span.line else span.end_column - 1
    shown, carets = window(text, span.column - 1, end, width - margin - 5)
    rows = [(str(span.line), shown), ("", _painted(carets, paint, tone)), *([(str(last), "…")] if more else [])]
    rows = rows if numbered else [("", row) for _, row in rows]
    return [f"  {paint(number.rjust(margin), 'gutter')} {paint('|', 'gutter')} {row}".rstrip() for number, row in rows]


def _painted(carets: str, paint: Paint, tone: Tone) -> str:
    blank = len(carets) - len(carets.lstrip(" "))
    return carets[:blank] + paint(carets[blank:], tone)


def window(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The part of a line around characters `start..end` (from 0, end past) in `width` cells, and carets under them.

    Left out text is an ellipsis; indentation is left out silently. An empty range has one caret.
    """
    text = veiled(text)
    glyphs = [TAB if character == "\t" else clean(character) for character in text]
    start = max(0, min(start, len(glyphs)))
    end = max(start, min(end, len(glyphs)))
    sizes = [
        len(TAB) if character == "\t" else character_cells(shown) for character, shown in zip(text, glyphs, strict=True)
    ]
    indent = min(len(text) - len(text.lstrip()), start)
    first, last = _bounds(sizes, indent, start, end, width)
    before, after = "…" if first > indent else "", "…" if last < len(glyphs) else ""
    left = len(before) + sum(sizes[first:start])
    marked = sum(sizes[start : min(end, last)])
    return before + "".join(glyphs[first:last]) + after, " " * left + "^" * max(1, marked)


def _bounds(sizes: list[int], indent: int, start: int, end: int, width: int) -> tuple[int, int]:
    """Which characters to show: all, else the range with as much around it as there is room for."""
    if sum(sizes[indent:]) <= width:
        return indent, len(sizes)
    room = max(4, width - 2)
    first, last = start, start
    used = 0
    while last < end and used + sizes[last] <= room:
        used += sizes[last]
        last += 1
    grown = True
    while grown:
        grown = False
        if first > indent and used + sizes[first - 1] <= room:
            first -= 1
            used += sizes[first]
            grown = True
        if last < len(sizes) and used + sizes[last] <= room:
            used += sizes[last]
            last += 1
            grown = True
    return first, last
