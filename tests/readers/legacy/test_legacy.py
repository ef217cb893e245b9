"""Old formats by way of LibreOffice: what comes of them, and what is told where nothing does."""

import io
import os
import socket
import sys
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from disclosure_lint.api import load_rules
from disclosure_lint.readers import Reading, read
from disclosure_lint.readers.legacy import office
from disclosure_lint.readers.legacy.office import Unconverted, convert, office_program
from disclosure_lint.resources import resource

PROGRAM = office_program()
needs_office = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed: old formats are not tried")
needs_calc = pytest.mark.skipif(
    PROGRAM is None or not any(Path(PROGRAM).resolve().parent.glob("*sclo.*")),
    reason="LibreOffice is not installed, or without Calc: old workbooks are not tried",
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
SAMPLES = resource("samples")


def load(name: str, data: bytes) -> Reading:
    pack = load_rules()
    return read(name, data, pack.forms, pack.vocabulary)


@needs_office
@pytest.mark.parametrize(
    ("format_", "sample"),
    # LibreOffice itself writes the numbers of lists into RTF with marks lost: there the sample with typed numbers
    [("doc", "clean-2024"), ("odt", "clean-2024"), ("rtf", "faulty-2024")],
)
def test_a_report_in_an_old_format_is_the_same_report(format_: str, sample: str) -> None:
    assert PROGRAM
    data = (SAMPLES / f"{sample}.docx").read_bytes()
    expected, found = load("a.docx", data), load(f"a.{format_}", convert(PROGRAM, data, "docx", format_))
    assert expected.report and found.report, found.findings
    assert found.report.tables == expected.report.tables
    assert found.report.sections == expected.report.sections
    assert (found.report.title, found.report.signed) == (expected.report.title, expected.report.signed)
    assert found.source and found.source.name == f"a.{format_}"
    place = found.source.place(found.source_map.spans["requests.concluded.total"].start)
    assert place and expected.source
    assert place == expected.source.place(expected.source_map.spans["requests.concluded.total"].start)


def test_without_libreoffice_the_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PLACES", ())
    monkeypatch.setenv("PATH", "")
    for name, data in (("a.doc", OLD_WORD), ("a.wps", OLD_WORD), ("a.rtf", b"{\\rtf1 a}"), ("a.odt", odt(""))):
        (finding,) = load(name, data).findings
        assert (finding.rule, finding.reason, finding.values) == ("SRC001", "office_missing", {"suffix": "docx"})


@needs_calc
@pytest.mark.parametrize("format_", ["xls", "ods"])
def test_a_workbook_in_an_old_format_is_the_same_report(format_: str) -> None:
    assert PROGRAM
    data = (SAMPLES / "clean-2024.xlsx").read_bytes()
    expected, found = load("a.xlsx", data), load(f"a.{format_}", convert(PROGRAM, data, "xlsx", format_))
    assert expected.report and found.report, found.findings
    assert found.report.tables == expected.report.tables
    assert found.report.sections == expected.report.sections


@needs_office
@pytest.mark.parametrize("data", [b"{\\rtf1" + b"{" * 50_000, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 5000], ids=["rtf", "doc"])  # fmt: skip
def test_damaged_files_are_refused(data: bytes) -> None:
    (finding,) = load("a.doc", data).findings
    assert (finding.rule, finding.reason) in {("SRC001", "office_failed"), ("SRC002", "no_report")}


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>'
_CONTENT = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text><text:p>a</text:p>{}</office:text></office:body></office:document-content>'  # fmt: skip


def odt(content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _CONTENT.format(content))
    return buffer.getvalue()


class _Server(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the server's names

    def log_message(self, *_: object) -> None:
        pass


@needs_office
def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    assert PROGRAM
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret = tmp_path / "secret.txt"
    secret.write_text("of this computer")
    address = f"http://{socket.gethostbyname('localhost')}:{server.server_port}"
    links = (f"{address}/section.txt", secret.as_uri())
    sections = "".join(
        f'<text:section text:name="s{at}"><text:section-source xlink:href="{link}" xlink:type="simple"/><text:p>old</text:p></text:section>'
        for at, link in enumerate(links)
    )
    picture = f'<text:p><draw:frame svg:width="3cm" svg:height="3cm" text:anchor-type="as-char"><draw:image xlink:href="{address}/a.png" xlink:type="simple"/></draw:frame></text:p>'  # fmt: skip
    made = convert(PROGRAM, odt(sections + picture), "odt", "docx")
    server.shutdown()
    server.server_close()
    assert _Server.asked == []
    assert b"of this computer" not in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")


def stand_in(folder: Path, script: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@posix
def test_a_conversion_that_does_not_end_is_ended_with_all_it_started(tmp_path: Path) -> None:
    marker = tmp_path / "child"
    program = stand_in(tmp_path, f"sleep 60 & echo $! > {marker}; wait")
    start = time.monotonic()
    with pytest.raises(Unconverted) as trouble:
        convert(program, b"", "doc", "docx", seconds=0.5)
    assert time.monotonic() - start < 40
    assert trouble.value.reason == "office_time"
    child = int(marker.read_text())
    time.sleep(0.2)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text().split(")")[1]
    except OSError:
        return False


@posix
def test_a_conversion_that_makes_nothing_and_one_that_cannot_start(tmp_path: Path) -> None:
    for program, reason in ((stand_in(tmp_path, "exit 1"), "office_failed"), (str(tmp_path / "none"), "cannot_open")):
        with pytest.raises(Unconverted) as trouble:
            convert(program, b"", "doc", "docx")
        assert trouble.value.reason == reason


@posix
def test_the_folder_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program = stand_in(tmp_path, 'mkdir out && printf made > out/document.docx && test -f profile/user/registrymodifications.xcu')  # fmt: skip
    assert convert(program, b"", "doc", "docx") == b"made"
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]
