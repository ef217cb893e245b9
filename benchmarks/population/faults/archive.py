"""Faults of a report from the archive, of a year with the form of 2019, handed in beside those of today."""

from collections.abc import Callable
from random import Random

from population.draft import Draft, as_yaml
from population.faults.kind import Case, is_plain, kind
from population.narrative import FORM, Fees, write_texts
from population.tables import Row, Tables, own_tables

YEAR = 2020
ITEMS = ("items_last_year", "change", "decisions")
PROACTIVE = {
    "regulations": ("made", "newly_disclosed", "disclosed_total"),
    "normative_documents": ("made", "newly_disclosed", "disclosed_total"),
    "licensing": ITEMS,
    "other_services": ITEMS,
    "penalties": ITEMS,
    "coercion": ITEMS,
    "fees": ("items_last_year", "change"),
    "procurement": ("items", "amount"),
}
"""The columns of table two in that form."""
_FORM = (f"{FORM}（国办公开办函〔2021〕30号）", "国办公开办函〔2019〕60号")


@kind("decisions entered as items, in a report from the archive", "TAB012", needs=is_plain)
def decisions_as_items(case: Case) -> None:
    def change(row: Row, dice: Random) -> str:
        row[0] = row[2] = 20 + dice.randrange(900)
        return "items_last_year"

    _hand_in(case, change)


@kind("fewer items than none, in a report from the archive", "TAB012", needs=is_plain)
def fewer_than_none(case: Case) -> None:
    def change(row: Row, dice: Random) -> str:
        row[1] = -row[0] - 1 - dice.randrange(9)
        return "change"

    _hand_in(case, change)


def _hand_in(case: Case, change: Callable[[Row, Random], str]) -> None:
    """The agency's report of that year with a wrong row; `change` gives the column that the finding is at."""
    draft = _draft(case)
    column = change(draft.tables["proactive"]["licensing"], case.dice)
    case.hand_in(draft, draft.path, as_yaml(draft), "")
    case.expect(draft.path, "TAB012", f"proactive.licensing.{column}")


def _draft(case: Case) -> Draft:
    """A report without fault. There were no fees for requests yet, so it says nothing of them."""
    agency, dice = case.draft.agency, case.dice
    draft = Draft(
        agency, YEAR, case.draft.path.replace(f"/{case.draft.year}/", f"/{YEAR}/", 1), {}, proactive=PROACTIVE
    )
    draft.tables = own_tables(agency.level, False, dice, None)
    write_texts(draft, Fees(), None, dice)
    draft.preamble = (draft.preamble or "").replace(*_FORM)
    draft.section(6).text = "本年度没有其他需要报告的事项。"
    draft.tables = _of_2019(draft.tables, dice)
    return draft


def _of_2019(tables: Tables, dice: Random) -> Tables:
    """The same figures in the rows and columns of that form."""
    now = tables["proactive"]
    proactive: dict[str, Row] = {
        row: [now[row][0], now[row][0], now[row][2]] for row in ("regulations", "normative_documents")
    }
    for row in ("licensing", "other_services", "penalties", "coercion"):
        decisions = now[row][0] if row in now else dice.randrange(90)
        items = 2 + dice.randrange(17)
        proactive[row] = [items, dice.randrange(-1, 3), decisions]
    proactive |= {"fees": [2, 0], "procurement": [1 + dice.randrange(9), 10_000 + dice.randrange(900_000)]}
    requests: dict[str, Row] = {}
    other = [row for row in tables["requests"] if row.startswith("other.")]
    for row, values in tables["requests"].items():
        if row == other[0]:
            requests["other.all"] = [sum(tables["requests"][each][at] for each in other) for at in range(len(values))]
        elif row not in other:
            requests[row] = values
    return {"proactive": proactive, "requests": requests, "review": tables["review"]}
