"""Collects what is wrong with a structured report, with where each thing stood."""

from collections.abc import Callable

from disclosure_lint.nodes import Node
from disclosure_lint.nodes.nearest import nearest
from disclosure_lint.readers.reading import ReaderFinding
from disclosure_lint.source import SourceMap, Span

_SHOWN = 40
_LISTED = 12
_ADVISED = 100
"""After how many findings nobody looks for similar names any more: it takes time, and this is no slip of the pen."""


class Findings:
    """Schema findings (SRC003) and the source map, filled while the tree is read."""

    def __init__(self) -> None:
        self.found: list[ReaderFinding] = []
        self.source_map = SourceMap()

    def add(self, reason: str, span: Span, pointer: str, **values: str | int) -> None:
        """A finding."""
        self.found.append(ReaderFinding("SRC003", reason, values, span, pointer))

    def wrong(self, reason: str, node: Node, pointer: str, key: str = "", **values: str | int) -> None:
        """A value that is none of those wanted; `text` is what stands there."""
        text = node.raw.strip() if node.kind == "scalar" else "[…]" if node.kind == "sequence" else "{…}"
        self.add(reason, node.span, pointer, key=key or pointer, text=shortened(text), **values)

    def missing(self, key: str, mapping: Node, pointer: str) -> None:
        """A key that has to be in a mapping."""
        span = mapping.pairs[0][0].span if mapping.pairs else mapping.span
        self.add("missing_key", span, pointer, key=key)

    def unknown(
        self, key: Node, known: list[str], pointer: str, aliases: Callable[[], dict[str, str]] | None = None
    ) -> None:
        """A key that means nothing here; `aliases` are names that people may mean one of the known by."""
        name = str(key.value)
        near = _nearest(name, known, aliases() if aliases else {}) if len(self.found) < _ADVISED else []
        if near:
            self.add("unknown_key_near", key.span, pointer, key=shortened(name), nearest=", ".join(near))
            return
        listed = ", ".join(known[:_LISTED]) + (", …" if len(known) > _LISTED else "")
        self.add("unknown_key", key.span, pointer, key=shortened(name), known=listed)

    def place(self, pointer: str, key: Node, value: Node) -> None:
        """Notes where a member stands: a scalar by itself, what is left empty by its key, the rest from its key on."""
        if value.kind != "scalar":
            self.source_map.spans[pointer] = Span(key.span.start, value.span.end)
        elif value.span.end > value.span.start:
            self.source_map.spans[pointer] = value.span
        else:
            self.source_map.spans[pointer] = key.span
            self.source_map.empty[pointer] = value.span.start

    def text(self, node: Node, pointer: str) -> str | None:
        """The text of a scalar, with its place and the places of its characters; None, too, where it is blank."""
        self.source_map.spans[pointer] = node.span
        found = node.text_map
        if found is None or not isinstance(node.value, str):
            self.wrong("not_text", node, pointer, pointer.rpartition(".")[2])
            return None
        self.source_map.texts[pointer] = found
        return node.value if node.value.strip() else None

    def members(self, node: Node, known: list[str], pointer: str = "") -> dict[str, Node]:
        """The members of a mapping by key; unknown keys are findings, null is absence."""
        kept = {}
        for key, value in node.pairs:
            name = str(key.value)
            if name not in known:
                self.unknown(key, known, f"{pointer}.{name}" if pointer else name)
            elif not is_null(value):
                kept[name] = value
        return kept


def is_null(node: Node) -> bool:
    """Whether a value is left empty."""
    return node.kind == "scalar" and node.value is None


def shortened(text: str) -> str:
    """A text short enough for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _nearest(name: str, known: list[str], aliases: dict[str, str]) -> list[str]:
    """What may have been meant: by another name, by a part of a dotted key, or by a slip of the pen."""
    if name in aliases:
        return [aliases[name]]
    parts = [item for item in known if name and (item.startswith(f"{name}.") or item.endswith(f".{name}"))]
    return parts[:3] or nearest(name, known)
