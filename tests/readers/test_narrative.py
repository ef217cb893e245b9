"""Reports in plain text, as they are found: every way of garbling them that the survey of real reports lists (A1-A3)."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.forms import Forms, build_form
from disclosure_lint.readers import Reading
from disclosure_lint.readers.compose import compose
from disclosure_lint.readers.normalise import KINDS
from disclosure_lint.readers.text import text_document
from disclosure_lint.resources import resource
from disclosure_lint.source import Source
from disclosure_lint.vocabulary import Vocabulary

TITLE = "青河县林业局2024年政府信息公开工作年度报告"
PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》规定，编制本报告。本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开"
    "申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成，"
    "统计期限为2024年1月1日至2024年12月31日。"
)
TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
TEXTS = (
    "2024年，我局全年公开信息120条。\n（一）主动公开方面。发布文件3件。\n（二）依申请公开方面。收到申请5件。",
    "",
    "",
    "",
    "去年存在解读形式单一的问题，今年增加了图解。下一步将加强培训。",
    "本年度未收取信息处理费。",
)
SIGNED = "青河县林业局\n2025年1月20日"
HEADINGS = tuple(f"{number}、{title}" for number, title in zip("一二三四五六", TITLES, strict=True))
OFFICIAL = dict(enumerate(TITLES, 1))


@cache
def rules() -> tuple[Forms, Vocabulary]:
    folder = resource("rules") / "national"
    forms = [build_form(yaml.safe_load(path.read_text("utf-8"))) for path in sorted((folder / "forms").glob("*.yaml"))]
    return Forms(forms), Vocabulary.from_data(yaml.safe_load((folder / "vocabulary.yaml").read_text("utf-8"))["words"])


def read(text: str) -> Reading:
    return compose(text_document(Source("report.txt", text), rules()[1]), *rules())


def report(text: str) -> Any:
    found = read(text).report
    assert found is not None
    return found


def body(headings: dict[int, str | None] | None = None, texts: dict[int, str] | None = None, gap: str = "\n") -> str:
    """The six sections with some headings or texts replaced; None takes a heading out."""
    lines = []
    for at in range(6):
        heading = (headings or {}).get(at + 1, HEADINGS[at])
        lines += [piece for piece in (heading, (texts or {}).get(at + 1, TEXTS[at])) if piece]
    return gap.join(lines)


def document(title: str = TITLE, preamble: str = PREAMBLE, main: str | None = None, signed: str = SIGNED) -> str:
    return "\n".join(piece for piece in (title, preamble, main or body(), signed) if piece)


def titles(text: str) -> dict[int, str | None]:
    sections = report(text).sections
    assert len({section.number for section in sections}) == len(sections)
    return {section.number: section.title for section in sections}


def test_a_clean_report() -> None:
    text = document()
    reading = read(text)
    found = reading.report
    assert found is not None
    assert (found.agency, found.year, found.title, found.preamble) == ("青河县林业局", 2024, TITLE, PREAMBLE)
    assert [section.text for section in found.sections] == list(TEXTS)
    assert titles(text) == OFFICIAL
    assert (found.signed.agency, found.signed.date) == ("青河县林业局", date(2025, 1, 20))
    assert found.published is None
    assert found.unreadable == {"proactive": "tables_lost", "requests": "tables_lost", "review": "tables_lost"}
    assert reading.findings == ()


def test_every_part_knows_its_place() -> None:
    text = document(main=body(headings={2: "二、主动公（gōng）开政府信息情况"}))
    reading = read(text)
    found, where = reading.report, reading.source_map
    assert found is not None

    def at(pointer: str) -> str:
        span = where.spans[pointer]
        return text[span.start : span.end]

    assert at("title") == TITLE
    assert at("agency") == "青河县林业局"
    assert at("year") == "2024年"
    assert at("preamble") == PREAMBLE
    assert at("sections.1.title") == "总体情况"
    assert at("sections.1").startswith("总体情况\n2024年") and at("sections.1").endswith("收到申请5件。")
    assert at("sections.2") == at("sections.2.title") == "主动公（gōng）开政府信息情况"
    assert at("sections.6.text") == TEXTS[5]
    assert (at("signed.agency"), at("signed.date"), at("signed")) == ("青河县林业局", "2025年1月20日", SIGNED)
    for pointer, value in [
        ("title", found.title),
        ("preamble", found.preamble),
        *((f"sections.{section.number}.text", section.text) for section in found.sections),
        *((f"sections.{section.number}.title", section.title) for section in found.sections),
    ]:
        for offset, character in enumerate(value or ""):
            assert text[where.texts[pointer].origin(offset)] == character, (pointer, offset)


# --- A1: page chrome and metadata ------------------------------------------------------------------------------------

PAGE = """首页 > 政府信息公开 > 年报
索引号：000014349/2025-00011 | 公开方式：有效
发布机构：青河县林业局
公开日期：2025-01-22
文号：无〔〕号
名称：2024年政府信息公开年报
字体大小：大 中 小 打印
点击收听年报语音朗读
用微信扫描二维码，分享至好友和朋友圈
浏览次数：1024"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{PAGE}\n{document()}\n打印本页 关闭窗口\n扫一扫在手机打开当前页", id="before and after"),
        pytest.param(
            f"{PAGE}\n{document()}".replace(TITLE, f"{TITLE}\n发布时间：2025-01-22 字体：[大 中 小]"), id="below"
        ),
        pytest.param(
            "| 公开方式 | 主动公开 |\n| 公开日期 | 2025-01-22 |\n| 发布机构 | 青河县林业局 |\n" + document(), id="pipes"
        ),
        pytest.param(f"内容概述：{PREAMBLE[:80]}\n公开日期：\n2025年1月22日\n{document()}", id="introduction copied"),
        pytest.param(f"成人 博彩 注册 送彩金\n公开时间：2025/1/22 09:30\n{document()}", id="advertising header"),
    ],
)
def test_what_the_page_adds_is_left_out(text: str) -> None:
    found = report(text)
    assert (found.agency, found.year, found.title, found.preamble) == ("青河县林业局", 2024, TITLE, PREAMBLE)
    assert found.published == date(2025, 1, 22)
    assert [section.text for section in found.sections] == list(TEXTS)
    assert (found.signed.agency, found.signed.date) == ("青河县林业局", date(2025, 1, 20))


