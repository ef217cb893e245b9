"""Which tables of a document are tables of the form, and what stands in each of their cells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from disclosure_lint.forms import Forms
from disclosure_lint.readers.blocks import ReadCell, ReadGrid
from disclosure_lint.readers.document import GridCell
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.readers.reading import ReaderFinding
from disclosure_lint.readers.tables.lexicon import Lexicon, Meaning, label_key, lexicon_of, official_keys
from disclosure_lint.readers.tables.matrix import Matrix, matrix_of
from disclosure_lint.report import Tables
from disclosure_lint.source import Span

_ENOUGH = 3
"""Different labels of a table's rows and columns that make a table of the document one of the form."""


@dataclass
class Recognised:
    """What the tables of a document hold. `leftover` are cells that are none of the form, by the number of the table.

    `spans` are the places of cells, rows and tables; `labels`, `unreadable` as in `Report`.
    """

    tables: Tables = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    findings: list[ReaderFinding] = field(default_factory=list)
    leftover: dict[int, list[GridCell]] = field(default_factory=dict)


def recognise(grids: Sequence[ReadGrid], forms: Forms) -> Recognised:
    """The tables of the form among those of a document."""
    found = Recognised()
    lexicon = lexicon_of(forms)
    for grid in grids:
        matrix = matrix_of(grid)
        meanings = {read: lexicon.of(read.text) for read in grid.cells}
        table = _table_of(meanings.values())
        if table is None:
            found.leftover[grid.number] = [read.cell for read in grid.cells]
        else:
            _Reader(table, matrix, meanings, lexicon, found).read()
    _keep_altered(found, forms)
    return found


def _table_of(meanings: Iterable[frozenset[Meaning]]) -> str | None:
    """The table of the form that most labels speak for."""
    votes: Counter[str] = Counter()
    for meaning in {one for several in meanings for one in several if one.kind in ("row", "column")}:
        votes[meaning.table] += 1
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= _ENOUGH else None


class _Reader:
    """Reads one table of the document as one of the form: a cell is what the labels left of it and above it say."""

    def __init__(
        self,
        table: str,
        matrix: Matrix,
        meanings: dict[ReadCell, frozenset[Meaning]],
        lexicon: Lexicon,
        found: Recognised,
    ) -> None:
        self._table, self._matrix, self._found = table, matrix, found
        self._known = lexicon.forms.known[table]
        self._forms = lexicon.forms
        self._meanings = {
            read: {meaning for meaning in several if meaning.table == table} for read, several in meanings.items()
        }
        self._above: list[list[ReadCell]] = []

    def read(self) -> None:
        grid = self._matrix.source.grid
        self._found.spans.setdefault(self._table, grid.span)
        in_header = False
        for number in range(len(self._matrix.rows)):
            cells = self._matrix.cells(number)
            labels = [read for read in cells if self._meanings[read]]
            values = [read for read in cells if not self._meanings[read] and _is_value(read)]
            if values and (labels or self._above):
                self._row(number, labels, values)
                in_header = False
            elif labels:
                if not in_header:
                    self._above = []
                self._above.append(cells)
                in_header = True

    def _row(self, number: int, labels: list[ReadCell], values: list[ReadCell]) -> None:
        for value in values:
            left = [read for read in labels if read.cell.column < value.cell.column]
            top = [read for cells in self._above for read in cells if _covers(read, value)]
            row, row_label = self._named("row", left, top)
            column, column_label = self._named("column", top, left)
            if row is None or column is None or column not in self._known[row]:
                continue
            self._put(row, column, value)
            for key, read in ((row, row_label), (column, column_label)):
                if read:
                    self._found.labels[f"{self._table}.{key}"] = "".join(read.text.split())

    def _named(self, kind: str, first: list[ReadCell], second: list[ReadCell]) -> tuple[str | None, ReadCell | None]:
        for reads in (first, second):
            for read in reversed(reads):
                keys = [meaning.key for meaning in self._meanings[read] if meaning.kind == kind]
                if len(keys) == 1:
                    return keys[0], read
        return None, None

    def _put(self, row: str, column: str, value: ReadCell) -> None:
        cells = self._found.tables.setdefault(self._table, {}).setdefault(row, {})
        if column in cells:
            return
        raw = value.cell.text
        cells[column] = read_cell(raw if raw.strip() else None, self._forms.unit(self._table, row, column))
        self._found.spans[f"{self._table}.{row}.{column}"] = value.cell.span


def _covers(read: ReadCell, value: ReadCell) -> bool:
    """Whether a cell above stands over a value."""
    start, end = read.cell.column, read.cell.column + read.cell.columns
    return start < value.cell.column + value.cell.columns and value.cell.column < end


def _is_value(read: ReadCell) -> bool:
    wordless = not any("\u4e00" <= character <= "\u9fff" for character in read.text)
    return wordless or read_cell(read.text).value is not None


def _keep_altered(found: Recognised, forms: Forms) -> None:
    """Of the labels only those that differ from the official ones of the edition that the table follows."""
    kept: dict[str, str] = {}
    for table, rows in found.tables.items():
        cells = {f"{table}.{row}.{column}" for row, columns in rows.items() for column in columns}
        editions = [form for form in reversed(forms.editions) if table in form.tables]
        best = max(editions, key=lambda form: len(cells & form.index.keys()))
        official = official_keys(best, table)
        for pointer, label in found.labels.items():
            if pointer in official and label_key(label) not in official[pointer]:
                kept[pointer] = label
    found.labels = kept
