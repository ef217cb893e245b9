"""Structured reports printed in many layouts and read back: every cell as it was, or said to be unreadable."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pdf_printing import STYLES, Style, print_report, texts_of

from disclosure_lint.forms import Form, Forms
from disclosure_lint.readers import Reading, read
from disclosure_lint.report import Cell
from disclosure_lint.resources import resource
from disclosure_lint.rules import Pack, load_packs

Key = tuple[str, str, str]


@cache
def pack() -> Pack:
    return load_packs((str(resource("rules") / "national"),))


def forms() -> Forms:
    return pack().forms


@cache
def sample() -> dict[str, Any]:
    text = (resource("samples") / "clean-2024.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def form() -> Form:
    found = forms().in_force(2024)
    assert found is not None
    return found


def printed_and_read(report: dict[str, Any], style: Style) -> Reading:
    return read("report.pdf", print_report(report, form(), style), forms(), pack().vocabulary)


@cache
def printed(name: str) -> Reading:
    """The sample in a style, read back."""
    return printed_and_read(sample(), STYLES[name])


def cells_of(reading: Reading) -> dict[Key, Cell]:
    assert reading.report is not None, reading.findings
    return {
        (table, row, column): cell
        for table, rows in reading.report.tables.items()
        for row, cells in rows.items()
        for column, cell in cells.items()
    }


def expected(report: dict[str, Any]) -> dict[Key, str]:
    return {
        (key, row, column): text
        for key, table in form().tables.items()
        for row, cells in texts_of(table, report["tables"][key]).items()
        for column, text in cells.items()
    }


@pytest.mark.parametrize("height", [544, 580, 676])
def test_the_last_row_alone_on_the_next_page(height: int) -> None:
    """v-table-split: with rulings across only, one row after the break is still one of the table."""
    reading = printed_and_read(sample(), Style(rules="rows", height=height))
    assert {key: str(cell.value) for key, cell in cells_of(reading).items()} == expected(sample())


@pytest.mark.parametrize("name", STYLES)
def test_every_cell_and_every_sentence(name: str) -> None:
    """v-table-split v-pdf-vertical-label v-pdf-hard-lines v-page-number v-html-span v-label-broken, ruled or not."""
    reading = printed(name)
    assert {key: str(cell.value) for key, cell in cells_of(reading).items()} == expected(sample())
    report = reading.report
    assert report is not None and not reading.findings and not report.unreadable and not report.labels
    assert report.title == sample()["title"] and report.preamble == sample()["preamble"]
    assert [(part.number, part.title, part.text) for part in report.sections] == [
        (part["number"], part["title"], part.get("text", "")) for part in sample()["sections"]
    ]
    assert report.signed.date == date(2025, 1, 20)


@pytest.mark.parametrize("name", STYLES)
def test_every_cell_has_its_page_and_box(name: str) -> None:
    reading = printed(name)
    assert reading.source is not None
    seen = set()
    for key, cell in cells_of(reading).items():
        span = reading.source_map.spans[".".join(key)]
        place = reading.source.place(span.start)
        assert place is not None and place.page and place.box and place.row and place.column and place.table
        assert reading.source.text[span.start : span.end] == (cell.raw or "")
        assert place.box[0] < place.box[2] and place.box[1] < place.box[3]
        seen.add((place.page, place.box))
    assert len(seen) == len(cells_of(reading))


def numbers(most: int) -> st.SearchStrategy[int]:
    return st.one_of(st.integers(0, 9), st.integers(0, most))


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    """The sample with figures drawn anew, some of them left out."""
    report = deepcopy(sample())
    for key, table in form().tables.items():
        rows: dict[str, Any] = {}
        for row in table.rows.values():
            blank = draw(st.integers(0, 12)) == 0
            rows[row.key] = {
                column: None if blank and draw(st.booleans()) else draw(numbers(99999 if key == "proactive" else 9999))
                for column in row.columns
            }
        report["tables"][key] = rows
    return report


@settings(
    max_examples=settings.default.max_examples // 5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports(), st.sampled_from(sorted(STYLES)), st.sampled_from([480.0, 560.0, 700.0, 842.0]))
def test_no_cell_is_ever_read_wrongly(report: dict[str, Any], name: str, height: float) -> None:
    style = STYLES[name]
    if not style.sideways:
        style = Style(**{**style.__dict__, "height": height})
    reading = printed_and_read(report, style)
    found, wanted = cells_of(reading), expected(report)
    for key, cell in found.items():
        text = wanted[key]
        assert cell.value == (Decimal(text) if text else None), (key, text, cell)
    if style.rules not in ("none", "rows"):  # without rulings down nothing shows that a cell is there and blank
        assert found.keys() == wanted.keys()
