"""What was not assessable in a report and why, gathered by cause."""

from collections.abc import Mapping

from disclosure_lint.diagnostics import Bilingual, CheckedReport
from disclosure_lint.outputs.finding import Style
from disclosure_lint.phrases import missing_words
from disclosure_lint.values import Cause

MOST_SUBJECTS = 3


def unassessed(report: CheckedReport, style: Style) -> list[str]:
    """One line for each set of causes with the rules that it kept from being judged."""
    groups: dict[str, list[str]] = {}
    labels = _labels(report, style)
    for item in report.not_assessable:
        partly = style.say("missing.partly") if report.outcomes.get(item.rule) == "failed" else ""
        rules = groups.setdefault(_reasons(item.missing, labels, style), [])
        name = f"{item.rule}{partly}"
        if name not in rules:
            rules.append(name)
    if not groups:
        return []
    lines = [style.paint(style.say("missing.heading"), "strong")]
    for reason, rules in groups.items():
        listed = style.say("list").join(rules)
        lines += style.prose(style.say("missing.line", reason=reason, rules=listed), "    ", "  ")
    return lines


def _reasons(causes: tuple[Cause, ...], labels: Mapping[str, str], style: Style) -> str:
    """The causes in words: those of one kind together, long lists cut."""
    kinds: dict[str, list[Cause]] = {}
    for cause in sorted(set(causes)):
        kinds.setdefault(cause.kind, []).append(cause)
    return style.say("missing.and").join(
        missing_words(kind, [cause.subject for cause in same], style.lang, labels, MOST_SUBJECTS)
        for kind, same in kinds.items()
    )


def _labels(report: CheckedReport, style: Style) -> dict[str, str]:
    """The official labels of the pointers that causes and findings of this report name."""
    named: dict[str, Bilingual] = dict(report.labels)
    for found in report.diagnostics:
        named[found.location.pointer] = found.location.label
        named.update((item.pointer, item.label) for item in found.evidence)
    return {pointer: label.text(style.lang) for pointer, label in named.items()}
