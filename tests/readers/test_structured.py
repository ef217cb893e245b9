"""The structured report: what the contract lets through, what it does not, and where everything stands."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.forms import Forms, build_form
from disclosure_lint.nodes import parse
from disclosure_lint.readers import Reading, read
from disclosure_lint.report import Report, Section, Signature, Trait
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

FORMS = Forms(
    build_form(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in (resource("rules") / "national" / "forms").glob("*.yaml")
)

REPORT = """\
# 某市
agency: 某市人民政府
agency_code: 0320
level: government
scope: with_lower
year: 2024
edition: 2021
title: "某市2024年\\u653f府信息公开工作年度报告"
published: 2025-01-27
preamble: >-
  本报告根据
  《条例》编制。
sections:
- number: 1
  title: 总体情况
  text: |-
    第一段。
    第二段。
- {number: 5, title: 存在的主要问题, text: ''}
- {number: 5, text: 再次}
tables:
  proactive:
    regulations: {issued: 2, repealed: , in_force: "１２"}
    fees: {amount: 7.5, items_last_year: 3}
  requests:
    received: [3440, 75, 0, 1, 6, 3, 3525]
    carried_in: {natural_person: 118, total: "/"}
    other.all: [0, 0, 0, 0, 0, 0, ~]
  review: {}
