"""Markup that was copied into a text: what it stands for. Tags that part words from each other are left to people."""

import re
from html import unescape

_DRESS = re.compile(r"</?(?:span|font|strong|em|b|u|o:p)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5});")
_SPACES = "\xa0\u2002\u2003"


def without_markup(found: str) -> str | None:
    """What an entity or a tag is to be replaced by; None where that is not certain."""
    if _DRESS.fullmatch(found):
        return ""
    if not _ENTITY.fullmatch(found):
        return None
    meant = unescape(found)
    if meant == found:
        return None
    return "" if meant in _SPACES else meant
