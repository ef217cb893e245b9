"""Reviewdog's diagnostic format: reviewdog comments on the lines of a change that findings are about."""

from collections.abc import Mapping

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Location, Result
from disclosure_lint.outputs.exact_json import Json, written
from disclosure_lint.outputs.wording import each_finding, message, one_line, where
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither colour nor width make a difference."""
    found = [_diagnostic(report, item, result, sources, lang) for report, item in each_finding(result)]
    return written({"source": {"name": "disclosure-lint"}, "diagnostics": found}) + "\n"


def _diagnostic(
    report: CheckedReport, found: Diagnostic, result: Result, sources: Mapping[str, Source], lang: Lang
) -> dict[str, Json]:
    rule = result.rules.get(found.rule)
    lines = [message(found, lang)]
    if label := where(found, lang):
        lines.append(say("github.place", lang, place=label))
    if rule:
        lines.append(say("github.fix", lang, fix=one_line(rule.fix.text(lang))))
    place: dict[str, Json] = {"path": report.path.replace("\\", "/")}
    span = _range(found.location, sources.get(report.path))
    return {
        "message": "\n".join(lines),
        "location": {**place, "range": span} if span else place,
        "severity": found.severity.upper() if found.counts else "INFO",
        "code": {"value": found.rule},
        **_suggestions(found, sources.get(report.path)),
    }


def _suggestions(found: Diagnostic, source: Source | None) -> dict[str, Json]:
    """What can be written in one place; suggestions are taken one by one there, so that several places are no help."""
    if found.fix is None or not found.counts or source is None or len(found.fix.edits) != 1:
        return {}
    (edit,) = found.fix.edits
    span: dict[str, Json] = {
        "start": _position(source, edit.line, edit.column),
        "end": _position(source, edit.end_line, edit.end_column),
    }
    return {"suggestions": [{"range": span, "text": edit.text}]}


def _range(at: Location, source: Source | None) -> dict[str, Json]:
    """The range in the file; columns count bytes there, so they are known only where the text is."""
    if at.line is None or at.place:
        return {}
    if source is None or at.column is None or at.end_line is None or at.end_column is None:
        return {"start": {"line": at.line}}
    return {"start": _position(source, at.line, at.column), "end": _position(source, at.end_line, at.end_column)}


def _position(source: Source, line: int, column: int) -> dict[str, Json]:
    before = source.line(line)[: column - 1]
    return {"line": line, "column": len(before.encode("utf-8", errors="replace")) + 1}
