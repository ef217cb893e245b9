"""What editors offer to do about a finding: what mends it, and a waiver for somebody to answer for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from lsprotocol import types

from disclosure_lint.diagnostics import Diagnostic, Edit, Fix
from disclosure_lint.fixes.application import compatible, offered
from disclosure_lint.lsp.opened import Opened
from disclosure_lint.lsp.positions import Positions
from disclosure_lint.lsp.said import Page, Said, Speech
from disclosure_lint.nodes import Node, parse
from disclosure_lint.outputs.wording import one_line
from disclosure_lint.phrases import say

WAIVED_FOR = timedelta(days=90)
"""How long a waiver holds that an editor writes; whoever answers for it may write another day."""
FIX_ALL = "source.fixAll.disclosure-lint"
_ITEM = re.compile(r"[ ]*(?:-[ ]+)?$")


def actions(
    page: Page, opened: Opened, asked: types.Range, mandatory: frozenset[str], today: date, speech: Speech
) -> list[types.CodeAction]:
    """What can be done about the findings in a range, and about all findings of the document that mend themselves."""
    positions = Positions(opened.text, speech.encoding)
    here = [said for said in page.said if said.finding and said.finding.counts and _meet(said.shown.range, asked)]
    made = [*_fixes(here, opened, positions, speech), *_all_safe(page, opened, positions, speech)]
    node = parse(opened.text, "yaml")[0] if here and not page.stopped and opened.is_yaml else None
    for said in here if node else ():
        assert said.finding is not None and node is not None
        if said.finding.rule not in mandatory:
            made.append(_waiver(said, said.finding, node, opened, positions, today, speech))
    return made


def _meet(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _fixes(here: Sequence[Said], opened: Opened, positions: Positions, speech: Speech) -> Iterator[types.CodeAction]:
    """What mends one or several findings, each once."""
    by_fix: dict[Fix, list[types.Diagnostic]] = {}
    for said in here:
        if said.finding and said.finding.fix and said.finding.fix.edits:
            by_fix.setdefault(said.finding.fix, []).append(said.shown)
    for fix, mended in by_fix.items():
        safe = fix.safety == "safe"
        title = one_line(fix.title.text(speech.lang))
        yield types.CodeAction(
            title=title if safe else say("lsp.fix.unsafe", speech.lang, title=title),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=mended,
            is_preferred=safe,
            edit=_edit(opened, _edits(fix.edits, positions)),
        )


def _all_safe(page: Page, opened: Opened, positions: Positions, speech: Speech) -> Iterator[types.CodeAction]:
    """All that can be mended for certain at once, for editors that do this on saving."""
    chosen = compatible(offered((said.finding for said in page.said if said.finding), unsafe=False))
    if chosen:
        edits = _edits([edit for mending in chosen for edit in mending.fix.edits], positions)
        title = say("lsp.fix.all", speech.lang, count=len(chosen))
        yield types.CodeAction(title=title, kind=FIX_ALL, edit=_edit(opened, edits))


def _edits(edits: Iterable[Edit], positions: Positions) -> list[types.TextEdit]:
    return [types.TextEdit(positions.range(edit.span), edit.text) for edit in edits]


def _edit(opened: Opened, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
    """Edits of the document as it is now: editors refuse them for another version."""
    document = types.OptionalVersionedTextDocumentIdentifier(opened.uri, opened.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def _waiver(
    said: Said,
    found: Diagnostic,
    node: Node,
    opened: Opened,
    positions: Positions,
    today: date,
    speech: Speech,
) -> types.CodeAction:
    """A comment above the finding without the reason, which somebody has to write: until then it is a finding."""
    line = _line_above(node, positions.offset(said.shown.range.start), opened.text, positions)
    text = positions.line(line)
    indent = text[: len(text) - len(text.lstrip(" "))]
    until = today + WAIVED_FOR
    place = _place(found, speech)
    comment = say("lsp.waiver.comment", speech.lang, rule=found.rule, place=place, until=until.isoformat())
    ending = "\r\n" if "\r\n" in opened.text else "\n"
    at = types.Position(line, 0)
    return types.CodeAction(
        title=say("lsp.waiver", speech.lang, rule=found.rule),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[said.shown],
        edit=_edit(opened, [types.TextEdit(types.Range(at, at), f"{indent}{comment} {ending}")]),
    )


def _place(found: Diagnostic, speech: Speech) -> str:
    """The place that a waiver is for, where it can be written in a comment."""
    pointer = found.location.pointer
    return say("lsp.waiver.place", speech.lang, place=pointer) if re.fullmatch(r"[\w.]+", pointer) else ""


def _line_above(node: Node, offset: int, text: str, positions: Positions) -> int:
    """The line of the innermost key around a place that begins its line: a comment above it is inside no text."""
    line = 0
    while node.kind in ("mapping", "sequence"):
        inner = None
        for key, value in node.pairs:
            if key.span.start <= offset <= max(value.span.end, key.span.end):
                inner = value
                start = positions.start(positions.number(key.span.start))
                if _ITEM.match(text[start : key.span.start]):
                    line = positions.number(key.span.start)
        for element in node.elements:
            if element.span.start <= offset <= element.span.end:
                inner = element
        if inner is None:
            break
        node = inner
    return line
