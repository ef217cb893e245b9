"""Records as rows of the tables."""

from collections.abc import Iterator
from itertools import repeat
from typing import Any

from disclosure_lint.batch.facts import Facts
from disclosure_lint.batch.record import Cells, Record
from disclosure_lint.batch.results.parquet import day
from disclosure_lint.diagnostics import Authority, CheckedReport, Evidence, Location, RuleInfo
from disclosure_lint.diagnostics.model import OUTCOMES, SEVERITIES
from disclosure_lint.outputs.exact_json import compact
from disclosure_lint.phrases import missing_text

Row = tuple[Any, ...]


def report_row(record: Record, facts: Facts, prior: str | None, unit: str | None) -> Row:
    """The row of `reports`."""
    checked = record.checked
    outcomes = list(checked.outcomes.values())
    return (
        checked.path,
        facts.digest,
        facts.format or None,
        checked.agency,
        record.agency_code,
        checked.level,
        record.scope,
        checked.year,
        checked.edition,
        record.title,
        day(record.published),
        day(record.signed),
        record.status,
        prior,
        *counts(checked),
        record.stated,
        record.parts,
        record.packs,
        unit,
        *(outcomes.count(outcome) for outcome in OUTCOMES),
    )


def counts(checked: CheckedReport) -> tuple[int, ...]:
    """Findings of a report: errors, warnings, infos, those of extraction, waived and known ones."""
    found = checked.diagnostics
    counted = [item for item in found if item.counts]
    own = [item.severity for item in counted if item.cause == "report"]
    waived = sum(item.waived is not None for item in found)
    known = len(found) - len(counted) - waived
    return (*(own.count(severity) for severity in SEVERITIES), len(counted) - len(own), waived, known)


def cell_columns(path: str, cells: Cells) -> tuple[list[Any], ...]:
    """The rows of `cells`, column by column."""
    pointers = [".".join(parts) for parts in zip(cells.table, cells.row, cells.column, strict=True)]
    return ([path] * len(pointers), pointers, *cells)


def finding_rows(checked: CheckedReport) -> Iterator[Row]:
    """The rows of `diagnostics`."""
    for ordinal, found in enumerate(checked.diagnostics, 1):
        at = found.location
        yield (
            checked.path,
            ordinal,
            found.rule,
            found.name,
            found.severity,
            found.cause,
            at.pointer,
            *at.label,
            *found.message,
            *_lines(at),
            _place(at),
            found.fingerprint,
            found.counts,
            compact(found.waived._asdict()) if found.waived else None,
            found.known,
            compact([_evidence(item) for item in found.evidence]),
            authority(found.authority),
        )


def _lines(at: Location) -> tuple[int | None, ...]:
    """A place in a transcript is no line of the document."""
    return (None,) * 4 if at.place else (at.line, at.column, at.end_line, at.end_column)


def _place(at: Location | Evidence) -> str | None:
    return compact({key: value for key, value in at.place._asdict().items() if value is not None}) if at.place else None


def _evidence(item: Evidence) -> dict[str, Any]:
    made: dict[str, Any] = {
        "pointer": item.pointer,
        "label_zh": item.label.zh,
        "label_en": item.label.en,
        "value": item.value,
    }
    if item.place:
        made["place"] = {key: value for key, value in item.place._asdict().items() if value is not None}
    elif item.line is not None:
        made["line"] = item.line
    return made


def authority(found: tuple[Authority, ...]) -> str:
    """Documents and clauses as JSON."""
    return compact([item._asdict() for item in found])


def outcome_columns(checked: CheckedReport) -> tuple[Any, ...]:
    """The rows of `outcomes`, column by column."""
    missing = {
        item.rule: compact(
            sorted({missing_text(cause) for cause in item.missing}) + ([item.note.zh] if item.note else [])
        )
        for item in checked.not_assessable
    }
    codes = list(checked.outcomes)
    return (
        list(repeat(checked.path, len(codes))),
        codes,
        list(checked.outcomes.values()),
        [missing.get(code) for code in codes],
    )


def paragraph_rows(record: Record) -> Iterator[Row]:
    """The rows of `paragraphs`."""
    return ((record.checked.path, *paragraph) for paragraph in record.paragraphs)


def rule_row(rule: RuleInfo, digests: tuple[str, str]) -> Row:
    """The row of `rules`."""
    return (
        rule.code,
        rule.name,
        rule.severity,
        rule.basis,
        *rule.title,
        *rule.why,
        *rule.fix,
        authority(rule.authority),
        rule.pack or None,
        *digests,
    )
