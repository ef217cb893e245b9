"""Markup that was copied into a text: what it stands for. Tags that part words from each other are left to people."""

import re
from collections.abc import Iterator
from html import unescape

_TAG = r"</?(?:span|font|strong|em|b|u|o:p)(?:\s[^<>]{0,200})?/?>"
_ENTITY = r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5});"
_MARKUP = re.compile(f"(?P<tag>{_TAG})|{_ENTITY}", re.IGNORECASE)
_SPACES = "\xa0\u2002\u2003"


def markup_in(text: str) -> Iterator[tuple[int, int]]:
    """Where entities and tags stand that only dress words."""
    return (found.span() for found in _MARKUP.finditer(text))


def without_markup(found: str) -> str | None:
    """What an entity or a tag is to be replaced by; None where that is not certain."""
    match = _MARKUP.fullmatch(found)
    if match is None:
        return None
    if match["tag"]:
        return ""
    meant = unescape(found)
    if meant == found or not meant.isprintable():
        return "" if meant in _SPACES else None
    return meant
