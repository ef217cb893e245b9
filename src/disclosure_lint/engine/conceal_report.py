"""A report with the numbers of persons masked in everything that is text, for those who show its texts."""

from dataclasses import replace

from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.report import Cell, Report, Section


def concealed_report(report: Report, hidden: Concealment) -> Report:
    """The report as it may be shown; a figure as long as such a number becomes text."""

    def shown(text: str | None) -> str | None:
        return text and hidden.conceal(text)

    return replace(
        report,
        agency=shown(report.agency),
        title=shown(report.title),
        preamble=shown(report.preamble),
        sections=tuple(
            Section(section.number, shown(section.title), hidden.conceal(section.text)) for section in report.sections
        ),
        signed=replace(report.signed, agency=shown(report.signed.agency)),
        tables={
            table: {row: {column: _cell(cell, hidden) for column, cell in cells.items()} for row, cells in rows.items()}
            for table, rows in report.tables.items()
        },
    )


def _cell(cell: Cell, hidden: Concealment) -> Cell:
    if cell.raw is None:
        return cell
    masked = hidden.conceal(str(cell.raw))
    return cell if masked == str(cell.raw) else Cell.of(masked, None)
