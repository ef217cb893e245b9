"""Whole pages: the article found, the page's own things left out, tables equal, places true."""

import quopri
from base64 import encodebytes
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from disclosure_lint.readers.document import Paragraph
from disclosure_lint.resources import resource

SAMPLE = resource("samples") / "web-2024.html"


def test_every_layout_gives_the_same_cells(pages, layouts) -> None:
    values = pages.values()
    for name, layout in layouts.items():
        reading = pages.read(pages.page(pages.body(pages.tables(values, layout))))
        assert pages.cells(reading) == values, name
        assert reading.report.labels == {}, name
        assert reading.findings == (), name
        assert {s.number: s.text for s in reading.report.sections if s.text} == {
            n: t for n, t in pages.sections.items() if n
        }


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_figures_in_any_layout(pages, layouts, data) -> None:
    odd = st.sampled_from(["", "/", "-", "—", "1,286", "12件", "１２", "+3", "72701.2578", "251000元", "无"])
    cells = st.integers(0, 10**7).map(str) | odd
    keys = list(pages.values())
    drawn = data.draw(st.lists(cells, min_size=20, max_size=20))
    values = {key: drawn[at % len(drawn)] for at, key in enumerate(keys)}
    layout = layouts[data.draw(st.sampled_from(sorted(layouts)))]
    encoding = data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16"]))
    found = pages.cells(pages.read(pages.page(pages.body(pages.tables(values, layout))).encode(encoding)))
    assert {key: value or "" for key, value in found.items()} == values


