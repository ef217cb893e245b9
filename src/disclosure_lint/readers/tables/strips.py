"""The tables of a document as strips: rows of labels and rows of values. Knows which texts are labels, not where.

Where the format says which cell stands where, a strip is a row of the table. Where that was worked out from the look of
a text, only the order of the cells counts: a strip is what stands from one label to before the next.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from disclosure_lint.readers.blocks import ReadCell, ReadGrid
from disclosure_lint.readers.numbers import read_number
from disclosure_lint.readers.tables.lexicon import Lexicon, Meaning, is_number_mark, is_numbered, label_key
from disclosure_lint.readers.tables.matrix import Matrix, matrix_of
from disclosure_lint.source import Span

_WORDLESS = re.compile(r"[-+—–−―－＋/／\\*＊…·.．,，%％\s0-9０-９]*")
_NOTHING = ("无", "零", "空")
"""What stands in cells in place of a number."""
_MOST_PIECES = 12
"""Cells that a label may have been broken into."""
_MEASURE = 1
"""Letters of a text after a label that is no value but a unit of measurement."""
_LONGEST_VALUE = 40

StripKind = Literal["head", "data", "group", "note"]


class Label(NamedTuple):
    """A label, perhaps out of several cells; `meanings` by its exact wording."""

    text: str
    cells: tuple[ReadCell, ...]
    meanings: frozenset[Meaning]

    @property
    def start(self) -> int:
        """Its first column."""
        return min(read.cell.column for read in self.cells)

    @property
    def end(self) -> int:
        """The column after its last."""
        return max(read.cell.column + read.cell.columns for read in self.cells)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(min(read.cell.span.start for read in self.cells), max(read.cell.span.end for read in self.cells))

    def keys(self, table: str, kind: str) -> list[str]:
        """What it can mean of one kind."""
        return [meaning.key for meaning in self.meanings if meaning.table == table and meaning.kind == kind]


class Strip(NamedTuple):
    """Labels, and the values that belong to them. `rows` are those of the grid that it takes up."""

    grid: ReadGrid
    kind: StripKind
    labels: tuple[Label, ...]
    values: tuple[ReadCell, ...]
    rows: tuple[int, ...]


def strips_of(grid: ReadGrid, lexicon: Lexicon) -> list[Strip]:
    """The strips of a table in order."""
    if grid.grid.sure:
        matrix = matrix_of(grid)
        strips = [strip for row in range(len(matrix.rows)) for strip in _laid(matrix, row, lexicon)]
        return _with_blank_line(strips, matrix)
    return list(_stream(grid, lexicon))


def _with_blank_line(strips: list[Strip], matrix: Matrix) -> list[Strip]:
    """The strips; where they are but a head and a line of blanks below it, nobody has filled in that line."""
    heads, last = strips[:-1], strips[-1:]
    if not heads or last[0].labels or any(strip.kind != "head" for strip in heads):
        return strips
    return [*heads, last[0]._replace(kind="data", values=tuple(matrix.cells(last[0].rows[0])))]


def is_value(text: str) -> bool:
    """Whether a text is a number, nothing, or what stands in place of a number."""
    if len(text) > _LONGEST_VALUE:
        return False
    bare = text.strip()
    return (
        _WORDLESS.fullmatch(bare) is not None
        or bare in _NOTHING
        or read_number(bare) is not None
        or read_number(bare, "wan_yuan") is not None
    )


def _is_blank(read: ReadCell) -> bool:
    return not read.text.strip()


def _laid(matrix: Matrix, row: int, lexicon: Lexicon) -> Iterator[Strip]:
    """The strips of a row: one, or several where labels and values alternate in it."""
    cells = [read for read in matrix.cells(row) if read.cell.row == row or not _names_column(read, lexicon)]
    known = [bool(lexicon.of(read.text)) for read in cells]
    valued = [not known[at] and is_value(read.text) and not is_number_mark(read.text) for at, read in enumerate(cells)]
    filled = [valued[at] and not _is_blank(read) for at, read in enumerate(cells)]
    start = 0
    while start < len(cells):
        first = _first_value(known, valued, filled, start, [_ends_stub(cells, at, lexicon) for at in range(len(cells))])
        end = next((at for at in range(first, len(cells)) if known[at]), len(cells))
        labels = tuple(
            Label(read.text, (read,), lexicon.of(read.text))
            for at, read in enumerate(cells[start:first], start)
            if not valued[at]
        )
        values = tuple(cells[first:end])
        kind = _kind(labels, values)
        yield Strip(matrix.source, kind, labels, values if kind == "data" else (), (row,))
        start = end


def _first_value(known: list[bool], valued: list[bool], filled: list[bool], start: int, of_row: list[bool]) -> int:
    """Where the values begin: after the last label before the first number. Blanks are values too.

    Other text is a value after the label of a row, else a label.
    """
    size = len(known)
    number = next((at for at in range(start, size) if filled[at]), size)
    labels = [at for at in range(start, number) if not valued[at]]
    last_known = next((at for at in reversed(labels) if known[at]), -1)
    if last_known >= 0 and of_row[last_known]:
        return last_known + 1
    return labels[-1] + 1 if labels else start


def _names_column(read: ReadCell, lexicon: Lexicon) -> bool:
    return any(meaning.kind == "column" for meaning in lexicon.of(read.text)) and not is_numbered(read.text)


def _ends_stub(cells: list[ReadCell], at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a cell are values: it is the label of a row, and of no group; a unit may come after it."""
    kinds = {meaning.kind for meaning in lexicon.of(cells[at].text)}
    if "row" not in kinds or "rows" in kinds or ("column" in kinds and not is_numbered(cells[at].text)):
        return False
    return at + 1 >= len(cells) or not _is_measure(cells[at + 1].text)


