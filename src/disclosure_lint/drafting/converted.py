"""A document that was read, as a document of another format, with all that is doubtful marked where it stands."""

from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.drafting import Converted
from disclosure_lint.forms import Forms
from disclosure_lint.phrases import Lang, say
from disclosure_lint.report import Report
from disclosure_lint.writers import Comments, write


def converted(report: Report | None, checked: CheckedReport, to: str, forms: Forms, lang: Lang) -> Converted:
    """The report in another format. Each doubt is a comment on what it is about."""
    if report is None:
        return Converted(None, checked.diagnostics)
    doubts = tuple(diagnostic for diagnostic in checked.diagnostics if diagnostic.cause == "extraction")
    unstated = tuple(name for name in ("agency", "year") if getattr(report, name) is None)
    comments = [("", say(f"convert.unstated.{name}", lang)) for name in unstated]
    comments += [(doubt.location.pointer, doubt.message.text(lang)) for doubt in doubts]
    return Converted(write(report, forms, to, Comments.of(comments)), doubts, unstated)
