"""The cells of a report as two strings of bytes, in the order of `Forms.cells`: as the matrix of many has them.

A run keeps them beside its table of cells, since a matrix is read from them at once. What stood in cells that the
numbers do not tell is kept as text.
"""

import json
import sys
from array import array
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from disclosure_lint.columnar.columns import ABSENT, entry, placed, scales
from disclosure_lint.forms import Forms
from disclosure_lint.report import Cell, Report, Trait

WIDTH = 8
"""Bytes of a number: signed, the lowest first."""


class Figures(NamedTuple):
    """`layout` names the cells that the bytes are of (see `layout`); `kept` is JSON: what stood in some, by pointer."""

    layout: str
    numbers: bytes
    states: bytes
    kept: str | None


@lru_cache(maxsize=64)
def layout(forms: Forms) -> str:
    """A name for the cells of all editions of forms in their order."""
    return sha256("\n".join(map(str, forms.cells)).encode()).hexdigest()[:16]


def figures_of(report: Report, forms: Forms, shown: Callable[[str], str]) -> Figures:
    """Those of a report; `shown` masks what stood in cells. A masked number is kept as text alone."""
    digits = _digits(forms)
    numbers, states, kept = array("q", bytes(WIDTH * len(digits))), bytearray([ABSENT]) * len(digits), dict[str, str]()
    for at, cell in placed(report, forms):
        number, state = entry(cell, digits[at])
        if cell.raw is not None and state:
            pointer, raw = str(forms.cells[at]), written(cell)
            kept[pointer] = shown(raw)
            number, state = (number, state) if kept[pointer] == raw else (0, int(Trait.TEXT))
        numbers[at], states[at] = number, state
    if sys.byteorder == "big":
        numbers.byteswap()
    text = json.dumps(kept, ensure_ascii=True, separators=(",", ":")) if kept else None
    return Figures(layout(forms), numbers.tobytes(), bytes(states), text)


def written(cell: Cell) -> str:
    """What stood in a cell, with every digit."""
    return f"{cell.raw:f}" if isinstance(cell.raw, Decimal) else str(cell.raw)


@lru_cache(maxsize=64)
def _digits(forms: Forms) -> list[int]:
    found: list[int] = scales(forms).tolist()
    return found
