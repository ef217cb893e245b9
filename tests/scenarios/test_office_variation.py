"""What real Word files and workbooks look like, by the short names of the survey: each is read, or said not to be."""

import re
import runpy
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import yaml

from disclosure_lint.forms import Forms, build_form
from disclosure_lint.readers import Reading, read
from disclosure_lint.report import Report, Trait
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
BUILDER = SimpleNamespace(**runpy.run_path(str(ROOT / "scripts" / "samples.py")))
NATIONAL = resource("rules") / "national"

Change = Callable[[str], str]


@cache
def forms() -> Forms:
    return Forms(
        [build_form(yaml.safe_load(path.read_text("utf-8"))) for path in sorted((NATIONAL / "forms").glob("*"))]
    )


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary.from_data(yaml.safe_load((NATIONAL / "vocabulary.yaml").read_text("utf-8"))["words"])


@cache
def clean() -> Any:
    return yaml.safe_load((ROOT / "samples" / "clean-2024.yaml").read_text("utf-8"))


@cache
def word() -> bytes:
    return bytes(BUILDER.word(BUILDER.form_of("2021"), clean()))


def changed(data: bytes, **parts: Change) -> bytes:
    """The Word file with parts changed: `document`, `settings` ... by a function from XML to XML."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            change = parts.get(Path(entry.filename).stem) if entry.filename.startswith("word/") else None
            new.writestr(entry, change(content.decode()).encode() if change else content)
    return file.getvalue()


def load(data: bytes, name: str = "a.docx") -> Reading:
    reading = read(name, data, forms(), vocabulary())
    assert reading.report, reading.findings
    return reading


def report(data: bytes, name: str = "a.docx") -> Report:
    found = load(data, name).report
    assert found
    return found


def values(report: Report) -> dict[str, Any]:
    return {
        f"{table}.{row}.{column}": cell.value
        for table, rows in report.tables.items()
        for row, columns in rows.items()
        for column, cell in columns.items()
    }


@cache
def wanted() -> dict[str, Any]:
    return values(report(word()))


def put(text: str, new: str) -> Change:
    """Text of the document replaced, runs and all markup around it kept; it must be there."""

    def change(xml: str) -> str:
        assert text in xml
        return xml.replace(text, new)

    return change


def in_lines(label: str) -> str:
    """A label with a line break after each character, as narrow columns have them."""
    return "</w:t><w:br/><w:t>".join(label)


TITLE = "示例市交通运输局2024年政府信息公开工作年度报告"
SAME: dict[str, Change] = {
    "v-title-dup": put(TITLE, "示例市交通运输局2024年政府信息公开</w:t><w:br/><w:t>工作年度报告"),
    "v-docno": put(TITLE, "示交〔2025〕2号</w:t></w:r></w:p><w:p><w:r><w:t>" + TITLE),
    "v-heading-punct": put("一、总体情况", "一、 总体情况："),
    "v-heading-joined": put("一、总体情况</w:t></w:r></w:p>", "一、总体情况</w:t><w:br/></w:r></w:p>"),
    "v-wordformat-residue": put("一、总体情况", "一、总体情况（宋体加粗小四号字）"),
    "v-halfparen": put("（一）主动公开。", "(一)主动公开."),
    "v-pdf-vertical-label": put("三、本年度办理结果", in_lines("三、本年度办理结果")),
    "v-label-broken": put("商业企业", in_lines("商业企业")),
    "v-label-spaces": put("第二十条第（一）项", "第二十条 第 （一） 项"),
    "v-space-label": put("社会公益组织", "社会　公益 组织"),
    "v-label-trunc": put("现行有效件数", "现行有效件"),
    "v-label-extra": put("现行有效件数", "现行有效件数（历史累计）"),
    "v-row-label-variant": put("行政规范性文件", "规范性文件"),
    "v-col-label-variant": put("本年制发件数", "本年度制发数"),
    "v-label-typo": put("属于三类内部事务信息", "属于三类内容事务信息"),
    "v-trad": put("主动公开政府信息情况", "主動公開政府信息情況"),
    "v-colspan-junk": put('<w:gridSpan w:val="4"/>', '<w:gridSpan w:val="260"/>'),
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_figures(name: str) -> None:
    found = report(changed(word(), document=SAME[name]))
    assert values(found) == wanted()
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]
    assert (found.agency, found.year) == ("示例市交通运输局", 2024)


def test_v_no_title() -> None:
    """The title stands in the header of the page alone."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    file = BytesIO(changed(word(), document=put(TITLE, ""), **{"document.xml": put("</Rel", f'<Relationship Id="h" Type="{kind}" Target="h.xml"/></Rel')}))  # fmt: skip
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with ZipFile(file, "a") as archive:
        archive.writestr("word/h.xml", f"<w:hdr {space}><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p></w:hdr>")
    found = report(file.getvalue())
    assert (found.title, found.agency, found.year) == (TITLE, "示例市交通运输局", 2024)


def test_v_toc_first() -> None:
    titles = [f"{'一二三四五六'[section['number'] - 1]}、{section['title']}" for section in clean()["sections"]]
    entries = "".join(
        f"<w:p><w:r><w:t>{title}</w:t><w:tab/><w:t>{at}</w:t></w:r></w:p>" for at, title in enumerate(titles)
    )
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    contents = (
        f'<w:p>{begin}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>{separate}</w:p>{entries}<w:p>{end}</w:p>'
    )
    found = report(changed(word(), document=lambda xml: xml.replace("<w:body>", f"<w:body>{contents}", 1)))
    assert values(found) == wanted()
    assert found.sections == report(word()).sections


