"""From terms to Python source: straight-line code over a flat vector, for `exec` of nothing but our own spelling.

The source holds integer indices, references `K[i]` into a constant table, and Python's operators; never text from a
rule file. In it `v` is the vector of cell values (an `Unknown` where there is no number), `n` the set of unknown
cells as a bit mask, `m` the masks of cell traits, `x` the context, `w` the vector with blanks taken for zero.
"""

from collections.abc import Callable, Mapping
from typing import Any

from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.fields import reader_of
from disclosure_lint.dsl.masks import ABSENT, LONE, LOST
from disclosure_lint.dsl.operations import OPERATIONS
from disclosure_lint.dsl.terms import Apply, CellValue, Constant, Invoke, Term, walk
from disclosure_lint.report import Trait
from disclosure_lint.values import Unknown


class Constants:
    """The constant table: values in order of first use, hashable ones once."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._known: dict[Any, int] = {}

    def reference(self, value: Any) -> str:
        """How the source refers to a value."""
        key = _identity(value)
        if key not in self._known:
            self._known[key] = len(self.values)
            self.values.append(value)
        return f"K[{self._known[key]}]"


def _identity(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return id(value)
    return type(value), value


def trait_of(values: list[Any], masks: dict[int, int], trait: int, index: int) -> Any:
    """Whether a cell has a trait; unknown where there is no such cell."""
    if masks.get(ABSENT, 0) >> index & 1:
        return values[index]
    return bool(masks.get(trait, 0) >> index & 1)


def careful(term: Term, constants: Constants, vector: str = "v", shared: Mapping[Term, str] | None = None) -> str:
    """Source that yields the value of a term, unknowns included. `shared` names values that are there already."""
    if shared and term in shared:
        return shared[term]
    if isinstance(term, Constant):
        return constants.reference(term.value)
    if isinstance(term, CellValue):
        return f"{vector}[{term.cell}]"
    if isinstance(term, Apply):
        parts = [careful(item, constants, vector, shared) for item in term.arguments]
        function = constants.reference(OPERATIONS[term.operator].careful)
        if term.operator in _DECISIVE and 1 < len(parts) <= MAX_LAZY and any(map(_costly, term.arguments[1:])):
            return _lazily(*_DECISIVE[term.operator], function, parts)
        return f"{function}({', '.join(parts)})"
    return _invocation(term, constants, vector, shared)


_DECISIVE = {"and": ("False", "False"), "or": ("True", "True"), "implies": ("False", "True")}
"""The left operand that decides, and what it decides."""
MAX_LAZY = 20
"""Operands that are written one inside the other; Python allows no endless nesting."""


def _costly(term: Term) -> bool:
    return any(isinstance(node, Invoke) and node.name != "field" for node in walk(term))


def _lazily(decisive: str, result: str, function: str, parts: list[str]) -> str:
    """A chain in which operands after a decisive one are not worked out. `q` is read before the next is written."""
    source = parts[-1]
    for part in reversed(parts[:-1]):
        source = f"({result} if (q := {part}) is {decisive} else {function}(q, {source}))"
    return source


def _invocation(term: Invoke, constants: Constants, vector: str, shared: Mapping[Term, str] | None) -> str:
    if term.name == "field":
        return f"{constants.reference(reader_of(term.arguments[0].value))}(x)"  # type: ignore[union-attr]
    builtin = BUILTINS[term.name]
    if builtin.trait is not None:
        index = term.arguments[0].value[0]  # type: ignore[union-attr]
        return f"{constants.reference(trait_of)}(v, m, {int(builtin.trait)}, {int(index)})"
    arguments = "".join(", " + careful(item, constants, vector, shared) for item in term.arguments)
    return f"{constants.reference(builtin.call)}(x{arguments})"


def plain(term: Term, constants: Constants) -> str | None:
    """Source that yields the value of a term whose cells are all numbers; None where it needs more than arithmetic."""
    if isinstance(term, CellValue):
        return f"v[{term.cell}]"
    if isinstance(term, Constant):
        return constants.reference(term.value) if term.type.kind in ("number", "truth") else None
    if not isinstance(term, Apply):
        return None
    parts = [plain(item, constants) for item in term.arguments]
    if not parts or any(part is None for part in parts):
        return None
    if term.operator == "not":
        return f"(not {parts[0]})"
    if term.operator == "implies":
        return f"(not {parts[0]} or {parts[1]})"
    if term.operator == "negative":
        return f"(-{parts[0]})"
    spelling = OPERATIONS[term.operator].plain
    return f"({f' {spelling} '.join(str(part) for part in parts)})" if spelling else None


def masked(tree: Any, variable: str, domain: str) -> tuple[str, str] | None:
    """For an assertion over single cells that asks for nothing but traits: the sets of cells for which it is true
    and false, as source over bit masks; None for any other assertion.
    """
    from disclosure_lint.dsl import syntax
    from disclosure_lint.dsl.builtins import CHINESE_BUILTINS

    if isinstance(tree, syntax.Negate):
        inner = masked(tree.operand, variable, domain)
        return inner and (inner[1], inner[0])
    if isinstance(tree, syntax.Logical):
        left, right = masked(tree.left, variable, domain), masked(tree.right, variable, domain)
        if left is None or right is None:
            return None
        if tree.operator == "implies":
            left = (left[1], left[0])
        if tree.operator == "and":
            return f"({left[0]} & {right[0]})", f"({left[1]} | {right[1]})"
        return f"({left[0]} | {right[0]})", f"({left[1]} & {right[1]})"
    if isinstance(tree, syntax.Call) and [str(argument) for argument in tree.arguments] == [variable]:
        name = CHINESE_BUILTINS.get(tree.name, tree.name)
        if name == "present":
            return f"({domain} & ~m[{LONE}] & ~m[{LOST}])", f"({domain} & m[{LONE}])"
        builtin = BUILTINS.get(name)
        if builtin and builtin.trait is not None:
            there = f"({domain} & ~m[{ABSENT}])"
            return f"({there} & m[{int(builtin.trait)}])", f"({there} & ~m[{int(builtin.trait)}])"
    return None


def zero_blanks(values: list[Any], cells: tuple[int, ...], totals: frozenset[int]) -> dict[int, Any]:
    """The cells of a tie-out with blank parts as 0: unless a stated total is blank or all of them are."""
    from disclosure_lint.values import Cause

    picked = {index: values[index] for index in cells}
    blank = {index for index, value in picked.items() if _is_blank(value)}
    if not blank:
        return picked
    if len(blank) == len(picked):
        causes = [Cause("all_blank", cause.subject) for index in blank for cause in values[index].causes]
        return dict.fromkeys(cells, Unknown(causes))
    for index in blank:
        (cause,) = values[index].causes
        picked[index] = Unknown([Cause("blank_total", cause.subject)]) if index in totals else 0
    return picked


def _is_blank(value: Any) -> bool:
    return value.__class__ is Unknown and all(cause.kind == "blank" for cause in value.causes)


def function(header: str, lines: list[str], constants: Constants) -> Callable[..., Any]:
    """The function that the lines make, with the constant table bound."""
    source = "\n".join([header, *("    " + line for line in lines)])
    space: dict[str, Any] = {"__builtins__": {}, "K": constants.values}
    exec(compile(source, "<rules>", "exec"), space)
    made: Callable[..., Any] = space["run"]
    return made


TRAITS = tuple(int(trait) for trait in Trait)
