"""A cell keeps what stood in it: a number, a blank, `/` and full-width digits are different things."""

from decimal import Decimal
from enum import IntFlag
from typing import NamedTuple


class Trait(IntFlag):
    """What can be told of a cell by itself."""

    BLANK = 1
    TEXT = 2  # something stands there that is no number
    DRESSED = 4  # a number in another dress: full-width digits, separators, a unit
    PLUS = 8  # a number with a plus sign
    NEGATIVE = 16
    FRACTIONAL = 32


class Cell(NamedTuple):
    """`raw` is what stood there, `value` the number it means or None, `traits` bits of `Trait`."""

    raw: int | Decimal | str | None
    value: int | Decimal | None
    traits: int

    @classmethod
    def of(cls, raw: int | Decimal | str | None, value: int | Decimal | None, dress: Trait | None = None) -> "Cell":
        """A cell with its traits worked out; `dress` is what the reader of numbers saw (DRESSED, PLUS)."""
        if value is None:
            blank = raw is None or (isinstance(raw, str) and not raw.strip())
            return cls(raw, None, int(Trait.BLANK if blank else Trait.TEXT))
        traits = int(dress or 0)
        if value < 0:
            traits |= int(Trait.NEGATIVE)
        if value != int(value):
            traits |= int(Trait.FRACTIONAL)
        return cls(raw, value, traits)
