"""From a report to the official form and back: every figure and every word is the same again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint import api
from disclosure_lint.forms import Form, Forms
from disclosure_lint.readers import read
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Cell, Report, Section, Signature
from disclosure_lint.writers import write
from disclosure_lint.writers.structured import stated

FORMATS = ["docx", "html", "xlsx"]

SENTENCES = [
    "本机关围绕群众关切的事项公开信息",
    "全年新收政府信息公开申请18件，办结17件",
    "“出行服务”栏目改版，支持按线路查询（含换乘）",
    "对2015年以来的文件逐件评估，废止3件",
    "问题是解读材料偏少；已经增加图解",
    "行政许可、行政处罚等信息按期公示",
    "增长12.5%，占总数的1/3",
    "开展业务培训2次",
]
ASPECTS = ["（一）主动公开。", "（二）依申请公开。", "1.", "一是", ""]
PLACES = ["青河市", "示例县", "云岭区", "宿迁市"]
BODIES = ["交通运输局", "人民政府", "水利局", "河口镇人民政府"]
ODD = ["+3", "1,286", "12件", "/", "无", "-", "１２"]


def paragraphs() -> st.SearchStrategy[str]:
    sentence = st.builds(
        "{}{}。".format,
        st.sampled_from(ASPECTS),
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("，".join),
    )
    return st.lists(sentence, min_size=1, max_size=4).map("\n".join)


def cells(unit: str, odd: bool) -> st.SearchStrategy[Cell]:
    amounts = st.decimals(0, 10**6, places=4, allow_nan=False).filter(bool) if unit == "wan_yuan" else st.nothing()
    numbers = st.sampled_from([0, 0, 1]) | st.integers(0, 10**7) | amounts
    plain = numbers.map(lambda value: Cell.of(value, value))
    strange = (st.none() | st.sampled_from(ODD)).map(partial(read_cell, unit=unit))
    return plain | strange if odd else plain


@st.composite
def printable(draw: st.DrawFn, forms: Forms, odd: bool = False) -> Report:
    """A report as an agency writes one: of either edition, whole, or with tables and rows left out and mixed."""
    year = draw(st.integers(2019, 2030))
    form = forms.in_force(year)
    assert form
    agency = draw(st.sampled_from(PLACES)) + draw(st.sampled_from(BODIES))
    signed = Signature(agency, date(year + 1, draw(st.integers(1, 3)), draw(st.integers(1, 28))))
    texts = {section.number: draw(paragraphs()) for section in form.sections if section.content == "text"}
    return Report(
        agency=agency,
        year=year,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        published=draw(st.none() | st.dates(date(year + 1, 1, 1), date(year + 1, 6, 1))),
        preamble=f"本报告根据《中华人民共和国政府信息公开条例》编制，数据统计期限自{year}年1月1日起，至{year}年12月31日止。",
        sections=tuple(
            Section(section.number, section.title.zh, texts.get(section.number, "")) for section in form.sections
        ),
        tables=draw(tables(forms, form, odd)),
        signed=signed,
    )


@st.composite
def tables(draw: st.DrawFn, forms: Forms, form: Form, odd: bool) -> dict[str, Any]:
    hybrid = draw(st.sampled_from([False, False, True]))
    other = draw(st.sampled_from(forms.editions))
    made: dict[str, Any] = {}
    for key, table in form.tables.items():
        rows = dict(table.rows)
        if hybrid and key == "requests":
            rows = {row.key: row for row in other.tables[key].rows.values()}
        made[key] = {
            row.key: {column: draw(cells(forms.unit(key, row.key, column), odd)) for column in row.columns}
            for row in rows.values()
        }
    return made


def as_read(report: Report) -> Report:
    """A report as it is compared: cells by what is stated, what a printed page does not carry left out."""
    stated_cells = {
        table: {row: {column: _plain(stated(cell)) for column, cell in held.items()} for row, held in rows.items()}
        for table, rows in report.tables.items()
    }
    return replace(report, tables=stated_cells, unreadable={}, level=None)  # type: ignore[arg-type]


def _plain(value: Any) -> Any:
    return value.normalize() if isinstance(value, Decimal) else value.strip() if isinstance(value, str) else value


def read_back(report: Report, to: str, forms: Forms) -> Report:
    pack = api.load_rules()
    reading = read(f"a.{to}", write(report, forms, to), forms, pack.vocabulary)
    assert reading.report is not None, reading.findings
    assert not [finding for finding in reading.findings if finding.rule != "HYG002"], reading.findings
    return reading.report


@pytest.mark.parametrize("to", FORMATS)
@settings(max_examples=40)
@given(data=st.data())
def test_figures_and_words(data: st.DataObject, to: str, forms: Forms) -> None:
    report = data.draw(printable(forms))
    assert as_read(read_back(report, to, forms)) == as_read(report)


@pytest.mark.parametrize("to", FORMATS)
@settings(max_examples=25)
@given(data=st.data())
def test_whatever_stands_in_cells(data: st.DataObject, to: str, forms: Forms) -> None:
    report = data.draw(printable(forms, odd=True))
    assert as_read(read_back(report, to, forms)) == as_read(report)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("year", [2020, 2024])
def test_a_blank_form(year: int, to: str, forms: Forms) -> None:
    form = forms.in_force(year)
    assert form
    blank = {
        key: {row.key: dict.fromkeys(row.columns, Cell.of(None, None)) for row in table.rows.values()}
        for key, table in form.tables.items()
    }
    report = Report(
        agency="青河县人民政府", year=year, title=f"青河县人民政府{year}年政府信息公开工作年度报告", tables=blank
    )
    report = replace(report, sections=tuple(Section(section.number, section.title.zh) for section in form.sections))
    assert as_read(read_back(report, to, forms)) == as_read(report)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", ["clean-2024", "faulty-2024"])
def test_the_samples_as_printed(name: str, to: str, forms: Forms) -> None:
    pack = api.load_rules()
    structured = read("a.yaml", Path("samples", f"{name}.yaml").read_bytes(), forms, pack.vocabulary).report
    printed = read(f"a.{to}", Path("samples", "forms", f"{name}.{to}").read_bytes(), forms, pack.vocabulary).report
    assert structured and printed
    assert as_read(printed).tables == as_read(structured).tables
    assert [(section.number, section.text) for section in printed.sections] == [
        (section.number, section.text) for section in structured.sections
    ]
    assert (printed.title, printed.preamble, printed.signed) == (
        structured.title,
        structured.preamble,
        structured.signed,
    )
