"""The three tables of a report, with figures that hold: within a report, from year to year, and up the tree."""

from random import Random
from typing import Any, TypeAlias

APPLICANTS = ("natural_person", "business", "research", "nonprofit", "legal_service", "other")
COLUMNS = (*APPLICANTS, "total")
OUTCOMES = (
    *("granted", "partially_granted"),
    *(
        f"refused.{key}"
        for key in ("state_secret", "prohibited_by_law", "security_and_stability", "third_party_rights")
    ),
    *(f"refused.{key}" for key in ("internal_affairs", "deliberative", "enforcement_files", "administrative_inquiry")),
    *(f"unavailable.{key}" for key in ("not_held", "needs_creation", "still_unclear")),
    *(f"not_processed.{key}" for key in ("petition", "duplicate", "publication", "excessive", "reissue")),
    *(f"other.{key}" for key in ("uncorrected", "fee_unpaid", "other")),
)
RESULTS = ("upheld", "corrected", "other", "pending")
REVIEWS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
DOCUMENTS = ("issued", "repealed", "in_force")
PROACTIVE = {
    "regulations": DOCUMENTS,
    "normative_documents": DOCUMENTS,
    "licensing": ("decisions",),
    "penalties": ("decisions",),
    "coercion": ("decisions",),
    "fees": ("amount",),
}
Row: TypeAlias = list[Any]
Tables: TypeAlias = dict[str, dict[str, Row]]
"""Table → row → values in the order of `columns`; fees are whole yuan here and are written in 万元."""


def columns(table: str, row: str) -> tuple[str, ...]:
    """The columns of a row."""
    if table == "requests":
        return COLUMNS
    return (*RESULTS, "total") if table == "review" else PROACTIVE[row]


def total(values: list[int]) -> Row:
    """A row with its total."""
    return [*values, sum(values)]


def own_tables(level: str, makes_regulations: bool, dice: Random, before: Tables | None) -> Tables:
    """The tables of an agency that counts for itself; they go on from those of the year before."""
    return {
        "proactive": _proactive(level, makes_regulations, dice, before["proactive"] if before else None),
        "requests": _requests(level, dice, before["requests"] if before else None),
        "review": _review(dice, before["review"] if before else None),
    }


def _proactive(level: str, makes_regulations: bool, dice: Random, before: dict[str, Row] | None) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row, most in (("regulations", 3 if makes_regulations else 0), ("normative_documents", 30)):
        issued = 1 + dice.randrange(most) if most else 0
        repealed = dice.randrange(issued) if most else 0
        stock = before[row][2] if before else (20 + dice.randrange(90) if most else 0)
        found[row] = [issued, repealed, stock + issued - repealed]
    for row, least in (("licensing", 40), ("penalties", 20), ("coercion", 3)):
        none = level == "other" or (level == "township" and row != "penalties")
        stock = before[row][0] if before else least + dice.randrange(least * 20)
        found[row] = [0 if none else stock + (1 + dice.randrange(stock // 4 + 1) if before else 0)]
    found["fees"] = [0 if level == "township" else 1_000 + dice.randrange(300_000)]
    return found


def _requests(level: str, dice: Random, before: dict[str, Row] | None) -> dict[str, Row]:
    chance = dice.random
    size = 4 if level in ("township", "other") else 14
    rows: dict[str, list[int]] = {}
    for row in OUTCOMES:
        natural = int(chance() * size) if chance() < 0.6 else 0
        rest = [int(chance() * 3) if chance() < 0.15 else 0 for _ in range(5)]
        rows[row] = [0 if row == "other.fee_unpaid" else natural, *rest]
    rows["other.fee_unpaid"] = [int(chance() * 3) if chance() < 0.2 else 0, 0, 0, 0, 0, 0]
    rows["granted"][0] += 5 + (before["granted"][0] if before else 0)
    came = before["carried_out"][:6] if before else [int(chance() * 4), *(int(chance() * 1.3) for _ in range(5))]
    left = [int(chance() * 4), *(int(chance() * 1.3) for _ in range(5))]
    done = list(map(sum, zip(*rows.values(), strict=True)))
    for at in range(6):
        short = came[at] - done[at] - left[at]
        if short > 0:
            rows["granted"][at] += short
            done[at] += short
    received = [done[at] + left[at] - came[at] for at in range(6)]
    made = {"received": received, "carried_in": came, **rows, "concluded": done, "carried_out": left}
    return {row: total(values) for row, values in made.items()}


def _review(dice: Random, before: dict[str, Row] | None) -> dict[str, Row]:
    found = {}
    for row in REVIEWS:
        values = [int(dice.random() * 4) if dice.random() < 0.4 else 0 for _ in RESULTS]
        values[0] += before[row][0] + 1 if before else 0
        found[row] = total(values)
    return found


def summed(parts: list[Tables]) -> Tables:
    """The tables of a government: those of its office and of all units below it, added up."""
    return {
        table: {row: list(map(sum, zip(*(part[table][row] for part in parts), strict=True))) for row in rows}
        for table, rows in parts[0].items()
    }
