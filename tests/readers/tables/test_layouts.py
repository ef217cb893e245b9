"""The official layout and others that hold the same: every cell is found, with its place."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

EDITIONS = ["2019", "2021"]
SEEDS = st.integers(0, 10**6)


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=15)
@given(seed=SEEDS)
def test_the_official_layout(layouts: Any, edition: str, seed: int) -> None:
    form = layouts.form(edition)
    values = layouts.values(form, seed)
    document = layouts.document(form, layouts.tables(form, values))
    reading = layouts.read(document)
    assert layouts.found(reading) == values
    assert (reading.report.labels, reading.report.unreadable, reading.findings) == ({}, {}, ())
    for pointer, value in values.items():
        start, end = reading.source_map.spans[pointer]
        assert document.source.text[start:end] == value


def filled(rows: Any, _: random.Random) -> Any:
    """Merged cells written out: the text in the first, the others blank, as spreadsheets have it."""
    height, width = len(rows), max(sum(cell[2] for cell in row) for row in rows)
    places: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        column = 0
        for text, down, right in row:
            while (at, column) in places:
                column += 1
            for y in range(down):
                for x in range(right):
                    places[at + y, column + x] = text if (y, x) == (0, 0) else ""
            column += right
    return [[(places.get((y, x), ""), 1, 1) for x in range(width)] for y in range(height)]


def shifted(rows: Any, _: random.Random) -> Any:
    """Spans over rows lost, so that the rows below move to the left."""
    return [[(text, 1, right) for text, _, right in row] for row in rows]


def wrapped(rows: Any, dice: random.Random) -> Any:
    """Labels with blanks and breaks in them."""

    def broken(text: str) -> str:
        if len(text) < 3 or text.isdecimal():
            return text
        at = dice.randrange(1, len(text))
        return text[:at] + dice.choice((" ", "\n", "\u3000")) + text[at:]

    return [[(broken(text), down, right) for text, down, right in row] for row in rows]


def vertical(rows: Any, _: random.Random) -> Any:
    """Labels over several rows written one character a line."""
    return [[("\n".join(text) if down > 1 else text, down, right) for text, down, right in row] for row in rows]


def misspelled(rows: Any, dice: random.Random) -> Any:
    """A character of some long labels lost."""

    def lost(text: str) -> str:
        if len(text) < 8 or dice.random() < 0.6 or "第二十条" in text:
            return text
        at = dice.randrange(3, len(text) - 1)
        return text[:at] + text[at + 1 :]

    return [[(lost(text), down, right) for text, down, right in row] for row in rows]


def renumbered(rows: Any, _: random.Random) -> Any:
    """Labels without their numbers."""
    import re

    number = re.compile(r"^(?:（[一二三四五六七八九]）|[一二三四]、|[1-9]\.)")
    return [[(number.sub("", text), down, right) for text, down, right in row] for row in rows]


def with_spacer(rows: Any, _: random.Random) -> Any:
    """A note above and an empty row below."""
    return [[("单位：青河县林业局　2024年度", 1, 10)], *rows, [("", 1, 1)] * 3]


LAYOUTS: list[Callable[[Any, random.Random], Any]] = [
    filled, shifted, wrapped, vertical, misspelled, renumbered, with_spacer,
]  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("change", LAYOUTS)
@settings(max_examples=15)
@given(seed=SEEDS)
def test_other_layouts(layouts: Any, edition: str, change: Any, seed: int) -> None:
    form, dice = layouts.form(edition), random.Random(seed)
    values = layouts.values(form, seed)
    tables = {name: change(rows, dice) for name, rows in layouts.tables(form, values).items()}
    reading = layouts.read(layouts.document(form, tables))
    outcome = layouts.outcome(reading, values)
    assert (outcome.wrong, outcome.gone, outcome.refused) == ([], [], [])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("shape", ["review_in_two", "review_in_three"])
@pytest.mark.parametrize("change", [lambda rows, _: rows, filled, shifted, wrapped])
def test_table_four_in_other_shapes(layouts: Any, edition: str, shape: str, change: Any) -> None:
    form = layouts.form(edition)
    values = layouts.values(form, 3)
    tables = {**layouts.tables(form, values), "review": change(getattr(layouts, shape)(form, values), random.Random(1))}
    reading = layouts.read(layouts.document(form, tables))
    assert layouts.found(reading) == values


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=25)
@given(seed=SEEDS)
def test_one_table_over_several_pages(layouts: Any, edition: str, seed: int) -> None:
    form, dice = layouts.form(edition), random.Random(seed)
    values = layouts.values(form, seed)
    tables: dict[str, Any] = dict(layouts.tables(form, values))
    for name in ("proactive", "requests"):
        rows = filled(tables[name], dice)
        cut = dice.randrange(4, len(rows) - 1)
        head = rows[:3] if name == "requests" and dice.random() < 0.5 else []
        tables[name] = [rows[:cut], head + rows[cut:]]
    reading = layouts.read(layouts.document(form, tables))
    outcome = layouts.outcome(reading, values)
    assert (outcome.wrong, outcome.gone, outcome.refused) == ([], [], [])


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_tables_in_one_grid(layouts: Any, edition: str) -> None:
    form = layouts.form(edition)
    values = layouts.values(form, 5)
    rows = [row for table in layouts.tables(form, values).values() for row in table]
    document = layouts.document(form, {"proactive": rows})
    assert layouts.found(layouts.read(document)) == values


@pytest.mark.parametrize("text", ["<5", "a&b", "5件以下", "若干"])
@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize("shape", ["review", "review_in_two", "review_in_three"])
@pytest.mark.parametrize("at", [0, 3, 14])
def test_text_in_a_cell_costs_no_other_cell(layouts: Any, text: str, sure: bool, shape: str, at: int) -> None:
    form = layouts.form("2021")
    values = layouts.values(form, 8)
    first = next(pointer for pointer in values if pointer.startswith("requests"))
    values[first] = values[[pointer for pointer in values if pointer.startswith("review")][at]] = text
    tables = {**layouts.tables(form, values), "review": getattr(layouts, shape)(form, values)}
    outcome = layouts.outcome(layouts.read(layouts.document(form, tables, sure=sure)), values)
    assert (outcome.wrong, outcome.gone, outcome.refused) == ([], [], [])


@pytest.mark.parametrize("sure", [True, False])
def test_rows_and_columns_stand_where_their_labels_do(layouts: Any, sure: bool) -> None:
    form = layouts.form("2021")
    document = layouts.document(form, layouts.tables(form, layouts.values(form, 8)), sure=sure)
    spans = layouts.read(document).source_map.spans
    for table in form.tables.values():
        for line in (*table.rows.values(), *table.columns.values()):
            if table.key != "review" or line.key in table.columns:
                start, end = spans[f"{table.key}.{line.key}"]
                assert document.source.text[start:end] == line.label.zh
