"""What is said of a document, as editors take it: findings of the checks and mistakes in files of rules alike."""

from typing import NamedTuple

from lsprotocol import types

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Location
from disclosure_lint.lsp.positions import Positions
from disclosure_lint.outputs.wording import figure, message
from disclosure_lint.phrases import Lang
from disclosure_lint.rules import PackProblem
from disclosure_lint.source import Source, Span

SOURCE = "disclosure-lint"
MOST_RELATED = 30
"""How many figures of a finding are shown with it."""

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


class Said(NamedTuple):
    """One thing that is said, and the finding that it comes from."""

    shown: types.Diagnostic
    finding: Diagnostic | None = None


class Page(NamedTuple):
    """All that is said of a document. `broken` are rules that crashed, with their traces; `stopped` where the document
    could not be read as a report. `version` is that of the document as it was shown.
    """

    said: tuple[Said, ...] = ()
    broken: dict[str, str] = {}
    stopped: bool = True
    version: int | None = None


class Speech(NamedTuple):
    """How to speak to this editor: the language, its way to count, whether it shows figures beside a finding."""

    lang: Lang
    encoding: types.PositionEncodingKind | str
    related: bool


def of_report(report: CheckedReport, text: str, uri: str, speech: Speech) -> Page:
    """What is said of a report whose whole text is `text`."""
    source, positions = Source("", text), Positions(text, speech.encoding)
    said = tuple(Said(_of_finding(found, source, positions, uri, speech), found) for found in report.diagnostics)
    return Page(said, report.broken, report.year is None)


def _of_finding(found: Diagnostic, source: Source, positions: Positions, uri: str, speech: Speech) -> types.Diagnostic:
    return types.Diagnostic(
        range=_place(found.location, source, positions),
        message=message(found, speech.lang),
        severity=_SEVERITIES[found.severity] if found.counts else types.DiagnosticSeverity.Hint,
        code=found.rule,
        source=SOURCE,
        related_information=_related(found, source, positions, uri, speech) if speech.related else None,
    )


def _place(at: Location, source: Source, positions: Positions) -> types.Range:
    """Where a finding is marked: of what goes over several lines, as tables and sections do, the first line."""
    if at.line is None:
        return _TOP
    start = source.offset(at.line, at.column or 1)
    end = source.offset(at.end_line or at.line, at.end_column or at.column or 1)
    return positions.range(Span(start, min(end, source.offset(at.line, 1) + len(source.line(at.line).rstrip()))))


def _related(
    found: Diagnostic, source: Source, positions: Positions, uri: str, speech: Speech
) -> list[types.DiagnosticRelatedInformation] | None:
    """The figures that a finding rests on, each at its line."""
    listed = []
    for item in found.evidence[:MOST_RELATED]:
        if item.line is None or item.pointer.startswith(PRIOR) or item.pointer == found.location.pointer:
            continue
        start = source.offset(item.line, 1)
        text = source.line(item.line)
        span = Span(start + len(text) - len(text.lstrip()), start + len(text))
        place = types.Location(uri, positions.range(span))
        listed.append(types.DiagnosticRelatedInformation(place, figure(item, speech.lang)))
    return listed or None


def of_problem(problem: PackProblem, positions: Positions, speech: Speech) -> Said:
    """A mistake in a file of rules or settings."""
    place = positions.range(problem.span) if problem.span else _TOP
    return Said(
        types.Diagnostic(place, problem.message.text(speech.lang), types.DiagnosticSeverity.Error, source=SOURCE)
    )


def at_top(text: Bilingual, speech: Speech) -> Said:
    """What concerns a document as a whole."""
    return Said(types.Diagnostic(_TOP, text.text(speech.lang), types.DiagnosticSeverity.Error, source=SOURCE))
