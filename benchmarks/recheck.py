"""The rules that cells answer, over stored reports: columns against the scalar code on reports already parsed.

Two reports of a pair and a clean one, repeated; every 50th has a fault in one cell: blank, text, another number, below
zero. Columns begin at the Parquet tables of the run (`read`) and give outcomes, failing places and what was missing of
all reports (`judged`). The scalar code gets the same reports as parsed, a sample of them, for the rules that columns
answer and no others. The outcomes of the sample are compared. Times are those of the processor, all threads together.

Usage: python benchmarks/recheck.py [reports] [sample]
"""

import json
import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from disclosure_lint.api import load_rules, read_input
from disclosure_lint.columnar import Recheck, recheck
from disclosure_lint.columnar.figures import figures_of, layout
from disclosure_lint.columnar.stored import Stored, stored
from disclosure_lint.engine.evaluate import Request, evaluate
from disclosure_lint.inputs import discover
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
TODAY = date(2026, 1, 31)
FAULTS = (None, "/", 7, -3)
EVERY = 50


def reports_of(count: int, pack: Pack) -> tuple[list[Report], list[int]]:
    """Reports and the numbers of their reports of the year before."""
    names = ("pair/2024.yaml", "pair/2023.yaml", "clean-2024.yaml")
    inputs = [item for name in names for item in discover([str(SAMPLES / name)]).inputs]
    base = [report for item in inputs if (report := read_input(item, pack).report)]
    chance, cells = random.Random(1), list(pack.forms.editions[-1].cells)
    found = [_faulty(base[at % 3], chance, cells, pack) if at % EVERY == 0 else base[at % 3] for at in range(count)]
    return found, [at + 1 if at % 3 == 0 and at + 1 < count else -1 for at in range(count)]


def _faulty(report: Report, chance: random.Random, cells: list[Any], pack: Pack) -> Report:
    table, row, column = chance.choice(cells)
    tables = {key: {name: dict(line) for name, line in rows.items()} for key, rows in report.tables.items()}
    tables[table][row][column] = read_cell(chance.choice(FAULTS), pack.forms.unit(table, row, column))
    return replace(report, tables=tables)


def write(folder: Path, reports: list[Report], priors: list[int], pack: Pack) -> None:
    """The tables of a run that re-checks read, as `batch` writes them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    layouts = json.dumps({layout(pack.forms): list(map(str, pack.forms.cells))})
    texts = [(name, pa.string()) for name in ("path", "layout", "kept")]
    kinds = pa.schema([*texts, ("numbers", pa.binary()), ("states", pa.binary())], {"layouts": layouts})
    with pq.ParquetWriter(folder / "figures.parquet", kinds, compression="zstd") as writer:
        for start in range(0, len(reports), 20_000):
            some = list(enumerate(reports[start : start + 20_000], start))
            made = [figures_of(report, pack.forms, str) for _, report in some]
            rows = [
                (f"{at:06}.yaml", own.layout, own.kept, own.numbers, own.states)
                for (at, _), own in zip(some, made, strict=True)
            ]
            columns = zip(zip(*rows, strict=True), kinds, strict=True)
            writer.write_table(pa.Table.from_arrays([pa.array(of, field.type) for of, field in columns], schema=kinds))
    found = [_head(number, report, priors[number]) for number, report in enumerate(reports)]
    pq.write_table(pa.Table.from_pylist(found), folder / "reports.parquet")


def _head(number: int, report: Report, prior: int) -> dict[str, Any]:
    stated = {"level": report.level, "edition": report.edition}
    return {
        "path": f"{number:06}.yaml",
        "agency": report.agency,
        "agency_code": report.agency_code,
        "level": report.level,
        "scope": report.scope,
        "year": report.year,
        "title": report.title,
        "status": "checked",
        "prior_path": f"{prior:06}.yaml" if prior >= 0 else None,
        "stated": json.dumps(stated),
        **dict.fromkeys(("published", "signed_date", "parts", "packs", "unit")),
    }


def by_columns(folder: Path, pack: Pack) -> tuple[Stored, Recheck, float, float]:
    """The run and its outcomes; seconds of reading and of judging."""
    start = time.process_time()
    run = stored(folder, pack.forms)
    middle = time.process_time()
    found = recheck(run.columns, pack, TODAY)
    _ = found.failing, found.outcomes
    return run, found, middle - start, time.process_time() - middle


def main() -> None:
    """Compares and prints."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    size = min(count, int(sys.argv[2]) if len(sys.argv) > 2 else 3000)
    load_rules()
    pack, narrow = load_rules(), load_rules()
    reports, priors = reports_of(count, pack)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), reports, priors, pack)
        _, found, read, judged = by_columns(Path(folder), pack)
    answered = {code for code in pack.rules if any(found.outcome(at, code) for at in range(3))}
    narrow.rules = {code: rule for code, rule in narrow.rules.items() if code in answered}
    requests = [Request(reports[at], reports[priors[at]] if priors[at] >= 0 else None, TODAY) for at in range(size)]
    evaluate(requests[0], narrow)
    start = time.process_time()
    scalar = [evaluate(request, narrow) for request in requests]
    each = (time.process_time() - start) / size
    for at, evaluation in enumerate(scalar):
        differing = {c for c, o in evaluation.outcomes.items() if found.outcome(at, c) not in (o, None)}
        assert not differing, f"report {at}: {differing}"
    print(f"{count} reports, {len(narrow.rules)} rules, {len(found.failing)} failing places")
    print(f"scalar code on parsed reports: {each * 1e6:.0f} us a report, {each * count:.1f} s for all")
    print(f"columns: read {read:.2f} s, judged {judged:.2f} s")
    print(f"ratio: {each * count / judged:.1f} judged, {each * count / (read + judged):.1f} with reading")


if __name__ == "__main__":
    main()
