"""From the value of a string back to the characters of its source, for every way YAML and JSON can write one.

The parser has told the value already. Reading the source again gives the origins; where the two do not agree, which
tests rule out, the map only knows where the scalar begins.
"""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from disclosure_lint.nodes import block_scalars, flow_scalars
from disclosure_lint.nodes.pieces import Piece
from disclosure_lint.source import Run, Span, TextMap

Style = Literal["plain", "'", '"', "|", ">", "json"]

_READERS: dict[Style, Callable[[str, int, int, str], Iterator[Piece]]] = {
    "plain": flow_scalars.plain,
    "'": flow_scalars.single_quoted,
    '"': flow_scalars.double_quoted,
    "json": flow_scalars.json_string,
    "|": block_scalars.literal,
    ">": block_scalars.folded,
}


class _Mapped(NamedTuple):
    value: str
    runs: list[Run]


def text_map(style: Style, text: str, span: Span, value: str) -> TextMap:
    """The map of the scalar at `span` of `text`, whose value is known."""
    mapped = _mapped(_READERS[style](text, span.start, span.end, value))
    if not mapped.value.startswith(value):
        return TextMap([Run(0, span.start, 0)])
    runs = [Run(run.start, run.origin, min(run.length, len(value) - run.start)) for run in mapped.runs]
    kept = [run for run in runs if run.length > 0]
    return TextMap(kept or [Run(0, mapped.runs[0].origin if mapped.runs else span.end, 0)])


def _mapped(pieces: Iterator[Piece]) -> _Mapped:
    """Pieces put together, neighbours that stand next to each other in the source as one run."""
    parts: list[str] = []
    runs: list[Run] = []
    at, start, first, length = 0, 0, -1, 0
    for text, origin in pieces:
        parts.append(text)
        size = len(text)
        if origin is not None:
            if first >= 0 and start + length == at and first + length == origin:
                length += size
            else:
                if first >= 0:
                    runs.append(Run(start, first, length))
                start, first, length = at, origin, size
        at += size
    if first >= 0:
        runs.append(Run(start, first, length))
    return _Mapped("".join(parts), runs)
