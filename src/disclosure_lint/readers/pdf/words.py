"""Lines → words as they stand in the columns of a table without rulings, and the columns that figures make."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from disclosure_lint.readers.pdf.pages import Box, around
from disclosure_lint.readers.pdf.textlines import Run, TextLine

_APART = 0.5
"""The gap between two words, in heights."""

_SAME_START = 5.0
_FIGURE = re.compile(
    r"[+＋-]{0,2}[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?(?:件|条|元|万元)?|[/／—–-]+|无"
)


class Word(NamedTuple):
    """Runs that stand together on a line."""

    runs: tuple[Run, ...]
    box: Box

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return (self.box[0] + self.box[2]) / 2

    @property
    def is_figure(self) -> bool:
        """Whether it is what stands in a cell for a figure."""
        return _FIGURE.fullmatch(self.text) is not None


class Strip(NamedTuple):
    """A column that figures make: from the left of the leftmost to the right of the rightmost."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return (self.left + self.right) / 2


def words_of(line: TextLine) -> tuple[Word, ...]:
    """The words of a line, from left to right."""
    words: list[list[Run]] = []
    for run in line.runs:
        last = words[-1][-1] if words else None
        if last and run.box[0] - last.box[2] <= _APART * min(last.height, run.height):
            words[-1].append(run)
        else:
            words.append([run])
    return tuple(Word(tuple(runs), around(run.box for run in runs)) for runs in words)


def strips_of(words: Iterable[Word]) -> list[Strip]:
    """The columns of figures, from left to right."""
    strips: list[Strip] = []
    for word in sorted(words, key=lambda word: word.box[0]):
        left, right = word.box[0], word.box[2]
        if strips and left <= strips[-1].right:
            strips[-1] = Strip(strips[-1].left, max(strips[-1].right, right))
        else:
            strips.append(Strip(left, right))
    return strips


def edges_of(words: Sequence[Word], left: float, right: float) -> tuple[list[float], int]:
    """The edges of the columns that the words of all lines of figures make, and how many columns of labels come first.

    Labels have a column where at least two of them begin; figures stand in the middle of theirs.
    """
    strips = strips_of(word for word in words if word.is_figure)
    between = [(one.right + other.left) / 2 for one, other in pairwise(strips)]
    width = between[0] - strips[0].middle if between else (strips[0].right - strips[0].left) / 2
    first = min(strips[0].left - 1, strips[0].middle - width)
    starts = [word.box[0] for word in words if not word.is_figure and word.box[0] < first]
    labels = _label_edges(starts, min(left, first - 1)) if starts else []
    return [*labels, first, *between, max(right, strips[-1].right + 1)], len(labels)


def _label_edges(starts: Iterable[float], left: float) -> list[float]:
    groups: list[list[float]] = []
    for start in sorted(starts):
        if groups and start - groups[-1][0] <= _SAME_START:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [left, *(group[0] - 1 for group in groups[1:] if len(group) > 1)]
