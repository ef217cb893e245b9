"""What the survey of real reports lists of tables (A4), each entry under its short name."""

import random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from disclosure_lint.readers.document import Document, Picture
from disclosure_lint.readers.transcript import Transcript
from disclosure_lint.source import Place

OFFICIAL_PROACTIVE = {"regulations": ("0", "1", "7"), "normative_documents": ("3", "0", "12")}


def codes(reading: Any) -> list[tuple[str, str]]:
    return [(finding.rule, finding.reason) for finding in reading.findings]


def proactive(layouts: Any, head: str, rows: list[str], edition: str = "2021") -> Any:
    return layouts.read_text(layouts.text(layouts.form(edition), {"proactive": "\n".join([head, *rows])}))


HEAD_2021 = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
HEAD_2019 = "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量"
ROWS = ["规章 | 0 | 1 | 7", "规范性文件 | 3 | 0 | 12"]


@pytest.mark.parametrize(
    ("name", "edition", "head"),
    [
        ("v-label-trunc", "2021", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件"),
        ("v-label-trunc, twice the same", "2019", "信息内容 | 本年新 | 本年新 | 对外公开总数量"),
        ("v-label-extra", "2021", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数（历史累计）"),
        (
            "v-label-extra, a note",
            "2021",
            "信息内容 | 本年制发件数（含联合制发） | 本年废止件数 | 现行有效件数（截至年底）",
        ),
        ("v-col-label-variant", "2021", "信息内容 | 本年度制发数 | 本年废止数 | 现行有效件数"),
        ("v-label-spaces, v-space-label", "2019", "信息内容 | 本年新 制作数量 | 本年新 公开数量 | 对外公开 总数量"),
        ("v-label-typo", "2019", "信息内容 | 本年新制做数量 | 本年新公开数量 | 对外公开总数量"),
    ],
)
def test_labels_of_columns(layouts: Any, name: str, edition: str, head: str) -> None:
    reading = proactive(layouts, head, ROWS, edition)
    columns = layouts.form(edition).tables["proactive"].rows["regulations"].columns
    expected = {
        f"proactive.{row}.{column}": value
        for row, values in OFFICIAL_PROACTIVE.items()
        for column, value in zip(columns, values, strict=True)
    }
    assert layouts.found(reading) == expected, name
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("2.其他法律行政止公开", "refused.prohibited_by_law"),
        ("5.属于三类内容事务信息", "refused.internal_affairs"),
        ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信", "other.uncorrected"),
        ("2.逾期不缴费", "other.fee_unpaid"),
        ("（二）部分公开（区分处理的，只计这一情况，不计其他情形）", "partially_granted"),
        ("三、结转下年度继续办理", "carried_out"),
        ("4.无正当理由大量反复 申请", "not_processed.excessive"),
        ("1.本机关不掌握相关政府信息（以本机关检索为准）", "unavailable.not_held"),
    ],
)
def test_labels_of_rows(layouts: Any, label: str, row: str) -> None:
    """v-row-label-variant, v-label-typo, v-label-trunc, v-label-extra; the numbers do not count."""
    form = layouts.form("2021")
    values = layouts.values(form, 2)
    official = form.tables["requests"].rows[row].label.zh
    tables = layouts.tables(form, values)
    tables["requests"] = [
        [(label if text == official else text, h, w) for text, h, w in line] for line in tables["requests"]
    ]
    assert layouts.found(layouts.read(layouts.document(form, tables))) == values


def test_a_label_that_fits_no_row_is_not_guessed(layouts: Any) -> None:
    form = layouts.form("2021")
    values = layouts.values(form, 2)
    tables = layouts.tables(form, values)
    tables["requests"] = [
        [("另行规定的情形" if text == "2.重复申请" else text, h, w) for text, h, w in line]
        for line in tables["requests"]
    ]
    reading = layouts.read(layouts.document(form, tables))
    outcome = layouts.outcome(reading, values)
    assert (outcome.wrong, outcome.gone) == ([], [])
    assert {pointer.rpartition(".")[0] for pointer in outcome.refused} == {"requests.not_processed.duplicate"}
    assert codes(reading) == [("SRC006", "unknown_row")]


