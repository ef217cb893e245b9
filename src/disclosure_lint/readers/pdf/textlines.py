"""Glyphs → runs → lines of text. A run is what is set without a gap; spaces are put back where words are apart."""

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.pages import Box, Glyph, around, glyph_box

_JOINED = 0.1
"""The gap within a run, in heights."""

_OVERLAP = 0.5
_WORD_GAP, _WIDE_GAP = 0.15, 1.2
_WIDE_FROM = "\u2e80"
"""Characters from here on are as wide as high and stand without spaces."""


class Run(NamedTuple):
    """Glyphs set one after the other on a line."""

    glyphs: tuple[Glyph, ...]
    box: Box

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def height(self) -> float:
        """The height of its line."""
        return self.box[3] - self.box[1]


class TextLine(NamedTuple):
    """A line: its text with spaces where they belong, its box, the height of its glyphs."""

    text: str
    box: Box
    height: float
    runs: tuple[Run, ...]


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """The runs of upright glyphs, line by line, and of turned ones, each in its own direction."""
    upright = [glyph for glyph in glyphs if glyph.turn == 0]
    turned = [glyph for glyph in glyphs if glyph.turn > 0]
    return [run for row in _rows(upright) for run in _split(row)] + _turned_runs(turned)


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by line, from top to bottom, each from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top + glyph.bottom, glyph.left)):
        row = next((row for row in rows[:-6:-1] if _on_one_line(row[0], glyph)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    for row in rows:
        row.sort(key=lambda glyph: glyph.left)
    return rows


def _on_one_line(one: Glyph, other: Glyph) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _OVERLAP * min(one.height, other.height)


def _split(row: Sequence[Glyph]) -> list[Run]:
    runs: list[list[Glyph]] = []
    for glyph in row:
        last = runs[-1][-1] if runs else None
        if last and -_OVERLAP * last.height < glyph.left - last.right <= _JOINED * min(last.height, glyph.height):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [Run(tuple(run), around(map(glyph_box, run))) for run in runs]


def _turned_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Glyphs of a turned text as they follow in the file, cut where the column changes."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last and last.turn == glyph.turn and _follows(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [Run(tuple(run), around(map(glyph_box, run))) for run in runs]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    across = min(last.right, glyph.right) - max(last.left, glyph.left)
    return across > 0 and abs(glyph.base - last.base) < 3 * max(last.right - last.left, last.height)


def lines_of(runs: Iterable[Run]) -> list[TextLine]:
    """Runs as lines from top to bottom."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.box[1] + run.box[3], run.box[0])):
        line = next((line for line in lines[:-6:-1] if _level(line[0], run)), None)
        if line is None:
            lines.append([run])
        else:
            line.append(run)
    return [line_of(sorted(line, key=lambda run: run.box[0])) for line in lines]


def _level(one: Run, other: Run) -> bool:
    if one.glyphs[0].turn != other.glyphs[0].turn or one.glyphs[0].turn:
        return False
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared >= _OVERLAP * min(one.height, other.height)


def line_of(runs: Sequence[Run]) -> TextLine:
    """Runs of one line, from left to right."""
    text = runs[0].text
    for last, run in itertools.pairwise(runs):
        text += (" " if _apart(last.glyphs[-1], run.glyphs[0]) else "") + run.text
    heights = sorted(glyph.height for run in runs for glyph in run.glyphs)
    return TextLine(text, around(run.box for run in runs), heights[len(heights) // 2], tuple(runs))


def _apart(last: Glyph, glyph: Glyph) -> bool:
    """Whether there is a space between two glyphs: Chinese characters are spread to fill a line without one."""
    wide = last.text >= _WIDE_FROM or glyph.text >= _WIDE_FROM
    return glyph.left - last.right > (_WIDE_GAP if wide else _WORD_GAP) * min(last.height, glyph.height)
