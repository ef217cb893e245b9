"""What real pages look like, each under its short name in the catalogue of variations."""

import re
from datetime import date

import opencc
import pytest

TITLES = ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项")  # fmt: skip


def whole(pages, page: str | bytes):
    """A page on which the report must be found as it was written; the report that is read."""
    reading = pages.read(page)
    assert reading.report, reading.findings
    assert [section.number for section in reading.report.sections] == [1, 2, 3, 4, 5, 6]
    assert {s.number: s.text for s in reading.report.sections if s.text} == {
        n: t for n, t in pages.sections.items() if n
    }
    assert pages.cells(reading) == pages.values()
    return reading.report


def test_v_ui_residue(pages) -> None:
    before = "<p>字体大小：大 中 小</p><p>打印</p><p>登录|注册</p><p>点击数：35</p><p>点击收听年报语音朗读</p><p>用微信扫描二维码</p><p>Ai政务问答</p><p>浏览次数：12</p>"
    report = whole(
        pages, pages.page(before + pages.body() + "<p>【打印本页】【关闭窗口】</p><p>扫一扫在手机打开当前页</p>")
    )
    assert (report.title, report.preamble) == (pages.title, pages.sections[0])
    assert (report.signed.agency, report.signed.date) == ("青河县林业局", date(2025, 1, 20))


def test_v_no_title(pages) -> None:
    body = pages.body().replace(f"<h1>{pages.title}</h1>", "")
    assert whole(pages, pages.page(body, head=f"<title>{pages.title}-青河县人民政府</title>")).title == pages.title
    assert whole(pages, pages.page(body, head="<title>政府信息公开年报</title>")).title is None


def test_v_title_dup(pages) -> None:
    other = "<h2>青河县林业局2024年度政府信息公开年度工作报告</h2><p>发布日期：2025-01-21</p>"
    broken = f"<p>{pages.title[:18]}</p><p>{pages.title[18:]}</p>"
    report = whole(pages, pages.page(pages.body().replace(f"<h1>{pages.title}</h1>", broken), before=other))
    assert ("".join(report.title.split()), report.published) == (pages.title, date(2025, 1, 21))


def test_v_baike_and_v_toc_first(pages) -> None:
    for mark in ("a href=#x", "span"):
        items = "".join(f"<li>{at}<{mark}>{title}</{mark.split()[0]}></li>" for at, title in enumerate(TITLES, 1))
        body = re.sub("<p>[一二三四五六]、(.*?)</p>", r"<h2>\1</h2>", pages.body())
        page = f"<h1>{pages.title}</h1><span>编辑</span><div>目录<ol>{items}</ol></div><div>{body}</div><div>词条标签：政务</div>"
        assert whole(pages, pages.page(page, before="<div><a>百科首页</a></div>")).title == pages.title


def test_v_domain_swap(pages) -> None:
    body = pages.body().replace("编制，", "编制，可在“www.156152.com”下载，")
    reading = pages.read(pages.page(body, before="<p>范文大全 www.156152.com</p>"))
    assert reading.report.agency == "青河县林业局"


def test_v_seo_replace(pages) -> None:
    before = "<p>澳门威尼斯人娱乐网站官网_app下载平台，欢迎注册领取彩金。点击进入官方网址体验最新版，安全可靠。</p>"
    report = whole(pages, pages.page(before=before, head="<title>澳门威尼斯人_首页</title>"))
    assert (report.title, report.preamble) == (pages.title, pages.sections[0])


def test_v_docno(pages) -> None:
    assert whole(pages, pages.page("<p>青林发〔2025〕2号</p>" + pages.body())).title == pages.title


def test_v_bilingual(pages) -> None:
    english = "<p>In 2024 the bureau published 386 items, licences and fire warnings among them.</p>"
    body = pages.body().replace(f"<p>{pages.sections[1]}</p>", f"<p>{pages.sections[1]}</p>{english}")
    assert pages.read(pages.page(body)).report.sections[0].text.startswith(pages.sections[1] + "\n")