def test_extra_row(layouts: Any) -> None:
    """v-extra-row: said, and nothing else is touched."""
    reading = proactive(layouts, HEAD_2021, [*ROWS, "其他主动公开文件 | 5 | 0 | 9"])
    assert codes(reading) == [("SRC008", "unused_row")]
    assert len(layouts.found(reading)) == 6


@pytest.mark.parametrize("raw", ["103.3879万元", "251000元", "+3", "--253", "-", "——", "/", "\xa0", "１２"])
def test_what_stands_in_a_cell_stays(layouts: Any, raw: str) -> None:
    """v-unit-in-cell, v-signed, v-dash-cell, v-nbsp-zero: kept as it stands, whatever it means."""
    form = layouts.form("2021")
    values = {**layouts.values(form, 1), "proactive.fees.amount": raw, "requests.granted.other": raw}
    reading = layouts.read(layouts.document(form, layouts.tables(form, values)))
    assert layouts.found(reading) == values


def test_collapsed_cells_are_not_placed(layouts: Any) -> None:
    """v-empty-cells-collapsed: of a row with blanks only the filled cells are left."""
    form = layouts.form("2021")
    values = layouts.values(form, 4)
    rows = [line for line in layouts.requests(form, values) if line[0][0] != "四、结转下年度继续办理"]
    rows.append([("四、结转下年度继续办理", 1, 3), ("3", 1, 1), ("3", 1, 1)])
    reading = layouts.read(layouts.document(form, {"requests": rows}))
    assert codes(reading) == [("SRC006", "too_few")]
    assert "requests.carried_out" in reading.report.unreadable
    assert not any(pointer.startswith("requests.carried_out") for pointer in layouts.found(reading))


def review(layouts: Any, numbers: str) -> Any:
    head = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n" + "结果维持 结果纠正 其他结果 尚未审结 总计 " * 3
    return layouts.read_text(layouts.text(layouts.form("2021"), {"review": f"{head}\n{numbers}"}))


def test_a_split_number_that_the_sums_prove(layouts: Any) -> None:
    """v-digit-split: sixteen numbers, of which two are one."""
    reading = review(layouts, "2 0 1 0 0 12 0 0 0 0 0 0 0 0 0 0")
    found = [cell.value for cell in reading.report.tables["review"]["reconsideration"].values()]
    assert found == [2, 0, 10, 0, 12]
    assert codes(reading) == [("SRC007", "confirmed")]


def test_a_split_number_that_pushed_the_total_out(layouts: Any) -> None:
    """v-digit-split: 2,0,10,0,12 became 2,0,1,0,0; that is no wrong total of the agency's."""
    head = "名称 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    rows = ["行政复议 | 2 | 0 | 1 | 0 | 0", "未经复议直接起诉 | 1 | 0 | 0 | 0 | 1", "复议后起诉 | 0 | 0 | 0 | 0 | 0"]
    reading = layouts.read_text(layouts.text(layouts.form("2021"), {"review": "\n".join([head, *rows])}))
    assert codes(reading) == [("SRC006", "split")]
    assert set(reading.report.tables["review"]) == {"litigation_direct", "litigation_after_reconsideration"}


def test_a_split_number_that_pushed_out_the_last_of_fifteen(layouts: Any) -> None:
    """v-digit-split: what the sums prove is used, what was pushed out is not known, and no rule misses it."""
    reading = review(layouts, "2 0 1 0 0 12 0 1 0 0 1 0 0 0 0")
    found = [cell.value for cell in reading.report.tables["review"]["reconsideration"].values()]
    assert found == [2, 0, 10, 0, 12]
    assert codes(reading) == [("SRC007", "confirmed")]
    assert reading.report.unreadable["review.litigation_after_reconsideration.total"] == "split"


def test_a_wrong_total_among_fifteen_is_no_split_number(layouts: Any) -> None:
    reading = review(layouts, "2 1 0 0 4 0 1 0 0 1 0 0 0 0 0")
    assert codes(reading) == []
    assert reading.report.tables["review"]["reconsideration"]["total"].value == 4


def test_a_row_of_which_only_the_label_is_left(layouts: Any) -> None:
    """v-blank-dropped: all cells of a row were empty and went with their bars."""
    head = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
    lines = f"{head}\n规章\n行政规范性文件 | 4 | 0 | 9"
    reading = layouts.read_text(layouts.text(layouts.form("2021"), {"proactive": lines}))
    assert codes(reading) == [("SRC006", "too_few")]
    assert "proactive.regulations" in reading.report.unreadable


