"""The page of an agency: its years, its findings, its tables with marks and last year's figures."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from disclosure_lint import __version__
from disclosure_lint.dashboard import charts
from disclosure_lint.dashboard.agencies import Agency
from disclosure_lint.dashboard.findings import Row, shown_cells, tables_of
from disclosure_lint.diagnostics import Bilingual, DrawnTable, Result, RuleInfo
from disclosure_lint.forms import Forms
from disclosure_lint.outputs.html.findings import Numbered, grouped, severity
from disclosure_lint.outputs.html.markup import Writer
from disclosure_lint.outputs.html.tables import one_table
from disclosure_lint.outputs.wording import shown_change
from disclosure_lint.phrases import Lang, say

_ANCHOR = "r"
_CHANGES = 100
"""Changes that are listed one by one."""


class Sheet(NamedTuple):
    """What the page of an agency is made of in any language."""

    agency: Agency
    findings: dict[str, dict[str, list[Numbered]]]
    tables: tuple[DrawnTable, ...]
    before: Mapping[str, str]
    changes: tuple[tuple[Row, Bilingual], ...]
    """What has changed since the run before, with the words of the form for where it is."""


def sheet_of(agency: Agency, forms: Forms) -> Sheet:
    """An agency's findings in order, its tables in the layout of the form."""
    latest = agency.latest
    tables = tables_of(agency.cells, latest["year"], forms) if latest else ()
    changes = tuple((row, forms.label(row["pointer"] or "")) for row in agency.changes[:_CHANGES])
    return Sheet(agency, grouped(agency.findings), tables, shown_cells(agency.before), changes)


def values_of(sheet: Sheet, rules: dict[str, RuleInfo], lang: Lang, clusters: Mapping[int, str]) -> dict[str, object]:
    """What the template is filled with. `clusters` maps clusters of copies to the addresses of their pages."""
    to = Writer(Result(__version__, "", (), (), rules), lang)
    every = [item for same in sheet.findings.values() for found in same.values() for item in found]
    shown = (line for kind, found in sheet.findings.items() for line in severity(kind, found, _ANCHOR, None, to))
    return {
        "agency": sheet.agency,
        "own": sum(item.kind not in ("extraction", "excused") for item in every),
        "findings": Markup("\n".join(shown)),
        "tables": Markup("\n".join(_tables(sheet, every, to))),
        "trends": _trends(sheet.agency, lang),
        "changes": [
            {**row, "label": label.text(lang), "told": shown_change(row, lang)} for row, label in sheet.changes
        ],
        "more_changes": max(len(sheet.agency.changes) - _CHANGES, 0),
        "copies": [_copy(row, lang, clusters) for row in sheet.agency.copies if row["cluster"] in clusters],
    }


def _tables(sheet: Sheet, every: list[Numbered], to: Writer) -> Iterator[str]:
    if sheet.tables:
        yield f'<section class="tables"><h2>{to.say("site.tables")}</h2>'
        yield f'<p class="note">{to.say("site.tables_legend")}</p>'
        for table in sheet.tables:
            yield from one_table(table, every, _ANCHOR, to, sheet.before, tips=False)
        yield "</section>"


def _trends(agency: Agency, lang: Lang) -> list[tuple[str, Markup]]:
    requests = {say(f"site.trend.{name}", lang): values for name, values in agency.trends.items()}
    checked = [row for row in agency.years if row["status"] == "checked"]
    named = ("errors", "warnings") if len(checked) > 2 else ()  # the table of years says as much of two
    findings = {say(f"site.trend.{name}", lang): {row["year"]: row[name] for row in checked} for name in named}
    drawn = [
        (say("site.trend_requests", lang), charts.lines(requests)),
        (say("site.trend_findings", lang), charts.lines(findings)),
    ]
    return [(title, chart) for title, chart in drawn if chart]


def _copy(row: Row, lang: Lang, clusters: Mapping[int, str]) -> dict[str, str]:
    share = f"{row['score'] * 100:.0f}%"
    role = say("site.copied_source", lang) if row["source"] else say("site.copied_member", lang, share=share)
    text = say("site.copied_line", lang, year=row["year"], cluster=row["cluster"], role=role)
    return {"text": text, "address": clusters[row["cluster"]]}
