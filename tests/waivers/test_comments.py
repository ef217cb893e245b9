from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.source import Source, SourceMap, Span
from disclosure_lint.waivers import commented


def read(text: str) -> tuple[list[tuple[str, str, date, str | None, str | None]], list[str]]:
    waivers, malformed = commented(Source("a.yaml", text), SourceMap())
    made = [(item.rule, item.reason, item.expires, item.place, item.approver) for item in waivers]
    return made, [item.reason for item in malformed]


def test_a_comment_names_rule_day_and_reason() -> None:
    made, wrong = read("year: 2024  # disclosure-lint: waive CON003 until 2026-06-30 — 机构合并，数据相同\n")
    assert made == [("CON003", "机构合并，数据相同", date(2026, 6, 30), None, None)]
    assert wrong == []


def test_place_and_approver_in_any_order_and_in_chinese() -> None:
    made, _ = read("# disclosure-lint: waive REQ101 by 王五 at requests.concluded.total until 2026-06-30 -- x\n")
    assert made == [("REQ101", "x", date(2026, 6, 30), "requests.concluded.total", "王五")]
    made, _ = read("# disclosure-lint: 豁免 REQ101 位置 requests.concluded 至 2026-06-30 批准人 王五：平台数据有误\n")
    assert made == [("REQ101", "平台数据有误", date(2026, 6, 30), "requests.concluded", "王五")]


def test_what_is_missing_is_told() -> None:
    assert read("# disclosure-lint: waive CON003 — why\n")[1] == ["no_day"]
    assert read("# disclosure-lint: waive CON003 until 2026-02-30 — why\n")[1] == ["no_day"]
    assert read("# disclosure-lint: waive CON003 until 2026-06-30\n")[1] == ["no_reason"]
    assert read("# disclosure-lint: waive everything until 2026-06-30 — why\n")[1] == ["no_rule"]
    assert read("# disclosure-lint: ignore CON003\n")[1] == ["no_waiver"]


def test_text_of_the_report_is_no_comment() -> None:
    text = 'preamble: "# disclosure-lint: waive CON003 until 2026-06-30 — x"\n'
    places = SourceMap(spans={"preamble": Span(10, len(text) - 1)}, texts={"preamble": None})  # type: ignore[dict-item]
    assert commented(Source("a.yaml", text), places) == ([], [])


@given(st.text(max_size=200))
def test_any_comment_is_a_waiver_or_told(text: str) -> None:
    made, wrong = read(f"# disclosure-lint: {text}\n")
    assert len(made) + len(wrong) >= 1
