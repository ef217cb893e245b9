"""PyYAML's words for broken syntax as reasons that can be told to people in two languages."""

import re

import yaml

from disclosure_lint.nodes.tree import LIMITS, Problem
from disclosure_lint.source import Span

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REASONS = (
    ("unexpected end of stream", "syntax_quote"),
    ("unexpected document indicator", "syntax_quote"),
    ("mapping values are not allowed", "syntax_colon"),
    ("could not find expected ':'", "syntax_key"),
    ("flow sequence", "syntax_bracket"),
    ("flow mapping", "syntax_bracket"),
    ("block mapping", "syntax_indent"),
    ("block collection", "syntax_indent"),
    ("block sequence entries are not allowed", "syntax_indent"),
    ("mapping keys are not allowed", "syntax_indent"),
    ("indentation", "syntax_indent"),
    ("escape", "syntax_escape"),
    ("hexdecimal", "syntax_escape"),
    ("hexadecimal", "syntax_escape"),
    ("cannot start any token", "syntax_start"),
    ("maximum nesting depth", "too_deep"),
)
"""The first that occurs in the problem or, failing that, its context gives the reason."""


def syntax_problem(error: yaml.YAMLError | UnicodeEncodeError, text: str) -> Problem:
    """The problem of a text that is not YAML."""
    bad = None if isinstance(error, yaml.MarkedYAMLError) else _UNPRINTABLE.search(text)
    if bad:
        code = f"U+{ord(bad.group()):04X}"
        return Problem("syntax_character", Span(*bad.span()), {"character": code, "detail": f"character {code}"})
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(mark.index, len(text)) if mark else 0
    reason = _reason(problem, context)
    if reason == "syntax_start" and text[at : at + 1] == "\t":
        reason = "syntax_tab"
    values: dict[str, str | int] = {"detail": f"{context}: {problem}" if context else problem}
    if reason == "too_deep":
        values["limit"] = LIMITS.depth
    if reason == "syntax_start":
        values["character"] = text[at : at + 1]
    opening = getattr(error, "context_mark", None)
    if opening and reason in ("syntax_quote", "syntax_bracket"):
        values["line"] = opening.line + 1
        at = min(opening.index, len(text)) if reason == "syntax_quote" else at
    return Problem(reason, Span(at, min(at + 1, len(text))), values)


def _reason(problem: str, context: str) -> str:
    for said in (problem, context):
        for words, reason in _REASONS:
            if words in said:
                return reason
    return "syntax"
