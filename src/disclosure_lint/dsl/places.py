"""Assertions, and the places they stand for. What needs no syntax tree does not load their classes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Element

if TYPE_CHECKING:
    from disclosure_lint.dsl import syntax


class Assertion(NamedTuple):
    """What a rule file says of one check: loops, the assertion, and whether blank parts count as zero."""

    loops: "tuple[syntax.Loop, ...]"
    tree: "syntax.Node"
    zero_blanks: bool


class Place(NamedTuple):
    """One instance of an assertion: its number, and what the loop variables stand for there."""

    assertion: int
    variables: Mapping[str, Element]

    def bound(self, scope: Scope) -> Scope:
        """The scope at the place."""
        return scope._replace(variables={**scope.variables, **self.variables})
