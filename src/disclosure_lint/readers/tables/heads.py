"""The head of a table: which column of the form each of its columns is. Knows labels by the lexicon alone."""

from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.readers.tables.lexicon import Lexicon, Meaning, TableWords, label_key
from disclosure_lint.readers.tables.similar import closeness, is_part
from disclosure_lint.readers.tables.strips import Label, Strip

_SURE = 0.8
_AHEAD = 0.15
_LIKELY = 0.4
"""Likeness that makes a label by itself one of a column, how far from the next; likeness that is enough in order."""


class Slot(NamedTuple):
    """A column of the document: where it is laid out, which column of the form it is and, in wide tables, which row.

    `label` is what stands at its head; `key` is None where that is no known label.
    """

    start: int
    end: int
    label: str
    key: str | None
    row: str | None = None


class Head(NamedTuple):
    """The columns under a head; `grid` is the table of the document in which it stands."""

    grid: int
    sure: bool
    slots: tuple[Slot, ...]

    @property
    def is_wide(self) -> bool:
        """Whether the head says the row, too."""
        return any(slot.row for slot in self.slots)


def head_of(strips: Sequence[Strip], table: str, lexicon: Lexicon, stub: int) -> Head:
    """The head that some strips make; `stub` is the first column that holds values."""
    grid = strips[0].grid
    if grid.grid.sure:
        slots = _laid(strips, table, lexicon, stub)
    else:
        slots = _listed([label for strip in strips for label in strip.labels], table, lexicon)
    words = lexicon.tables[table]
    return Head(grid.number, grid.grid.sure, tuple(_by_likeness(slot, words) for slot in slots))


def _laid(strips: Sequence[Strip], table: str, lexicon: Lexicon, stub: int) -> list[Slot]:
    """By place: each column of the document has the labels above it, the lowest telling most."""
    labels = [label for strip in strips for label in strip.labels]
    width = max((label.end for label in labels), default=0)
    slots: list[Slot] = []
    last: Label | None = None
    for column in range(stub, width):
        stack = [label for label in labels if label.start <= column < label.end]
        if not stack or _is_group(stack[-1], table):
            last = None
            continue
        if stack[-1] is last:
            slots[-1] = slots[-1]._replace(end=column + 1)
            continue
        last = stack[-1]
        key, text = _column_of(stack, table, lexicon)
        row = next((rows[0] for label in reversed(stack) if len(rows := label.keys(table, "row")) == 1), None)
        if key is None and row and stack[-1].keys(table, "row"):
            text = ""
        slots.append(Slot(column, column + 1, text, key, row))
    return slots


def _column_of(stack: list[Label], table: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """The column that labels over each other name, the lowest alone or with those above it."""
    for count in range(1, len(stack) + 1):
        text = "".join(label.text for label in stack[-count:])
        keys = Label(text, (), lexicon.of(text)).keys(table, "column")
        if len(keys) == 1:
            return keys[0], text
    return None, stack[-1].text


def _is_group(label: Label, table: str) -> bool:
    """Whether a label is known and yet none of a column, nor of a row in a wide table."""
    kinds = {meaning.kind for meaning in label.meanings if meaning.table == table}
    return bool(kinds) and not kinds & {"column", "row"}


def _listed(labels: list[Label], table: str, lexicon: Lexicon) -> list[Slot]:
    """By order: the columns in the order of their labels, members of a group where the group stands."""
    rows = [label.keys(table, "row")[0] for label in labels if _is_row(label, table)]
    columns = [label for label in labels if not _is_group(label, table) and not _is_row(label, table)]
    ordered = _in_groups(labels, columns, table, lexicon)
    slots = [Slot(-1, -1, label.text, next(iter(label.keys(table, "column")), None)) for label in ordered]
    if not rows:
        return slots
    if len(slots) % len(rows) == 0 and len({slot.key for slot in slots}) == len(slots) // len(rows):
        size = len(slots) // len(rows)
        return [slot._replace(row=rows[at // size]) for at, slot in enumerate(slots)]
    if len({slot.key for slot in slots}) == len(slots):
        return [slot._replace(row=row) for row in rows for slot in slots]
    return []


def _is_row(label: Label, table: str) -> bool:
    return len(label.keys(table, "row")) == 1 and not label.keys(table, "column")


def _in_groups(labels: list[Label], columns: list[Label], table: str, lexicon: Lexicon) -> list[Label]:
    """The labels of columns with those of a group moved to where the group is named, if it is named before them."""
    groups = {
        meaning: at
        for at, label in reversed(list(enumerate(labels)))
        for meaning in label.meanings
        if meaning.table == table and meaning.kind == "columns"
    }
    places = {id(label): float(at) for at, label in enumerate(labels)}

    def place(label: Label) -> tuple[float, float]:
        own = places[id(label)]
        homes = [
            (len(lexicon.members[group]), at)
            for group, at in groups.items()
            if at < own and any(key in lexicon.members[group] for key in label.keys(table, "column"))
        ]
        return (min(homes)[1] if homes else own, own)

    return sorted(columns, key=place)


def _by_likeness(slot: Slot, words: TableWords) -> Slot:
    """A slot with the column that its label comes closest to by far."""
    if slot.key is not None or not slot.label:
        return slot
    key = label_key(slot.label)
    ranked = sorted(((closeness(key, wordings), name) for name, wordings in words.columns.items()), reverse=True)
    if ranked and ranked[0][0] >= _SURE and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _AHEAD):
        return slot._replace(key=ranked[0][1])
    return slot


def completed(head: Head, rows: Sequence[str], words: TableWords) -> Head:
    """The head with unknown columns filled in, where the order of the form leaves no choice.

    That is so where the rows below have as many columns as the head, and no label speaks against the order.
    """
    if head.is_wide or not head.slots or all(slot.key for slot in head.slots):
        return head
    fitting = {
        columns
        for editions in words.columns_of
        if (columns := _common(editions, rows)) and len(columns) == len(head.slots) and _agrees(head, columns, words)
    }
    if len(fitting) != 1:
        return head
    pairs = zip(head.slots, fitting.pop(), strict=True)
    return head._replace(slots=tuple(slot._replace(key=key) for slot, key in pairs))


def _common(columns_of: dict[str, tuple[str, ...]], rows: Sequence[str]) -> tuple[str, ...]:
    """The columns that all of the rows have in an edition, () where they differ."""
    found = {columns_of[row] for row in rows if row in columns_of}
    return found.pop() if len(found) == 1 and all(row in columns_of for row in rows) else ()


def _agrees(head: Head, columns: tuple[str, ...], words: TableWords) -> bool:
    for slot, column in zip(head.slots, columns, strict=True):
        key, wordings = label_key(slot.label), words.columns[column]
        if slot.key not in (None, column):
            return False
        if slot.key is None and not (is_part(key, wordings) or closeness(key, wordings) >= _LIKELY):
            return False
    return True


def meanings_of(slots: Sequence[Slot], table: str) -> frozenset[Meaning]:
    """What the columns of a head mean."""
    return frozenset(Meaning(table, "column", slot.key) for slot in slots if slot.key)
