"""A tree of elements → lines, tables and pictures in reading order, hidden ones left out. Knows no report.

Walks without recursion: pages nest as deep as they like.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from disclosure_lint.readers.html.lines import LineBuffer
from disclosure_lint.readers.html.paths import step
from disclosure_lint.readers.html.pieces import Image, Piece, TextLine
from disclosure_lint.readers.html.styles import input_value, is_icon, is_seen, stands
from disclosure_lint.readers.html.table import is_layout, laid_out

_ATTACHED: Final = (".doc", ".docx", ".wps", ".pdf", ".xls", ".xlsx", ".et", ".ofd", ".rtf", ".zip", ".rar", ".7z")
_FRAMES: Final = {"iframe": "src", "embed": "src", "object": "data", "frame": "src"}
_HEADING = re.compile("h([1-6])")
_MAX_ADDRESS = 2_000


class _Frame(NamedTuple):
    """An element that is being walked through."""

    element: etree._Element
    path: str
    children: Iterator[etree._Element]
    counts: Counter[str]
    in_link: bool
    is_block: bool
    heading: int | None
    keeps_lines: bool


class Flow:
    """Walks through a page and collects its pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._buffer = LineBuffer()

    def walk(self, roots: list[etree._Element]) -> list[Piece]:
        """The pieces of a page."""
        counts: Counter[str] = Counter()
        for root in roots:
            self._walk(root, counts)
        return self.pieces

    def _walk(self, root: etree._Element, counts: Counter[str]) -> None:
        stack = [self._entered(root, step(root, counts), None)]
        while stack:
            frame = stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._left(stack.pop(), stack[-1] if stack else None)
                continue
            path = frame.path + step(child, frame.counts)
            if self._handled(child, path, frame):
                self._buffer.add(child.tail, frame.in_link)
            else:
                stack.append(self._entered(child, path, frame))

    def _entered(self, element: etree._Element, path: str, outer: _Frame | None) -> _Frame:
        is_block = stands(element) == "block"
        if is_block and outer:
            self._flush(outer)
        heading = _HEADING.fullmatch(element.tag)
        frame = _Frame(
            element,
            path,
            iter(element),
            Counter(),
            element.tag == "a" or (outer is not None and outer.in_link),
            is_block,
            int(heading[1]) if heading else outer.heading if outer else None,
            element.tag in ("pre", "xmp", "listing", "plaintext") or (outer is not None and outer.keeps_lines),
        )
        self._buffer.add(element.text, frame.in_link)
        return frame

    def _left(self, frame: _Frame, outer: _Frame | None) -> None:
        if frame.is_block or outer is None:
            self._flush(frame)
        if frame.element.tag == "a" and _is_attachment(frame.element.get("href")):
            self._flush(outer or frame)
            self.pieces.append(Image(frame.path, "attachment"))
        if outer:
            self._buffer.add(frame.element.tail, outer.in_link)

    def _handled(self, element: etree._Element, path: str, frame: _Frame) -> bool:
        """Whether an element is done with, without going into it."""
        if element.tag == "br":
            self._flush(frame)
        elif element.tag == "img":
            if is_seen(element) and not is_icon(element):
                self._flush(frame)
                self.pieces.append(Image(path, "picture"))
        elif element.tag in _FRAMES:
            if _is_attachment(element.get(_FRAMES[element.tag])):
                self._flush(frame)
                self.pieces.append(Image(path, "attachment"))
        elif element.tag == "input":
            self._buffer.add(input_value(element))
        elif element.tag == "table" and is_seen(element) and not is_layout(element):
            self._flush(frame)
            self._table(element, path)
        else:
            return not is_seen(element)
        return True

    def _table(self, element: etree._Element, path: str) -> None:
        beside, table = laid_out(element, path)
        self.pieces += [TextLine(path, text) for text in beside]
        self.pieces.append(table)

    def _flush(self, frame: _Frame) -> None:
        if frame.keeps_lines:
            self.pieces += [TextLine(frame.path, line, 0, frame.heading) for line in self._buffer.take_kept()]
            return
        text, linked = self._buffer.take()
        if text:
            self.pieces.append(TextLine(frame.path, text, linked, frame.heading))


def _is_attachment(address: str | None) -> bool:
    """Whether a link leads to a document."""
    try:
        parts = urlsplit((address or "")[:_MAX_ADDRESS].strip())
    except ValueError:
        return False
    return any(text.lower().endswith(_ATTACHED) for text in (parts.path, parts.query))
