"""Which row of the form a row of a document is: by its label, else by the order of the rows around it."""

from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.readers.tables.lexicon import TableWords, label_key
from disclosure_lint.readers.tables.similar import closeness, is_part
from disclosure_lint.readers.tables.strips import Label, Strip

_SURE = 0.8
_AHEAD = 0.1
_LIKELY = 0.5
_CONCEIVABLE = 0.3
"""Likeness that makes a label by itself one of a row, how far from the next; enough in order; worth to be named."""
_SCRAP = 2
"""Letters of a text that is no label but a piece of one that runs down the page."""


class Named(NamedTuple):
    """A row of a document: which row of the form it is, None where that is not certain, and which it may be.

    `label` is its own label, the last of those before its values; `is_group` marks one that names several rows: the row
    is their sum or, where one of them stands nowhere, perhaps that one without its label.
    `after` are rows of the form that should follow and stand nowhere.
    """

    key: str | None
    label: Label | None
    candidates: tuple[str, ...] = ()
    is_group: bool = False
    after: tuple[str, ...] = ()


def named(strips: Sequence[Strip], table: str, words: TableWords) -> list[Named]:
    """The rows that strips with values are, in order."""
    found = [_exact(strip, table, words) for strip in strips]
    taken = {name.key for name in found if name.key}
    for at, name in enumerate(found):
        if name.key is None and name.is_group:
            gap = _own(_gap(found, at, words, taken), words, taken)
            found[at] = name._replace(candidates=tuple(gap))
        elif name.key is None:
            found[at] = _in_order(name, _gap(found, at, words, taken), words, taken, _unknown_around(found, at))
    named = {name.key for name in found if name.key}
    after = [tuple(_own(_gap(found, at + 1, words, named), words, named)) for at in range(len(found))]
    return [_replaced(found, name, words)._replace(after=rows) for name, rows in zip(found, after, strict=True)]


def _exact(strip: Strip, table: str, words: TableWords) -> Named:
    """By the wording of the last label; of a label in two pieces, by both."""
    labels = [label for label in strip.labels if label.text.strip()]
    while len(labels) > 1 and not labels[-1].meanings and len(label_key(labels[-1].text)) <= _SCRAP:
        labels.pop()
    if not labels:
        return Named(None, None)
    last = labels[-1]
    keys = last.keys(table, "row")
    if len(keys) == 1:
        return Named(keys[0], last)
    whole = label_key("".join(label.text for label in labels[-2:]))
    keys = [key for key, wordings in words.rows.items() if whole in wordings]
    if len(keys) == 1:
        return Named(keys[0], last)
    return Named(None, last, is_group=bool(last.keys(table, "rows")))


def _gap(found: list[Named], at: int, words: TableWords, taken: set[str]) -> list[str]:
    """The rows of the form that may stand between the known rows before and after, and stand nowhere else."""
    before = next((words.position[name.key] for name in reversed(found[:at]) if name.key), -1)
    after = next((words.position[name.key] for name in found[at:] if name.key), len(words.order))
    return [row for row in words.order[before + 1 : after] if row not in taken]


def _unknown_around(found: list[Named], at: int) -> int:
    """How many rows without a certain meaning stand together."""
    first, last = at, at
    while first and found[first - 1].key is None:
        first -= 1
    while last + 1 < len(found) and found[last + 1].key is None:
        last += 1
    return last - first + 1


def _in_order(name: Named, gap: list[str], words: TableWords, taken: set[str], unknown: int) -> Named:
    """By likeness: to a row that may stand here, and to no other as much."""
    key = label_key(name.label.text) if name.label else ""
    own = _own(gap, words, taken)
    if not key:
        return name._replace(candidates=tuple(own))
    scores = {row: closeness(key, wordings) for row, wordings in words.rows.items()}
    ranked = sorted(gap, key=lambda row: -scores[row])
    parts = [row for row in gap if is_part(key, words.rows[row])]
    best = parts[0] if len(parts) == 1 else ranked[0] if ranked else None
    if best is not None:
        rival = max((score for row, score in scores.items() if row != best), default=0.0)
        by_itself = scores[best] >= _SURE and scores[best] - rival >= _AHEAD
        only_one = len(parts) == 1 and scores[best] >= max((scores[row] for row in gap if row != best), default=0.0)
        forced = unknown == 1 and len(own) == 1 and best in gap and scores[best] >= max(_LIKELY, rival)
        if by_itself or only_one or forced:
            return name._replace(key=best)
    likely = [row for row in ranked if scores[row] >= _CONCEIVABLE or row in parts]
    return name._replace(candidates=tuple(likely) or tuple(own))


def _own(gap: list[str], words: TableWords, taken: set[str]) -> list[str]:
    """Of rows in a gap those of the edition that has most of the rows known, of all where several have."""
    shares = [len(taken & columns_of.keys()) for columns_of in words.columns_of]
    best = [columns_of for columns_of, share in zip(words.columns_of, shares, strict=True) if share == max(shares)]
    return [row for row in gap if any(row in columns_of for columns_of in best)]


def _replaced(found: list[Named], name: Named, words: TableWords) -> Named:
    """A row that sums up others is not certain where those others stand, too."""
    if name.key is None:
        return name
    summed = next((table.rows[name.key].stands_for for table in words.tables if name.key in table.rows), ())
    others = {other.key for other in found} & set(summed)
    if not others:
        return name
    missing = tuple(row for row in summed if row not in others)
    return name._replace(key=None, candidates=missing, is_group=not missing)
