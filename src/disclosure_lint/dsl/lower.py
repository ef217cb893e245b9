"""From terms to expressions of a plan, in a plain form for numbers and a careful one that knows unknowns."""

from collections.abc import Iterator, Mapping
from typing import Any

from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.builtins import BUILTINS, CHINESE_BUILTINS
from disclosure_lint.dsl.masks import ABSENT, LONE, LOST
from disclosure_lint.dsl.operations import OPERATIONS
from disclosure_lint.dsl.plan import Constants, Expr
from disclosure_lint.dsl.recipes import recipe
from disclosure_lint.dsl.terms import (
    Apply,
    CellValue,
    ChildValue,
    Choose,
    Constant,
    Invoke,
    Over,
    Term,
    is_open,
    parts_of,
    walk,
)
from disclosure_lint.vocabulary import Vocabulary

MAX_LAZY = 20
"""Operands that are written one inside the other; Python allows no endless nesting."""
_DECISIVE = ("and", "or", "implies")
_GATHERED = ("sum", "min", "max")
_CONTEXT = ("name", "x")
_RUN = 3
"""From how many cells at equal distances on a sum is one over a slice."""


class Lowering:
    """Lowers terms, with their constants in one table. `vector` names the cells' values: `v`, or `w` (blanks as 0)."""

    def __init__(self, constants: Constants, vocabulary: Vocabulary) -> None:
        self.constants, self._vocabulary = constants, vocabulary

    def careful(self, term: Term, vector: str = "v", shared: Mapping[Term, Expr] | None = None) -> Expr:
        """What yields the value of a term, unknowns included. `shared` holds values that are there already."""
        if shared and term in shared:
            return shared[term]
        if isinstance(term, Constant):
            return self.constants.reference(*recipe(term.value, self._vocabulary))
        if isinstance(term, CellValue):
            return (vector, term.cell)
        if isinstance(term, Invoke):
            return self._invocation(term, vector, shared)
        if isinstance(term, ChildValue | Choose | Over):
            return self._of_children(term, vector, shared)
        if term.operator in _GATHERED and all(isinstance(item, CellValue) for item in term.arguments):
            cells = [item.cell for item in term.arguments if isinstance(item, CellValue)]
            function = self.constants.reference("gathered", term.operator)
            return ("call", function, (("name", vector), self.constants.reference("indices", *cells)))
        parts = tuple(self.careful(item, vector, shared) for item in term.arguments)
        function = self.constants.reference("operation", term.operator)
        if _is_lazy(term):
            return ("lazy", term.operator, function, parts)
        return ("call", function, parts)

    def _of_children(self, term: ChildValue | Choose | Over, vector: str, shared: Mapping[Term, Expr] | None) -> Expr:
        if isinstance(term, ChildValue):
            return ("h", term.cell)
        if isinstance(term, Over):
            function = self.constants.reference("fold", term.kind)
            parts = (self.careful(part, vector, shared) for part in (term.chosen, term.body))
            return ("over", function, *parts)
        if term.where == Constant(term.where.type, True):
            return ("children",)
        choose = self.constants.reference("helper", "choose")
        return ("over", choose, ("children",), self.careful(term.where, vector, shared))

    def _invocation(self, term: Invoke, vector: str, shared: Mapping[Term, Expr] | None) -> Expr:
        if term.name == "field":
            pointer = term.arguments[0].value  # type: ignore[union-attr]
            source = ("name", "y") if is_open(term) else _CONTEXT
            return ("call", self.constants.reference("field", pointer), (source,))
        builtin = BUILTINS[term.name]
        if builtin.trait is not None:
            index = term.arguments[0].value[0]  # type: ignore[union-attr]
            where = (("name", "v"), ("name", "m"), ("int", int(builtin.trait)), ("int", int(index)))
            return ("call", self.constants.reference("helper", "trait_of"), where)
        arguments = (self.careful(item, vector, shared) for item in term.arguments)
        return ("call", self.constants.reference("builtin", term.name), (_CONTEXT, *arguments))

    def plain(self, term: Term) -> Expr | None:
        """What yields the value of a term whose cells are all numbers; None where it needs more than arithmetic."""
        if isinstance(term, CellValue):
            return ("v", term.cell)
        if isinstance(term, Constant):
            fits = term.type.kind in ("number", "truth")
            return self.constants.reference(*recipe(term.value, self._vocabulary)) if fits else None
        if not isinstance(term, Apply) or not term.arguments:
            return None
        if term.operator == "sum" and all(isinstance(item, CellValue) for item in term.arguments):
            return self._sum([item.cell for item in term.arguments if isinstance(item, CellValue)])
        parts = tuple(self.plain(item) for item in term.arguments)
        if any(part is None for part in parts):
            return None
        if term.operator in ("not", "implies", "negative"):
            return (term.operator, *parts)
        return ("infix", OPERATIONS[term.operator].plain, parts) if OPERATIONS[term.operator].plain else None

    def _sum(self, cells: list[int]) -> Expr:
        """Runs of cells at equal distances, as rows and columns are, are added up by Python at once."""
        parts: list[Expr] = []
        while cells:
            step = cells[1] - cells[0] if len(cells) > 1 else 0
            size = 1
            while step > 0 and size < len(cells) and cells[size] - cells[size - 1] == step:
                size += 1
            if size >= _RUN:
                function = self.constants.reference("helper", "sum")
                parts.append(("call", function, (("slice", cells[0], cells[size - 1] + 1, step),)))
            else:
                parts += [("v", cell) for cell in cells[:size]]
            cells = cells[size:]
        return ("infix", "+", tuple(parts)) if len(parts) > 1 else parts[0]

    def masked(self, tree: Any, variable: str, domain: Expr) -> tuple[Expr, Expr] | None:
        """For an assertion over single cells that asks for nothing but traits: the sets of cells for which it is true
        and false, as bit masks; None for any other assertion.
        """
        if isinstance(tree, syntax.Negate):
            inner = self.masked(tree.operand, variable, domain)
            return inner and (inner[1], inner[0])
        if isinstance(tree, syntax.Logical):
            left, right = self.masked(tree.left, variable, domain), self.masked(tree.right, variable, domain)
            if left is None or right is None:
                return None
            if tree.operator == "implies":
                left = (left[1], left[0])
            if tree.operator == "and":
                return _bits("&", left[0], right[0]), _bits("|", left[1], right[1])
            return _bits("|", left[0], right[0]), _bits("&", left[1], right[1])
        if isinstance(tree, syntax.Call) and [str(argument) for argument in tree.arguments] == [variable]:
            return _trait_sets(CHINESE_BUILTINS.get(tree.name, tree.name), domain)
        return None


