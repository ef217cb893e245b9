"""Known values and unknown ones with their causes, and the operations that carry both. Knows nothing of rules.

Truth has three values: True, False and `Unknown`. A decisive operand wins (`False and unknown` is False); otherwise
an unknown operand makes the result unknown, with the causes of all operands.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

Number: TypeAlias = int | Decimal | Fraction


class Cause(NamedTuple):
    """Why something is not known. `kind` is one of `CAUSES`, `subject` a pointer or a name."""

    kind: str
    subject: str = ""


CAUSES = frozenset(
    {
        "absent",  # the document does not hold it
        "blank",  # the cell was left blank
        "blank_total",  # a stated total was left blank
        "all_blank",  # every cell of a tie-out was left blank
        "not_a_number",  # something stands in the cell that is no number
        "not_captured",  # the transcription does not say
        "unreadable",  # the reader could not read it
        "no_prior",  # last year's report is not given
        "no_roster",  # no roster says who is superior and subordinate
        "no_report",  # a superior or subordinate unit, by name, has no report for the year
        "others",  # so many more causes than are listed
        "several_reports",  # a unit has reports for the year that differ
        "not_stated",  # the text does not state it
        "empty",  # a section without content
        "undefined",  # no value exists: division by zero, a date that is no date
    }
)


class Unknown:
    """A value that is not known, and why."""

    __slots__ = ("causes",)

    def __init__(self, causes: Iterable[Cause]) -> None:
        self.causes = frozenset(causes)

    def __repr__(self) -> str:
        return f"Unknown({sorted(self.causes)})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unknown) and other.causes == self.causes

    def __hash__(self) -> int:
        return hash(self.causes)

    def __bool__(self) -> bool:
        raise TypeError("an unknown value has no truth: ask for it by class")


@lru_cache(maxsize=8192)
def unknown(kind: str, subject: str = "") -> Unknown:
    """An unknown with a single cause."""
    return Unknown((Cause(kind, subject),))


def merged(*values: Any) -> Unknown:
    """The unknown that carries the causes of all unknown values given."""
    unknowns = [value for value in values if value.__class__ is Unknown]
    if len(unknowns) == 1:
        only: Unknown = unknowns[0]
        return only
    return Unknown(cause for value in unknowns for cause in value.causes)
