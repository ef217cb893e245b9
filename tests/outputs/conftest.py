"""Results made by hand: what every output is tried on."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

import pytest

from disclosure_lint.diagnostics import (
    Authority,
    Bilingual,
    CheckedReport,
    Diagnostic,
    DrawnTable,
    Edit,
    Evidence,
    Field,
    Fix,
    Location,
    NotApplicable,
    NotAssessable,
    PackInfo,
    Result,
    RuleInfo,
    Waived,
    fingerprint,
)
from disclosure_lint.source import Anchor, Place, Source, Span
from disclosure_lint.values import Cause

PATH = "reports/qinghe/2024.yaml"
TEXT = """\
agency: 青河市人民政府
level: government
year: 2024
title: 青河市2023年政府信息公开工作年度报告
sections:
- number: 1
  title: 总体情况
  text: |-
    2024年，本机关深入贯彻落实《中华人民共和国政府信息公开条例》，全年通过政府网站主动公开政府信息 1 286 条，\
全年共收到政府信息公开申请 3646 件，同比增长 1.05%，均在法定期限内答复，未发生因逾期答复被责令改正的情形，\
联系人张某，身份证号 320102199001011234。
- number: 5
  title: 存在的主要问题及改进情况
  text: |-
    一是政策解读精准性需进一步加强。
    二是少数单位依申请公开办理规范性需进一步提升。
    （XX单位）将持续改进。
tables:
  requests:
\treceived: [3440, 75, 0, 1, 6, 3, 3525]
    carried_in: [118, 3, 0, 0, 0, 0, 121]
    concluded: [3433, 77, 0, 1, 6, 3, 3520]
    carried_out: [125, 0, 0, 0, 0, 0, 126]
