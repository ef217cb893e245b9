"""The comparison as people read it in a terminal: what is found, the tables, the texts."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from disclosure_lint.comparison import (
    CellChange,
    Comparison,
    FindingChange,
    ParagraphChange,
    Piece,
    TableChange,
    TextChange,
)
from disclosure_lint.diagnostics import Result
from disclosure_lint.outputs.comparison.wording import (
    change_words,
    counts_words,
    elsewhere_words,
    fact_name,
    fact_value,
    figure_words,
    growth_words,
    headline,
    kind_words,
    lines_words,
    message_words,
    notes,
    place_words,
    row_words,
    severity_words,
    sides,
    text_words,
)
from disclosure_lint.outputs.display import cells, clean, cut, pad
from disclosure_lint.outputs.finding import Style
from disclosure_lint.outputs.paint import Paint, Tone
from disclosure_lint.outputs.places import labelled
from disclosure_lint.outputs.wording import one_line
from disclosure_lint.phrases import Lang

CONTEXT = 16
"""How many characters of what is equal are shown beside a change in a paragraph."""

MOST = 30
"""How many findings of a kind are listed."""

_TONES: dict[str, Tone] = {"new": "error", "gone": "good", "kept": "faint"}
_SIGNS = {"added": "+", "removed": "-"}


def render(comparison: Comparison, result: Result, lang: Lang, *, color: bool = False, width: int = 80) -> str:
    """See `outputs.comparison.Renderer`."""
    style = Style(lang, Paint(color), width)
    parts = [_head(comparison, style)]
    if comparison.is_equal:
        parts.append([style.paint(style.say("diff.equal"), "good")])
    parts += [_findings(comparison, result, style), _facts(comparison, style)]
    parts += [_tables(comparison, style), _texts(comparison, style), _basis(result, style)]
    return "\n".join(line for part in parts if part for line in [*part, ""])[:-1] + "\n"


def _head(comparison: Comparison, style: Style) -> list[str]:
    agency = clean(comparison.after.agency or comparison.before.agency or "")
    title = " · ".join(part for part in (agency, headline(comparison, style.lang)) if part)
    names = sides(comparison, style.lang)
    room = max(map(cells, names))
    paths = (comparison.before.path, comparison.after.path)
    lines = [style.paint(title, "strong")]
    lines += [f"  {pad(name, room)}  {clean(path)}" for name, path in zip(names, paths, strict=True)]
    for note in notes(comparison, style.lang):
        lines += [style.paint(line, "warning") for line in style.prose(note)]
    return lines


def _heading(key: str, said: str, style: Style) -> str:
    return f"{style.paint(style.say(key), 'strong')}  {said}".rstrip()


def _findings(comparison: Comparison, result: Result, style: Style) -> list[str]:
    groups = {kind: comparison.found(kind) for kind in ("new", "gone", "kept")}
    if not comparison.findings:
        return [_heading("diff.findings", style.say("diff.findings.none"), style)]
    lines = [_heading("diff.findings", counts_words(comparison, style.lang), style)]
    for kind, items in groups.items():
        for item in items[:MOST]:
            lines += _finding(item, result, style)
        if len(items) > MOST:
            more = style.say("diff.more", count=len(items) - MOST)
            lines.append(f"  {style.say(f'diff.findings.{kind}')} {more}")
    return lines


def _finding(item: FindingChange, result: Result, style: Style) -> list[str]:
    found = item.shown
    kind = style.paint(style.say(f"diff.findings.{item.kind}"), _TONES[item.kind])
    severity = severity_words(item, style.lang)
    place = one_line(labelled(found.location.label.text(style.lang), found.location, style.lang))
    lines = [f"  {kind} {severity} {style.paint(found.rule, 'strong')} {clean(found.name)}"]
    used = cells(style.say(f"diff.findings.{item.kind}") + severity + found.rule + clean(found.name)) + 5
    if place and used + 2 + cells(place) <= style.width:
        lines[0] += f"  {place}"
    elif place:
        lines += style.prose(place, "      ", f"    {style.paint('-->', 'gutter')} ")
    lines += style.prose(message_words(item, style.lang), "    ")
    why = elsewhere_words(item, style.lang)
    return [*lines, *(style.paint(it, "faint") for it in style.prose(f"({why})", "    "))] if why else lines


def _facts(comparison: Comparison, style: Style) -> list[str]:
    if not comparison.facts:
        return []
    lines = [_heading("diff.facts", "", style)]
    for fact in comparison.facts:
        values = (fact_value(value, style.lang) for value in (fact.before, fact.after))
        lines += style.prose(f"{fact_name(fact, style.lang)}  {' → '.join(values)}", "    ", "  ")
    return lines


def _tables(comparison: Comparison, style: Style) -> list[str]:
    lines: list[str] = []
    for table in comparison.tables:
        lines += [*_table(table, sides(comparison, style.lang), style), ""]
    return lines[:-1]


def _table(table: TableChange, heads: tuple[str, str], style: Style) -> list[str]:
    title = style.paint(one_line(table.label.text(style.lang)), "strong")
    if table.presence != "both":
        return style.prose(f"{title}  {style.say(f'diff.table.{table.presence}')}", "  ", "")
    counts = style.say("diff.tables.counts", compared=table.compared, changed=len(table.cells))
    lines = [f"{title}  {counts}"]
    for words in lines_words(table.lines, style.lang):
        lines += style.prose(words)
    return [*lines, *_cells(table.cells, heads, style)] if table.cells else lines


def _cells(changes: tuple[CellChange, ...], heads: tuple[str, str], style: Style) -> Iterator[str]:
    """The cells that changed, a row of the form over its columns."""
    lang = style.lang
    rows = [
        [figure_words(it.before, lang), figure_words(it.after, lang), change_words(it.change), growth_words(it, lang)]
        for it in changes
    ]
    head = [*heads, style.say("diff.change"), style.say("diff.growth")]
    widths = [min(20, max(map(cells, column))) for column in zip(head, *rows, strict=True)]
    room = max(8, style.width - 4 - sum(widths) - 2 * len(widths))
    labels = min(room, max(cells(one_line(it.column.text(lang))) for it in changes))

    def line(label: str, values: list[str]) -> str:
        shown = [pad(cut(value, width), width, right=True) for value, width in zip(values, widths, strict=True)]
        return "  ".join([f"    {pad(cut(label, labels), labels)}", *shown]).rstrip()

    yield style.paint(line("", head), "faint")
    for row, group in groupby(zip(changes, rows, strict=True), key=lambda pair: row_words(pair[0], lang)):
        yield f"  {cut(row, style.width - 2)}"
        for change, values in group:
            told = line(one_line(change.column.text(lang)), values)
            yield style.paint(told, "strong") if change.total else told


def _texts(comparison: Comparison, style: Style) -> list[str]:
    lines: list[str] = []
    for text in comparison.texts:
        if text.paragraphs or text.presence != "both":
            lines += [*_text(text, sides(comparison, style.lang), style), ""]
    return lines[:-1]


def _text(text: TextChange, heads: tuple[str, str], style: Style) -> list[str]:
    number = text.pointer.partition(".")[2]
    name = one_line(text.label.text(style.lang))
    name = style.say("subject.section", number=number) + f" {name}" if number else name
    lines = style.prose(f"{style.paint(name, 'strong')}  {text_words(text, style.lang)}", "  ", "")
    for change in text.paragraphs:
        lines += _paragraph(change, heads, style)
    return lines


def _paragraph(change: ParagraphChange, heads: tuple[str, str], style: Style) -> list[str]:
    told = f"{_SIGNS.get(change.kind, '~')} {place_words(change, style.lang)}  {kind_words(change, style.lang)}"
    lines = [f"  {style.paint(told, 'info')}"]
    if change.pieces:
        return lines + style.prose(_marked(change.pieces, style), "    ")
    known = [(side, head) for side, head in zip((change.before, change.after), heads, strict=True) if side]
    if len(known) == 1 or change.kind == "moved":
        return lines + style.prose(one_line(known[-1][0].text), "    ")
    for side, head in known:
        lines += style.prose(f"{head}  {one_line(side.text)}", "    ")
    return lines


def _marked(pieces: Iterable[Piece], style: Style) -> str:
    """A paragraph with what changed between brackets, what is equal cut to what stands beside a change."""
    pieces = list(pieces)
    said = []
    for at, piece in enumerate(pieces):
        before, after = clean(piece.before), clean(piece.after)
        if before == after:
            said.append(_shortened(after, bool(at), at < len(pieces) - 1))
        elif not after:
            said.append(style.say("diff.piece.removed", text=before))
        elif not before:
            said.append(style.say("diff.piece.added", text=after))
        else:
            said.append(style.say("diff.piece.replaced", before=before, after=after))
    return "".join(said)


def _shortened(text: str, follows: bool, goes_on: bool) -> str:
    """What is equal, without its middle where changes stand on both sides, without what is far from any."""
    head = text[:CONTEXT] if follows else ""
    tail = text[-CONTEXT:] if goes_on else ""
    return text if len(text) <= len(head) + len(tail) + 2 else f"{head}…{tail}"


def _basis(result: Result, style: Style) -> list[str]:
    packs = style.say("list").join(f"{pack.id} {pack.version}" for pack in result.packs)
    said = style.say("closing.basis", today=result.today, packs=clean(packs), version=result.version)
    return [style.paint(line, "faint") for line in style.prose(said, "")]
