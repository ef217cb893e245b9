"""A run as SARIF has it: the tool and its rules, the files, what was found, how it went."""

from collections.abc import Iterator

from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Result
from disclosure_lint.diagnostics.model import OUTCOMES
from disclosure_lint.outputs.exact_json import Json
from disclosure_lint.outputs.missing import reasons
from disclosure_lint.outputs.sarif.results import ROOT, artifact_location, result, text
from disclosure_lint.outputs.sarif.rules import LANGUAGES, Taxonomies, descriptors, translation
from disclosure_lint.outputs.wording import many_lines
from disclosure_lint.phrases import Lang, say

MOST_RULES = 25_000


def run(whole: Result, findings: list[tuple[CheckedReport, Diagnostic]], lang: Lang) -> dict[str, Json]:
    """The run with these of its findings; what is not among them is said."""
    met = {found.rule for _, found in findings}
    rules = [rule for code, rule in whole.rules.items() if len(whole.rules) <= MOST_RULES or code in met]
    named = [item for rule in rules for item in rule.authority]
    named += [item for _, found in findings for item in found.authority]
    taxonomies = Taxonomies.of(named)
    files = {report.path: index for index, report in enumerate(whole.reports)}
    places = {rule.code: index for index, rule in enumerate(rules)}
    driver: dict[str, Json] = {
        "name": "disclosure-lint",
        "version": whole.version,
        "semanticVersion": whole.version,
        "language": LANGUAGES[lang],
        "rules": descriptors(rules, lang, taxonomies),
        "notifications": [
            {"id": key, "shortDescription": {"text": say(f"sarif.{key}", lang)}}
            for key in ("broken", "missing", "left-out")
        ],
        "supportedTaxonomies": [{"name": name, "index": at} for at, name in enumerate(taxonomies.clauses)],
    }
    return {
        "tool": {"driver": driver, "extensions": [_pack(whole, at) for at in range(len(whole.packs))]},
        "language": LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": say("sarif.root", lang)}}},
        "invocations": [_invocation(whole, len(findings), places, files, lang)],
        "artifacts": [_artifact(report) for report in whole.reports],
        "results": _results(whole, findings, places, taxonomies, lang),
        "taxonomies": taxonomies.components(),
        "translations": [translation(whole, rules, lang)],
        "properties": {"today": whole.today, "summary": whole.summary._asdict()},
    }


def _results(
    whole: Result,
    findings: list[tuple[CheckedReport, Diagnostic]],
    rules: dict[str, int],
    taxonomies: Taxonomies,
    lang: Lang,
) -> list[Json]:
    """The findings; where a baseline was used, those that it has not are new."""
    files = {report.path: index for index, report in enumerate(whole.reports)}
    new: dict[str, Json] = {"baselineState": "new"} if whole.summary.known else {}
    return [{**new, **result(report, found, rules, files[report.path], taxonomies, lang)} for report, found in findings]


def _pack(whole: Result, at: int) -> dict[str, Json]:
    pack = whole.packs[at]
    return {"name": pack.id, "version": pack.version, "properties": {"digest": pack.digest}}


def _artifact(report: CheckedReport) -> dict[str, Json]:
    outcomes = list(report.outcomes.values())
    properties: dict[str, Json] = {
        "agency": report.agency,
        "level": report.level,
        "year": report.year,
        "edition": report.edition,
        "outcomes": {outcome: outcomes.count(outcome) for outcome in OUTCOMES},
    }
    return {"location": artifact_location(report.path), "roles": ["analysisTarget"], "properties": properties}


def _invocation(whole: Result, kept: int, rules: dict[str, int], files: dict[str, int], lang: Lang) -> dict[str, Json]:
    made: dict[str, Json] = {"executionSuccessful": not any(report.broken for report in whole.reports)}
    if whole.exit_code is not None:
        made["exitCode"] = whole.exit_code
        made["exitCodeDescription"] = say(f"exit.{whole.exit_code}", lang)
    notifications = [note for report in whole.reports for note in _notes(report, rules, files[report.path], lang)]
    cut = sum(len(report.diagnostics) for report in whole.reports) - kept
    if cut:
        words = say("sarif.cut", lang, cut=cut, total=cut + kept)
        notifications.append(_note("left-out", "warning", words))
    if whole.skipped:
        notifications.append(_note("left-out", "note", say("log.skipped", lang, count=whole.skipped)))
    return {**made, "toolExecutionNotifications": notifications}


def _notes(report: CheckedReport, rules: dict[str, int], index: int, lang: Lang) -> Iterator[dict[str, Json]]:
    """What could not be judged in a report, and rules that failed in the engine."""
    where: dict[str, Json] = {"artifactLocation": {**artifact_location(report.path), "index": index}}
    place: dict[str, Json] = {"locations": [{"physicalLocation": where}]}
    for code, reason in reasons(report, lang):
        words = say("missing.line", lang, reason=reason, rules=code)
        yield {**_note("missing", "note", words), **place, **_rule(code, rules)}
    for code, trace in sorted(report.broken.items()):
        words = say("log.broken", lang, rule=code, path=report.path)
        fault: dict[str, Json] = {"exception": {"message": many_lines(trace)}}
        yield {**_note("broken", "error", words), **place, **_rule(code, rules), **fault}


def _rule(code: str, rules: dict[str, int]) -> dict[str, Json]:
    return {"associatedRule": {"id": code, **({"index": rules[code]} if code in rules else {})}}


def _note(key: str, level: str, words: str) -> dict[str, Json]:
    return {"descriptor": {"id": key}, "level": level, "message": {"text": text(words)}}
