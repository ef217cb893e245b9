"""How often each rule was met, in place of the findings themselves (`--statistics`): for people and for programs."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from disclosure_lint.diagnostics import Result
from disclosure_lint.diagnostics.model import SEVERITIES, Severity
from disclosure_lint.outputs.closing import closing
from disclosure_lint.outputs.display import cells, cut, pad
from disclosure_lint.outputs.exact_json import Json, written
from disclosure_lint.outputs.finding import Style
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.outputs.wording import each_finding, one_line
from disclosure_lint.phrases import Lang
from disclosure_lint.source import Source


class Count(NamedTuple):
    """A rule: its findings, the reports that have any, and those on which it could not be judged."""

    rule: str
    severity: Severity
    findings: int
    reports: int
    missing: int


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """A line a rule, the most frequent first; see `outputs.Renderer`."""
    style = Style(lang, Paint(color), width)
    counted = counts(result)
    heads = [style.say(f"statistics.{head}") for head in ("findings", "reports", "missing")]
    rooms = [max(cells(head), 6) for head in heads]
    words = max(cells(style.say(f"severity.{severity}")) for severity in SEVERITIES)
    lines = ["  ".join(pad(head, room, right=True) for head, room in zip(heads, rooms, strict=True))]
    lines = [style.paint(lines[0], "faint")] if counted else []
    for item in counted:
        figures = (item.findings, item.reports, item.missing)
        row = "  ".join(pad(str(figure), room, right=True) for figure, room in zip(figures, rooms, strict=True))
        word = style.paint(pad(style.say(f"severity.{item.severity}"), words), item.severity)
        rule = result.rules.get(item.rule)
        title = one_line(rule.title.text(lang)) if rule else ""
        room = width - cells(row) - words - cells(item.rule) - 5
        lines.append(f"{row}  {word}  {item.rule} {cut(title, room)}".rstrip())
    return "\n".join([*lines, *[""] * bool(lines), *closing(result, style)]) + "\n"


def render_json(result: Result, sources: Mapping[str, Source], lang: Lang) -> str:
    """The same for programs."""
    rules: list[Json] = [
        {
            "rule": item.rule,
            "severity": item.severity,
            "findings": item.findings,
            "reports": item.reports,
            "not_assessable": item.missing,
        }
        for item in counts(result)
    ]
    return written({"rules": rules, "summary": result.summary._asdict()}) + "\n"


def counts(result: Result) -> list[Count]:
    """Every rule that has findings that count, or could not be judged, the most frequent first."""
    counted = [(report.path, found) for report, found in each_finding(result) if found.counts]
    findings = Counter(found.rule for _, found in counted)
    reports = Counter(code for code, _ in {(found.rule, path) for path, found in counted})
    missing = Counter(code for report in result.reports for code in {item.rule for item in report.not_assessable})
    severity: dict[str, Severity] = {code: rule.severity for code, rule in result.rules.items()}
    met: dict[str, Severity] = {}
    for _, found in counted:  # the gravest it was met with: levels may differ
        met[found.rule] = min(found.severity, met.get(found.rule, found.severity), key=SEVERITIES.index)
    made = [
        Count(code, met.get(code) or severity.get(code, "info"), findings[code], reports[code], missing[code])
        for code in {*findings, *missing}
    ]
    return sorted(made, key=lambda item: (-item.findings, -item.missing, item.rule))
