"""The tables of a page: where rulings make frames, and what they leave of the page's text."""

from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.pages import Page
from disclosure_lint.readers.pdf.ruled import PageTable, lattice_of, table_of, top_closed
from disclosure_lint.readers.pdf.rulings import Frame, frames_of, rulings_of
from disclosure_lint.readers.pdf.textlines import Run

_EDGE = 2.0
_LEAST = 12.0
"""What a table measures at least, each way."""


class Laid(NamedTuple):
    """A page as tables and the runs outside them."""

    page: Page
    tables: tuple[PageTable, ...]
    runs: tuple[Run, ...]


def laid(page: Page, runs: Sequence[Run]) -> Laid:
    """The ruled tables of a page, those inside another one left out, and the other runs."""
    tables: list[PageTable] = []
    rest = list(runs)
    for frame in sorted(frames_of(*rulings_of(page.lines)), key=_size, reverse=True):
        left, top, right, bottom = frame.box
        if right - left < _LEAST or bottom - top < _LEAST or any(_inside(frame, table) for table in tables):
            continue
        inside = [run for run in rest if _within(run, frame)]
        lattice = lattice_of(frame)
        if not inside or lattice is None:
            continue
        table = table_of(lattice, inside, top_closed(frame, lattice))
        if len(table.cells) > 1:
            tables.append(table)
            rest = [run for run in rest if not _within(run, frame)]
    return Laid(page, tuple(sorted(tables, key=lambda table: table.box[1])), tuple(rest))


def _size(frame: Frame) -> float:
    left, top, right, bottom = frame.box
    return (right - left) * (bottom - top)


def _inside(frame: Frame, table: PageTable) -> bool:
    left, top, right, bottom = frame.box
    x, y = (left + right) / 2, (top + bottom) / 2
    return table.box[0] <= x <= table.box[2] and table.box[1] <= y <= table.box[3]


def _within(run: Run, frame: Frame) -> bool:
    left, top, right, bottom = frame.box
    x, y = (run.box[0] + run.box[2]) / 2, (run.box[1] + run.box[3]) / 2
    return left - _EDGE <= x <= right + _EDGE and top - _EDGE <= y <= bottom + _EDGE
