"""Single reports of a run as they were read: their cells from the matrix, or from what is kept of them beside it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from disclosure_lint.columnar.columns import ABSENT, AMOUNT_SCALE, Integers, States, scales
from disclosure_lint.forms import Forms
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Cell, Report, Tables, Trait


class Kept(NamedTuple):
    """What stood in some cells, by report (in order) and cell."""

    reports: Integers
    cells: Integers
    raws: Sequence[str | None]


class Restored:
    """The reports of a run. `rows` are theirs of the table `reports`, `stated` what it says of them as JSON."""

    def __init__(
        self,
        forms: Forms,
        rows: Sequence[Mapping[str, Any]],
        stated: Sequence[Mapping[str, Any]],
        values: Integers,
        states: States,
        kept: Kept,
    ) -> None:
        self._forms, self._rows, self._stated = forms, rows, stated
        self._values, self._states, self._kept = values, states, kept
        self._digits = scales(forms).tolist()
        self.report = lru_cache(maxsize=256)(self._report)

    def _report(self, number: int) -> Report:
        row, stated = self._rows[number], self._stated[number]
        return Report(
            agency=row["agency"],
            agency_code=row["agency_code"],
            level=stated["level"] if "level" in stated else row["level"],
            scope=row["scope"],
            year=row["year"],
            edition=stated.get("edition"),
            title=row["title"],
            tables=self._tables(number, stated.get("hollow", ())),
            unreadable=dict(stated.get("unreadable", {})),
            labels=dict(stated.get("labels", {})),
        )

    def _tables(self, number: int, hollow: Sequence[str]) -> Tables:
        first, end = np.searchsorted(self._kept.reports, [number, number + 1]).tolist()
        raws = dict(zip(self._kept.cells[first:end].tolist(), self._kept.raws[first:end], strict=True))
        tables: Tables = {}
        states, values = self._states[:, number], self._values[:, number].tolist()
        for at in np.flatnonzero(states != ABSENT).tolist():
            path = self._forms.cells[at]
            state = int(states[at]) & (int(Trait.BLANK) | int(Trait.TEXT))
            if state:
                cell = Cell(raws[at], None, state)
            elif at in raws:
                cell = cell_of(raws[at], self._forms, at)
            else:
                cell = self._plain(values[at], self._digits[at])
            tables.setdefault(path.table, {}).setdefault(path.row, {})[path.column] = cell
        for pointer in hollow:
            table, _, key = pointer.partition(".")
            tables.setdefault(table, {}).setdefault(key, {})
        return tables

    def _plain(self, value: int, digits: int) -> Cell:
        number = value // 10**AMOUNT_SCALE if digits else value
        return Cell(number, number, 0)


def cell_of(raw: str | None, forms: Forms, at: int) -> Cell:
    """The cell in which a number stood, as it was written or as a program wrote it out."""
    cell = read_cell(raw, forms.unit(*forms.cells[at]))
    if cell.value is None and raw:  # longer than what people write
        value = int(raw) if raw.lstrip("-").isdigit() else Decimal(raw)
        return Cell.of(raw, value)
    return cell
