"""Tables of the form among the tables of a document."""

from functools import cache

import pytest
import yaml

from disclosure_lint.forms import Form, Forms, build_form
from disclosure_lint.readers.compose import compose
from disclosure_lint.readers.document import Document
from disclosure_lint.readers.transcript import LaidCell, Transcript
from disclosure_lint.resources import resource
from disclosure_lint.source import Place
from disclosure_lint.vocabulary import Vocabulary


@cache
def rules() -> tuple[Forms, Vocabulary]:
    folder = resource("rules") / "national"
    forms = [build_form(yaml.safe_load(path.read_text("utf-8"))) for path in sorted((folder / "forms").glob("*.yaml"))]
    return Forms(forms), Vocabulary.from_data(yaml.safe_load((folder / "vocabulary.yaml").read_text("utf-8"))["words"])


Rows = list[list[tuple[str, int, int]]]
"""Cells as text, rows, columns; a place that a cell above or left of it covers has no entry."""


def laid(rows: Rows) -> list[LaidCell]:
    """Cells put where the first free place is, as browsers do."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for at, row in enumerate(rows):
        column = 0
        for text, height, width in row:
            while (at, column) in taken:
                column += 1
            cells.append(LaidCell(at, column, height, width, text, Place(table=1, row=at + 1, column=column + 1)))
            taken.update((at + down, column + right) for down in range(height) for right in range(width))
    return cells


def values_of(form: Form) -> dict[str, str]:
    return {str(cell): str(at + 1) for at, cell in enumerate(form.cells)}


def proactive(form: Form, values: dict[str, str]) -> Rows:
    table, rows = form.tables["proactive"], Rows()
    for band in table.bands:
        rows.append([(band.label.zh, 1, 4)])
        columns = table.rows[band.rows[0]].columns
        width = 3 // len(columns)
        widths = [width] * (len(columns) - 1) + [3 - width * (len(columns) - 1)]
        assert table.head
        rows.append(
            [(table.head.zh, 1, 1), *((table.columns[c].label.zh, 1, w) for c, w in zip(columns, widths, strict=True))]
        )
        rows += [
            [
                (table.rows[r].label.zh, 1, 1),
                *((values[f"proactive.{r}.{c}"], 1, w) for c, w in zip(columns, widths, strict=True)),
            ]
            for r in band.rows
        ]
    return rows


def requests(form: Form, values: dict[str, str]) -> Rows:
    table = form.tables["requests"]
    names = {key: column.label.zh for key, column in table.columns.items()}
    inner = table.groups["organisations"].members
    assert table.head
    rows: Rows = [
        [(table.head.zh, 3, 3), (table.groups["applicants"].label.zh, 1, 7)],
        [(names["natural_person"], 2, 1), (table.groups["organisations"].label.zh, 1, 5), (names["total"], 2, 1)],
        [(names[column], 1, 1) for column in inner],
    ]
    nested = [table.groups[name] for name in ("refused", "unavailable", "not_processed", "other")]
    outcomes = [*table.groups["outcomes"].members, "concluded"]
    for key, row in table.rows.items():
        cells = [(values[f"requests.{key}.{column}"], 1, 1) for column in row.columns]
        group = next((group for group in nested if key in group.members), None)
        stub = [(table.groups["outcomes"].label.zh, len(outcomes), 1)] if key == outcomes[0] else []
        if key not in outcomes:
            stub.append((row.label.zh, 1, 3))
        elif group is None or row.label.zh == group.label.zh:
            stub.append((row.label.zh, 1, 2))
        else:
            stub += [(group.label.zh, len(group.members), 1)] if key == group.members[0] else []
            stub.append((row.label.zh, 1, 1))
        rows.append([*stub, *cells])
    return rows


def review(form: Form, values: dict[str, str]) -> Rows:
    table = form.tables["review"]
    names = [row.label.zh.rpartition("·")[2] for row in table.rows.values()]
    return [
        [(names[0], 2, 5), (table.groups["litigation"].label.zh, 1, 10)],
        [(names[1], 1, 5), (names[2], 1, 5)],
        [(column.label.zh, 1, 1) for _ in table.rows for column in table.columns.values()],
        [(values[f"review.{row}.{column}"], 1, 1) for row in table.rows for column in table.columns],
    ]


def report_of(form: Form, tables: list[Rows]) -> Document:
    transcript = Transcript()
    blocks = []
    year = form.first_year
    titles = [f"青河县林业局{year}年政府信息公开工作年度报告"]
    blocks = [transcript.paragraph(titles[0], Place(paragraph=1))]
    for number, section in enumerate(form.sections, 1):
        blocks.append(
            transcript.paragraph(f"{'一二三四五六'[number - 1]}、{section.title.zh}", Place(paragraph=1 + number))
        )
        if section.table:
            blocks.append(transcript.grid(laid(tables[number - 2])))
    return Document(transcript.source("report.docx"), tuple(blocks))


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_official_layout(edition: str) -> None:
    forms, vocabulary = rules()
    form = forms.edition(edition)
    assert form
    values = values_of(form)
    document = report_of(form, [proactive(form, values), requests(form, values), review(form, values)])
    reading = compose(document, forms, vocabulary)
    report = reading.report
    assert report
    found = {
        f"{table}.{row}.{column}": cell.raw
        for table, rows in report.tables.items()
        for row, cells in rows.items()
        for column, cell in cells.items()
    }
    assert found == values
    assert (report.labels, report.unreadable, reading.findings) == ({}, {}, ())
    for pointer, value in values.items():
        start, end = reading.source_map.spans[pointer]
        assert document.source.text[start:end] == value
