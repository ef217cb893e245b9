"""The tables `reports` and `figures` of a run as columns. Documents are not read again; every digit is kept."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from disclosure_lint.columnar.columns import ABSENT, Columns, Head, Held, Integers, States, Truths
from disclosure_lint.columnar.figures import WIDTH
from disclosure_lint.columnar.restored import Paragraphs, Restored
from disclosure_lint.forms import Forms

_READ = (
    *("path", "agency", "agency_code", "level", "scope", "year", "title", "published", "signed_date", "status"),
    *("prior_path", "stated", "parts", "packs", "unit"),
)
"""Columns of the table `reports` that are asked for."""


class Rows:
    """What the table `reports` tells of the reports, a column at a time or a report at a time."""

    def __init__(self, table: Any) -> None:
        self._table, self._columns = table, dict(zip(table.column_names, table.columns, strict=True))
        self.column = lru_cache(maxsize=None)(self._column)

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def __getitem__(self, number: int) -> dict[str, Any]:
        return {name: column[number].as_py() for name, column in self._columns.items()}

    def _column(self, name: str) -> list[Any]:
        """The values of a column."""
        found: list[Any] = self._columns[name].to_pylist()
        return found


class Stored(NamedTuple):
    """The checked reports of a run, by path; what the run tells of each, and their columns, in the same order."""

    paths: tuple[str, ...]
    rows: Rows
    columns: Columns


def stored(folder: Path, forms: Forms) -> Stored:
    """The reports of a run. OSError, ValueError or KeyError where its tables cannot be read."""
    rows = _rows(folder)
    paths = tuple(rows.column("path"))
    number = {path: at for at, path in enumerate(paths)}
    priors = np.array([-1 if path is None else number.get(path, -1) for path in rows.column("prior_path")], np.int64)
    known = {text: json.loads(text or "{}") for text in set(rows.column("stated"))}
    told = [known[text] for text in rows.column("stated")]
    values, states, kept = _matrix(folder, forms, number)
    restored = Restored(forms, rows, told, values, states, kept, Paragraphs(folder, number))
    held = _held(rows, told, priors)
    columns = Columns(values, states, _heads(rows, told), rows.column("agency"), priors, restored.report, held)
    return Stored(paths, rows, columns)


def _rows(folder: Path) -> Rows:
    import pyarrow.compute as pc  # with the extra for runs alone
    import pyarrow.parquet as pq

    table = pq.read_table(folder / "reports.parquet", columns=list(_READ))
    if set(_READ) - set(table.column_names):
        raise ValueError(f"reports.parquet: {', '.join(sorted(set(_READ) - set(table.column_names)))}")
    checked = pc.and_(pc.equal(table["status"], "checked"), pc.is_valid(table["year"]))
    named = pc.not_equal(pc.fill_null(table["agency"], ""), "")
    return Rows(table.filter(pc.or_(checked, named)).combine_chunks())


def _held(rows: Rows, told: Sequence[Mapping[str, Any]], priors: Integers) -> Held:
    withheld = [stated.get("withheld") for stated in told]
    cells = np.array([what != "all" for what in withheld], np.bool_)
    texts = np.array([not what for what in withheld], np.bool_)
    wanted = np.array([path is not None for path in rows.column("prior_path")], np.bool_)
    there: Truths = np.where(priors >= 0, cells[priors], False) if len(rows) else wanted
    return Held(cells, texts, ~wanted | there)


def _heads(rows: Rows, told: Sequence[Mapping[str, Any]]) -> list[Head]:
    """Level and edition as stated are kept apart from those that reports were judged by."""
    made = lru_cache(maxsize=None)(Head)
    columns = (rows.column(name) for name in ("year", "level", "scope"))
    return [
        made(
            year,
            stated.get("level", level),
            scope,
            stated.get("edition"),
            bool(stated.get("labels") or stated.get("hollow")),
        )
        for year, level, scope, stated in zip(*columns, told, strict=True)
    ]


def _matrix(folder: Path, forms: Forms, number: Mapping[str, int]) -> tuple[Integers, States, list[str | None]]:
    """Numbers and states by cell and report, and what is kept beside them of each report."""
    import pyarrow.parquet as pq

    size = len(forms.cells)
    values, states = np.zeros((size, len(number)), np.int64), np.full((size, len(number)), ABSENT, np.uint8)
    kept: list[str | None] = [None] * len(number)
    with pq.ParquetFile(folder / "figures.parquet", read_dictionary=["layout"]) as file:
        layouts = json.loads((file.schema_arrow.metadata or {})[b"layouts"])
        for batch in file.iter_batches(1 << 12, columns=["path", "layout", "numbers", "states", "kept"]):
            path, layout, numbers, marks, texts = batch.columns
            reports = np.array([number.get(name, -1) for name in path.to_pylist()], np.int64)
            if texts.null_count < len(texts):
                for report, text in zip(reports.tolist(), texts.to_pylist(), strict=True):
                    if text is not None and report >= 0:
                        kept[report] = text
            codes = layout.indices.to_numpy()
            for code, name in enumerate(layout.dictionary.to_pylist()):
                cells = np.array([forms.index.get(pointer, -1) for pointer in layouts[name]], np.int64)
                rows = np.flatnonzero((codes == code) & (reports >= 0))
                for into, column, kind in ((values, numbers, "<i8"), (states, marks, "u1")):
                    _fill(into, column, kind, cells, rows, reports[rows])
    return values, states, kept


def _fill(into: Any, column: Any, kind: str, cells: Integers, rows: Integers, reports: Integers) -> None:
    """Bytes of reports that have one layout into the matrix."""
    width = len(cells) * (WIDTH if kind == "<i8" else 1)
    if len(rows) < len(column):
        column = column.take(rows)
    _, offsets, data = column.buffers()
    bounds = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    if len(column) and (np.diff(bounds) != width).any():
        raise ValueError("figures.parquet")
    block = np.frombuffer(data, np.uint8)[bounds[0] : bounds[-1]].view(kind).reshape(len(rows), len(cells))
    if not len(rows):
        return
    first = int(reports[0])
    if np.array_equal(cells, np.arange(len(into))) and (reports == np.arange(first, first + len(reports))).all():
        into[:, first : first + len(reports)] = block.T
    else:
        known = cells >= 0
        into[np.ix_(cells[known], reports)] = block.T[known]
