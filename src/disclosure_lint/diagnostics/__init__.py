"""What is said of a report: frozen findings, outcomes, and the one order they come in. Knows no rule and no format."""

from disclosure_lint.diagnostics.fingerprint import fingerprint
from disclosure_lint.diagnostics.model import (
    Authority,
    Bilingual,
    CheckedReport,
    Diagnostic,
    Evidence,
    Location,
    NotApplicable,
    NotAssessable,
    Outcome,
    PackChange,
    PackInfo,
    Result,
    RuleInfo,
    Severity,
    Summary,
)

__all__ = [
    "Authority",
    "Bilingual",
    "CheckedReport",
    "Diagnostic",
    "Evidence",
    "Location",
    "NotApplicable",
    "NotAssessable",
    "Outcome",
    "PackChange",
    "PackInfo",
    "Result",
    "RuleInfo",
    "Severity",
    "Summary",
    "fingerprint",
]
