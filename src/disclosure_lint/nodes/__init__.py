"""YAML and JSON documents as trees of values that know where they stand. Knows nothing of reports or rules."""

from disclosure_lint.nodes.parse import parse
from disclosure_lint.nodes.tree import Limits, Node, Problem

__all__ = ["Limits", "Node", "Problem", "parse"]
