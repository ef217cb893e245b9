"""What a loop over subordinate units sees and asks of each: one pass over them, whatever stands around it."""

from typing import Any

from disclosure_lint.cells import CHILD
from disclosure_lint.dsl.names import CellList
from disclosure_lint.dsl.resolve import CHILD_UNIT, OUTER_CHILD
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Constant, Element, Invoke, Term, is_open
from disclosure_lint.dsl.types import TEXT, TRUTH


def within_children(scope: Scope, variable: str) -> Scope:
    """The scope inside a loop over units: nothing of another such loop is seen in it."""
    hidden = {name: _unseen_inside(value) for name, value in scope.variables.items()}
    return scope._replace(variables=hidden).bind(variable, CHILD_UNIT)


def asked_by_itself(kind: str) -> Term | None:
    """What a loop without a body asks of each unit: `names` its name, `count` nothing; None where it must have one."""
    if kind == "names":
        return Invoke(TEXT, "field", (Constant(TEXT, f"{CHILD}agency"),))
    return Constant(TRUTH, True) if kind == "count" else None


def _unseen_inside(value: Any) -> Any:
    """What a variable stands for in a loop over subordinate units inside another one."""
    depends = value == CHILD_UNIT or (not isinstance(value, Element | CellList) and is_open(value))
    return OUTER_CHILD if depends else value
