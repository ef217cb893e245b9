"""The structured report, YAML or JSON, as the public contract has it: the tree to a report and its source map."""

from typing import Literal

from disclosure_lint.forms import Forms
from disclosure_lint.nodes import Node, Problem, parse
from disclosure_lint.readers.findings import Findings, is_null
from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.readers.structured_cells import read_tables
from disclosure_lint.readers.structured_fields import read_fields
from disclosure_lint.readers.structured_sections import read_sections
from disclosure_lint.report import Report
from disclosure_lint.source import Source, SourceMap

KEYS = (
    "agency",
    "agency_code",
    "level",
    "scope",
    "year",
    "edition",
    "title",
    "published",
    "preamble",
    "sections",
    "tables",
    "signed",
    "source",
)
"""What may stand at the top of a report, in the order it is written."""

_REQUIRED = ("agency", "year")
_BODY = frozenset({"tables", "sections", "preamble", "signed"})
_SCHEMA = frozenset({"duplicate_key", "not_finite", "several_documents", "unknown_tag", "complex_key"})
_POINTED = 100
"""How many problems of the parser get a pointer: each costs a look at every place."""


def read_structured(source: Source, syntax: Literal["yaml", "json"], forms: Forms) -> Reading:
    """The report of a YAML or JSON text; what stands against it is told all at once."""
    node, problems = parse(source.text, syntax)
    if node is None or is_null(node):
        return Reading(source, None, SourceMap(), (_refusal(problems),))
    if not is_report(node, forms):
        return Reading(source, None, SourceMap(), (ReaderFinding("SRC002", "no_report", {}, None),))
    findings = Findings()
    report = _report(node, forms, findings)
    wrong = [_located(problem, findings.source_map, at) for at, problem in enumerate(problems)] + findings.found
    if wrong:
        wrong.sort(key=lambda finding: (finding.span or (0, 0), finding.reason))
        return Reading(source, None, findings.source_map, tuple(wrong))
    return Reading(source, report, findings.source_map, (), syntax)


def is_report(node: Node, forms: Forms) -> bool:
    """Whether a tree is meant for a report, be it a faulty one: other YAML has no agency, or none of the rest."""
    if node.kind != "mapping":
        return False
    keys = {str(key.value) for key, _ in node.pairs}
    own = keys & set(KEYS)
    if "agency" in keys:
        return own == keys or bool(own & _BODY) or ("year" in keys and 2 * len(own) >= len(keys))
    tables = node.get("tables")
    if tables is None or tables.kind != "mapping":
        return False
    return "year" in keys or (own == keys and any(key.value in forms.known for key, _ in tables.pairs))


def _refusal(problems: list[Problem]) -> ReaderFinding:
    """Why a text has no tree."""
    if not problems:
        return ReaderFinding("SRC002", "empty", {}, None)
    last = problems[-1]
    return ReaderFinding("SRC001", last.reason, last.values, last.span)


def _report(node: Node, forms: Forms, findings: Findings) -> Report:
    for name, value in node.pairs:
        findings.place(str(name.value), name, value)
    members = findings.members(node, list(KEYS))
    for key in _REQUIRED:
        if key not in members or not str(members[key].value).strip():
            findings.missing(key, node, key)
    return Report(
        **read_fields(members, forms, findings),
        sections=read_sections(members["sections"], forms, findings) if "sections" in members else (),
        tables=read_tables(members["tables"], forms, findings) if "tables" in members else {},
    )


def _located(problem: Problem, places: SourceMap, at: int) -> ReaderFinding:
    """A problem of the parser as a finding, with the pointer of the narrowest place around it."""
    pointer = ""
    if at < _POINTED:
        around = (
            (span.end - span.start, pointer)
            for pointer, span in places.spans.items()
            if span.start <= problem.span.start and problem.span.end <= span.end
        )
        pointer = min(around, default=(0, ""))[1]
    return ReaderFinding("SRC003", problem.reason, problem.values, problem.span, pointer)
