"""What scalars are put together from: bits of text with their place in the source, and line breaks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

BREAK = r"(?:\r\n|[\n\r\x85\u2028\u2029])"
BREAKS = re.compile(BREAK)


class Piece(NamedTuple):
    """Text that stands at `origin`, or that was put in (None)."""

    text: str
    origin: int | None


def line_breaks(text: str, start: int, end: int) -> Iterator[Piece]:
    """Each break in a stretch of source as YAML keeps it: `\\n`, or the Unicode separator that it is."""
    return map(kept_break, BREAKS.finditer(text, start, end))


def kept_break(match: re.Match[str]) -> Piece:
    """A break as YAML keeps it."""
    found = match.group()
    return Piece(found if found in "\u2028\u2029" else "\n", match.end() - 1)


def folded_break(breaks: list[Piece]) -> list[Piece]:
    """Breaks between two lines of a folded text: a single one is a space, of several the first falls away."""
    if breaks[0].text != "\n":
        return breaks
    return breaks[1:] or [Piece(" ", None)]
