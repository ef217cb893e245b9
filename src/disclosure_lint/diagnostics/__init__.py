"""What is said of a report: frozen findings, outcomes, and the one order they come in. Knows no rule and no format."""

from disclosure_lint.diagnostics.bilingual import Bilingual
from disclosure_lint.diagnostics.fingerprint import fingerprint
from disclosure_lint.diagnostics.fixes import Edit, Fix, Safety
from disclosure_lint.diagnostics.model import (
    Authority,
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
    Waived,
    in_order,
)
from disclosure_lint.diagnostics.tables import DrawnTable, Field

__all__ = [
    "Authority",
    "Bilingual",
    "CheckedReport",
    "Diagnostic",
    "DrawnTable",
    "Edit",
    "Evidence",
    "Field",
    "Fix",
    "Location",
    "NotApplicable",
    "NotAssessable",
    "Outcome",
    "PackChange",
    "PackInfo",
    "Result",
    "RuleInfo",
    "Safety",
    "Severity",
    "Summary",
    "Waived",
    "fingerprint",
    "in_order",
]
