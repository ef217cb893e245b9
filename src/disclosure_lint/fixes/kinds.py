"""The kinds of repair: what each proposes for a finding, or nothing where it is not sure."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeAlias

from disclosure_lint.diagnostics import Fix, Safety
from disclosure_lint.fixes.balances import corrected, solved
from disclosure_lint.fixes.markup import markup_in, without_markup
from disclosure_lint.fixes.proposal import Case, Change, Proposal, proposed
from disclosure_lint.fixes.scalars import Written
from disclosure_lint.report import Trait

Kind: TypeAlias = Callable[[Case], Proposal | None]


class Repair(NamedTuple):
    """What a rule file says of mending its findings: a kind of `KINDS`, how safe it is, what to write for what."""

    kind: str
    safety: Safety
    instead: dict[str, str]

    @classmethod
    def of(cls, data: Any) -> "Repair | None":
        """From a rule file's data; KeyError or TypeError where the data is not what was stored."""
        return cls(data["kind"], data["safety"], dict(data["instead"])) if data else None


def plain_number(case: Case) -> Proposal | None:
    """The number that a cell means, in plain digits."""
    cell = case.cell(case.pointer)
    if cell is None or cell.value is None or not isinstance(cell.raw, str):
        return None
    return proposed("write", Change(case.pointer, cell.value), found=cell.raw.strip(), value=digits(cell.value))


def official_title(case: Case) -> Proposal | None:
    """The official title of a section."""
    number = case.pointer.partition(".")[2]
    shape = case.form.section(int(number)) if number.isdigit() else None
    section = case.report.section(int(number)) if shape else None
    if shape is None or section is None or not section.title:
        return None
    return proposed("write", Change(f"{case.pointer}.title", shape.title.zh), found=section.title, value=shape.title.zh)


def official_label(case: Case) -> Proposal | None:
    """The official label of a row or column, where the report keeps the one that stood there."""
    table, _, line = case.pointer.partition(".")
    found = case.report.labels.get(case.pointer)
    form = case.form.tables.get(table)
    shape = (form.rows.get(line) or form.columns.get(line)) if form else None
    if found is None or shape is None:
        return None
    label = shape.label.zh
    return proposed("write", Change(f"source.labels.{case.pointer}", label), found=found, value=label)


def wording(case: Case) -> Proposal | None:
    """The first of the rule's `instead` that stands in what the finding is about, by what is to be written for it."""
    text = passage(case)
    if text is None:
        return None
    start, end = case.stretch or (0, len(text))
    for wrong, right in case.instead.items():
        at = text.find(wrong, start, end)
        if at >= 0:
            change = Change(case.pointer, right, (at, _run(text, at, wrong, right)))
            key = "write" if right.strip() else "delete"
            return proposed(key, change, found=wrong, value=right)
    return None


def markup(case: Case) -> Proposal | None:
    """The characters that entities stand for, nothing for tags that only dress words: all of a text at once, as
    quotation marks come in pairs.
    """
    text = passage(case)
    if text is None or case.stretch is None:
        return None
    start, end = case.stretch
    found = {span: meant for span in markup_in(text) if (meant := without_markup(text[slice(*span)])) is not None}
    if (start, end) not in found:
        return None
    changes = [Change(case.pointer, meant, span) for span, meant in found.items()]
    if len(changes) > 1:
        return proposed("markup", *changes, count=len(changes))
    meant = found[start, end]
    return proposed("write" if meant.strip() else "delete", *changes, found=text[start:end], value=meant)


def doubled_words(case: Case) -> Proposal | None:
    """Once what stands twice in a row."""
    text = passage(case)
    if text is None or case.stretch is None:
        return None
    start, end = case.stretch
    middle = (start + end) // 2
    if text[start:middle] != text[middle:end]:
        return None
    word = text[start:middle]
    return proposed("once", Change(case.pointer, "", (middle, _run(text, middle, word, ""))), found=word)


def solved_blank(case: Case) -> Proposal | None:
    """The numbers that alone satisfy the balances of the form in the cells that are blank or hold no number."""
    blank = Trait.BLANK | Trait.TEXT
    pointers = (case.pointer,) if case.cell(case.pointer) else case.cells
    wanted = [pointer for pointer in pointers if (cell := case.cell(pointer)) and cell.traits & blank]
    values = solved(case, wanted)
    if not wanted or values is None:
        return None
    changes = [Change(pointer, values[pointer]) for pointer in wanted]
    if len(changes) == 1:
        return proposed("fill", *changes, value=digits(changes[0].value))
    return proposed("fill_all", *changes, count=len(changes))


def computed_total(case: Case) -> Proposal | None:
    """The number that the parts of a stated total come to, where one total alone can be what is wrong."""
    found = corrected(case)
    if found is None:
        return None
    pointer, value = found
    cell = case.cell(pointer)
    was = digits(cell.value) if cell and cell.value is not None else ""
    place = case.form.label(pointer)
    return proposed("total", Change(pointer, value), place=place, found=was, value=digits(value))


def passage(case: Case) -> str | None:
    """The text that a finding is about."""
    if case.pointer in ("title", "preamble"):
        return case.report.title if case.pointer == "title" else case.report.preamble
    head, _, rest = case.pointer.partition(".")
    number, _, part = rest.partition(".")
    section = case.report.section(int(number)) if head == "sections" and number.isdigit() else None
    if section is None or part not in ("title", "text"):
        return None
    return section.title if part == "title" else section.text


def _run(text: str, at: int, wrong: str, right: str) -> int:
    """Where a stretch of `text` ends that has to be replaced so that the same does not stand there again: 。。。"""
    end = at + len(wrong)
    while len(right) < len(wrong) and (right + text[end : end + len(wrong)]).startswith(wrong):
        end += len(wrong) - len(right)
    return end


def digits(value: int | Decimal | str) -> str:
    """A number in plain digits."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


KINDS: Final[dict[str, Kind]] = {
    "plain_number": plain_number,
    "official_title": official_title,
    "official_label": official_label,
    "wording": wording,
    "markup": markup,
    "doubled_words": doubled_words,
    "solved_blank": solved_blank,
    "computed_total": computed_total,
}
"""What rule files may name."""

UNSAFE: Final = frozenset({"solved_blank", "computed_total"})
"""Kinds that put figures in: never safe."""


def propose(repair: Repair, case: Case, written: Written | None) -> Fix | None:
    """The fix of a finding: with edits where the source can be written, else as a suggestion."""
    proposal = KINDS[repair.kind](case._replace(instead=repair.instead))
    if proposal is None:
        return None
    edits = written.edits(proposal.changes) if written else None
    return Fix(repair.safety, proposal.title, edits or ())
