"""What kind of document bytes are: by signature and content first, by the name's suffix second. Reads nothing."""

import io
import re
from typing import Final, Literal

MAX_BYTES: Final = 20_000_000
"""How large a document may be."""

Syntax = Literal["yaml", "json", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Final = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"PK\x05\x06", "archive"),
)
_IN_ZIP: Final = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "slides"),
    ("OFD.xml", "ofd"),
)
_MOST_MEMBERS: Final = 5_000
"""Entries that an archive's list may have: a longer one is not read."""
_OPEN_DOCUMENT: Final = {"text": "odt", "spreadsheet": "ods", "presentation": "slides"}
_IN_OLE: Final = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "slides"),
)
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|meta|title|div|table|article)\b")
_WEB_PAGES = (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".jspx", ".jhtml", ".asp", ".aspx", ".php", ".do", ".action")
_SAVED = re.compile(
    rb"(?:[a-z-]{2,40}:[^\n]{0,200}\r?\n(?:[ \t][^\n]{0,200}\r?\n){0,5}){0,20}content-type:\s*multipart/related"
)
_TAG = re.compile(rb"<(?:p|td|div|br|table|span|body|a)\b", re.IGNORECASE)
_HEAD = 4000
"""Bytes in which a web page must show itself."""

_SUFFIXES: dict[str, Syntax] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
}
_JSON = re.compile(r'\s*\{\s*["}]')
_YAML = re.compile(r"""\s*\{|^(["']?)(?:agency|year|tables)\1\s*:(?:\s|$)""", re.MULTILINE)


def sniff(name: str, text: str) -> Syntax:
    """How to read a text of that name."""
    known = _SUFFIXES.get(_suffix(name))
    if known:
        return known
    if _JSON.match(text):
        return "json"
    return "yaml" if _YAML.match(text) or _YAML.search(text) else "text"


def document_format(name: str, data: bytes) -> str | None:
    """The format of a document that is no plain text, None where it may be one.

    One of pdf, docx, xlsx, html, mht, and doc (wps too), xls (et too), odt, ods, rtf; and what nothing reads: slides,
    encrypted, office (other old files), ofd, xml, image, archive.
    """
    for signature, format_ in _SIGNATURES:
        if data.startswith(signature):
            return format_
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data)
    if data.startswith(_OLE):
        return next((format_ for entry, format_ in _IN_OLE if entry.encode("utf-16-le") in data), "office")
    if (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or (data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"):
        return "image"
    return _markup(name, data)


def _in_zip(data: bytes) -> str:
    """By what the archive's list of entries names; of a damaged one, by what its bytes mention."""
    from zipfile import BadZipFile, ZipFile

    try:
        if data.count(b"PK\x01\x02") > _MOST_MEMBERS:
            raise BadZipFile
        with ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _HEAD:
                kind = archive.read("mimetype").decode("ascii", "replace").strip().rpartition("opendocument.")[2]
                if kind in _OPEN_DOCUMENT:
                    return _OPEN_DOCUMENT[kind]
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return next((format_ for entry, format_ in _IN_ZIP if entry.encode() in data), "archive")
    return next((format_ for entry, format_ in _IN_ZIP if any(name.startswith(entry) for name in names)), "archive")


def _markup(name: str, data: bytes) -> str | None:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    head = head.lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if _SAVED.match(head):
        return "mht"
    if head.startswith(b"<?xml"):
        return "html" if b"<html" in head else "xml"
    while head.startswith(b"<!--") and b"-->" in head:
        head = head[head.index(b"-->") + 3 :].lstrip()
    if _MARKUP.match(head) or (_suffix(name) in _WEB_PAGES and _TAG.search(data)):
        return "html"
    return None


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""
