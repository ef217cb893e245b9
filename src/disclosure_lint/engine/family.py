"""Members by agency and year as rules see them: the unit above, the units below, and the same unit last year."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from disclosure_lint.cells import CHILDREN, PARENT, PRIOR
from disclosure_lint.dsl.builtins.texts import is_office_of
from disclosure_lint.dsl.children import Children
from disclosure_lint.dsl.context import Unit as UnitFacts
from disclosure_lint.engine.kept import Members, Tree
from disclosure_lint.engine.members import Member, Unit, head_of
from disclosure_lint.engine.vector import Block
from disclosure_lint.forms import Form
from disclosure_lint.report import Report
from disclosure_lint.rules.pack import Pack
from disclosure_lint.values import Unknown, unknown

VERTICAL = "vertical_agencies"
"""The word list of agencies that the ministry above them leads: a local government does not count them in."""
SUPERIORS = 256
"""Reports of superior units that are kept at hand: those of their units follow each other as paths do."""
_LOWER = ("government", "township")


class Relative(NamedTuple):
    """Another report that rules ask for."""

    block: Block
    facts: UnitFacts


class Families:
    """A run's members, and the roster that says who is whose, as rules of a pack see them."""

    def __init__(self, members: Members, tree: Tree, pack: Pack, today: date) -> None:
        self._pack, self._today, self._members, self._tree = pack, today, members, tree
        self._above = lru_cache(maxsize=SUPERIORS)(self._as_unit)
        self._pointers = tuple(map(str, pack.forms.cells))
        self._foreign = tuple(unknown("absent", f"{CHILDREN}{pointer}") for pointer in self._pointers)

    def unit(self, agency: str) -> Unit | None:
        """The line of the roster."""
        return self._tree.unit(agency)

    def level(self, agency: str, stated: str | None) -> str | None:
        """The level: the roster's, else what the report says, else what the name tells."""
        unit = self.unit(agency)
        return (unit.level if unit else None) or stated or self._pack.level_of(agency)

    def subordinates(self, agency: str) -> Sequence[str]:
        """The units that the roster puts below one."""
        return self._tree.below(agency)

    def prior(self, member: Member) -> Relative | None:
        """The same unit's report for the year before."""
        year = (member.year or 0) - 1
        return self._as_unit(member.agency, year, PRIOR) if self._members.there(member.agency, year) else None

    def parent(self, member: Member) -> Relative | None:
        """The superior unit's report for the year; None where the roster names none."""
        unit = self.unit(member.agency)
        return self._above(unit.parent, member.year, PARENT) if unit and unit.parent is not None else None

    def children(self, member: Member, scope: str | None, shape: Form | None) -> Children:
        """The units below with their figures for the year, read in the rows of the form that the report has."""
        found = []
        for agency in self.subordinates(member.agency):
            (values, _), facts = self._as_unit(agency, member.year, f"children[{agency}].")
            facts.covered = self._covered(scope, member.agency, agency, facts.level)
            found.append((self._summed_up(values, shape), facts))
        return Children(found)

    def _as_unit(self, agency: str, year: int | None, prefix: str) -> Relative:
        forms, members = self._pack.forms, self._members.of(agency, year)
        differing = any(_figures(member) != _figures(members[0]) for member in members[1:])
        lost = unknown("several_reports" if differing else "no_report", agency) if differing or not members else None
        report = Report(agency=agency, year=year) if lost is not None else head_of(members[0], self.unit(agency))
        facts = UnitFacts(report, forms, self.level(agency, report.level), self._today, prefix, True, lost)
        if lost is not None:
            return Relative(Block([lost] * len(forms.cells), (1 << len(forms.cells)) - 1), facts)
        return Relative(self._block(members[0].cells, facts), facts)

    def _block(self, cells: Mapping[str, Any], facts: UnitFacts) -> Block:
        """The cells of a member: mostly numbers, and of the other edition mostly nothing."""
        forms, prefix = self._pack.forms, facts.prefix
        values = list(map(cells.get, self._pointers, self._foreign))
        odd = [at for at, value in enumerate(values) if value.__class__ is str or value is None]
        for at in odd:
            values[at] = unknown("blank" if values[at] is None else "not_a_number", f"{prefix}{self._pointers[at]}")
        bits = sum(1 << at for at, value in enumerate(values) if value.__class__ is Unknown)
        absent = bits & forms.masks[facts.form.edition] if facts.form else 0
        if absent.bit_count() > len(odd):
            lines = {line for pointer in cells for line in (pointer.partition(".")[0], pointer.rpartition(".")[0])}
            for at, pointer in enumerate(self._pointers):
                if absent >> at & 1 and pointer not in cells:
                    table, row = pointer.partition(".")[0], pointer.rpartition(".")[0]
                    whole = table if table not in lines else row if row not in lines else pointer
                    values[at] = unknown("absent", f"{prefix}{whole}")
        return Block(values, bits)

    def _covered(self, scope: str | None, parent: str, agency: str, level: str | None) -> Any:
        """Whether a report of a scope takes a unit's figures in."""
        words = self._pack.vocabulary.words.get(VERTICAL)
        if scope == "own" or (words is not None and words.mentions(agency)):
            return False
        if scope is None:
            return unknown("absent", "scope")
        if scope == "with_lower" or is_office_of(self._pack.vocabulary, agency, parent):
            return True
        return level not in _LOWER if level else unknown("absent", f"children[{agency}].level")

    def _summed_up(self, values: list[Any], shape: Form | None) -> list[Any]:
        """Figures with the row that sums up those of a newer form, where the superior's report has that one row."""
        for at, parts in self._pack.forms.summed_up(shape):
            if _is_absent(values[at]) and not any(part.__class__ is Unknown for part in (values[i] for i in parts)):
                values[at] = sum(values[i] for i in parts)
        return values


def _is_absent(value: Any) -> bool:
    return value.__class__ is Unknown and all(cause.kind == "absent" for cause in value.causes)


def _figures(member: Member) -> tuple[Any, ...]:
    return (member.scope, member.cells)
