"""Findings as rows of a table, one each, for the formats that spreadsheets read."""

from collections.abc import Iterator
from typing import TypeAlias

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result
from disclosure_lint.outputs.finding import factored
from disclosure_lint.outputs.places import place_words
from disclosure_lint.outputs.sides import Sides, sides
from disclosure_lint.outputs.wording import authority, each_finding, excuse, one_line, placed_figure, value_words
from disclosure_lint.phrases import Lang, say

Value: TypeAlias = str | int | float
"""A text, a count, or a share."""

FEWEST = 5
"""Of fewer agencies or reports no share is told and nothing is ranked."""

COLUMNS = (
    "path",
    "agency",
    "year",
    "level",
    "severity",
    "cause",
    "excuse",
    "rule",
    "title",
    "message",
    "label",
    "line",
    "column",
    "place",
    "figures",
    "authority",
    "fix",
    "proposal",
    "pointer",
    "fingerprint",
)
"""What is told of each finding; `column.NAME` is the phrase that heads it."""

_FORMULA = tuple("=+-@\t\r")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before what would begin one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def finding_rows(result: Result, lang: Lang) -> Iterator[list[Value]]:
    """A row a finding, in the order of `COLUMNS`; '' where something is not known."""
    for report, found in each_finding(result):
        yield [*report_facts(report, lang), *_told(found, result, lang)]


def report_facts(report: CheckedReport, lang: Lang) -> list[Value]:
    """Path, agency, year and level of a report."""
    level = say(f"level.{report.level}", lang) if report.level else ""
    return [one_line(report.path), one_line(report.agency or ""), report.year if report.year is not None else "", level]


def _told(found: Diagnostic, result: Result, lang: Lang) -> Iterator[Value]:
    rule, at = result.rules.get(found.rule), found.location
    lines = at.line is not None and not at.place
    yield say(f"severity.{found.severity}", lang)
    yield say(f"cause.{found.cause}", lang)
    yield excuse(found, lang)
    yield found.rule
    yield one_line(rule.title.text(lang)) if rule else found.name
    yield one_line(found.message.text(lang))
    yield one_line(at.label.text(lang))
    yield at.line if lines and at.line is not None else ""
    yield at.column if lines and at.column is not None else ""
    yield one_line(place_words(at.place, lang)) if at.place else ""
    yield _figures(found, lang)
    yield say("missing.and", lang).join(authority(found, rule))
    yield one_line(rule.fix.text(lang)) if rule else ""
    yield one_line(found.fix.title.text(lang)) if found.fix and found.counts else ""
    yield one_line(at.pointer)
    yield found.fingerprint


def _figures(found: Diagnostic, lang: Lang) -> str:
    """The values, what all labels have in common said once before them."""
    if not found.evidence:
        return ""
    if beside := sides(found, lang):
        return _side_by_side(beside, lang)
    common, labels = factored([item.label.text(lang) for item in found.evidence])
    each = [placed_figure(item, lang, label) for item, label in zip(found.evidence, labels, strict=True)]
    return _listed(common, each, lang)


def _side_by_side(beside: Sides, lang: Lang) -> str:
    """The values with what other units have in the same cells; that is not repeated where all are the same."""
    each = [placed_figure(row.own, lang, row.label) for row in beside.rows]
    if beside.differ:
        others = [value_words(row.other.value, lang) for row in beside.rows]
        each = [
            say("folded.beside", lang, own=own, whose=beside.whose, other=other)
            for own, other in zip(each, others, strict=True)
        ]
    return _listed(beside.common, each, lang)


def _listed(common: str, each: list[str], lang: Lang) -> str:
    listed = say("folded.and", lang).join(each)
    return say("folded.common", lang, common=common, places=listed) if common else listed
