"""What stands in the cells of a report, ready to be compared."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure_lint.cells import CellPath
from disclosure_lint.comparison.model import Figure
from disclosure_lint.report import Report, Trait

ABSENT = Figure("absent")


def figure(report: Report, at: CellPath) -> Figure:
    """The content of a cell; unreadable where the reader could not tell it."""
    cell = report.cell(*at)
    if cell is None:
        lost = {str(at), f"{at.table}.{at.row}", f"{at.table}.{at.column}", at.table} & report.unreadable.keys()
        return Figure("unreadable") if lost else ABSENT
    if cell.value is not None:
        return Figure("number", cell.value, written(cell.raw if cell.raw is not None else cell.value))
    return Figure("blank") if cell.traits & Trait.BLANK else Figure("text", None, written(cell.raw))


def written(raw: int | Decimal | str | None) -> str:
    """A value as it stands in the report."""
    return f"{raw:f}" if isinstance(raw, Decimal) else "" if raw is None else str(raw)


def added_up(parts: Sequence[Figure]) -> Figure:
    """Several figures as one: their sum, a blank counting as 0 unless all are; what is no number is kept as it is."""
    if len(parts) == 1:
        return parts[0]
    present = [part for part in parts if part.state != "absent"]
    if not present:
        return ABSENT
    if any(part.state == "unreadable" for part in present):
        return Figure("unreadable")
    if all(part.state == "blank" for part in present):
        return Figure("blank")
    if any(part.state == "text" for part in present):
        return Figure("text", None, " + ".join(part.raw or "0" for part in present))
    total = sum((part.value for part in present if part.value is not None), 0)
    return Figure("number", total, written(total))


def differ(before: Figure, after: Figure) -> bool:
    """Whether two cells say different things. The same number in another dress is no change; a blank is no 0."""
    if before.state != after.state:
        return True
    return before.value != after.value if before.state == "number" else before.raw.strip() != after.raw.strip()
