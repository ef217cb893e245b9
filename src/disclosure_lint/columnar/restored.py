"""Single reports of a run as they were read: their cells from the matrix, or from what is kept of them beside it."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby, repeat
from pathlib import Path
from typing import Any

import numpy as np

from disclosure_lint.cells import section_pointers
from disclosure_lint.columnar.columns import ABSENT, Integers, States, scales
from disclosure_lint.forms import Forms
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Cell, Report, Section, Signature, Tables, Trait

_VALUELESS = int(Trait.BLANK) | int(Trait.TEXT)


class Paragraphs:
    """The texts of the reports of a run, by their numbers; read when first asked for."""

    def __init__(self, folder: Path, number: Mapping[str, int]) -> None:
        self._folder, self._number = folder, number

    @cached_property
    def _table(self) -> tuple[Any, Integers]:
        """The paragraphs in the order of reports, and the report of each."""
        import pyarrow.parquet as pq  # with the extra for runs alone

        names = ["path", "pointer", "before", "text"]
        table = pq.read_table(self._folder / "paragraphs.parquet", columns=names, read_dictionary=["path", "pointer"])
        table = table.unify_dictionaries().combine_chunks()
        path = table["path"].combine_chunks()
        numbers = np.array([*(self._number.get(text, -1) for text in path.dictionary.to_pylist()), -1], np.int64)
        reports: Integers = numbers[path.indices.to_numpy()]
        return table.filter(reports >= 0), reports[reports >= 0]

    def of(self, report: int) -> dict[str, str]:
        """The texts of a report by pointer, without the white space at their ends."""
        table, reports = self._table
        first, end = np.searchsorted(reports, [report, report + 1]).tolist()
        found: dict[str, str] = {}
        for row in table.slice(first, end - first).to_pylist():
            found[row["pointer"]] = found.get(row["pointer"], "") + (row["before"] or "") + row["text"]
        return found


class Restored:
    """The reports of a run. `rows` are theirs of the table `reports`, `stated` what it says of them; `kept` is what
    stood in cells of which the matrix does not hold it (see `figures`).
    """

    def __init__(
        self,
        forms: Forms,
        rows: Any,
        stated: Sequence[Mapping[str, Any]],
        values: Integers,
        states: States,
        kept: Sequence[str | None],
        paragraphs: Paragraphs,
    ) -> None:
        self._forms, self._rows, self._stated, self._paragraphs = forms, rows, stated, paragraphs
        self._values, self._states, self._kept = values, states, kept
        self._units = 10 ** scales(forms)
        self._lines = [
            (*line, [(path.column, at) for at, path in paths])
            for line, paths in groupby(enumerate(forms.cells), lambda item: item[1][:2])
        ]
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
            published=row.get("published"),
            **self._texts(number, row),
            tables=self._tables(number, stated.get("hollow", ())),
            unreadable=dict(stated.get("unreadable", {})),
            labels=dict(stated.get("labels", {})),
            from_picture=bool(stated.get("from_picture")),
        )

    def _texts(self, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
        """Its texts and what tells of them; nothing where the run did not keep these."""
        parts = json.loads(row.get("parts") or "null")
        if parts is None:
            return {}
        found = self._paragraphs.of(number)
        pointers = section_pointers(section for section, _, _ in parts["sections"])
        told = zip(parts["sections"], pointers, strict=True)
        sections = [Section(section, title, found.get(at, "") + tail) for (section, title, tail), at in told]
        preamble = found.get("preamble", "") + parts["preamble"] if "preamble" in parts else None
        return {
            "sections": tuple(sections),
            "preamble": preamble,
            "signed": Signature(parts["signed"], row.get("signed_date")),
            "not_captured": frozenset(parts["not_captured"]),
        }

    def _tables(self, number: int, hollow: Sequence[str]) -> Tables:
        index, written = self._forms.index, json.loads(self._kept[number] or "{}")
        raws = {index[pointer]: raw for pointer, raw in written.items() if pointer in index}
        states, numbers = self._states[:, number], (self._values[:, number] // self._units).tolist()
        cells = [*map(Cell._make, zip(numbers, numbers, repeat(0)))]
        for at, raw in raws.items():
            cells[at] = cell_of(raw, self._forms, at)
        for at in np.flatnonzero(states & _VALUELESS).tolist():
            cells[at] = Cell(raws.get(at), None, int(states[at]) & _VALUELESS)
        there = (states != ABSENT).tolist()
        tables: Tables = {}
        for table, row, columns in self._lines:
            line = {column: cells[at] for column, at in columns if there[at]}
            if line:
                tables.setdefault(table, {})[row] = line
        for pointer in hollow:
            table, _, key = pointer.partition(".")
            tables.setdefault(table, {}).setdefault(key, {})
        return tables


def cell_of(raw: str | None, forms: Forms, at: int) -> Cell:
    """The cell in which a number stood, as it was written or as a program wrote it out."""
    cell = read_cell(raw, forms.unit(*forms.cells[at]))
    if cell.value is None and raw and raw.lstrip("-").replace(".", "", 1).isdecimal():  # longer than people write
        return Cell.of(raw, Decimal(raw) if "." in raw else int(raw))
    return cell
