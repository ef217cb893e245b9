"""What the check of one document leaves for the tables: findings and what stands in the report, numbers of persons
masked.
"""

from decimal import Decimal
from hashlib import sha256
from typing import Any, Literal, NamedTuple, TypeAlias

from disclosure_lint.cells import CellPath, section_pointers
from disclosure_lint.columnar.figures import Figures
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.forms import Forms
from disclosure_lint.outputs.exact_json import compact
from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.report import Cell, Report, Trait
from disclosure_lint.similarity import Paragraph as Wording
from disclosure_lint.waivers import Waiver

Status: TypeAlias = Literal["checked", "unreadable", "no_report", "limit", "broken"]
CellState: TypeAlias = Literal["number", "blank", "text", "absent"]
MOST_DIGITS = 28
"""Digits before the point that the value of a cell may have, and `DECIMALS` after it."""
DECIMALS = 10
_ROOM = 10**MOST_DIGITS
_SHORT = 10**10
"""Numbers below this are shorter than those of persons."""


class Cells(NamedTuple):
    """The cells of a report, column by column; those that its form has and the document has not are `absent`."""

    table: list[str]
    row: list[str]
    column: list[str]
    state: list[CellState]
    value: list[int | Decimal | None]
    raw: list[str | None]


class Paragraph(NamedTuple):
    """A paragraph: the text it is of, its number in it from 1, a digest of what it says, and what it says.

    `before` is the white space between it and the one before.
    """

    pointer: str
    section: int
    ordinal: int
    digest: str
    text: str
    before: str = ""


class Record(NamedTuple):
    """A document checked. `worst` is the gravest severity that counts, `fail_on` from which on it fails.

    `assessed` says whether any rule was judged, `private` whether the document holds numbers of persons;
    `stated` and `parts` are what `stated_of` and `parts_of` say, `packs` the ids of the packs that it was judged by.
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
    parts: str | None = None
    packs: str | None = None
    published: str | None = None
    signed: str | None = None
    cells: Cells | None = None
    figures: Figures | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    wordings: tuple[Wording, ...] = ()
    """The paragraphs that are compared with those of other agencies."""
    waivers: tuple[Waiver, ...] = ()
    """Those meant for it, of rules over several reports: these are judged at the end of a run."""


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
                if (table, row, column) not in known:
                    _add(made, CellPath(table, row, column), cell, hidden)
    return made


def _add(made: Cells, path: CellPath, cell: Cell | None, hidden: Concealment) -> None:
    made.table.append(path.table)
    made.row.append(path.row)
    made.column.append(path.column)
    value = cell.value if cell else None
    made.state.append(_state(cell))
    raw = None if cell is None or cell.raw is None else _shown(cell.raw)
    shown = raw and hidden.conceal(raw)
    made.value.append(_exact(value) if shown == raw else None)
    made.raw.append(shown)


def _state(cell: Cell | None) -> CellState:
    if cell is None:
        return "absent"
    if cell.value is not None:
        return "number"
    return "blank" if cell.traits & Trait.BLANK else "text"


def _shown(raw: int | Decimal | str) -> str:
    return f"{raw:f}" if isinstance(raw, Decimal) else str(raw)


def _exact(value: int | Decimal | None) -> int | Decimal | None:
    """The value with every digit; None where the tables have no room for it."""
    if value is None:
        return None
    if isinstance(value, int):
        return value if -_ROOM < value < _ROOM else None
    exponent = value.as_tuple().exponent
    fits = value.adjusted() < MOST_DIGITS and isinstance(exponent, int) and exponent >= -DECIMALS
    return value if fits else None


def stated_of(report: Report, hidden: Concealment) -> str:
    """What rules over cells depend on besides them, as JSON: level and edition as stated, altered labels, lines that
    hold nothing, what could not be read, and what the tables do not hold as it was. With it, a report is judged again
    without its document.
    """
    hollow = [f"{table}.{row}" for table, rows in report.tables.items() for row, cells in rows.items() if not cells]
    told = {
        "labels": report.labels,
        "unreadable": report.unreadable,
        "hollow": hollow,
        "from_picture": report.from_picture,
        "withheld": withheld_of(report, hidden),
    }
    stated = {"level": report.level, "edition": report.edition}
    return hidden.conceal(compact({**stated, **{key: value for key, value in told.items() if value}}))


def parts_of(report: Report, hidden: Concealment) -> str:
    """What rules over texts depend on besides paragraphs, as JSON: each section with number, title and the white space
    after its last paragraph; the latter of the preamble, if there is one; who signed; what was not captured.
    """
    told: dict[str, Any] = {
        "sections": [[item.number, item.title, _spread(item.text)[1]] for item in report.sections],
        "signed": report.signed.agency,
        "not_captured": sorted(report.not_captured),
    }
    if report.preamble is not None:
        told["preamble"] = _spread(report.preamble)[1]
    return hidden.conceal(compact(told))


def withheld_of(report: Report, hidden: Concealment) -> str:
    """What of a report the tables do not hold as it was: `all` where that is its agency or cells, else `texts`, or ''.

    Numbers of persons are masked in them, and what is no text (halves of surrogate pairs) is not stored.
    """
    written: list[int | Decimal | str | None] = [report.agency]
    written += [cell.raw for rows in report.tables.values() for row in rows.values() for cell in row.values()]
    if not all(_as_it_is(text, hidden) for text in written):
        return "all"
    texts = [report.title, report.preamble, report.signed.agency, report.agency_code]
    texts += [text for section in report.sections for text in (section.title, section.text)]
    texts += [*report.labels.values(), *report.unreadable.values()]
    return "" if all(_as_it_is(text, hidden) for text in texts) else "texts"


def _as_it_is(text: int | Decimal | str | None, hidden: Concealment) -> bool:
    if not text or (not isinstance(text, str) and -_SHORT < text < _SHORT):
        return True
    shown = _shown(text)
    return _is_text(shown) and hidden.conceal(shown) == shown


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _spread(text: str) -> tuple[list[tuple[str, str]], str]:
    """A text as its paragraphs, each with the white space before it, and the white space after the last."""
    found: list[tuple[str, str]] = []
    gap = ""
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        start = len(line) - len(line.lstrip()) if bare else len(line)
        if bare:
            found.append((gap + line[:start], bare))
            gap = ""
        gap += line[start + len(bare) :] if bare else line
    return found, gap


def paragraphs_of(report: Report, hidden: Concealment) -> tuple[Paragraph, ...]:
    """The paragraphs of the preamble (section 0) and of the six sections."""
    found: list[Paragraph] = []
    texts: list[tuple[str, int, str]] = [("preamble", 0, report.preamble or "")]
    pointers = section_pointers(section.number for section in report.sections)
    texts += [(at, each.number, each.text) for at, each in zip(pointers, report.sections, strict=True)]
    for pointer, number, text in texts:
        for ordinal, (before, line) in enumerate(_spread(text)[0], 1):
            shown = hidden.conceal(line)
            found.append(Paragraph(pointer, number, ordinal, digest(shown), shown, before))
    return tuple(found)


def digest(text: str) -> str:
    """What two texts have in common that are the same but for white space: 16 hex digits."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
