"""JSON to nodes: a scanner of its own, for the spans that the standard one does not tell."""

import json
import re
from typing import NamedTuple

from disclosure_lint.nodes.builder import Builder, Refused
from disclosure_lint.nodes.core_schema import NOT_FINITE, NotFinite, number
from disclosure_lint.nodes.tree import Limits, Node, Problem, Value
from disclosure_lint.source import Span

_TOKEN = re.compile(
    r"""[ \t\n\r]*+(?:
    (?P<mark>[{}\[\],:])
    |"(?P<string>[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+)"
    |(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?)(?![\w.+-])
    |(?P<word>true|false|null|NaN|-?Infinity)(?!\w)
    )""",
    re.VERBOSE,
)
_STRING_START = re.compile(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_BLANK = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORDS: dict[str, Value | NotFinite] = {"true": True, "false": False, "null": None}
_VALUES = frozenset({"string", "number", "word", "{", "["})


class _Token(NamedTuple):
    """`kind` is the mark itself, or string, number, word, or end."""

    kind: str
    content: str
    span: Span


def parse_json(text: str, limits: Limits) -> tuple[Node | None, list[Problem]]:
    """A JSON text."""
    scanner = _Scanner(text, limits)
    try:
        scanner.run()
    except Refused as refused:
        return None, [*scanner.builder.problems, refused.problem]
    return scanner.builder.root, scanner.builder.problems


class _Scanner:
    """Reads token by token; what may come next is all the state there is beside the builder's open collections."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.builder = Builder(text, limits)
        self.at = 0
        self.start = 0

    def run(self) -> None:
        """Reads the whole text."""
        token = self._next()
        if token.kind == "end":
            return
        self._value(token)
        while self.builder.stack:
            self._member()
        if self.at < len(self.text) and self._next().kind != "end":
            raise self._broken("syntax_trailing", "text after the end")

    def _member(self) -> None:
        """The next member of the innermost collection with what separates it, or the end of the collection."""
        top = self.builder.stack[-1]
        closing = "}" if top.kind == "mapping" else "]"
        token = self._next()
        if token.kind == closing:
            self.builder.close(token.span.end)
            return
        if top.pairs or top.elements:
            if token.kind != ",":
                raise self._broken("syntax_bracket" if token.kind == "end" else "syntax_comma", "expected a comma")
            token = self._next()
        if top.kind == "sequence":
            self._value(token)
            return
        if token.kind != "string":
            raise self._broken("syntax_bracket" if token.kind == "end" else "syntax_key", "expected a quoted key")
        self._value(token)
        if self._next().kind != ":":
            raise self._broken("syntax_key", "expected a colon")
        self._value(self._next())

    def _value(self, token: _Token) -> None:
        if token.kind not in _VALUES:
            raise self._broken("syntax_bracket" if token.kind == "end" else "syntax", "expected a value")
        if token.kind in "{[":
            self.builder.open("mapping" if token.kind == "{" else "sequence", token.span.start)
        elif token.kind == "string":
            self._string(token)
        elif token.kind == "number":
            self.builder.scalar(token.span, token.content, "plain", number)
        else:
            self.builder.scalar(token.span, token.content, "plain", lambda word: _WORDS.get(word, NOT_FINITE))

    def _string(self, token: _Token) -> None:
        value = json.loads(f'"{token.content}"') if "\\" in token.content else token.content
        if _SURROGATE.search(value):
            raise Refused(Problem("syntax_escape", token.span, {"detail": "half of a surrogate pair"}))
        self.builder.scalar(token.span, value, "json", lambda content: content)

    def _next(self) -> _Token:
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            blank = _BLANK.match(self.text, self.at)
            self.at = self.start = blank.end() if blank else self.at
            if self.at == len(self.text):
                return _Token("end", "", Span(self.at, self.at))
            raise self._unreadable()
        kind = found.lastgroup or ""
        start = found.start(kind)
        self.at = found.end()
        self.start = start - (kind == "string")
        return _Token(found.group(kind) if kind == "mark" else kind, found.group(kind), Span(self.start, self.at))

    def _unreadable(self) -> Refused:
        """What stands here is no token at all."""
        character = self.text[self.at]
        if character == '"':
            return self._bad_string()
        return self._broken("syntax_start", f"unexpected {character!r}", character=character)

    def _bad_string(self) -> Refused:
        """Where a string goes wrong: at an escape, at a control character, or nowhere, as it never ends."""
        found = _STRING_START.match(self.text, self.at + 1)
        at = found.end() if found else self.at + 1
        wrong = self.text[at : at + 1]
        if wrong == "\\":
            return Refused(
                Problem("syntax_escape", Span(at, min(at + 2, len(self.text))), {"detail": "unknown escape"})
            )
        if wrong in ("", "\n", "\r"):
            return self._broken("syntax_quote", "string without an end", line=self.builder.line(self.at))
        code = f"U+{ord(wrong):04X}"
        values: dict[str, str | int] = {"character": code, "detail": f"character {code}"}
        return Refused(Problem("syntax_character", Span(at, at + 1), values))

    def _broken(self, reason: str, detail: str, **values: str | int) -> Refused:
        span = Span(self.start, max(self.at, min(self.start + 1, len(self.text))))
        return Refused(Problem(reason, span, {"detail": detail, **values}))
