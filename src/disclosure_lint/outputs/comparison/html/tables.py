"""The tables on the page: in the layout of the form with what changed in its cells, and as a list."""

from collections.abc import Iterator
from itertools import groupby

from disclosure_lint.comparison import CellChange, Comparison, TableChange
from disclosure_lint.diagnostics import DrawnTable, Field
from disclosure_lint.outputs.comparison.html.markup import Writer, safe
from disclosure_lint.outputs.comparison.wording import (
    change_words,
    figure_words,
    growth_words,
    lines_words,
    row_words,
)

SCOPES = {"row": "row", "column": "col", "band": "colgroup"}


def tables(comparison: Comparison, to: Writer) -> Iterator[str]:
    """Every table of the two reports."""
    drawn = {table.pointer: table for table in comparison.drawn}
    yield f'<section class="block" id="tables"><h2>{to.say("diff.tables")}</h2>'
    if any(table.cells for table in comparison.tables):
        yield f'<p class="note">{to.say("diff.drawn")}</p>'
    for table in comparison.tables:
        yield f"<h3>{safe(table.label.text(to.lang))}</h3>"
        yield from _table(table, drawn.get(table.pointer), to)
    yield "</section>"


def _table(table: TableChange, drawn: DrawnTable | None, to: Writer) -> Iterator[str]:
    if table.presence != "both":
        yield f'<p class="warn">{to.say(f"diff.table.{table.presence}")}</p>'
        return
    yield f'<p class="note">{to.say("diff.tables.counts", compared=table.compared, changed=len(table.cells))}</p>'
    yield from (f'<p class="note">{safe(words)}</p>' for words in lines_words(table.lines, to.lang))
    if not table.cells:
        return
    changes = {cell.pointer: cell for cell in table.cells}
    shown = _pointers(drawn) & changes.keys() if drawn else frozenset()
    if drawn and shown:
        yield from _form(drawn, changes, to)
    rest = tuple(cell for cell in table.cells if cell.pointer not in shown)
    if rest:
        yield from _list(rest, to)
    yield f"<details><summary>{to.say('diff.listed')}</summary>"
    yield from _list(table.cells, to)
    yield "</details>"


def _pointers(drawn: DrawnTable) -> frozenset[str]:
    return frozenset(field.pointer for line in drawn.body for field in line if field.label is None)


def _form(drawn: DrawnTable, changes: dict[str, CellChange], to: Writer) -> Iterator[str]:
    yield f'<figure class="form {drawn.pointer}"><div class="scroll"><table class="form">'
    for name, lines in (("thead", drawn.head), ("tbody", drawn.body)):
        if lines:
            yield f"<{name}>"
            yield from ("<tr>" + "".join(_field(field, changes, to) for field in line) + "</tr>" for line in lines)
            yield f"</{name}>"
    yield "</table></div></figure>"


def _field(field: Field, changes: dict[str, CellChange], to: Writer) -> str:
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", field.rows), ("colspan", field.columns)) if count > 1
    )
    if field.label is not None:
        scope = f' scope="{SCOPES[field.scope]}" class="{field.scope}"' if field.scope else ""
        return f"<th{scope}{spans}>{safe(field.label.text(to.lang))}</th>"
    change = changes.get(field.pointer)
    if change is None:
        absent = ' class="absent"' if field.value is None else ""
        return f"<td{spans}{absent}>{safe(field.value or '')}</td>"
    return f'<td{spans} class="changed{_way(change)}">{safe(field.value or "")}<small>{_was(change, to)}</small></td>'


def _way(change: CellChange) -> str:
    return "" if not change.change else " up" if change.change > 0 else " down"


def _was(change: CellChange, to: Writer) -> str:
    """What stood there before, and by how much it grew."""
    grown = change_words(change.change)
    return safe(figure_words(change.before, to.lang)) + (f" <b>{safe(grown)}</b>" if grown else "")


def _list(cells: tuple[CellChange, ...], to: Writer) -> Iterator[str]:
    heads = ("", *to.heads, to.say("diff.change"), to.say("diff.growth"))
    yield '<div class="scroll"><table class="changes"><thead><tr>'
    yield "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead><tbody>"
    for row, group in groupby(cells, key=lambda cell: row_words(cell, to.lang)):
        yield f'<tr class="row"><th colspan="5">{safe(row)}</th></tr>'
        for cell in group:
            words = (
                figure_words(cell.before, to.lang),
                figure_words(cell.after, to.lang),
                change_words(cell.change),
                growth_words(cell, to.lang),
            )
            css = ' class="sum"' if cell.total else ""
            values = "".join(f"<td>{safe(word)}</td>" for word in words)
            yield f'<tr{css}><th scope="row">{safe(cell.column.text(to.lang))}</th>{values}</tr>'
    yield "</tbody></table></div>"
