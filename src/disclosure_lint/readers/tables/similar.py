"""How alike two labels are, in [0, 1]. Pure, bounded, knows no labels."""

from collections import Counter
from collections.abc import Iterable

_LEAST_PART = 3
"""Letters that a cut label must have left to be known by them."""


def closeness(label: str, wordings: Iterable[str]) -> float:
    """How close a label comes to the nearest of some wordings, by edit distance."""
    return max((_ratio(label, wording) for wording in wordings), default=0.0)


def is_part(label: str, wordings: Iterable[str]) -> bool:
    """Whether a label is one of the wordings cut short, at either end, or one with something added."""
    return len(label) >= _LEAST_PART and any(
        wording.startswith(label) or wording.endswith(label) or label.startswith(wording) or label.endswith(wording)
        for wording in wordings
        if len(wording) >= _LEAST_PART
    )


def _ratio(first: str, second: str) -> float:
    longest = max(len(first), len(second))
    if not longest:
        return 0.0
    shared = sum((Counter(first) & Counter(second)).values())
    if 3 * shared < longest:
        return shared / longest / 2
    return 1 - _distance(first, second) / longest


def _distance(first: str, second: str) -> int:
    """The number of characters to put in, take out or replace."""
    row = list(range(len(second) + 1))
    for at, character in enumerate(first, 1):
        above, row[0] = row[0], at
        for column, other in enumerate(second, 1):
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, above + (character != other))
    return row[-1]