def _kind(labels: tuple[Label, ...], values: tuple[ReadCell, ...]) -> StripKind:
    kinds = {meaning.kind for label in labels for meaning in label.meanings}
    if any(not _is_blank(read) for read in values):
        return "data"
    leaf = {meaning.kind for meaning in labels[-1].meanings} if labels else set()
    of_row = [label for label in labels if {meaning.kind for meaning in label.meanings} == {"row"}]
    if values and len(of_row) < 2 and "row" in leaf and ("column" not in leaf or is_numbered(labels[-1].text)):
        return "data"
    if kinds & {"column", "columns", "head", "row"}:
        return "head"
    return "group" if "rows" in kinds else "note"


def _stream(grid: ReadGrid, lexicon: Lexicon) -> Iterator[Strip]:
    """Runs of labels and the values after them. What stands at the head of columns is parted from the row's label."""
    cells = [read for read in grid.cells if not is_number_mark(read.text)]
    at = 0
    while at < len(cells):
        start = at
        while at < len(cells) and (_is_blank(cells[at]) or not is_value(cells[at].text)):
            at += 1
            if _begins_blank_values(cells, at) and _ends_in_row(cells[start:at], lexicon):
                break
        labels = _labels([read for read in cells[start:at] if not _is_blank(read)], lexicon)
        start = at
        if at < len(cells) and _is_text_in_row(labels, cells[at]):
            start = cells.index(labels.pop().cells[0], 0, at)
        while at < len(cells) and (is_value(cells[at].text) or _is_text_among_values(cells, at, start, lexicon)):
            at += 1
        yield from _parted(grid, labels, tuple(cells[start:at]))


def _is_text_in_row(labels: list[Label], value: ReadCell) -> bool:
    """Whether the last of some labels is text in a row's first cell: between the label and a value of the row."""
    if len(labels) < 2 or labels[-1].meanings or len(labels[-1].cells) > 1:
        return False
    label, text = labels[-2:]
    kinds = {meaning.kind for meaning in label.meanings}
    lines = {label.cells[-1].cell.row, text.cells[0].cell.row, value.cell.row}
    return kinds == {"row"} and len(lines) == 1 and not _is_measure(text.text)


