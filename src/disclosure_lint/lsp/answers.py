"""What editors ask of a document besides its findings: explanations, completions, definitions, things to do."""

from collections.abc import Sequence
from datetime import date

from lsprotocol import types

from disclosure_lint import api
from disclosure_lint.config import Chosen, Resolver
from disclosure_lint.lsp import actions, completion, definition, explained, rules
from disclosure_lint.lsp.completion import Offer
from disclosure_lint.lsp.opened import Kind, Opened, uri_of
from disclosure_lint.lsp.pointing import Found, Spot
from disclosure_lint.lsp.positions import Positions
from disclosure_lint.lsp.said import Page, Speech
from disclosure_lint.rules import Pack, PackError

LARGEST = 2_000_000
"""Characters of a document beyond which nothing is answered."""

_KINDS = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.Value,
    "cell": types.CompletionItemKind.Field,
    "function": types.CompletionItemKind.Function,
    "variable": types.CompletionItemKind.Variable,
}


class Asked:
    """A document, a place in it, and the pack that its names are of."""

    def __init__(self, opened: Opened, at: types.Position, page: Page, speech: Speech, own: Pack | None = None) -> None:
        """`page` is what was said of the document last; `own` the pack that the file is part of, where it is known."""
        self.opened, self.at, self.page, self.speech = opened, at, page, speech
        self.kind: Kind = opened.kind
        self.pack = own or _pack(opened)
        self.positions = Positions(opened.text, speech.encoding)
        offset = self.positions.offset(at)
        self.line = self.positions.number(offset)
        self.spot = Spot(self.positions.lines, self.line, offset - self.positions.start(self.line))

    def hover(self) -> types.Hover | None:
        """The pages of the rules whose findings stand here, then what stands here itself."""
        lang, found = self.speech.lang, self._found()
        texts: list[str | None] = []
        here = (said for said in self.page.said if _holds(said.shown.range, self.at))
        codes = [said.finding.rule for said in here if said.finding]
        if found and found.code:
            codes.append(found.code)
        for code in dict.fromkeys(codes):
            rule = self.pack.rules.get(code)
            texts.append(rule and explained.rule(rule, lang, self._edition))
        if found and found.pointer:
            texts.insert(0, explained.place(found.pointer, self.pack.forms, lang, year=self.spot.year))
        if found and found.step:
            texts.insert(0, explained.named(found.step.named, self.pack, lang))
        clause = self.spot.clause() if self.kind == "rule" and "covers" in self.spot.caret.keys else None
        if clause:
            texts.append(explained.duty(clause.code, self.pack, lang))
        told = [text for text in texts if text]
        if not told:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(told))
        return types.Hover(content, self._range(found) if found else None)

    @property
    def _edition(self) -> str | None:
        """The edition in force for the report."""
        form = self.pack.forms.in_force(self.spot.year) if self.spot.year else None
        return form.edition if form else None

    def _found(self) -> Found | None:
        """What stands here."""
        if self.kind == "report":
            comment = self.spot.caret.part == "comment"
            return self.spot.code() if comment else self.spot.in_report(self.pack.forms)
        if self.kind == "rule":
            return self.spot.in_rule(self.pack) or self.spot.code()
        return self.spot.code()

    def _range(self, found: Found) -> types.Range:
        start = self.positions.start(self.line)
        return types.Range(self.positions.position(start + found.start), self.positions.position(start + found.end))

    def definition(self) -> types.Location | None:
        """Where what stands here is laid down."""
        found, laid = self._found(), None
        if self.kind == "rule" and "covers" in self.spot.caret.keys:
            clause = self.spot.clause()
            laid = definition.of_clause(clause.code, self.pack) if clause else None
        elif found and found.pointer:
            laid = definition.of_pointer(found.pointer, self.pack, self.spot.year)
        elif found and found.step:
            laid = definition.of_name(found.step.named, self.pack)
        elif found and found.code:
            laid = definition.of_rule(found.code, self.pack)
        if laid is None:
            return None
        return types.Location(uri_of(laid.path), Positions(laid.text, self.speech.encoding).range(laid.span))

    def completion(self) -> types.CompletionList:
        """What may be written here."""
        offers: Sequence[Offer] = ()
        if self.kind == "report":
            offers = completion.in_report(self.spot, self.pack.forms, self.speech.lang)
        elif self.kind == "rule":
            offers = completion.in_rule(self.spot, self.pack, self.speech.lang)
        return types.CompletionList(False, [self._item(offer, number) for number, offer in enumerate(offers)])

    def _item(self, offer: Offer, number: int) -> types.CompletionItem:
        end = self.positions.start(self.line) + self.spot.column
        place = types.Range(self.positions.position(end - offer.typed), self.positions.position(end))
        return types.CompletionItem(
            label=offer.text.rstrip(": "),
            kind=_KINDS[offer.kind],
            detail=offer.detail or None,
            documentation=offer.note or None,
            filter_text=f"{offer.text.rstrip(': ')} {offer.sought}".strip(),
            sort_text=f"{number:05}",
            text_edit=types.TextEdit(place, offer.text),
        )


def actions_of(page: Page, opened: Opened, asked: types.Range, speech: Speech) -> list[types.CodeAction]:
    """What can be done about the findings in a range of a document."""
    return actions.actions(page, opened, asked, _pack(opened).mandatory, date.today(), speech)


def _holds(place: types.Range, at: types.Position) -> bool:
    return place.start <= at <= place.end


def _pack(opened: Opened) -> Pack:
    """The pack that a document is checked with, the national one where its settings cannot be used."""
    if opened.kind in ("rule", "pack"):
        return rules.pack_of(opened.folder)
    try:
        return api.pack_for(Resolver(Chosen()).settings(opened.path))
    except PackError:
        return api.load_rules(rules.NATIONAL)
