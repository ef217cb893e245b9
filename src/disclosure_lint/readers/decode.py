"""Bytes to text, or the reason why they are none. Knows encodings, no content."""

import re
from typing import Final, NamedTuple

from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.readers.sniff import MAX_BYTES
from disclosure_lint.source import SourceMap

_REASONS: Final = {
    "slides": "format_slides",
    "encrypted": "encrypted",
    "office": "format_office",
    "ofd": "format_ofd",
    "xml": "format_xml",
    "image": "format_image",
    "archive": "format_archive",
}
"""The reason of SRC001 for a format that nothing reads."""

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_BYTES = rb"[\x00-\x08\x0e-\x1f\x7f]"
_PRIVATE = "[\ue000-\uf8ff]"
_WIDE = "[^\x00-\x7f]"


def too_large(size: int) -> Reading:
    """The reading of a document of `size` bytes, over the limit."""
    return refused("too_large", {"size": f"{size / 1e6:.1f}", "limit": MAX_BYTES // 1_000_000})


def refused(reason: str, values: dict[str, str | int]) -> Reading:
    """The reading of what cannot be decoded."""
    return Reading(None, None, SourceMap(), (ReaderFinding("SRC001", reason, values, None),))


def refused_format(format_: str) -> Reading:
    """The reading of a document of a format (see `sniff.document_format`) that nothing reads."""
    return refused(_REASONS[format_], {})


class Decoded(NamedTuple):
    """A text with the encoding that it came in and the byte order mark before it, for writing it again."""

    text: str
    encoding: str
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Another text as bytes of the same kind."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes) -> Decoded | Reading:
    """The text without its byte order mark: UTF-8, UTF-16 or UTF-32 with a mark, else GB18030."""
    mark, encoding = next((found for found in _MARKS if data.startswith(found[0])), (b"", None))
    if encoding is None and b"\0" in data:
        return refused("binary", {})
    try:
        text = data[len(mark) :].decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding or _broken_utf8(data):
            return refused("encoding", {"byte": len(mark) + error.start})
        found = _gb18030(data, error.start)
        return Decoded(found, "gb18030") if isinstance(found, str) else found
    if len(_CONTROLS.findall(text)) * 20 > len(text):
        return refused("binary", {})
    return Decoded(text, encoding or "utf-8", mark)


def _gb18030(data: bytes, no_utf8: int) -> str | Reading:
    """GB18030 makes a text of many bytes that were never meant so: control and private characters tell."""
    controls = len(re.findall(_CONTROL_BYTES, data))
    if controls * 100 > len(data):
        return refused("binary", {})
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        return refused("encoding", {"byte": error.start})
    if _CONTROLS.search(text):
        return refused("binary", {})
    if len(re.findall(_PRIVATE, text)) * 10 > len(re.findall(_WIDE, text)):
        return refused("encoding", {"byte": no_utf8})
    return text


def _broken_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with a few damaged characters, not another encoding."""
    text = data.decode("utf-8", errors="replace")
    return len(re.findall(_WIDE, text)) > 10 * text.count("\ufffd")