def _trait_sets(name: str, domain: Expr) -> tuple[Expr, Expr] | None:
    if name == "present":
        lone, lost = ("mask", LONE), ("mask", LOST)
        return _bits("&", domain, ("invert", _bits("|", lone, lost))), _bits("&", domain, lone)
    builtin = BUILTINS.get(name)
    if builtin is None or builtin.trait is None:
        return None
    trait = ("mask", int(builtin.trait))
    there = _bits("&", domain, ("invert", ("mask", ABSENT)))
    return _bits("&", there, trait), _bits("&", there, ("invert", trait))


def _bits(operator: str, *parts: Expr) -> Expr:
    return ("infix", operator, parts)


def surely(term: Term) -> Iterator[Term]:
    """The term and what is worked out whenever it is: not what a decisive operand may spare."""
    yield term
    parts = parts_of(term)
    for part in parts[:1] if isinstance(term, Apply) and _is_lazy(term) else parts:
        yield from surely(part)


def _is_lazy(term: Apply) -> bool:
    """Whether operands after a decisive one are left alone."""
    lazy = term.operator in _DECISIVE and 1 < len(term.arguments) <= MAX_LAZY
    return lazy and any(map(_costly, term.arguments[1:]))


def _costly(term: Term) -> bool:
    return any(isinstance(node, Over) or (isinstance(node, Invoke) and node.name != "field") for node in walk(term))