CHROME = [
    ("<div><a href=/>首页</a> > <a href=/x>政务公开</a> > 年报</div>", "<p>上一篇：<a href=a>甲</a></p><p>下一篇：无</p>"),
    ("<ul>" + "<li><a href=x>栏目名称</a></li>" * 30 + "</ul>", "<ul>" + "<li><a href=x>2023年政府信息公开工作年度报告</a></li>" * 9 + "</ul>"),
    ("<p>字体：[大 中 小] 打印</p><div style='display:none'>点击收听年报语音朗读</div>", "<div>扫一扫在手机打开当前页<img src=qr.png></div>"),
    ("<header><h2>青河县人民政府门户网站</h2></header><nav>站内检索</nav>", "<footer><p>主办：青河县人民政府 ICP备0号</p></footer>"),
    ("<p>澳门娱乐 体育投注 真人视讯</p>", "<div>分享到：微信 微博</div><div>版权所有：青河县人民政府，未经许可不得转载，违者追究责任。</div>"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CHROME)
def test_the_page_around_the_report_is_left_out(pages, before: str, after: str) -> None:
    bare = pages.lines(pages.page())
    assert pages.lines(pages.page(before=before, after=after)) == bare
    assert pages.lines(pages.page(pages.body() + after, before=before)) == bare
    assert pages.lines(pages.page(f"<div><div>{before}</div><div><div>{pages.body()}</div></div></div>", after=after)) == bare  # fmt: skip


def test_title_and_introduction_outside_the_element_with_the_sections(pages) -> None:
    whole = pages.body()
    at = whole.index("<p>一、")
    split = f"<div>{whole[:at]}</div><div>发布日期：2025-01-21</div><div>{whole[at:]}</div>"
    report = pages.read(pages.page(split, before="<ul>" + "<li><a href=x>栏目</a>" * 20 + "</ul>")).report
    assert (report.title, report.preamble, report.published) == (pages.title, pages.sections[0], date(2025, 1, 21))


def test_a_page_in_frames_of_tables(pages) -> None:
    page = pages.page(
        f"<table><tr><td>左边栏</td><td><table><tr><td>{pages.body()}</td></tr></table></td></tr></table>"
    )
    reading = pages.read(page)
    assert pages.cells(reading) == pages.values()
    assert reading.report.title == pages.title


HEAD = (
    '<meta name="PubDate" content="2025-01-22 10:00"><meta name="ContentSource" content="青河县林业局">'
    "<title>青河县林业局2024年政府信息公开工作年度报告_年报_青河县人民政府</title>"
)


def test_what_only_the_head_says(pages) -> None:
    body = pages.body().replace(f"<h1>{pages.title}</h1>", "").replace("<p>青河县林业局</p>", "")
    reading = pages.read(pages.page(body, head=HEAD))
    report = reading.report
    assert (report.title, report.agency, report.year, report.published) == (pages.title, "青河县林业局", 2024, date(2025, 1, 22))  # fmt: skip
    span = reading.source_map.spans["title"]
    assert reading.source.place(span.start).node == "/html/head/title"


BLOCKS = {
    "table": "<table><tr><th>索引号<td>01-2<th>发布机构<td>青河县林业局<tr><th>公开日期<td>2025-01-23<th>文号<td>无</table>",
    "dl": "<dl><dt>索引号：</dt><dd>01-2</dd><dt>发布机构：</dt><dd>青河县林业局</dd><dt>公开日期：</dt><dd>2025-01-23</dd></dl>",
    "list": "<ul><li><b>发布机构：</b><span>青河县林业局</span></li><li><b>发布日期：</b><span>2025年01月23日</span></li></ul>",
    "run": "<div>索引号：01-2 发布机构：青河县林业局 公开日期：2025-01-23 公开方式：有效</div>",
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_data_above_the_report(pages, kind: str) -> None:
    body = pages.body().replace(f"<h1>{pages.title}</h1>", "").replace("<p>青河县林业局</p>", "")
    report = pages.read(pages.page(body, before=f"<div>{BLOCKS[kind]}</div>")).report
    assert (report.agency, report.published) == ("青河县林业局", date(2025, 1, 23))
    assert report.preamble == pages.sections[0]


def test_values_under_the_wrong_key_are_not_believed(pages) -> None:
    block = "<p>发布机构：2025-01-23</p><p>公开日期：有效</p><p>文号：青河县林业局2024年年报</p>"
    report = pages.read(pages.page(before=block)).report
    assert (report.agency, report.published) == ("青河县林业局", None)


@pytest.mark.parametrize(("instead", "reason"), [
    ("<p><img src=table2.png></p>", "table_picture"),
    ("<p><a href=f/table2.xls>附件：主动公开情况.xls</a></p>", "table_attachment"),
    ("<p><iframe src=table2.pdf></iframe></p>", "table_attachment"),
])  # fmt: skip
def test_a_picture_or_file_in_the_place_of_a_table(pages, instead: str, reason: str) -> None:
    tables = pages.tables(pages.values())
    report = pages.read(pages.page(pages.body([instead, *tables[1:]]))).report
    assert report.unreadable == {"proactive": reason}
    assert set(report.tables) == {"requests", "review"}


def test_a_table_that_is_not_there_is_just_missing(pages) -> None:
    tables = pages.tables(pages.values())
    assert pages.read(pages.page(pages.body(["<p></p>", *tables[1:]]))).report.unreadable == {}


def saved(page: bytes, encoding: str, charset: str) -> bytes:
    content = encodebytes(page) if encoding == "base64" else quopri.encodestring(page)
    head = f"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"  # fmt: skip
    return (
        head.encode()
        + content
        + b"\r\n--xx\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--xx--\r\n"
    )


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_a_page_saved_as_one_file(pages, encoding: str, charset: str) -> None:
    data = saved(pages.page().encode(charset), encoding, charset)
    assert pages.cells(pages.read(data, "report.mht")) == pages.values()
    assert pages.cells(pages.read(data, "report")) == pages.values()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_sample(pages, encoding: str) -> None:
    text = SAMPLE.read_text("utf-8")
    reading = pages.read(text.encode(encoding))
    report = reading.report
    assert reading.findings == ()
    assert (report.agency, report.year, report.published) == ("云湖县水务局", 2024, date(2025, 1, 17))
    assert report.title == "云湖县水务局2024年政府信息公开工作年度报告"
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert report.preamble.startswith("根据") and report.preamble.endswith("电话：0000-5550123）。")
    assert report.sections[5].text == "2024年，本局没有发出信息处理费收费通知，未收取信息处理费。"
    assert report.tables["requests"]["concluded"]["total"].raw == "27"
    assert report.labels == {}


def test_places_in_the_sample_are_true(pages) -> None:
    data = SAMPLE.read_bytes()
    document, reading = pages.document(data), pages.read(data)
    tree = etree.fromstring(data, etree.HTMLParser(encoding="utf-8")).getroottree()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            place = document.source.place(block.span.start)
            text = "".join("".join(tree.xpath(place.node)[0].itertext()).split())
            assert "".join(document.source.text[slice(*block.span)].split()) in text
    start, end = reading.source_map.spans["requests.concluded.total"]
    place = reading.source.place(start)
    assert (place.table, place.row, place.column) == (2, 27, 10)
    assert "".join(tree.xpath(place.node)[0].itertext()).strip() == reading.source.text[start:end] == "27"
