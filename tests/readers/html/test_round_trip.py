"""Reports written as web pages and read back: equal, thousands of them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.report import Cell, Report, Section, Signature
from disclosure_lint.writers import write

SENTENCES = [
    "全年公开造林计划和采伐许可信息386条。",
    "新收政府信息公开申请12件，上年结转1件，均已按期答复。",
    "存在的主要问题是防火信息发布不够及时。",
    "已经建立值班发布制度，今后将按月通报。",
    "没有收取信息处理费。",
    "办公室组织培训3次，参训120人次；修订答复文书范本5份。",
    "首页设有“林长制”专栏，附有办事指南<第3版>和A&B两类表格。",
]
AGENCIES = ["青河县林业局", "示例市人民政府", "青河县柳林镇人民政府", "示例市数据局", "某某街道办事处"]


@st.composite
def reports(draw: st.DrawFn, pages) -> Report:
    year = draw(st.sampled_from([2019, 2020, 2021, 2023, 2024]))
    form = next(form for form in pages.forms.editions if form.in_force(year))
    numbers = (st.integers(0, 10**7) | st.decimals(0, 10**5, places=4)).map(lambda value: Cell.of(value, value))
    odd = st.sampled_from(["/", "-", "1,286", "12件", "+3", None]).map(lambda raw: Cell.of(raw, None))
    drawn = draw(st.lists(numbers | odd, min_size=30, max_size=30))
    tables: dict[str, dict[str, dict[str, Cell]]] = {}
    for at, cell in enumerate(form.cells):
        tables.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = drawn[at % len(drawn)]
    texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n".join)
    agency, day = draw(st.sampled_from(AGENCIES)), date(year + 1, 1, 2) + timedelta(draw(st.integers(0, 80)))
    return Report(
        agency=agency,
        year=year,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        published=day,
        preamble="本报告根据《中华人民共和国政府信息公开条例》编制，" + draw(st.sampled_from(SENTENCES[:-1])),
        sections=tuple(Section(s.number, s.title.zh, "" if s.table else draw(texts)) for s in form.sections),
        tables=tables,
        signed=Signature(agency, day),
    )


def shown(cell: Cell) -> str | None:
    """What the page shows of a cell."""
    raw = cell.raw
    return format(raw, "f") if isinstance(raw, Decimal) else raw if raw is None else str(raw)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_written_is_read(pages, data) -> None:
    report = data.draw(reports(pages))
    reading = pages.read(write(report, pages.forms, "html"))
    found = reading.report
    assert found, reading.findings
    assert pages.cells(reading) == {
        f"{table}.{row}.{column}": shown(cell)
        for table, rows in report.tables.items()
        for row, cells in rows.items()
        for column, cell in cells.items()
    }
    assert (found.title, found.agency, found.year) == (report.title, report.agency, report.year)
    assert found.sections == report.sections
    assert (found.preamble, found.published, found.signed) == (report.preamble, report.published, report.signed)
    assert found.labels == {}
