"""Where YAML values begin and end for a reader: without anchors and tags before them and blank lines after them."""

import re

from disclosure_lint.nodes.pieces import BREAKS
from disclosure_lint.source import Span

_PROPERTIES = re.compile(r"(?:[&!]\S*|#[^\r\n]*|\s+)*")


def after_properties(text: str, start: int, end: int) -> int:
    """Where the value begins whose anchor or tag begins at `start`."""
    found = _PROPERTIES.match(text, start, end)
    return found.end() if found else start


def without_blank_end(text: str, span: Span, value: str) -> Span:
    """A block scalar without the blank lines after it, but with all that its value needs."""
    first = BREAKS.search(text, span.start, span.end)
    header = text[span.start : first.start() if first else span.end].partition("#")[0]
    if "+" in header or value.rstrip("\n")[-1:] in (" ", "\t"):
        return span
    end = span.start + len(text[span.start : span.end].rstrip(" \t\r\n"))
    if "-" in header:
        return Span(span.start, end)
    line_end = BREAKS.search(text, end, span.end)
    return Span(span.start, line_end.end() if line_end else span.end)
