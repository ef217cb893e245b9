"""The values every output is made of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.diagnostics.bilingual import Bilingual
from disclosure_lint.diagnostics.fixes import Fix
from disclosure_lint.diagnostics.tables import DrawnTable
from disclosure_lint.source import Place
from disclosure_lint.values import Cause

Severity: TypeAlias = Literal["error", "warning", "info"]
Outcome: TypeAlias = Literal["broken", "failed", "not_assessable", "passed", "not_applicable"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
OUTCOMES: tuple[Outcome, ...] = ("passed", "failed", "not_assessable", "not_applicable", "broken")


class Authority(NamedTuple):
    """A document and the clause of it that a rule rests on."""

    document: str
    clause: str


class Location(NamedTuple):
    """Where a finding is: `pointer` always; the span in the source's text (line and column from 1, end past).

    `place` is set where that text is a transcript: then it says where the thing truly stands, and the line is no line
    of the document.
    """

    pointer: str
    label: Bilingual
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    place: Place | None = None


class Evidence(NamedTuple):
    """A value that the failed assertion read. None is a blank cell, text is what stood there and is no number."""

    pointer: str
    label: Bilingual
    value: int | Decimal | str | None
    line: int | None = None
    place: Place | None = None


class Waived(NamedTuple):
    """Why a finding does not count, who answers for it (None: not said) and until when; where that is written."""

    reason: str
    approver: str | None
    expires: str
    origin: str


class Diagnostic(NamedTuple):
    """One finding. `cause` says whether it is the agency's (`report`) or the reader's (`extraction`).

    A finding that is waived, or was there when the baseline was made (`known`), is shown but counts for nothing.
    """

    rule: str
    name: str
    severity: Severity
    cause: Literal["report", "extraction"]
    message: Bilingual
    location: Location
    evidence: tuple[Evidence, ...]
    authority: tuple[Authority, ...]
    fingerprint: str
    waived: Waived | None = None
    known: bool = False
    fix: Fix | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts."""
        return self.waived is None and not self.known


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings of a report in the order in which they are told: that of their places."""
    return tuple(sorted(found, key=_order))


def _order(found: Diagnostic) -> tuple[int, int, str, str, str]:
    at = found.location
    return (at.line or 0, at.column or 0, found.rule, at.pointer, found.message.zh)


class NotAssessable(NamedTuple):
    """A rule, or some places of it, that could not be judged, and what was missing; `note` is what is known anyhow."""

    rule: str
    missing: tuple[Cause, ...]
    note: Bilingual | None = None


class NotApplicable(NamedTuple):
    """A rule that does not apply to a report, and why."""

    rule: str
    reason: Bilingual


class PackChange(NamedTuple):
    """What a pack changed of those it extends: `of` is a rule's code or `parameters.NAME`, `to` what holds now
    (a severity, `off`, a value).
    """

    pack: str
    of: str
    to: str
    reason: Bilingual


class PackInfo(NamedTuple):
    """Which rules were used: `digest` is `sha256:` and the hash of all files of the pack.

    Of a pack that extends others, `adds` names the rules (by code) and word lists (`words.NAME`) that it brings or
    lengthens.
    """

    id: str
    version: str
    digest: str
    adds: tuple[str, ...] = ()
    changes: tuple[PackChange, ...] = ()


class RuleInfo(NamedTuple):
    """What an output needs to know of a rule."""

    code: str
    name: str
    title: Bilingual
    severity: Severity
    basis: str
    why: Bilingual
    fix: Bilingual
    authority: tuple[Authority, ...]
    pack: str = ""
    """The pack that it comes from."""
    changes: tuple[PackChange, ...] = ()
    """What later packs made of it."""


@dataclass(frozen=True)
class CheckedReport:
    """One report and what is said of it. `outcomes` maps rule codes to outcomes."""

    path: str
    agency: str | None
    level: str | None
    year: int | None
    edition: str | None
    outcomes: dict[str, Outcome]
    diagnostics: tuple[Diagnostic, ...]
    not_assessable: tuple[NotAssessable, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    broken: dict[str, str] = field(default_factory=dict)
    """Rules that failed in the engine itself → the trace."""
    labels: dict[str, Bilingual] = field(default_factory=dict)
    """What the pointers in `not_assessable` are called."""
    tables: tuple[DrawnTable, ...] = ()
    """The tables of the report, where an output asked for them."""


class Summary(NamedTuple):
    """Findings counted: those of extraction, waived ones and known ones stand apart and are in no other count."""

    reports: int
    errors: int
    warnings: int
    infos: int
    extraction: int
    waived: int = 0
    known: int = 0


@dataclass(frozen=True)
class Result:
    """A whole run: all that an output may say. `rules` holds every rule of the packs by code."""

    version: str
    today: str
    packs: tuple[PackInfo, ...]
    reports: tuple[CheckedReport, ...]
    rules: dict[str, RuleInfo]
    skipped: int = 0
    """Files found in folders that hold no report."""
    unchanged: int = 0
    """Reports that were not checked, as nothing of theirs has changed since the commit that the call names."""
    exit_code: int | None = None
    """How the process will end, once the door knows."""

    @property
    def summary(self) -> Summary:
        """The counts over all reports."""
        found = [finding for report in self.reports for finding in report.diagnostics]
        counted = [finding for finding in found if finding.counts]
        own = [finding.severity for finding in counted if finding.cause == "report"]
        waived = sum(finding.waived is not None for finding in found)
        return Summary(
            reports=len(self.reports),
            errors=own.count("error"),
            warnings=own.count("warning"),
            infos=own.count("info"),
            extraction=len(counted) - len(own),
            waived=waived,
            known=len(found) - len(counted) - waived,
        )
