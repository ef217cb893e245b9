"""Reports laid out as tables, in the official layout and in others that are met, for tests of the recogniser."""

import random
from collections.abc import Callable
from typing import NamedTuple

import pytest
import yaml

from disclosure_lint.forms import Form, Forms, build_form
from disclosure_lint.readers import Reading
from disclosure_lint.readers.compose import compose
from disclosure_lint.readers.document import Block, Document
from disclosure_lint.readers.text import text_document
from disclosure_lint.readers.transcript import LaidCell, Transcript
from disclosure_lint.resources import resource
from disclosure_lint.source import Place, Source
from disclosure_lint.vocabulary import Vocabulary

Rows = list[list[tuple[str, int, int]]]
"""Cells as text, rows, columns; a place that a cell above or left of it covers has no entry."""

Values = dict[str, str]
"""What stands in each cell, by pointer."""

_FOLDER = resource("rules") / "national"
FORMS = Forms(
    build_form(yaml.safe_load(path.read_text("utf-8"))) for path in sorted((_FOLDER / "forms").glob("*.yaml"))
)
VOCABULARY = Vocabulary.from_data(yaml.safe_load((_FOLDER / "vocabulary.yaml").read_text("utf-8"))["words"])


class Outcome(NamedTuple):
    """Cells read back: equal, wrong without a word, refused (unreadable, and said), gone without a word."""

    right: list[str]
    wrong: list[str]
    refused: list[str]
    gone: list[str]


