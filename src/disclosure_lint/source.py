"""A document as text with places in it: offsets, lines, and the way back from repaired text to the original.

Offsets count characters of the decoded text from 0; lines and columns count from 1, columns in characters.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, `start <= end`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people count: line and column from 1."""

    line: int
    column: int


class Place(NamedTuple):
    """Where something stands in a document that has no lines of its own. All numbers count from 1.

    `page` and `box` (left, top, right, bottom in points from the page's top left corner) for pages; `part` for what is
    outside the body (`header`, `footer`, `footnote`, `text_box`, `page_head` of a web page); `paragraph` in the order
    of the body; `table` in the order of the document, `row` and `column` in its grid; `sheet` by name; `node` the path
    of an element in a web page.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    part: str | None = None
    paragraph: int | None = None
    table: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    node: str | None = None


class Anchor(NamedTuple):
    """From `start` on, up to the next anchor, the text stood at `place`."""

    start: int
    place: Place


@dataclass(frozen=True)
class Source:
    """A named, decoded document. `name` is what the user called it.

    Of a document that is no plain text (a Word file, a web page) `text` is a transcript: a paragraph or a table row a
    line; `anchors`, in order, say where each piece of it truly stands.
    """

    name: str
    text: str
    anchors: tuple[Anchor, ...] = ()

    def place(self, offset: int) -> Place | None:
        """Where the character at an offset of a transcript truly stands; None in a plain text."""
        at = bisect_right(self.anchors, offset, key=lambda anchor: anchor.start) - 1
        return self.anchors[at].place if at >= 0 else None

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of an offset; offsets past the end count as the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; lines past the last count as the end."""
        if line > len(self._line_starts):
            return len(self.text)
        return min(self._line_starts[max(line, 1) - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """The text of a line without its end; '' where there is no such line."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")


class Run(NamedTuple):
    """`length` characters that stand one to one at `origin` in the original and at `start` in the repaired text."""

    start: int
    origin: int
    length: int


class TextMap:
    """From a text made out of a source back to the source: characters that stand there, in order, as runs."""

    __slots__ = ("_runs", "_starts")

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs = tuple(runs)
        self._starts = [run.start for run in self._runs]

    @classmethod
    def shifted(cls, origin: int, length: int) -> "TextMap":
        """The map of a plain slice that begins at `origin`."""
        return cls([Run(0, origin, length)])

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs in order of `start`."""
        return self._runs

    def origin(self, offset: int) -> int:
        """Where the character at `offset` stood; for characters that were put in, where the one before ended."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return self._runs[0].origin if self._runs else 0
        run = self._runs[at]
        return run.origin + min(offset - run.start, run.length)

    def span(self, start: int, end: int) -> Span:
        """The range of the original that `start..end` came from."""
        first = self.origin(start)
        return Span(first, max(first, self.origin(end - 1) + 1) if end > start else first)

    def slice(self, start: int, end: int) -> "TextMap":
        """The map of `text[start:end]`."""
        kept = []
        for run in self._runs:
            low, high = max(run.start, start), min(run.start + run.length, end)
            if low < high:
                kept.append(Run(low - start, run.origin + low - run.start, high - low))
        return TextMap(kept or [Run(0, self.origin(start), 0)])

    def through(self, outer: "TextMap") -> "TextMap":
        """This map followed by `outer`: for a text made from a text that was itself made from the source."""
        runs = []
        for run in self._runs:
            for piece in outer.slice(run.origin, run.origin + run.length).runs:
                runs.append(Run(run.start + piece.start, piece.origin, piece.length))
        return TextMap(runs)


@dataclass
class SourceMap:
    """Where each value and each text of a report stood in its source. Keys are pointers (see `cells`).

    The second and later sections of one number are `sections.5#2`, `sections.5#3` ...
    """

    spans: dict[str, Span] = field(default_factory=dict)
    texts: dict[str, TextMap] = field(default_factory=dict)
    empty: dict[str, int] = field(default_factory=dict)
    """Where the value of what is left empty would stand."""

    def __getstate__(self) -> tuple[Any, ...]:
        """The places as plain lists of numbers: to pickle each by itself takes three times as long."""
        runs = {pointer: [number for run in text.runs for number in run] for pointer, text in self.texts.items()}
        return list(self.spans), [offset for span in self.spans.values() for offset in span], runs, self.empty

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        pointers, offsets, runs, self.empty = state
        self.spans = dict(zip(pointers, map(Span, offsets[::2], offsets[1::2]), strict=True))
        self.texts = {pointer: TextMap(map(Run, flat[::3], flat[1::3], flat[2::3])) for pointer, flat in runs.items()}

    def find(self, pointer: str) -> Span | None:
        """The span of a pointer, else of the nearest thing that holds it, else None."""
        while pointer:
            if pointer in self.spans:
                return self.spans[pointer]
            pointer = pointer.rpartition(".")[0]
        return None

    def within(self, pointer: str, start: int, end: int) -> Span | None:
        """The span of `text[start:end]` of the text at a pointer."""
        text = self.texts.get(pointer)
        return text.span(start, end) if text else self.find(pointer)
