"""A workbook: findings, reports and what could not be judged, a sheet each; text is text and never a formula."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Result
from disclosure_lint.diagnostics.model import OUTCOMES, SEVERITIES
from disclosure_lint.outputs.display import cells
from disclosure_lint.outputs.missing import reasons
from disclosure_lint.outputs.rows import COLUMNS, Value, finding_rows, report_facts
from disclosure_lint.outputs.wording import one_line
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source

LONGEST = 32_000
"""Characters that a cell may hold."""

MOST_ROWS = 1_048_575
"""Lines that a sheet may have, without its head."""

_WIDTHS = {
    "path": 24,
    "agency": 18,
    "agency_code": 20,
    "parent": 18,
    "published": 11,
    "deadline": 11,
    "state": 16,
    "other_name": 18,
    "share": 20,
    "excuse": 16,
    "title": 24,
    "message": 48,
    "label": 28,
    "changed": 20,
    "before": 40,
    "after": 40,
    "place": 16,
    "figures": 36,
    "authority": 34,
    "fix": 40,
    "proposal": 28,
    "pointer": 24,
    "fingerprint": 18,
    "reason": 70,
}
_NARROW = 8
_NOT_PRINTED = ("pointer", "fingerprint")
"""Columns for programs, at the end of a sheet."""

_A3 = 8
_LINE, _HIGHEST = 15.0, 405.0
"""Heights in points."""
_TINTS = {"error": "#FDECEA", "warning": "#FFF3DC", "info": "#E7F1FC"}


class Sheet(NamedTuple):
    """A sheet: its name, its columns by key, its rows; `frozen` columns stay where they are."""

    key: str
    columns: Sequence[str]
    rows: Iterator[list[Value]]
    frozen: int


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> bytes:
    """See `outputs.Renderer`; neither sources nor colour nor width make a difference."""
    data = BytesIO()
    write_book(data, _sheets(result, lang), result.today, lang, in_memory=True)
    return data.getvalue()


def write_book(target: Any, sheets: Iterable[Sheet], today: str, lang: Lang, **options: bool) -> None:
    """Write a workbook to a file or stream, the same bytes for the same rows and day; `options` are the library's."""
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, {**plain, **options}) as book:
        created = datetime.combine(date.fromisoformat(today), time())
        book.set_properties({"title": say("page.heading", lang), "author": "disclosure-lint", "created": created})
        for sheet in sheets:
            _write(book, sheet, lang)


def left_out(result: Result, lang: Lang) -> tuple[str, ...]:
    """See `outputs.left_out`."""
    cut = sum(len(report.diagnostics) for report in result.reports) - MOST_ROWS
    return (say("xlsx.cut", lang, cut=cut),) if cut > 0 else ()


def _sheets(result: Result, lang: Lang) -> Iterator[Sheet]:
    facts = ("path", "agency", "year", "level")
    counted = [*(f"{severity}s" for severity in SEVERITIES), "extraction", "excused"]
    yield Sheet("findings", COLUMNS, finding_rows(result, lang), 2)
    yield Sheet("reports", (*facts, "edition", *counted, *OUTCOMES), _reports(result, lang), 2)
    yield Sheet("missing", (*facts, "rule", "title", "reason"), _missing(result, lang), 2)


def _reports(result: Result, lang: Lang) -> Iterator[list[Value]]:
    for report in result.reports:
        counted = [found for found in report.diagnostics if found.counts]
        own = [found.severity for found in counted if found.cause == "report"]
        counts = [own.count(severity) for severity in SEVERITIES]
        outcomes = list(report.outcomes.values())
        edition = one_line(report.edition or "")
        others = (len(counted) - len(own), len(report.diagnostics) - len(counted))
        yield [*report_facts(report, lang), edition, *counts, *others, *(outcomes.count(name) for name in OUTCOMES)]


def _missing(result: Result, lang: Lang) -> Iterator[list[Value]]:
    for report in result.reports:
        for code, reason in reasons(report, lang):
            rule = result.rules.get(code)
            title = one_line(rule.title.text(lang)) if rule else ""
            yield [*report_facts(report, lang), code, title, one_line(reason)]


def _write(book: Any, sheet: Sheet, lang: Lang) -> None:
    plain = {"font_size": 10.5, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#D9DDE2"}
    head = book.add_format({**plain, "bold": True, "bg_color": "#EEF1F5", "valign": "vcenter"})
    usual = book.add_format(plain)
    share = book.add_format({**plain, "num_format": "0.0%"})
    tinted = {
        say(f"severity.{name}", lang): book.add_format({**plain, "bg_color": tint}) for name, tint in _TINTS.items()
    }
    page = book.add_worksheet(say(f"sheet.{sheet.key}", lang))
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _WIDTHS.get(column, _NARROW))
        page.write_string(0, at, say(_heading(column), lang), head)
    page.set_row(0, _height(sheet.columns, [say(_heading(column), lang) for column in sheet.columns]))
    last = 0
    for last, row in zip(range(1, MOST_ROWS + 1), sheet.rows, strict=False):
        page.set_row(last, _height(sheet.columns, row))
        for at, value in enumerate(row):
            if isinstance(value, (int, float)):
                page.write_number(last, at, value, share if isinstance(value, float) else usual)
            else:
                cell = tinted.get(value, usual) if sheet.columns[at] == "severity" else usual
                page.write_string(last, at, value[:LONGEST], cell)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A3)
    page.print_area(0, 0, last, len([column for column in sheet.columns if column not in _NOT_PRINTED]) - 1)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _height(columns: Sequence[str], row: list[Value]) -> float:
    """What the longest text of a row needs; not every program finds out by itself."""
    texts = ((name, value[:LONGEST]) for name, value in zip(columns, row, strict=True) if isinstance(value, str))
    lines = (ceil(cells(text) / (_WIDTHS.get(name, _NARROW) - 1)) for name, text in texts)
    return min(_HIGHEST, _LINE * max(1, *lines))


def _heading(column: str) -> str:
    return f"outcome.{column}" if column in OUTCOMES else f"column.{column}"
