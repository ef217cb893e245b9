"""What a rule may see while it is evaluated: this year's report, last year's, the form, today, the pack's data; in a
run over many reports also those of the superior unit and of the subordinate ones.
"""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, NamedTuple

from disclosure_lint.cells import section
from disclosure_lint.claims.kinds import NO_CLAIMS, ClaimKinds
from disclosure_lint.dsl.children import NO_CHILDREN, Children
from disclosure_lint.dsl.terms import Element
from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.values import Unknown, unknown
from disclosure_lint.vocabulary import Vocabulary


class Facts:
    """One report as rules see it: what is not there is unknown, with the cause."""

    __slots__ = ("editions", "form", "level", "memo", "prefix", "report", "sections", "today")

    def __init__(self, report: Report, forms: Forms, level: str | None, today: date, prefix: str = "") -> None:
        self.report, self.level, self.today, self.prefix = report, level, today, prefix
        self.memo: dict[Hashable, Any] = {}
        self.editions = forms.editions
        self.form = forms.in_force(report.year) if report.year is not None else None
        self.sections = {item.number: item for item in reversed(report.sections)}

    def only_here(self, line: Element) -> bool:
        """Whether a row or column is in the edition in force and in no other."""
        others = (form for form in self.editions if self.form and form.edition != self.form.edition)
        tables = [form.tables[line.table] for form in others if line.table in form.tables]
        if line.kind == "row":
            return not any(line.row in table.rows for table in tables)
        return not any(line.column in table.columns for table in tables)

    def any_label(self, pointer: str) -> str:
        """The Chinese label of a row or column in whichever edition has it."""
        labels = (form.label(pointer).zh for form in self.editions)
        found = next((label for label in labels if label != pointer), pointer)
        return found.partition(" › ")[2] or found

    def absent(self, pointer: str, part: str = "") -> Unknown:
        """Why something is not there: not captured, not readable, or absent. `part` is a name of `report.PARTS`."""
        if part and part in self.report.not_captured:
            return unknown("not_captured", self.prefix + part)
        if pointer in self.report.unreadable:
            return unknown("unreadable", self.prefix + pointer)
        return unknown("absent", self.prefix + pointer)

    def field(self, pointer: str, value: Any, part: str = "") -> Any:
        """A value of the report, unknown where it is None."""
        return self.absent(pointer, part) if value is None else value

    def section_title(self, number: int) -> Any:
        """The title of a section as it stands."""
        found = self.sections.get(number)
        if found is None:
            return self.absent(section(number), "sections")
        return self.field(section(number, "title"), found.title)

    def section_text(self, number: int) -> Any:
        """The text of a section; unknown where the section is missing, or empty though it should have text."""
        found = self.sections.get(number)
        if found is None:
            return self.absent(section(number), "sections")
        if not found.text or found.text.isspace():
            shape = self.form.section(number) if self.form else None
            if shape is None or shape.content == "text":
                return unknown("empty", self.prefix + section(number))
        return found.text

    def text(self, pointer: str) -> Any:
        """The text at a pointer that may hold one (see `TEXT_POINTERS`)."""
        if pointer == "title":
            return self.field(pointer, self.report.title, pointer)
        if pointer == "preamble":
            return self.field(pointer, self.report.preamble, pointer)
        if pointer == "signed.agency":
            return self.field(pointer, self.report.signed.agency, "signed")
        _, number, part = pointer.split(".")
        return self.section_text(int(number)) if part == "text" else self.section_title(int(number))


class Unit(Facts):
    """A superior or subordinate unit: what a run over many reports knows of it. Of its texts nothing is known.

    `covered` is whether the report looked at counts its figures in, `lost` the cause where there is no report of it.
    """

    __slots__ = ("covered", "lost")

    def __init__(
        self,
        report: Report,
        forms: Forms,
        level: str | None,
        today: date,
        prefix: str,
        covered: Any = True,
        lost: Unknown | None = None,
    ) -> None:
        super().__init__(report, forms, level, today, prefix)
        self.covered, self.lost = covered, lost

    def absent(self, pointer: str, part: str = "") -> Unknown:
        """Why something is not there: often because the report is not."""
        return super().absent(pointer, part) if self.lost is None else self.lost


class Context(NamedTuple):
    """Everything a builtin may read. Nothing in it changes while rules run."""

    own: Facts
    prior: Facts | None
    parameters: Mapping[str, Any]
    vocabulary: Vocabulary
    claims: ClaimKinds = NO_CLAIMS
    parent: Unit | None = None
    children: Children = NO_CHILDREN

    def facts(self, prior: bool) -> Facts | Unknown:
        """This year's facts or last year's."""
        if not prior:
            return self.own
        return self.prior if self.prior is not None else unknown("no_prior")