def test_a_table_dropped_from_text(layouts: Any) -> None:
    """v-table-dropped: headings follow each other."""
    reading = layouts.read_text(layouts.text(layouts.form("2021"), {}))
    assert reading.report.unreadable == dict.fromkeys(("proactive", "requests", "review"), "tables_lost")


@pytest.mark.parametrize("kind", ["picture", "attachment"])
def test_a_picture_in_place_of_a_table(layouts: Any, kind: Any) -> None:
    """v-table-dropped: where a picture stands in its section, the table is not readable; elsewhere it is not there."""
    transcript, form = Transcript(), layouts.form("2021")
    blocks: list[Any] = [transcript.paragraph("青河县林业局2024年政府信息公开工作年度报告", Place(paragraph=1))]
    for number, section in enumerate(form.sections, 1):
        heading = f"{'一二三四五六'[number - 1]}、{section.title.zh}"
        blocks.append(transcript.paragraph(heading, Place(paragraph=number + 1)))
        if section.number in (1, 3):
            blocks.append(Picture(transcript.mark(Place(paragraph=number + 1)), kind))
    report = layouts.read(Document(transcript.source("report.docx"), tuple(blocks))).report
    assert report.unreadable == {"requests": f"table_{kind}"}


def dropped(rows: Any, dice: random.Random) -> Any:
    """Some zeros gone, as blank cells go: the rest moves up."""
    return [[cell for cell in row if cell[0] != "0" or dice.random() < 0.8] for row in rows]


def split(rows: Any, dice: random.Random) -> Any:
    """A number of two digits in two cells, here and there."""
    made = []
    for row in rows:
        at = next((at for at, cell in enumerate(row) if len(cell[0]) == 2 and cell[0].isdecimal()), None)
        if at is not None and dice.random() < 0.5:
            row = [*row[:at], (row[at][0][0], 1, 1), (row[at][0][1], 1, 1), *row[at + 1 :]]
        made.append(row)
    return made


def scrambled(rows: Any, dice: random.Random) -> Any:
    """Some labels cut to half, some of them gone, some replaced by others."""

    def spoilt(text: str) -> str:
        if text.isdecimal() or dice.random() < 0.7:
            return text
        return dice.choice((text[: len(text) // 2], "", "甲乙丙丁戊己"))

    return [[(spoilt(text), down, right) for text, down, right in row] for row in rows]


def repeated(rows: Any, dice: random.Random) -> Any:
    """A row that stands twice, the second time with other numbers."""
    at = dice.randrange(3, len(rows))
    again = [(str(int(text) + 1) if text.isdecimal() else text, 1, right) for text, _, right in rows[at]]
    return [*rows[: at + 1], again, *rows[at + 1 :]]


def as_grid(layouts: Any, form: Any, tables: Any) -> Any:
    return layouts.read(layouts.document(form, tables))


def as_text(layouts: Any, form: Any, tables: Any) -> Any:
    lines = {name: "\n".join(" | ".join(cell[0] for cell in row) for row in rows) for name, rows in tables.items()}
    return layouts.read_text(layouts.text(form, lines))


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("medium", [as_grid, as_text])
@pytest.mark.parametrize("damage", [dropped, split, scrambled, repeated])
@settings(max_examples=settings.default.max_examples // 10)
@example(seed=214376)  # the heads of table four but one unreadable, the readable one over two lines
@given(seed=st.integers(0, 10**6))
def test_no_cell_is_wrong_without_a_word(layouts: Any, edition: str, medium: Any, damage: Any, seed: int) -> None:
    """Whatever is damaged: a cell is right, or refused. A zero that was dropped may be read as the blank that it is."""
    form, dice = layouts.form(edition), random.Random(seed)
    values = layouts.values(form, seed)
    reading = medium(layouts, form, {name: damage(rows, dice) for name, rows in layouts.tables(form, values).items()})
    found = layouts.found(reading)
    wrong = [
        pointer
        for pointer, value in found.items()
        if value != values.get(pointer) and not (value == "" and values.get(pointer) == "0")
    ]
    assert wrong == []
