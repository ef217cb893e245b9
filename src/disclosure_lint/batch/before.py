"""A finished run as it stands in its tables: what it found, by which rules, and what was judged at all."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.api.hierarchy import Unit
from disclosure_lint.batch.results import manifest
from disclosure_lint.diagnostics import Bilingual

if TYPE_CHECKING:
    from disclosure_lint.columnar.columns import Truths


class Found(NamedTuple):
    """A finding of the run. `excused` where it is waived or known from the baseline."""

    path: str
    rule: str
    fingerprint: str
    pointer: str
    severity: str
    message: Bilingual
    excused: bool


class KnownRule(NamedTuple):
    """The digests of a rule as the run had it (see `rules.digests`); None where it did not keep them."""

    judging: str | None
    wording: str | None


class Before(NamedTuple):
    """`units` is its roster; `select` and `ignore` are those of its call."""

    folder: Path
    made: dict[str, Any]
    today: date
    rules: dict[str, KnownRule]
    units: list[Unit]
    select: tuple[str, ...]
    ignore: tuple[str, ...]

    def findings(self) -> Iterator[Found]:
        """All findings."""
        names = ["path", "rule", "fingerprint", "pointer", "severity", "message_zh", "message_en", "counts"]
        for path, rule, mark, pointer, severity, zh, en, counts in _rows(self.folder, "diagnostics", names):
            yield Found(path, rule, mark, pointer, severity, Bilingual(zh, en), not counts)

    def judged(self, paths: Sequence[str]) -> "dict[str, Truths]":
        """Which of the reports each rule has an outcome on."""
        import numpy as np
        import pyarrow.parquet as pq  # with the extra for runs

        number = {path: at for at, path in enumerate(paths)}
        found: dict[str, Truths] = {}
        with pq.ParquetFile(self.folder / "outcomes.parquet", read_dictionary=["path", "rule"]) as file:
            for batch in file.iter_batches(1 << 20, columns=["path", "rule"]):
                path, rule = batch.columns
                reports = np.array([number.get(text, -1) for text in path.dictionary.to_pylist()], np.int64)
                reports, codes = reports[path.indices.to_numpy()], rule.indices.to_numpy()
                for at, code in enumerate(rule.dictionary.to_pylist()):
                    of_rule = reports[(codes == at) & (reports >= 0)]
                    found.setdefault(code, np.zeros(len(paths), np.bool_))[of_rule] = True
        return found


def before(folder: Path) -> Before:
    """The run in a folder. OSError, ValueError or KeyError where there is no finished one."""
    made: dict[str, Any] = manifest.read(folder)
    rules = {code: KnownRule(*digests) for code, *digests in _rows(folder, "rules", ["rule", "judging", "wording"])}
    units = [Unit(*row) for row in _rows(folder, "units", ["unit", "parent", "level", "scope"])]
    options = made["options"]
    chosen = (tuple(options["select"]), tuple(options["ignore"]))
    return Before(folder, made, date.fromisoformat(made["today"]), rules, units, *chosen)


def _rows(folder: Path, table: str, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a table; columns that it lacks are None, a table that is not there has none."""
    import pyarrow.parquet as pq

    file = folder / f"{table}.parquet"
    if not file.exists():
        return
    with pq.ParquetFile(file) as reader:
        there = [name for name in names if name in set(reader.schema_arrow.names)]
        for batch in reader.iter_batches(1 << 16, columns=there):
            columns = dict(zip(batch.schema.names, (column.to_pylist() for column in batch.columns), strict=True))
            yield from zip(*(columns.get(name, [None] * batch.num_rows) for name in names), strict=True)


def packs_of(told: str | None) -> tuple[str, ...]:
    """The packs that a report of the run was judged by, as its table tells them."""
    return tuple(json.loads(told or '["national"]'))


def packs_by_report(folder: Path) -> list[tuple[str, ...]]:
    """The packs that reports of the run were judged by, each combination once."""
    rows = _rows(folder, "reports", ["packs", "agency"])
    found = {packs_of(packs) for packs, agency in rows if agency is not None or packs is not None}
    return sorted(found) or [packs_of(None)]
