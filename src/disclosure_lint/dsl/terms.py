"""Elaborated expressions: every name resolved, every loop unrolled, every node typed; what code is generated from."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

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
    """The number in a cell: `cell` counts over this year's vector and, after it, last year's."""

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


Term: TypeAlias = Constant | CellValue | Apply | Invoke


def walk(term: Term) -> Iterator[Term]:
    """The term and all below it, each before its parts."""
    stack = [term]
    while stack:
        node = stack.pop()
        yield node
        if node.__class__ is Apply or node.__class__ is Invoke:
            stack.extend(reversed(node.arguments))


def cells_read(term: Term) -> tuple[int, ...]:
    """The cells whose numbers the term reads, in order, each once."""
    return tuple(dict.fromkeys(node.cell for node in walk(term) if isinstance(node, CellValue)))
