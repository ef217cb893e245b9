"""Which value of a row stands in which column. Where that is not certain, all ways that it may be."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from disclosure_lint.readers.blocks import ReadCell
from disclosure_lint.source import Span

_MOST_WAYS = 64

Way = tuple["Value | None", ...]
"""A value for every column, None where nothing is known of what stands there."""


class Value(NamedTuple):
    """What stands in a cell, and where; `unread` as in `GridCell`."""

    raw: str
    span: Span
    unread: str | None = None


class Placed(NamedTuple):
    """The one way that is certain, or several. `reason` tells why there are several, or none."""

    way: Way | None
    ways: tuple[Way, ...] = ()
    reason: str = ""


def value_of(read: ReadCell) -> Value:
    """The value in a cell: as it stood, a number that was broken over lines in one piece."""
    text = read.cell.text.strip(" \t\r\n")
    if "\n" in text and not any(character.isalpha() for character in text):
        text = "".join(text.split("\n"))
    return Value(text, read.cell.span, read.cell.unread)


def by_place(values: Sequence[ReadCell], columns: Sequence[tuple[int, int]]) -> Way | None:
    """The values under each column, by where the cells are laid out; None where that does not come out even."""
    way: list[Value | None] = []
    used: set[ReadCell] = set()
    for start, end in columns:
        under = [read for read in values if read.cell.column < end and start < read.cell.column + read.cell.columns]
        filled = [read for read in under if read.text.strip()]
        if not under or len(filled) > 1 or (filled and filled[0] in used):
            return None
        chosen = filled[0] if filled else under[0]
        if not filled and chosen in used:
            return None
        used.update(under)
        way.append(value_of(chosen))
    return tuple(way) if all(read in used or not read.text.strip() for read in values) else None


def by_order(values: Sequence[ReadCell], count: int) -> Placed:
    """The values one after the other, if there are as many as columns, blank ones left out if need be."""
    filled = [read for read in values if read.text.strip()]
    if len(values) == count:
        return Placed(tuple(value_of(read) for read in values))
    if len(filled) == count:
        return Placed(tuple(value_of(read) for read in filled))
    if len(filled) > count:
        surplus = len(filled) - count
        ways = chain(_with_joined(filled, surplus), _without_one(filled, surplus))
        return Placed(None, tuple(_ways(ways)), "too_many")
    return Placed(None, tuple(_ways(_spread(filled, count))), "too_few")


def split_ways(way: Way) -> tuple[Way, ...]:
    """How a row may have stood before a number of two digits was read as two numbers and pushed the last one out."""
    ways = []
    for at in range(len(way) - 1):
        first, second = way[at], way[at + 1]
        if first and second and len(first.raw) == len(second.raw) == 1 and _may_join(first, second):
            ways.append((*way[:at], _joined(first, second), *way[at + 2 :], None))
    return tuple(ways)


def _ways(ways: Iterator[Way]) -> Iterator[Way]:
    for _, way in zip(range(_MOST_WAYS + 1), ways, strict=False):
        yield way


def _with_joined(filled: list[ReadCell], surplus: int) -> Iterator[Way]:
    """All ways to join neighbours that may be one number, until there are no more than columns."""
    values = [value_of(read) for read in filled]
    joints = [at for at in range(len(values) - 1) if _may_join(values[at], values[at + 1])]
    for chosen in combinations(joints, surplus):
        if any(second - first == 1 for first, second in pairwise(chosen)):
            continue
        yield tuple(
            _joined(value, values[at + 1]) if at in chosen else value
            for at, value in enumerate(values)
            if at - 1 not in chosen
        )


def _without_one(filled: list[ReadCell], surplus: int) -> Iterator[Way]:
    """All ways to leave one value out: a page number may have come between."""
    for at in range(len(filled)) if surplus == 1 else ():
        yield tuple(value_of(read) for read in (*filled[:at], *filled[at + 1 :]))


def _spread(filled: list[ReadCell], count: int) -> Iterator[Way]:
    """All ways to put some values in their order into more columns."""
    values = [value_of(read) for read in filled]
    end = values[-1].span.end if values else 0
    for places in combinations(range(count), len(values)):
        way: list[Value | None] = [Value("", Span(end, end))] * count
        for place, value in zip(places, values, strict=True):
            way[place] = value
        yield tuple(way)


def _may_join(first: Value, second: Value) -> bool:
    return first.raw.isdecimal() and second.raw.isdecimal() and not first.raw.startswith("0")


def _joined(first: Value, second: Value) -> Value:
    return Value(first.raw + second.raw, Span(first.span.start, second.span.end))
