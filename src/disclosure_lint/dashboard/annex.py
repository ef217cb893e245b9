"""The annex of a notice: the figures of findings over several reports beside those of the other units, cell by cell."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.outputs.sides import Side, Sides, sides
from disclosure_lint.outputs.wording import value_words
from disclosure_lint.phrases import say
from disclosure_lint.writers.docx_tables import table_element
from disclosure_lint.writers.layout import Kind, Laid, Laying

_WIDTHS = (46, 16, 22, 16)


class Annexed(NamedTuple):
    """A finding that the notice lists under a number among those of its severity, and its figures."""

    found: Diagnostic
    number: int
    beside: Sides


def annexed(found: Sequence[Diagnostic]) -> list[Annexed]:
    """Those of the findings of one severity whose figures are others than those of other units."""
    told = ((item, number, sides(item, "zh")) for number, item in enumerate(found, 1))
    return [Annexed(item, number, beside) for item, number, beside in told if beside and beside.differ]


def write_annex(document: Any, listed: Sequence[Annexed], line: Callable[[str, str], Any]) -> None:
    """Write it on a page of its own; `line` writes a paragraph in a style."""
    line(say("notice.annex.head", "zh"), "Heading 1").paragraph_format.page_break_before = True
    for item in listed:
        words = {"number": item.number, "rule": item.found.rule, "table": item.beside.common}
        told = line(say(f"notice.annex.{item.found.severity}", "zh", **words), "Body Text")
        told.paragraph_format.keep_with_next = True
        element, _ = table_element(_laying(item.beside))
        body = document.element.body
        body.insert(len(body) - 1, element)


def _laying(beside: Sides) -> Laying:
    heads = (say("notice.column.place", "zh"), say("table.own", "zh"), beside.whose, say("table.difference", "zh"))
    cells = [Laid(0, at, 1, 1, text, "head") for at, text in enumerate(heads)]
    for number, row in enumerate(beside.rows, 1):
        cells += _row(number, row)
    return Laying(tuple(cells), _WIDTHS, 1)


def _row(number: int, row: Side) -> Iterator[Laid]:
    values = (value_words(item.value, "zh") for item in (row.own, row.other))
    kinds: tuple[Kind, ...] = ("stub", "value", "value", "value")
    texts = (row.label, *values, row.difference)
    return (Laid(number, at, 1, 1, text, kind) for at, (text, kind) in enumerate(zip(texts, kinds, strict=True)))
