"""What a kind of fault is, and what it has at hand when it is put into a report."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

from population.agencies import Agency
from population.draft import Draft, Key
from population.narrative import Fees
from population.tables import Row
from population.truth import Finding, Handed, Truth

Place: TypeAlias = tuple[str, str]
"""Rule and pointer."""


@dataclass
class Case:
    """A report that a fault is put into, and what stands around it."""

    draft: Draft
    before: Draft | None
    parent: Draft | None
    children: list[Draft]
    others: list[Draft]
    dice: Random
    truth: Truth
    taken: set[Key]
    """Reports with a fault, or that another's fault rests on."""
    fees: Fees = field(default_factory=Fees)
    own_bytes: bytes | None = None
    """What stands in the file in place of the report."""
    is_kept_back: bool = False
    version: str = ""
    other_name: str | None = None
    extra: list[tuple[str, bytes]] = field(default_factory=list)
    """Files besides."""

    def row(self, table: str, row: str) -> Row:
        """A row of the report, to be changed."""
        return self.draft.tables[table][row]

    def can_take(self, other: Draft | None) -> bool:
        """Whether a fault may rest on another report: one without a fault."""
        return other is not None and other.key not in self.taken

    def take(self, other: Draft) -> None:
        """Let no fault be put into a report that this one's rests on."""
        self.taken.add(other.key)

    def expect(self, path: str, rule: str, pointer: str = "", counts: bool = True) -> None:
        """A finding there must be."""
        self.truth.findings[Finding(path, rule, pointer, counts)] += 1

    def hand_in(self, draft: Draft, path: str, text: str, version: str) -> None:
        """Another file with a report of the same agency and year."""
        self.extra.append((path, text.encode()))
        self.truth.handed.append(Handed(path, draft.agency.name, draft.year, draft.published, version))


Needs: TypeAlias = Callable[[Case], bool]
Change: TypeAlias = Callable[[Case], Iterable[Place] | None]


@dataclass(frozen=True)
class Kind:
    """A kind of fault. `rules` are those that it is for; `figures` changes tables before the texts are written of
    them, `edit` the finished report; both give the findings on the report itself.
    """

    name: str
    rules: tuple[str, ...]
    change: Change
    needs: Needs
    is_early: bool
    years: int
    """1: only where there is no report of the year before; 2: only where there is one; 0: anywhere."""

    def fits(self, case: Case) -> bool:
        """Whether the fault can be put into a report."""
        return self.years in (0, 1 + (case.before is not None)) and self.needs(case)


KINDS: list[Kind] = []


def kind(
    name: str, *rules: str, needs: Needs = lambda case: True, early: bool = False, years: int = 0
) -> Callable[[Change], Change]:
    """Enter a kind."""

    def entered(change: Change) -> Change:
        KINDS.append(Kind(name, rules, change, needs, early, years))
        return change

    return entered


def is_plain(case: Case) -> bool:
    """A department that counts for itself."""
    return case.draft.agency.level == "department"


def other_agency(case: Case) -> Agency:
    """An agency that is neither this one nor above it."""
    own = case.draft.agency
    above = {own, own.parent, own.parent and own.parent.parent}
    fitting = [each.agency for each in case.others if each.agency not in above and each.agency.level == "department"]
    return fitting[case.dice.randrange(len(fitting))]