"""
DOCUMENT = "国办公开办函〔2021〕30号"
APPLICANTS = {
    "natural_person": ("自然人", "natural persons"),
    "business": ("商业企业", "businesses"),
    "research": ("科研机构", "research institutes"),
    "nonprofit": ("社会公益组织", "non-profit organisations"),
    "legal_service": ("法律服务机构", "legal service providers"),
    "other": ("其他", "others"),
    "total": ("总计", "total"),
}
ROWS = {
    "received": ("一、本年新收政府信息公开申请数量", "1. received this year"),
    "carried_in": ("二、上年结转政府信息公开申请数量", "2. carried over from last year"),
    "granted": ("（一）予以公开", "(1) granted"),
    "concluded": ("（七）总计", "(7) total"),
    "carried_out": ("四、结转下年度继续办理", "4. carried over to next year"),
}
TABLE = ("表三", "table 3")


class Case(NamedTuple):
    """A result and the texts it points into."""

    result: Result
    sources: dict[str, Source]


def label(*parts: tuple[str, str]) -> Bilingual:
    return Bilingual(" › ".join(part[0] for part in parts), " › ".join(part[1] for part in parts))


def rule(code: str, name: str, title: Bilingual, fix: Bilingual, severity: str = "error") -> RuleInfo:
    authority = (Authority(DOCUMENT, "附件 表三 表头勾稽说明"),)
    return RuleInfo(code, name, title, severity, "arithmetic", title, fix, authority)


RULES = {
    info.code: info
    for info in (
        rule(
            "REQ101",
            "column-balance",
            Bilingual("表三各列收支平衡", "Requests balance in every applicant column"),
            Bilingual(
                "对照依申请公开台账逐列核对：本年新收与上年结转之和，应等于办理结果总计与结转下年度之和；改正有误的一格。",
                "Check each column against the register: received and carried over must equal concluded and carried on.",
            ),
        ),
        rule(
            "REQ103",
            "applicants-total",
            Bilingual("各类申请人相加等于总计", "The kinds of applicant add up to the total"),
            Bilingual("核对该行各列与总计。", "Check the row's columns and its total."),
        ),
        rule(
            "STR007",
            "title-year",
            Bilingual("标题年份与报告年度一致", "The title's year is the year reported on"),
            Bilingual("把标题中的年份改为报告年度。", "Put the year reported on in the title."),
        ),
        rule(
            "NAR001",
            "claim-against-table",
            Bilingual("文字与表格一致", "Text and tables agree"),
            Bilingual("改正文字或表格。", "Mend the text or the table."),
            "warning",
        ),
        rule(
            "TAB005",
            "blank-cell",
            Bilingual("空白单元格", "Blank cells"),
            Bilingual("没有发生的填 0。", "Where there was nothing write 0."),
            "warning",
        ),
        rule(
            "TAB001",
            "missing-table",
            Bilingual("缺少表格", "A table is missing"),
            Bilingual("补上该表。", "Add the table."),
        ),
        rule(
            "SRC001",
            "unreadable",
            Bilingual("文件无法读取", "The file cannot be read"),
            Bilingual("换一份完好的文件。", "Use an undamaged file."),
        ),
        rule(
            "SRC002",
            "not-a-report",
            Bilingual("不是年度报告", "Not an annual report"),
            Bilingual("指定年度报告文件。", "Name the file of an annual report."),
        ),
    )
}


def found(
    code: str, message: Bilingual, pointer: str, where: Bilingual, mark: str = "", cause: str = "report", **more: object
) -> Diagnostic:
    """A finding at the first place of `mark` in TEXT, or without a position."""
    info = RULES[code]
    place: dict[str, int] = {}
    if mark:
        start, end = (Source("", TEXT).position(TEXT.index(mark) + past) for past in (0, len(mark)))
        place = {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
    evidence = tuple(more.get("evidence", ()))
    return Diagnostic(
        code,
        info.name,
        info.severity,
        cause,
        message,
        Location(pointer, where, **place),
        evidence,
        info.authority,
        fingerprint(code, "青河市人民政府", 2024, pointer),
    )


def cell(row: str, column: str, value: int | Decimal | str | None, line: int | None = None) -> Evidence:
    return Evidence(f"requests.{row}.{column}", label(TABLE, APPLICANTS[column], ROWS[row]), value, line)


def column_balance() -> Diagnostic:
    values = {"received": 75, "carried_in": 3, "concluded": 77, "carried_out": 0}
    evidence = [cell(row, "business", value, 20 + at) for at, (row, value) in enumerate(values.items())]
    message = Bilingual(
        "商业企业：新收 75 + 上年结转 3 ≠ 办理总计 77 + 结转下年 0，相差 1",
        "businesses: 75 received + 3 carried over ≠ 77 concluded + 0 carried on, a difference of 1",
    )
    where = label(TABLE, APPLICANTS["business"], ROWS["concluded"])
    return found("REQ101", message, "requests.concluded.business", where, "77", evidence=evidence)


def applicants_total(row: str, value: int, at: int) -> Diagnostic:
    evidence = [cell(row, column, 0, at) for column in APPLICANTS if column != "total"]
    evidence[0] = cell(row, "natural_person", 125, at)
    evidence[1] = cell(row, "business", None, at)
    evidence.append(cell(row, "total", value, at))
    message = Bilingual(
        f"六类申请人合计 125（空白按 0 计），总计 {value}，相差 {value - 125}",
        f"the six kinds of applicant are 125 (blanks count as 0), the total says {value}: {value - 125} apart",
    )
    where = label(TABLE, APPLICANTS["total"], ROWS[row])
    return found("REQ103", message, f"requests.{row}.total", where, "126]", evidence=evidence)


def title_year() -> Diagnostic:
    message = Bilingual("标题写的是 2023 年，报告年度是 2024 年", "the title says 2023, the report is for 2024")
    return found("STR007", message, "title", Bilingual("标题", "title"), "2023年")


def claim() -> Diagnostic:
    message = Bilingual(
        "文中称「收到政府信息公开申请 3646 件」，表三本年新收总计为 3525",
        "the text claims 3646 requests received, table 3 has 3525",
    )
    evidence = [cell("received", "total", 3525, 20)]
    where = Bilingual("一、总体情况", "1. Overview")
    return found("NAR001", message, "sections.1.text", where, "3646 件", evidence=evidence)


def blank_cells() -> Diagnostic:
    evidence = [cell("granted", column, None) for column in APPLICANTS]
    message = Bilingual("表三有 7 格空白", "7 cells of table 3 are blank")
    where = Bilingual("表三 收到和处理政府信息公开申请情况", "Requests received and handled")
    return found("TAB005", message, "requests", where, evidence=evidence)


def missing_table() -> Diagnostic:
    message = Bilingual("纯文本中没有找到表四", "table 4 was not found in the plain text")
    where = Bilingual("表四 政府信息公开行政复议、行政诉讼情况", "Administrative review and litigation")
    return found("TAB001", message, "review", where, cause="extraction")


def edit(pointer: str, marked: str, text: str) -> Edit:
    """A fix of the characters `marked`, which stand once."""
    start = TEXT.index(marked)
    at, end = (Source(PATH, TEXT).position(offset) for offset in (start, start + len(marked)))
    return Edit(pointer, Span(start, start + len(marked)), *at, *end, text)


def fixable() -> Result:
    """What can be mended: safely, unsafely, in several places at once, by hand only, and what is waived."""
    title = Fix("safe", Bilingual("将年份改为 2024", "write 2024 for 2023"))
    total = Fix("unsafe", Bilingual("将“表三 › [总计](x)”由 126 改为 125", "change table 3 › [total](x) to 125"))
    both = Fix("unsafe", Bilingual("填写 2 格空白", "fill in 2 blank cells"))
    waived = Waived("kept", None, "2026-12-31", "waivers.yaml:3")
    balance = applicants_total("carried_out", 126, 22)
    return result(
        report(
            title_year()._replace(fix=title._replace(edits=(edit("title", "2023年", "2024年"),))),
            balance._replace(fix=total._replace(edits=(edit("requests.carried_out.total", "126", "125"),))),
            blank_cells()._replace(
                fix=both._replace(edits=(edit("requests.a", "118", "1"), edit("requests.b", "121", "2")))
            ),
            claim()._replace(fix=title),
            title_year()._replace(waived=waived, fix=title._replace(edits=(edit("title", "2023年", "2024年"),))),
        )
    )


def result(*reports: CheckedReport, **more: object) -> Result:
    packs = (PackInfo("national", "2021.1", "sha256:" + "0" * 64),)
    return Result("0.1.0", "2026-01-31", packs, reports, RULES, **more)


def report(*diagnostics: Diagnostic, passed: int = 70, **more: object) -> CheckedReport:
    outcomes = {f"PAS{number:03}": "passed" for number in range(passed)}
    outcomes |= {found.rule: "failed" for found in diagnostics}
    missing: tuple[NotAssessable, ...] = more.pop("not_assessable", ())
    outcomes = {item.rule: "not_assessable" for item in missing} | outcomes
    outcomes |= {item.rule: "not_applicable" for item in more.get("not_applicable", ())}
    outcomes |= dict.fromkeys(more.get("broken", ()), "broken")
    facts: dict[str, object] = {
        "path": PATH,
        "agency": "青河市人民政府",
        "level": "government",
        "year": 2024,
        "edition": "2021",
    }
    return CheckedReport(
        **(facts | more),
        outcomes=outcomes,
        diagnostics=diagnostics,
        not_assessable=missing,
    )


PRIOR = Cause("no_prior")
WAITING = (
    NotAssessable("CON001", (PRIOR,)),
    NotAssessable("CON002", (PRIOR,)),
    NotAssessable("TIM001", (Cause("not_captured", "published"), Cause("not_captured", "signed"))),
    NotAssessable("REQ103", (Cause("blank_total", "requests.concluded.total"),)),
    NotAssessable("STR008", (Cause("not_stated", "statistical period"),)),
    NotAssessable("REV101", tuple(Cause("absent", f"review.{row}.total") for row in "abcde")),
)


def drawn() -> DrawnTable:
    """A small table: two columns, and a row that is not there."""
    columns = ("business", "total")
    heads = [Field(f"requests.{column}", label(APPLICANTS[column]), scope="column") for column in columns]
    head = (Field(label=label(("项目", "item")), scope="column"), *heads)
    values = {"received": ("75", "3525"), "granted": ("", ""), "concluded": ("77", "126"), "carried_out": (None, None)}
    body = tuple(
        (
            Field(f"requests.{row}", label(ROWS[row]), scope="row"),
            *(Field(f"requests.{row}.{column}", value=value) for column, value in zip(columns, stated, strict=True)),
        )
        for row, stated in values.items()
    )
    others = (Field("requests.other.all.total", label(("（六）其他处理", "otherwise")), "3"),)
    return DrawnTable("requests", label(TABLE), (head,), body, others)


def findings() -> Result:
    rows = ["received", "carried_in", "granted", "concluded", "carried_out"] * 2
    folded = [applicants_total(row, 126 + at, 23) for at, row in enumerate(rows[:8])]
    return result(
        report(
            title_year(),
            claim(),
            blank_cells(),
            column_balance(),
            *folded,
            missing_table(),
            not_assessable=WAITING,
            not_applicable=(NotApplicable("FEE001", Bilingual("不适用于 2018 年度", "not for 2018")),),
            tables=(drawn(),),
        ),
        report(path="reports/qinghe/2023.yaml", year=2023),
        skipped=2,
    )


def unreadable() -> Result:
    damaged = found(
        "SRC001",
        Bilingual("压缩包已损坏", "the archive is damaged"),
        "",
        Bilingual("", ""),
        cause="extraction",
    )
    other = found("SRC002", Bilingual("文件是空的", "the file is empty"), "", Bilingual("", ""))
    nobody: dict[str, object] = {"agency": None, "level": None, "year": None, "edition": None}
    nothing: dict[str, object] = {**nobody, "passed": 0}
    return result(report(damaged, path="a.docx", **nothing), report(other, path="b.txt", **nothing))


def broken() -> Result:
    trace = (
        'Traceback (most recent call last):\n  File "rules", line 3, in REQ102\nZeroDivisionError: division by zero\n'
    )
    return result(report(title_year(), broken={"REQ102": trace}))


def not_assessable() -> Result:
    return result(report(passed=0, not_assessable=WAITING[:3]))


DOCUMENT_PATH = "reports/qinghe/2024.docx"
TRANSCRIPT = """\
青河市2023年政府信息公开工作年度报告
一、总体情况
全年共收到政府信息公开申请 3646 件，均在法定期限内答复。
一、本年新收政府信息公开申请数量\t3440\t75
"""
PARAGRAPHS = (Place(paragraph=1), Place(paragraph=2), Place(paragraph=3), Place(table=2, row=4, column=1))


def transcript() -> Source:
    """A Word file as its reader gives it: a paragraph or a row a line, each with its true place."""
    starts = [0, *(at + 1 for at, character in enumerate(TRANSCRIPT) if character == "\n")]
    return Source(DOCUMENT_PATH, TRANSCRIPT, tuple(map(Anchor, starts, PARAGRAPHS)))


def placed(diagnostic: Diagnostic, mark: str, place: Place) -> Diagnostic:
    """The finding at a place of the Word file; its evidence in the cells of one row."""
    start, end = (transcript().position(TRANSCRIPT.index(mark) + past) for past in (0, len(mark)))
    where = diagnostic.location._replace(
        line=start.line, column=start.column, end_line=end.line, end_column=end.column, place=place
    )
    cells = (
        item._replace(line=4, place=Place(table=2, row=at, column=3)) for at, item in enumerate(diagnostic.evidence, 4)
    )
    return diagnostic._replace(location=where, evidence=tuple(cells))


def document() -> Result:
    """A Word file: places in words, no lines; one table of it was a picture."""
    picture = missing_table()
    picture = picture._replace(location=picture.location._replace(place=Place(paragraph=40)))
    return result(
        report(
            placed(title_year(), "2023年", Place(paragraph=1)),
            placed(claim(), "3646 件", Place(paragraph=3)),
            placed(column_balance(), "75", Place(table=2, row=25, column=3)),
            picture,
            path=DOCUMENT_PATH,
        )
    )


HOSTILE = '=cmd|x!A0 <script>alert(1)</script> "a"&amp;\x1b[31m\x00]]> --> **b** `c` @team ::error::%0A\u202e\ufffe'
"""What may stand in the name of an agency or in a message, to hurt whoever shows it."""


def hostile() -> Result:
    """A report that would break out of every format if it could."""
    bad = title_year()._replace(message=Bilingual(HOSTILE, HOSTILE))
    bad = bad._replace(location=bad.location._replace(label=Bilingual(HOSTILE, HOSTILE)))
    cells = (Evidence("requests.granted.total", Bilingual(HOSTILE, HOSTILE), HOSTILE),)
    table = drawn()._replace(
        title=Bilingual(HOSTILE, HOSTILE), others=(Field("x", Bilingual(HOSTILE, HOSTILE), HOSTILE),)
    )
    return result(
        report(
            bad,
            column_balance()._replace(evidence=cells),
            path="=a/<b>&\udcff,x:y.yaml",
            agency=HOSTILE,
            tables=(table,),
        ),
        report(agency=HOSTILE, broken={"REQ102": HOSTILE}),
    )


def excused() -> Result:
    """One finding that counts, one waived in the report, one waived elsewhere, one of the baseline."""
    here = Waived("reorganised", "Zhang San", "2026-06-30", f"{PATH}:3")
    there = Waived("historical data", None, "2026-12-31", "waivers.yaml:7")
    return result(
        report(
            title_year(),
            claim()._replace(waived=here),
            column_balance()._replace(waived=there),
            applicants_total("received", 126, 23),
            applicants_total("concluded", 127, 23)._replace(known=True),
        ),
        report(blank_cells()._replace(known=True), path="reports/qinghe/2023.yaml", year=2023),
    )


CASES: dict[str, Callable[[], Result]] = {
    "document": document,
    "excused": excused,
    "findings": findings,
    "fixable": fixable,
    "clean": lambda: result(report(), report(missing_table(), path="reports/qinghe/2024.txt")),
    "unreadable": unreadable,
    "broken": broken,
    "not-assessable": not_assessable,
    "no-reports": lambda: result(skipped=3),
}


SOURCES = {PATH: Source(PATH, TEXT), DOCUMENT_PATH: transcript()}


@pytest.fixture(params=CASES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def cases() -> Callable[[str], Case]:
    return lambda name: Case(CASES[name](), SOURCES)
