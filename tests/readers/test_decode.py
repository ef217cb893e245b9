"""Bytes to text, formats that are none, and which reader a document goes to."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_lint.forms import Forms
from disclosure_lint.readers import read
from disclosure_lint.readers.decode import Decoded, decode, too_large
from disclosure_lint.readers.reading import Reading
from disclosure_lint.readers.sniff import MAX_BYTES, sniff
from disclosure_lint.vocabulary import Vocabulary

TEXT = "某市2024年政府信息公开工作年度报告\r\n一、总体情况\r\n\t本机关𠮷。\r\n"


def reason(data: bytes) -> str:
    found = read("report", data, Forms([]), Vocabulary({}))
    assert (found.source, found.report) == (None, None)
    (finding,) = found.findings
    assert (finding.rule, finding.span) == ("SRC001", None)
    return finding.reason


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "utf-16-le+mark", "utf-16-be+mark"]
)
def test_encodings(encoding: str) -> None:
    name, _, mark = encoding.partition("+")
    data = (("\ufeff" if mark else "") + TEXT).encode(name)
    found = decode(data)
    assert isinstance(found, Decoded)
    assert found.text == TEXT
    assert found.encoded(TEXT) == data


def test_gbk_without_rare_characters() -> None:
    text = TEXT.replace("𠮷", "")
    assert decode(text.encode("gbk")) == Decoded(text, "gb18030")


def _zip(name: str, content: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, content)
    return held.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", "pdf_damaged"),
        (b"\n%PDF-1.7\n", "pdf_damaged"),
        (_zip("word/document.xml"), "damaged"),
        (_zip("xl/workbook.xml"), "damaged"),
        (_zip("ppt/presentation.xml"), "format_slides"),
        (_zip("OFD.xml"), "format_ofd"),
        (_zip("a.txt"), "format_archive"),
        (OLE, "format_office"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"<?xml version='1.0'?><a/>", "format_xml"),
        (b"\x89PNG\r\n\x1a\n", "format_image"),
        (b"\xff\xd8\xff\xe0", "format_image"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00", "format_image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "format_image"),
        (b"Rar!\x1a\x07", "format_archive"),
        (b"\x1f\x8b\x08\x00", "format_archive"),
        (b"agency: a\0b", "binary"),
        (bytes(range(256)), "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        ("年度报告".encode("utf-16-le"), "encoding"),
        (b"\xff\xfea", "encoding"),
        (b"\xb2\xe2\xff\xff\xff", "encoding"),
    ],
)
def test_no_text(data: bytes, expected: str) -> None:
    assert reason(data) == expected


@pytest.mark.parametrize("text", ["BM是什么", "II* 型", "PK 赛", "MM", "GIF", "# <html>", "%PDF", "<div>", "联通"])
def test_text_that_only_begins_like_a_format(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_damaged_utf8_is_not_taken_for_gb18030() -> None:
    data = (TEXT * 5).encode()
    found = decode(data[:-5] + data[-4:])
    assert isinstance(found, Reading)
    assert found.findings[0].reason == "encoding"
    assert found.findings[0].values["byte"] == len(data) - 5


def test_size_is_looked_at_first() -> None:
    assert reason(b"%PDF-" + b"x" * MAX_BYTES) == "too_large"
    assert too_large(31_400_000).findings[0].values == {"size": "31.4", "limit": 20}
    assert decode(b"x" * MAX_BYTES) == Decoded("x" * MAX_BYTES, "utf-8")


@given(st.binary(max_size=300))
@example(b"\x80\x80")
@example(b"\xff\xfe\x00\xd8")
@example(b"\x81\x30\x81\x30")
def test_any_bytes(data: bytes) -> None:
    found = decode(data)
    if isinstance(found, Decoded):
        assert found.encoded(found.text) == data
        assert "\0" not in found.text or data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\x00\x00\xfe\xff"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Co")), max_size=100))
def test_any_text_in_utf8(text: str) -> None:
    found = decode(text.encode())
    assert isinstance(found, Reading) or found.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("name", "text", "syntax"),
    [
        ("a.yaml", "x", "yaml"),
        ("a.YML", "{}", "yaml"),
        ("a.json", "x", "json"),
        ("a.txt", "agency: x", "text"),
        ("a.md", "# x", "text"),
        ("<stdin>", "agency: x\nyear: 2024", "yaml"),
        ("<stdin>", "# comment\nyear: 2024\nagency: x", "yaml"),
        ("<stdin>", "---\ntables:\n  requests: {}", "yaml"),
        ("<stdin>", '"agency": x', "yaml"),
        ("<stdin>", '\n{"agency": "x"}', "json"),
        ("<stdin>", "{agency: x, year: 2024}", "yaml"),
        ("<stdin>", "某市2024年年度报告\n一、总体情况", "text"),
        ("<stdin>", "本机关 agency: x", "text"),
        ("report", "  year: 2024", "text"),
        ("report.2024", "year: 2024", "yaml"),
    ],
)
def test_sniff(name: str, text: str, syntax: str) -> None:
    assert sniff(name, text) == syntax
