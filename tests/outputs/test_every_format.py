"""What holds for every format: nothing lost, nothing twice, nothing shown that may not be, nothing broken out of."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.diagnostics import Bilingual, Diagnostic, Result, Waived
from disclosure_lint.outputs import FORMATS, renderer
from disclosure_lint.outputs.rows import COLUMNS

from . import conftest as made  # noqa: TID252 - its results, outside of fixtures

MESSAGE = COLUMNS.index("message")
WHOLE = [name for name in FORMATS if name != "text"]
"""Formats that show every finding; the text folds those of one rule."""


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}


def plain(shown: str | bytes) -> str:
    """What an output shows, of a workbook the text in it."""
    if isinstance(shown, str):
        return shown
    with ZipFile(io.BytesIO(shown)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def _csv(text: str) -> Iterator[str]:
    return (row[MESSAGE] for row in list(csv.reader(io.StringIO(text)))[1:])


def _junit(text: str) -> Iterator[str]:
    page = ElementTree.fromstring(text.encode())
    yield from (item.text or "" for name in ("failure", "system-out") for item in page.iter(name))
    yield from (item.get("message", "") for item in page.iter("skipped"))


MESSAGES: dict[str, Callable[[Any], Iterator[str]]] = {
    "json": lambda text: (item["message"] for one in json.loads(text)["reports"] for item in one["diagnostics"]),
    "sarif": lambda text: (item["message"]["text"] for item in json.loads(text)["runs"][0]["results"]),
    "junit": _junit,
    "github": lambda text: iter(text.splitlines()),
    "gitlab": lambda text: (item["description"] for item in json.loads(text)),
    "rdjson": lambda text: (item["message"] for item in json.loads(text)["diagnostics"]),
    "csv": _csv,
    "markdown": lambda text: iter([text]),
    "xlsx": lambda data: (row[MESSAGE] for row in sheets(data)["问题" if "问题" in sheets(data) else "findings"][1:]),
    "html": lambda text: iter(re.findall('<p class="message">(.*)</p>', text)),
}
"""Format → where in it the messages of findings stand."""


def numbered(findings: list[tuple[int, str, str, str]]) -> Result:
    """Findings as drawn (report, severity, cause, excuse), each with a message of its own."""
    reports: dict[int, list[Diagnostic]] = {}
    for at, (number, severity, cause, excuse) in enumerate(findings):
        found = made.column_balance() if at % 2 else made.title_year()
        words = Bilingual(f"问题#{at:05}#", f"finding#{at:05}#")
        found = found._replace(severity=severity, cause=cause, message=words, fingerprint=f"{at:016x}")
        waived = Waived("理由", None, "2026-06-30", "waivers.yaml:1") if excuse == "waived" else None
        found = found._replace(waived=waived, known=excuse == "known")
        reports.setdefault(number, []).append(found)
    return made.result(*(made.report(*found, path=f"{number}.yaml") for number, found in sorted(reports.items())))


FINDINGS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["error", "warning", "info"]),
        st.sampled_from(["report", "extraction"]),
        st.sampled_from(["", "", "waived", "known"]),
    )
)


@pytest.mark.parametrize("format_name", WHOLE)
@settings(max_examples=settings.default.max_examples // 2)
@given(findings=FINDINGS, lang=st.sampled_from(["zh", "en"]))
def test_every_finding_appears_once(format_name: str, findings: list[tuple[int, str, str, str]], lang: Any) -> None:
    said = " ".join(MESSAGES[format_name](renderer(format_name)(numbered(findings), {}, lang)))
    assert sorted(re.findall(r"\\?#(\d{5})\\?#", said)) == [f"{at:05}" for at in range(len(findings))]


@pytest.mark.parametrize("format_name", WHOLE)
def test_of_a_thousand_findings_none_is_lost(format_name: str) -> None:
    result = numbered([(at % 200, "error", "report", "") for at in range(1_000)])
    said = " ".join(MESSAGES[format_name](renderer(format_name)(result, {}, "zh")))
    found = re.findall(r"\\?#(\d{5})\\?#", said)
    assert len(found) == len(set(found)) == 1_000
    order = [at for number in range(200) for at in range(number, 1_000, 200)]
    if format_name not in ("junit", "html"):  # they gather findings by rule
        assert [int(at) for at in found] == order


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_numbers_of_persons_are_not_shown(format_name: str, cases: Callable[[str], Any], lang: Any) -> None:
    assert "320102199001011234" not in plain(renderer(format_name)(*cases("findings"), lang))


@pytest.mark.parametrize("format_name", FORMATS)
def test_lines_of_a_transcript_are_not_lines_of_the_document(format_name: str, cases: Callable[[str], Any]) -> None:
    shown = plain(renderer(format_name)(*cases("document"), "zh"))
    shown = re.sub("<(style|script)>.*?</\\1>", "", shown, flags=re.DOTALL)
    assert not re.search(r"2024\.docx:\d|[\",]?line[\"=:]+ ?[234]|startLine|第 [234] 行[^第]", shown)


@pytest.mark.parametrize("format_name", FORMATS)
def test_hostile_texts_stay_texts(format_name: str) -> None:
    shown = plain(renderer(format_name)(made.hostile(), made.SOURCES, "zh"))
    shown.encode("utf-8", errors="replace")
    assert "\x1b" not in shown
    assert "\x00" not in shown
    if format_name not in ("json", "sarif"):  # they keep what stood there, too
        assert "\u202e" not in shown
    if format_name in ("html", "junit"):
        assert "<script>alert" not in shown
