"""Reports written as web pages in the layouts of the official form, and what the reader makes of a page."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

import pytest
import yaml

from disclosure_lint.forms import Form, Forms, build_form
from disclosure_lint.readers import Reading, read
from disclosure_lint.readers.document import Document
from disclosure_lint.readers.html import read_page
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

TITLE = "青河县林业局2024年政府信息公开工作年度报告"
SECTIONS = {
    0: "本报告根据《中华人民共和国政府信息公开条例》编制，数据统计期限自2024年1月1日起，至2024年12月31日止。",
    1: "2024年，青河县林业局公开造林计划、采伐许可和防火信息386条。",
    5: "存在的问题是防火信息发布不够及时。已经建立值班发布制度，2025年将按月通报。",
    6: "2024年，本局没有收取信息处理费。",
}

Row = list[tuple[str, int, int]]
"""Cells of a row as text, rows and columns spanned."""


class Layout(NamedTuple):
    """How a page writes a table."""

    open: str = "<table>"
    close: str = "</table>"
    row: str = "<tr>{}</tr>"
    cell: str = "<td{spans}>{text}</td>"


PLAIN = Layout()


class Pages:
    """Makes pages and reads them."""

    def __init__(self) -> None:
        folder = resource("rules") / "national"
        forms = [build_form(yaml.safe_load(path.read_text("utf-8"))) for path in (folder / "forms").glob("*.yaml")]
        self.forms = Forms(forms)
        words = yaml.safe_load((folder / "vocabulary.yaml").read_text("utf-8"))["words"]
        self.vocabulary = Vocabulary.from_data(words)
        form = self.forms.edition("2021")
        assert form
        self.form: Form = form
        self.title, self.sections = TITLE, SECTIONS

    def read(self, page: str | bytes, name: str = "report.html") -> Reading:
        data = page.encode() if isinstance(page, str) else page
        return read(name, data, self.forms, self.vocabulary)

    def document(self, page: str | bytes) -> Document:
        found = read_page("report.html", page.encode() if isinstance(page, str) else page, self.vocabulary)
        assert isinstance(found, Document), found.findings
        return found

    def lines(self, page: str | bytes) -> list[str]:
        """The transcript of the report on a page."""
        document = self.document(page)
        starts = {block.span.start for block in document.blocks}
        return document.source.text[min(starts, default=0) :].splitlines()

    def values(self) -> dict[str, str]:
        """A different number for each cell."""
        return {str(cell): str(at + 1) for at, cell in enumerate(self.form.cells)}

    def cells(self, reading: Reading) -> dict[str, str | None]:
        """What the reader found in each cell."""
        assert reading.report, reading.findings
        return {
            f"{table}.{row}.{column}": cell.raw
            for table, rows in reading.report.tables.items()
            for row, cells in rows.items()
            for column, cell in cells.items()
        }

    def tables(self, values: Mapping[str, str], layout: Layout = PLAIN) -> list[str]:
        """The three tables of the form."""
        return [table(rows, layout) for rows in (self._proactive(values), self._requests(values), self._review(values))]

    def body(self, tables: Iterable[str] = (), between: str = "\n") -> str:
        """The report as an article, without the page around it."""
        tables = list(tables) or self.tables(self.values())
        pieces = [f"<h1>{self.title}</h1>", f"<p>{self.sections[0]}</p>"]
        for number, section in enumerate(self.form.sections, 1):
            pieces.append(f"<p>{'一二三四五六'[number - 1]}、{section.title.zh}</p>")
            pieces.append(tables[number - 2] if section.table else f"<p>{self.sections[number]}</p>")
        pieces.append("<p>青河县林业局</p><p>2025年1月20日</p>")
        return between.join(pieces)

    def page(self, body: str | None = None, before: str = "", after: str = "", head: str = "") -> str:
        """A page around an article."""
        inside = self.body() if body is None else body
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>'
            f"{before}<div>{inside}</div>{after}</body></html>"
        )

    def _proactive(self, values: Mapping[str, str]) -> list[Row]:
        table = self.form.tables["proactive"]
        rows: list[Row] = []
        for band in table.bands:
            columns = table.rows[band.rows[0]].columns
            width = 3 // len(columns)
            assert table.head
            names = [(table.columns[column].label.zh, 1, width) for column in columns]
            rows += [[(band.label.zh, 1, 4)], [(table.head.zh, 1, 1), *names]]
            for row in band.rows:
                figures = [(values[f"proactive.{row}.{column}"], 1, width) for column in columns]
                rows.append([(table.rows[row].label.zh, 1, 1), *figures])
        return rows

    def _requests(self, values: Mapping[str, str]) -> list[Row]:
        table = self.form.tables["requests"]
        names = {key: column.label.zh for key, column in table.columns.items()}
        groups = table.groups
        assert table.head
        rows: list[Row] = [
            [(table.head.zh, 3, 3), (groups["applicants"].label.zh, 1, 7)],
            [(names["natural_person"], 2, 1), (groups["organisations"].label.zh, 1, 5), (names["total"], 2, 1)],
            [(names[column], 1, 1) for column in groups["organisations"].members],
        ]
        outcomes = [*groups["outcomes"].members, "concluded"]
        inner = [groups[name] for name in ("refused", "unavailable", "not_processed", "other")]
        for key, row in table.rows.items():
            figures = [(values[f"requests.{key}.{column}"], 1, 1) for column in row.columns]
            group = next((group for group in inner if key in group.members), None)
            stub = [(groups["outcomes"].label.zh, len(outcomes), 1)] if key == outcomes[0] else []
            if key not in outcomes:
                stub.append((row.label.zh, 1, 3))
            elif group is None:
                stub.append((row.label.zh, 1, 2))
            else:
                stub += [(group.label.zh, len(group.members), 1)] if key == group.members[0] else []
                stub.append((row.label.zh, 1, 1))
            rows.append([*stub, *figures])
        return rows

    def _review(self, values: Mapping[str, str]) -> list[Row]:
        table = self.form.tables["review"]
        names = [row.label.zh.rpartition("·")[2] for row in table.rows.values()]
        return [
            [(names[0], 2, 5), (table.groups["litigation"].label.zh, 1, 10)],
            [(names[1], 1, 5), (names[2], 1, 5)],
            [(column.label.zh, 1, 1) for _ in table.rows for column in table.columns.values()],
            [(values[f"review.{row}.{column}"], 1, 1) for row in table.rows for column in table.columns],
        ]


def table(rows: Iterable[Row], layout: Layout = PLAIN) -> str:
    """A table as a page writes it."""
    written = []
    for row in rows:
        cells = [
            layout.cell.format(spans=_spans(height, width), text=escape(text, quote=False))
            for text, height, width in row
        ]
        written.append(layout.row.format("".join(cells)))
    return layout.open + "".join(written) + layout.close


def _spans(rows: int, columns: int) -> str:
    return (f' rowspan="{rows}"' if rows > 1 else "") + (f" colspan={columns}" if columns > 1 else "")


@pytest.fixture(scope="session")
def pages() -> Pages:
    return Pages()


@pytest.fixture(scope="session")
def layouts() -> dict[str, Layout]:
    """Ways in which sites write tables."""
    return {
        "plain": PLAIN,
        "unclosed": Layout("<table>", "</table>", "<tr>{}", "<td{spans}>{text}"),
        "in a paragraph": Layout("<p style='text-indent:2em'><table border=1><tbody>", "</tbody></table></p>"),
        "word": Layout(
            '<div align="center"><table class="MsoNormalTable" style="border-collapse:collapse">',
            "</table></div>",
            '<tr style="height:1.0cm">{}</tr>',
            '<td{spans} width="64" style="border:solid windowtext 1.0pt"><p class="MsoNormal" align="center">'
            '<span style="font-family:宋体">{text}</span><span lang="EN-US"><o:p></o:p></span></p></td>',
        ),
        "heads": Layout(
            "<table><colgroup><col><col></colgroup><tbody>",
            "</tbody></table>",
            "<tr>{}</tr>",
            "<th{spans}>\n  {text}\n</th>",
        ),
        "spaces": Layout("<table>", "</table>", "\n<tr>\n{}\n</tr>\n", "<td{spans}>&nbsp;{text}&nbsp;<br></td>"),
        "in a frame": Layout("<table><tr><td>\n<table>", "</table>\n</td></tr></table>"),
        "form": Layout("<table><form action=x>", "</form></table>"),
        "upper case": Layout("<TABLE>", "</TABLE>", "<TR>{}</TR>", "<TD{spans}><FONT SIZE=2>{text}</FONT></TD>"),
        "hidden rows": Layout("<table>", '<tr style="display: none;"><td>9</td></tr></table>'),
        "hidden cells": Layout(
            "<table>",
            "</table>",
            '<tr>{}<td style="display:none">1</td></tr>',
            "<td{spans}>{text}<script>1</script></td>",
        ),
    }
