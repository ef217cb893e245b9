"""Cutting pieces out of a text without losing the way back to where it came from."""

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter

from disclosure_lint.source import Run, Span, TextMap

_START = attrgetter("start")
_ORIGIN = attrgetter("origin")


def composed(runs: Iterable[Run], outer: TextMap) -> TextMap:
    """Runs into a text, followed by the map of that text; quick where both have many runs."""
    inner = outer.runs
    if len(inner) == 1 and inner[0].start == inner[0].origin:
        return TextMap(runs)
    made: list[Run] = []
    for run in runs:
        end = run.origin + run.length
        for at in range(max(0, bisect_right(inner, run.origin, key=_START) - 1), len(inner)):
            piece = inner[at]
            if piece.start >= end:
                break
            low, high = max(run.origin, piece.start), min(end, piece.start + piece.length)
            if low < high:
                made.append(Run(run.start + low - run.origin, piece.origin + low - piece.start, high - low))
    return TextMap(made)


class Inverse:
    """From an original to the text made of it, for maps that keep the order of characters."""

    def __init__(self, made: TextMap) -> None:
        self._runs = made.runs

    def at(self, offset: int) -> int:
        """Where a character of the original stands in the made text; for one that was cut out, where it would stand."""
        runs = self._runs
        at = bisect_right(runs, offset, key=_ORIGIN) - 1
        if at < 0:
            return runs[0].start if runs else 0
        return runs[at].start + min(offset - runs[at].origin, runs[at].length)

    def span(self, span: Span) -> Span:
        """A range of the original in the made text."""
        return Span(self.at(span.start), self.at(span.end))


def without(text: str, cuts: Iterable[Span], outer: TextMap) -> tuple[str, TextMap]:
    """The text less the pieces cut out (in order, none overlapping) and its map to where `outer` leads."""
    pieces, runs, at, length = [], [], 0, 0
    for start, end in (*cuts, Span(len(text), len(text))):
        if start > at:
            pieces.append(text[at:start])
            runs.append(Run(length, at, start - at))
            length += start - at
        at = end
    return "".join(pieces), composed(runs, outer)
