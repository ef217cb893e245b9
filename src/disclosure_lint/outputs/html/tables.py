"""The tables of a report on the page, in the layout of the form, faulty cells marked with what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from disclosure_lint.diagnostics import DrawnTable, Field
from disclosure_lint.outputs.html.findings import KINDS, Numbered
from disclosure_lint.outputs.html.markup import Writer, safe

SCOPES = {"row": "row", "column": "col", "band": "colgroup"}


class _Marks(NamedTuple):
    """By pointer: the findings that are at a place of a table, and those that read it."""

    at: dict[str, list[Numbered]]
    read: dict[str, list[Numbered]]

    @classmethod
    def of(cls, findings: Iterable[Numbered], pointers: frozenset[str]) -> "_Marks":
        """Those of one table. A finding about the whole of it is at the cells that it names."""
        marks = cls({}, {})
        for item in findings:
            at = item.found.location.pointer
            cells = [cell.pointer for cell in item.found.evidence if cell.pointer in pointers]
            whole = at not in pointers and any(cell.startswith(f"{at}.") for cell in cells)
            for pointer in cells if whole else [at] if at in pointers else []:
                marks.at.setdefault(pointer, []).append(item)
            for pointer in [] if whole else cells:
                if pointer != at:
                    marks.read.setdefault(pointer, []).append(item)
        return marks


def tables(drawn: Iterable[DrawnTable], findings: list[Numbered], anchor: str, to: Writer) -> Iterator[str]:
    """The tables that findings are about; `anchor` is the id of the report."""
    made = [line for table in drawn if _concerned(table, findings) for line in one_table(table, findings, anchor, to)]
    if made:
        yield f'<section class="tables"><h3>{to.say("html.tables")}</h3>'
        yield f'<p class="note">{to.say("html.legend")}</p>'
        yield from made
        yield "</section>"


def _pointers(table: DrawnTable) -> frozenset[str]:
    fields = (field for line in (*table.head, *table.body, table.others) for field in line)
    return frozenset(field.pointer for field in fields if field.pointer)


def _concerned(table: DrawnTable, findings: list[Numbered]) -> bool:
    marks = _Marks.of(findings, _pointers(table))
    return bool(marks.at or marks.read)


def one_table(
    table: DrawnTable,
    findings: list[Numbered],
    anchor: str,
    to: Writer,
    before: Mapping[str, str] = {},
    tips: bool = True,
) -> Iterator[str]:
    """A table with the marks of the findings; `before` is what stood in its cells last year, shown where it differs.

    Without `tips`, what a finding says stands below the table only, not in each of its cells.
    """
    marks = _Marks.of(findings, _pointers(table))
    yield f'<figure class="form {table.pointer}"><figcaption>{safe(table.title.text(to.lang))}</figcaption>'
    yield '<div class="scroll"><table class="form">'
    for name, lines in (("thead", table.head), ("tbody", table.body)):
        if lines:
            yield f"<{name}>"
            yield from (
                "<tr>" + "".join(_field(field, marks, anchor, to, before, tips) for field in line) + "</tr>"
                for line in lines
            )
            yield f"</{name}>"
    yield "</table></div>"
    if table.others:
        listed = "".join(f"<li>{_other(field, marks, anchor, to)}</li>" for field in table.others)
        yield f'<p class="note">{to.say("html.others")}</p><ul class="others">{listed}</ul>'
    yield from _notes(marks, anchor, to)
    yield "</figure>"


def _field(field: Field, marks: _Marks, anchor: str, to: Writer, before: Mapping[str, str], tips: bool) -> str:
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", field.rows), ("colspan", field.columns)) if count > 1
    )
    found = marks.at.get(field.pointer, []) if field.pointer else []
    if field.label is not None:
        scope = f' scope="{SCOPES[field.scope]}"' if field.scope else ""
        kinds = _kinds(found)
        text, tag = safe(field.label.text(to.lang)), "th"
    else:
        scope = ""
        kinds = _kinds(found) or (["read"] if field.pointer in marks.read else [])
        kinds += ["absent"] if field.value is None else []
        text, tag = safe(field.value or "") + _before(field, before, to), "td"
    concerned = [*found, *marks.read.get(field.pointer, [])] if field.pointer else []
    numbers = f' data-of="{" ".join(str(item.number) for item in concerned)}"' if concerned else ""
    focus = ' tabindex="0"' if found else ""
    css = f' class="{" ".join(kinds)}"' if kinds else ""
    return f"<{tag}{scope}{spans}{css}{numbers}{focus}>{text}{_hints(found, anchor, to, tips)}</{tag}>"


def _before(field: Field, before: Mapping[str, str], to: Writer) -> str:
    """What stood in the cell last year, if that is another thing."""
    if field.pointer not in before or before[field.pointer] == (field.value or "").strip():
        return ""
    value = safe(before[field.pointer]) or to.say("html.blank")
    return f'<small class="before"><span>{to.say("html.before")} </span>{value}</small>'


def _kinds(found: list[Numbered]) -> list[str]:
    """`bad` and the gravest kind of what is found there."""
    return ["bad", min((item.kind for item in found), key=KINDS.index)] if found else []


def _hints(found: list[Numbered], anchor: str, to: Writer, tips: bool) -> str:
    """The numbers of the findings beside a value, and what they say, shown when it is pointed at."""
    if not found:
        return ""
    numbers = ",".join(f'<a href="#{anchor}-{item.number}" tabindex="-1">{item.number}</a>' for item in found)
    if not tips:
        return f"<sup>{numbers}</sup>"
    said = "".join(f"<span>{safe(item.found.rule)} {safe(item.found.message.text(to.lang))}</span>" for item in found)
    return f'<sup>{numbers}</sup><span class="tip" role="tooltip">{said}</span>'


def _other(field: Field, marks: _Marks, anchor: str, to: Writer) -> str:
    label = field.label.text(to.lang) if field.label else field.pointer
    found = marks.at.get(field.pointer, [])
    numbers = "".join(f'<sup><a href="#{anchor}-{item.number}">{item.number}</a></sup>' for item in found)
    return f"{safe(label)} = {safe(field.value or '')}{numbers}"


def _notes(marks: _Marks, anchor: str, to: Writer) -> Iterator[str]:
    """What the numbers mean, for paper."""
    items = {item.number: item for found in (*marks.at.values(), *marks.read.values()) for item in found}
    yield '<ol class="notes">'
    for number, item in sorted(items.items()):
        words = f"{safe(item.found.rule)} {safe(item.found.message.text(to.lang))}"
        yield f'<li value="{number}" class="{item.kind}"><a href="#{anchor}-{number}">{words}</a></li>'
    yield "</ol>"