signed: {agency: 某市人民政府办公室, date: '2025-01-24'}
source: {url: "https://example.cn/", retrieved: 2025-02-01, not_captured: [published], labels: {requests.granted: 公开}}
"""


def load(text: str, name: str = "2024.yaml") -> Reading:
    return read(name, text.encode(), FORMS, Vocabulary({}))


def good(text: str, name: str = "2024.yaml") -> Report:
    reading = load(text, name)
    assert reading.findings == ()
    assert reading.report is not None
    return reading.report


def wrong(text: str) -> list[tuple[str, str, str]]:
    """Reason, pointer and the source pointed at."""
    reading = load(text)
    assert reading.report is None
    assert {finding.rule for finding in reading.findings} == {"SRC003"}
    return [(item.reason, item.pointer, text[slice(*item.span)] if item.span else "") for item in reading.findings]


def body(more: str, head: str = "agency: 甲\nyear: 2024\n") -> str:
    return head + more


def test_a_report() -> None:
    report = good(REPORT)
    assert report.agency == "某市人民政府"
    assert report.agency_code == "0320"
    assert (report.level, report.scope, report.year, report.edition) == ("government", "with_lower", 2024, "2021")
    assert report.title == "某市2024年政府信息公开工作年度报告"
    assert report.published == date(2025, 1, 27)
    assert report.preamble == "本报告根据 《条例》编制。"
    assert report.sections == (
        Section(1, "总体情况", "第一段。\n第二段。"),
        Section(5, "存在的主要问题", ""),
        Section(5, None, "再次"),
    )
    assert report.signed == Signature("某市人民政府办公室", date(2025, 1, 24))
    assert report.not_captured == frozenset({"published"})
    assert report.labels == {"requests.granted": "公开"}
    assert set(report.tables) == {"proactive", "requests"}
    assert report.cell("requests", "received", "total") == (3525, 3525, Trait(0))
    assert report.cell("requests", "carried_in", "total") == ("/", None, Trait.TEXT)
    assert report.cell("requests", "carried_in", "business") is None
    assert report.cell("requests", "other.all", "total") == (None, None, Trait.BLANK)
    assert report.cell("proactive", "regulations", "repealed") == (None, None, Trait.BLANK)
    assert report.cell("proactive", "regulations", "in_force") == ("１２", 12, Trait.DRESSED)
    assert report.cell("proactive", "fees", "amount") == (Decimal("7.5"), Decimal("7.5"), Trait.FRACTIONAL)


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("agency", "某市人民政府"),
        ("year", "2024"),
        ("edition", "2021"),
        ("title", '"某市2024年\\u653f府信息公开工作年度报告"'),
        ("published", "2025-01-27"),
        ("sections.1.title", "总体情况"),
        ("sections.5", "{number: 5, title: 存在的主要问题, text: ''}"),
        ("sections.5#2", "{number: 5, text: 再次}"),
        ("sections.5#2.text", "再次"),
        ("requests.received", "received: [3440, 75, 0, 1, 6, 3, 3525]"),
        ("requests.received.total", "3525"),
        ("requests.received.natural_person", "3440"),
        ("requests.carried_in.total", '"/"'),
        ("requests.other.all.total", "~"),
        ("proactive.regulations.repealed", "repealed"),
        ("review", "review: {}"),
        ("signed.date", "'2025-01-24'"),
        ("requests.granted", None),
    ],
)
def test_places(pointer: str, text: str | None) -> None:
    span = load(REPORT).source_map.spans.get(pointer)
    assert (REPORT[slice(*span)] if span else None) == text


def test_collections_begin_at_their_key() -> None:
    spans = load(REPORT).source_map.spans
    assert REPORT[slice(*spans["requests"])].startswith("requests:\n    received")
    assert REPORT[slice(*spans["requests"])].endswith("~]")
    assert REPORT[slice(*spans["sections"])].startswith("sections:\n- number: 1")
    assert REPORT[slice(*spans["signed"])].startswith("signed: {")


@pytest.mark.parametrize(
    ("pointer", "part", "source"),
    [
        ("title", "政府信息", "\\u653f府信息"),
        ("title", "2024年", "2024年"),
        ("preamble", "《条例》", "《条例》"),
        ("preamble", "根据 《", "根据\n  《"),
        ("sections.1.text", "第二段", "第二段"),
        ("sections.5#2.text", "次", "次"),
        ("agency", "人民", "人民"),
    ],
)
def test_places_within_texts(pointer: str, part: str, source: str) -> None:
    reading = load(REPORT)
    assert reading.report is not None
    texts = {
        "title": reading.report.title, "preamble": reading.report.preamble, "agency": reading.report.agency,
        "sections.1.text": reading.report.sections[0].text, "sections.5#2.text": reading.report.sections[2].text,
    }  # fmt: skip
    start = str(texts[pointer]).index(part)
    span = reading.source_map.within(pointer, start, start + len(part))
    assert span is not None
    assert REPORT[slice(*span)] == source


@pytest.mark.parametrize("blank", ["''", "'　 '", "|-\n  ", "", "~"])
def test_what_is_blank_is_not_there(blank: str) -> None:
    assert good(body("")).title is None
    report = good(body(f"title: {blank}\npreamble: {blank}\nsigned: {{}}\nlevel:\n"))
    assert (report.title, report.preamble, report.level, report.signed) == (None, None, None, Signature())
    report = good(body("sections: []\ntables: {review: {}}\nsigned: {agency: ''}"))
    assert (report.sections, report.tables, report.signed) == ((), {}, Signature())
    assert good(body("sections: [{number: 1}]")).sections == (Section(1, None, ""),)


@pytest.mark.parametrize(
    ("more", "reason", "pointer", "at"),
    [
        ("titel: x", "unknown_key_near", "titel", "titel"),
        ("xyz: x", "unknown_key", "xyz", "xyz"),
        ("title: 12", "not_text", "title", "12"),
        ("title: [a]", "not_text", "title", "[a]"),
        ("title: true", "not_text", "title", "true"),
        ("level: city", "not_a_choice", "level", "city"),
        ("scope: all", "not_a_choice", "scope", "all"),
        ("edition: 2020", "not_a_choice", "edition", "2020"),
        ("edition: true", "not_a_choice", "edition", "true"),
        ("published: 2025-02-29", "not_a_date", "published", "2025-02-29"),
        ("published: 20250201", "not_a_date", "published", "20250201"),
        ("published: 2025年1月1日", "not_a_date", "published", "2025年1月1日"),
        ("signed: {date: 2025-1-1}", "not_a_date", "signed.date", "2025-1-1"),
        ("signed: {by: x}", "unknown_key", "signed.by", "by"),
        ("signed: 甲", "not_a_mapping", "signed", "甲"),
        ("sections: 甲", "not_a_list", "sections", "甲"),
        ("sections: {1: 甲}", "not_a_list", "sections", "{1: 甲}"),
        ("sections: [甲]", "not_a_mapping", "sections", "甲"),
        ("sections: [{title: 甲}]", "missing_key", "sections", "title"),
        ("sections: [{number: 7}]", "not_a_section_number", "sections", "7"),
        ("sections: [{number: true}]", "not_a_section_number", "sections", "true"),
        ("sections: [{number: '1'}]", "not_a_section_number", "sections", "'1'"),
        ("sections: [{number: 2, txt: 甲}]", "unknown_key_near", "sections.2.txt", "txt"),
        ("sections: [{number: 2, text: 3}]", "not_text", "sections.2.text", "3"),
        ("tables: []", "not_a_mapping", "tables", "[]"),
        ("tables: {request: {}}", "unknown_key_near", "request", "request"),
        ("tables: {表三: {}}", "unknown_key_near", "表三", "表三"),
        ("tables: {review: }", "not_a_mapping", "review", ""),
        ("tables: {requests: []}", "not_a_mapping", "requests", "[]"),
        ("tables: {requests: {recieved: []}}", "unknown_key_near", "requests.recieved", "recieved"),
        ("tables: {requests: {state_secret: []}}", "unknown_key_near", "requests.state_secret", "state_secret"),
        ("tables: {requests: {予以公开: []}}", "unknown_key_near", "requests.予以公开", "予以公开"),
        ("tables: {requests: {received: 3}}", "not_a_row", "requests.received", "3"),
        ("tables: {requests: {received: }}", "not_a_row", "requests.received", ""),
        ("tables: {requests: {received: [1, 2, 3, 4, 5, 6]}}", "row_length", "requests.received", "[1, 2, 3, 4, 5, 6]"),
        ("tables: {requests: {received: [1, 2, 3, 4, 5, 6, 7, 8]}}", "row_length", "requests.received", "[1, 2, 3, 4, 5, 6, 7, 8]"),
        ("tables: {requests: {received: {totals: 1}}}", "unknown_key_near", "requests.received.totals", "totals"),
        ("tables: {requests: {received: {自然人: 1}}}", "unknown_key_near", "requests.received.自然人", "自然人"),
        ("tables: {requests: {received: [1, 2, 3, [4], 5, 6, 7]}}", "not_a_cell", "requests.received.nonprofit", "[4]"),
        ("tables: {requests: {received: {total: true}}}", "not_a_cell", "requests.received.total", "true"),
        ("tables: {review: {reconsideration: [1, 2, 3, 4, 5]}}", "no_row_list", "review.reconsideration", "[1, 2, 3, 4, 5]"),
        ("tables: {proactive: {licensing: {issued: 5}}}", "unknown_key", "proactive.licensing.issued", "issued"),
        ("tables: {requests: {received: {total: .inf}}}", "not_finite", "requests.received.total", ".inf"),
        ("tables: {requests: {received: {total: 1e400}}}", "not_finite", "requests.received.total", "1e400"),
        ("title: 甲\ntitle: 乙", "duplicate_key", "", "title"),
        ("tables: {review: {}, review: {}}", "duplicate_key", "tables", "review"),
        ("title: !x 甲", "unknown_tag", "title", "甲"),
        ("? [a]\n: 1", "complex_key", "", "[a]"),
        ("---\nagency: 乙", "several_documents", "", "---"),
        ("source: {link: x}", "unknown_key", "source.link", "link"),
        ("source: {url: 3}", "not_text", "source.url", "3"),
        ("source: {retrieved: 昨天}", "not_a_date", "source.retrieved", "昨天"),
        ("source: {not_captured: titles}", "not_a_list", "source.not_captured", "titles"),
        ("source: {not_captured: [tables]}", "not_a_choice", "source.not_captured", "tables"),
        ("source: {labels: {requests.grantd: x}}", "unknown_key_near", "source.labels.requests.grantd", "requests.grantd"),
        ("agency_code: [1]", "not_text", "agency_code", "[1]"),
    ],
)  # fmt: skip
def test_mistake(more: str, reason: str, pointer: str, at: str) -> None:
    assert wrong(body(more)) == [(reason, pointer, at)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("agency: 甲\ntables: {}", [("missing_key", "year", "agency")]),
        ("agency: 甲", [("missing_key", "year", "agency")]),
        ("year: 2024\ntables: {}", [("missing_key", "agency", "year")]),
        ("tables: {requests: {}}", [("missing_key", "agency", "tables"), ("missing_key", "year", "tables")]),
        ("agency: ''\nyear: 2024", [("missing_key", "agency", "agency")]),
        ("agency:\nyear: 2024", [("missing_key", "agency", "agency")]),
        ("agency: 5\nyear: 2024", [("not_text", "agency", "5")]),
        ("agency: 甲\nyear: '2024'", [("not_a_year", "year", "'2024'")]),
        ("agency: 甲\nyear: 24", [("not_a_year", "year", "24")]),
        ("agency: 甲\nyear: 2024.5", [("not_a_year", "year", "2024.5")]),
        ("agency: 甲\nyear: true\ntables: {}", [("not_a_year", "year", "true")]),
    ],
)
def test_required(text: str, found: list[tuple[str, str, str]]) -> None:
    assert wrong(text) == found


def test_all_mistakes_at_once_in_order() -> None:
    text = body("titel: x\nlevel: city\ntables: {requests: {received: [1], granted: [.nan, 1]}}\nlevel: other")
    assert [reason for reason, _, _ in wrong(text)] == [
        "unknown_key_near", "not_a_choice", "row_length", "row_length", "not_finite", "duplicate_key",
    ]  # fmt: skip


def test_what_messages_may_name() -> None:
    def values(more: str) -> dict[str, str | int]:
        return load(body(more)).findings[0].values

    assert values("tables: {requests: {refused: {}}}") == {
        "key": "refused", "nearest": "refused.state_secret, refused.prohibited_by_law, refused.security_and_stability",
    }  # fmt: skip
    assert values("tables: {requests: {本年新收政府信息公开申请数量: {}}}")["nearest"] == "received"
    assert values("tables: {requests: {received: [1]}}") == {"key": "received", "count": 1, "expected": 7}
    assert values("tables: {review: {reconsideration: []}}") == {"key": "reconsideration", "table": "review"}
    assert values("level: city")["allowed"] == "government, department, township, other"
    assert values("title: 甲\ntitle: 乙") == {"key": "title", "line": 3}
    assert str(values("x: y")["known"]).startswith("agency, agency_code, level")


@pytest.mark.parametrize(
    "text",
    [
        "- 1\n- 2",
        "just text",
        "12",
        "repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks: [{id: x}]",
        "site_name: x\nnav: [a.md]\nplugins: [search]",
        '{"name": "x", "version": "1.0.0", "source": "index.js", "scripts": {}}',
        "openapi: 3.1.0\ninfo: {title: x, version: '1'}\npaths: {}",
        "title: x\npublished: 2024-01-01\nyear: 2024",
        "year: 2024\nsections: [{number: 1, title: Intro}]\ntitle: Course",
        '{"version": "2.0", "agency": "GSA", "measurementType": {}, "releases": []}',
        "agency: NASA\nyear: 1969\nmission: x\nbudget: 1\ncrew: []",
        "agency: {name: x}\nroutes: []\nstops: []",
        "version: 2\nmodels: []\ntables: {users: {}}",
        "tables: [a, b]\nyear: 2024",
        "edition: 2021\nlevel: info",
        "name: CI\non: [push]\njobs: {}",
        "edition: '2021'\ntitle: x\nauthority: x\nyears: {from: 2021}\nsections: []\ntables: {requests: {rows: {}}}",
        "x: !reference [a]\ny: .inf\nx: 2",
        "{}",
        "[]",
    ],
)
def test_other_yaml_is_no_report(text: str) -> None:
    findings = load(text).findings
    assert [(item.rule, item.reason) for item in findings] == [("SRC002", "no_report")]


@pytest.mark.parametrize("text", ["", "\n \t\n", "\ufeff", "# nothing but a comment\n", "---\n"])
def test_empty(text: str) -> None:
    assert [(item.rule, item.reason) for item in load(text).findings] == [("SRC002", "empty")]


def test_broken_syntax_stops_at_once() -> None:
    text = "agency: 甲\nyear: 2024\nyear: 2023\ntitle: 'x\n"
    (finding,) = load(text).findings
    assert (finding.rule, finding.reason, finding.values["line"]) == ("SRC001", "syntax_quote", 4)


def test_json_and_yaml_are_the_same_report() -> None:
    tree, _ = parse(REPORT, "yaml")
    assert tree is not None
    plain: Any = tree.plain()
    plain["agency_code"] = "0320"
    for ascii_only in (True, False):
        text = json.dumps(plain, ensure_ascii=ascii_only, default=float)
        assert good(text, "2024.json") == good(REPORT)


def test_line_ends_and_byte_order_marks_make_no_difference() -> None:
    expected = good(REPORT)
    for text in (REPORT.replace("\n", "\r\n"), "\ufeff" + REPORT):
        reading = load(text)
        assert reading.report == expected
        assert reading.source is not None
        span = reading.source_map.spans["requests.received.total"]
        assert reading.source.text[slice(*span)] == "3525"
        assert reading.source.position(span.start) == (26, 38)


def test_aliases_stand_where_they_are_used() -> None:
    text = body("tables: {requests: {received: &r [1, 0, 0, 0, 0, 0, &t 1], carried_in: *r, granted: {total: *t}}}")
    reading = load(text)
    assert reading.report is not None
    assert reading.report.tables["requests"]["carried_in"] == reading.report.tables["requests"]["received"]
    assert text[slice(*reading.source_map.spans["requests.granted.total"])] == "*t"
    assert text[slice(*reading.source_map.spans["requests.carried_in"])] == "carried_in: *r"


CELLS = (
    st.none()
    | st.integers(-9, 10**9)
    | st.decimals(0, 10**6, places=2).map(float)
    | st.sampled_from(["/", "１２", "3件", ""])
)


@given(st.lists(CELLS, min_size=7, max_size=7), st.booleans(), st.sampled_from(["a.yaml", "a.json"]))
def test_lists_and_mappings_of_a_row_are_the_same(values: list[Any], indented: bool, name: str) -> None:
    columns = FORMS.row_order("requests")
    both: list[Any] = [values, dict(zip(columns, values, strict=True))]
    reports = []
    for row in both:
        data = {"agency": "甲", "year": 2024, "tables": {"requests": {"received": row}}}
        text = json.dumps(data, ensure_ascii=False, indent=1 if indented else None)
        reading = load(text, name)
        assert reading.findings == ()
        reports.append(reading.report)
        for column, value in zip(columns, values, strict=True):
            place = reading.source_map.spans[f"requests.received.{column}"]
            assert text[slice(*place)] == json.dumps(value, ensure_ascii=False)
    assert reports[0] == reports[1]
