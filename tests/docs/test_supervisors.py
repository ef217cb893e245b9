"""The queries of docs/supervisors.md work on a run."""

import re
from pathlib import Path

import duckdb
import pytest
from tests.batch.conftest import made, ran

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = "".join((DOCS / name).read_text(encoding="utf-8") for name in ("supervisors.md", "supervisors.zh.md"))
QUERIES = re.findall(r"```sql\n(.*?)```", PAGES, re.DOTALL)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("supervisors")
    ran(made(folder / "in"), folder / "run")
    return folder / "run" / "run.duckdb"


def test_every_query_works(base: Path) -> None:
    assert len(QUERIES) >= 8
    with duckdb.connect(str(base), read_only=True) as connection:
        rows = [len(connection.execute(query).fetchall()) for query in QUERIES]
    assert sum(count > 0 for count in rows) >= 5
