"""YAML to nodes: PyYAML's events, composed here for spans, exact values and limits."""

from collections.abc import Callable
from typing import Any

import yaml

from disclosure_lint.nodes.builder import Builder, Open, Refused
from disclosure_lint.nodes.core_schema import NotFinite, resolve
from disclosure_lint.nodes.scalars import Style
from disclosure_lint.nodes.tree import Limits, Node, Problem, Value
from disclosure_lint.nodes.yaml_errors import syntax_problem
from disclosure_lint.nodes.yaml_spans import after_properties, without_blank_end
from disclosure_lint.nodes.yaml_tags import PREFIX, fits, written
from disclosure_lint.source import Span

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES: dict[str | None, Style] = {"'": "'", '"': '"', "|": "|", ">": ">"}


def parse_yaml(text: str, limits: Limits) -> tuple[Node | None, list[Problem]]:
    """The first document of a YAML text."""
    composer = _Composer(text, limits)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except Refused as refused:
        return None, [*composer.builder.problems, refused.problem]
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        return None, [*composer.builder.problems, syntax_problem(error, text)]
    return composer.builder.root, composer.builder.problems


def _as_text(content: str) -> str:
    return content


class _Composer:
    """Turns events into calls of the builder; aliases stand for what their anchor names."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.builder = Builder(text, limits)
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._documents = 0
        self._repeated = 0

    def take(self, event: Any) -> None:
        """The next event."""
        kind = event.__class__
        if kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents == 2:
                self.builder.problems.append(Problem("several_documents", _span(event)))
        elif self._documents > 1:
            return
        elif kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event)
        elif kind is yaml.AliasEvent:
            self._alias(event)

    def _scalar(self, event: Any) -> None:
        style = _STYLES.get(event.style, "plain")
        span = _span(event)
        meaning: Callable[[str], Value | NotFinite] = resolve if style == "plain" else _as_text
        if event.anchor is not None or event.tag is not None:
            span = Span(after_properties(self.text, span.start, span.end), span.end)
        if event.tag is not None:
            meaning = self._tagged(event.tag, span)
        if style in ("|", ">"):
            span = without_blank_end(self.text, span, event.value)
        node = self.builder.scalar(span, event.value, style, meaning)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, 1, 0)

    def _tagged(self, tag: str, span: Span) -> Callable[[str], Value | NotFinite]:
        """What a scalar with a tag means."""
        if tag in ("!", PREFIX + "str"):
            return _as_text

        def meaning(content: str) -> Value | NotFinite:
            value = resolve(content)
            if fits(tag, value):
                return value
            self.builder.problems.append(Problem("unknown_tag", span, {"tag": written(tag)}))
            return content

        return meaning

    def _open(self, event: Any) -> None:
        mapping = event.__class__ is yaml.MappingStartEvent
        if event.tag not in (None, "!", PREFIX + ("map" if mapping else "seq")):
            self.builder.problems.append(Problem("unknown_tag", _span(event), {"tag": written(event.tag)}))
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            start = after_properties(self.text, start, len(self.text))
        self.builder.open("mapping" if mapping else "sequence", start, event.anchor)

    def _close(self, event: Any) -> None:
        end = event.end_mark.index
        node, done = self.builder.close(end if end > event.start_mark.index else None)
        self._remember(node, done)

    def _remember(self, node: Node, done: Open) -> None:
        if done.anchor is not None:
            self._anchors[done.anchor] = (node, done.size, done.height)

    def _alias(self, event: Any) -> None:
        span, name = _span(event), event.anchor
        if any(frame.anchor == name for frame in self.builder.stack):
            raise Refused(Problem("alias_bomb", span, {"limit": self.limits.nodes}))
        if name not in self._anchors:
            raise Refused(Problem("syntax_alias", span, {"name": name[:80], "detail": "undefined alias"}))
        node, size, height = self._anchors[name]
        self._repeated += size
        if self._repeated > self.limits.nodes:
            raise Refused(Problem("alias_bomb", span, {"limit": self.limits.nodes}))
        if len(self.builder.stack) + height > self.limits.depth:
            raise Refused(Problem("too_deep", span, {"limit": self.limits.depth}))
        self.builder.add(node.aliased(span), size, height)


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)
