"""The report: what one agency said of one year, as values and raw text. Knows nothing of files, forms or rules."""

from disclosure_lint.report.cell import Cell, Trait
from disclosure_lint.report.model import PARTS, YEARS, Report, Section, Signature, Tables

__all__ = ["PARTS", "YEARS", "Cell", "Report", "Section", "Signature", "Tables", "Trait"]
