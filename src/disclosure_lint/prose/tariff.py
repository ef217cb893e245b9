"""A tariff that charges the excess over a free allowance, by item or by page: which amounts it can come to."""

from collections.abc import Mapping
from decimal import Decimal
from math import gcd
from typing import Any, NamedTuple


class Tariff(NamedTuple):
    """Amounts in whole yuan.

    `item` is what every price of an item is a multiple of. `pages` are the bands of pages beyond those that are free:
    how many pages a band has (None: all the rest) and what each costs.
    """

    item: int
    pages: tuple[tuple[int | None, int], ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Tariff":
        """The tariff of a pack's parameter.

        `by_item`: `bands`, and `step_increase`, by which every further step is dearer. `by_page`: `free` pages,
        `bands`. A band has a `fee` and, unless it is the last, `to`, the last page in it. KeyError, TypeError or
        ValueError where the data is not of that shape.
        """
        items = data["by_item"]
        base = gcd(*(int(band["fee"]) for band in items["bands"]), int(items["step_increase"]))
        pages, before = [], int(data["by_page"]["free"])
        for band in data["by_page"]["bands"]:
            last = band.get("to")
            pages.append((None if last is None else int(last) - before, int(band["fee"])))
            before = before if last is None else int(last)
        return cls(base, tuple(pages))

    def can_be(self, amount: Decimal, cases: int | None) -> bool:
        """Whether so many requests together can cost that much; None: an unknown number of them.

        Exact for a single request, charged by item (several perhaps: one request may be split) or by page. For
        several it is a condition that every sum meets: a multiple of what all prices are multiples of, at least the
        cheapest price each.
        """
        if amount == 0:
            return True
        if amount != int(amount) or amount < 0:
            return False
        yuan = int(amount)
        if cases == 1:
            return yuan % self.item == 0 or self._by_page(yuan)
        cheapest = min(self.item, *(fee for _, fee in self.pages))
        return yuan % gcd(self.item, *(fee for _, fee in self.pages)) == 0 and yuan >= cheapest * (cases or 1)

    def _by_page(self, yuan: int) -> bool:
        for size, fee in self.pages:
            if size is None or yuan <= size * fee:
                return yuan % fee == 0
            yuan -= size * fee
        return False
