"""Expressions of a plan over the reports of a block. What columns do not know is left open, never guessed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from disclosure_lint.columnar.block import NO_NUMBER, Block
from disclosure_lint.columnar.columns import ABSENT, Truths
from disclosure_lint.columnar.numbers import (
    KNOWN,
    NO_PRIOR,
    OPEN,
    OPERATIONS,
    UNSETTLED,
    Number,
    Other,
    Truth,
    Value,
    constant,
    negative,
    total,
)
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.plan import Expr, Recipe
from disclosure_lint.dsl.recipes import MAKERS
from disclosure_lint.dsl.terms import Element
from disclosure_lint.report import Trait

SHARED_FIELDS = frozenset(("level", "scope", "year", "edition", "edition_in_force", "today"))
"""Fields that are the same for all reports of a block."""
_PLAIN = frozenset(("value", "decimal", "fraction", "date", "data", "element"))
"""Recipes of values that need no program."""
_SHARED_BUILTINS = frozenset(("abs", "by_level", "known", "to_wan_yuan", "to_yuan"))
_CONTEXT = ("name", "x")
_VARIES: Any = object()
_TOGETHER = ("and", "or")
"""Operators over any number of operands at once."""


class Shared(NamedTuple):
    """What the reports of a block have in common: the context of any; the cells of each table, of all editions."""

    context: Context
    tables: Mapping[str, Sequence[int]]


class Expressions:
    """What the expressions of one plan come to for a block. `kept` are those that others name."""

    def __init__(self, recipes: Sequence[Recipe], kept: Sequence[Expr], block: Block, shared: Shared) -> None:
        self._recipes, self._kept, self._block, self._common = recipes, kept, block, shared
        self._blanks: Truths | None = None

    def tested(self, expr: Expr, zeroed: tuple[Sequence[int], Sequence[int]] | None) -> Value:
        """The value of a test; with `zeroed`, blanks are 0 but where they are totals, or all of these cells."""
        self._blanks = self._block.zeroes(*zeroed) if zeroed else None
        return self.value(expr)

    def value(self, expr: Expr) -> Value:
        """The value of an expression."""
        shared = self._shared(expr)
        if shared is not _VARIES:
            return constant(shared)
        kind, *operands = expr
        read = _KINDS.get(kind)
        return read(self, *operands) if read else UNSETTLED

    def _cell(self, cell: int) -> Value:
        return self._block.number(cell)

    def _zeroed(self, cell: int) -> Value:
        """The number of a cell with blanks as 0 where they count so."""
        number = self._block.number(cell)
        if self._blanks is None or isinstance(number.state, int):
            return number
        blank = self._block.marked(np.array([cell]), int(Trait.BLANK)) & self._blanks
        return number._replace(state=np.where(blank, np.uint8(KNOWN), number.state))

    def _kept_value(self, number: int) -> Value:
        return self.value(self._kept[number])

    def _infix(self, operator: str, parts: Sequence[Expr]) -> Value:
        apply, values = OPERATIONS.get(operator), [self.value(part) for part in parts]
        if apply is None:
            return UNSETTLED
        if operator in _TOGETHER:
            return apply(*values)
        result = values[0]
        for value in values[1:]:
            result = apply(result, value)
        return result

    def _lazy(self, operator: str, function: Expr, parts: Sequence[Expr]) -> Value:
        return OPERATIONS[operator](*map(self.value, parts))

    def _call(self, function: Expr, arguments: Sequence[Expr]) -> Value:
        kind, *names = self._recipes[function[1]] if function[0] == "K" else ("",)
        if kind == "operation":
            apply = OPERATIONS.get(names[0])
            return apply(*map(self.value, arguments)) if apply else UNSETTLED
        if kind == "builtin" and names[0] == "copied_cells":
            return self._copied(self._shared(arguments[1]))
        if kind == "gathered" or (kind == "helper" and names[0] == "sum"):
            read = self._zeroed if tuple(arguments[0]) == ("name", "w") else self._cell
            sums = kind == "helper" or names[0] == "sum"
            return total(*map(read, self._cells(arguments))) if sums else UNSETTLED
        if kind == "helper" and names[0] == "trait_of":
            return self._trait(arguments[2][1], arguments[3][1])
        return UNSETTLED

    def _cells(self, arguments: Sequence[Expr]) -> Iterator[int]:
        """The cells of a slice, or those that a constant lists."""
        kind, *bounds = arguments[-1]
        if kind == "slice":
            yield from range(*bounds)
        else:
            yield from self._recipes[bounds[0]][1:]

    def _trait(self, trait: int, cell: int) -> Value:
        """Whether a cell has a trait: not one of those that are plain numbers, open where there is no cell."""
        number = self._block.number(cell)
        if isinstance(number.state, int) and number.state == NO_PRIOR:
            return Other(None, NO_PRIOR)
        where = np.array([cell])
        return Truth(self._block.marked(where, trait), np.where(self._block.marked(where, ABSENT), OPEN, KNOWN))

    def _shared(self, expr: Expr) -> Any:
        """The value of an expression that is the same for all reports of the block, by the scalar functions; `_VARIES`
        where it may not be.
        """
        kind, *operands = expr
        if kind == "K":
            recipe, *parts = self._recipes[operands[0]]
            return MAKERS[recipe](*parts) if recipe in _PLAIN else _VARIES
        if kind == "lazy":
            operands = operands[1:]
        elif kind != "call":
            return _VARIES
        (made_of, *names), arguments = self._recipes[operands[0][1]], operands[1]
        values = [self._shared(part) for part in arguments if tuple(part) != _CONTEXT]
        if any(value is _VARIES for value in values):
            return _VARIES
        if made_of == "operation":
            return MAKERS[made_of](*names)(*values)
        shared = (
            names[0] in SHARED_FIELDS if made_of == "field" else made_of == "builtin" and _is_shared(names[0], values)
        )
        return MAKERS[made_of](*names)(self._common.context, *values) if shared else _VARIES

    def _copied(self, table: Element) -> Value:
        """None of a table's cells is copied where a number differs from last year's: open where none does."""
        block = self._block
        if block.priors is None:
            return Number(0, 0, 1, NO_PRIOR)
        differs = np.zeros(block.size, np.bool_)
        for cell in self._common.tables.get(table.table, ()):
            values, states = block.columns.values[cell], block.columns.states[cell]
            numbers = ((states[block.rows] | states[block.priors]) & NO_NUMBER) == 0
            differs |= numbers & (values[block.rows] != values[block.priors])
        return Number(0, 0, 1, np.where(differs, KNOWN, OPEN))


def _is_shared(builtin: str, values: Sequence[Any]) -> bool:
    """Whether a builtin gives the same for all reports of a block when given the same."""
    if builtin == "present":
        place = values[0]
        return isinstance(place, Element) and place.kind == "field" and place.pointer in SHARED_FIELDS
    return builtin in _SHARED_BUILTINS


_KINDS: dict[str, Callable[..., Value]] = {
    "v": Expressions._cell,
    "w": Expressions._zeroed,
    "c": Expressions._kept_value,
    "call": Expressions._call,
    "infix": Expressions._infix,
    "lazy": Expressions._lazy,
    "not": lambda self, part: OPERATIONS["not"](self.value(part)),
    "implies": lambda self, left, right: OPERATIONS["implies"](self.value(left), self.value(right)),
    "negative": lambda self, part: negative(self.value(part)),
}
"""The kinds of `dsl.generate.SPELLINGS` that columns know."""
