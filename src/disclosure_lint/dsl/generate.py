"""From a plan to Python source: straight-line code over a flat vector, for `exec` of nothing but our own spelling.

The source holds integer indices, references `K[i]` into a constant table, and Python's operators; never text from a
rule file or from a cache: what is not in the tables below, or out of range, raises. In it `v` is the vector of cell
values (an `Unknown` where there is no number), `n` the set of unknown cells as a bit mask, `m` the masks of cell
traits, `x` the context, `w` the vector with blanks taken for zero, `k0`, `k1` ... the row of a loop, `c0`, `c1` ...
values kept; in a loop over subordinate units `h` is the vector of one and `y` its facts, `p` the units that it runs
over.
"""

from collections.abc import Callable, Sequence
from typing import Any

from disclosure_lint.dsl.masks import MASKS
from disclosure_lint.dsl.plan import Expr, Step

HEADER = "def run(v, n, m, x):"
BAD_PLAN = (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError, RecursionError, SyntaxError)
"""What is raised where a plan is none."""

_OPERATORS = frozenset(("+", "-", "*", "==", "!=", "<", "<=", ">", ">=", "and", "or", "&", "|"))
_NAMES = frozenset(("v", "w", "m", "x", "y"))
_DECISIVE = {"and": ("False", "False"), "or": ("True", "True"), "implies": ("False", "True")}
"""The left operand that decides, and what it decides."""
_DEEP = 60
"""Expressions one inside the other; Python allows no endless nesting."""
_LONG = 2000
"""Characters of source up to which a value is written wherever it may be asked for first."""


def whole(number: Any, limit: int) -> int:
    """A number as it may stand in source; ValueError where it is none below the limit."""
    if type(number) is not int or not 0 <= number < limit:
        raise ValueError(number)
    return number


class Writer:
    """Writes the source of steps. `constants` are the values of the table; loops add their rows to it.

    `cells`, `places` and `child_cells` (of a subordinate unit, where these are known of) are how many there are.
    """

    def __init__(self, constants: list[Any], cells: int, places: int, child_cells: int = 0) -> None:
        self.constants, self.cells, self.places, self.child_cells = constants, cells, places, child_cells
        self.table = len(constants)
        self.lines: list[str] = []
        self._kept: list[str] = []
        self._depth = 0
        self._slots: Sequence[str] = ()

    def write(self, step: Step) -> None:
        """The lines of a step."""
        kind, *operands = step
        STEPS[kind](self, *operands)

    def spell(self, expr: Expr) -> str:
        """The source of an expression."""
        kind, *operands = expr
        self._depth += 1
        if self._depth > _DEEP:
            raise ValueError("too deep")
        text = SPELLINGS[kind](self, *operands)
        self._depth -= 1
        return text

    def _guard(self, masks: Sequence[int], cells: Expr, otherwise: Expr, tests: Sequence[Step]) -> None:
        seen = " | ".join(["n", *(self._mask(mask) for mask in masks)])
        self.lines.append(f"if ({seen}) & {self.spell(cells)}:")
        self.lines.append(f"    out += {self.spell(otherwise)}(v, n, m, x)")
        if tests:
            self.lines.append("else:")
            inside = Writer(self.constants, self.cells, self.places, self.child_cells)
            inside.table = self.table
            for kind, *operands in tests:
                PLAIN_STEPS[kind](inside, *operands)
            self.lines += ("    " + line for line in inside.lines)

    def _fail(self, at: int, value: Expr) -> None:
        self.lines.append(f"if not {self.spell(value)}: add(({whole(at, self.places)}, False))")

    def _fails(self, slots: Sequence[str], rows: Sequence[Any], value: Expr) -> None:
        self._rows(slots, rows)
        self.lines.append(f"    if not {self.spell(value)}: add((k0, False))")
        self._slots = ()

    def _sets(self, true: Expr, false: Expr, domain: Expr, spread: Expr) -> None:
        self.lines.append(f"f = {self.spell(false)}")
        self.lines.append(f"u = {self.spell(domain)} & ~f & ~{self.spell(true)}")
        self.lines.append(f"if f | u: out += {self.spell(spread)}(f, u, v)")

    def _keep(self, value: Expr) -> None:
        self.lines.append(f"c{len(self._kept)} = {self.spell(value)}")
        self._kept.append(f"c{len(self._kept)}")

    def _later(self, value: Expr) -> None:
        """A value that is worked out when it is first asked for; none is None. One that is long is written once."""
        name, source = f"c{len(self._kept)}", self.spell(value)
        if len(source) > _LONG:
            self._keep(value)
            return
        self.lines.append(f"{name} = None")
        self._kept.append(f"({name} if {name} is not None else ({name} := {source}))")

    def _zero(self, value: Expr) -> None:
        self.lines.append(f"w = {self.spell(value)}")

    def _test(self, at: int, value: Expr) -> None:
        self.lines.append(f"r = {self.spell(value)}")
        self.lines.append(f"if r is not True: add(({whole(at, self.places)}, r))")

    def _give(self, values: Sequence[Expr]) -> None:
        self.lines.append(f"out += [{', '.join(map(self.spell, values))}]")

    def _loop(self, slots: Sequence[str], rows: Sequence[Any], value: Expr) -> None:
        self._rows(slots, rows)
        self.lines.append(f"    r = {self.spell(value)}")
        self.lines.append("    if r is not True: add((k0, r))")
        self._slots = ()

    def _rows(self, slots: Sequence[str], rows: Sequence[Any]) -> None:
        """The head of a loop; its rows are a constant: the number of the place and what fills the slots."""
        fillers = [FILLERS[kind] for kind in slots]
        filled = []
        for at, *fillings in rows:
            made = [fill(self, *filling) for fill, filling in zip(fillers, fillings, strict=True)]
            filled.append((whole(at, self.places), *made))
        self._slots = slots
        self.constants.append(tuple(filled))
        row = "".join(f"k{number}, " for number in range(len(slots) + 1))
        self.lines.append(f"for {row}in K[{len(self.constants) - 1}]:")

    def _mask(self, key: int) -> str:
        if type(key) is not int or key not in MASKS:
            raise ValueError(key)
        return f"m[{key}]"

    def _slot(self, number: int) -> str:
        kind = self._slots[whole(number, len(self._slots))]
        vector = "h" if kind == "h" else "v"
        return f"k{number + 1}" if kind == "K" else f"{vector}[k{number + 1}]"

    def _call(self, function: Expr, arguments: Sequence[Expr]) -> str:
        return f"{self.spell(function)}({', '.join(map(self.spell, arguments))})"

    def _over(self, function: Expr, units: Expr, value: Expr) -> str:
        """A function of units and of a value for each. No other is written into the value: `p` is one name."""
        return f"{self.spell(function)}(p := {self.spell(units)}, [{self.spell(value)} for h, y in p])"

    def _infix(self, operator: str, parts: Sequence[Expr]) -> str:
        if operator not in _OPERATORS or not parts:
            raise ValueError(operator)
        return f"({f' {operator} '.join(map(self.spell, parts))})"

    def _lazily(self, operator: str, function: Expr, parts: Sequence[Expr]) -> str:
        """Operands after a decisive one are not worked out. `q` is read before the next is written."""
        decisive, result = _DECISIVE[operator]
        called, spelled = self.spell(function), [self.spell(part) for part in parts]
        source = spelled[-1]
        for part in reversed(spelled[:-1]):
            source = f"({result} if (q := {part}) is {decisive} else {called}(q, {source}))"
        return source

    def _bounds(self, start: int, stop: int, step: int) -> slice:
        return slice(whole(start, self.cells), whole(stop, self.cells + 1), whole(step, self.cells))

    def _slice(self, *bounds: int) -> str:
        part = self._bounds(*bounds)
        return f"v[{part.start}:{part.stop}:{part.step}]"

    def _name(self, name: str) -> str:
        if name not in _NAMES:
            raise ValueError(name)
        return name


