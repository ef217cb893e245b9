"""Edits exact to one scalar of a YAML or JSON text: the characters of the value change, nothing around them does."""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, TypeAlias

from disclosure_lint.diagnostics import Edit
from disclosure_lint.fixes.proposal import Change
from disclosure_lint.source import Source, SourceMap, Span, TextMap

Style: TypeAlias = Literal["plain", "'", '"', "|", "json"]

_PLAIN = re.compile("[\u4e00-\u9fff（“《](?:[0-9A-Za-z\u4e00-\u9fff、（）“”《》〔〕，。；：]*)")
"""Texts that mean the same with and without quotes, wherever they stand."""
_BARE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff、（）“”‘’《》〔〕，。；：！？·—…  -]*")
"""What may be put into an unquoted text: nothing of this means anything to YAML in the middle of a scalar."""


class Written:
    """The source of a structured report, for edits in it."""

    def __init__(self, source: Source, places: SourceMap, syntax: Literal["yaml", "json"]) -> None:
        self._source, self._places, self._syntax = source, places, syntax

    def edits(self, changes: Iterable[Change]) -> tuple[Edit, ...] | None:
        """The edits that make these changes, in the order of the text; None where one cannot be made."""
        made = [self._edit(change) for change in changes]
        if not made or None in made:
            return None
        return tuple(sorted((edit for edit in made if edit), key=lambda edit: edit.span))

    def _edit(self, change: Change) -> Edit | None:
        if change.stretch is not None:
            return self._inside(change, change.stretch)
        pointer = change.pointer
        if pointer in self._places.empty:
            at = self._places.empty[pointer]
            return self._made(pointer, Span(at, at), " " + self._scalar(change.value, "plain"))
        span = self._places.spans.get(pointer)
        if span is None or span.start == span.end:
            return None
        raw = self._source.text[span.start : span.end]
        end = "\n" if raw.startswith(("|", ">")) and raw.endswith("\n") else ""
        return self._made(pointer, span, self._scalar(change.value, self._style(raw)) + end)

    def _inside(self, change: Change, stretch: tuple[int, int]) -> Edit | None:
        """A stretch of a text, where it stands there as it is: not broken over lines, nor escaped as YAML does."""
        text, span = self._places.texts.get(change.pointer), self._places.spans.get(change.pointer)
        if text is None or span is None:
            return None
        inner = _json_span(text, span, stretch) if self._syntax == "json" else text.span(*stretch)
        if self._syntax != "json" and inner.end - inner.start != stretch[1] - stretch[0]:
            return None
        written = self._escaped(str(change.value), self._style(self._source.text[span.start : span.end]))
        return None if written is None else self._made(change.pointer, inner, written)

    def _style(self, raw: str) -> Style:
        if self._syntax == "json":
            return "json"
        first = raw[:1]
        return "'" if first == "'" else '"' if first == '"' else "|" if first in ("|", ">") else "plain"

    def _scalar(self, value: int | Decimal | str, style: Style) -> str:
        """A value as a whole scalar, in the style of the one it replaces where that can be."""
        if not isinstance(value, str):
            return format(value, "f") if isinstance(value, Decimal) else str(value)
        if style == "'":
            quoted = value.replace("'", "''")
            return f"'{quoted}'"
        if style in ("plain", "|") and _PLAIN.fullmatch(value):
            return value
        return json.dumps(value, ensure_ascii=False)

    def _escaped(self, text: str, style: Style) -> str | None:
        """A text inside a scalar; None where the style cannot hold it."""
        if style == "'":
            return text.replace("'", "''")
        if style in ('"', "json"):
            return json.dumps(text, ensure_ascii=False)[1:-1]
        if style == "|":
            return None if "\n" in text else text
        return text if _BARE.fullmatch(text) else None

    def _made(self, pointer: str, span: Span, text: str) -> Edit:
        start, end = self._source.position(span.start), self._source.position(span.end)
        return Edit(pointer, span, start.line, start.column, end.line, end.column, text)


def _json_span(text: TextMap, span: Span, stretch: tuple[int, int]) -> Span:
    """Where a stretch of a JSON string stands: up to where the next character begins, as each may be an escape."""
    last = text.runs[-1]
    at_end = stretch[1] >= last.start + last.length
    return Span(text.origin(stretch[0]), span.end - 1 if at_end else text.origin(stretch[1]))
