"""One page that holds everything, for people to read, to send and to print; no request leaves it.

It is whole without its script: severities are switched off and on by CSS, only the search needs it.
"""

from collections.abc import Iterator, Mapping

from disclosure_lint.diagnostics import CheckedReport, Result
from disclosure_lint.diagnostics.model import OUTCOMES, SEVERITIES
from disclosure_lint.outputs.assessed import is_assessed, is_stopped
from disclosure_lint.outputs.html.findings import KINDS, Numbered, grouped, severity
from disclosure_lint.outputs.html.markup import Writer, safe
from disclosure_lint.outputs.html.page import page
from disclosure_lint.outputs.html.tables import tables
from disclosure_lint.outputs.missing import waiting
from disclosure_lint.outputs.wording import many_lines
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither colour nor width make a difference."""
    to = Writer(result, lang)
    return page(to.say("page.heading"), lang, _body(result, sources, to), ("style.css",), ("script.js", "light.js"))


def _body(result: Result, sources: Mapping[str, Source], to: Writer) -> Iterator[str]:
    yield from _top(result, to)
    if len(result.reports) > 1:
        yield from _overview(result, to)
    yield "<main>"
    for number, report in enumerate(result.reports, 1):
        yield from _report(number, report, sources.get(report.path), to)
    yield "</main>"


def _top(result: Result, to: Writer) -> Iterator[str]:
    """Title, basis, counts; each count switches its findings off and on."""
    packs = say("list", to.lang).join(f"{pack.id} {pack.version}" for pack in result.packs)
    yield f'<header class="top"><h1>{to.say("page.heading")}</h1>'
    yield f'<p class="basis">{to.say("closing.basis", today=result.today, packs=packs, version=result.version)}</p>'
    if not any(map(is_assessed, result.reports)):
        yield f'<p class="verdict">{to.say("closing.nothing" if result.reports else "closing.no_report")}</p>'
    summary = result.summary
    excused = summary.waived + summary.known
    counts = (summary.errors, summary.warnings, summary.infos, summary.extraction, excused)
    missing = sum(len(_missing(report)) for report in result.reports)
    yield f'</header><div class="tools"><p class="total">{to.say("html.reports", count=summary.reports)}</p>'
    for kind, count in zip((*KINDS, "missing"), (*counts, missing), strict=True):
        label = to.say(f"column.{kind}s" if kind in SEVERITIES else f"column.{kind}")
        box = f'<input type="checkbox" id="show-{kind}" checked{" disabled" * (not count)}>'
        yield f'<label class="toggle {kind}">{box}<b>{count}</b> {label}</label>'
    hint = to.say("html.search")
    yield f'<input type="search" id="search" placeholder="{hint}" aria-label="{hint}" autocomplete="off" hidden>'
    yield f'<output id="hits" for="search" data-none="{to.say("html.no_hits")}"></output></div>'


def _missing(report: CheckedReport) -> list[str]:
    return [code for code, outcome in report.outcomes.items() if outcome == "not_assessable"]


def _overview(result: Result, to: Writer) -> Iterator[str]:
    heads = ["agency", "year", "report", "errors", "warnings", "infos", "extraction", "excused", "missing"]
    row = "".join(f'<th scope="col">{to.say(f"column.{head}")}</th>' for head in heads)
    yield f'<nav class="overview"><h2>{to.say("html.overview")}</h2><div class="scroll"><table>'
    yield f"<thead><tr>{row}</tr></thead><tbody>"
    for number, report in enumerate(result.reports, 1):
        yield _overview_row(f"r{number}", report)
    yield "</tbody></table></div></nav>"


def _overview_row(anchor: str, report: CheckedReport) -> str:
    found = [Numbered(0, item).kind for item in report.diagnostics]
    counts = {**{kind: found.count(kind) for kind in KINDS}, "missing": len(_missing(report))}
    name = f'<th scope="row"><a href="#{anchor}">{safe(report.agency or report.path)}</a></th>'
    year = f"<td>{'' if report.year is None else report.year}</td>"
    path = f'<td class="path">{safe(report.path)}</td>'
    figures = (f'<td class="{kind if count else "zero"}">{count}</td>' for kind, count in counts.items())
    return f"<tr>{name}{year}{path}{''.join(figures)}</tr>"


def _report(number: int, report: CheckedReport, source: Source | None, to: Writer) -> Iterator[str]:
    anchor = f"r{number}"
    yield f'<section class="report" id="{anchor}">'
    yield from _heading(report, to)
    kinds = grouped(report.diagnostics)
    yield from _verdict(report, to)
    for kind, rules in kinds.items():
        yield from severity(kind, rules, anchor, source, to)
    every = [item for rules in kinds.values() for same in rules.values() for item in same]
    yield from tables(report.tables, every, anchor, to)
    yield from _unassessed(report, to)
    yield "</section>"


def _heading(report: CheckedReport, to: Writer) -> Iterator[str]:
    name = safe(report.agency or report.path)
    year = f" {to.say('report.year', year=report.year)}" if report.year is not None else ""
    facts = [safe(report.path)]
    facts += [to.say(f"level.{report.level}")] if report.level else []
    facts += [to.say("report.edition", edition=report.edition)] if report.edition else []
    outcomes = list(report.outcomes.values())
    counts = {name: outcomes.count(name) for name in OUTCOMES if name in outcomes}
    counted = [to.say(f"outcome.{name}") + f" {count}" for name, count in counts.items()]
    yield f'<header class="head"><h2>{name}{year}</h2><p class="facts">{" · ".join(facts)}</p>'
    yield f'<p class="facts">{" · ".join(counted)}</p></header>'


def _verdict(report: CheckedReport, to: Writer) -> Iterator[str]:
    if not is_assessed(report):
        yield f'<p class="verdict">{to.say("report.stopped" if is_stopped(report) else "report.nothing")}</p>'
    elif not report.broken and not any(found.counts and found.cause == "report" for found in report.diagnostics):
        passed = list(report.outcomes.values()).count("passed")
        excused = any(not found.counts for found in report.diagnostics)
        key = "report.excused" if excused else "report.clean_but_read" if report.diagnostics else "report.clean"
        yield f'<p class="clean">{to.say(key, passed=passed)}</p>'
    for code, trace in sorted(report.broken.items()):
        yield f'<article class="broken"><h3>{to.say("broken.heading", rule=code)}</h3><p>{to.say("broken.text")}</p>'
        yield f"<pre>{'&#10;'.join(map(safe, many_lines(trace).split(chr(10))))}</pre></article>"


def _unassessed(report: CheckedReport, to: Writer) -> Iterator[str]:
    groups = waiting(report, to.lang)
    if not groups:
        return
    yield f'<section class="missing"><h3>{to.say("column.missing")}</h3><ul>'
    for reason, rules in groups.items():
        words = to.say("missing.line", reason=reason, rules=say("list", to.lang).join(rules))
        yield f"<li>{words}</li>"
    yield "</ul></section>"
