"""Reports made at random: of both editions, hybrids, with gaps, strange texts and everything a cell may hold."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st

from disclosure_lint import api
from disclosure_lint.forms import Forms
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import PARTS, Cell, Report, Section, Signature

Reports = st.SearchStrategy[Report]

ODD = [
    "+3",
    "１２",
    "1,286",
    "12件",
    "/",
    "无",
    "-",
    "—",
    "",
    " ",
    "null",
    "~",
    "0x1F",
    "true",
    "#",
    "a: b",
    "[1",
    "'",
    '"',
    "\\",
]
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(str.strip)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.fixture(scope="session")
def forms() -> Forms:
    """The forms of the national pack."""
    return api.load_rules().forms


@pytest.fixture(scope="session")
def any_report(forms: Forms) -> Reports:
    """Any report that the structured format can hold."""
    return st.builds(
        Report,
        agency=TEXT,
        agency_code=maybe(TEXT | st.from_regex("[0-9]{1,8}", fullmatch=True)),
        level=maybe(st.sampled_from(["government", "department", "township", "other"])),
        scope=maybe(st.sampled_from(["own", "with_departments", "with_lower"])),
        year=st.integers(1900, 2200),
        edition=maybe(st.sampled_from(["2019", "2021"])),
        title=maybe(TEXT),
        published=maybe(DAYS),
        preamble=maybe(TEXT),
        sections=st.lists(st.builds(Section, st.integers(1, 6), maybe(TEXT), st.just("") | TEXT), max_size=7).map(
            tuple
        ),
        tables=tables(forms),
        signed=st.builds(Signature, maybe(TEXT), maybe(DAYS)),
        not_captured=st.frozensets(st.sampled_from(PARTS)),
        unreadable=st.dictionaries(st.sampled_from(["requests", "review.reconsideration", "title"]), TEXT),
        labels=st.dictionaries(st.sampled_from(["requests.granted", "requests.total", "proactive.decisions"]), TEXT),
        url=maybe(TEXT),
        retrieved=maybe(DAYS.map(str)),
    )


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """None, or something of the strategy."""
    return st.none() | strategy


def numbers() -> st.SearchStrategy[int | Decimal]:
    """Counts mostly, and numbers of every other sort."""
    decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)
    return st.integers(0, 9) | st.integers(-(10**12), 10**12) | decimals.filter(bool)


def cell(unit: str) -> st.SearchStrategy[Cell]:
    """What may stand in a cell."""
    texts = st.sampled_from(ODD) | TEXT.filter(lambda text: not text.isdigit())
    return numbers().map(lambda value: Cell.of(value, value)) | (st.none() | texts).map(
        lambda raw: read_cell(raw, unit)
    )


def tables(forms: Forms) -> st.SearchStrategy[Any]:
    """Any rows and columns of any edition."""

    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, dict[str, dict[str, Cell]]]:
        made: dict[str, dict[str, dict[str, Cell]]] = {}
        for table, rows in forms.known.items():
            chosen = draw(st.lists(st.sampled_from(list(rows)), unique=True, max_size=6))
            for row in chosen:
                whole = draw(st.booleans())
                columns = list(rows[row]) if whole else draw(st.lists(st.sampled_from(rows[row]), unique=True))
                cells = {column: draw(cell(forms.unit(table, row, column))) for column in columns}
                made.setdefault(table, {})[row] = cells
        return made

    return drawn()
