"""Builtins about what was taken over from last year's report: whole tables, passages of a text."""

from decimal import Decimal
from typing import Any

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin
from disclosure_lint.dsl.builtins.texts import passage
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.terms import Element
from disclosure_lint.dsl.types import COUNT, TEXT
from disclosure_lint.report import Cell
from disclosure_lint.values import Unknown, merged
from disclosure_lint.vocabulary import PhraseList

_QUOTED = 40
"""Characters of a repeated passage that are quoted."""


def _copied_cells(context: Context, table: Element) -> Any:
    before = context.facts(prior=True)
    if not isinstance(before, Facts):
        return before
    own, other = (facts.report.tables.get(table.table) for facts in (context.own, before))
    if own is None or other is None:
        return context.own.absent(table.table) if own is None else before.absent(table.table)
    if {row: _contents(cells) for row, cells in own.items()} != {row: _contents(cells) for row, cells in other.items()}:
        return 0
    form = context.own.form.tables[table.table] if context.own.form else None
    totals = {row.key for row in form.rows.values() if row.total} if form else set()
    totals |= {column.key for column in form.columns.values() if column.total} if form else set()
    filled = ((row, column) for row, cells in own.items() for column, cell in cells.items() if cell.value)
    return sum(1 for row, column in filled if row not in totals and column not in totals)


def _contents(cells: dict[str, Cell]) -> dict[str, Any]:
    return {column: str(cell.raw or "").strip() if cell.value is None else cell.value for column, cell in cells.items()}


def _compared(context: Context, pointer: str, stock: PhraseList, run: int) -> Any:
    """The comparison of a text with the same of last year, made once a report; unknown where one is not there."""
    own, before = passage(context, pointer), passage(context, PRIOR + pointer)
    if own.__class__ is Unknown or before.__class__ is Unknown:
        return merged(own, before)
    key = ("copying", pointer, run, id(stock))
    memo = context.own.memo
    if key not in memo:
        from disclosure_lint.prose.copying import copying  # most reports come alone

        memo[key] = copying(own, before, stock, run)
    return memo[key]


def _repeated_percent(context: Context, pointer: str, stock: PhraseList, run: int) -> Any:
    found = _compared(context, pointer, stock, run)
    return Decimal(f"{found.share * 100:.1f}") if found.__class__ is not Unknown else found


def _repeated_passage(context: Context, pointer: str, stock: PhraseList, run: int) -> Any:
    found = _compared(context, pointer, stock, run)
    if found.__class__ is Unknown:
        return found
    text = "".join(passage(context, pointer)[slice(*found.longest)].split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


TABLE = (
    Builtin("copied_cells", "照搬格数", ("table",), COUNT,
            Bilingual("一张表与上年完全相同时，总计以外不为零的格数；不相同为 0",
            "of a table that is identical to last year's, the cells outside totals that are not zero; else 0"),
            _copied_cells),
    Builtin("repeated_percent", "重复百分比", ("passage", "words", "number"), COUNT,
            Bilingual("一段文字有百分之几与上年相同（连续相同达到所给字数才算，数字视为相同，词表所列套语不算）",
            "how many per cent of a text stand in last year's: in runs of so many characters, figures masked, "
            "the phrases of a list left out"), _repeated_percent, strict=False),
    Builtin("repeated_passage", "重复语句", ("passage", "words", "number"), TEXT,
            Bilingual("与上年相同的最长一处", "the longest passage that stands in last year's text too"),
            _repeated_passage, strict=False),
)  # fmt: skip
