"""From the text of an expression to its syntax tree, by grammar/expression.lark. Nothing is resolved here."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from disclosure_lint.dsl import errors, syntax
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.resources import resource
from disclosure_lint.source import Span

MAX_LENGTH = 4000
"""Characters an expression may have."""
MAX_DEPTH = 40
"""How deep an expression may nest."""

_COMPARE = {"≠": "!=", "≤": "<=", "≥": ">="}
_START, _LOOPS = "start", "loops"


def parse_expression(text: str, found: Errors) -> syntax.Node | None:
    """The tree of an expression, or None with the errors recorded."""
    tree: syntax.Node | None = _parse(text, _START, found)
    return tree


def parse_loops(text: str, found: Errors) -> tuple[syntax.Loop, ...] | None:
    """The loops of a `for_each`: `row in requests.rows, column in requests.columns`."""
    loops: tuple[syntax.Loop, ...] | None = _parse(text, _LOOPS, found)
    return loops


_STEP = re.compile(r"(?:^|\.)([^.\[\]\s`{}()]+)|\[([^.\[\]\s]+)\]")


def parse_path(text: str) -> syntax.Path | None:
    """The path that a message's placeholder names (`received`, `section.title`, `requests[row].total`), without the
    parser: messages are filled when reports are checked, and start-up counts there.
    """
    parts, at = [], 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            return None
        span = Span(*match.span())
        parts.append(syntax.Part(match.group(1) or match.group(2), match.group(1) is None, span))
        at = match.end()
    return syntax.Path(tuple(parts), Span(0, len(text))) if parts else None


def _parse(text: str, start: str, found: Errors) -> Any:
    from lark import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

    if len(text) > MAX_LENGTH:
        found.add(errors.too_long(MAX_LENGTH), Span(0, len(text)))
        return None
    try:
        tree = _parser().parse(text, start=start)
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        found.add(errors.unexpected_character(text[at]), Span(at, at + 1))
    except UnexpectedToken as error:
        at = error.token.start_pos or 0
        if error.token.type == "$END":
            found.add(errors.unexpected_end(), Span(len(text.rstrip()), len(text.rstrip()) + 1))
        else:
            wanted = (_spelling(name) for name in error.accepts or () if name != "$END")
            place = Span(at, at + len(error.token))
            if error.accepts == {"$END"}:
                found.add(errors.unexpected_rest(str(error.token)), place)
            else:
                found.add(errors.syntax(str(error.token), wanted), place)
    except (UnexpectedEOF, UnexpectedInput):
        found.add(errors.unexpected_end(), Span(len(text), len(text) + 1))
    else:
        return _build(tree, found, len(text))
    return None


def _build(tree: Any, found: Errors, length: int) -> Any:
    if _depth(tree) > MAX_DEPTH:
        found.add(errors.too_deep(MAX_DEPTH), Span(0, length))
        return None
    return _node(tree)


def _depth(tree: Any) -> int:
    deepest, stack = 0, [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in getattr(node, "children", ()))
    return deepest


@cache
def _parser() -> Any:
    from lark import Lark

    grammar = (resource("grammar") / "expression.lark").read_text(encoding="utf-8")
    starts = [_START, _LOOPS]
    return Lark(grammar, parser="lalr", lexer="basic", propagate_positions=True, maybe_placeholders=True, start=starts)


def _spelling(terminal: str) -> str:
    found = next((item for item in _parser().terminals if item.name == terminal), None)
    named = {"NAME": "…", "NUMBER": "0", "TEXT": '"…"', "COMPARE": "==", "MULTIPLY": "*"}
    if terminal in named or found is None:
        return named.get(terminal, terminal)
    return str(found.pattern.value) if found.pattern.type == "str" else terminal.lower()


def _span(tree: Any) -> Span:
    return Span(tree.meta.start_pos, tree.meta.end_pos)


def _node(tree: Any) -> Any:
    return _BUILDERS[tree.data](tree.children, _span(tree))


def _number(children: list[Any], span: Span) -> syntax.Number:
    text = str(children[0])
    digits = text.rstrip("%件元万")
    unit = text[len(digits) :]
    value: int | Decimal = Decimal(digits) if "." in digits else int(digits)
    if unit == "%":
        return syntax.Number(Decimal(value) / 100, unit, span)
    return syntax.Number(value, unit, span)


def _path(children: list[Any], span: Span) -> syntax.Path:
    head, *steps = children
    parts = [_part(head, False)]
    parts += [_part(step.children[0], step.data == "index") for step in steps]
    return syntax.Path(tuple(parts), span)


def _part(token: Any, indexed: bool) -> syntax.Part:
    return syntax.Part(str(token).strip("`"), indexed, Span(token.start_pos, token.end_pos))


def _infix(kind: Callable[..., Any], spell: dict[str, str]) -> Callable[[list[Any], Span], Any]:
    def build(children: list[Any], span: Span) -> Any:
        left, operator, right = children
        return kind(spell.get(str(operator), str(operator)), _node(left), _node(right), span)

    return build


def _loop(children: list[Any], span: Span) -> syntax.Loop:
    name, domain, where = children
    return syntax.Loop(str(name), _node(domain), _node(where) if where is not None else None, span)


def _call(children: list[Any], span: Span) -> syntax.Call:
    name, *arguments = children
    return syntax.Call(str(name), tuple(_node(item) for item in arguments if item is not None), span)


_BUILDERS: dict[str, Callable[[list[Any], Span], Any]] = {
    "start": lambda c, s: _node(c[0]),
    "loops": lambda c, s: tuple(_node(loop) for loop in c),
    "let": lambda c, s: syntax.Let(str(c[0]), _node(c[1]), _node(c[2]), s),
    "conditional": lambda c, s: syntax.Conditional(_node(c[0]), _node(c[1]), _node(c[2]), s),
    "logical": _infix(syntax.Logical, {}),
    "negate": lambda c, s: syntax.Negate(_node(c[0]), s),
    "compare": _infix(syntax.Compare, _COMPARE),
    "arithmetic": _infix(syntax.Arithmetic, {"×": "*"}),
    "minus": lambda c, s: syntax.Minus(_node(c[1]), s),
    "number": _number,
    "text": lambda c, s: syntax.Text(str(c[0])[1:-1], s),
    "truth": lambda c, s: syntax.Truth(str(c[0]) == "true", s),
    "path": _path,
    "call": _call,
    "loop": _loop,
    "quantifier": lambda c, s: syntax.Quantifier(str(c[0]), _node(c[1]), _node(c[2]) if c[2] is not None else None, s),
}
