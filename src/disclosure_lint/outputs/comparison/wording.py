"""What the formats for people say of a comparison in the same words."""

from decimal import Decimal

from disclosure_lint.comparison import (
    CellChange,
    Comparison,
    Fact,
    Figure,
    FindingChange,
    LineChange,
    ParagraphChange,
    TextChange,
)
from disclosure_lint.outputs.wording import excuse, one_line
from disclosure_lint.phrases import PHRASES, Lang, say

STEP = " › "


def headline(comparison: Comparison, lang: Lang) -> str:
    """What is compared: 2023 年度与 2024 年度对照."""
    years = {"before": comparison.before.year, "after": comparison.after.year}
    return say(f"diff.{comparison.relation}", lang, **years)


def notes(comparison: Comparison, lang: Lang) -> list[str]:
    """What a reader should know beforehand."""
    said = ["diff.swapped"] if comparison.swapped else []
    if comparison.one_agency is not True:
        said.append("diff.agency_unknown" if comparison.one_agency is None else "diff.agencies_differ")
    return [say(key, lang) for key in said]


def sides(comparison: Comparison, lang: Lang) -> tuple[str, str]:
    """What the two columns are called: the years, or before and after."""
    if comparison.relation in ("next_year", "years_apart"):
        return f"{comparison.before.year}", f"{comparison.after.year}"
    return say("diff.before", lang), say("diff.after", lang)


def fact_name(fact: Fact, lang: Lang) -> str:
    """What a statement is called."""
    if fact.name.startswith("sections."):
        return say("diff.fact.section", lang, number=fact.name.split(".")[1])
    return say(f"diff.fact.{fact.name}", lang)


def fact_value(value: str | None, lang: Lang) -> str:
    """What was stated."""
    if value is None or not value.strip():
        return say("diff.none", lang)
    return say(f"diff.scope.{value}", lang) if f"diff.scope.{value}" in PHRASES else one_line(value)


def figure_words(figure: Figure, lang: Lang) -> str:
    """What stands in a cell, as it was written; in words where nothing does."""
    if figure.state in ("number", "text"):
        return one_line(figure.raw)
    return say(f"diff.state.{figure.state}", lang)


def change_words(change: int | Decimal | None) -> str:
    """By how much a number grew, with its sign; '' where that cannot be told."""
    if change is None:
        return ""
    text = f"{change:+f}" if isinstance(change, Decimal) else f"{change:+d}"
    return text.replace("+0", "0") if change == 0 else text


def growth_words(cell: CellChange, lang: Lang) -> str:
    """The growth in percent with its sign."""
    if cell.change is None:
        return ""
    return say("diff.no_growth", lang) if cell.growth is None else f"{cell.growth * 100:+.1f}%"


def row_words(cell: CellChange, lang: Lang) -> str:
    """The label of a row, with the rows that were added up for it."""
    row = one_line(cell.row.text(lang))
    if not cell.parts:
        return row
    return say("diff.parts", lang, row=row, rows=len(cell.parts))


def lines_words(lines: tuple[LineChange, ...], lang: Lang) -> list[str]:
    """Rows and columns that only one report has, by reason."""
    groups: dict[str, list[str]] = {}
    for line in lines:
        key = f"diff.line.{line.kind}.{line.reason}" if line.reason != "unreadable" else "diff.line.unreadable"
        groups.setdefault(key, []).append(one_line(line.label.text(lang).partition(STEP)[2] or line.label.text(lang)))
    return [say(key, lang, lines=say("list", lang).join(names)) for key, names in groups.items()]


def text_words(text: TextChange, lang: Lang) -> str:
    """How much of a section changed."""
    if text.presence != "both":
        return say(f"diff.text.{text.presence}", lang)
    share = f"{text.similarity * 100:.0f}"
    return say("diff.text.counts", lang, same=text.same, changed=len(text.paragraphs), share=share)


def kind_words(change: ParagraphChange, lang: Lang) -> str:
    """What became of a paragraph."""
    kind = say(f"diff.kind.{change.kind}", lang)
    return say("diff.kind.shifted", lang, kind=kind) if change.shifted and change.kind != "moved" else kind


def place_words(change: ParagraphChange, lang: Lang) -> str:
    """Which paragraph it is."""
    if change.before and change.after and change.before.number != change.after.number:
        return say("diff.from_to", lang, before=change.before.number, after=change.after.number)
    known = change.after or change.before
    return say("diff.at", lang, number=known.number if known else "")


def elsewhere_words(item: FindingChange, lang: Lang) -> str:
    """Why a finding may be new or gone without the agency's doing; mostly ''."""
    key = f"diff.elsewhere.{item.elsewhere}.{item.kind}"
    return say(key, lang) if key in PHRASES else ""


def counts_words(comparison: Comparison, lang: Lang) -> str:
    """How many findings are new, gone and kept; those that do not count apart."""
    counts = {kind: comparison.count(kind) for kind in ("new", "gone", "kept")}
    said = say("diff.findings.counts", lang, **counts)
    return said + (say("diff.findings.uncounted", lang, count=comparison.uncounted) if comparison.uncounted else "")


def severity_words(item: FindingChange, lang: Lang) -> str:
    """How grave a finding is; notes of the reader are called what they are."""
    found = item.shown
    return say("column.extraction" if found.cause == "extraction" else f"severity.{found.severity}", lang)


def message_words(item: FindingChange, lang: Lang) -> str:
    """What is said; why it does not count, where it does not."""
    found = item.shown
    text = one_line(found.message.text(lang))
    return text if found.counts else say("excused.mark", lang, excuse=excuse(found, lang), message=text)
