"""Findings that do not count: waived ones with the reason, those of the baseline in short. Never left out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from disclosure_lint.diagnostics import Diagnostic, Waived
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.finding import Style
from disclosure_lint.outputs.places import labelled
from disclosure_lint.phrases import Lang, say


def excused(findings: Sequence[Diagnostic], style: Style) -> Iterator[list[str]]:
    """A block for each waived finding, and one for all of the baseline."""
    for found in findings:
        if found.waived:
            yield _waived(found, found.waived, style)
    known = Counter(found.rule for found in findings if found.known)
    if known:
        listed = style.say("list").join(f"{rule}×{count}" if count > 1 else rule for rule, count in known.items())
        head = style.paint(style.say("finding.known"), "faint")
        yield [f"{head}  {listed}"]


def _waived(found: Diagnostic, waived: Waived, style: Style) -> list[str]:
    where = clean(labelled(found.location.label.text(style.lang), found.location, style.lang))
    head = (
        f"{style.paint(style.say('finding.waived'), 'faint')} {style.paint(found.rule, 'strong')} {clean(found.name)}"
    )
    return [
        f"{head}  {where}".rstrip(),
        *style.prose(clean(found.message.text(style.lang))),
        *style.prose(clean(waived_words(waived, style.lang))),
    ]


def waived_words(waived: Waived, lang: Lang) -> str:
    """Why a finding does not count, who answers for it and until when, where that is written."""
    approver = say("finding.waived.approver", lang, approver=waived.approver) if waived.approver else ""
    values = {**waived._asdict(), "approver": approver}
    return say("finding.waived.text", lang, **values)
