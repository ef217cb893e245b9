"""The official form filled in, as blocks in order; DOCX, HTML and XLSX are three ways to print it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from disclosure_lint.cells import section_pointers
from disclosure_lint.forms import Form, Forms
from disclosure_lint.report import Report, Section
from disclosure_lint.writers.comments import Comments
from disclosure_lint.writers.layout import Laying, lay_out
from disclosure_lint.writers.legible import legible
from disclosure_lint.writers.printed import form_of, printed

_NUMERALS = "〇一二三四五六七八九"


class Heading(NamedTuple):
    """The heading of a section, with its number."""

    text: str
    pointer: str


class Text(NamedTuple):
    """A paragraph of a text; `pointer` names the whole text in its first one, else it is ''."""

    text: str
    pointer: str = ""


class Grid(NamedTuple):
    """One of the three tables: its short name (表三) and its title."""

    name: str
    title: str
    laying: Laying


Block: TypeAlias = Heading | Text | Grid


class Paper(NamedTuple):
    """A report ready for printing. `name` is what the document is called where the report has no title."""

    name: str
    title: str | None
    published: str | None
    published_day: date | None
    agency: str | None
    blocks: tuple[Block, ...]
    signed: tuple[str, ...]


def paper_of(report: Report, forms: Forms) -> Paper:
    """The report in the layout of its edition. What it has not is not there: a blank is only where it has one."""
    form = form_of(report, forms)
    day = report.published
    line = form.draft.published.replace("{date}", day.isoformat()) if day and form.draft else None
    signed = (report.signed.agency, _chinese(report.signed.date) if report.signed.date else None)
    return Paper(
        name=legible(report.title or f"{report.agency or ''}{report.year or ''}"),
        title=legible(report.title) if report.title else None,
        published=line,
        published_day=day,
        agency=legible(report.agency) if report.agency else None,
        blocks=tuple(_blocks(report, form, forms)),
        signed=tuple(legible(text) for text in signed if text),
    )


def placed(comments: Comments, paper: Paper) -> Comments:
    """The comments with those on what is nowhere in the paper, or on the whole report, moved to its beginning."""
    printed = [pointer for pointer in _pointers(paper) if pointer]
    known = set(printed)
    first = printed[0] if printed else ""
    moved = ((pointer if pointer in known else first, texts) for pointer, texts in comments.items())
    ordered = sorted(moved, key=lambda item: item[0] != first)
    return Comments.of((pointer, text) for pointer, texts in ordered for text in texts)


def _pointers(paper: Paper) -> Iterator[str]:
    """Of what speaks every piece of the paper, in order."""
    yield from ("title" if paper.title else "", "published" if paper.published else "")
    for block in paper.blocks:
        if isinstance(block, Grid):
            yield from (cell.pointer for cell in block.laying.cells)
        else:
            yield block.pointer


def _blocks(report: Report, form: Form, forms: Forms) -> Iterator[Block]:
    yield from _texts(report.preamble, "preamble")
    filled = [key for key, rows in report.tables.items() if any(rows.values())]
    open_tables = {key: form.tables[key].section if key in form.tables else 0 for key in filled}
    pointers = section_pointers(section.number for section in report.sections)
    for section, pointer in zip(report.sections, pointers, strict=True):
        yield Heading(_heading(section, form), f"{pointer}.title")
        yield from _texts(section.text, f"{pointer}.text")
        for key in [key for key, number in open_tables.items() if number == section.number]:
            del open_tables[key]
            yield _grid(key, report, form, forms)
    for key in open_tables:
        yield _grid(key, report, form, forms)


def _grid(key: str, report: Report, form: Form, forms: Forms) -> Grid:
    rows = {row: cells for row, cells in report.tables[key].items() if cells}
    table = printed(key, rows, form, forms)
    return Grid(table.name, table.title.zh, lay_out(table, rows, report.labels))


def _heading(section: Section, form: Form) -> str:
    official = form.section(section.number)
    title = section.title or (official.title.zh if official else "")
    return f"{_NUMERALS[section.number]}、{legible(title)}"


def _texts(text: str | None, pointer: str) -> Iterator[Text]:
    lines = [line for line in (legible(line).strip() for line in (text or "").splitlines()) if line]
    return (Text(line, "" if at else pointer) for at, line in enumerate(lines))


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
