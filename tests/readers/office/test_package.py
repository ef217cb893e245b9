"""Whatever the file: a reason, soon, and within bounds of memory."""

import struct
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.document import Document
from disclosure_lint.readers.docx import read_document as read_word
from disclosure_lint.readers.office import Package, Unreadable
from disclosure_lint.readers.office.package import MAX_DEPTH, MAX_MEMBERS, MAX_NODES, MAX_PART
from disclosure_lint.readers.reading import Reading
from disclosure_lint.readers.xlsx import read_document as read_workbook

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECONDS = 20
"""Far more than anything here takes, far less than anything that grows with the square of its input would."""

PARAGRAPH = "<w:p><w:r><w:t>文</w:t></w:r></w:p>"


def document(body: str = PARAGRAPH, before: str = "") -> bytes:
    return f"{before}<w:document {W}><w:body>{body}</w:body></w:document>".encode()


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def word(data: bytes) -> bytes:
    return packed({"word/document.xml": data})


def reason(data: bytes, read: Callable[[str, bytes], object] = read_word) -> str:
    """Why a file cannot be read, "" where it can."""
    start = time.process_time()
    found = read("a", data)
    assert time.process_time() - start < SECONDS
    if isinstance(found, Document):
        return ""
    assert isinstance(found, Reading)
    (finding,) = found.findings
    assert finding.rule == "SRC001"
    return finding.reason


def test_a_file_of_the_least_parts_is_read() -> None:
    assert reason(word(document())) == ""
    assert reason(packed({"word/document.xml": document()}, ZIP_BZIP2)) == ""
    assert reason(packed({"Word\\Document.XML": document()}, ZIP_STORED)) == ""


@pytest.mark.parametrize("read", [read_word, read_workbook])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 1000, b"\0" * 100])
def test_what_is_no_zip(data: bytes, read: Callable[[str, bytes], object]) -> None:
    assert reason(data, read) == "damaged"


