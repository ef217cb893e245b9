"""Bytes to text, or the reason why they are none. Knows encodings and the signatures of file formats, no content."""

import re
from typing import Final

from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.source import SourceMap

MAX_BYTES: Final = 20_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Final = (
    (b"%PDF-", "format_pdf"),
    (b"{\\rtf", "format_rtf"),
    (b"\x89PNG\r\n", "format_image"),
    (b"\xff\xd8\xff", "format_image"),
    (b"GIF8", "format_image"),
    (b"II*\0", "format_image"),
    (b"MM\0*", "format_image"),
    (b"Rar!\x1a", "format_archive"),
    (b"7z\xbc\xaf", "format_archive"),
    (b"\x1f\x8b\x08", "format_archive"),
    (b"PK\x05\x06", "format_archive"),
)
_IN_ZIP: Final = (
    (b"word/", "format_word"),
    (b"opendocument.text", "format_word"),
    (b"xl/", "format_excel"),
    (b"opendocument.spreadsheet", "format_excel"),
    (b"ppt/", "format_slides"),
    (b"opendocument.presentation", "format_slides"),
    (b"OFD.xml", "format_ofd"),
)
_IN_OLE: Final = (
    ("EncryptedPackage", "format_office"),
    ("WordDocument", "format_word"),
    ("Workbook", "format_excel"),
    ("PowerPoint Document", "format_slides"),
)
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
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


def decode(data: bytes) -> str | Reading:
    """The text without its byte order mark: UTF-8, UTF-16 or UTF-32 with a mark, else GB18030."""
    if len(data) > MAX_BYTES:
        return too_large(len(data))
    found = file_format(data)
    if found:
        return refused(found, {})
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        return refused("binary", {})
    try:
        text = data.decode(encoding or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if encoding or _broken_utf8(data):
            return refused("encoding", {"byte": error.start})
        return _gb18030(data, error.start)
    return refused("binary", {}) if len(_CONTROLS.findall(text)) * 20 > len(text) else text


def file_format(data: bytes) -> str | None:
    """The reason that names a format which is no text, None where it may be text."""
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            return reason
    if data.startswith(b"PK\x03\x04"):
        return next((reason for name, reason in _IN_ZIP if name in data), "format_archive")
    if data.startswith(_OLE):
        return next((reason for name, reason in _IN_OLE if name.encode("utf-16-le") in data), "format_office")
    if (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or (data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"):
        return "format_image"
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "format_pdf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "format_html"
    if head.startswith(b"<?xml"):
        return "format_html" if b"<html" in head else "format_xml"
    return None


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
