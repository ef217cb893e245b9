"""What names mean around an expression."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from disclosure_lint.dsl.names import FormNames
from disclosure_lint.vocabulary import Vocabulary


class Scope(NamedTuple):
    """What names mean around an expression: the edition's, the pack's data, and the variables bound so far."""

    names: FormNames
    vocabulary: Vocabulary
    parameters: Mapping[str, Any]
    variables: Mapping[str, Any]

    def bind(self, name: str, value: Any) -> "Scope":
        """The scope with one more variable: an element in a loop, a term in a let."""
        return self._replace(variables={**self.variables, name: value})


class Frozen(dict[str, Any]):
    """A mapping that can stand in a set of meanings: its identity is its content."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(repr(self))


def frozen(value: Any) -> Any:
    """JSON data that can stand in a set of meanings."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    return Frozen(value) if isinstance(value, dict) else value
