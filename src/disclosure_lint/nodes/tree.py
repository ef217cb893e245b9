"""The tree: mappings, sequences and scalars with spans, and the trouble met while building it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from disclosure_lint.nodes.scalars import Style, text_map
from disclosure_lint.source import Span, TextMap

Kind = Literal["mapping", "sequence", "scalar"]
Value = str | int | Decimal | bool | None


class Limits(NamedTuple):
    """What a document may be before it is refused. `depth` and `nodes` count after aliases are followed."""

    characters: int = 20_000_000
    depth: int = 64
    nodes: int = 200_000


LIMITS = Limits()
"""What holds where nothing else is said."""


class Problem(NamedTuple):
    """What is wrong with a document: a reason (a key of messages kept elsewhere), named values, and where."""

    reason: str
    span: Span
    values: dict[str, str | int] = {}


class Node:
    """A value in a document.

    `value` is the scalar as YAML 1.2's core schema or JSON reads it: str, int, Decimal (exact, never float), bool or
    None. `pairs` are the members of a mapping, `elements` those of a sequence. `span` is where the value stands, the
    place of the alias where it is one.
    """

    __slots__ = ("_home", "_text", "elements", "kind", "pairs", "span", "style", "value")

    def __init__(
        self,
        kind: Kind,
        span: Span,
        value: Value = None,
        text: str = "",
        style: Style = "plain",
        pairs: tuple[tuple["Node", "Node"], ...] = (),
        elements: tuple["Node", ...] = (),
        home: Span | None = None,
    ) -> None:
        """`text` is the whole document, `home` the span that an alias stands for."""
        self.kind = kind
        self.span = span
        self.value = value
        self.style = style
        self.pairs = pairs
        self.elements = elements
        self._text = text
        self._home = home or span

    def __repr__(self) -> str:
        return f"Node({self.kind}, {self.span.start}-{self.span.end}, {self.plain()!r})"

    @property
    def raw(self) -> str:
        """A scalar's text as it stands in the source, quotes included."""
        return self._text[self._home.start : self._home.end]

    @property
    def text_map(self) -> TextMap | None:
        """For strings: from `value` to the source, for every scalar style. Worked out when asked for."""
        if self.kind != "scalar" or not isinstance(self.value, str):
            return None
        return text_map(self.style, self._text, self._home, self.value)

    def aliased(self, span: Span) -> "Node":
        """The same value standing, as an alias, somewhere else."""
        return Node(self.kind, span, self.value, self._text, self.style, self.pairs, self.elements, self._home)

    def get(self, key: str) -> "Node | None":
        """The value under a key of a mapping."""
        for name, value in self.pairs:
            if name.value == key:
                return value
        return None

    def key(self, key: str) -> "Node | None":
        """The key itself, for its span."""
        return next((name for name, _ in self.pairs if name.value == key), None)

    def at(self, path: tuple[str | int, ...]) -> "Node":
        """The node at a path of keys and indices, else the deepest on the way to it."""
        node = self
        for step in path:
            inner = node.step(step)
            if inner is None:
                break
            node = inner
        return node

    def step(self, step: str | int) -> "Node | None":
        """The value under a key or at an index."""
        if self.kind == "mapping":
            return self.get(str(step))
        if isinstance(step, int) and self.kind == "sequence" and 0 <= step < len(self.elements):
            return self.elements[step]
        return None

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
