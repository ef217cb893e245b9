"""Findings that do not count: waived ones with the reason, those of the baseline in short. Never left out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from disclosure_lint.diagnostics import Diagnostic, Waived
from disclosure_lint.outputs.display import cells, clean
from disclosure_lint.outputs.finding import Style
from disclosure_lint.outputs.places import labelled
from disclosure_lint.outputs.wording import waived_words


def excused(findings: Sequence[Diagnostic], style: Style) -> Iterator[list[str]]:
    """A block for each waived finding, and one for all of the baseline."""
    for found in findings:
        if found.waived:
            yield _waived(found, found.waived, style)
    known = Counter(found.rule for found in findings if found.known)
    if known:
        listed = style.say("list").join(f"{rule}×{count}" if count > 1 else rule for rule, count in known.items())
        yield [style.paint(style.say("finding.known"), "faint"), *style.prose(listed)]


def _waived(found: Diagnostic, waived: Waived, style: Style) -> list[str]:
    where = clean(labelled(found.location.label.text(style.lang), found.location, style.lang))
    words = (style.say("finding.waived"), found.rule, clean(found.name))
    head = f"{style.paint(words[0], 'faint')} {style.paint(words[1], 'strong')} {words[2]}"
    beside = cells(" ".join(words)) + cells(where) + 2 <= style.width
    return [
        *([f"{head}  {where}".rstrip()] if beside else [head, *style.prose(where)]),
        *style.prose(clean(found.message.text(style.lang))),
        *style.prose(clean(waived_words(waived, style.lang))),
    ]
