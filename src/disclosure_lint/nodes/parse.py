"""The one door to the parsers."""

from typing import Literal

from disclosure_lint.nodes.tree import LIMITS, Limits, Node, Problem
from disclosure_lint.source import Span

BOM = "\ufeff"


def parse(text: str, syntax: Literal["yaml", "json"], limits: Limits = LIMITS) -> tuple[Node | None, list[Problem]]:
    """The tree of a document and all that is wrong with it.

    The tree is None where the document is empty or cannot be read to its end; then the last problem says why. Where
    there is a tree beside problems, it holds the first of duplicate keys, and text for values that cannot be had.
    """
    if len(text) > limits.characters:
        return None, [Problem("too_large", Span(0, 0), {"limit": limits.characters})]
    if text.startswith(BOM):
        text = "\n" + text[1:]  # offsets stay the same
    if syntax == "json":
        from disclosure_lint.nodes.json_nodes import parse_json

        return parse_json(text, limits)
    from disclosure_lint.nodes.yaml_nodes import parse_yaml

    return parse_yaml(text, limits)
