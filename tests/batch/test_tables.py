"""Tables of a run are written as rows come: what is held of them has a bound."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from disclosure_lint.batch.results.columns import TABLES
from disclosure_lint.batch.results.parquet import Table


@pytest.mark.parametrize(("name", "most"), [("paragraphs", 10_000), ("cells", 100_000)])
def test_rows_are_not_held_beyond_a_group(name: str, most: int, tmp_path: Path) -> None:
    table = Table(tmp_path, name)
    values = {"text": "全年公开信息", "json": "[]", "int": 1, "decimal": None}
    row = [values[column.kind] for column in TABLES[name]]
    table.add_columns([[value] * (most + 5) for value in row], most + 5)
    table.add(row)
    table.close()
    written = pq.ParquetFile(tmp_path / f"{name}.parquet").metadata
    groups = [written.row_group(at).num_rows for at in range(written.num_row_groups)]
    assert groups == [most, 6]
