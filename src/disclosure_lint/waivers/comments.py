"""Waivers in the comments of a YAML report: `# disclosure-lint: waive CON003 until 2026-06-30 — reason`.

`at POINTER` narrows it to a place, `by NAME` says who approved it; 豁免, 位置, 至 and 批准人 are understood, too.
"""

import re
from collections.abc import Iterator
from datetime import date

from disclosure_lint.source import Source, SourceMap, Span
from disclosure_lint.waivers.model import Malformed, Waiver

MARK = "disclosure-lint:"
# As texts: `re` compiles and keeps them when a report has such a comment.
_COMMENT = r"#[ \t]*disclosure-lint:[ \t]*([^\n\r]{0,500})"
_VERB = r"(?:waive|豁免)\s+"
_RULE = r"([A-Z]{3}[0-9]{3})(?=\s|$)"
_PARTS = {
    "place": r"\s*(?:at|位置)\s+([\w.]+)",
    "expires": r"\s*(?:until|至)\s*([0-9]{4}-[0-9]{2}-[0-9]{2})",
    "approver": r"\s*(?:by|批准人)\s+([^\s—\-:：]{1,60})",
}
_REASON = r"\s*(?:—{1,2}|-{1,2}|[:：])\s*(\S.*)"


def commented(source: Source, places: SourceMap) -> tuple[list[Waiver], list[Malformed]]:
    """The waivers in a report's comments, and the comments that are none though they look like it."""
    waivers: list[Waiver] = []
    malformed: list[Malformed] = []
    for text, span in _comments(source, places):
        made = _read(text, span, source)
        if isinstance(made, Waiver):
            waivers.append(made)
        else:
            malformed.append(made)
    return waivers, malformed


def _comments(source: Source, places: SourceMap) -> Iterator[tuple[str, Span]]:
    """The tool's comments. What looks like one inside a text of the report is text."""
    if MARK not in source.text:
        return
    texts = [places.spans[pointer] for pointer in places.texts if pointer in places.spans]
    for found in re.finditer(_COMMENT, source.text):
        if not any(text.start <= found.start() < text.end for text in texts):
            yield found[1].strip(), Span(*found.span())


def _read(text: str, span: Span, source: Source) -> Waiver | Malformed:
    verb = re.match(_VERB, text)
    rule = re.compile(_RULE).match(text, verb.end()) if verb else None
    if verb is None or rule is None:
        return Malformed("no_waiver" if verb is None else "no_rule", {"text": text}, span)
    at, parts = rule.end(), dict[str, str]()
    for _ in _PARTS:
        for name, pattern in _PARTS.items():
            found = re.compile(pattern).match(text, at)
            if found and name not in parts:
                parts[name], at = found[1].strip(), found.end()
    reason = re.compile(_REASON).match(text, at)
    if reason is None:
        return Malformed("no_reason", {"text": text}, span)
    day = _day(parts.get("expires"))
    if day is None:
        return Malformed("no_day", {"text": text}, span)
    origin = f"{source.name}:{source.position(span.start).line}"
    return Waiver(rule[1], reason[1], day, parts.get("approver"), place=parts.get("place"), origin=origin, span=span)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
