"""The tables of a page: where rulings make frames, and what they leave of the page's text."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.columns import regions_of, rows_of, table_from
from disclosure_lint.readers.pdf.pages import Page
from disclosure_lint.readers.pdf.parting import parted
from disclosure_lint.readers.pdf.ruled import PageTable, lattice_of, table_of, top_closed
from disclosure_lint.readers.pdf.rulings import Frame, frames_of, rulings_of
from disclosure_lint.readers.pdf.textlines import Run, lines_of

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
    across, down = rulings_of(page.lines)
    for frame in sorted(frames_of(across, down), key=_size, reverse=True):
        left, top, right, bottom = frame.box
        if right - left < _LEAST or bottom - top < _LEAST or any(_inside(frame, table) for table in tables):
            continue
        inside = [run for run in rest if _within(run, frame)]
        table = _table(frame, inside) if inside else None
        if table and len(table.cells) > 1:
            tables.append(table)
            rest = [run for run in rest if not _within(run, frame)]
    loose, rest = _unruled(rest, tables, [line.at for line in across])
    return Laid(page, tuple(sorted([*tables, *loose], key=lambda table: table.box[1])), tuple(rest))


def _table(frame: Frame, runs: Sequence[Run]) -> PageTable | None:
    lattice = lattice_of(frame)
    if lattice is None:
        return None
    if len(lattice.columns) == 2:
        return _ruled_across(frame, runs)
    return parted(table_of(lattice, runs, top_closed(frame, lattice)))


def _unruled(
    runs: Sequence[Run], tables: Sequence[PageTable], bands: Sequence[float]
) -> tuple[list[PageTable], list[Run]]:
    """Tables in the text outside rulings, and the runs left."""
    found: list[PageTable] = []
    rest: list[Run] = []
    levels = sorted(table.box[1] for table in tables)
    stretches: dict[int, list[Run]] = {}
    for run in runs:
        stretches.setdefault(bisect_right(levels, run.box[1]), []).append(run)
    for level, stretch in sorted(stretches.items()):
        rows = rows_of(lines_of(stretch))
        taken: set[Run] = set()
        for region in regions_of(rows, at_top=level == 0):
            part = rows[region.start : region.end]
            table = table_from(part, bands)
            if table:
                found.append(table)
                taken.update(run for row in part for run in row.line.runs)
        rest += [run for run in stretch if run not in taken]
    return found, rest


def _ruled_across(frame: Frame, runs: Sequence[Run]) -> PageTable | None:
    """The table in a frame with rulings across only."""
    rows = rows_of(lines_of(runs))
    return table_from(rows, [line.at for line in frame.across]) if any(row.figures for row in rows) else None


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
