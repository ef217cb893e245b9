"""The output that programs read: every finding, nothing folded, numbers exact. Described by `outputs.schema`."""

from collections.abc import Mapping

from disclosure_lint.diagnostics import (
    CheckedReport,
    Diagnostic,
    Evidence,
    Fix,
    Location,
    NotAssessable,
    PackInfo,
    Result,
)
from disclosure_lint.diagnostics.model import OUTCOMES
from disclosure_lint.outputs.exact_json import Json, written
from disclosure_lint.phrases import Lang, missing_text
from disclosure_lint.source import Place, Source


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither sources nor colour nor width make a difference."""
    return written(document(result, lang)) + "\n"


def document(result: Result, lang: Lang) -> dict[str, Json]:
    """The whole output as plain values, in the order of the contract."""
    return {
        "tool": {"name": "disclosure-lint", "version": result.version},
        "today": result.today,
        "packs": [pack(item, lang) for item in result.packs],
        "reports": [_report(report, lang) for report in result.reports],
        "summary": dict(result.summary._asdict()),
    }


def pack(pack: PackInfo, lang: Lang) -> dict[str, Json]:
    """What a pack is; of one that extends others, what it adds and changes too."""
    made: dict[str, Json] = {"id": pack.id, "version": pack.version, "digest": pack.digest}
    if pack.adds:
        made["adds"] = list(pack.adds)
    if pack.changes:
        made["changes"] = [{"of": item.of, "to": item.to, "reason": item.reason.text(lang)} for item in pack.changes]
    return made


def _report(report: CheckedReport, lang: Lang) -> dict[str, Json]:
    outcomes = list(report.outcomes.values())
    made: dict[str, Json] = {
        "path": report.path,
        "agency": report.agency,
        "level": report.level,
        "year": report.year,
        "edition": report.edition,
        "outcomes": {outcome: outcomes.count(outcome) for outcome in OUTCOMES},
        "diagnostics": [diagnostic(found, lang) for found in report.diagnostics],
        "not_assessable": [_unassessed(item, lang) for item in report.not_assessable],
        "not_applicable": [{"rule": item.rule, "reason": item.reason.text(lang)} for item in report.not_applicable],
    }
    if report.broken:
        made["broken"] = [{"rule": code, "trace": trace} for code, trace in sorted(report.broken.items())]
    return made


def _unassessed(item: NotAssessable, lang: Lang) -> dict[str, Json]:
    made: dict[str, Json] = {"rule": item.rule, "missing": sorted({missing_text(cause) for cause in item.missing})}
    return {**made, "note": item.note.text(lang)} if item.note else made


def diagnostic(found: Diagnostic, lang: Lang) -> dict[str, Json]:
    """A finding as plain values."""
    return {
        "rule": found.rule,
        "name": found.name,
        "severity": found.severity,
        "cause": found.cause,
        "message": found.message.text(lang),
        "location": _location(found.location, lang),
        "evidence": [_evidence(item, lang) for item in found.evidence],
        "authority": [dict(item._asdict()) for item in found.authority],
        "fingerprint": found.fingerprint,
        **({"waived": dict(found.waived._asdict())} if found.waived else {}),
        **({"known": True} if found.known else {}),
        **({"fix": _fix(found.fix, lang)} if found.fix else {}),
    }


def _fix(fix: Fix, lang: Lang) -> dict[str, Json]:
    edits: list[Json] = []
    for edit in fix.edits:
        place = {key: value for key, value in edit._asdict().items() if key != "span"}
        edits.append({**place, "offset": edit.span.start, "end_offset": edit.span.end})
    return {"safety": fix.safety, "title": fix.title.text(lang), "edits": edits}


def _location(at: Location, lang: Lang) -> dict[str, Json]:
    span = {"line": at.line, "column": at.column, "end_line": at.end_line, "end_column": at.end_column}
    known = _place(at.place) if at.place else {key: value for key, value in span.items() if value is not None}
    return {**known, "pointer": at.pointer, "label": at.label.text(lang)}


def _evidence(item: Evidence, lang: Lang) -> dict[str, Json]:
    made: dict[str, Json] = {"pointer": item.pointer, "label": item.label.text(lang), "value": item.value}
    if item.place:
        return {**made, **_place(item.place)}
    return made if item.line is None else {**made, "line": item.line}


def _place(place: Place) -> dict[str, Json]:
    return {"place": {key: value for key, value in place._asdict().items() if value is not None}}
