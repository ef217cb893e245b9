"""Whether anything was judged at all: the line between «nothing was found» and «nothing was looked at»."""

from disclosure_lint.diagnostics import CheckedReport

STOPPERS = frozenset({"SRC001", "SRC002", "SRC003"})
"""Rules whose failure means that there is no report to judge."""


def is_stopped(report: CheckedReport) -> bool:
    """Whether the file could not be read as a report."""
    return any(report.outcomes.get(code) == "failed" for code in STOPPERS) or any(
        found.rule in STOPPERS for found in report.diagnostics
    )


def is_assessed(report: CheckedReport) -> bool:
    """Whether a rule came to a verdict: any but those on file and waivers, unless these are all that was asked for."""
    others = [outcome for code, outcome in report.outcomes.items() if not code.startswith(("SRC", "WAV"))]
    if others:
        return any(outcome in ("passed", "failed") for outcome in others)
    return bool(report.outcomes) and not is_stopped(report)
