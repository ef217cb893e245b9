"""The findings of a report on the page: by severity, by rule, each with its place, its words, its figures."""

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.diagnostics import Diagnostic, Location
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.outputs.excerpt import excerpt
from disclosure_lint.outputs.finding import MANY_ROWS, factored
from disclosure_lint.outputs.html.markup import Writer, kept, safe
from disclosure_lint.outputs.places import place_words
from disclosure_lint.outputs.sides import Sides, sides
from disclosure_lint.outputs.wording import authority, excuse, mending, stands, value_words
from disclosure_lint.source import Source

_LISTED = 24
"""Figures of a finding that are listed; the tables mark them all."""
ROOM = 600
"""How much of a paragraph is shown before and after the words that are meant."""

KINDS = (*SEVERITIES, "extraction", "excused")
"""What findings are grouped by: how grave they are; those of the reader and those that do not count apart."""


class Numbered(NamedTuple):
    """A finding and its number in its report, by which tables refer to it."""

    number: int
    found: Diagnostic

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        if not self.found.counts:
            return "excused"
        return self.found.severity if self.found.cause == "report" else "extraction"


def grouped(diagnostics: tuple[Diagnostic, ...]) -> dict[str, dict[str, list[Numbered]]]:
    """The findings by kind and rule, numbered in the order in which they are shown."""
    groups: dict[str, dict[str, list[Diagnostic]]] = {kind: {} for kind in KINDS}
    for found in diagnostics:
        groups[Numbered(0, found).kind].setdefault(found.rule, []).append(found)
    made: dict[str, dict[str, list[Numbered]]] = {}
    number = 0
    for kind, rules in groups.items():
        for rule, same in rules.items():
            made.setdefault(kind, {})[rule] = [Numbered(number + at, found) for at, found in enumerate(same, 1)]
            number += len(same)
    return made


def severity(
    kind: str, rules: dict[str, list[Numbered]], anchor: str, source: Source | None, to: Writer
) -> Iterator[str]:
    """All findings of one kind; `anchor` is the id of the report."""
    count = sum(map(len, rules.values()))
    yield f'<section class="kind {kind}">'
    heading = to.say(f"severity.{kind}" if kind in SEVERITIES else f"column.{kind}")
    yield f'<h3><span class="badge">{heading}</span> <span class="count">{count}</span></h3>'
    if kind == "extraction":
        yield f'<p class="note">{to.say("extraction.heading")}</p>'
    for code, same in rules.items():
        yield from _rule(code, same, anchor, source, to)
    yield "</section>"


def _rule(code: str, same: list[Numbered], anchor: str, source: Source | None, to: Writer) -> Iterator[str]:
    rule = to.result.rules.get(code)
    title = rule.title.text(to.lang) if rule else same[0].found.name
    yield '<article class="rule">'
    yield f"<h4><code>{safe(code)}</code> {safe(title)} <small>{safe(same[0].found.name)}</small></h4>"
    yield f'<ol class="findings" start="{same[0].number}">'
    for item in same:
        yield from _finding(item, anchor, source, to)
    yield "</ol>"
    if rule:
        based = "<br>".join(safe(item) for item in authority(same[0].found, rule))
        parts = {"why": safe(rule.why.text(to.lang)), "fix": safe(rule.fix.text(to.lang)), "authority": based}
        told = "".join(f"<dt>{to.say(f'finding.{key}')}</dt><dd>{text}</dd>" for key, text in parts.items())
        yield f'<dl class="background">{told}</dl>'
    yield "</article>"


def _finding(item: Numbered, anchor: str, source: Source | None, to: Writer) -> Iterator[str]:
    found = item.found
    yield f'<li class="finding" id="{anchor}-{item.number}" value="{item.number}">'
    yield f'<p class="message">{safe(found.message.text(to.lang))}</p>'
    if not found.counts:
        yield f'<p class="excuse">{safe(excuse(found, to.lang))}</p>'
    where = [part for part in (_place(found.location, to), safe(found.location.label.text(to.lang))) if part]
    if where:
        yield f'<p class="place">{" · ".join(where)}</p>'
    quoted = excerpt(found, source, ROOM)
    if quoted:
        yield f"<blockquote>{kept(quoted.before)}<mark>{kept(quoted.marked)}</mark>{kept(quoted.after)}</blockquote>"
    if len(found.evidence) > 1:
        beside = sides(found, to.lang)
        yield from _side_by_side(beside, to) if beside else _figures(found, to)
    if mend := mending(found, to.lang):
        yield f'<p class="mend">{safe(mend)}</p>'
    yield "</li>"


def _place(at: Location, to: Writer) -> str:
    if at.place:
        return safe(place_words(at.place, to.lang))
    if at.line is None:
        return ""
    return to.say("place.line", line=at.line) if at.column is None else _position(at.line, at.column, to)


def _position(line: int, column: int, to: Writer) -> str:
    return to.say("html.position", line=line, column=column)


def _figures(found: Diagnostic, to: Writer) -> Iterator[str]:
    common, labels = factored([item.label.text(to.lang) for item in found.evidence])
    placed = any(item.place for item in found.evidence)
    heads = (safe(common), to.say("table.value"), to.say("table.place" if placed else "table.line"))
    yield f'<table class="figures"><thead><tr>{"".join(f"<th>{head}</th>" for head in heads)}</tr></thead><tbody>'
    listed = zeros = more = 0
    for item, label in zip(found.evidence, labels, strict=True):
        marked = item.pointer == found.location.pointer
        if len(found.evidence) > MANY_ROWS and item.value == 0 and not marked:
            zeros += 1
            continue
        if listed == _LISTED and not marked:
            more += 1
            continue
        listed += 1
        row = ' class="marked"' if marked else ""
        value = safe(value_words(item.value, to.lang))
        yield f"<tr{row}><th>{safe(label)}</th><td>{value}</td><td>{safe(stands(item, to.lang))}</td></tr>"
    yield from _rest(more, zeros, 3, to)
    yield "</tbody></table>"


def _side_by_side(beside: Sides, to: Writer) -> Iterator[str]:
    """Figures with those of other units; of many that are all the same, the first few."""
    listed = [row for row in beside.rows if len(beside.rows) <= MANY_ROWS or not row.is_zero]
    shown = listed[: _LISTED if beside.differ else MANY_ROWS]
    placed = any(row.own.place for row in shown)
    heads = [safe(beside.common), to.say("table.own"), safe(beside.whose)]
    heads += [to.say("table.difference")] if beside.differ else []
    heads += [to.say("table.place" if placed else "table.line")]
    yield f'<table class="figures"><thead><tr>{"".join(f"<th>{head}</th>" for head in heads)}</tr></thead><tbody>'
    for row in shown:
        values = [value_words(row.own.value, to.lang), value_words(row.other.value, to.lang)]
        values += [row.difference] if beside.differ else []
        told = "".join(f"<td>{safe(value)}</td>" for value in (*values, stands(row.own, to.lang)))
        yield f"<tr><th>{safe(row.label)}</th>{told}</tr>"
    yield from _rest(len(listed) - len(shown), len(beside.rows) - len(listed), len(heads), to)
    yield "</tbody></table>"


def _rest(more: int, zeros: int, columns: int, to: Writer) -> Iterator[str]:
    for key, count in (("more", more), ("zeros", zeros)):
        if count:
            yield f'<tr class="rest"><td colspan="{columns}">{to.say(f"table.{key}", count=count)}</td></tr>'