STEPS: dict[str, Callable[..., None]] = {
    "guard": Writer._guard,
    "sets": Writer._sets,
    "keep": Writer._keep,
    "later": Writer._later,
    "zero": Writer._zero,
    "test": Writer._test,
    "loop": Writer._loop,
    "give": Writer._give,
}
"""What a program is made of: assertions under a guard, sets of cells, values kept, tests, tests in loops."""
PLAIN_STEPS: dict[str, Callable[..., None]] = {"test": Writer._fail, "loop": Writer._fails}
"""What stands under a guard: tests that are true or false."""
FILLERS: dict[str, Callable[..., Any]] = {
    "K": lambda writer, index: writer.constants[whole(index, writer.table)],
    "v": lambda writer, index: whole(index, writer.cells),
    "h": lambda writer, index: whole(index, writer.child_cells),
    "slice": Writer._bounds,
}
"""What may differ between the rows of a loop."""

SPELLINGS: dict[str, Callable[..., str]] = {
    "v": lambda writer, index: f"v[{whole(index, writer.cells)}]",
    "w": lambda writer, index: f"w[{whole(index, writer.cells)}]",
    "h": lambda writer, index: f"h[{whole(index, writer.child_cells)}]",
    "K": lambda writer, index: f"K[{whole(index, writer.table)}]",
    "c": lambda writer, number: writer._kept[whole(number, len(writer._kept))],
    "slot": Writer._slot,
    "name": Writer._name,
    "int": lambda writer, number: str(whole(number, 1 << 16)),
    "mask": Writer._mask,
    "call": Writer._call,
    "children": lambda writer: "x.children",
    "over": Writer._over,
    "infix": Writer._infix,
    "lazy": Writer._lazily,
    "slice": Writer._slice,
    "not": lambda writer, value: f"(not {writer.spell(value)})",
    "implies": lambda writer, left, right: f"(not {writer.spell(left)} or {writer.spell(right)})",
    "negative": lambda writer, value: f"(-{writer.spell(value)})",
    "invert": lambda writer, value: f"~{writer.spell(value)}",
}


def source_of(lines: Sequence[str]) -> str:
    """The source of a function with these lines."""
    return "\n    ".join([HEADER, "out = []", "add = out.append", *lines, "return out"])


def function(writer: Writer) -> Callable[..., Any]:
    """The function that was written, with the constant table bound."""
    space: dict[str, Any] = {"__builtins__": {}, "K": writer.constants}
    exec(compile(source_of(writer.lines), "<rules>", "exec"), space)
    made: Callable[..., Any] = space["run"]
    return made
