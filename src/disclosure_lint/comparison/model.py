"""What a comparison says: frozen values, the earlier report first, everything in the order of the form."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, DrawnTable, Outcome
from disclosure_lint.report import Report

Relation: TypeAlias = Literal["next_year", "same_year", "years_apart", "unknown"]
"""How the second report follows the first; unknown where one of them states no year."""

FigureState: TypeAlias = Literal["number", "blank", "text", "absent", "unreadable"]
Presence: TypeAlias = Literal["both", "added", "missing", "unreadable", "not_captured"]
"""Whether a table or a text is in both reports, only in the second, only in the first, or cannot be compared."""

LineKind: TypeAlias = Literal["added", "missing"]
ParagraphKind: TypeAlias = Literal["figures", "edited", "rewritten", "moved", "added", "removed"]
Reason: TypeAlias = Literal["report", "edition", "unreadable"]
"""Why one of the reports lacks something: left out, not in its edition of the form, or not to be read."""


class Side(NamedTuple):
    """A report and what is said of it."""

    checked: CheckedReport
    report: Report


class Figure(NamedTuple):
    """What stands in a cell: `raw` as it was written, `value` the number that it means or None."""

    state: FigureState
    value: int | Decimal | None = None
    raw: str = ""


class CellChange(NamedTuple):
    """A cell whose content is another one.

    Where rows of two editions stand for each other, `pointer` is that of the single row, and `parts` names the rows
    that were added up for the side that has several.
    """

    pointer: str
    label: Bilingual
    row: Bilingual
    column: Bilingual
    before: Figure
    after: Figure
    total: bool = False
    parts: tuple[str, ...] = ()

    @property
    def change(self) -> int | Decimal | None:
        """By how much the number grew; None where one of the two is no number."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def growth(self) -> Decimal | None:
        """The change as a part of the number before, to four decimals; None where that was not above zero."""
        if self.change is None or not self.before.value or self.before.value < 0:
            return None
        return (Decimal(self.change) / Decimal(self.before.value)).quantize(Decimal("0.0001"))


class LineChange(NamedTuple):
    """A row, a column or a single cell that only one of the reports has: the later one (`added`) or the earlier."""

    pointer: str
    label: Bilingual
    kind: LineKind
    reason: Reason


class TableChange(NamedTuple):
    """A table: the cells that changed of those `compared`, and the rows and columns that only one report has."""

    pointer: str
    label: Bilingual
    presence: Presence
    compared: int = 0
    cells: tuple[CellChange, ...] = ()
    lines: tuple[LineChange, ...] = ()


class Paragraph(NamedTuple):
    """A paragraph and its number in its text, from 1."""

    number: int
    text: str


class Piece(NamedTuple):
    """A run of a paragraph: what it was and what it is; equal where nothing changed, '' where nothing stood."""

    before: str
    after: str


class ParagraphChange(NamedTuple):
    """A paragraph that changed.

    `figures`: nothing but its figures; `edited`: it is still recognisable; `rewritten`: another text in its place;
    `moved`: the same text elsewhere; `added` and `removed` have one side only. `shifted` says that a changed one moved,
    too. `pieces` are there for `figures` and `edited`.
    """

    kind: ParagraphKind
    before: Paragraph | None
    after: Paragraph | None
    similarity: float = 0.0
    shifted: bool = False
    pieces: tuple[Piece, ...] = ()


class TextChange(NamedTuple):
    """A section or the preamble: its changed paragraphs, how many are the same, and how alike the two are (0 to 1,
    figures counting as equal).
    """

    pointer: str
    label: Bilingual
    presence: Presence
    same: int = 0
    similarity: float = 1.0
    paragraphs: tuple[ParagraphChange, ...] = ()


class Fact(NamedTuple):
    """A single statement that differs: title, day of publication, sign-off and the like."""

    name: str
    before: str | None
    after: str | None


class FindingChange(NamedTuple):
    """A finding and its counterpart: by rule and place, whatever the year.

    `elsewhere` is the outcome of its rule in the report that does not have it: a finding is not new because of the
    agency where the rule could not be judged before.
    """

    kind: Literal["new", "gone", "kept"]
    before: Diagnostic | None
    after: Diagnostic | None
    elsewhere: Outcome | None = None

    @property
    def shown(self) -> Diagnostic:
        """The finding that is shown: the later one where there are two."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of no finding")
        return found

    @property
    def counts(self) -> bool:
        """Whether it is the agency's, and nobody answers for it: notes of the reader and waived ones stand apart."""
        return self.shown.cause == "report" and self.shown.counts


@dataclass(frozen=True)
class Comparison:
    """All that is said of two reports. `drawn` holds the tables of the second one in the layout of the form."""

    relation: Relation
    before: CheckedReport
    after: CheckedReport
    facts: tuple[Fact, ...]
    tables: tuple[TableChange, ...]
    texts: tuple[TextChange, ...]
    findings: tuple[FindingChange, ...]
    drawn: tuple[DrawnTable, ...] = ()
    one_agency: bool | None = None
    """Whether both are of one agency; None where one of them states none."""
    swapped: bool = False
    """Whether the call named the later year first."""

    def found(self, kind: str) -> tuple[FindingChange, ...]:
        """The findings of one kind."""
        return tuple(item for item in self.findings if item.kind == kind)

    def count(self, kind: str) -> int:
        """How many findings of one kind count."""
        return sum(item.counts for item in self.found(kind))

    @property
    def uncounted(self) -> int:
        """How many findings of any kind do not."""
        return sum(not item.counts for item in self.findings)

    @property
    def is_equal(self) -> bool:
        """Whether there is no difference at all."""
        tables = all(table.presence == "both" and not table.cells and not table.lines for table in self.tables)
        texts = all(text.presence == "both" and not text.paragraphs for text in self.texts)
        return tables and texts and not self.facts and not self.found("new") and not self.found("gone")
