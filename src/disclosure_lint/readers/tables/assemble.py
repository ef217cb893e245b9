"""From the strips of one table of the form to its cells; what is not certain stays as a doubt with all it may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from disclosure_lint.readers.tables.heads import Head, certain, completed, head_of
from disclosure_lint.readers.tables.lexicon import Lexicon
from disclosure_lint.readers.tables.placing import Placed, Value, Way, by_order, by_place, value_of
from disclosure_lint.readers.tables.strips import Label, Strip
from disclosure_lint.readers.tables.stubs import Named, named
from disclosure_lint.source import Span

_MERE_SPLITS = 2
"""Values too many that may come of split numbers; more of them are another row's."""

Cell = tuple[str, str]
"""Row and column."""

Cells = dict[Cell, Value | None]


@dataclass(frozen=True)
class Doubt:
    """Values whose cells are not certain: `reason` why, `label` and `text` as they stand, `ways` what they may be.

    `rows` and `columns` are the lines of the form that are not known because of it; where both are given, only the
    cells in which they meet.
    """

    reason: str
    label: str
    text: str
    span: Span
    ways: tuple[Cells, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    count: int = 0
    found: int = 0


class Line(NamedTuple):
    """A row of a document: the strip, the head above it, and which row of the form it is."""

    strip: Strip
    head: Head | None
    name: Named


@dataclass
class Assembled:
    """The cells of a table that are certain; labels and their places by row or column; doubts, rows of no form."""

    cells: dict[Cell, Value] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    places: dict[str, Span] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    unused: list[Line] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    wide: list[tuple[Line, Cells]] = field(default_factory=list)
    """Rows of a document that hold the values of several rows of the form."""


def assemble(strips: Sequence[Strip], table: str, lexicon: Lexicon) -> Assembled:
    """The table that strips make."""
    assembled = Assembled()
    maker = _Maker(table, lexicon, assembled)
    lines = _lines(strips, table, lexicon)
    for line in lines:
        maker.add(line)
    for strip in strips:
        for label in _bare_labels(strip) if not strip.grid.grid.sure else ():
            keys = label.keys(table, "row")
            if len(keys) == 1 and not label.keys(table, "rows"):
                maker.add_label(Line(strip, lines[-1].head if lines else None, Named(keys[0], label)))
    return assembled


def _bare_labels(strip: Strip) -> Sequence[Label]:
    """Labels of rows, perhaps, with no values after them: the last one of a row of values has those."""
    return strip.labels[: len(strip.labels) - (strip.kind == "data")]


def text_of(strip: Strip) -> str:
    """The values of a strip as they stood."""
    return " | ".join(" ".join(read.text.split()) for read in strip.values)


def span_of(strip: Strip) -> Span:
    """Where a strip stands."""
    spans = [read.cell.span for read in (*(read for label in strip.labels for read in label.cells), *strip.values)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _lines(strips: Sequence[Strip], table: str, lexicon: Lexicon) -> list[Line]:
    """The rows with values, each with the head above it and the row of the form that it is."""
    words = lexicon.tables[table]
    data = [strip for strip in strips if strip.kind == "data"]
    names = dict(zip(map(id, data), named(data, table, words), strict=True))
    lines: list[Line] = []
    for head_strips, block in _blocks(strips):
        head = lines[-1].head if lines else None
        if head_strips:
            head = head_of(head_strips, table, lexicon, _stub(head_strips, block))
        rows = [name.key for strip in block if (name := names[id(strip)]).key]
        head = certain(completed(head, rows, words), words) if head else None
        lines += [Line(strip, head, names[id(strip)]) for strip in block]
    return lines


def _stub(head: Sequence[Strip], block: Sequence[Strip]) -> int:
    """The first column that holds values: after the labels of rows; text under the label of a column is none."""
    columns = {
        label.start
        for strip in head
        for label in strip.labels
        if any(meaning.kind == "column" for meaning in label.meanings)
    }
    labels = [strip.labels[-1] for strip in block if strip.labels]
    return max((label.end for label in labels if label.meanings or label.start not in columns), default=0)


def _blocks(strips: Sequence[Strip]) -> Iterator[tuple[list[Strip], list[Strip]]]:
    """Heads, each with the rows below it."""
    head: list[Strip] = []
    block: list[Strip] = []
    columns_known = False
    for strip in strips:
        if strip.kind == "data" and not columns_known and not any(read.text.strip() for read in strip.values):
            strip = strip._replace(kind="head", values=())
        columns_known |= any(meaning.kind == "column" for label in strip.labels for meaning in label.meanings)
        if strip.kind == "data":
            block.append(strip)
        elif strip.kind != "group" or (head and not block):
            if block:
                yield head, block
                head, block = [], []
            if head and strip.grid is not head[-1].grid and strip.kind == "head":
                head = []
            head.append(strip)
    if block:
        yield head, block


def _same(first: Cells, second: Cells) -> bool:
    """Whether two readings come to the same values."""
    return {cell: value and value.raw for cell, value in first.items()} == {
        cell: value and value.raw for cell, value in second.items()
    }


def _with_text(line: Line, head: Head) -> Line:
    """A line of values with the text before them that must be one of them, as each column has its row and needs one."""
    labels, values = line.strip.labels, line.strip.values
    cells = tuple(read for label in labels for read in label.cells)
    if any(label.meanings for label in labels) or len(cells) + len(values) != len(head.slots):
        return line
    return line._replace(strip=line.strip._replace(labels=(), values=(*cells, *values)), name=Named(None, None))


class _Maker:
    def __init__(self, table: str, lexicon: Lexicon, made: Assembled) -> None:
        self._words, self._made = lexicon.tables[table], made
        self._known = lexicon.forms.known[table]

    def add(self, line: Line) -> None:
        """Put the values of a row into their cells, or keep a doubt."""
        name, head = line.name, line.head
        if head and head.is_wide and (name.key is None or not name.label):
            self._wide(_with_text(line, head), head)
            return
        rows = (name.key,) if name.key else tuple(row for row in name.candidates if self._may_have(row, head))
        if not rows:
            self._made.unused.append(line)
        elif head and head.slots:
            self._under(line, head, rows)
        else:
            self._without_head(line, rows)

    def add_label(self, line: Line) -> None:
        """A row of which nothing but the label is left."""
        known = {row for row, _ in self._made.cells} | {row for doubt in self._made.doubts for row in doubt.rows}
        if line.name.key and line.name.key not in known:
            self._doubt(line, "too_few", (), (line.name.key,), len(line.head.slots) if line.head else 0)

    def _under(self, line: Line, head: Head, rows: Sequence[str]) -> None:
        """A row under a head."""
        name, placed = line.name, self._placed(line, head)
        ways = [self._cells(row, way, head) for row in rows for way in self._ways(placed)]
        reason = "unknown_row" if name.key is None else placed.reason or "no_columns"
        if head.other and placed.way and name.key:
            ways.append(self._cells(name.key, placed.way, head._replace(slots=head.other)))
            ways = ways[:1] if _same(*ways) else ways
            reason = "columns_order"
        if name.key and placed.way and len(ways) == 1 and ways[0]:
            self._put(line, ways[0], name.key)
            self._unknown_columns(line, head)
            return
        if reason == "too_many" and len(line.strip.values) > len(head.slots) + _MERE_SPLITS:
            rows = (*rows, *name.after)
        self._doubt(line, reason, [way for way in ways if way], rows, len(head.slots))

    def _without_head(self, line: Line, rows: Sequence[str]) -> None:
        """A row without a head of its own: the order of the form is what it may be, if the count is right."""
        values = line.strip.values
        ways: list[Cells] = []
        for row in rows if line.name.key else ():
            orders = {editions[row] for editions in self._words.columns_of if row in editions}
            fitting = [order for order in orders if len(order) == len(values)]
            if len(fitting) == 1:
                pairs = zip(fitting[0], values, strict=True)
                ways.append({(row, column): value_of(read) for column, read in pairs})
        self._doubt(line, "no_columns" if line.name.key else "unknown_row", ways, rows, 0)

    def _wide(self, line: Line, head: Head) -> None:
        """A row of values under a head that names rows and columns."""
        placed = self._placed(line, head)
        slots = head.slots
        ways = [
            {(slot.row, slot.key): value for slot, value in zip(slots, way, strict=True) if slot.row and slot.key}
            for way in self._ways(placed)
        ]
        rows = tuple(dict.fromkeys(slot.row for slot in slots if slot.row))
        if placed.way and len(ways) == 1 and all(slot.row and slot.key for slot in slots):
            self._put(line, ways[0], None)
            self._name_columns(head)
        else:
            self._doubt(line, placed.reason or "no_columns", ways, rows, len(slots))

    def _placed(self, line: Line, head: Head | None) -> Placed:
        if head is None or not head.slots:
            return Placed(None, (), "no_columns")
        values, grid = line.strip.values, line.strip.grid
        if grid.grid.sure and head.sure and grid.number == head.grid:
            own = [read for read in values if read.cell.row in line.strip.rows]
            way = by_place(own, [(slot.start, slot.end) for slot in head.slots])
            if way is not None:
                return Placed(way)
        return by_order(values, len(head.slots))

    def _ways(self, placed: Placed) -> tuple[Way, ...]:
        return (placed.way,) if placed.way else placed.ways

    def _may_have(self, row: str, head: Head | None) -> bool:
        """Whether a row of the form has the columns of a head."""
        return all(slot.key in self._known[row] for slot in head.slots if slot.key) if head else True

    def _cells(self, row: str, way: Way, head: Head | None) -> Cells:
        """The cells of a row that a way fills; none where the head is one of other rows."""
        columns = [slot.key for slot in head.slots] if head else []
        known = [column for column in columns if column]
        if not known or len(set(known)) < len(known) or not all(column in self._known[row] for column in known):
            return {}
        return {(row, column): value for column, value in zip(columns, way, strict=True) if column}

    def _put(self, line: Line, cells: Cells, row: str | None) -> None:
        clash = [cell for cell in cells if cell in self._made.cells and self._made.cells[cell] != cells[cell]]
        differs = [cell for cell in clash if self._made.cells[cell].raw != (cells[cell] or Value("", Span(0, 0))).raw]
        if differs:
            rows = tuple(dict.fromkeys(cell[0] for cell in cells))
            first: Cells = {cell: self._made.cells.pop(cell) for cell in list(self._made.cells) if cell[0] in rows}
            self._doubt(line, "repeated", [first, cells], rows, 0)
            return
        for cell, value in cells.items():
            if value is not None:
                self._made.cells.setdefault(cell, value)
        if row is None:
            self._made.wide.append((line, cells))
        else:
            self._made.lines.setdefault(row, line)
            if line.name.label:
                self._made.labels.setdefault(row, line.name.label.text)
                self._made.places.setdefault(row, line.name.label.span)
            if line.head:
                self._name_columns(line.head)

    def _name_columns(self, head: Head) -> None:
        for slot in head.slots:
            if slot.key:
                self._made.labels.setdefault(slot.key, slot.label)
                self._made.places.setdefault(slot.key, slot.place)

    def _unknown_columns(self, line: Line, head: Head) -> None:
        """A column that is none of the form for certain: those that it may be are not known."""
        unknown = [slot for slot in head.slots if slot.key is None]
        if not unknown or line.name.key is None:
            return
        known = {slot.key for slot in head.slots}
        missing = tuple(
            column
            for columns_of in self._words.columns_of[:]
            for column in columns_of.get(line.name.key, ())
            if known - {None} <= set(columns_of[line.name.key]) and column not in known
        )
        label = "、".join("".join(slot.label.split()) for slot in unknown)
        rows = (line.name.key,) if missing else ()
        doubt = Doubt(
            "unknown_column" if missing else "unused_column",
            label,
            text_of(line.strip),
            span_of(line.strip),
            rows=rows,
            columns=tuple(dict.fromkeys(missing)),
        )
        self._made.doubts.append(doubt)

    def _doubt(self, line: Line, reason: str, ways: Sequence[Cells], rows: Sequence[str], count: int) -> None:
        label = "".join((line.name.label.text if line.name.label else "").split())
        text, span = text_of(line.strip), span_of(line.strip)
        found = sum(1 for read in line.strip.values if read.text.strip())
        self._made.doubts.append(Doubt(reason, label, text, span, tuple(ways), tuple(rows), (), count, found))
