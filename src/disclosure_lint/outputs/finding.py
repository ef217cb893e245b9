"""One finding as people read it: what, where, the figures or the sentence, on which authority, how to mend it."""

from collections.abc import Sequence
from typing import NamedTuple

from disclosure_lint.diagnostics import Authority, Diagnostic, RuleInfo
from disclosure_lint.outputs.display import cells, clean, pad, wrap
from disclosure_lint.outputs.minitable import Heading, Row, minitable
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.outputs.places import location_words
from disclosure_lint.outputs.snippet import Range, snippet
from disclosure_lint.outputs.wording import mending, stands, value_words
from disclosure_lint.phrases import Lang, say
from disclosure_lint.source import Source

STEP = " › "
"""What stands between the parts of a label."""

MANY_ROWS = 8
"""Tables longer than this leave out the cells that are zero."""

MOST_ROWS = 40
PROSE = 110
"""Sentences are not set wider than this many cells, however wide the terminal is."""


class Style(NamedTuple):
    """How to write: language, colours, width of the terminal in cells."""

    lang: Lang
    paint: Paint
    width: int

    def say(self, key: str, **values: object) -> str:
        """A phrase in this language."""
        return say(key, self.lang, **values)

    def prose(self, text: str, indent: str = "  ", first: str | None = None) -> list[str]:
        """A text in lines, the first with its own beginning."""
        first = indent if first is None else first
        lines = wrap(text, min(self.width, PROSE) - cells(indent))
        return [f"{indent if at else first}{line}".rstrip() for at, line in enumerate(lines)]


def finding(found: Diagnostic, path: str, source: Source | None, rule: RuleInfo | None, style: Style) -> list[str]:
    """A finding in full. Without `rule` authority and mending are left out, as they were said before."""
    lines = [_headline(found, rule, style), *style.prose(found.message.text(style.lang)), _place(found, path, style)]
    lines += _shown(found, source, style)
    mend = mending(found, style.lang)
    if mend:
        lines += ["", *(style.paint(line, "good") for line in style.prose(mend))]
    if rule:
        lines += ["", *_background(rule, found.authority, style)]
    return lines


def _headline(found: Diagnostic, rule: RuleInfo | None, style: Style) -> str:
    word = style.paint(style.say(f"severity.{found.severity}"), found.severity)
    line = f"{word} {style.paint(found.rule, 'strong')} {clean(found.name)}"
    title = style.say("finding.required", title=clean(rule.title.text(style.lang))) if rule else ""
    used = cells(style.say(f"severity.{found.severity}")) + cells(f" {found.rule} {found.name}  ")
    return f"{line}  {style.paint(title, 'faint')}" if title and used + cells(title) <= style.width else line


def _place(found: Diagnostic, path: str, style: Style) -> str:
    at = found.location
    where = location_words(at, style.lang)
    place = clean(path) + (f"  {clean(where)}" if at.place and where else where)
    label = clean(at.label.text(style.lang))
    line = f"  {style.paint('-->', 'gutter')} {place}"
    if not label:
        return line
    beside = cells(place) + cells(label) + 8 <= style.width
    return f"{line}  {label}" if beside else f"{line}\n      {label}"


def _shown(found: Diagnostic, source: Source | None, style: Style) -> list[str]:
    """The figures that do not fit, or the sentence with carets, or for claims both."""
    about_cell = any(item.pointer == found.location.pointer for item in found.evidence)
    with_figures = len(found.evidence) > (1 if about_cell else 0)
    lines: list[str] = []
    span = _range(found)
    if source and span and not (with_figures and (about_cell or span.end_line > span.line)):
        lines = snippet(source, span, style.width, style.paint, found.severity, numbered=not found.location.place)
    if with_figures:
        lines += [""] * bool(lines) + _figures(found, style)
    return ["", *lines] if lines else []


def _range(found: Diagnostic) -> Range | None:
    at = found.location
    if at.line is None or at.column is None:
        return None
    return Range(at.line, at.column, at.end_line or at.line, at.end_column or at.column)


def _figures(found: Diagnostic, style: Style) -> list[str]:
    evidence = found.evidence
    common, labels = factored([item.label.text(style.lang) for item in evidence])
    rows, zeros = [], 0
    for item, label in zip(evidence, labels, strict=True):
        marked = item.pointer == found.location.pointer
        if len(evidence) > MANY_ROWS and item.value == 0 and not marked:
            zeros += 1
            continue
        rows.append(Row(label, value_words(item.value, style.lang), stands(item, style.lang), marked))
    left_out = max(0, len(rows) - MOST_ROWS)
    placed = any(item.place for item in evidence)
    heading = Heading(common, style.say("table.value"), style.say("table.place" if placed else "table.line"))
    lines = minitable(heading, _first(rows), style.width, style.paint, found.severity)
    notes = [("table.zeros", zeros), ("table.more", left_out)]
    return lines + [style.paint(f"    {style.say(key, count=count)}", "faint") for key, count in notes if count]


def factored(labels: Sequence[str]) -> tuple[str, list[str]]:
    """What all labels have in common and what is each one's own: 表三 and 新收, 结转."""
    parts = [clean(label).split(STEP) for label in labels]
    common = [part for part in parts[0] if all(part in other for other in parts)] if len(parts) > 1 else []
    own = [[part for part in label if part not in common] or label[-1:] for label in parts]
    return STEP.join(common), [STEP.join(label) for label in own]


def _first(rows: Sequence[Row]) -> list[Row]:
    """The rows there is room for, the marked one always among them."""
    marked = [row for row in rows[MOST_ROWS:] if row.marked]
    return [*rows[: MOST_ROWS - len(marked)], *marked]


def _background(rule: RuleInfo, authority: Sequence[Authority], style: Style) -> list[str]:
    texts = {
        "finding.authority": [f"{item.document} {item.clause}" for item in authority or rule.authority],
        "finding.fix": [rule.fix.text(style.lang)],
    }
    room = max(cells(style.say(key)) for key in texts)
    lines: list[str] = []
    for key, paragraphs in texts.items():
        title = pad(style.say(key), room)
        for at, text in enumerate(paragraphs):
            head = style.paint(title, "strong") if at == 0 else " " * room
            lines += style.prose(text, " " * (room + 4), f"  {head}  ")
    return lines