def test_published_stands_where_the_page_says_so() -> None:
    text = f"{PAGE}\n{document()}"
    span = read(text).source_map.spans["published"]
    assert text[span.start : span.end] == "公开日期：2025-01-22"


def test_a_publisher_under_the_wrong_key_is_not_believed() -> None:
    text = "发布机构：2025-01-22\n" + document(title="2024年政府信息公开工作年度报告", signed="2025年1月20日")
    assert report(text).agency is None


def test_a_title_that_only_the_page_has() -> None:
    text = f"标题：{TITLE}\n发布机构：县政府\n" + document(title="")
    found = report(text)
    assert (found.title, found.agency, found.year, found.preamble) == (TITLE, "青河县林业局", 2024, PREAMBLE)


def test_no_title_at_all() -> None:
    found = report(document(title=""))
    assert (found.title, found.year, found.agency) == (None, 2024, "青河县林业局")
    assert found.preamble == PREAMBLE
    found = report(document(title="", preamble=""))
    assert (found.title, found.year, found.preamble) == (None, 2024, None)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("青河县林业局2024年政府信息公开年度工作报告\n发布时间：2025-01-22\n" + TITLE, TITLE),
        ("青河县林业局\n2024年政府信息公开工作年度报告", TITLE),
        ("青河县林业局2024年\n政府信息公开工作年度报告", TITLE),
        ("青河县林业局\n2024年\n政府信息公开工作年度报告", TITLE),
        ("青河县林业局2024年政府信息公开工\n作年度报告", TITLE),
        ("青河县林业局\n2024年政府信息公开工作\n年度报告", TITLE),
        (f"# **{TITLE}**", TITLE),
        (f"《{TITLE}》", f"《{TITLE}》"),
        ("青河县林业局 2024 年政府信息公开工作年度报告", "青河县林业局 2024 年政府信息公开工作年度报告"),
        ("青河县林业局二〇二四年政府信息公开年报", "青河县林业局二〇二四年政府信息公开年报"),
        ("青河县林业局２０２４年度信息公开工作报告", "青河县林业局２０２４年度信息公开工作报告"),
        ("青河县林业局政府信息公开工作年度报告（2024年）", "青河县林业局政府信息公开工作年度报告（2024年）"),
        ("关于青河县林业局2024年政府信息公开工作情况的报告", "关于青河县林业局2024年政府信息公开工作情况的报告"),
        ("2024年青河县林业局政府信息公开工作年度报告", "2024年青河县林业局政府信息公开工作年度报告"),
        ("青林综〔2025〕2号\n" + TITLE, TITLE),
        (f"{TITLE}\n（2025年1月20日）", TITLE),
    ],
)
def test_titles(lines: str, title: str) -> None:
    found = report(document(title=lines))
    assert (found.title, found.agency, found.year) == (title, "青河县林业局", 2024)
    assert found.preamble == PREAMBLE


