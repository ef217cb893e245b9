"""Rankings of a year, each with its definition beside it; what rests on small numbers is not ranked."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from disclosure_lint.dashboard.overview import group_of
from disclosure_lint.dashboard.store import Store
from disclosure_lint.outputs.rows import FEWEST

SHOWN = 20
REPORTS, DECIDED, REQUESTS = FEWEST, 10, 30
"""Reports of a group, reviews and lawsuits decided, requests in each of two years: fewer are not ranked."""


class Place(NamedTuple):
    """A place in a ranking: equal values share a rank. `of` is what the value is a share of, None for a count."""

    rank: int
    name: str
    value: Fraction
    part: int
    of: int | None = None


class Ranking(NamedTuple):
    """`key` names title and definition; below `least` nothing is ranked, `left_out` is how many were not."""

    key: str
    agencies: bool
    least: int
    places: tuple[Place, ...]
    left_out: int
    ranked: int


def rankings(store: Store, year: int) -> list[Ranking]:
    """Every ranking that has anything to say."""
    group = group_of(store)
    every = [_errors(store, year), _faultless(store, year, group), _in_time(store, year, group)]
    every += [_corrected(store, year), _growth(store, year)]
    return [each for each in every if each.places or each.left_out]


def _ranking(
    key: str, agencies: bool, least: int, found: Sequence[tuple[str, int, int | None]], weight: str
) -> Ranking:
    """From name, part and whole. `weight` says what must reach `least`: the whole, or (where it is none) the run."""
    if weight == "run":
        kept = found if len(found) >= least else []
    else:
        kept = [each for each in found if (each[2] or 0) >= least]
    values = [(Fraction(part, of) if of else Fraction(part), name, part, of) for name, part, of in kept]
    values.sort(key=lambda each: (-each[0], each[1]))
    places: list[Place] = []
    for number, (value, name, part, of) in enumerate(values[: 3 * SHOWN], 1):
        rank = places[-1].rank if places and places[-1].value == value else number
        if rank > SHOWN:
            break
        places.append(Place(rank, name, value, part, of))
    return Ranking(key, agencies, least, tuple(places), len(found) - len(kept), len(kept))


def _errors(store: Store, year: int) -> Ranking:
    rows = store.rows("SELECT agency, errors FROM placed WHERE year = ? AND status = 'checked'", year)
    found = [(row["agency"], row["errors"], None) for row in rows]
    made = _ranking("errors", True, REPORTS, found, "run")
    return made._replace(places=tuple(place for place in made.places if place.part))


def _faultless(store: Store, year: int, group: str) -> Ranking:
    rows = store.rows(
        f"SELECT {group} AS grouped, count(*) FILTER (errors = 0) AS n, count(*) AS total FROM placed "
        "WHERE year = ? AND status = 'checked' GROUP BY grouped HAVING grouped <> ''",
        year,
    )
    return _ranking("faultless", False, REPORTS, [(row["grouped"], row["n"], row["total"]) for row in rows], "whole")


def _in_time(store: Store, year: int, group: str) -> Ranking:
    rows = store.rows(
        f"SELECT {group} AS grouped, count(*) FILTER (state = 'reported') AS n, count(*) AS total FROM placed "
        "WHERE year = ? AND expected AND state <> 'unknown' AND state <> 'twice' GROUP BY grouped HAVING grouped <> ''",
        year,
    )
    return _ranking("in_time", False, REPORTS, [(row["grouped"], row["n"], row["total"]) for row in rows], "whole")


def _corrected(store: Store, year: int) -> Ranking:
    rows = store.rows(
        """SELECT p.agency, sum(value) FILTER (col = 'corrected') AS n, sum(value) AS total
        FROM placed p JOIN cells c ON c.path = p.path
        WHERE p.year = ? AND c."table" = 'review' AND c.col IN ('upheld', 'corrected', 'other') AND value >= 0
        GROUP BY p.agency HAVING total > 0""",
        year,
    )
    found = [(row["agency"], int(row["n"] or 0), int(row["total"])) for row in rows]
    made = _ranking("corrected", True, DECIDED, found, "whole")
    return made._replace(places=tuple(place for place in made.places if place.part))


def _growth(store: Store, year: int) -> Ranking:
    rows = store.rows(
        """SELECT p.agency, a.value AS now, b.value AS before FROM placed p
        JOIN placed q ON q.agency = p.agency AND q.year = p.year - 1
        JOIN cells a ON a.path = p.path AND a.pointer = 'requests.received.total'
        JOIN cells b ON b.path = q.path AND b.pointer = 'requests.received.total'
        WHERE p.year = ? AND a.value > 0 AND b.value > 0""",
        year,
    )
    found, few = [], 0
    for row in rows:
        if min(row["now"], row["before"]) < REQUESTS:
            few += 1
        elif row["now"] > row["before"]:
            found.append((row["agency"], *_whole(row["now"] - row["before"], row["before"])))
    made = _ranking("growth", True, REQUESTS, found, "whole")
    return made._replace(left_out=few)


def _whole(part: Decimal, of: Decimal) -> tuple[int, int]:
    """Counts as whole numbers; a report may state others."""
    return int(part), int(of)
