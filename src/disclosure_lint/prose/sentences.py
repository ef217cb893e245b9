"""Texts cut into sentences, with offsets into the text."""

import re
from collections.abc import Iterator

_END = re.compile("[。！？!?\n]+")


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence from `start` on, its full stop left out; a line's end is a sentence's end too."""
    for match in _END.finditer(text, start):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
