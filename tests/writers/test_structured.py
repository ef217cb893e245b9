"""Structured YAML and JSON: what is written reads back as the same report."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint import api
from disclosure_lint.forms import Forms
from disclosure_lint.readers import read
from disclosure_lint.report import Cell, Report
from disclosure_lint.writers import Comments, write
from disclosure_lint.writers.yaml_ import write_yaml

SAMPLES = sorted(Path("samples").glob("*.yaml")) + sorted(Path("samples/pair").glob("*.yaml"))


def read_back(data: bytes, name: str) -> Report:
    pack = api.load_rules()
    reading = read(name, data, pack.forms, pack.vocabulary)
    assert reading.report is not None, (reading.findings, data.decode())
    return reading.report


@pytest.mark.parametrize("to", ["yaml", "json"])
@settings(max_examples=150)
@given(data=st.data())
def test_any_report_reads_back(
    data: st.DataObject, to: str, any_report: st.SearchStrategy[Report], forms: Forms
) -> None:
    report = data.draw(any_report)
    assert read_back(write(report, forms, to), f"a.{to}") == report


@settings(max_examples=60)
@given(data=st.data())
def test_comments_change_nothing(data: st.DataObject, any_report: st.SearchStrategy[Report], forms: Forms) -> None:
    report = data.draw(any_report)
    pointers = st.sampled_from(
        ["", "requests", "requests.granted.total", "sections.5", "title", "signed.date", "tables", "x"]
    )
    comments = Comments.of(data.draw(st.lists(st.tuples(pointers, st.text(max_size=20)))))
    written = write(report, forms, "yaml", comments)
    assert read_back(written, "a.yaml") == report
    for text in (text for _, texts in comments.items() for text in texts):
        assert text in written.decode()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_written_as_people_write_them(path: Path, forms: Forms) -> None:
    report = read_back(path.read_bytes(), path.name)
    written = write(report, forms, "yaml")
    assert read_back(written, "a.yaml") == report
    kept = {line.strip() for line in path.read_text().splitlines() if ": [" in line or "issued:" in line}
    assert kept <= {line.strip() for line in written.decode().splitlines()}


def test_comments_stand_beside_their_cells(forms: Forms) -> None:
    row = {column: Cell.of(0, 0) for column in forms.row_order("requests")}
    report = Report(
        agency="青河县", year=2024, preamble="一\n二", tables={"requests": {"granted": row, "carried_out": row}}
    )
    comments = Comments.of([("requests.granted.total", "存疑"), ("preamble", "上"), ("nowhere", "顶")])
    assert write_yaml(report, forms, comments) == (
        "# 顶\n"
        "agency: 青河县\n"
        "year: 2024\n"
        "# 上\n"
        "preamble: |-\n"
        "  一\n"
        "  二\n"
        "tables:\n"
        "  requests:\n"
        "    # natural_person, business, research, nonprofit, legal_service, other, total\n"
        "    granted: [0, 0, 0, 0, 0, 0, 0]  # 存疑\n"
        "    carried_out: [0, 0, 0, 0, 0, 0, 0]\n"
    )


def test_numbers_that_were_read_as_text_are_numbers(forms: Forms) -> None:
    cells = {"upheld": Cell.of("3", 3), "corrected": Cell.of("+3", 3)}
    written = write_yaml(Report(agency="青河县", year=2024, tables={"review": {"reconsideration": cells}}), forms)
    assert 'reconsideration: {upheld: 3, corrected: "+3"}' in written
