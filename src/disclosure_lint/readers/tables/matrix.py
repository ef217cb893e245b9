"""A table as a field of places, each held by the cell that covers it. Knows no labels."""

from typing import NamedTuple

from disclosure_lint.readers.blocks import ReadCell, ReadGrid

_MOST_PLACES = 200_000
"""Places a table may have; no report's table comes near it."""


class Matrix(NamedTuple):
    """`rows[r][c]` is the cell at row r and column c, None where the table has a hole."""

    source: ReadGrid
    rows: list[list[ReadCell | None]]

    def cells(self, row: int) -> list[ReadCell]:
        """The cells that cover a row, from left to right, each once."""
        return list(dict.fromkeys(cell for cell in self.rows[row] if cell is not None))


def matrix_of(source: ReadGrid) -> Matrix:
    """The field of a table, empty where it would be beyond all measure."""
    height = max((read.cell.row + read.cell.rows for read in source.cells), default=0)
    width = max((read.cell.column + read.cell.columns for read in source.cells), default=0)
    if height * width > _MOST_PLACES:
        return Matrix(source, [])
    rows: list[list[ReadCell | None]] = [[None] * width for _ in range(height)]
    for read in source.cells:
        cell = read.cell
        for row in range(cell.row, cell.row + cell.rows):
            rows[row][cell.column : cell.column + cell.columns] = [read] * cell.columns
    return Matrix(source, rows)
