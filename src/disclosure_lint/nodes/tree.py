"""The tree: mappings, sequences and scalars with spans, and the trouble met while building it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from disclosure_lint.source import Span, TextMap


class Limits(NamedTuple):
    """What a document may be before it is refused."""

    characters: int = 20_000_000
    depth: int = 64
    nodes: int = 200_000


class Problem(NamedTuple):
    """What is wrong with a document: a reason (a key of messages kept elsewhere), named values, and where."""

    reason: str
    span: Span
    values: dict[str, str | int] = {}


@dataclass(slots=True, eq=False)
class Node:
    """A value in a document.

    `value` is the scalar as YAML 1.2's core schema or JSON reads it: str, int, Decimal (exact, never float), bool or
    None. `raw` is its text in the source. `items` are the members of a mapping or the elements of a sequence.
    """

    kind: Literal["mapping", "sequence", "scalar"]
    span: Span
    value: str | int | Decimal | bool | None = None
    raw: str = ""
    pairs: tuple[tuple["Node", "Node"], ...] = ()
    elements: tuple["Node", ...] = ()
    text_map: TextMap | None = None
    """For strings: from `value` to the source, for every scalar style."""

    def get(self, key: str) -> "Node | None":
        """The value under a key of a mapping."""
        for name, value in self.pairs:
            if name.value == key:
                return value
        return None

    def at(self, path: tuple[str | int, ...]) -> "Node":
        """The node at a path of keys and indices, else the deepest on the way to it."""
        node = self
        for step in path:
            inner: Node | None = None
            if isinstance(step, int) and node.kind == "sequence" and step < len(node.elements):
                inner = node.elements[step]
            elif node.kind == "mapping":
                inner = node.get(str(step))
            if inner is None:
                break
            node = inner
        return node

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.elements))
            for key, value in reversed(node.pairs):
                stack.extend((value, key))

    def plain(self) -> object:
        """The same as dicts, lists and scalars."""
        if self.kind == "mapping":
            return {key.value: value.plain() for key, value in self.pairs}
        if self.kind == "sequence":
            return [element.plain() for element in self.elements]
        return self.value
