"""What looks like a defect and is none: each kind that the survey of real reports lists is silent, or a warning at most."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from disclosure_lint.api import check_reading, load_rules
from disclosure_lint.authoring.examples import patched
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.engine import Request
from disclosure_lint.nodes import parse
from disclosure_lint.readers import Reading, read
from disclosure_lint.report import Report
from disclosure_lint.resources import resource
from disclosure_lint.rules import Pack
from disclosure_lint.source import SourceMap

Patch = dict[str, Any]
Check = Callable[..., CheckedReport]
CLEAN, PRIOR = "clean-2021", "clean-2021-prior"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_rules()


@pytest.fixture(scope="module")
def check(pack: Pack) -> Check:
    """`check({pointer: value}, prior={…})`: the faultless report with changes, checked."""
    bases = {name: _base(name) for name in (CLEAN, PRIOR)}

    def made(name: str, given: Patch) -> Report:
        report = patched(copy.deepcopy(bases[name]), {"set": given}, pack)
        data = json.dumps(report, ensure_ascii=False, default=float).encode()
        reading = read("report.json", data, pack.forms, pack.vocabulary)
        assert reading.report is not None, reading.findings
        return reading.report

    def checked(given: Patch, prior: Patch | None = None, select: tuple[str, ...] = ()) -> CheckedReport:
        own, before = made(CLEAN, given), made(PRIOR, prior) if prior is not None else None
        reading = Reading(None, own, SourceMap(), ())
        return check_reading("report.json", reading, Request(own, before, date(2026, 1, 31), select), pack)

    return checked


def _base(name: str) -> Any:
    text = (resource("rules") / "national" / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    node, _ = parse(text, "yaml")
    assert node is not None
    return node.plain()


def found(checked: CheckedReport) -> list[tuple[str, str, str]]:
    return [(item.rule, item.severity, item.location.pointer) for item in checked.diagnostics]


def cells(pack: Pack, table: str) -> dict[str, Any]:
    """The cells of a table of the faultless report by pointer."""
    form = pack.forms.in_force(2024)
    assert form is not None
    rows = _base(CLEAN)["tables"][table]
    columns = list(form.tables[table].columns)
    as_mapping = {
        row: values if isinstance(values, dict) else dict(zip(columns, values, strict=True))
        for row, values in rows.items()
    }
    return {f"{table}.{row}.{column}": value for row, values in as_mapping.items() for column, value in values.items()}


class TestBlankTables:
    def test_blanks_that_mean_zero(self, check: Check, pack: Pack) -> None:
        """Zeros left out: the sums hold, so this is one remark a table and no fault of arithmetic."""
        left_out = {
            pointer: None
            for pointer, value in cells(pack, "requests").items()
            if value == 0 and not pointer.endswith(".total") and ".concluded." not in pointer
        }
        checked = check(left_out)
        assert len(left_out) > 60
        assert found(checked) == [("TAB005", "warning", "requests")]
        assert {checked.outcomes[code] for code in ("REQ101", "REQ102", "REQ103")} == {"passed"}

    @pytest.mark.parametrize(
        ("table", "tie_outs"), [("requests", ("REQ101", "REQ102", "REQ103")), ("review", ("REV101",))]
    )
    def test_blanks_that_mean_nothing_was_entered(
        self, table: str, tie_outs: tuple[str, ...], check: Check, pack: Pack
    ) -> None:
        """A table in which nothing stands cannot be judged; that is neither a pass nor a fault of arithmetic."""
        checked = check(dict.fromkeys(cells(pack, table)))
        assert found(checked) == [("TAB005", "warning", table)]
        assert {checked.outcomes[code] for code in tie_outs} == {"not_assessable"}


ZERO_TEXTS = {
    "agency": "示例镇人民政府",
    "title": "示例镇人民政府2024年政府信息公开工作年度报告",
    "signed.agency": "示例镇人民政府",
    "published": "2025-01-20",
    "signed.date": "2025-01-18",
    "preamble": "本报告的数据统计期限自2024年1月1日起，至2024年12月31日止。",
    "sections.1.text": "2024年，我镇主动公开惠农补贴、工程招标等信息。依申请公开方面，全年未收到政府信息公开申请。政府信息管理责任到人，"
    "政府信息公开平台为县政府网站。监督保障方面，公开工作列入年度考核，社会评议未收到意见，没有责任追究情形。",
    "sections.5.text": "存在公开内容更新不够及时的问题。2024年已安排专人每周更新。",
    "sections.6.text": "本年度未收取信息处理费。",
}


def test_a_report_of_zeros_is_normal(check: Check, pack: Pack) -> None:
    """About half of the townships have no request in a year."""
    zeros = {pointer: 0 for table in ("proactive", "requests", "review") for pointer in cells(pack, table)}
    checked = check({**ZERO_TEXTS, **zeros})
    assert found(checked) == []


def test_two_years_of_zeros_are_no_copies(check: Check, pack: Pack) -> None:
    zeros = {pointer: 0 for table in ("proactive", "requests", "review") for pointer in cells(pack, table)}
    prior = {**zeros, "agency": ZERO_TEXTS["agency"]}
    checked = check({**ZERO_TEXTS, **zeros}, prior, select=("CON",))
    assert found(checked) == []
    assert checked.outcomes["CON003"] == "passed"


NONE_UNPAID = {
    "requests.other.fee_unpaid.natural_person": 0,
    "requests.other.fee_unpaid.total": 0,
    "requests.other.other.natural_person": 6,
    "requests.other.other.total": 8,
}


@pytest.mark.parametrize(
    "text",
    [
        "1.收取信息处理费情况：无。",
        "本机关依据《政府信息公开信息处理费管理办法》收取信息处理费的情况：无",
        "2024年，本机关收取信息处理费0元。",
        "信息处理费收取总金额为0元。",
        "本年度未收取信息处理费。",
        "全年没有收取政府信息公开信息处理费。",
        "暂未开展信息处理费收取工作。",
        "信息处理费收取工作暂未开展。",
    ],
)
def test_there_are_many_words_for_no_fees(text: str, check: Check) -> None:
    assert found(check({**NONE_UNPAID, "sections.6.text": text}, select=("FEE",))) == []


SUQIAN = (
    {"requests.carried_out": [118, 3, 0, 0, 0, 0, 121], "proactive.regulations.in_force": 11, "proactive.normative_documents.in_force": 597},
    {
        "requests.carried_in": [118, 3, 0, 0, 0, 0, 121],
        "proactive.regulations": {"issued": 2, "repealed": 1, "in_force": 12},
        "proactive.normative_documents": {"issued": 50, "repealed": 227, "in_force": 420},
    },
)  # fmt: skip
"""Last year's figures and this year's, from two real reports of one city."""


class TestContinuity:
    def test_holds_exactly_in_real_reports(self, check: Check) -> None:
        prior, own = SUQIAN
        checked = check(own, prior, select=("CON001", "CON002"))
        assert found(checked) == []
        assert {checked.outcomes[code] for code in ("CON001", "CON002")} == {"passed"}

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"requests.carried_in.business": 4}, ("CON001", "warning", "requests.carried_in.business")),
            ({"proactive.regulations.in_force": 13}, ("CON002", "warning", "proactive.regulations.in_force")),
        ],
    )
    def test_a_failure_is_worth_a_warning(self, change: Patch, expected: tuple[str, str, str], check: Check) -> None:
        prior, own = SUQIAN
        given = copy.deepcopy(own)
        for pointer, value in change.items():
            owner, _, key = pointer.rpartition(".")
            row = given[owner]
            given[owner] = {**row, key: value} if isinstance(row, dict) else [118, value, 0, 0, 0, 0, 121]
        assert found(check(given, prior, select=("CON001", "CON002"))) == [expected]


REQUESTS = "（二）依申请公开方面。"
SILENT = {
    "received may include what was carried over": "全年共收办政府信息公开申请案件351件，其中予以公开135件。",
    "and may leave it out": "全年共收办政府信息公开申请案件336件。",
    "refusals may be documents": "对拟发文件严格审查，不予公开公文112件，主动公开公文301件。",
    "refusals are a group of rows without a cell of its own": "全年办结申请340件，其中不予公开32件、无法提供90件。",
    "licences published are not licences granted": "全年公开行政许可746件、行政处罚120件。",
    "a list after 其中 need not add up": "全年收到申请336件，其中自然人300件，商业企业24件；举办培训8次，其中线上1次、线下2次。",
    "a closed list adds up": "举办培训8次，分别为线上1次、线下7次。",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_figures_in_the_text_that_need_not_be_the_tables(text: str, check: Check) -> None:
    checked = check({"sections.1.text": REQUESTS + text}, select=("NAR",))
    assert found(checked) == []
    assert checked.outcomes["NAR001"] == "passed"


def test_what_may_be_counted_otherwise_is_said_to_differ_and_not_to_be_wrong(check: Check) -> None:
    """Cases on file may be more or fewer than those of the year (134 beside 170 in a real report)."""
    text = "全市全年备案政府信息依申请公开领域行政复议案件11件，行政诉讼案件10件。"
    checked = check({"sections.1.text": REQUESTS + text}, select=("NAR",))
    assert found(checked) == [("NAR001", "warning", "sections.1.text")] * 2
    assert all(item.message.zh.endswith("两处口径可能不同。") for item in checked.diagnostics)
    assert all(item.message.en.endswith("The two may be defined differently.") for item in checked.diagnostics)


def test_what_fits_in_no_way_is_a_warning(check: Check) -> None:
    text = REQUESTS + "全年共收办政府信息公开申请案件355件，其中不予公开23件。举办培训8次，分别为线上1次、线下8次。"
    checked = check({"sections.1.text": text}, select=("NAR",))
    assert found(checked) == [(code, "warning", "sections.1.text") for code in ("NAR001", "NAR001", "NAR004")]
