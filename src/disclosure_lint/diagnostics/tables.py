"""A table of a report as it is drawn: fields with spans, in the layout of the form. For outputs that show tables."""

from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.diagnostics.bilingual import Bilingual

Scope: TypeAlias = Literal["row", "column", "band"]


class Field(NamedTuple):
    """A heading (`label`) or a cell of the report (`value`: what stood there, '' if blank, None if there was none).

    `pointer` is that of the cell, or of the row or column that a heading names; `rows` and `columns` are how many it
    spans. `scope` says what a heading is over: a row, a column, or a band of rows.
    """

    pointer: str = ""
    label: Bilingual | None = None
    value: str | None = None
    rows: int = 1
    columns: int = 1
    scope: Scope | None = None


Line: TypeAlias = tuple[Field, ...]


class DrawnTable(NamedTuple):
    """A table of a report: its lines from top to bottom, headings first; `others` are cells that the form has not."""

    pointer: str
    title: Bilingual
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    others: tuple[Field, ...] = ()
