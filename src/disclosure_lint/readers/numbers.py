"""Numbers as people write them in cells: full-width, with separators, with a unit. Exact, and wary of all else."""

import re
from decimal import Context, Decimal
from typing import Final

from disclosure_lint.report import Cell, Trait

MEASURES: Final = ("人次", "件次", *"件条次项个份宗起篇部户家人例页本处则款卷封通场期批名张册种类组辆台套")
"""What counts may be counted in."""
MONEY: Final = ("元整", "元")
SCALES: Final = {"": 0, "万": 4, "亿": 8, "万亿": 12}
"""Powers of ten that stand between a number and its unit."""

_WAN: Final = 4
_MAX_LENGTH: Final = 64
_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2212: 0x2D}
_BLANKS: Final = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""All white space, and what has no width at all."""
_NUMBER = (
    r"(?P<sign>[+-]?)(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?P<fraction>\.[0-9]+)?"
    rf"(?P<unit>\s*(?P<scale>万亿|万|亿)?(?:(?P<measure>{'|'.join(MEASURES)})|(?P<money>{'|'.join(MONEY)}))?)\Z"
)
_PLAIN = r"\+?-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z"
_EXACT = Context(prec=2 * _MAX_LENGTH)


def read_number(text: str, unit: str = "count") -> tuple[int | Decimal, Trait] | None:
    """The number that a text means in a cell of a unit (count, yuan, wan_yuan), and how it was dressed.

    An amount in another unit of money than the cell's is converted. None where the text is no number, or one of
    something else: `12件` is no amount, `12元` no count; `1,2,3` and `--253` are nothing.
    """
    bare = _bare(text)
    match = re.match(_NUMBER, bare.translate(_ASCII)) if 0 < len(bare) <= _MAX_LENGTH else None
    if match is None:
        return None
    amount = unit != "count"
    if (amount and match["measure"]) or (not amount and match["money"]):
        return None
    shift = SCALES[match["scale"] or ""] - (_WAN if unit == "wan_yuan" and match["unit"].strip() else 0)
    value = _value(match["sign"] + match["whole"].replace(",", "") + (match["fraction"] or ""), shift)
    dress = Trait.PLUS if match["sign"] == "+" else Trait(0)
    return value, dress if re.match(_PLAIN, bare) else dress | Trait.DRESSED


def read_cell(raw: int | Decimal | str | None, unit: str = "count") -> Cell:
    """The cell in which `raw` stood."""
    if not isinstance(raw, str):
        return Cell.of(raw, raw)
    number = read_number(raw, unit)
    if number is None:
        return Cell(raw, None, Trait.BLANK if not _bare(raw) else Trait.TEXT)
    return Cell.of(raw, *number)


def _bare(text: str) -> str:
    """A text without blanks around it, those of HTML included."""
    if "&" in text:
        text = text.replace("&nbsp;", " ").replace("&#160;", " ")
    return text.strip(_BLANKS)


def _value(digits: str, shift: int) -> int | Decimal:
    if not shift and "." not in digits:
        return int(digits)
    value = _EXACT.scaleb(Decimal(digits), shift)
    return int(value) if shift and value == value.to_integral_value() else value
