"""The texts of two reports: the preamble and the sections, and the single statements around them."""

from collections.abc import Iterator

from disclosure_lint import cells
from disclosure_lint.comparison.model import Fact, Presence, TextChange
from disclosure_lint.comparison.paragraphs import compare_texts
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.forms import Form
from disclosure_lint.report import Report


def compare_report_texts(before: Report, after: Report, form: Form | None) -> Iterator[TextChange]:
    """The preamble, then every section that one of the reports has, by number."""
    if before.preamble is not None or after.preamble is not None:
        yield _compared("preamble", Bilingual("引言", "Preamble"), before, after)
    numbers = {section.number for report in (before, after) for section in report.sections}
    for number in sorted(numbers):
        yield _compared(cells.section(number), _section_label(number, form, after, before), before, after)


def _section_label(number: int, form: Form | None, *reports: Report) -> Bilingual:
    known = form.section(number) if form else None
    if known:
        return known.title
    found = (section.title for report in reports if (section := report.section(number)))
    title = next(filter(None, found), "")
    return Bilingual(title, title)


def _compared(pointer: str, label: Bilingual, before: Report, after: Report) -> TextChange:
    part = "preamble" if pointer == "preamble" else "sections"
    texts = [_text(report, pointer) for report in (before, after)]
    if any(part in report.not_captured for report in (before, after)):
        return TextChange(pointer, label, "not_captured")
    if None in texts:
        lost = before if texts[0] is None else after
        presence: Presence = "added" if lost is before else "missing"
        presence = "unreadable" if pointer in lost.unreadable else presence
    else:
        presence = "both"
    made = compare_texts(*(text or "" for text in texts))
    return TextChange(pointer, label, presence, made.same, made.similarity, made.changes)


def _text(report: Report, pointer: str) -> str | None:
    """A text; of a section that stands more than once, all of them."""
    if pointer == "preamble":
        return report.preamble
    found = [section.text for section in report.sections if cells.section(section.number) == pointer]
    return "\n".join(found) if found else None


def compare_facts(before: Report, after: Report) -> Iterator[Fact]:
    """The single statements that differ, as far as both documents can tell them."""
    sides = [_facts(report) for report in (before, after)]
    for name, old in sides[0].items():
        part = name.partition(".")[0]
        untold = any(part in report.not_captured for report in (before, after))
        if not untold and name in sides[1] and old != sides[1][name]:
            yield Fact(name, old, sides[1][name])


def _facts(report: Report) -> dict[str, str | None]:
    """By pointer; the title of a section only where there is that section with a title."""
    published, signed = report.published, report.signed.date
    return {
        "agency": report.agency,
        "scope": report.scope,
        "edition": report.edition,
        "title": report.title,
        "published": published.isoformat() if published else None,
        "signed.agency": report.signed.agency,
        "signed.date": signed.isoformat() if signed else None,
        **{
            f"{cells.section(section.number)}.title": section.title
            for section in reversed(report.sections)
            if section.title is not None
        },
    }
