"""Tests that differ in their constants and cells only: one loop in the generated source, not many lines.

Compiling source takes longer than running it once: a rule over fifteen texts should not cost fifteen lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from disclosure_lint.dsl.plan import Expr, Step

WORTH_IT = 3
"""From how many tests of one shape on a loop is written."""
_LEAVES = ("K", "v", "h", "slice")


class Test(NamedTuple):
    """An expression that should be true, and the number of its place."""

    at: int
    value: Expr


def shape(value: Any) -> Any:
    """An expression without what may differ."""
    if not isinstance(value, tuple):
        return value
    return value[:1] if value[0] in _LEAVES else tuple(map(shape, value))


def _leaves(value: Any) -> Iterator[Expr]:
    if isinstance(value, tuple):
        if value[0] in _LEAVES:
            yield value
        else:
            for part in value:
                yield from _leaves(part)


def looped(tests: Iterable[Test]) -> tuple[list[Step], list[Test]]:
    """Loops over tests of one shape, and the tests that have too few of their kind."""
    by_shape: dict[Any, list[Test]] = {}
    for test in tests:
        by_shape.setdefault(shape(test.value), []).append(test)
    groups = by_shape.values()
    loops = [_loop(group) for group in groups if len(group) >= WORTH_IT]
    return loops, [test for group in groups if len(group) < WORTH_IT for test in group]


def _loop(tests: Sequence[Test]) -> Step:
    columns = list(zip(*(_leaves(test.value) for test in tests), strict=True))
    varying = [at for at, leaves in enumerate(columns) if len(set(leaves)) > 1]
    slots: dict[int, Expr] = {at: ("slot", slot) for slot, at in enumerate(varying)}
    kinds = tuple(columns[at][0][0] for at in varying)
    rows = tuple((test.at, *(columns[at][number][1:] for at in varying)) for number, test in enumerate(tests))
    filled = iter([slots.get(at, leaves[0]) for at, leaves in enumerate(columns)])

    def replaced(value: Any) -> Any:
        if not isinstance(value, tuple):
            return value
        return next(filled) if value[0] in _LEAVES else tuple(map(replaced, value))

    return ("loop", kinds, rows, replaced(tests[0].value))