def test_v_chart_caption(pages) -> None:
    body = pages.body().replace("<p>三、", "<p>2024年信息公开数量统计</p><img src=chart.png><p>三、")
    assert pages.cells(pages.read(pages.page(body))) == pages.values()


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
def test_v_trad(pages, encoding: str) -> None:
    page = opencc.OpenCC("s2t").convert(pages.page())
    reading = pages.read(page.encode(encoding, "xmlcharrefreplace"))
    assert pages.cells(reading) == pages.values()
    assert (reading.report.title, reading.report.sections[4].text) == (pages.title, pages.sections[5])


def test_v_pinyin_paren(pages) -> None:
    page = pages.page().replace("情况", "情(qíng)况(kuàng)").replace("机", "机(jī)")
    assert pages.cells(pages.read(page)) == pages.values()
    assert pages.cells(pages.read(pages.page().replace("机", "<ruby>机<rt>jī</rt></ruby>"))) == pages.values()


def test_v_utf8_as_gbk(pages) -> None:
    garbled = pages.page().encode().decode("gb18030", "replace")
    for data in (garbled.encode(), garbled.encode("gb18030", "replace")):
        (finding,) = pages.read(data).findings
        assert (finding.rule, finding.reason) == ("SRC001", "misread")


def test_v_mojibake(pages) -> None:
    body = pages.body().replace(pages.sections[1], pages.sections[1] + "敝贫取<皶r。")
    assert pages.read(pages.page(body)).report.sections[0].text.endswith("敝贫取<皶r。")


def test_v_digits_lost(pages) -> None:
    body = pages.body().replace("自2024年1月1日起，至2024年12月31日止", "自202411日起，至20241231日止")
    assert "自202411日起，至20241231日止" in pages.read(pages.page(body)).report.preamble


def test_v_html_residue_and_v_html_escaped(pages) -> None:
    body = pages.body().replace(pages.sections[1], f"关于印发<年度报告格式>的通知。&amp;nbsp;{pages.sections[1]}")
    assert (
        pages.read(pages.page(body)).report.sections[0].text
        == f"关于印发<年度报告格式>的通知。&nbsp;{pages.sections[1]}"
    )
    escaped = pages.body().replace("<", "&lt;").replace(">", "&gt;")
    whole(pages, pages.page(escaped))


def test_v_intro_metadata_summary(pages) -> None:
    block = f"<table><tr><th>内容概述<td>{pages.sections[0]}<tr><th>公开日期<td>2025-01-23</table>"
    assert whole(pages, pages.page(before=block)).published == date(2025, 1, 23)


def test_v_inline_aspects_and_v_paragraphs_joined(pages) -> None:
    pieces = re.findall("<(?:p|h1)>(.*?)</(?:p|h1)>", re.sub("<table>.*?</table>", "", pages.body()))
    reading = pages.read(pages.page(f"<p>{' '.join(pieces)}</p>"))
    assert [section.number for section in reading.report.sections] == [1, 2, 3, 4, 5, 6]
    assert reading.report.title == pages.title


def test_v_heading_joined(pages) -> None:
    whole(pages, pages.page(pages.body().replace("一、总体情况</p>\n<p>", "一、总体情况 ")))


def rows_as(pages, cell: str, row: str) -> str:
    """The report with its tables flattened to lines."""

    def flat(match: re.Match[str]) -> str:
        rows = [re.findall("<td[^>]*>(.*?)</td>", text) for text in match[0].split("</tr>")]
        return "".join(f"<p>{row.format(cell.join(cells))}</p>" for cells in rows if cells)

    values = {key: "0" if at % 3 else "17" for at, key in enumerate(pages.values())}
    return pages.page(re.sub("<table>.*?</table>", flat, pages.body(pages.tables(values)))), values


