"""The figures of a finding side by side: those of the report, and what other units' come to in the same cells."""

from decimal import Decimal
from typing import NamedTuple

from disclosure_lint.cells import CHILDREN, PARENT
from disclosure_lint.diagnostics import Diagnostic, Evidence
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.finding import STEP, factored
from disclosure_lint.phrases import Lang

_OTHERS = (CHILDREN, PARENT)


class Side(NamedTuple):
    """A cell: its label without what all have in common, the value in the report and that of the other units."""

    label: str
    own: Evidence
    other: Evidence

    @property
    def difference(self) -> str:
        """How much the report has more, with its sign; '' where one of both is no number."""
        own, other = self.own.value, self.other.value
        if isinstance(own, int | Decimal) and isinstance(other, int | Decimal):
            return f"{Decimal(own - other):+f}"
        return ""

    @property
    def is_zero(self) -> bool:
        """Whether there is nothing in either."""
        return self.own.value == 0 == self.other.value


class Sides(NamedTuple):
    """What the labels of all cells have in common, whose figures stand beside the report's, and the cells."""

    common: str
    whose: str
    rows: tuple[Side, ...]

    @property
    def differ(self) -> bool:
        """Whether any figure is another one."""
        return any(row.own.value != row.other.value for row in self.rows)


def sides(found: Diagnostic, lang: Lang) -> Sides | None:
    """The evidence of a finding side by side; None where it is not of the same cells in two places."""
    read = {item.pointer: item for item in found.evidence}
    origin = next((prefix for prefix in _OTHERS for pointer in read if pointer.startswith(prefix)), None)
    if origin is None:
        return None
    own = [item for item in found.evidence if origin + item.pointer in read]
    others = [read[origin + item.pointer] for item in own]
    names = {clean(item.label.text(lang)).split(STEP)[0] for item in others}
    if 2 * len(own) != len(read) or len(names) != 1:
        return None
    common, labels = factored([item.label.text(lang) for item in own])
    (whose,) = names
    return Sides(common, whose, tuple(map(Side, labels, own, others)))
