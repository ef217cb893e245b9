"""Tables as Parquet files: written as rows come, the same bytes for the same rows."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from disclosure_lint.batch.record import DECIMALS
from disclosure_lint.batch.results.columns import TABLES, Column

_GROUP = 10_000
"""Rows that are held before they are written: texts and evidence are some kilobytes a row."""
_NARROW = {"cells": 100_000, "outcomes": 100_000}
"""The same of tables whose rows are short and many."""


class Table:
    """A table being written, under another name until it is whole."""

    def __init__(self, folder: Path, name: str, metadata: Mapping[str, str] | None = None) -> None:
        import pyarrow.parquet as pq  # an extra

        self._columns = TABLES[name]
        self._target = folder / f"{name}.parquet"
        self._part = folder / f"{name}.parquet.part"
        self._schema = _schema(self._columns).with_metadata(dict(metadata or {}) or None)
        self._held: list[list[Any]] = [[] for _ in self._columns]
        self._group = _NARROW.get(name, _GROUP)
        self._writer: Any = pq.ParquetWriter(self._part, self._schema, compression="zstd")
        self.count = 0

    def add(self, row: Sequence[Any]) -> None:
        """A row, in the order of the columns."""
        for held, value in zip(self._held, row, strict=True):
            held.append(value)
        self._added(1)

    def add_columns(self, columns: Iterable[Sequence[Any]], count: int) -> None:
        """Many rows, column by column."""
        for held, values in zip(self._held, columns, strict=True):
            held.extend(values)
        self._added(count)

    def _added(self, count: int) -> None:
        self.count += count
        while len(self._held[0]) >= self._group:
            self._write([held[: self._group] for held in self._held])
            self._held = [held[self._group :] for held in self._held]

    def _write(self, columns: list[list[Any]]) -> None:
        import pyarrow as pa

        arrays = [_array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=self._group)

    def close(self) -> None:
        """Write the rest; the table then has its name."""
        if self._held[0]:
            self._write(self._held)
        self._writer.close()
        self._part.replace(self._target)


def _array(values: list[Any], kind: Any) -> Any:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half of a surrogate pair, as a report may escape it
        return pa.array([value and value.encode(errors="replace").decode() for value in values], kind)


def _schema(columns: Iterable[Column]) -> Any:
    import pyarrow as pa

    kinds: Mapping[str, Any] = {
        "text": pa.string(),
        "json": pa.string(),
        "int": pa.int64(),
        "bool": pa.bool_(),
        "day": pa.date32(),
        "number": pa.float64(),
        "decimal": pa.decimal128(38, DECIMALS),
        "bytes": pa.binary(),
    }
    return pa.schema([pa.field(column.name, kinds[column.kind]) for column in columns])


def day(text: str | None) -> datetime.date | None:
    """A day as tables hold it."""
    return datetime.date.fromisoformat(text) if text else None
