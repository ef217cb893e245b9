"""A pack's files parsed to nodes and validated, every mistake recorded at its place."""

from typing import Any

from disclosure_lint.nodes import Node, parse
from disclosure_lint.nodes.validate import validate
from disclosure_lint.rules.problems import PackProblem, worded
from disclosure_lint.source import Source


def parsed(source: Source, problems: list[PackProblem]) -> Node | None:
    """The node tree of a file, None with the problems recorded."""
    node, found = parse(source.text, "yaml")
    problems += [PackProblem(source, item.span, worded(item.reason, **item.values)) for item in found]
    if node is None or found:
        if node is None and not found:
            problems.append(PackProblem(source, None, worded("wrong_type", expected="mapping")))
        return None
    return node


def validated(model: Any, node: Node, source: Source, problems: list[PackProblem]) -> Any:
    """The pydantic object of a node, None with every mistake recorded at its place."""
    made, found = validate(model, node)
    problems += [PackProblem(source, item.span, worded(item.reason, **item.values)) for item in found]
    return made if not found else None
