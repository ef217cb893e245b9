"""Constants of a program from data to values and back: a closed table, so that data can name nothing else.

What is read may come from a poisoned cache: anything that is not as written raises, and the plan is refused.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.children import FOLDS, choose
from disclosure_lint.dsl.fields import reader_of
from disclosure_lint.dsl.names import CellList
from disclosure_lint.dsl.operations import HELPERS, OPERATIONS, gathered
from disclosure_lint.dsl.plan import Recipe
from disclosure_lint.dsl.scope import Frozen, frozen
from disclosure_lint.dsl.terms import Element
from disclosure_lint.vocabulary import PhraseList, Vocabulary

_HELPERS = {**HELPERS, "choose": choose}
_DIGITS = 40
"""Characters that a written number may have."""


def recipe(value: Any, vocabulary: Vocabulary) -> Recipe:
    """The recipe of a constant of the rule language."""
    if isinstance(value, Element):
        return ("element", *value)
    if isinstance(value, PhraseList):
        return ("words", next(name for name, words in vocabulary.words.items() if words is value))
    if isinstance(value, CellList):
        return ("cells", *(tuple(cell) for cell in value.cells))
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], Element):
        return ("cell", value[0], tuple(value[1]))
    if isinstance(value, Frozen | tuple):
        return ("data", value)
    if isinstance(value, Decimal):
        return ("decimal", str(value))
    if isinstance(value, Fraction):
        return ("fraction", value.numerator, value.denominator)
    if isinstance(value, date):
        return ("date", value.isoformat())
    if isinstance(value, str | int):
        return ("value", value)
    raise TypeError(f"no constant of the rule language: {value!r}")


def _scalar(value: Any) -> Any:
    if not isinstance(value, str | int):
        raise TypeError(value)
    return value


def _decimal(text: str) -> Decimal:
    if len(text) > _DIGITS or "e" in text.lower():
        raise ValueError(text)
    return Decimal(text)


def _element(kind: str, pointer: str, table: str, row: str, column: str, number: int) -> Element:
    if {type(item) for item in (kind, pointer, table, row, column)} != {str} or type(number) is not int:
        raise TypeError(pointer)
    return Element(kind, pointer, table, row, column, number)


def _indices(*numbers: int) -> tuple[int, ...]:
    if any(type(number) is not int or number < 0 for number in numbers):
        raise TypeError(numbers)
    return numbers


MAKERS: dict[str, Callable[..., Any]] = {
    "value": _scalar,
    "decimal": _decimal,
    "fraction": lambda numerator, denominator: Fraction(_scalar(numerator), _scalar(denominator)),
    "date": date.fromisoformat,
    "data": frozen,
    "element": _element,
    "cell": lambda index, element: (*_indices(index), _element(*element)),
    "cells": lambda *cells: CellList(tuple(_element(*cell) for cell in cells)),
    "indices": _indices,
    "index_set": lambda *numbers: frozenset(_indices(*numbers)),
    "field": reader_of,
    "builtin": lambda name: BUILTINS[name].function,
    "operation": lambda name: OPERATIONS[name].careful,
    "gathered": lambda name: gathered(OPERATIONS[name].careful),
    "helper": lambda name: _HELPERS[name],
    "fold": lambda name: FOLDS[name],
}
"""Kind of recipe → what makes the value of its other members. `Program` adds those that need the program."""


def made(made_of: Recipe, vocabulary: Vocabulary, own: Mapping[str, Callable[..., Any]]) -> Any:
    """The value of a recipe. KeyError, TypeError or ValueError where it is none."""
    kind, *parts = made_of
    if kind == "words":
        return vocabulary.words[parts[0]]
    return (own.get(kind) or MAKERS[kind])(*parts)
