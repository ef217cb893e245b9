"""The syntax tree of the rule language: frozen nodes with the range of the expression's text that they came from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from disclosure_lint.source import Span


class Number(NamedTuple):
    """`12`, `10%`, `5万元`. The unit is as written, '' for a bare number; 10% is the ratio 0.1."""

    value: int | Decimal
    unit: str
    span: Span


class Text(NamedTuple):
    """`"township"`."""

    value: str
    span: Span


class Truth(NamedTuple):
    """`true` or `false`."""

    value: bool
    span: Span


class Part(NamedTuple):
    """A step of a path: `.total` or `[column]`."""

    name: str
    indexed: bool
    span: Span


class Path(NamedTuple):
    """`requests.received[column]`, `表三.总计.本年新收`, `title`: a head and steps."""

    parts: tuple[Part, ...]
    span: Span

    def __str__(self) -> str:
        return "".join(f"[{p.name}]" if p.indexed else f".{p.name}" for p in self.parts)[1:]


class Minus(NamedTuple):
    """`-a`."""

    operand: "Node"
    span: Span


class Arithmetic(NamedTuple):
    """`a + b`; the operator is one of + - * /."""

    operator: str
    left: "Node"
    right: "Node"
    span: Span


class Compare(NamedTuple):
    """`a == b`; the operator is one of == != < <= > >=."""

    operator: str
    left: "Node"
    right: "Node"
    span: Span


class Negate(NamedTuple):
    """`not a`."""

    operand: "Node"
    span: Span


class Logical(NamedTuple):
    """`a and b`; the operator is one of and, or, implies."""

    operator: str
    left: "Node"
    right: "Node"
    span: Span


class Conditional(NamedTuple):
    """`if a then b else c`."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"
    span: Span


class Let(NamedTuple):
    """`let x = a in b`."""

    name: str
    value: "Node"
    body: "Node"
    span: Span


class Call(NamedTuple):
    """`mentions(title, words.fees)`, `sum(outcomes)`."""

    name: str
    arguments: tuple["Node", ...]
    span: Span


class Loop(NamedTuple):
    """`column in requests.columns where not column.total`."""

    variable: str
    domain: Path
    where: "Node | None"
    span: Span


class Quantifier(NamedTuple):
    """`every(row in requests.rows: row.total == 0)`; the kind is one of every, some, count, sum, min, max, names."""

    kind: str
    loop: Loop
    body: "Node | None"
    span: Span


Node: TypeAlias = (
    Number
    | Text
    | Truth
    | Path
    | Minus
    | Arithmetic
    | Compare
    | Negate
    | Logical
    | Conditional
    | Let
    | Call
    | Quantifier
)

_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        Number, Text, Truth, Part, Path, Minus, Arithmetic, Compare, Negate, Logical, Conditional, Let, Call, Loop,
        Quantifier,
    )
}  # fmt: skip


def paths(node: Any) -> Iterator[Path]:
    """Every path in a tree, in order."""
    if isinstance(node, Path):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from paths(part)


_PARENT, _CHILDREN, _COVERED = ("parent", "上级"), ("children", "下级"), ("is_covered", "纳入统计")


def relations(node: Any) -> set[str]:
    """Which other units' reports a tree asks for: `parent`, `children`; `covered` where it asks which count."""
    found = set()
    for path in paths(node):
        head, *rest = (part.name for part in path.parts)
        found |= {"parent"} if head in _PARENT and rest else {"children"} if head in _CHILDREN and not rest else set()
        found |= {"covered"} if rest and rest[-1] in _COVERED else set()
    return found


def encode(node: Any) -> Any:
    """A node as JSON data."""
    if isinstance(node, Span):
        return [node.start, node.end]
    if type(node).__name__ in _KINDS:
        return {type(node).__name__: [encode(part) for part in node]}
    if isinstance(node, tuple):
        return [encode(part) for part in node]
    return {"Decimal": str(node)} if isinstance(node, Decimal) else node


def decode(data: Any) -> Any:
    """The node of JSON data; ValueError, TypeError, KeyError or ArithmeticError where it is none.

    Only the shape is restored: what comes out is checked like any freshly parsed tree before it is compiled.
    """
    if isinstance(data, dict):
        ((name, fields),) = data.items()
        if name == "Decimal":
            return Decimal(fields)
        kind = _KINDS[name]
        *values, span = fields
        return kind(*(decode(value) for value in values), Span(*span))
    if isinstance(data, list):
        return tuple(decode(part) for part in data)
    return data