@pytest.mark.parametrize("read", [read_word, read_workbook])
def test_no_document_in_it(read: Callable[[str, bytes], object]) -> None:
    assert reason(packed({"a.txt": b"x"}), read) == "no_main_part"
    assert reason(packed({"word/document.xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), read) == "no_main_part"


def test_a_repeated_part() -> None:
    assert reason(word(document(PARAGRAPH * 200_000))) in ("expands", "too_many")
    assert reason(word(document("<w:p/>" + " " * 100_000_000))) == "expands"


def test_a_large_part() -> None:
    assert reason(packed({"word/document.xml": document() + b" " * MAX_PART}, ZIP_STORED)) == "expands"


def test_a_part_that_lies_about_its_size() -> None:
    data = word(document() + b" " * 900_000)
    at = data.index(b"PK\x01\x02") + 24
    assert reason(data[:at] + struct.pack("<I", 100) + data[at + 4 :]) == "damaged"


def test_parts_without_end() -> None:
    parts = {f"{number}": b"" for number in range(MAX_MEMBERS)} | {"word/document.xml": document()}
    assert reason(packed(parts)) == "too_many_parts"


def test_many_parts_that_are_large_together() -> None:
    package = Package(packed({str(number): b" " * (MAX_PART - 1) for number in range(4)}, ZIP_STORED))
    package.part("0")
    package.part("1")
    with pytest.raises(Unreadable, match="expands"):
        package.part("2")


def test_encrypted_parts() -> None:
    data = bytearray(word(document()))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    assert reason(bytes(data)) == "encrypted"


def test_damaged_contents() -> None:
    data = bytearray(word(document(PARAGRAPH * 50)))
    data[60:80] = b"\xff" * 20
    assert reason(bytes(data)) == "damaged"
    assert reason(word(document()[:-5])) == "damaged"
    assert reason(word(b"")) == "damaged"
    assert reason(word(b"\xff\xfe<\0")) == "damaged"


LAUGHS = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(10))


@pytest.mark.parametrize(
    "definition",
    [
        f'<!DOCTYPE d [<!ENTITY l0 "lol">{LAUGHS}]>',
        '<!DOCTYPE d [<!ENTITY l0 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://localhost:1/a.dtd">',
        '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://localhost:1/"> %p;]>',
        "<!DOCTYPE d>",
    ],
)
@pytest.mark.parametrize("text", ["&l0;", "&l10;", "文"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_definitions_are_refused(definition: str, text: str, encoding: str) -> None:
    body = PARAGRAPH.replace("文", text)
    data = document(body, definition).decode()
    assert reason(word(data.encode(encoding))) == "unsafe" or (text == "&l0;" and definition == "<!DOCTYPE d>")


def test_depth_and_number() -> None:
    assert reason(word(document("<w:sdt>" * MAX_DEPTH + "</w:sdt>" * MAX_DEPTH))) == "too_deep"
    nodes = MAX_NODES // 2
    assert reason(packed({"word/document.xml": document("<w:p/>" * nodes)}, ZIP_STORED)) == ""
    assert reason(packed({"word/document.xml": document("<w:p w:a=''/>" * nodes)}, ZIP_STORED)) == "too_many"


PEAK = """
import resource, sys
from disclosure_lint.readers.docx import read_document
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_document("a", open(sys.argv[1], "rb").read())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="units of ru_maxrss")
@pytest.mark.parametrize("piece", ["<w:p w:a='' w:b=''/>", PARAGRAPH, "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"])
def test_memory(tmp_path: Path, piece: str) -> None:
    file = tmp_path / "a.docx"
    count = (MAX_NODES - 100) // (piece.count("<") + piece.count("="))
    file.write_bytes(packed({"word/document.xml": document(piece * count)}, ZIP_STORED))
    done = subprocess.run([sys.executable, "-c", PEAK, str(file)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 400_000


def test_tables_without_end() -> None:
    def table(rows: int, cells: int, properties: str = "") -> bytes:
        cell = f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>"
        return document(f"<w:tbl>{f'<w:tr>{cell * cells}</w:tr>' * rows}</w:tbl>")

    def stored(data: bytes) -> bytes:
        return packed({"word/document.xml": data}, ZIP_STORED)

    assert reason(stored(table(1100, 100))) == "too_many"
    assert reason(stored(table(1, 20_000))) == ""
    assert reason(stored(table(1000, 2, '<w:gridSpan w:val="999999999"/><w:vMerge/>'))) == ""


def test_nested_tables_and_fields_stay_cheap() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 60 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 60
    assert reason(word(document(nested))) == ""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = begin.replace("begin", "end")
    count = 50_000
    assert reason(packed({"word/document.xml": document(f"<w:p>{begin * count}{end * count}</w:p>")}, ZIP_STORED)) == ""


def test_relations_that_lead_outside() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"

    def related(target: str, mode: str = "") -> bytes:
        rels = f'<R><Relationship Id="a" Type="{kind}" Target="{target}"{mode}/></R>'.encode()
        return packed({"_rels/.rels": rels, "word/document.xml": document()})

    assert reason(related("../../../etc/passwd")) == ""
    assert reason(related("http://localhost:1/", ' TargetMode="External"')) == ""
    assert reason(related("/word/document.xml")) == ""


@given(st.binary(max_size=300), st.sampled_from([read_word, read_workbook]))
def test_any_bytes(data: bytes, read: Callable[[str, bytes], object]) -> None:
    read("a", data)
    read("a", word(data))
    read("a", packed({"xl/workbook.xml": data}))


SOUND = word(document(PARAGRAPH * 3))


@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=4))
def test_any_damage(at: int, put_in: bytes) -> None:
    read_word("a", SOUND[:at] + put_in + SOUND[at + len(put_in) :])
    read_word("a", SOUND[:at])