@pytest.mark.parametrize(
    ("title", "signed", "agency"),
    [
        ("青河县2024年政府信息公开工作年度报告", "青河县人民政府\n2025年3月1日", "青河县人民政府"),
        ("青河县2024年政府信息公开工作年度报告", "青河县人民政府办公室\n2025年3月1日", "青河县人民政府"),
        ("青河县2024年政府信息公开工作年度报告", "", "青河县"),
        ("2024年政府信息公开工作年度报告", SIGNED, "青河县林业局"),
        ("2024年政府信息公开工作年度报告", "", None),
    ],
)
def test_the_agency_is_the_title_s_else_the_signature_s(title: str, signed: str, agency: str | None) -> None:
    assert report(document(title=title, signed=signed)).agency == agency


@pytest.mark.parametrize(
    ("title", "preamble", "year"),
    [
        ("青河县林业局政府信息公开工作年度报告", PREAMBLE, 2024),
        ("青河县林业局政府信息公开工作年度报告", "现公布青河县林业局2024年度政府信息公开工作年度报告。", 2024),
        (
            "青河县林业局政府信息公开工作年度报告",
            "按照国办公开办函〔2021〕30号和《2023年工作要点》，现将2024年情况报告如下。",
            2024,
        ),
        ("青河县林业局2023年政府信息公开工作年度报告", PREAMBLE, 2024),  # period and signature against the title
        ("青河县林业局2024年政府信息公开工作年度报告", PREAMBLE.replace("2024", "2023"), 2024),
    ],
)
def test_the_year(title: str, preamble: str, year: int) -> None:
    assert report(document(title=title, preamble=preamble)).year == year


def test_no_year_anywhere() -> None:
    text = document(
        "青河县林业局政府信息公开工作年度报告", "按照规定编制本报告。", body(texts={1: "全年公开信息9条。"}), ""
    )
    assert report(text).year is None


@pytest.mark.parametrize("leader", ["", "……1", "............1", "  3"])
def test_a_list_of_contents_is_no_heading(leader: str) -> None:
    contents = "\n".join(f"{heading}{leader}" for heading in HEADINGS)
    found = report(document(preamble=f"目 录\n{contents}\n{PREAMBLE}"))
    assert [section.text for section in found.sections] == list(TEXTS)
    assert found.preamble == PREAMBLE


def test_a_part_that_stands_twice_stays() -> None:
    reading = read(document(main=f"{body()}\n{HEADINGS[4]}\n还是那些问题。"))
    assert reading.report is not None
    assert [section.number for section in reading.report.sections] == [1, 2, 3, 4, 5, 6, 5]
    assert {"sections.5.text", "sections.5#2.title", "sections.5#2.text"} <= reading.source_map.texts.keys()


def test_a_replaced_name_in_a_heading_is_known_by_its_number() -> None:
    wrong = {3: "三、收到和处理某某娱乐申请情况", 4: "四、某某娱乐行政复议、行政诉讼"}
    assert titles(document(main=body(headings=wrong))) == OFFICIAL | {
        3: "收到和处理某某娱乐申请情况",
        4: "某某娱乐行政复议、行政诉讼",
    }