@pytest.mark.parametrize(
    ("drawn", "reason"),
    [
        ('<w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing>', "table_picture"),
        ('<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>', "table_attachment"),
    ],
)  # fmt: skip
def test_v_table_dropped(drawn: str, reason: str) -> None:
    """A picture or a workbook in the place of table three: not readable, not missing."""

    def change(xml: str) -> str:
        tables = list(re.finditer("<w:tbl>.*?</w:tbl>", xml))
        start, end = tables[1].span()
        return f"{xml[:start]}<w:p><w:r>{drawn}</w:r></w:p>{xml[end:]}"

    found = report(changed(word(), document=change))
    assert (found.unreadable, sorted(found.tables)) == ({"requests": reason}, ["proactive", "review"])


@pytest.mark.parametrize("between", ["<w:p/>", "<w:p><w:r><w:t>（接上表）</w:t></w:r></w:p>"])
def test_v_table_split(between: str) -> None:
    """Table three goes on in a table of its own, its head not repeated."""

    def change(xml: str) -> str:
        start, end = list(re.finditer("<w:tbl>.*?</w:tbl>", xml))[1].span()
        table = xml[start:end]
        head = table[: table.index("<w:tr>")]
        cut = table.index("<w:tr>", table.index("3.补正后"))
        return f"{xml[:start]}{table[:cut]}</w:tbl>{between}{head}{table[cut:]}{xml[end:]}"

    assert values(report(changed(word(), document=change))) == wanted()


def test_v_extra_row_and_v_note_in_table() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    note = f"<w:tr>{cell.format(4, '单位：示例市交通运输局 2024年度')}</w:tr>"
    extra = f"<w:tr>{cell.format(1, '其他主动公开文件')}{''.join(cell.format(1, at) for at in (7, 0, 7))}</w:tr>"

    def change(xml: str) -> str:
        start, end = next(re.finditer("<w:tbl>.*?</w:tbl>", xml)).span()
        rows = xml[start:end].split("<w:tr>")
        rows[1] = note.removeprefix("<w:tr>") + "<w:tr>" + rows[1]
        rows[4] += extra
        return xml[:start] + "<w:tr>".join(rows) + xml[end:]

    reading = load(changed(word(), document=change))
    assert reading.report
    assert values(reading.report) == wanted()
    assert [finding.rule for finding in reading.findings] == ["SRC008"]


@pytest.mark.parametrize(
    ("shown", "value", "trait"),
    [
        ("103.3879万元", "103.3879", Trait.DRESSED),
        ("251000元", "25.1000", Trait.DRESSED),
        ("+22", "22", Trait.PLUS),
        ("－", None, Trait.TEXT),
        ("——", None, Trait.TEXT),
        ("\xa0", None, Trait.BLANK),
        ("　", None, Trait.BLANK),
    ],
    ids=[
        "v-unit-in-cell",
        "v-unit-in-cell-yuan",
        "v-signed",
        "v-dash-cell",
        "v-dash-cell-wide",
        "v-nbsp-zero",
        "blank",
    ],
)
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_what_stands_in_a_cell(shown: str, value: str | None, trait: Trait, suffix: str) -> None:
    data = {**clean(), "tables": {**clean()["tables"]}}
    data["tables"]["proactive"] = {**data["tables"]["proactive"], "fees": {"amount": shown}}
    build = BUILDER.word if suffix == "docx" else BUILDER.workbook
    cell = report(build(BUILDER.form_of("2021"), data), f"a.{suffix}").cell("proactive", "fees", "amount")
    assert cell
    assert (None if cell.value is None else str(cell.value), Trait(cell.traits) & trait) == (value, trait)


def workbook(change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(BUILDER.workbook(BUILDER.form_of("2021"), clean(), sheets=True)))
    change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def cell_of(book: Any, text: str) -> Any:
    return next(cell for sheet in book for row in sheet for cell in row if cell.value == text)


def test_a_formula_without_a_result_is_not_zero() -> None:
    def change(book: Any) -> None:
        label = cell_of(book, "（七）总计")
        label.parent.cell(label.row, 10).value = "=SUM(D27:I27)"

    reading = load(workbook(change), "a.xlsx")
    assert reading.report
    assert reading.report.unreadable == {"requests.concluded.total": "formula"}
    assert values(reading.report) == {
        key: value for key, value in wanted().items() if key != "requests.concluded.total"
    }
    assert [(finding.rule, finding.reason) for finding in reading.findings] == [("SRC006", "formula")]


def test_numbers_as_text_and_units_of_formats() -> None:
    def change(book: Any) -> None:
        label = cell_of(book, "行政许可")
        label.parent.cell(label.row, 2).value = "7420"
        fees = cell_of(book, "行政事业性收费").parent.cell(cell_of(book, "行政事业性收费").row, 2)
        fees.value, fees.number_format = 0.1 + 0.2, '0.00"万元"'

    found = report(workbook(change), "a.xlsx")
    assert found.tables["proactive"]["licensing"]["decisions"].value == 7420
    assert str(found.tables["proactive"]["fees"]["amount"].value) == "0.3"


def test_an_error_is_no_number() -> None:
    def change(book: Any) -> None:
        label = cell_of(book, "行政许可")
        label.parent.cell(label.row, 2).value = "#REF!"

    cell = report(workbook(change), "a.xlsx").cell("proactive", "licensing", "decisions")
    assert cell
    assert (cell.raw, cell.value) == ("#REF!", None)


def test_hidden_rows_and_sheets_are_not_there() -> None:
    def change(book: Any) -> None:
        label = cell_of(book, "行政强制")
        label.parent.row_dimensions[label.row].hidden = True
        book.worksheets[-1].sheet_state = "hidden"

    found = report(workbook(change), "a.xlsx")
    assert "coercion" not in found.tables["proactive"]
    assert sorted(found.tables) == ["proactive", "requests"]
