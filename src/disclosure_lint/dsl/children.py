"""Subordinate units in a running program: which are picked, and what values over them come to.

Where it is not known whether a unit belongs, its value counts only as far as it would change nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.operations import OPERATIONS, both, chosen, either, implied
from disclosure_lint.phrases import LANGS, Lang, say
from disclosure_lint.values import Unknown, merged, unknown

NAMED = 5
"""How many units a list names."""


class Children(list[tuple[list[Any], Any]]):
    """Subordinate units: the values of each one's cells by the order of `Forms.cells`, and its facts.

    `doubts` are unknown truths by position: whether the unit there belongs. `unknown` is set where it is not known
    which units there are.
    """

    __slots__ = ("doubts", "unknown")

    def __init__(self, units: Sequence[tuple[list[Any], Any]] = (), unknown: Unknown | None = None) -> None:
        super().__init__(units)
        self.doubts: dict[int, Unknown] = {}
        self.unknown = unknown


NO_CHILDREN = Children((), unknown("no_roster"))
"""Where no roster says who is subordinate to whom."""


def choose(units: Children, truths: Sequence[Any]) -> Children:
    """The units for which a condition holds, or may hold."""
    picked = Children((), units.unknown)
    for unit, truth in zip(units, truths, strict=True):
        if truth is not False:
            if truth is not True:
                picked.doubts[len(picked)] = truth
            picked.append(unit)
    return picked


def _folding(
    fold: Callable[..., Any], doubtful: Callable[[Unknown, Any], Any]
) -> Callable[[Children, Sequence[Any]], Any]:
    """A fold over values; `doubtful` is what becomes of the value of a unit that may not belong."""

    def folded(units: Children, values: Sequence[Any]) -> Any:
        if units.doubts:
            doubts = units.doubts
            values = [doubtful(doubts[at], value) if at in doubts else value for at, value in enumerate(values)]
        return fold(*values) if units.unknown is None else fold(*values, units.unknown)

    return folded


def _sum(units: Children, values: Sequence[Any]) -> Any:
    if not units.doubts and units.unknown is None:
        try:
            return sum(values)  # a value that is not known cannot be added
        except TypeError:
            pass
    return _careful_sum(units, values)


def _names(units: Children, names: Sequence[Any]) -> Any:
    if units.unknown is not None:
        return units.unknown
    known = [str(name) for at, name in enumerate(names) if at not in units.doubts and name.__class__ is not Unknown]
    return Bilingual(*(_listed(known, lang) for lang in LANGS))


def _listed(names: Sequence[str], lang: Lang) -> str:
    if not names:
        return say("units.none", lang)
    listed = say("list", lang).join(names[:NAMED])
    if len(names) <= NAMED:
        return listed
    return say("units.more", lang, units=listed, count=len(names) if lang == "zh" else len(names) - NAMED)


_careful_sum = _folding(OPERATIONS["sum"].careful, lambda doubt, value: chosen(doubt, value, 0))

FOLDS: dict[str, Callable[[Children, Sequence[Any]], Any]] = {
    "sum": _sum,
    "min": _folding(OPERATIONS["min"].careful, merged),
    "max": _folding(OPERATIONS["max"].careful, merged),
    "count": _folding(OPERATIONS["count"].careful, both),
    "every": _folding(both, implied),
    "some": _folding(either, both),
    "names": _names,
}
"""What a loop over subordinate units may ask. `names` lists those that are certain."""