def test_two_languages() -> None:
    english = {at: f"{HEADINGS[at - 1]}\nPart {at}: Overview" for at in range(1, 7)}
    found = report(
        document(preamble=f"{PREAMBLE}\nThis report is made under the Regulation.", main=body(headings=english))
    )
    assert {section.number: section.title for section in found.sections} == OFFICIAL


def test_captions_without_charts_stay_text() -> None:
    texts = {3: "2024年信息公开申请数量统计\n主动公开政府信息情况"}
    found = report(document(main=body(texts=texts)))
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]
    assert found.sections[2].text == texts[3]


# --- A2: characters --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("garbled", "kind"),
    [
        pytest.param("青河縣林業局2024年政府信息公開工作年度報告\n根據規定編制，統計期限為2024年1月1日至12月31日。\n一、總體情況\n"
                     "2024年，我局發佈信息。\n二、主動公開政府信息情況\n三、收到和處理政府信息公開申請情況\n四、政府信息公開行政複議、"
                     "行政訴訟情況\n五、存在的主要問題及改進情況\n存在問題，將改進。\n六、其他需要報告的事項\n無。\n青河縣林業局\n"
                     "2025年1月20日", "traditional", id="traditional"),
        pytest.param(document().replace("公开政", "公(gōng)开(kāi)政"), "pinyin", id="pinyin with tones"),
        pytest.param(document().replace("情况", "情(qing)况(kuang)"), "pinyin", id="pinyin without tones"),
        pytest.param(document().replace("公开", "公(gong)(gong)开(kai)"), "pinyin", id="pinyin doubled"),
        pytest.param(document().replace("、", ",、").replace("。", ",。"), "doubled_punctuation", id="commas"),
        pytest.param(document().replace("一", "⼀").replace("民", "⺠").replace("行", "⾏"), "lookalikes", id="radicals"),
        pytest.param(document().replace("信息公开", "信息\u200b公开"), "fullwidth", id="invisible"),
    ],
)  # fmt: skip
def test_garbled_characters_are_repaired_and_said(garbled: str, kind: str) -> None:
    reading = read(garbled)
    found = reading.report
    assert found is not None
    assert (found.agency, found.year, found.title) == ("青河县林业局", 2024, TITLE)
    assert {section.number: section.title for section in found.sections} == OFFICIAL
    (finding,) = reading.findings
    assert (finding.rule, finding.reason) == ("HYG002", "repaired")
    assert finding.values.keys() == {*KINDS, "total"}
    assert finding.values[kind] == finding.values["total"]
    assert finding.span is not None


def test_half_width_punctuation() -> None:
    text = document().translate(str.maketrans("，（）：；", ",():;"))
    assert titles(text) == OFFICIAL
    assert read(text).findings == ()


def test_words_of_another_region_are_known_by_their_number() -> None:
    text = document(main=body(headings={2: "二、主动公开政府资讯情况"}))
    assert titles(text) == OFFICIAL | {2: "主动公开政府资讯情况"}


def test_utf8_read_as_gbk_is_no_report() -> None:
    text = document().encode().decode("gbk", "replace")
    assert [(finding.rule, finding.reason) for finding in read(text).findings] == [("SRC002", "no_report")]


@pytest.mark.parametrize("junk", ["敝贫取<皶r", "屑再仔趨", "???", "\ufffd\ufffd"])
def test_local_garbage_is_left_as_it_is(junk: str) -> None:
    texts = {5: f"存在{junk}问题，今年已改进。"}
    found = report(document(main=body(texts=texts)))
    assert found.sections[4].text == texts[5]


def test_censored_words() -> None:
    assert titles(document(main=body(headings={2: "二、主动***息情况"}))) == OFFICIAL | {2: "主动***息情况"}


@pytest.mark.parametrize("broken", ["202011日起至20201231日", "20211月1日至12月31日", "2021年1月1日至20211231日"])
def test_no_figure_is_taken_from_a_broken_date(broken: str) -> None:
    text = document(
        "青河县林业局政府信息公开工作年度报告", f"根据规定编制，统计期限为{broken}。", body(texts={1: "公开信息9条。"})
    )
    assert report(text).year is None
    assert broken in (report(text).preamble or "")


