"""The texts on the page: changed paragraphs, with what was struck out and what was put in."""

from collections.abc import Iterator

from disclosure_lint.comparison import Comparison, ParagraphChange, Piece, TextChange
from disclosure_lint.outputs.comparison.html.markup import Writer, kept, safe
from disclosure_lint.outputs.comparison.wording import kind_words, place_words, text_words
from disclosure_lint.phrases import say


def texts(comparison: Comparison, to: Writer) -> Iterator[str]:
    """Every section in which something changed."""
    changed = [text for text in comparison.texts if text.paragraphs or text.presence != "both"]
    yield f'<section class="block" id="texts"><h2>{to.say("diff.texts")}</h2>'
    if not changed:
        yield f'<p class="note">{to.say("diff.tables.same")}</p>'
    for text in changed:
        yield from _text(text, to)
    yield "</section>"


def _text(text: TextChange, to: Writer) -> Iterator[str]:
    number = text.pointer.partition(".")[2]
    before = f"{say('subject.section', to.lang, number=number)} " if number else ""
    yield f"<h3>{safe(before + text.label.text(to.lang))}</h3>"
    css = "note" if text.presence == "both" else "warn"
    yield f'<p class="{css}">{safe(text_words(text, to.lang))}</p>'
    for change in text.paragraphs:
        yield from _paragraph(change, to)


def _paragraph(change: ParagraphChange, to: Writer) -> Iterator[str]:
    css = "figures-only" if change.kind == "figures" else change.kind
    yield f'<article class="paragraph {css}"><header><b>{safe(kind_words(change, to.lang))}</b> '
    yield f"{safe(place_words(change, to.lang))}</header>"
    known = [(side, head) for side, head in zip((change.before, change.after), to.heads, strict=True) if side]
    if change.pieces:
        yield f"<p>{''.join(map(_piece, change.pieces))}</p>"
    elif len(known) == 1 or change.kind == "moved":
        yield f"<p>{safe(known[-1][0].text)}</p>"
    else:
        yield '<div class="two">'
        yield from (f"<p><small>{safe(head)}</small><br>{safe(side.text)}</p>" for side, head in known)
        yield "</div>"
    yield "</article>"


def _piece(piece: Piece) -> str:
    if piece.before == piece.after:
        return kept(piece.after)
    struck = f"<del>{kept(piece.before)}</del>" if piece.before else ""
    return struck + (f"<ins>{kept(piece.after)}</ins>" if piece.after else "")
