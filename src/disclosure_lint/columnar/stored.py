"""The tables `reports` and `cells` of a run as columns. Documents are not read again; every digit is kept.

Values are read as the whole numbers that DECIMAL(38,10) is stored as. What a matrix cannot hold of a cell (text that
stood there, numbers with a fraction or too long) is kept beside it, for reports that are looked at one by one.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from disclosure_lint.columnar.columns import (
    ABSENT,
    AMOUNT_SCALE,
    BEYOND,
    LIMIT,
    Columns,
    Head,
    Held,
    Integers,
    States,
    Truths,
    entry,
    scales,
)
from disclosure_lint.columnar.restored import Kept, Paragraphs, Restored, cell_of
from disclosure_lint.forms import Forms
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Trait

_READ = (
    *("path", "agency", "agency_code", "level", "scope", "year", "title", "published", "signed_date", "status"),
    *("prior_path", "stated", "parts", "packs", "unit"),
)
"""Columns of the table `reports` that are asked for; runs of earlier versions lack some."""
_DECIMALS = 10
"""Digits after the point of stored values."""
_STATES = {"number": 0, "blank": int(Trait.BLANK), "text": int(Trait.TEXT), "absent": ABSENT}
_DRESS = int(Trait.DRESSED) | int(Trait.PLUS)
_ROWS = 1 << 20
"""Cells that are read at a time."""


class Stored(NamedTuple):
    """The checked reports of a run, by path; what the run tells of each, and their columns, in the same order."""

    paths: tuple[str, ...]
    rows: list[dict[str, Any]]
    columns: Columns


def stored(folder: Path, forms: Forms) -> Stored:
    """The reports of a run. OSError or ValueError where its tables cannot be read."""
    import pyarrow.parquet as pq  # with the extra for runs alone

    file = folder / "reports.parquet"
    names = [name for name in _READ if name in set(pq.read_schema(file).names)]
    facts = pq.read_table(file, columns=names).to_pylist()
    rows = [row for row in facts if (row["status"] == "checked" and row["year"] is not None) or row["agency"]]
    paths = tuple(row["path"] for row in rows)
    number = {path: at for at, path in enumerate(paths)}
    priors = np.array([number.get(row["prior_path"], -1) for row in rows], np.int64)
    known = {text: json.loads(text or "{}") for text in {row.get("stated") for row in rows}}
    told = [known[row.get("stated")] for row in rows]
    reader = _Cells(forms, number)
    with pq.ParquetFile(folder / "cells.parquet", read_dictionary=["path", "pointer", "state", "raw"]) as file:
        for batch in file.iter_batches(_ROWS, columns=["path", "pointer", "state", "value", "raw"]):
            reader.add(batch)
    heads = [_head(row, stated) for row, stated in zip(rows, told, strict=True)]
    kept = reader.kept()
    values: Integers = np.ascontiguousarray(reader.values.T)
    states: States = np.ascontiguousarray(reader.states.T)
    restored = Restored(forms, rows, told, values, states, kept, Paragraphs(folder, number))
    agencies = [row["agency"] for row in rows]
    columns = Columns(values, states, heads, agencies, priors, restored.report, _held(rows, told, priors))
    return Stored(paths, rows, columns)


def _held(rows: Sequence[Mapping[str, Any]], told: Sequence[Mapping[str, Any]], priors: Integers) -> Held:
    withheld = [stated.get("withheld") for stated in told]
    cells = np.array([what != "all" for what in withheld], np.bool_)
    texts = np.array([not what and bool(row.get("parts")) for what, row in zip(withheld, rows, strict=True)], np.bool_)
    wanted = np.array([row["prior_path"] is not None for row in rows], np.bool_)
    there = np.where(priors >= 0, cells[priors], False) if len(rows) else wanted
    return Held(cells, texts, ~wanted | there)


def _head(row: Mapping[str, Any], stated: Mapping[str, Any]) -> Head:
    """Level and edition as stated are kept apart from those that the report was judged by."""
    level = stated["level"] if "level" in stated else row["level"]
    odd = bool(stated.get("labels") or stated.get("hollow"))
    return Head(row["year"], level, row["scope"], stated.get("edition"), odd)


class _Cells:
    """Fills the matrix batch by batch."""

    def __init__(self, forms: Forms, number: Mapping[str, int]) -> None:
        self._forms, self._number = forms, number
        self._digits = scales(forms)
        self.values = np.zeros((len(number), len(self._digits)), np.int64)
        self.states = np.full((len(number), len(self._digits)), ABSENT, np.uint8)
        self._kept: list[tuple[Integers, Integers, list[str | None]]] = []

    def add(self, batch: Any) -> None:
        """Some of the table's rows."""
        path, pointer, state, value, raw = batch.columns
        reports = _mapped(path, lambda text: self._number.get(text, -1), np.int64)
        cells = _mapped(pointer, lambda text: self._forms.index.get(text, -1), np.int64)
        known = (reports >= 0) & (cells >= 0)
        states = _mapped(state, _STATES.__getitem__, np.uint8)
        numbers, beyond, fraction = _whole(value, self._digits[cells])
        states |= self._dress(raw, cells) & np.where(states == 0, np.uint8(_DRESS), np.uint8(0))
        states[fraction] |= int(Trait.FRACTIONAL)
        states[numbers < 0] |= int(Trait.NEGATIVE)
        own = states == 0
        self._keep(known & ~(own & ~beyond) & (states != ABSENT), reports, cells, raw)
        states[beyond & ((states & (int(Trait.BLANK) | int(Trait.TEXT) | ABSENT)) == 0)] |= BEYOND
        places = reports[known], cells[known]
        self.values[places], self.states[places] = numbers[known], states[known]

    def _dress(self, raw: Any, cells: Integers) -> States:
        """DRESSED and PLUS, from what stood in each cell."""
        count, amount = (
            _mapped(raw, lambda text, unit=unit: read_cell(text, unit).traits & _DRESS, np.uint8)
            for unit in ("count", "wan_yuan")
        )
        found: States = np.where(self._digits[cells] == AMOUNT_SCALE, amount, count)
        return found

    def _keep(self, where: Truths, reports: Integers, cells: Integers, raw: Any) -> None:
        rows = np.flatnonzero(where)
        if len(rows):
            self._kept.append((reports[rows], cells[rows], raw.take(rows).to_pylist()))

    def kept(self) -> Kept:
        """What stood in cells of which the matrix does not hold it, by report. Numbers too long for the way they are
        stored are looked at again.
        """
        reports = np.concatenate([part[0] for part in self._kept]) if self._kept else np.zeros(0, np.int64)
        cells = np.concatenate([part[1] for part in self._kept]) if self._kept else np.zeros(0, np.int64)
        texts = [text for part in self._kept for text in part[2]]
        order = np.argsort(reports, kind="stable")
        kept = Kept(reports[order], cells[order], [texts[at] for at in order.tolist()])
        for at in np.flatnonzero((self.states[kept.reports, kept.cells] & BEYOND) != 0).tolist():
            place = kept.reports[at], kept.cells[at]
            digits = int(self._digits[place[1]])
            self.values[place], self.states[place] = entry(cell_of(kept.raws[at], self._forms, int(place[1])), digits)
        return kept


def _mapped(column: Any, of: Any, kind: Any) -> Any:
    """What each value of a dictionary column comes to; 0 for null."""
    table = np.array([*map(of, column.dictionary.to_pylist()), 0], kind)
    codes = column.indices.fill_null(len(table) - 1).to_numpy(zero_copy_only=False)
    return table[codes]


def _whole(value: Any, digits: Integers) -> tuple[Integers, Truths, Truths]:
    """Stored values as the matrix has them, 0 where it cannot; where it cannot; and where there is a fraction."""
    size = len(value)
    halves = np.frombuffer(value.buffers()[1], np.int64)[2 * value.offset : 2 * (value.offset + size)].reshape(-1, 2)
    missing = value.is_null().to_numpy(zero_copy_only=False)
    low = np.where(missing, 0, halves[:, 0])
    fits = ~missing & (halves[:, 1] == low >> 63)
    low = np.where(fits, low, 0)
    divisor = 10 ** (_DECIMALS - digits)
    numbers = low // divisor
    exact = fits & (numbers * divisor == low) & (np.abs(numbers) < LIMIT)
    fraction = fits & (low % 10**_DECIMALS != 0)
    return np.where(exact, numbers, 0), ~exact, fraction
