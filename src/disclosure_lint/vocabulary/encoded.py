"""Texts searched with RE2, which takes UTF-8: bytes go in, places of characters come out.

RE2's wrapper for Python does this too, but encodes the text for each pattern, and counts its characters for each match.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

_SURROGATE = re.compile("[\ud800-\udfff]")

Hit: TypeAlias = tuple[int, int]
"""Start and end of an occurrence."""


@lru_cache(maxsize=64)
def encoded(text: str) -> bytes:
    """The text as RE2 can read it: lone surrogates, which JSON can smuggle in, are replaced."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode()


def first_hit(pattern: Any, text: str, start: int = 0) -> Hit | None:
    """Where a compiled pattern first matches a folded text at or after `start`."""
    data = encoded(text)
    match = pattern.search(data, len(encoded(text[:start])) if start else 0)
    if match is None:
        return None
    first, end = match.span()
    before = len(data[:first].decode())
    return before, before + len(data[first:end].decode())


def matches(pattern: Any, text: str) -> Iterator[tuple[Hit, Any]]:
    """The matches of a compiled pattern from left to right, and where each stands."""
    data, at, characters = encoded(text), 0, 0
    for match in pattern.finditer(data):
        first, end = match.span()
        if first < len(data) and data[first] & 0xC0 == 0x80:
            continue  # an empty match inside a character
        start = characters + len(data[at:first].decode())
        at, characters = end, start + len(data[first:end].decode())
        yield (start, characters), match
