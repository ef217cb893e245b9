"""GitHub workflow commands: each finding as an annotation of the file, in the log of the run."""

from collections import Counter
from collections.abc import Mapping

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result
from disclosure_lint.diagnostics.model import SEVERITIES, Severity
from disclosure_lint.outputs.wording import each_finding, gravest_first, many_lines, message, one_line, title, where
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source

COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}

MOST = 10
"""As many annotations of each severity of a step GitHub shows beside the files; the log has all."""


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; the gravest first. Neither sources nor colour nor width make a difference."""
    lines = [_finding(report, found, result, lang) for report, found in gravest_first(list(each_finding(result)))]
    for report in result.reports:
        lines += [_broken(report, code, trace, lang) for code, trace in sorted(report.broken.items())]
    lines.append(one_line(say("closing.counts", lang, **result.summary._asdict()) + say("closing.end", lang)))
    return "\n".join(lines) + "\n"


def left_out(result: Result, lang: Lang) -> tuple[str, ...]:
    """See `outputs.left_out`."""
    counts = Counter(found.severity for _, found in each_finding(result))
    hidden = sum(max(0, counts[severity] - MOST) for severity in SEVERITIES)
    return (say("github.shown", lang, most=MOST, hidden=hidden),) if hidden else ()


def _finding(report: CheckedReport, found: Diagnostic, result: Result, lang: Lang) -> str:
    rule = result.rules.get(found.rule)
    at = found.location
    place: dict[str, int | None] = {}
    if not at.place:
        place = {"line": at.line, "endLine": at.end_line}
        if at.line == at.end_line:  # columns mean something on one line only
            place |= {"col": at.column, "endColumn": at.end_column}
    lines = [message(found, lang)]
    if label := where(found, lang):
        lines.append(say("github.place", lang, place=label))
    if rule:
        lines.append(say("github.fix", lang, fix=one_line(rule.fix.text(lang))))
    name = COMMANDS[found.severity if found.counts else "info"]
    return _command(name, report.path, title(found, rule, lang), "\n".join(lines), **place)


def _broken(report: CheckedReport, code: str, trace: str, lang: Lang) -> str:
    heading = say("broken.heading", lang, rule=code)
    return _command("error", report.path, heading, f"{say('broken.text', lang)}\n{many_lines(trace)}")


def _command(name: str, path: str, heading: str, text: str, **place: int | None) -> str:
    known = {"title": heading, "file": path.replace("\\", "/")}
    known |= {key: str(value) for key, value in place.items() if value is not None}
    properties = ",".join(f"{key}={_property(value)}" for key, value in known.items())
    return f"::{name} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
