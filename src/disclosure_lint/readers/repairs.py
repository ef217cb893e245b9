"""Finds junk that copying put into a text: invisible characters, a comma beside another mark. Changes nothing."""

import re

from disclosure_lint.source import Span

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_COMMAS = ",，"
_MARKS = re.compile("[,，、。；;：:！!？?]{2,}")
_LONGEST = 3
"""Longer runs of marks are no doubling: rows of empty cells, a line to fill in."""


def invisible(text: str) -> list[Span]:
    """Runs of characters without width and without meaning."""
    return [Span(*match.span()) for match in _INVISIBLE.finditer(text)]


def junk_commas(text: str) -> list[Span]:
    """Commas that stand beside another mark of the same line, the true one; of two commas the second.

    Never after a digit: what stands there may be a figure.
    """
    found: list[Span] = []
    for match in _MARKS.finditer(text):
        start, end = match.span()
        run = match.group()
        before = text[start - 1] if start else "\n"
        if len(run) > _LONGEST or before.isspace() or before == "|" or before.isdigit():
            continue
        commas = [at for at in range(start, end) if text[at] in _COMMAS]
        if len(commas) == len(run) == _LONGEST:
            continue
        if len(commas) == len(run):
            wide = next((at for at in commas if text[at] == "，"), start)
            commas = [at for at in commas if at != wide]
        found += [Span(at, at + 1) for at in commas]
    return found
