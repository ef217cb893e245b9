"""Pages set in two columns are read one after the other. Two texts side by side, as in a comparison, are known too."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.pages import Page
from disclosure_lint.readers.pdf.textlines import Run, TextLine, lines_of

_MIDDLE = (0.35, 0.65)
"""Where on a page the gutter between two columns may be."""

_LINES = 8
"""Lines that each column has at least."""

_TRIED = 40
_GAP = 1.2
_CROSSING = 0.1
"""The share of lines, as a title, that may cross the gutter."""

_WIDE = 0.6
"""The share of a column's width that the words of most lines take up: those of a table do not."""

_HEADING = re.compile("[一二三四五六七八九十]、")


class Half(NamedTuple):
    """A page, or the left or right column of one, with the runs in it."""

    page: Page
    runs: Sequence[Run]
    side: int = 0


def halves_of(page: Page, runs: Sequence[Run]) -> list[Half]:
    """The columns of a page, left before right; lines across both go with the left one."""
    gutter = _gutter(page, runs)
    if gutter is None:
        return [Half(page, runs)]
    left = [run for run in runs if run.box[0] < gutter]
    right = [run for run in runs if run.box[0] >= gutter]

    def cut(boxes: Sequence[tuple[float, float, float, float]], after: bool) -> list[tuple[float, float, float, float]]:
        return [box for box in boxes if ((box[0] + box[2]) / 2 >= gutter) == after]

    return [
        Half(page._replace(lines=cut(page.lines, after), pictures=cut(page.pictures, after)), part, 1 + after)
        for after, part in ((False, left), (True, right))
    ]


def are_two_texts(halves: Sequence[Half]) -> bool:
    """Whether left and right columns number their headings each for itself."""
    numbers = [
        {text[0] for half in halves if half.side == side for text in _starts(half) if _HEADING.match(text)}
        for side in (1, 2)
    ]
    return len(numbers[0] & numbers[1]) > 1


def _starts(half: Half) -> list[str]:
    return [line.text for line in lines_of(half.runs)]


def _gutter(page: Page, runs: Sequence[Run]) -> float | None:
    """Where the gutter of a page is: hardly a line crosses it, and there is text on both sides."""
    low, high = (share * page.width for share in _MIDDLE)
    lines = lines_of(runs)
    ends = sorted({run.box[2] for run in runs if low <= run.box[2] <= high})
    best: tuple[int, float] | None = None
    for end in ends[:: max(1, len(ends) // _TRIED)]:
        crossing = sum(_crosses(line, end + 1) for line in lines)
        if best is None or crossing <= best[0]:
            best = (crossing, end + 1)
    if best is None or best[0] > _CROSSING * len(lines):
        return None
    gutter = best[1]
    left = lines_of(run for run in runs if run.box[2] <= gutter)
    right = lines_of(run for run in runs if run.box[0] >= gutter)
    enough = min(len(left), len(right)) >= _LINES
    return gutter if enough and _is_text(left) and _is_text(right) else None


def _crosses(line: TextLine, gutter: float) -> bool:
    """Whether a line goes on over a gutter without a gap as wide as one."""
    before = max((run.box[2] for run in line.runs if run.box[0] < gutter), default=None)
    after = min((run.box[0] for run in line.runs if run.box[0] >= gutter), default=None)
    if before is None:
        return False
    return before > gutter or (after is not None and after - before < _GAP * line.height)


def _is_text(lines: Sequence[TextLine]) -> bool:
    """Whether most lines of a column are full of words."""
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    full = 0
    for line in lines:
        set_ = sum(run.box[2] - run.box[0] for run in line.runs if not run.text.isdecimal())
        full += set_ >= _WIDE * width
    return full * 2 > len(lines)
