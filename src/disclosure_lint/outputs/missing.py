"""What was not assessable in a report and why, gathered by cause."""

from collections.abc import Mapping

from disclosure_lint.diagnostics import Bilingual, CheckedReport, NotAssessable
from disclosure_lint.outputs.finding import Style
from disclosure_lint.phrases import Lang, missing_words, say
from disclosure_lint.values import Cause

MOST_SUBJECTS = 3


def unassessed(report: CheckedReport, style: Style) -> list[str]:
    """One line for each set of causes with the rules that it kept from being judged."""
    lines = [style.paint(style.say("missing.heading"), "strong")]
    for reason, rules in waiting(report, style.lang).items():
        listed = style.say("list").join(rules)
        lines += style.prose(style.say("missing.line", reason=reason, rules=listed), "    ", "  ")
    return lines if len(lines) > 1 else []


def waiting(report: CheckedReport, lang: Lang) -> dict[str, list[str]]:
    """Causes in words → the rules that they kept from being judged, those marked that were judged at other places."""
    groups: dict[str, list[str]] = {}
    for code, reason in reasons(report, lang):
        rules = groups.setdefault(reason, [])
        name = f"{code}{say('missing.partly', lang) if report.outcomes.get(code) == 'failed' else ''}"
        if name not in rules:
            rules.append(name)
    return groups


def reasons(report: CheckedReport, lang: Lang) -> list[tuple[str, str]]:
    """The rules that could not be judged, or not everywhere, each with its causes in words."""
    labels = _labels(report, lang)
    return [(item.rule, _reason(item, labels, lang)) for item in report.not_assessable]


def _reason(item: NotAssessable, labels: Mapping[str, str], lang: Lang) -> str:
    words = _words(item.missing, labels, lang)
    return say("missing.and", lang).join((words, item.note.text(lang))) if item.note else words


def _words(causes: tuple[Cause, ...], labels: Mapping[str, str], lang: Lang) -> str:
    """The causes in words: those of one kind together, long lists cut."""
    kinds: dict[str, list[Cause]] = {}
    for cause in sorted(set(causes)):
        kinds.setdefault(cause.kind, []).append(cause)
    return say("missing.and", lang).join(
        missing_words(kind, [cause.subject for cause in same], lang, labels, MOST_SUBJECTS)
        for kind, same in kinds.items()
    )


def _labels(report: CheckedReport, lang: Lang) -> dict[str, str]:
    """The official labels of the pointers that causes and findings of this report name."""
    named: dict[str, Bilingual] = dict(report.labels)
    for found in report.diagnostics:
        named[found.location.pointer] = found.location.label
        named.update((item.pointer, item.label) for item in found.evidence)
    return {pointer: label.text(lang) for pointer, label in named.items()}
