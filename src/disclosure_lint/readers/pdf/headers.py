"""Headers of tables without rulings: which columns each word stands over. Columns are known by their edges."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

from disclosure_lint.readers.pdf.pages import around
from disclosure_lint.readers.pdf.ruled import PageCell
from disclosure_lint.readers.pdf.words import Word

_STACKED = 0.9
"""The gap between the lines of one heading, in heights."""

_MIDDLE = 0.08
"""How far from the middle, as a share of its width, what is set in the middle of a table may stand."""

Stack: TypeAlias = list[tuple[int, Word]]
"""A heading: the lines it stands on and its word on each."""


def header_cells(words: Sequence[tuple[int, Word]], edges: Sequence[float], labels: int) -> list[PageCell]:
    """Headings with nothing below are of one column, in the last row; those above others spread over their columns.

    The first `labels` columns are of labels.
    """
    stacks: list[Stack] = []
    for at, word in words:
        stack = next((stack for stack in stacks if _stacked(stack[-1][1], word)), None)
        if stack is None:
            stacks.append([(at, word)])
        else:
            stack.append((at, word))
    heading = [stack for stack in stacks if _has_below(stack, stacks, edges)]
    last = max(at for at, _ in words)
    found: dict[tuple[int, int], tuple[range, Stack]] = {}
    for stack in stacks:
        at, word = stack[0]
        if _is_band(stack, words, edges):
            found[at, 0] = (range(len(edges) - 1), stack)
            continue
        if stack not in heading and _own(word, edges).start >= labels:
            at = last
        beside = [other for other in stacks if abs(other[0][0] - at) < (2 if other in heading else 1)]
        beside = [other for other in beside if _aside(word, other[0][1])]
        span = _heads(word, beside, edges, labels) if stack in heading else _own(word, edges)
        others = found.get((at, span.start), (span, []))[1]
        found[at, span.start] = (span, [*others, *stack])
    return [
        cell_of(at, column, 1, len(span), [word for _, word in stack]) for (at, column), (span, stack) in found.items()
    ]


def cell_of(row: int, column: int, rows: int, columns: int, words: Sequence[Word]) -> PageCell:
    """A cell that holds some words."""
    runs = tuple(run for word in words for run in word.runs)
    return PageCell(row, column, rows, columns, around(run.box for run in runs), runs)


def _stacked(above: Word, below: Word) -> bool:
    """Whether a word goes on in the one below it: close by, and beginning or centred at the same place."""
    height = above.box[3] - above.box[1]
    aside = min(abs(above.middle - below.middle), abs(above.box[0] - below.box[0]))
    return aside < height / 2 and -height < below.box[1] - above.box[3] < _STACKED * height


def _has_below(stack: Stack, stacks: Sequence[Stack], edges: Sequence[float]) -> bool:
    """Whether a heading is not the last one in its column: those of several columns stand over one of them."""
    own = _own(stack[0][1], edges)
    return any(other[0][0] > stack[-1][0] and _own(other[0][1], edges) == own for other in stacks)


def _is_band(stack: Stack, words: Sequence[tuple[int, Word]], edges: Sequence[float]) -> bool:
    """Whether a word stands alone in the middle of the table: it heads the rows below."""
    (at, word), *more = stack
    alone = not more and sum(line == at for line, _ in words) == 1
    return alone and abs(word.middle - (edges[0] + edges[-1]) / 2) < _MIDDLE * (edges[-1] - edges[0])


def _aside(one: Word, other: Word) -> bool:
    return one.box[2] < other.box[0] or other.box[2] < one.box[0]


def _own(word: Word, edges: Sequence[float]) -> range:
    """The columns a word stands in, by its middle."""
    column = max(0, min(bisect_right(edges, word.middle) - 1, len(edges) - 2))
    return range(column, column + 1)


def _heads(word: Word, beside: Sequence[Stack], edges: Sequence[float], labels: int) -> range:
    """The columns around a word's middle, up to those of the words beside it: headings stand in the middle."""
    middles = [(edges[at] + edges[at + 1]) / 2 for at in range(labels, len(edges) - 1)]
    lefts = [stack[0][1].middle for stack in beside if stack[0][1].middle < word.middle]
    rights = [stack[0][1].middle for stack in beside if stack[0][1].middle > word.middle]
    right = (min(rights) + word.middle) / 2 if rights else edges[-1]
    left = (max(lefts) + word.middle) / 2 if lefts else edges[labels]
    reach = max(word.box[2] - word.middle, min(word.middle - left, right - word.middle))
    if not rights:
        reach = max(reach, right - word.middle)
    inside = [at for at, middle in enumerate(middles, labels) if abs(middle - word.middle) <= reach]
    return range(inside[0], inside[-1] + 1) if inside else _own(word, edges)
