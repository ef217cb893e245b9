"""GitLab code quality: a list of findings that merge requests show as better or worse than before."""

from collections import Counter
from collections.abc import Mapping

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result
from disclosure_lint.diagnostics.model import Severity
from disclosure_lint.outputs.exact_json import Json, written
from disclosure_lint.outputs.wording import each_finding, message, where
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source

SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither sources nor colour nor width make a difference."""
    seen: Counter[str] = Counter()
    return written([_issue(report, found, seen, lang) for report, found in each_finding(result)]) + "\n"


def _issue(report: CheckedReport, found: Diagnostic, seen: Counter[str], lang: Lang) -> dict[str, Json]:
    at = found.location
    label = where(found, lang)
    words = message(found, lang)
    return {
        "description": say("gitlab.description", lang, rule=found.rule, message=words, place=label) if label else words,
        "check_name": found.rule,
        "fingerprint": _unique(found.fingerprint, seen),
        "severity": SEVERITIES[found.severity if found.counts else "info"],
        "location": {
            "path": report.path.replace("\\", "/").removeprefix("./"),
            "lines": {"begin": 1 if at.line is None or at.place else at.line},
        },
    }


def _unique(fingerprint: str, seen: Counter[str]) -> str:
    """The fingerprint, with a number where there was one like it: files without a report share theirs."""
    seen[fingerprint] += 1
    return fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}"