@pytest.mark.parametrize(
    "left", ["可在本网站()下载。", "邮编:电话:传真:", "依据《格式》的通知>编制。", "见<http://x.example/a>。"]
)
def test_residue_does_not_disturb(left: str) -> None:
    found = report(document(preamble=f"{PREAMBLE}\n{left}"))
    assert found.preamble == f"{PREAMBLE}\n{left}"
    assert found.title == TITLE


def test_entities_in_headings() -> None:
    assert titles(document(main=body(headings={1: "一、&nbsp;总体&nbsp;情况"}))) == OFFICIAL


# --- A3: headings and layout -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spell",
    [
        "{n}.{t}", "{n}．{t}", "{n},、{t}", "{n} {t}", "{n}、 {t}", "{n}、{t}、", "{n}、{t}：", "{n}、{t}。", "第{n}部分 {t}",
        "第{n}部分：{t}", "（{n}）{t}", "({n}){t}", "{n}){t}", "{n}{t}", "## {n}、{t}", "**{n}、{t}**", "### {t}", "、{t}", "()、{t}",
        "{t}", "　　{n}、{t}　", "{n}、{s}", "{n}、{t}（宋体加粗小四号字）", "{n}、{t}统计表", "{n}、本局{t}", "> {n}、{t}",
    ],
)  # fmt: skip
def test_ways_to_write_headings(spell: str) -> None:
    written = {
        at + 1: spell.format(n="一二三四五六"[at], t=title, s=" ".join(title)) for at, title in enumerate(TITLES)
    }
    found = report(document(main=body(headings=written)))
    assert [section.number for section in found.sections] == [1, 2, 3, 4, 5, 6]
    assert [section.text for section in found.sections] == list(TEXTS)
    extra = spell.partition("{t}")[2].strip("*、：。　") if "{t}" in spell else ""
    before = "本局" if "本局" in spell else ""
    assert [section.title for section in found.sections] == [f"{before}{title}{extra}" for title in TITLES]


@pytest.mark.parametrize(("digit", "dot"), [("1", "."), ("1", "、"), ("1", "．")])
def test_arabic_numbers_before_headings(digit: str, dot: str) -> None:
    assert titles(document(main=body(headings={at: f"{at}{dot}{TITLES[at - 1]}" for at in range(1, 7)}))) == OFFICIAL


def test_marks_in_titles_may_be_doubled_or_missing() -> None:
    for title in ("政府信息公开行政复议行政诉讼情况", "政府信息公开行政复议、、行政诉讼情况"):
        assert titles(document(main=body(headings={4: f"四、{title}"}))) == OFFICIAL | {4: title}


def test_a_title_goes_before_a_number() -> None:
    shifted = {5: f"四、{TITLES[4]}", 6: f"五、{TITLES[5]}", 4: None}
    assert titles(document(main=body(headings=shifted))) == {k: v for k, v in OFFICIAL.items() if k != 4}


def test_order_is_the_document_s() -> None:
    order = (0, 2, 1, 3, 4, 5)
    main = "\n".join(piece for at in order for piece in (HEADINGS[at], TEXTS[at]) if piece)
    assert [section.number for section in report(document(main=main)).sections] == [1, 3, 2, 4, 5, 6]


def test_no_introduction() -> None:
    found = report(document(preamble=""))
    assert (found.preamble, len(found.sections)) == (None, 6)


def test_an_introduction_inside_section_one_stays_there() -> None:
    found = report(document("青河县林业局政府信息公开工作年度报告", "", body(texts={1: PREAMBLE})))
    assert (found.preamble, found.sections[0].text, found.year) == (None, PREAMBLE, 2024)


@pytest.mark.parametrize("heading", ["引言", "前 言"])
def test_an_introduction_under_a_heading(heading: str) -> None:
    assert report(document(preamble=f"{heading}\n{PREAMBLE}")).preamble == PREAMBLE


def test_lost_headings_are_recovered_between_neighbours() -> None:
    texts = {
        1: "（一）主动公开情况\n发布文件3件。\n（二）依申请公开情况\n收到申请5件。",
        5: "（一）存在的主要问题。\n解读形式单一。\n（二）改进措施\n增加图解。",
        6: "（一）信息处理费收取情况：无。\n（二）其他。",
    }
    found = report(document(main=body(headings={1: None, 5: None, 6: None}, texts=texts)))
    assert [(section.number, section.title) for section in found.sections] == [
        (1, None), (2, TITLES[1]), (3, TITLES[2]), (4, TITLES[3]), (5, None), (6, None),
    ]  # fmt: skip
    assert [found.section(number).text for number in (1, 5, 6)] == list(texts.values())
    assert found.preamble == PREAMBLE


