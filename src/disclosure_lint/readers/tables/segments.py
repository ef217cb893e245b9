"""Which strips of a document belong to which table of the form; what belongs to none is text."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from disclosure_lint.readers.tables.lexicon import Lexicon, Meaning
from disclosure_lint.readers.tables.strips import Strip

_ENOUGH = 3
"""Different labels of a table's rows and columns that make a table of the document one of the form."""

Segments = dict[str, list[Strip]]


def segments_of(strips: Sequence[Strip], lexicon: Lexicon) -> Segments:
    """The strips of each table of the form, in order; of tables of a document those that are enough like one."""
    found: Segments = {table: [] for table in lexicon.tables}
    seen: dict[str, set[Meaning]] = {table: set() for table in lexicon.tables}
    open_table: str | None = None
    for _, group in groupby(strips, key=lambda strip: strip.grid.number):
        own = list(group)
        tables = _tables(own, open_table)
        for table in dict.fromkeys(tables):
            if table is None:
                continue
            mine = [strip for strip, named in zip(own, tables, strict=True) if named == table]
            meanings = _meanings(mine, table)
            if not _belongs(mine, meanings, seen[table], goes_on=table == open_table):
                continue
            found[table] += mine
            seen[table] |= meanings
            open_table = table if tables[-1] == table else None
    return {table: mine for table, mine in found.items() if len(seen[table]) >= _ENOUGH and _has_values(mine)}


def _tables(strips: list[Strip], open_table: str | None) -> list[str | None]:
    """The table that each strip of one table of the document speaks for; where it does not, as those beside it."""
    tables = [_vote(strip) for strip in strips]
    known = [at for at, table in enumerate(tables) if table]
    if not known:
        return [open_table if open_table and _goes_on(strips) else None] * len(strips)
    for at in range(len(tables)):
        if tables[at] is None:
            before = [place for place in known if place < at]
            tables[at] = tables[before[-1] if before else known[0]]
    return [None if _is_note(strip) else table for strip, table in zip(strips, tables, strict=True)]


def _vote(strip: Strip) -> str | None:
    """The table that most labels of a strip speak for, those that speak for several tables aside."""
    votes = Counter(
        next(iter(tables))
        for label in strip.labels
        if len(tables := {meaning.table for meaning in label.meanings}) == 1
    ).most_common(2)
    return votes[0][0] if votes and (len(votes) == 1 or votes[0][1] > votes[1][1]) else None


def _goes_on(strips: list[Strip]) -> bool:
    """Whether a table without a known label holds but values: the rest of one that began before."""
    return strips[0].grid.grid.continues or all(strip.kind == "data" and not strip.labels for strip in strips)


def _is_note(strip: Strip) -> bool:
    """Whether a strip is a remark in a single cell."""
    return strip.kind == "note" and len(strip.labels) < 2


def _meanings(strips: list[Strip], table: str) -> set[Meaning]:
    return {
        meaning
        for strip in strips
        for label in strip.labels
        for meaning in label.meanings
        if meaning.table == table and meaning.kind in ("row", "column")
    }


def _belongs(strips: list[Strip], meanings: set[Meaning], seen: set[Meaning], *, goes_on: bool) -> bool:
    """Whether a table of the document is one of the form or a part of one: it has a head, or goes on with new rows."""
    rows = {meaning for meaning in meanings if meaning.kind == "row"}
    kinds = {meaning.kind for strip in strips for label in strip.labels for meaning in label.meanings}
    if len(meanings) >= _ENOUGH and kinds & {"columns", "head", "rows"}:
        return True
    if len(meanings) >= _ENOUGH and len(meanings) > len(rows):
        return True
    new = not rows & seen
    return bool(strips[0].grid.grid.continues or goes_on or seen) and new


def _has_values(strips: list[Strip]) -> bool:
    return any(strip.kind == "data" for strip in strips)
