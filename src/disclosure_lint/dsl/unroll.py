"""Loops unrolled: the places of an assertion, one for each element that its loops run over."""

from collections.abc import Iterator
from typing import Any

from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.places import Place
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Element


def places_of(number: int, loops: tuple[syntax.Loop, ...], scope: Scope, errors: Errors) -> Iterator[Place]:
    """The places of the assertion of that number."""
    elaborator = Elaborator(errors)

    def nested(loops: tuple[syntax.Loop, ...], scope: Scope, variables: dict[str, Element]) -> Iterator[Place]:
        if not loops:
            yield Place(number, variables)
            return
        loop, *rest = loops
        fits = _Filter(loop, scope, elaborator)
        for element in elaborator.domain(loop.domain, scope):
            inner = scope.bind(loop.variable, element)
            if fits(element, inner):
                yield from nested(tuple(rest), inner, {**variables, loop.variable: element})
            elif errors.found:
                return

    yield from nested(loops, scope, {})


class _Filter:
    """The `where` of a rule's loop, which asks for nothing but what the form fixes of elements.

    Those of which it fixes the same are judged once; other names are the same for all elements of a loop.
    """

    def __init__(self, loop: syntax.Loop, scope: Scope, elaborator: Elaborator) -> None:
        self._where, self._scope, self._elaborator = loop.where, scope, elaborator
        self._used = [path.parts[-1].name for path in syntax.paths(loop.where)]
        self._known: dict[tuple[Any, ...], bool] = {}

    def __call__(self, element: Element, inner: Scope) -> bool:
        if self._where is None:
            return True
        names = self._scope.names
        key = tuple(names.attribute(element, name.removeprefix("is_")) for name in self._used)
        if key not in self._known:
            self._known[key] = bool(self._elaborator.static(self._where, inner))
        return self._known[key]