@pytest.mark.parametrize(("cell", "row"), [(" | ", "{}"), ("<br>|", "|{}"), ("<br>", "{}")], ids=["v-pipe-row", "v-pipe-cell", "v-cell-line"])  # fmt: skip
def test_tables_as_lines(pages, cell: str, row: str) -> None:
    page, values = rows_as(pages, cell, row)
    reading = pages.read(page)
    found = pages.cells(reading)
    assert found
    assert {key: value for key, value in found.items() if value != values[key]} == {}
    lost = {key for key in values if key not in found}
    assert all(any(key.startswith(pointer) for pointer in reading.report.unreadable) for key in lost)


def test_v_table_dropped(pages) -> None:
    body = pages.body(["<p><img src=t.png></p>", "<p><a href=b.doc>表格</a></p>", "<p></p>"])
    report = pages.read(pages.page(body)).report
    assert report.unreadable == {"proactive": "table_picture", "requests": "table_attachment"}


def test_only_a_title_and_pictures_or_files(pages) -> None:
    for inside, reason in (("<p><img src=1.jpg></p>" * 6, "page_picture"), ("<p>附件：<a href=nb.pdf>年报.pdf</a></p>", "page_attachment")):  # fmt: skip
        (finding,) = pages.read(pages.page(f"<h1>{pages.title}</h1><p>发布日期：2025-01-20</p>{inside}")).findings
        assert (finding.rule, finding.reason) == ("SRC001", reason)


def test_v_label_broken_and_v_label_spaces(pages) -> None:
    page = (
        pages.page()
        .replace(">商业企业<", ">商业<br>企业<")
        .replace(">总计<", ">总 &nbsp;计<")
        .replace("第（一）项", " 第 (一)项")
    )
    assert pages.cells(pages.read(page.replace("本年新收", "<p>本年新</p><p>收</p>"))) == pages.values()


def test_v_note_in_table(pages) -> None:
    tables = pages.tables(pages.values())
    noted = tables[0].replace("<table>", "<table><caption>单位：件　2024年度</caption>")
    assert pages.cells(pages.read(pages.page(pages.body([noted, *tables[1:]])))) == pages.values()


@pytest.mark.parametrize("text", ["103.3879万元", "251000元", "+3", "--253", "-", "—", "&nbsp;", "&amp;nbsp;", ""], ids=["v-unit-in-cell", "v-unit-in-cell-yuan", "v-signed", "v-signed-twice", "v-dash-cell", "v-dash-long", "v-nbsp-zero", "v-html-escaped", "blank"])  # fmt: skip
def test_cells(pages, text: str) -> None:
    values = pages.values() | {"proactive.fees.amount": "@"}
    found = pages.cells(pages.read(pages.page(pages.body(pages.tables(values)).replace(">@<", f">{text}<"))))
    assert found["proactive.fees.amount"] == (None if "nbsp" in text or not text else text)
    assert {**found, "proactive.fees.amount": "@"} == values


def test_v_html_span(pages, layouts) -> None:
    for name in ("in a paragraph", "hidden cells", "spaces"):
        whole(pages, pages.page(pages.body(pages.tables(pages.values(), layouts[name]))))
    row = pages.page().replace('<tr><td rowspan="', "<tr><td style='display:none'></td><td rowspan=\"")
    whole(pages, row)


def test_v_colspan_junk(pages) -> None:
    tables = pages.tables(pages.values())
    junk = [table.replace("<table>", "<table><tr><td colspan=260>统计表</td></tr>") for table in tables]
    assert pages.cells(pages.read(pages.page(pages.body(junk)))) == pages.values()


def test_v_table_split(pages) -> None:
    tables = pages.tables(pages.values())
    at = tables[1].index("<tr>", tables[1].index("重复申请"))
    split = tables[1][:at] + "</table><p>续表</p><table>" + tables[1][at:]
    reading = pages.read(pages.page(pages.body([tables[0], split, tables[2]])))
    found = pages.cells(reading)
    assert {key: value for key, value in found.items() if value != pages.values()[key]} == {}
