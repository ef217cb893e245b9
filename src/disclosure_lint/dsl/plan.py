"""What a program does, as data: steps over expressions, and recipes of its constants. JSON can hold it.

An expression is a tuple whose first member is a kind of `generate.SPELLINGS`, a recipe one whose first member is a key
of `recipes.MAKERS`. Source is only ever made from a plan, whether it was worked out just now or comes from the cache.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

Expr: TypeAlias = Sequence[Any]
"""A kind and its operands."""
Recipe: TypeAlias = Sequence[Any]
"""How a constant is made: a kind, and text, numbers and lists."""
Step: TypeAlias = Sequence[Any]
"""A kind of `generate.STEPS` and its operands."""


class Careful(NamedTuple):
    """The careful form of an assertion that has a plain one, over constants of its own."""

    assertion: int
    constants: Sequence[Recipe]
    steps: Sequence[Step]


class Plan(NamedTuple):
    """`sizes` are the numbers of places of the assertions.

    `careful` are forms that most reports need: those of assertions about last year, for reports that come alone.
    """

    sizes: Sequence[int]
    constants: Sequence[Recipe]
    steps: Sequence[Step]
    careful: Sequence[Careful]


class Constants:
    """The constant table: recipes in order of first use, each once."""

    def __init__(self) -> None:
        self.recipes: list[Recipe] = []
        self._known: dict[str, int] = {}

    def reference(self, *recipe: Any) -> Expr:
        """The expression of a constant."""
        key = repr(recipe)
        if key not in self._known:
            self._known[key] = len(self.recipes)
            self.recipes.append(recipe)
        return ("K", self._known[key])
