"""What the check of one document leaves for the tables: findings and what stands in the report, numbers of persons
masked.
"""

from decimal import Decimal
from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.cells import CellPath
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.forms import Forms
from disclosure_lint.outputs.exact_json import compact
from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.report import Cell, Report, Trait
from disclosure_lint.similarity import Paragraph as Wording

Status: TypeAlias = Literal["checked", "unreadable", "no_report", "limit", "broken"]
CellState: TypeAlias = Literal["number", "blank", "text", "absent"]
MOST_DIGITS = 28
"""Digits before the point that the value of a cell may have, and `DECIMALS` after it."""
DECIMALS = 10


class Cells(NamedTuple):
    """The cells of a report, column by column; those that its form has and the document has not are `absent`."""

    table: list[str]
    row: list[str]
    column: list[str]
    state: list[CellState]
    value: list[Decimal | None]
    raw: list[str | None]


class Paragraph(NamedTuple):
    """A paragraph: the text it is of, its number in it from 1, a digest of what it says, and what it says."""

    pointer: str
    section: int
    ordinal: int
    digest: str
    text: str


class Record(NamedTuple):
    """A document checked. `worst` is the gravest severity that counts, `fail_on` from which on it fails.

    `assessed` says whether any rule was judged, `private` whether the document holds numbers of persons;
    `stated` is what `stated_of` says.
    """

    status: Status
    checked: CheckedReport
    worst: str | None = None
    fail_on: str = "error"
    assessed: bool = False
    private: bool = False
    title: str | None = None
    agency_code: str | None = None
    scope: str | None = None
    stated: str | None = None
    published: str | None = None
    signed: str | None = None
    cells: Cells | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    wordings: tuple[Wording, ...] = ()
    """The paragraphs that are compared with those of other agencies."""


def cells_of(report: Report, forms: Forms, hidden: Concealment) -> Cells:
    """Every cell of the form in force, in its order, and after these all others that stand in the report."""
    made = Cells([], [], [], [], [], [])
    form = forms.in_force(report.year) if report.year is not None else None
    expected = form.cells if form else ()
    for path in expected:
        _add(made, path, report.cell(*path), hidden)
    known = frozenset(expected)
    for table, rows in report.tables.items():
        for row, columns in rows.items():
            for column, cell in columns.items():
                path = CellPath(table, row, column)
                if path not in known:
                    _add(made, path, cell, hidden)
    return made


def _add(made: Cells, path: CellPath, cell: Cell | None, hidden: Concealment) -> None:
    made.table.append(path.table)
    made.row.append(path.row)
    made.column.append(path.column)
    value = cell.value if cell else None
    blank = cell is not None and bool(cell.traits & Trait.BLANK)
    state: CellState = "absent" if cell is None else "number" if value is not None else "blank" if blank else "text"
    made.state.append(state)
    made.value.append(_exact(value))
    made.raw.append(None if cell is None or cell.raw is None else hidden.conceal(_shown(cell.raw)))


def _shown(raw: int | Decimal | str) -> str:
    return f"{raw:f}" if isinstance(raw, Decimal) else str(raw)


def _exact(value: int | Decimal | None) -> Decimal | None:
    """The value with every digit; None where the tables have no room for it."""
    if value is None:
        return None
    exact = Decimal(value)
    exponent = exact.as_tuple().exponent
    fits = exact.adjusted() < MOST_DIGITS and isinstance(exponent, int) and exponent >= -DECIMALS
    return exact if fits else None


def stated_of(report: Report) -> str:
    """What rules over cells depend on besides them, as JSON: level and edition as stated, altered labels, lines that
    hold nothing, what could not be read. With it, a run is judged again without its documents.
    """
    hollow = [f"{table}.{row}" for table, rows in report.tables.items() for row, cells in rows.items() if not cells]
    told = {"labels": report.labels, "unreadable": report.unreadable, "hollow": hollow}
    return compact(
        {"level": report.level, "edition": report.edition, **{key: value for key, value in told.items() if value}}
    )


def paragraphs_of(report: Report, hidden: Concealment) -> tuple[Paragraph, ...]:
    """The paragraphs of the preamble (section 0) and of the six sections."""
    found: list[Paragraph] = []
    texts: list[tuple[str, int, str]] = [("preamble", 0, report.preamble or "")]
    seen: dict[int, int] = {}
    for section in report.sections:
        seen[section.number] = seen.get(section.number, 0) + 1
        again = f"#{seen[section.number]}" if seen[section.number] > 1 else ""
        texts.append((f"sections.{section.number}{again}", section.number, section.text))
    for pointer, number, text in texts:
        lines = [line.strip() for line in text.splitlines()]
        for ordinal, line in enumerate((line for line in lines if line), 1):
            shown = hidden.conceal(line)
            found.append(Paragraph(pointer, number, ordinal, digest(shown), shown))
    return tuple(found)


def digest(text: str) -> str:
    """What two texts have in common that are the same but for white space: 16 hex digits."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
