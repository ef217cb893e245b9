"""What assertions ask of a report: which of them the cells and the head of a report answer, without its texts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.columnar.block import NO_NUMBER
from disclosure_lint.columnar.columns import ABSENT
from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.places import Place
from disclosure_lint.dsl.terms import CellValue, Constant, Element, Invoke, Term, walk
from disclosure_lint.report import Trait
from disclosure_lint.rules.pack import RuleProgram

STORED_FIELDS = frozenset(("agency", "level", "scope", "year", "edition", "edition_in_force", "today"))
"""Fields that are stored with the cells."""
_OF_CELLS = frozenset((
    "abs", "blank_cells", "by_level", "cell_text", "copied_cells", "foreign_lines", "foreign_names",
    "is_whole_other_form", "known", "mentions", "to_wan_yuan", "to_yuan",
))  # fmt: skip
"""Builtins that ask only for cells, for what is given to them, and for the pack."""
_SENSITIVE = {
    "present": ABSENT,
    "foreign_lines": ABSENT,
    "is_whole_other_form": ABSENT,
    "blank_cells": ABSENT | int(Trait.BLANK),
}
"""The states of a table's cells that can make a builtin say something else of it than of a whole one."""


class Asked(NamedTuple):
    """What an assertion asks: whether what is stored answers it; the states of cells by which it can come to differ."""

    stored: bool
    states: int


def asked(program: RuleProgram, number: int, places: Sequence[Place]) -> Asked:
    """What an assertion asks at `places`, its messages included."""
    states = 0
    for place in places:
        for node in walk(program.program.term(place)):
            if not _is_stored(node):
                return Asked(False, 0)
            states |= _states(node)
    return Asked(all(map(_is_stored, _shown(program, number, places))), states)


def _shown(program: RuleProgram, number: int, places: Sequence[Place]) -> Iterator[Term]:
    """All that messages show, at the first place."""
    for place in places[:1]:
        scope, elaborator = program.program.bound(place), Elaborator(Errors())
        for tree in program.checks[number][1].values.values():
            term = elaborator.value(tree, scope)
            yield from walk(term) if term is not None else ()


def _is_stored(node: Term) -> bool:
    if not isinstance(node, Invoke):
        return True
    first = node.arguments[0] if node.arguments else None
    if node.name == "field":
        return isinstance(first, Constant) and str(first.value).removeprefix(PRIOR) in STORED_FIELDS
    if node.name == "present":
        return isinstance(first, Constant) and _is_kept(first.value)
    return node.name in _OF_CELLS or BUILTINS[node.name].trait is not None


def _is_kept(place: Element) -> bool:
    if place.kind == "field":
        return place.pointer.removeprefix(PRIOR) in STORED_FIELDS
    return place.kind in ("table", "row", "column", "cell")


def _states(node: Term) -> int:
    if isinstance(node, CellValue):
        return NO_NUMBER
    if not isinstance(node, Invoke):
        return 0
    trait = BUILTINS[node.name].trait if node.name in BUILTINS else None
    return NO_NUMBER | int(trait) if trait is not None else _SENSITIVE.get(node.name, 0)
