"""The head of a table: which column of the form each of its columns is. Knows labels by the lexicon alone."""

from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.readers.tables.lexicon import Lexicon, TableWords, label_key
from disclosure_lint.readers.tables.similar import closeness, is_part
from disclosure_lint.readers.tables.strips import Label, Strip
from disclosure_lint.source import Span

_SURE = 0.8
_AHEAD = 0.15
_LIKELY = 0.4
"""Likeness that makes a label by itself one of a column, how far from the next; likeness that is enough in order."""


class Slot(NamedTuple):
    """A column of the document: where it is laid out, which column of the form it is and, in wide tables, which row.

    `label` is what stands at its head, `place` where the lowest part of that does; `key` is None where that is no known
    label.
    """

    start: int
    end: int
    label: str
    place: Span
    key: str | None
    row: str | None = None


class Head(NamedTuple):
    """The columns under a head; `grid` is the table of the document in which it stands.

    `other` are the columns in the order of the form, where they were listed in another one: which holds is not certain.
    """

    grid: int
    sure: bool
    slots: tuple[Slot, ...]
    other: tuple[Slot, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether the head says the row, too."""
        return any(slot.row for slot in self.slots)


def head_of(strips: Sequence[Strip], table: str, lexicon: Lexicon, stub: int) -> Head:
    """The head that some strips make; `stub` is the first column that holds values.

    By place where the format says it, and by order where that leaves a label without a column: spans get lost.
    """
    grid = strips[0].grid
    words = lexicon.tables[table]
    labels = [_likened(label, words) for strip in strips for label in strip.labels]
    if grid.grid.sure:
        slots = _laid(labels, table, lexicon, stub)
        if _uses_all(slots, labels, table):
            return Head(grid.number, True, tuple(slots))
    return Head(grid.number, False, tuple(_listed(labels, table, lexicon)))


def _likened(label: Label, words: TableWords) -> Label:
    """A label with the meaning that it comes closest to by far, where its wording is not known."""
    key = label_key(label.text)
    if label.meanings or not key:
        return label
    ranked = sorted(((closeness(key, wordings), meaning) for meaning, wordings in words.wordings.items()), reverse=True)
    (best, meaning), *others = ranked
    if best < _SURE or (others and best - others[0][0] < _AHEAD):
        return label
    return label._replace(meanings=frozenset({meaning}))


def _uses_all(slots: list[Slot], labels: list[Label], table: str) -> bool:
    """Whether every row and column that the labels name has a place, and none two."""
    named = {keys[0] for label in labels if len(keys := label.keys(table, "column")) == 1}
    rows = {label.keys(table, "row")[0] for label in labels if _is_row(label, table)}
    places = [(slot.row, slot.key) for slot in slots if slot.key]
    used = {slot.key for slot in slots}
    if any(slot.row for slot in slots) and not all(slot.row for slot in slots if slot.key):
        return False
    return named <= used and rows <= {slot.row for slot in slots} and len(set(places)) == len(places)


def _laid(labels: list[Label], table: str, lexicon: Lexicon, stub: int) -> list[Slot]:
    """By place: each column of the document has the labels above it, the lowest telling most."""
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
        row = next((label.keys(table, "row")[0] for label in reversed(stack) if _is_row(label, table)), None)
        if key is None and row and stack[-1].keys(table, "row"):
            text = ""
        slots.append(Slot(column, column + 1, text, last.span, key, row))
    return slots


def _column_of(stack: list[Label], table: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """The column that labels over each other name, the lowest alone or with those above it."""
    for count in range(1, len(stack) + 1):
        text = "".join(label.text for label in stack[-count:])
        meanings = stack[-1].meanings if count == 1 else lexicon.of(text)
        keys = Label(text, (), meanings).keys(table, "column")
        if len(keys) == 1:
            return keys[0], text
    return None, stack[-1].text


def _is_group(label: Label, table: str) -> bool:
    """Whether a label is known and yet none of a column, nor of a row in a wide table."""
    kinds = {meaning.kind for meaning in label.meanings if meaning.table == table}
    return bool(kinds) and not kinds & {"column", "row"}


def _listed(labels: list[Label], table: str, lexicon: Lexicon) -> list[Slot]:
    """By order: the columns in the order of their labels, members of a group where the group stands."""
    found = (label.keys(table, "row")[0] for label in labels if _is_row(label, table))
    rows = list(dict.fromkeys(found))  # a label over two lines of the head is one
    columns = [label for label in labels if not _is_group(label, table) and not _is_row(label, table)]
    ordered = _in_groups(labels, columns, table, lexicon)
    slots = [Slot(-1, -1, label.text, label.span, next(iter(label.keys(table, "column")), None)) for label in ordered]
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


def certain(head: Head, words: TableWords) -> Head:
    """The head without columns whose order alone is known and which are not all known."""
    if head.sure or not head.slots:
        return head
    if not all(slot.key for slot in head.slots):
        return head._replace(slots=())
    if head.is_wide:
        return head
    orders = [list(table.columns) for table in words.tables]
    keys = [slot.key or "" for slot in head.slots]
    fitting = [[column for column in order if column in keys] for order in orders if set(keys) <= set(order)]
    if keys in fitting:
        return head
    if not fitting:
        return head._replace(slots=())
    by_key = {slot.key: slot for slot in head.slots}
    return head._replace(other=tuple(by_key[key] for key in fitting[0]))


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