def test_nothing_is_recovered_without_signs() -> None:
    assert set(titles(document(main=body(headings={5: None})))) == {1, 2, 3, 4, 6}


@pytest.mark.parametrize(
    "aspects",
    [
        "（一）主动公开情况\n发布。\n（二）依申请公开情况\n收到。\n（三）政府信息管理情况\n管理。",
        "1.主动公开\n发布。\n2.依申请公开\n收到。",
        "一是主动公开情况良好。二是依申请公开情况良好。",
        "一）主动公开\n二）依申请公开",
        "主动公开方面：一是发布文件。\n依申请公开方面：收到5件。",
        "（一）主动公开政府信息情况\n发布。\n（二）依申请公开情况\n收到。",
        "(一)主动公开2024年，发布文件3件。\n1、主动公开根据省局要求办理。",
        "一、主动公开情况\n发布。\n二、依申请公开情况\n收到。",
    ],
)
def test_aspects_of_section_one_are_text(aspects: str) -> None:
    found = report(document(main=body(texts={1: aspects})))
    assert {section.number: section.title for section in found.sections} == OFFICIAL
    assert found.sections[0].text == aspects


def test_text_joined_to_a_heading() -> None:
    joined = {1: "一、总体情况2024年，我局公开信息120条。", 6: "六、其他需要报告的事项：无。"}
    found = report(document(main=body(headings=joined, texts={1: "", 6: ""})))
    assert {section.number: section.title for section in found.sections} == OFFICIAL
    assert [found.section(number).text for number in (1, 6)] == ["2024年，我局公开信息120条。", "无。"]


def test_a_whole_report_in_one_line() -> None:
    texts = {at: text.replace("\n", " ") for at, text in enumerate(TEXTS, 1)}
    text = " ".join((TITLE, PREAMBLE, body(texts=texts, gap=" "), SIGNED.replace("\n", " ")))
    found = report(text)
    assert (found.title, found.agency, found.preamble) == (TITLE, "青河县林业局", PREAMBLE)
    assert [section.text for section in found.sections] == list(texts.values())
    assert (found.signed.agency, found.signed.date) == ("青河县林业局", date(2025, 1, 20))


def test_quoted_names_of_parts_are_no_headings() -> None:
    quoted = PREAMBLE.replace("由总体情况、主动公开政府信息情况、", "由“总体情况”、“主动公开政府信息情况”、")
    assert report(document(preamble=quoted)).preamble == quoted


def test_numbered_parts_in_the_introduction_are_no_headings() -> None:
    listed = "本报告包括：" + "；".join(HEADINGS) + "。"
    found = report(document(preamble=listed))
    assert (found.preamble, [section.text for section in found.sections]) == (listed, list(TEXTS))


def as_wide_as_a_page(line: str) -> list[str]:
    pieces = [""]
    for character in line:
        if len((pieces[-1] + character).encode("gbk")) > 52:
            pieces.append("")
        pieces[-1] += character
    return pieces


def test_lines_of_a_page_are_joined_and_its_numbers_dropped() -> None:
    long = "2024年，我局按照县委县政府部署要求，围绕群众关切，持续加大公开力度，全年通过门户网站发布各类信息1286条，办理依申请公开5件，未收取信息处理费。"
    text = document(main=body(texts={1: long * 4}))
    lines = [piece for line in text.split("\n") for piece in as_wide_as_a_page(line)]
    paged = "\n".join([*lines[:8], "- 1 -", *lines[8:14], "—2—", *lines[14:]])
    found = report(paged)
    assert found.preamble == PREAMBLE
    assert found.sections[0].text == long * 4
    assert {section.number: section.title for section in found.sections} == OFFICIAL


