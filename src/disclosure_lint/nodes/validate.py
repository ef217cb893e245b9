"""A pydantic model over a tree, with every mistake at the place where it stands. Pydantic itself is the caller's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from disclosure_lint.nodes.nearest import suffix
from disclosure_lint.nodes.tree import Node, Problem
from disclosure_lint.source import Span

if TYPE_CHECKING:
    from pydantic import BaseModel

    Model = TypeVar("Model", bound=BaseModel)

_TYPES = {
    "string": "text",
    "int": "whole number",
    "float": "number",
    "decimal": "number",
    "bool": "true or false",
    "list": "list",
    "tuple": "list",
    "set": "list",
    "dict": "mapping",
    "mapping": "mapping",
    "model": "mapping",
    "date": "date",
    "none": "nothing",
}
"""What pydantic's types of errors begin with, and what is expected there."""
_REASONS = {
    "string_too_long": ("too_long", "max_length"),
    "string_too_short": ("too_short", "min_length"),
    "too_long": ("too_many_items", "max_length"),
    "too_short": ("too_few_items", "min_length"),
    "greater_than": ("too_small", "gt"),
    "greater_than_equal": ("too_small", "ge"),
    "less_than": ("too_great", "lt"),
    "less_than_equal": ("too_great", "le"),
}
_WORD = re.compile(r"[a-z]+(_[a-z]+)*")
_KEY = "[key]"


class _Mistake(NamedTuple):
    """An error of pydantic's at its place: `path` leads to `node`, `branch` is the member of a union it speaks for."""

    error: dict[str, Any]
    path: tuple[str | int, ...]
    node: Node
    fork: tuple[str | int, ...]
    branch: str


def validate(model: type[Model], node: Node) -> tuple[Model | None, list[Problem]]:
    """The model of a tree, or None with all that is wrong.

    Reasons: missing_key {key}, unknown_key {key, near}, wrong_type {expected}, wrong_value {text, allowed, near},
    wrong_pattern {text, pattern}, too_long, too_short, too_many_items, too_few_items, too_small, too_great {limit};
    what a validator raises as a single word (`ValueError("one_kind")`) is a reason of its own; invalid {detail}.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(node.plain()), []
    except ValidationError as error:
        mistakes = [_placed(node, dict(item)) for item in error.errors(include_url=False)]
        schema = model.model_json_schema()
    problems = [_problem(node, mistake, schema) for mistake in _one_branch(mistakes)]
    return None, sorted(problems, key=lambda problem: problem.span)


def _placed(root: Node, error: dict[str, Any]) -> _Mistake:
    """Follows pydantic's path; its steps that are no steps in the data name a member of a union."""
    node, branch = root, ""
    path: tuple[str | int, ...] = ()
    fork: tuple[str | int, ...] | None = None
    loc: tuple[str | int, ...] = error["loc"]
    names_key = loc[-1:] == (_KEY,) or error["type"] in ("missing", "extra_forbidden")
    for step in loc[:-1] if names_key else loc:
        inner = node.step(step)
        if inner is not None:
            node, path = inner, (*path, step)
        elif fork is None:
            fork, branch = path, str(step)
    return _Mistake(error, path, node, path if fork is None else fork, branch)


def _one_branch(mistakes: list[_Mistake]) -> list[_Mistake]:
    """Of a union's members only those that the value could have been meant for."""
    kept = []
    for mistake in mistakes:
        rivals = [other for other in mistakes if other.branch and other.fork == mistake.fork]
        if not mistake.branch or not rivals:
            kept.append(mistake)
            continue
        branches = dict.fromkeys(other.branch for other in rivals)
        out = {other.branch for other in rivals if _other_kind(other)}
        meant = [branch for branch in branches if branch not in out] or list(branches)[:1]
        if mistake.branch == meant[0]:
            kept.append(mistake)
    return kept


def _other_kind(mistake: _Mistake) -> bool:
    """Whether the union's member is of another kind than the value."""
    if mistake.path != mistake.fork:
        return False
    kind: str = mistake.error["type"]
    return kind.endswith("_type") or (kind == "literal_error" and mistake.node.kind != "scalar")


def _problem(root: Node, mistake: _Mistake, schema: dict[str, Any]) -> Problem:
    error, node = mistake.error, mistake.node
    kind, context = error["type"], error.get("ctx", {})
    last = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return Problem("missing_key", _holder(root, mistake), {"key": last})
    if kind == "extra_forbidden":
        key = node.key(last)
        near = suffix(last, _keys(schema, mistake.path))
        return Problem("unknown_key", key.span if key else node.span, {"key": last, "near": near})
    span = node.span
    if last == _KEY and mistake.path:
        key = root.at(mistake.path[:-1]).key(str(mistake.path[-1]))
        span = key.span if key else span
    reason, values = _worded(kind, context, node)
    return Problem(reason, span, values)


def _worded(kind: str, context: dict[str, Any], node: Node) -> tuple[str, dict[str, str | int]]:
    text = node.raw[:80] if node.kind == "scalar" else node.kind
    if kind in ("literal_error", "enum"):
        allowed = re.findall(r"'([^']*)'|(-?[\w.]+)(?=,| or |$)", str(context["expected"]))
        names = [quoted or bare for quoted, bare in allowed]
        return "wrong_value", {"text": text, "allowed": ", ".join(names), "near": suffix(text, names)}
    if kind == "string_pattern_mismatch":
        return "wrong_pattern", {"text": text, "pattern": context["pattern"]}
    if kind in _REASONS:
        reason, limit = _REASONS[kind]
        return reason, {"limit": int(context[limit])}
    if kind == "value_error" and _WORD.fullmatch(str(context.get("error"))):
        return str(context["error"]), {}
    expected = _TYPES.get(kind.split("_")[0])
    if expected:
        return "wrong_type", {"expected": expected}
    return "invalid", {"detail": str(context.get("error", kind))}


def _holder(root: Node, mistake: _Mistake) -> Span:
    """The key under which a mapping stands, else its own first key."""
    path = mistake.path
    if path and isinstance(path[-1], str):
        key = root.at(path[:-1]).key(path[-1])
        if key:
            return key.span
    node = mistake.node
    return node.pairs[0][0].span if node.pairs else node.span


def _keys(schema: dict[str, Any], path: tuple[str | int, ...]) -> list[str]:
    """The keys a model knows at a path, over all members of unions."""
    level = _resolved([schema], schema)
    for step in path:
        inner = []
        for item in level:
            below = item.get("properties", {}).get(step, item.get("additionalProperties"))
            inner += [found for found in (item.get("items") if isinstance(step, int) else below,) if found]
        level = _resolved([item for item in inner if isinstance(item, dict)], schema)
    return [key for item in level for key in item.get("properties", {})]


def _resolved(level: list[dict[str, Any]], schema: dict[str, Any]) -> list[dict[str, Any]]:
    """References followed and unions laid open."""
    done = []
    while level:
        item = level.pop(0)
        if "$ref" in item:
            level.append(schema["$defs"][item["$ref"].rpartition("/")[2]])
        elif "anyOf" in item or "oneOf" in item:
            level += item.get("anyOf", item.get("oneOf", []))
        else:
            done.append(item)
    return done
