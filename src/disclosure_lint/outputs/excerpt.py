"""The line of a source that a finding is about, in three parts: before the words that are meant, these, and after."""

from typing import NamedTuple

from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.wording import veiled
from disclosure_lint.source import Source

ELLIPSIS = "…"
LONGEST_MARK = 300
MOST_LINES = 20

TEXTS = ("text", "preamble")
"""What pointers to running text end in."""


class Excerpt(NamedTuple):
    """What stands before, what is meant, what stands after."""

    before: str
    marked: str
    after: str


def excerpt(found: Diagnostic, source: Source | None, room: int) -> Excerpt | None:
    """The words that are meant with at most `room` characters on either side; None where there are none to show.

    A value of a table is not, figures tell more with their labels; nor is a whole part of a file.
    """
    at = found.location
    if source is None or at.line is None or at.column is None or at.end_line is None or at.end_column is None:
        return None
    if any(item.pointer == at.pointer for item in found.evidence):
        return None
    if at.end_line > at.line and not at.pointer.endswith(TEXTS):
        return None
    line, last = veiled(source.line(at.line)), veiled(source.line(at.end_line))
    between = [source.line(number).strip() for number in range(at.line + 1, min(at.end_line, at.line + MOST_LINES))]
    before, after = line[: at.column - 1].lstrip(), last[at.end_column - 1 :].rstrip()
    marked = line[at.column - 1 : at.end_column - 1]
    if at.end_line > at.line:
        marked = line[at.column - 1 :] + veiled("".join(between)) + last[: at.end_column - 1].lstrip()
    if len(marked) > LONGEST_MARK:
        marked, after = f"{marked[:LONGEST_MARK]}{ELLIPSIS}", ""
    if len(before) > room:
        before = ELLIPSIS + before[-room:]
    if len(after) > room:
        after = after[:room] + ELLIPSIS
    return Excerpt(clean(before), clean(marked), clean(after)) if marked.strip() else None
