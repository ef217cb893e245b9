"""Lines of pages → paragraphs: what the page's width broke is put together again by where lines begin and end."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.textlines import TextLine

_INDENT = 0.8
_FULL = 1.8
"""By how much, in heights, a line may fall short of the right edge and still go on in the next."""

_PITCH, _FARTHEST = 1.6, 4.0
"""How far apart lines of one paragraph may stand, as a multiple of the usual distance and of their height."""

_NARROW = 12
"""A line of fewer heights than this is no line that the page's width broke."""

_SIZES = 1.2
_INDENTED = 0.15
"""The share of lines set in that makes a text one with indented paragraphs."""

_ENDS = "。！？；：!?;:"


class PlacedLine(NamedTuple):
    """A line and the page it stands on."""

    page: int
    line: TextLine


class Measure(NamedTuple):
    """Where the lines of a text begin and end, how far apart they are, and whether paragraphs are set in."""

    left: float
    right: float
    pitch: float
    indented: bool


def measure_of(lines: Sequence[PlacedLine]) -> Measure:
    """The measure of the lines of one column of text."""
    starts = Counter(round(placed.line.box[0] / 2) * 2 for placed in lines)
    usual = {start for start, count in starts.items() if count >= max(2, len(lines) // 20)} or set(starts)
    left = float(min(usual))
    ends = sorted(placed.line.box[2] for placed in lines)
    right = ends[min(len(ends) - 1, len(ends) * 9 // 10)]
    steps = sorted(
        after.line.box[3] - before.line.box[3]
        for before, after in itertools.pairwise(lines)
        if before.page == after.page and after.line.box[3] > before.line.box[3]
    )
    set_in = sum(1 for placed in lines if placed.line.box[0] > left + _INDENT * placed.line.height)
    return Measure(left, right, steps[len(steps) // 2] if steps else 0.0, set_in >= _INDENTED * len(lines))


def paragraphs_of(lines: Sequence[PlacedLine], measure: Measure) -> Iterator[list[PlacedLine]]:
    """The lines of each paragraph."""
    paragraph: list[PlacedLine] = []
    for placed in lines:
        if paragraph and not _goes_on(paragraph[-1], placed, measure):
            yield paragraph
            paragraph = []
        paragraph.append(placed)
    if paragraph:
        yield paragraph


def _goes_on(before: PlacedLine, after: PlacedLine, measure: Measure) -> bool:
    height = before.line.height
    if before.line.box[2] < measure.right - _FULL * height or after.line.box[0] > measure.left + _INDENT * height:
        return False
    if max(height, after.line.height) > _SIZES * min(height, after.line.height):
        return False
    if before.line.box[2] - before.line.box[0] < _NARROW * height:
        return False
    farthest = min(_PITCH * measure.pitch, _FARTHEST * height)
    if before.page == after.page and after.line.box[3] - before.line.box[3] > farthest:
        return False
    return measure.indented or before.line.text[-1] not in _ENDS


def gap_between(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a space between words; nothing in Chinese or within a number."""
    words = before[-1].isascii() and after[0].isascii() and before[-1].isalpha() and after[0].isalnum()
    return " " if words else ""
