"""The output that people read in a terminal: report by report, finding by finding, then what was not judged."""

from collections import Counter
from collections.abc import Iterable, Mapping

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result, RuleInfo
from disclosure_lint.outputs.assessed import is_assessed, is_stopped
from disclosure_lint.outputs.closing import closing
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.excused import excused
from disclosure_lint.outputs.finding import Style, factored, finding
from disclosure_lint.outputs.missing import unassessed
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.outputs.places import labelled
from disclosure_lint.phrases import Lang
from disclosure_lint.source import Source

SHOWN = 5
"""How many findings of one rule a report shows in full."""

LABELS = 30
"""How many of the others are named."""


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`."""
    style = Style(lang, Paint(color), width)
    blocks = [_report(report, sources.get(report.path), result.rules, style) for report in result.reports]
    return "\n".join(line for block in [*blocks, closing(result, style)] for line in [*block, ""])[:-1] + "\n"


def _report(report: CheckedReport, source: Source | None, rules: Mapping[str, RuleInfo], style: Style) -> list[str]:
    counted = [found for found in report.diagnostics if found.counts]
    own = [found for found in counted if found.cause == "report"]
    read = [found for found in counted if found.cause == "extraction"]
    sections = [_header(report, style), *_findings(own, report, source, rules, style)]
    if read:
        sections.append([style.paint(line, "info") for line in style.prose(style.say("extraction.heading"), "")])
        sections += _findings(read, report, source, rules, style)
    sections += excused([found for found in report.diagnostics if not found.counts], style)
    sections += _broken(report, style)
    sections += [_verdict(report, style), unassessed(report, style)]
    return [line for section in sections if section for line in [*section, ""]][:-1]


def _header(report: CheckedReport, style: Style) -> list[str]:
    facts = [clean(report.agency or "")]
    if report.year is not None:
        facts.append(style.say("report.year", year=report.year))
    if report.level is not None:
        facts.append(style.say(f"level.{report.level}"))
    if report.edition is not None:
        facts.append(style.say("report.edition", edition=clean(report.edition)))
    known = " · ".join(fact for fact in facts if fact)
    return [style.paint(clean(report.path), "strong"), *(style.prose(known, "") if known else [])]


def _findings(
    findings: list[Diagnostic],
    report: CheckedReport,
    source: Source | None,
    rules: Mapping[str, RuleInfo],
    style: Style,
) -> Iterable[list[str]]:
    """Each finding; of a rule with more than `SHOWN` the rest is gathered after the last that is shown."""
    total = Counter(found.rule for found in findings)
    seen: Counter[str] = Counter()
    for found in findings:
        seen[found.rule] += 1
        if seen[found.rule] > SHOWN:
            continue
        rule = rules.get(found.rule) if seen[found.rule] == 1 else None
        yield finding(found, report.path, source, rule, style)
        if seen[found.rule] == SHOWN and total[found.rule] > SHOWN:
            yield _folded([other for other in findings if other.rule == found.rule][SHOWN:], style)


def _folded(findings: list[Diagnostic], style: Style) -> list[str]:
    named = findings[:LABELS]
    common, labels = factored([found.location.label.text(style.lang) or found.location.pointer for found in named])
    places = [labelled(label, found.location, style.lang) for label, found in zip(labels, named, strict=True)]
    listed = style.say("folded.and").join(places) + ("…" if len(findings) > LABELS else "")
    if common:
        listed = style.say("folded.common", common=common, places=listed)
    head = findings[0]
    word = style.paint(style.say(f"severity.{head.severity}"), head.severity)
    first, *rest = style.prose(style.say("folded", count=len(findings), places=listed), "  ")
    return [f"{word} {style.paint(head.rule, 'strong')}", first, *rest]


def _broken(report: CheckedReport, style: Style) -> Iterable[list[str]]:
    for code, trace in sorted(report.broken.items()):
        head = style.paint(style.say("broken.heading", rule=code), "error")
        lines = [f"    {clean(line)}" for line in trace.rstrip().split("\n")]
        yield [head, *style.prose(style.say("broken.text")), *lines]


def _verdict(report: CheckedReport, style: Style) -> list[str]:
    """What it means that nothing was found; empty where something was."""
    if not is_assessed(report):
        key = "report.stopped" if is_stopped(report) else "report.nothing"
        return [style.paint(line, "warning") for line in style.prose(style.say(key), "")]
    counted = [found for found in report.diagnostics if found.counts]
    if report.broken or any(found.cause == "report" for found in counted):
        return []
    passed = sum(outcome == "passed" for outcome in report.outcomes.values())
    excusable = len(counted) < len(report.diagnostics)
    key = "report.excused" if excusable else "report.clean_but_read" if counted else "report.clean"
    return [style.paint(line, "good") for line in style.prose(style.say(key, passed=passed), "")]
