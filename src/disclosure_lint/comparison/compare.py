"""Two checked reports to their comparison, the earlier year first."""

from disclosure_lint.comparison.findings import compare_findings
from disclosure_lint.comparison.model import Comparison, Relation, Side
from disclosure_lint.comparison.tables import compare_tables
from disclosure_lint.comparison.texts import compare_facts, compare_report_texts
from disclosure_lint.forms import Forms, draw
from disclosure_lint.report import Report


def compare(sides: tuple[Side, Side], forms: Forms, one_agency: bool | None = None) -> Comparison:
    """What changed from one report to the other, in the order of years; where that says nothing, as called."""
    swapped = is_later(sides[0].report, sides[1].report)
    before, after = reversed(sides) if swapped else sides
    year = after.report.year
    return Comparison(
        relation=relation(before.report, after.report),
        before=before.checked,
        after=after.checked,
        facts=tuple(compare_facts(before.report, after.report)),
        tables=tuple(compare_tables(before, after, forms)),
        texts=tuple(compare_report_texts(before.report, after.report, forms.in_force(year) if year else None)),
        findings=tuple(compare_findings(before, after)),
        drawn=draw(forms, after.report),
        one_agency=one_agency,
        swapped=swapped,
    )


def is_later(first: Report, second: Report) -> bool:
    """Whether the first report is on a later year."""
    return first.year is not None and second.year is not None and first.year > second.year


def relation(before: Report, after: Report) -> Relation:
    """How the second report follows the first."""
    if before.year is None or after.year is None:
        return "unknown"
    if before.year == after.year:
        return "same_year"
    return "next_year" if after.year == before.year + 1 else "years_apart"