def test_bare_numbers_are_pages_only_if_they_count() -> None:
    pages = report(document(main=body(texts={1: "甲。\n1\n乙。\n2\n丙。\n3"})))
    assert pages.sections[0].text == "甲。\n乙。\n丙。"
    cells = report(document(main=body(texts={2: "规章\n0\n0\n3"})))
    assert cells.sections[1].text == "规章\n0\n0\n3"


def test_a_title_broken_over_two_lines_is_one_heading() -> None:
    broken = {4: "四、政府信息公开行政复议、行政诉\n讼情况"}
    assert titles(document(main=body(headings=broken))) == OFFICIAL


@pytest.mark.parametrize(
    "number", ["100余条", "1.6万余条", "1.3亿次", "一条", "申请3次", "１２条", "1,286件", "1，，286件"]
)
def test_figures_are_never_touched(number: str) -> None:
    texts = {1: f"全年公开{number}，效果良好。"}
    assert report(document(main=body(texts=texts))).sections[0].text == texts[1]


def test_headings_of_the_time_before_the_form() -> None:
    text = (
        "青河县林业局2018年政府信息公开工作年度报告\n根据规定编制本报告，统计期限为2018年1月1日至12月31日。\n"
        "一、概述\n总的情况。\n二、主动公开政府信息的情况\n公开。\n三、依申请公开办理情况\n受理。\n四、收费及减免情况\n无。"
    )
    found = report(text)
    assert (found.year, [section.number for section in found.sections]) == (2018, [1, 2, 3, 4])


# --- signature -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "signed",
    [
        "青河县林业局\n2025年1月20日",
        "青河县林业局2025年1月20日",
        "青河县林业局　　2025年1月20日",
        "青河县林业局\n二〇二五年一月二十日",
        "青河县林业局\n二○二五年一月二十日",
        "青河县林业局\n2025-01-20",
        "青河县林业局\n2025.1.20",
        "青河县林业局\n（2025年1月20日）",
        "青河县林业局\n２０２５年１月２０日",
        "青河县林业局\n2025 年 1 月 20 日",
        "青河县林业局\n2025年1月20日\n附件：年度报告.pdf\n责任编辑：某某",
    ],
)
def test_signatures(signed: str) -> None:
    found = report(document(signed=signed))
    assert (found.signed.agency, found.signed.date) == ("青河县林业局", date(2025, 1, 20))
    assert found.sections[5].text == TEXTS[5]


@pytest.mark.parametrize(
    ("signed", "agency", "day"),
    [
        ("", None, None),
        ("青河县林业局", "青河县林业局", None),
        ("青河县林业局（盖章）", "青河县林业局（盖章）", None),
        ("2025年1月20日", None, date(2025, 1, 20)),
        ("青河县林业局\n2025年2月30日", None, None),
    ],
)
def test_half_signatures(signed: str, agency: str | None, day: date | None) -> None:
    found = report(document(signed=signed)).signed
    assert (found.agency, found.date) == (agency, day)


def test_a_signature_on_the_last_line_of_the_text() -> None:
    found = report(document(main=body(texts={6: "无。青河县林业局 2025年1月20日"}), signed=""))
    assert (found.sections[5].text, found.signed.agency, found.signed.date) == (
        "无。",
        "青河县林业局",
        date(2025, 1, 20),
    )


def test_lines_of_the_page_after_an_unsigned_text_go() -> None:
    found = report(document(signed="打印本页 关闭窗口\n扫一扫在手机打开当前页"))
    assert found.sections[5].text == TEXTS[5]


@pytest.mark.parametrize("ending", ["平台已运行至2025年1月20日", "办理时间不超过2025年1月20日。"])
def test_a_date_in_a_sentence_is_no_signature(ending: str) -> None:
    found = report(document(main=body(texts={6: ending}), signed=""))
    assert (found.sections[5].text, found.signed.date) == (ending, None)


def test_a_date_under_the_title_signs_where_the_end_has_none() -> None:
    found = report(document(title=f"{TITLE}\n（2025年1月20日）", signed=""))
    assert (found.signed.agency, found.signed.date, found.preamble) == (None, date(2025, 1, 20), PREAMBLE)


