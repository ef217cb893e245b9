"""Tables in plain text and Markdown, in the shapes that copying leaves of them (A4 of the survey)."""

import random
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

EDITIONS = ["2019", "2021"]
SEEDS = st.integers(0, 10**6)
Render = Callable[[Any, random.Random], str]


def pipe_rows(rows: Any, _: random.Random) -> str:
    """v-pipe-row, v-pipe-rowspan-ragged: a row a line, spans over rows vanish."""
    return "\n".join(" | ".join(text for text, _, _ in row) for row in rows)


def pipe_colspans(rows: Any, _: random.Random) -> str:
    """v-pipe-colspan: spans over columns as empty pipes."""
    return "\n".join("| " + " | ".join(text + " |" * (wide - 1) for text, _, wide in row) + " |" for row in rows)


def leading_pipes(rows: Any, _: random.Random) -> str:
    """v-pipe-cell: one cell a line, a pipe before it."""
    return "\n".join(f"| {text}" for row in rows for text, _, _ in row)


def trailing_pipes(rows: Any, _: random.Random) -> str:
    """v-pipe-cell: one cell a line, a pipe after it, and one where a row begins."""
    return "\n".join("| \n" + "\n".join(f"{text} |" for text, _, _ in row) for row in rows)


def cell_lines(rows: Any, _: random.Random) -> str:
    """v-cell-line: one cell a line, blank lines between."""
    return "\n\n".join(text for row in rows for text, _, _ in row)


def broken_cell_lines(rows: Any, dice: random.Random) -> str:
    """v-cell-line, v-label-broken: labels broken over two lines."""

    def broken(text: str) -> str:
        at = len(text) // 2
        return text if text.isdecimal() or len(text) < 4 or dice.random() < 0.5 else f"{text[:at]}\n{text[at:]}"

    return "\n".join(broken(text) for row in rows for text, _, _ in row)


def tabbed(rows: Any, _: random.Random) -> str:
    return "\n".join("\t".join(text for text, _, _ in row) for row in rows)


def spaced(rows: Any, dice: random.Random) -> str:
    """Columns aligned with blanks, as from a PDF page."""
    return "\n".join((" " * dice.choice((1, 3))).join(text for text, _, _ in row) for row in rows)


def markdown(rows: Any, _: random.Random) -> str:
    lines = ["| " + " | ".join(text for text, _, _ in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---|:-:|---|", *lines[1:]])


def colspan_junk(rows: Any, dice: random.Random) -> str:
    """v-colspan-junk: a title cell with hundreds of pipes."""
    return "单位：青河县林业局" + " |" * 260 + "\n" + pipe_rows(rows, dice)


def with_page_numbers(rows: Any, dice: random.Random) -> str:
    """v-page-number: the foot of a page between two rows."""
    lines = pipe_rows(rows, dice).split("\n")
    return "\n".join([*lines[:5], "- 3 -", *lines[5:9], "第 4 页 共 9 页", *lines[9:]])


def with_prose(rows: Any, dice: random.Random) -> str:
    """v-table-split, v-note-in-table: prose before the table and between its rows."""
    lines = pipe_rows(rows, dice).split("\n")
    return "\n".join(["该部分以表格形式报告。", *lines[:5], "（接上页）本表数据由各科室提供，特此说明。", *lines[5:]])


def vertical_stub(rows: Any, dice: random.Random) -> str:
    """v-pdf-vertical-label: a label down the page, a character beside every row."""
    lines, column = [], ""
    for row in rows:
        down = next((text for text, height, _ in row if height > 4), None)
        column = down or column
        lines.append("  ".join(text for text, height, _ in row if height <= 4))
        if column:
            lines.append(column[0])
            column = column[1:]
    return "\n".join(lines)


RENDERS: list[Render] = [
    pipe_rows, pipe_colspans, leading_pipes, trailing_pipes, cell_lines, broken_cell_lines, tabbed, spaced, markdown,
    colspan_junk, with_page_numbers, with_prose, vertical_stub,
]  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("render", RENDERS)
@settings(max_examples=settings.default.max_examples // 10)
@given(seed=SEEDS)
def test_every_shape(layouts: Any, edition: str, render: Render, seed: int) -> None:
    form, dice = layouts.form(edition), random.Random(seed)
    values = layouts.values(form, seed)
    text = layouts.text(form, {name: render(rows, dice) for name, rows in layouts.tables(form, values).items()})
    reading = layouts.read_text(text)
    outcome = layouts.outcome(reading, values)
    assert (outcome.wrong, outcome.gone, outcome.refused) == ([], [], [])
    for pointer, value in values.items():
        start, end = reading.source_map.spans[pointer]
        assert text[start:end] == value


NUMBERS = "{0} {1} {2} {3} {4}\n{5} {6} {7} {8} {9}\n{10} {11} {12} {13} {14}"


@pytest.mark.parametrize(
    "shape", [NUMBERS, NUMBERS.replace("\n", " "), NUMBERS.replace("\n", " ", 1), NUMBERS.replace(" ", "\n")]
)
@pytest.mark.parametrize("columns", [1, 3])
def test_table_four_as_numbers(layouts: Any, shape: str, columns: int) -> None:
    """v-table4-15-numbers: with the head run together, rows of 5, 10 or 15, or one number a line."""
    form = layouts.form("2021")
    values = {pointer: value for pointer, value in layouts.values(form, 8).items() if pointer.startswith("review")}
    head = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n" + "结果维持 结果纠正 其他结果 尚未审结 总计 " * columns
    reading = layouts.read_text(layouts.text(form, {"review": f"{head}\n{shape.format(*values.values())}"}))
    assert layouts.found(reading) == values


@pytest.mark.parametrize(
    "table",
    [
        "|" * 1_000_000,
        "行政许可 | 规章 | 总计 | 自然人\n" * 20_000 + "1 2 3",
        "办件 | 其他 | 总计\n" * 20_000 + "1 2 3",
    ],
    ids=["pipes", "labels", "texts"],
)
def test_time_grows_with_the_text_and_no_faster(layouts: Any, table: str) -> None:
    start = time.process_time()
    layouts.read_text(layouts.text(layouts.form("2021"), {"requests": table}))
    assert time.process_time() - start < 20
