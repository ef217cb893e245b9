"""SARIF 2.1.0, for GitHub code scanning and every viewer: rules, findings, and what became of the run."""

from collections.abc import Mapping
from zlib import compress

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result
from disclosure_lint.outputs.exact_json import Json, written
from disclosure_lint.outputs.sarif.run import run
from disclosure_lint.outputs.wording import each_finding, gravest_first
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

SHOWN = 5_000
"""As many results of a run GitHub stores; beyond them the gravest come first, so that they are among those."""

MOST_RESULTS = 25_000
MOST_BYTES = 10_000_000
"""GitHub refuses files with more results, and files that are longer when compressed."""


def render(result: Result, sources: Mapping[str, Source], lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.Renderer`; neither sources nor colour nor width make a difference."""
    return _fitted(result, lang)[0]


def left_out(result: Result, lang: Lang) -> tuple[str, ...]:
    """See `outputs.left_out`."""
    total = sum(len(report.diagnostics) for report in result.reports)
    if total <= SHOWN:
        return ()
    cut = _fitted(result, lang)[1]
    told = say("sarif.cut", lang, cut=cut, total=total) if cut else say("sarif.shown", lang, most=SHOWN, total=total)
    return (told,)


def _fitted(result: Result, lang: Lang) -> tuple[str, int]:
    """The file and how many findings are not in it."""
    findings = list(each_finding(result))
    total = len(findings)
    if total > SHOWN:
        findings = gravest_first(findings)[:MOST_RESULTS]
    text = _log(result, findings, lang)
    while (ratio := _size(text) / MOST_BYTES) > 1 and findings:
        findings = findings[: int(len(findings) / ratio * 0.95)]
        text = _log(result, findings, lang)
    return text, total - len(findings)


def _size(text: str) -> int:
    """How long a text is when compressed, or at most."""
    data = text.encode("utf-8", errors="replace")
    return len(data) if len(data) <= MOST_BYTES else len(compress(data, 6))


def _log(result: Result, findings: list[tuple[CheckedReport, Diagnostic]], lang: Lang) -> str:
    log: dict[str, Json] = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run(result, findings, lang)]}
    return written(log) + "\n"
