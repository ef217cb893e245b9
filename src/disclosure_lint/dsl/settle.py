"""What an assertion comes to where the tables are complete and every cell is a plain number: usually little or nothing.

Under that guard no cell is blank, negative or dressed, and every row, column and table is there; what is left of most
assertions is arithmetic, or True. Where the guard is hit the careful function decides.
"""

from typing import NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.combine import folded
from disclosure_lint.dsl.masks import ALTERED, FOREIGN
from disclosure_lint.dsl.names import FormNames
from disclosure_lint.dsl.terms import Apply, CellValue, Constant, Element, Invoke, Term, walk
from disclosure_lint.dsl.types import COUNT, TRUTH
from disclosure_lint.report import Trait


class Settled(NamedTuple):
    """The rest of an assertion, the cells that the guard must find to be numbers, and the traits it must not find."""

    term: Term
    cells: int
    traits: frozenset[int]


def settle(term: Term, names: FormNames) -> Settled:
    """The assertion under the guard."""
    cells, traits = 0, set[int]()
    for node in walk(term):
        if isinstance(node, CellValue):
            cells |= 1 << node.cell
        elif isinstance(node, Invoke):
            trait = trait_of(node)
            line = _line(node)
            if trait is not None:
                cells |= 1 << trait[0]
                traits.add(trait[1])
            elif line is not None:
                cells |= names.line_masks[line.pointer]
                traits.update(_GUARDS[node.name])
    beyond = frozenset(trait for trait in traits if trait not in (Trait.BLANK, Trait.TEXT))
    return Settled(_rest(term), cells, beyond)


def trait_of(node: Invoke) -> tuple[int, int] | None:
    """The cell and the trait that a builtin asks for; None for other builtins."""
    builtin = BUILTINS.get(node.name)
    if builtin is None or builtin.trait is None or not isinstance(node.arguments[0], Constant):
        return None
    return node.arguments[0].value[0], int(builtin.trait)


_GUARDS: dict[str, tuple[int, ...]] = {
    "present": (),
    "blank_cells": (),
    "is_altered": (ALTERED,),
    "foreign_lines": (FOREIGN,),
    "is_whole_other_form": (FOREIGN,),
}
"""Builtins about rows, columns and tables that complete tables of the right edition settle, and the masks beyond."""
_SETTLED = {
    "present": Constant(TRUTH, True),
    "is_altered": Constant(TRUTH, False),
    "blank_cells": Constant(COUNT, 0),
    "foreign_lines": Constant(COUNT, 0),
    "is_whole_other_form": Constant(TRUTH, False),
}


def _line(node: Invoke) -> Element | None:
    if node.name not in _GUARDS or not isinstance(node.arguments[0], Constant):
        return None
    element = node.arguments[0].value
    fits = isinstance(element, Element) and element.kind in ("row", "column", "table")
    return element if fits and not element.pointer.startswith(PRIOR) else None


def _rest(term: Term) -> Term:
    if isinstance(term, Invoke):
        if term.name in BUILTINS and BUILTINS[term.name].trait is not None:
            return Constant(TRUTH, False)
        return _SETTLED[term.name] if _line(term) is not None else term
    if not isinstance(term, Apply):
        return term
    return folded(Apply(term.type, term.operator, tuple(_rest(argument) for argument in term.arguments)))
