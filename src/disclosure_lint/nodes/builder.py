"""Puts nodes together, one event at a time and without recursion, within the limits. Knows neither YAML nor JSON."""

from collections.abc import Callable
from functools import cached_property

from disclosure_lint.nodes.core_schema import NotFinite
from disclosure_lint.nodes.scalars import Style
from disclosure_lint.nodes.tree import Kind, Limits, Node, Problem, Value
from disclosure_lint.source import Source, Span


class Refused(Exception):
    """The document cannot be read on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason)
        self.problem = problem


class Open:
    """A collection whose end has not come yet. `size` and `height` count what it holds, aliases followed."""

    __slots__ = ("anchor", "elements", "height", "key", "keys", "kind", "pairs", "size", "start")

    def __init__(self, kind: Kind, start: int, anchor: str | None) -> None:
        self.kind = kind
        self.start = start
        self.anchor = anchor
        self.pairs: list[tuple[Node, Node]] = []
        self.elements: list[Node] = []
        self.keys: dict[str, Node] = {}
        self.key: Node | None = None
        self.size = 1
        self.height = 1


class Builder:
    """Takes the opening and closing of collections and the scalars between; holds `root` and `problems` at the end."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.stack: list[Open] = []
        self._count = 0

    @property
    def at_key(self) -> bool:
        """Whether the next value is the key of a pair."""
        return bool(self.stack) and self.stack[-1].kind == "mapping" and self.stack[-1].key is None

    def open(self, kind: Kind, start: int, anchor: str | None = None) -> None:
        """A collection begins."""
        if len(self.stack) >= self.limits.depth:
            raise Refused(Problem("too_deep", Span(start, start + 1), {"limit": self.limits.depth}))
        self._counted(start)
        self.stack.append(Open(kind, start, anchor))

    def close(self, end: int | None) -> tuple[Node, Open]:
        """The innermost collection ends, at `end` or where its last member does."""
        done = self.stack.pop()
        if end is None:
            last = done.pairs[-1][1] if done.pairs else done.elements[-1] if done.elements else None
            end = last.span.end if last else done.start
        span = Span(done.start, max(done.start, end))
        node = Node(done.kind, span, text=self.text, pairs=tuple(done.pairs), elements=tuple(done.elements))
        self.add(node, done.size, done.height)
        return node, done

    def scalar(self, span: Span, content: str, style: Style, meaning: Callable[[str], Value | NotFinite]) -> Node:
        """A scalar; `meaning` tells its value, which keys have no use for."""
        self._counted(span.start)
        value = content if self.at_key else meaning(content)
        if isinstance(value, NotFinite):
            self.problems.append(Problem("not_finite", span, {"text": content[:40]}))
            value = content
        node = Node("scalar", span, value, self.text, style)
        self.add(node)
        return node

    def add(self, node: Node, size: int = 1, height: int = 0) -> None:
        """Puts a finished node where it belongs."""
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        top.size += size
        top.height = max(top.height, height + 1)
        if top.kind == "sequence":
            top.elements.append(node)
        elif top.key is None:
            top.key = node
        else:
            self._pair(top, top.key, node)
            top.key = None

    def line(self, offset: int) -> int:
        """The number of the line that an offset is on."""
        return self._source.position(offset).line

    @cached_property
    def _source(self) -> Source:
        return Source("", self.text)

    def _pair(self, top: Open, key: Node, value: Node) -> None:
        if key.kind != "scalar":
            self.problems.append(Problem("complex_key", key.span))
            return
        if not isinstance(key.value, str):
            key.value = key.raw
        first = top.keys.setdefault(key.value, key)
        if first is key:
            top.pairs.append((key, value))
        else:
            values: dict[str, str | int] = {"key": key.value[:80], "line": self.line(first.span.start)}
            self.problems.append(Problem("duplicate_key", key.span, values))

    def _counted(self, at: int) -> None:
        self._count += 1
        if self._count > self.limits.nodes:
            raise Refused(Problem("too_many", Span(at, at + 1), {"limit": self.limits.nodes}))
