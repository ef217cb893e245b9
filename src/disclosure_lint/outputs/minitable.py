"""A small table of values under a finding: label, value and line of each, the one that is meant marked."""

from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.outputs.display import cells, cut, pad
from disclosure_lint.outputs.paint import Paint, Tone

MARK = ">"


class Row(NamedTuple):
    """One value as it is shown; `place` is its line or ''."""

    label: str
    value: str
    place: str
    marked: bool = False


class Heading(NamedTuple):
    """What stands over the columns."""

    label: str
    value: str
    place: str


def minitable(heading: Heading, rows: Sequence[Row], width: int, paint: Paint, tone: Tone = "error") -> list[str]:
    """The table in at most `width` cells: long labels are cut, a column of places that are all empty is left out."""
    with_place = any(row.place for row in rows)
    values = max(cells(text) for text in (heading.value, *(row.value for row in rows)))
    places = max(cells(text) for text in (heading.place, *(row.place for row in rows))) if with_place else -2
    room = max(8, width - 4 - 2 - values - 2 - places)
    labels = min(room, max(cells(text) for text in (heading.label, *(row.label for row in rows))))

    def line(row: Row) -> str:
        parts = [pad(cut(row.label, labels), labels), pad(row.value, values, right=True)]
        if with_place:
            parts.append(pad(row.place, places, right=True))
        return "  ".join(parts).rstrip()

    lines = [f"    {paint(line(Row(*heading)), 'faint')}"]
    for row in rows:
        lines.append(f"  {paint(MARK, tone)} {paint(line(row), 'strong')}" if row.marked else f"    {line(row)}")
    return lines
