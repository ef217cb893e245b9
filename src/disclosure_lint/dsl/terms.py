"""Elaborated expressions: every name resolved, every loop unrolled, every node typed; what code is generated from."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from disclosure_lint.cells import CHILD
from disclosure_lint.dsl.types import Type


class Element(NamedTuple):
    """A place that the form fixes. Empty strings and 0 stand for what a kind does not have."""

    kind: str
    pointer: str
    table: str = ""
    row: str = ""
    column: str = ""
    number: int = 0


class Constant(NamedTuple):
    """A value known before any report is seen; an element is one too."""

    type: Type
    value: Any


class CellValue(NamedTuple):
    """The number in a cell: `cell` counts over this year's vector, then last year's, then the superior unit's."""

    type: Type
    cell: int


class ChildValue(NamedTuple):
    """The number in a cell of the subordinate unit's report that a loop has come to; `cell` counts over one report."""

    type: Type
    cell: int


class Apply(NamedTuple):
    """An operator over terms; `operator` is a key of `operations.OPERATIONS`."""

    type: Type
    operator: str
    arguments: "tuple[Term, ...]"


class Invoke(NamedTuple):
    """A builtin over terms; `name` is a key of `builtins.BUILTINS` or of `fields.FIELDS`."""

    type: Type
    name: str
    arguments: "tuple[Term, ...]"


class Choose(NamedTuple):
    """The subordinate units for which a condition holds."""

    type: Type
    where: "Term"


class Over(NamedTuple):
    """What the values of a term come to over subordinate units; `kind` is a key of `children.FOLDS`."""

    type: Type
    kind: str
    chosen: Choose
    body: "Term"


Term: TypeAlias = Constant | CellValue | ChildValue | Apply | Invoke | Choose | Over


def parts_of(term: Term) -> "tuple[Term, ...]":
    """The terms that a term is made of."""
    kind = term.__class__
    if kind is Apply or kind is Invoke:
        return term.arguments  # type: ignore[union-attr]
    if kind is Over:
        return term.chosen, term.body  # type: ignore[union-attr]
    return (term.where,) if kind is Choose else ()  # type: ignore[union-attr]


def walk(term: Term) -> Iterator[Term]:
    """The term and all below it, each before its parts."""
    stack = [term]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(parts_of(node)))


def is_open(term: Term) -> bool:
    """Whether the value is another one for every subordinate unit: it stands for nothing outside the loop."""
    if isinstance(term, ChildValue):
        return True
    if isinstance(term, Invoke) and term.name == "field" and isinstance(term.arguments[0], Constant):
        return str(term.arguments[0].value).startswith(CHILD)
    return not isinstance(term, Over | Choose) and any(map(is_open, parts_of(term)))


def cells_read(term: Term) -> tuple[int, ...]:
    """The cells whose numbers the term reads, in order, each once."""
    return tuple(dict.fromkeys(node.cell for node in walk(term) if isinstance(node, CellValue)))
