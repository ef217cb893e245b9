"""What an assertion comes to where the tables are complete and every cell is a plain number: usually little or nothing.

Under that guard no cell is blank, negative or dressed, and every row, column and table is there; what is left of most
assertions is arithmetic, or True. Where the guard is hit the careful function decides.
"""

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.combine import folded
from disclosure_lint.dsl.masks import ALTERED, FOREIGN
from disclosure_lint.dsl.names import FormNames
from disclosure_lint.dsl.terms import Apply, Constant, Element, Invoke, Term, cells_read, walk
from disclosure_lint.dsl.types import COUNT, TRUTH
from disclosure_lint.report import Trait


class Settled(NamedTuple):
    """The rest of an assertion, the cells that the guard must find to be numbers, and the traits it must not find."""

    term: Term
    cells: int
    traits: frozenset[int]


def settle(term: Term, names: FormNames) -> Settled:
    """The assertion under the guard."""
    cells = 0
    for index in cells_read(term):
        cells |= 1 << index
    traits: set[int] = set()
    for index, trait in _asked(term):
        cells |= 1 << index
        traits.add(trait)
    for name, line in _lines(term):
        cells |= names.line_masks[line.pointer]
        traits.update(_GUARDS[name])
    beyond = {trait for trait in traits if trait not in (Trait.BLANK, Trait.TEXT)}
    return Settled(_rest(term), cells, frozenset(beyond))


def _asked(term: Term) -> Iterator[tuple[int, int]]:
    for node in walk(term):
        if isinstance(node, Invoke) and node.name in BUILTINS:
            trait, argument = BUILTINS[node.name].trait, node.arguments[:1]
            if trait is not None and isinstance(argument[0], Constant):
                yield argument[0].value[0], int(trait)


_GUARDS: dict[str, tuple[int, ...]] = {
    "present": (),
    "is_altered": (ALTERED,),
    "foreign_lines": (FOREIGN,),
    "is_whole_other_form": (FOREIGN,),
}
"""Builtins about rows, columns and tables that complete tables of the right edition settle, and the masks beyond."""
_SETTLED = {
    "present": Constant(TRUTH, True),
    "is_altered": Constant(TRUTH, False),
    "foreign_lines": Constant(COUNT, 0),
    "is_whole_other_form": Constant(TRUTH, False),
}


def _line(node: Term) -> Element | None:
    if not (isinstance(node, Invoke) and node.name in _GUARDS and isinstance(node.arguments[0], Constant)):
        return None
    element = node.arguments[0].value
    fits = isinstance(element, Element) and element.kind in ("row", "column", "table")
    return element if fits and not element.pointer.startswith(PRIOR) else None


def _lines(term: Term) -> Iterator[tuple[str, Element]]:
    for node in walk(term):
        line = _line(node)
        if line is not None and isinstance(node, Invoke):
            yield node.name, line


def _rest(term: Term) -> Term:
    if isinstance(term, Invoke):
        if term.name in BUILTINS and BUILTINS[term.name].trait is not None:
            return Constant(TRUTH, False)
        return _SETTLED[term.name] if _line(term) is not None else term
    if not isinstance(term, Apply):
        return term
    return folded(Apply(term.type, term.operator, tuple(_rest(argument) for argument in term.arguments)))
