"""What the figures of a government and of the units below it say of each other, worked out by plain sums.

This is the law of HIE001-HIE004 told a second time, so that a wrong figure somewhere also tells what it does to the
aggregate above; nothing here comes from the rules.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from population.agencies import Agency
from population.draft import TEN_THOUSAND, Draft
from population.tables import Tables, columns

Figures: TypeAlias = dict[str, Decimal | None]
"""Pointer → number; None where there is none that can be told."""
FEES = "proactive.fees.amount"
ROUNDING = Decimal("0.5")
TABLES = ("proactive", "requests", "review")
FILLED = 5


def figures(draft: Draft) -> Figures:
    """The numbers of a report."""
    return {
        pointer: number(value) if pointer != FEES or not isinstance(value, int) else Decimal(value) / TEN_THOUSAND
        for pointer, value in cells(draft.tables)
        if pointer not in draft.absent
    }


def cells(tables: Tables) -> Iterator[tuple[str, object]]:
    """Every cell with its pointer."""
    for table, rows in tables.items():
        for row, values in rows.items():
            for column, value in zip(columns(table, row), values, strict=False):
                yield f"{table}.{row}.{column}", value


def number(value: object) -> Decimal | None:
    """What a cell says; numbers in another dress count."""
    if isinstance(value, str):
        bare = value.replace(",", "").removesuffix("件")
        return Decimal(bare) if bare.isdecimal() else None
    return None if value is None else Decimal(str(value))


def said(
    agency: Agency, own: Figures, below: dict[Agency, Figures | None], above: Figures | None
) -> Iterator[tuple[str, str]]:
    """Findings (rule, pointer) on a report, beside those of units below (None: no certain report) and above."""
    if agency.is_aggregate and below:
        yield from _aggregate(own, below)
    if above is not None and not agency.is_office:
        for table in TABLES:
            cells = {key: value for key, value in own.items() if key.startswith(f"{table}.")}
            parts = [v for k, v in cells.items() if v and not k.endswith(".total") and ".concluded." not in k]
            if len(parts) >= FILLED and all(v is not None and v == above.get(k) for k, v in cells.items()):
                yield "HIE004", table


def _aggregate(own: Figures, below: dict[Agency, Figures | None]) -> Iterator[tuple[str, str]]:
    whole = any(child.is_office for child in below)
    whole = whole and all(found is not None for child, found in below.items() if child.is_aggregate)
    failed: dict[str, set[str]] = {"HIE001": set(), "HIE002": set(), "HIE003": set()}
    for pointer, value in own.items():
        if value is None:
            continue
        parts = [found.get(pointer) if found else None for found in below.values()]
        known = [part for part in parts if part is not None]
        slack = ROUNDING if pointer == FEES else Decimal(0)
        place = pointer if pointer == FEES else pointer.partition(".")[0]
        after = ".litigation_after_reconsideration." in pointer
        if any(part > value + slack for part in known):
            failed["HIE001"].add(place)
        elif not after and sum(known) > value + slack * (1 + len(parts)):
            failed["HIE002"].add(place)
        if not after and pointer != FEES and whole and len(known) == len(parts) and value > sum(known):
            failed["HIE003"].add(place)
    for rule, places in failed.items():
        for place in sorted(places):
            yield rule, place
