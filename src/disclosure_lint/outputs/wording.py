"""What several formats say of a finding in the same words: values, figures, place, authority, what may not be shown."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import CheckedReport, Diagnostic, Evidence, Result, RuleInfo, Waived
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.places import place_words
from disclosure_lint.phrases import Lang, say

LONGEST_VALUE = 24

_PERSONAL = re.compile(r"\d{15,}[\dXx]?")
"""Numbers as long as those of persons and bank cards are not shown; no figure of a report is as long."""


def veiled(text: str) -> str:
    """A quoted text of the same length with numbers of persons masked."""
    return _PERSONAL.sub(lambda found: found[0][:3] + "*" * (len(found[0]) - 3), text)


def one_line(text: str) -> str:
    """A text on one line, without characters that could disturb whoever shows it."""
    return clean(" ".join(text.split()))


def many_lines(text: str) -> str:
    """A text of several lines, as a trace is, without such characters either."""
    return "\n".join(map(clean, text.rstrip().split("\n")))


def value_words(value: int | Decimal | str | None, lang: Lang) -> str:
    """A value as people read it: blank cells in words, what is no number in quotes."""
    if value is None:
        return say("value.blank", lang)
    if isinstance(value, str):
        text = clean(value)
        shown = text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
        return say("value.text", lang, text=shown)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def figure(item: Evidence, lang: Lang, label: str = "") -> str:
    """A value with what it is called, by its whole label if no other is given: 表三 › 总计 › （七）总计 = 34."""
    return f"{label or one_line(item.label.text(lang))} = {value_words(item.value, lang)}"


def stands(item: Evidence, lang: Lang) -> str:
    """The line of a value or its place in words, for a column so headed; '' where not known, or in last year's."""
    if item.line is None or item.pointer.startswith(PRIOR):
        return ""
    return one_line(place_words(item.place, lang)) if item.place else str(item.line)


def placed_figure(item: Evidence, lang: Lang, label: str = "") -> str:
    """A value with what it is called and where it stands: 表三 › 总计 › （七）总计 = 34（第 63 行）."""
    words, where_it_stands = figure(item, lang, label), stands(item, lang)
    if where_it_stands and not item.place:
        where_it_stands = say("place.line", lang, line=item.line)
    return say("folded.true_place", lang, label=words, place=where_it_stands) if where_it_stands else words


def message(found: Diagnostic, lang: Lang) -> str:
    """What is said, on one line; findings of the reader, and those that do not count, say that they are."""
    text = one_line(found.message.text(lang))
    if found.cause != "report":
        text = say("extraction.mark", lang, message=text)
    return say("excused.mark", lang, excuse=excuse(found, lang), message=text) if not found.counts else text


def excuse(found: Diagnostic, lang: Lang) -> str:
    """Why a finding does not count, on one line: waived, by whom and until when, or known from the baseline."""
    if found.waived is None:
        return say("finding.known", lang) if found.known else ""
    return f"{say('finding.waived', lang)} {one_line(waived_words(found.waived, lang))}"


def waived_words(waived: Waived, lang: Lang) -> str:
    """Why a finding does not count, who answers for it and until when, where that is written."""
    approver = say("finding.waived.approver", lang, approver=waived.approver) if waived.approver else ""
    values = {**waived._asdict(), "approver": approver}
    return say("finding.waived.text", lang, **values)


def mending(found: Diagnostic, lang: Lang) -> str:
    """How a finding can be mended, or what is suggested, on one line; '' where there is nothing to offer."""
    if found.fix is None or not found.counts:
        return ""
    key = f"mend.{found.fix.safety}" if found.fix.edits else "mend.suggested"
    return say(key, lang, title=one_line(found.fix.title.text(lang)))


def percent(part: float | Fraction, of: float = 1) -> str:
    """A share in per cent with one decimal; – where it is a share of nothing. Some is never 0, not all never 100."""
    if not of:
        return "–"
    share = float(part) / of * 100
    if 0 < share < 0.05:
        return "<0.1%"
    return ">99.9%" if 99.95 <= share < 100 else f"{share:.1f}%"


def shown_change(row: Mapping[str, Any], lang: Lang) -> tuple[str, str]:
    """What stood before and what stands now, of a row of a run's table `changes`: messages of findings, values of
    cells, paths of what was moved. Digests are for programs.
    """
    if row["of"] == "document" and row["change"] != "moved":
        return "", ""
    told = []
    for name in ("before", "after"):
        text = row[name] if lang == "zh" else row.get(f"{name}_en") or row[name]
        if row["of"] == "cell" and not (text or "").strip():
            text = say("value.absent" if text is None else "value.blank", lang)
        told.append(one_line(text or ""))
    return told[0], told[1]


def where(found: Diagnostic, lang: Lang) -> str:
    """What is meant and, in a document without lines, where it stands: 表三 › 总计（第 2 个表格 第 5 行第 3 列）."""
    at = found.location
    label = one_line(at.label.text(lang))
    place = one_line(place_words(at.place, lang)) if at.place else ""
    return say("folded.true_place", lang, label=label, place=place) if label and place else label or place


def authority(found: Diagnostic, rule: RuleInfo | None) -> list[str]:
    """The documents with their clauses."""
    items = found.authority or (rule.authority if rule else ())
    return [one_line(f"{item.document} {item.clause}") for item in items]


def title(found: Diagnostic, rule: RuleInfo | None, lang: Lang) -> str:
    """Code and title of a rule: REQ101 表三各列收支平衡."""
    return f"{found.rule} {one_line(rule.title.text(lang) if rule else found.name)}"


def each_finding(result: Result) -> Iterator[tuple[CheckedReport, Diagnostic]]:
    """Every finding with its report, in the order of the result."""
    return ((report, found) for report in result.reports for found in report.diagnostics)


def gravest_first(findings: list[tuple[CheckedReport, Diagnostic]]) -> list[tuple[CheckedReport, Diagnostic]]:
    """The findings in the order of what they weigh, otherwise as they came; the reader's own after the agency's,
    those that do not count last.
    """

    def weight(pair: tuple[CheckedReport, Diagnostic]) -> tuple[bool, int, bool]:
        found = pair[1]
        return not found.counts, SEVERITIES.index(found.severity), found.cause != "report"

    return sorted(findings, key=weight)
