"""The web page in a file that a browser saved as one piece (.mht): MIME parts, of which the first page is it."""

import re
from email import message_from_bytes
from email.message import Message
from typing import Final, NamedTuple

from disclosure_lint.readers.decode import refused
from disclosure_lint.readers.reading import Reading

MAX_PARTS: Final = 2_000
MAX_DEPTH: Final = 10
_BOUNDARY = re.compile(rb"^--", re.MULTILINE)
_NESTED = re.compile(rb"^content-type\s*:\s*multipart/", re.MULTILINE | re.IGNORECASE)
_HEADER = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE)
_LONGEST = 2_000
"""Bytes of a header: the time to take one apart grows with the square of its length."""


class SavedPage(NamedTuple):
    """A page's bytes and the encoding that its part declares."""

    data: bytes
    charset: str | None


def saved_page(data: bytes) -> SavedPage | Reading:
    """The page in the file; SRC001 where there is none or the file is beyond a limit."""
    if len(_BOUNDARY.findall(data)) > MAX_PARTS or len(_NESTED.findall(data)) > MAX_DEPTH:
        return refused("page_parts", {"limit": MAX_PARTS})
    if any(len(header[0]) > _LONGEST for header in _HEADER.finditer(data)):
        return refused("page_damaged", {})
    try:
        part = _page(message_from_bytes(data))
        payload = part.get_payload(decode=True) if part else None
        charset = part.get_content_charset() if part else None
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError, KeyError):
        return refused("page_damaged", {})
    return SavedPage(payload, charset) if isinstance(payload, bytes) else refused("page_damaged", {})


def _page(message: Message) -> Message | None:
    types = ("text/html", "application/xhtml+xml")
    return next((part for part in message.walk() if part.get_content_type() in types), None)