# --- what is no report -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "买菜清单\n土豆\n番茄",
        "关于做好2024年政府信息公开工作年度报告编制发布工作的通知\n各科室：\n请于月底前报送。",
        "林业工作总结\n一、总体情况\n今年造林100亩。\n二、存在的问题\n经费不足。\n三、下一步打算\n继续努力。",
        "青河县林业局2024年政府信息公开工作年度报告\n青河县林业局2023年政府信息公开工作年度报告",
        "第一章 总则\n第一条 为了保障公民依法获取政府信息，制定本条例。",
        "一\n二\n三",
        "。",
    ],
)
def test_other_texts_are_no_reports(text: str) -> None:
    reading = read(text)
    assert reading.report is None
    assert [(finding.rule, finding.reason) for finding in reading.findings] == [("SRC002", "no_report")]


# --- any text --------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [*HEADINGS, *TITLES, TITLE, PREAMBLE, *TEXTS, SIGNED, PAGE, "目录", "一、", "（一）", "\n", " ", "\r\n", "2025年1月20日", "**",
     "# ", "|", "……3", "，，", "(fā)", "總體情況", "⼀", "\u200b", "\ufeff", "年", "1", "&nbsp;", "a(b", "\x0c", "\ud7ff"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join)))
def test_any_text_is_read_and_every_place_is_inside_it(text: str) -> None:
    reading = read(text)
    for span in reading.source_map.spans.values():
        assert 0 <= span.start <= span.end <= len(text)
    for pieces in reading.source_map.texts.values():
        assert all(run.origin >= 0 and run.origin + run.length <= len(text) for run in pieces.runs)


def test_a_pack_without_words_does_no_harm() -> None:
    found = compose(text_document(Source("report.txt", document()), Vocabulary({})), rules()[0], Vocabulary({})).report
    assert found is not None
    assert (found.title, found.agency, found.year, len(found.sections)) == (None, None, None, 6)


SEED = Path(__file__).parents[2].parent / "shared/corpus/originals/000_dce0b4288b1d6acb.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the corpus of real reports is not beside this checkout")
def test_a_real_mirrored_copy() -> None:
    text = SEED.read_text("utf-8")
    reading = read(text)
    found = reading.report
    assert found is not None
    assert (found.agency, found.year) == ("山东省公安厅", 2024)
    assert found.title == "山东省公安厅2024年政府信息公开工作年度报告"
    assert {section.number: section.title for section in found.sections} == {
        1: "总体情况",
        2: "主动公开政府信息情况统计表",
        3: "收到和处理政府信息公开申请情况统计表",
        4: "因政府信息公开工作被申请行政复议、提起行政诉讼情况统计表",
        5: "存在主要问题及改进情况",
        6: "其他需要报告的事项",
    }
    assert found.preamble is not None and found.preamble.endswith("数据统计期限为2024年1月1日至12月31日。")
    assert (found.signed.agency, found.signed.date) == ("山东省公安厅", date(2025, 1, 24))
    whole = "\n".join((found.title, found.preamble, *(f"{part.title}\n{part.text}" for part in found.sections)))
    assert not any(pair in whole for pair in (",,", ",、", "、,", ",。", ",;", "(fā)", "(guān)"))
    digits = "".join(filter(str.isdigit, text))
    assert digits.startswith("".join(filter(str.isdigit, whole)))
    assert [finding.rule for finding in reading.findings] == ["HYG002"]


@pytest.mark.parametrize(
    "sentence",
    [
        "根据条例规定编制本报告，可在示例市政府网站首页查阅下载，也可扫描文末的二维码。",
        "本报告由青河县林业局编制，电子版可在县政府网站首页下载，欢迎监督。",
    ],
)
def test_a_sentence_of_the_report_is_no_chrome(sentence: str) -> None:
    found = report(f"青河县林业局2024年政府信息公开工作年度报告\n{sentence}\n" + "\n".join(HEADINGS))
    assert found.preamble == sentence


def test_the_way_to_a_page_is_chrome_even_with_a_sentence() -> None:
    line = "首页 > 政府信息公开 > 政府信息公开年度报告，请按照提示下载本报告全文。"
    found = report(f"青河县林业局2024年政府信息公开工作年度报告\n{line}\n" + "\n".join(HEADINGS))
    assert found.preamble is None
