"""Sums of a statement on fees: parts beside the totals they belong to, and amounts that a tariff cannot come to."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from disclosure_lint.prose.fees import Fees, Figure
from disclosure_lint.prose.tariff import Tariff


class Itemised(NamedTuple):
    """A list of parts that must add up: the sums of its amounts (yuan) and cases, and the totals stated for them.

    What is None is not to be compared: no total was stated, or not every part says how many cases it is for.
    """

    amount: Decimal
    stated_amount: Figure | None
    cases: int | None
    stated_cases: Figure | None


def itemised(fees: Fees) -> Itemised | None:
    """The list of a statement, None where there is none that must add up.

    A partial list counts where its cases are as many as a stated total: then it is complete after all.
    """
    if not fees.parts:
        return None
    before = fees.parts[0].amount.start
    counts = _stated((fees.notices, fees.cases), before)
    amounts = _stated((fees.billed, fees.collected), before)
    amount = sum((part.amount.value for part in fees.parts), Decimal())
    known = [part.cases.value for part in fees.parts if part.cases]
    cases = int(sum(known)) if len(known) == len(fees.parts) else None
    matching = [figure for figure in counts if figure.value == cases]
    if fees.partial and not matching:
        return None
    if fees.partial and len(matching) == 1:
        pair = fees.collected if matching[0] == fees.cases else fees.billed
        amounts = [pair] if pair in amounts and pair else amounts
    return Itemised(amount, _meant(amounts, amount), cases, _meant(counts, cases) if cases is not None else None)


def _stated(figures: Iterable[Figure | None], before: int) -> list[Figure]:
    return [figure for figure in figures if figure and figure.start < before]


def _meant(figures: list[Figure], value: Decimal | int) -> Figure | None:
    """The total that a sum is to be compared with: one that it equals, else the one stated last."""
    equal = next((figure for figure in figures if figure.value == value), None)
    return equal or max(figures, key=lambda figure: figure.start, default=None)


def misfits(fees: Fees, tariff: Tariff) -> Iterator[Figure]:
    """The amounts that the tariff cannot come to, those of parts before totals."""
    pairs = [(part.amount, part.cases) for part in fees.parts]
    pairs += [
        (figure, count) for figure, count in ((fees.billed, fees.notices), (fees.collected, fees.cases)) if figure
    ]
    for amount, count in pairs:
        cases = int(count.value) if count and count.value else None
        if not tariff.can_be(amount.value, cases):
            yield amount
