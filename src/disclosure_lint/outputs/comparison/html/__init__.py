"""The comparison as one page to read, to send and to print: findings, tables as the form prints them, texts."""

from collections.abc import Iterator

from disclosure_lint.comparison import Comparison, FindingChange
from disclosure_lint.diagnostics import Result
from disclosure_lint.outputs.comparison.html.markup import Writer, safe
from disclosure_lint.outputs.comparison.html.tables import tables
from disclosure_lint.outputs.comparison.html.texts import texts
from disclosure_lint.outputs.comparison.wording import (
    counts_words,
    elsewhere_words,
    fact_name,
    fact_value,
    headline,
    message_words,
    notes,
    severity_words,
    sides,
)
from disclosure_lint.outputs.html.page import page
from disclosure_lint.outputs.places import labelled
from disclosure_lint.phrases import Lang, say

KINDS = ("new", "gone", "kept")


def render(comparison: Comparison, result: Result, lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.comparison.Renderer`; neither colour nor width make a difference."""
    to = Writer(lang, sides(comparison, lang))
    title = safe(" · ".join(filter(None, (_agency(comparison), headline(comparison, lang)))))
    return page(title, lang, _body(comparison, result, to, title), ("style.css", "comparison.css"))


def _agency(comparison: Comparison) -> str:
    return comparison.after.agency or comparison.before.agency or ""


def _body(comparison: Comparison, result: Result, to: Writer, title: str) -> Iterator[str]:
    packs = say("list", to.lang).join(f"{pack.id} {pack.version}" for pack in result.packs)
    yield f'<header class="top"><p class="basis">{to.say("diff.heading")}</p><h1>{title}</h1>'
    yield f'<p class="basis">{to.say("closing.basis", today=result.today, packs=packs, version=result.version)}</p>'
    yield '<dl class="pair">'
    for head, report in zip(to.heads, (comparison.before, comparison.after), strict=True):
        yield f"<dt>{safe(head)}</dt><dd>{safe(report.path)}</dd>"
    yield "</dl>"
    yield from (f'<p class="warn">{safe(note)}</p>' for note in notes(comparison, to.lang))
    if comparison.is_equal:
        yield f'<p class="clean">{to.say("diff.equal")}</p>'
    yield "</header>"
    yield from _contents(comparison, to)
    yield "<main>"
    yield from _findings(comparison, result, to)
    yield from _facts(comparison, to)
    yield from tables(comparison, to)
    yield from texts(comparison, to)
    yield "</main>"


def _contents(comparison: Comparison, to: Writer) -> Iterator[str]:
    cells = sum(len(table.cells) for table in comparison.tables)
    paragraphs = sum(len(text.paragraphs) for text in comparison.texts)
    yield '<ul class="contents">'
    for name, count in (("findings", _counts(comparison, to)), ("tables", cells), ("texts", paragraphs)):
        yield f'<li><a href="#{name}">{to.say(f"diff.{name}")}</a> <b>{count}</b></li>'
    yield "</ul>"


def _counts(comparison: Comparison, to: Writer) -> str:
    return safe(counts_words(comparison, to.lang))


def _findings(comparison: Comparison, result: Result, to: Writer) -> Iterator[str]:
    yield f'<section class="block" id="findings"><h2>{to.say("diff.findings")}</h2>'
    if comparison.findings:
        yield f'<p class="note">{_counts(comparison, to)}</p><ul class="verdicts">'
        for kind in KINDS:
            yield from (_finding(item, result, to) for item in comparison.found(kind))
        yield "</ul>"
    else:
        yield f'<p class="note">{to.say("diff.findings.none")}</p>'
    yield "</section>"


def _finding(item: FindingChange, result: Result, to: Writer) -> str:
    found = item.shown
    rule = result.rules.get(found.rule)
    title = rule.title.text(to.lang) if rule else found.name
    place = labelled(found.location.label.text(to.lang), found.location, to.lang)
    why = elsewhere_words(item, to.lang)
    return "".join(
        (
            f'<li class="{item.kind}"><span class="badge">{to.say(f"diff.findings.{item.kind}")}</span>',
            f"{safe(severity_words(item, to.lang))} <code>{safe(found.rule)}</code> {safe(title)}",
            f'<p class="message">{safe(message_words(item, to.lang))}</p>',
            f'<p class="place">{safe(place)}</p>' if place else "",
            f'<p class="note">{safe(why)}</p>' if why else "",
            "</li>",
        )
    )


def _facts(comparison: Comparison, to: Writer) -> Iterator[str]:
    if not comparison.facts:
        return
    heads = "".join(f'<th scope="col">{safe(head)}</th>' for head in ("", *to.heads))
    yield f'<section class="block"><h2>{to.say("diff.facts")}</h2><table class="facts">'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for fact in comparison.facts:
        values = "".join(f"<td>{safe(fact_value(value, to.lang))}</td>" for value in (fact.before, fact.after))
        yield f'<tr><th scope="row">{safe(fact_name(fact, to.lang))}</th>{values}</tr>'
    yield "</tbody></table></section>"