class Layouts:
    """Lays out reports and reads them back."""

    forms, vocabulary = FORMS, VOCABULARY

    def form(self, edition: str) -> Form:
        found = FORMS.edition(edition)
        assert found
        return found

    def values(self, form: Form, seed: int) -> Values:
        """Figures that keep to the balances of the form."""
        dice = random.Random(seed)
        values = {str(cell): dice.choice((0, 0, 1, 3, 12, 40, 1286)) for cell in form.cells}
        for table in form.tables.values():
            for balance in sorted(table.balances, key=lambda balance: (len(balance.right), balance.axis)):
                lines = table.rows if balance.axis == "columns" else table.columns
                for line in lines:
                    self._balance(values, table.key, balance, line)
            for row in table.rows:
                if table.key == "requests":
                    self._balance(values, table.key, next(b for b in table.balances if b.axis == "columns"), row)
        return {pointer: str(value) for pointer, value in values.items()}

    def _balance(self, values: dict[str, int], table: str, balance: object, line: str) -> None:
        def cell(name: str) -> str:
            return f"{table}.{name}.{line}" if balance.axis == "rows" else f"{table}.{line}.{name}"  # type: ignore[attr-defined]

        left = sum(values[cell(name)] for name in balance.left)  # type: ignore[attr-defined]
        rest = list(balance.right)  # type: ignore[attr-defined]
        if len(rest) == 1:
            values[cell(rest[0])] = left
        else:
            done = values[cell(rest[0])]
            values[cell(rest[1])] = max(0, left - done)
            values[cell(balance.left[0])] += max(0, done - left)  # type: ignore[attr-defined]

    def proactive(self, form: Form, values: Values) -> Rows:
        table, rows = form.tables["proactive"], Rows()
        for band in table.bands:
            rows.append([(band.label.zh, 1, 4)])
            columns = table.rows[band.rows[0]].columns
            widths = {1: [3], 2: [1, 2], 3: [1, 1, 1]}[len(columns)]
            assert table.head
            heads = [(table.columns[key].label.zh, 1, width) for key, width in zip(columns, widths, strict=True)]
            rows.append([(table.head.zh, 1, 1), *heads])
            for row in band.rows:
                cells = [(values[f"proactive.{row}.{key}"], 1, w) for key, w in zip(columns, widths, strict=True)]
                rows.append([(table.rows[row].label.zh, 1, 1), *cells])
        return rows

    def requests(self, form: Form, values: Values) -> Rows:
        table = form.tables["requests"]
        names = {key: column.label.zh for key, column in table.columns.items()}
        assert table.head
        rows: Rows = [
            [(table.head.zh, 3, 3), (table.groups["applicants"].label.zh, 1, 7)],
            [(names["natural_person"], 2, 1), (table.groups["organisations"].label.zh, 1, 5), (names["total"], 2, 1)],
            [(names[column], 1, 1) for column in table.groups["organisations"].members],
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

    def review(self, form: Form, values: Values) -> Rows:
        """All results in one row."""
        table = form.tables["review"]
        names = [row.label.zh.rpartition("·")[2] for row in table.rows.values()]
        return [
            [(names[0], 2, 5), (table.groups["litigation"].label.zh, 1, 10)],
            [(names[1], 1, 5), (names[2], 1, 5)],
            [(column.label.zh, 1, 1) for _ in table.rows for column in table.columns.values()],
            [(values[f"review.{row}.{column}"], 1, 1) for row in table.rows for column in table.columns],
        ]

    def review_in_two(self, form: Form, values: Values) -> Rows:
        """The results of review, and below them those of litigation: 5 + 10."""
        head, second, columns, row = self.review(form, values)
        return [[(head[0][0], 1, 5)], columns[:5], row[:5], [head[1]], second, columns[5:], row[5:]]

    def review_in_three(self, form: Form, values: Values) -> Rows:
        """A row for each: 3 x 5."""
        table = form.tables["review"]
        rows: Rows = [[("", 1, 2), *((column.label.zh, 1, 1) for column in table.columns.values())]]
        for at, (key, row) in enumerate(table.rows.items()):
            litigation = [(table.groups["litigation"].label.zh, 2, 1)] if at == 1 else []
            label = (row.label.zh.rpartition("·")[2], 1, 1 if at else 2)
            rows.append([*litigation, label, *((values[f"review.{key}.{column}"], 1, 1) for column in table.columns)])
        return rows

    def tables(self, form: Form, values: Values) -> dict[str, Rows]:
        """All three in the official layout."""
        return {
            "proactive": self.proactive(form, values),
            "requests": self.requests(form, values),
            "review": self.review(form, values),
        }

    def document(self, form: Form, tables: dict[str, list[Rows] | Rows], *, sure: bool = True) -> Document:
        """A report with tables in their sections; several grids for one table where a list of them is given."""
        transcript = Transcript()
        title = f"青河县林业局{form.first_year}年政府信息公开工作年度报告"
        blocks: list[Block] = [transcript.paragraph(title, Place(paragraph=1))]
        for number, section in enumerate(form.sections, 1):
            heading = f"{'一二三四五六'[number - 1]}、{section.title.zh}"
            blocks.append(transcript.paragraph(heading, Place(paragraph=1 + number)))
            found = tables.get(section.table or "", [])
            grids = found if found and found[0] and isinstance(found[0][0], list) else [found]
            blocks += [transcript.grid(laid(grid), sure=sure) for grid in grids if grid]  # type: ignore[arg-type]
        return Document(transcript.source("report.docx"), tuple(blocks))

    def read(self, document: Document) -> Reading:
        return compose(document, FORMS, VOCABULARY)

    def read_text(self, text: str) -> Reading:
        return compose(text_document(Source("report.txt", text), VOCABULARY), FORMS, VOCABULARY)

    def text(self, form: Form, tables: dict[str, str]) -> str:
        """A report in plain text with these texts for tables."""
        lines = [
            f"青河县林业局{form.first_year}年政府信息公开工作年度报告",
            "根据《条例》规定，编制本报告，统计期限为全年。",
        ]
        for number, section in enumerate(form.sections, 1):
            lines.append(f"{'一二三四五六'[number - 1]}、{section.title.zh}")
            lines.append(tables.get(section.table or "", "") or "本年度按规定开展工作，情况如下。")
        return "\n".join(line for line in lines if line)

    def found(self, reading: Reading) -> Values:
        """Every cell of the report read, as it stood."""
        assert reading.report
        return {
            f"{table}.{row}.{column}": "" if cell.raw is None else str(cell.raw)
            for table, rows in reading.report.tables.items()
            for row, cells in rows.items()
            for column, cell in cells.items()
        }

    def outcome(self, reading: Reading, values: Values) -> Outcome:
        """How the cells that were laid out were read back."""
        found = self.found(reading)
        assert reading.report
        unreadable = reading.report.unreadable
        result = Outcome([], [], [], [])
        for pointer, value in values.items():
            table, row = pointer.split(".")[0], pointer.rpartition(".")[0]
            if pointer in found:
                (result.right if found[pointer] == value else result.wrong).append(pointer)
            else:
                known = {pointer, row, table, f"{table}.{pointer.rpartition('.')[2]}"} & set(unreadable)
                (result.refused if known else result.gone).append(pointer)
        result.wrong.extend(pointer for pointer in found if pointer not in values)
        return result


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


@pytest.fixture(scope="session")
def layouts() -> Layouts:
    return Layouts()


Damage = Callable[[Rows, random.Random], Rows]
