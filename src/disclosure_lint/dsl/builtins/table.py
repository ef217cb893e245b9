"""What a row of the table of builtins holds."""

from collections.abc import Callable
from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.parameters import OF_PLACES
from disclosure_lint.dsl.types import Type
from disclosure_lint.report import Trait
from disclosure_lint.values import Unknown, merged


class Range(NamedTuple):
    """A place within a text: characters `start..end` of the text at `pointer`."""

    pointer: str
    start: int
    end: int


class Builtin(NamedTuple):
    """A function.

    `parameters` are type kinds: `text`, `truth`, `number`, `date`, `any` take values; `cell`, `section`, `table`,
    `line` (row or column), `place` take the place itself, `words` and `parameter` the pack's data, `passage` the
    place of a text. `strict` functions are not called with unknown values: the result is then unknown with their
    causes. Implementations take the context first; last year's places come with a pointer that begins with `prior.`.
    A `trait` builtin needs no implementation: it is a bit of the cell.
    """

    name: str
    chinese: str
    parameters: tuple[str, ...]
    result: Type
    meaning: Bilingual
    run: Callable[..., Any] | None = None
    strict: bool = True
    trait: Trait | None = None

    def call(self, context: Any, *arguments: Any) -> Any:
        """The value of the function, unknown where a strict one is given an unknown."""
        assert self.run is not None
        if self.strict:
            for argument in arguments:
                if argument.__class__ is Unknown:
                    return merged(*arguments)
        return self.run(context, *arguments)

    @property
    def function(self) -> Callable[..., Any]:
        """`call` as programs have it, asking only of what may be unknown: places and the pack's data never are."""
        run = self.run
        assert run is not None
        values = [kind not in (*OF_PLACES, "words", "parameter") for kind in self.parameters]
        if not self.strict or not any(values):
            return run

        def strict(context: Any, *arguments: Any) -> Any:
            for argument in arguments:
                if argument.__class__ is Unknown:
                    return merged(*arguments)
            return run(context, *arguments)

        def strict_first(context: Any, value: Any, *given: Any) -> Any:
            return value if value.__class__ is Unknown else run(context, value, *given)

        return strict if any(values[1:]) else strict_first