def _is_measure(text: str) -> bool:
    letters = label_key(text)
    return len(letters) <= _MEASURE and letters.isalpha()


def _is_text_among_values(cells: list[ReadCell], at: int, start: int, lexicon: Lexicon) -> bool:
    """Whether a text stands in a line after values of its row, and is or begins no known label."""
    if at == start or cells[at].cell.row != cells[at - 1].cell.row:
        return False
    return not _labels(cells[at : at + _MOST_PIECES], lexicon)[0].meanings


def _begins_blank_values(cells: list[ReadCell], at: int) -> bool:
    """Whether blank cells stand here that are values. One before a label is but the mark of a new row."""
    if at >= len(cells) or not _is_blank(cells[at]):
        return False
    return at + 1 == len(cells) or is_value(cells[at + 1].text)


def _ends_in_row(cells: list[ReadCell], lexicon: Lexicon) -> bool:
    """Whether the label last read is one of a row, so that the blanks after it are its cells."""
    texts = [read for read in cells if not _is_blank(read)]
    labels = _labels(texts[-_MOST_PIECES:], lexicon)
    return bool(labels) and _is_of_row(labels, len(labels) - 1)


def _labels(cells: list[ReadCell], lexicon: Lexicon) -> list[Label]:
    """Cells as labels, those that make a known one together as one."""
    labels: list[Label] = []
    at = 0
    while at < len(cells):
        for count in range(min(_MOST_PIECES, len(cells) - at), 0, -1):
            text = "".join(read.text for read in cells[at : at + count])
            meanings = lexicon.of(text)
            if meanings or count == 1:
                labels.append(Label(text, tuple(cells[at : at + count]), meanings))
                at += count
                break
    return labels


def _is_of_row(labels: list[Label], at: int) -> bool:
    """Whether a label is one of a row; one that could be of a column too is, if it does not follow one of a column."""
    kinds = {meaning.kind for meaning in labels[at].meanings}
    if "column" not in kinds:
        return bool(kinds & {"row", "rows"}) or not kinds
    if "row" not in kinds:
        return False
    before = next((labels[back].meanings for back in range(at - 1, -1, -1) if labels[back].meanings), frozenset())
    return is_numbered(labels[at].text) or not any(meaning.kind in ("column", "columns") for meaning in before)


def _parted(grid: ReadGrid, labels: list[Label], values: tuple[ReadCell, ...]) -> Iterator[Strip]:
    """A run of labels and the values after it as head, row and what is neither."""
    end = max((at for at in range(len(labels)) if not _is_of_row(labels, at)), default=-1) + 1
    known = next((at for at in range(end, len(labels)) if labels[at].meanings), len(labels))
    if end:
        end = known if known < len(labels) else max(end, len(labels) - 1)
    head, own = _meant(labels[:end]), labels[end:] if end else _meant(labels) or labels[-1:]
    used = {id(label) for label in (*head, *own)}
    for label in labels:
        if id(label) not in used:
            yield Strip(grid, "note", (label,), (), _rows((label,)))
    if head:
        yield Strip(grid, "head", tuple(head), (), _rows(tuple(head)))
    if not (own or head):
        return
    of_row = any(meaning.kind == "row" for meaning in own[-1].meanings) if own else True
    if values and (of_row or not all(_is_blank(read) for read in values)):
        yield Strip(grid, "data", tuple(own), values, _rows(tuple(own)) + tuple(read.cell.row for read in values))
    elif own:
        kind: StripKind = "group" if own[-1].meanings else "note"
        yield Strip(grid, kind, tuple(own), (), _rows(tuple(own)))


def _meant(labels: list[Label]) -> list[Label]:
    """The labels from the first known one on."""
    first = next((at for at, label in enumerate(labels) if label.meanings), len(labels))
    return labels[first:]


def _rows(labels: tuple[Label, ...]) -> tuple[int, ...]:
    return tuple(read.cell.row for label in labels for read in label.cells)
