"""A run's results beside the truth: findings, coverage, copies. Every difference in words."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from province import Population

from population.truth import Copied, Covered, Finding


def differences(run: Path, made: Population) -> Iterator[str]:
    """What was not found, and what was found and is not so; nothing where all is as it should be."""
    found = Counter(_rows(run, "diagnostics", Finding))
    kinds = {placed.path: placed.kind for placed in made.truth.placed}
    yield from _beside("finding", found, made.truth.findings, kinds)
    covered = Counter(_rows(run, "coverage", Covered))
    yield from _beside("coverage", covered, Counter(made.truth.coverage(made.agencies)), kinds)
    yield from _beside("copies", Counter(_clusters(run)), Counter(made.truth.clusters), kinds)
    states = Counter(row["status"] for row in pq.read_table(run / "reports.parquet", columns=["status"]).to_pylist())
    if states["limit"] or states["broken"]:
        yield f"documents: {dict(states)}"


def _rows(run: Path, table: str, kind: Any) -> Iterator[Any]:
    for batch in pq.ParquetFile(run / f"{table}.parquet").iter_batches(columns=list(kind._fields)):
        for row in zip(*(batch.column(name).to_pylist() for name in kind._fields), strict=True):
            yield kind(*row)


def _clusters(run: Path) -> Iterator[frozenset[Copied]]:
    clusters: dict[int, set[Copied]] = {}
    for row in pq.read_table(run / "similarity.parquet", columns=["cluster", *Copied._fields]).to_pylist():
        clusters.setdefault(row.pop("cluster"), set()).add(Copied(**row))
    return map(frozenset, clusters.values())


def _beside(what: str, found: Counter[Any], true: Counter[Any], kinds: dict[str, str]) -> Iterator[str]:
    for said, rest in (("not found", true - found), ("not so", found - true)):
        for each, times in sorted(rest.items(), key=repr):
            paths = {each.path} if hasattr(each, "path") else {member.path for member in each}
            why = ", ".join(sorted({kinds[path] for path in paths if path in kinds})) or "no fault"
            yield f"{what} {said}{f' ({times} times)' if times > 1 else ''}: {each} [{why}]"
