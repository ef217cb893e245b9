"""How much the national pack finds: clean reports damaged in every cell and every checkable statement, one at a time.

`python benchmarks/mutation.py [MORE REPORTS...]`. Prints, for each kind of damage, the share of faults that give a
finding, the share found at the right place (the finding stands at the damaged thing or has it among its evidence), and
errors raised elsewhere; then the cells that no rule protects. A report given with the one of the year before is checked
against it. The pack's own samples are always used.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from disclosure_lint.api import check_reading, load_rules, read_input
from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.engine import Request
from disclosure_lint.inputs import discover
from disclosure_lint.readers import Reading
from disclosure_lint.report import Cell, Report
from disclosure_lint.rules import Pack
from disclosure_lint.siblings import Siblings

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
OWN = ("clean-2024.yaml", "pair/2023.yaml", "pair/2024.yaml")
TODAY = date(2026, 1, 31)


class Fault(NamedTuple):
    """A damaged report: the kind of damage, and the pointers where a finding would be at the right place."""

    kind: str
    report: Report
    places: frozenset[str]


def _transposed(value: Any) -> Any:
    digits = str(value)
    if not digits.isdigit() or len(digits) < 2 or digits[-1] == digits[-2]:
        return None
    return int(digits[:-2] + digits[-1] + digits[-2])


CHANGES: dict[str, Callable[[Any], Any]] = {
    "off by one": lambda value: value + 1,
    "transposed digits": _transposed,
    "sign": lambda value: -value if value else None,
    "times 10": lambda value: value * 10 if value else None,
    "times 10000": lambda value: value * 10000 if value else None,
}


def _with(report: Report, cells: dict[tuple[str, str, str], Cell]) -> Report:
    tables = {table: {row: dict(line) for row, line in rows.items()} for table, rows in report.tables.items()}
    for (table, row, column), cell in cells.items():
        tables[table][row][column] = cell
    return replace(report, tables=tables)


def _number(value: Any) -> Cell:
    return Cell.of(value, value)


def cell_faults(report: Report) -> Iterator[Fault]:
    """Every cell damaged in every way; neighbours swapped along the row and along the column."""
    for table, rows in report.tables.items():
        names = list(rows)
        for at, (row, cells) in enumerate(rows.items()):
            columns = list(cells)
            for place, (column, cell) in enumerate(cells.items()):
                here = (table, row, column)
                pointer = frozenset({".".join(here)})
                for kind, change in CHANGES.items():
                    value = change(cell.value)
                    if value is not None and value != cell.value:
                        yield Fault(kind, _with(report, {here: _number(value)}), pointer)
                if cell.value:
                    yield Fault("blank", _with(report, {here: Cell.of(None, None)}), pointer | {table})
                right = columns[place + 1] if place + 1 < len(columns) else None
                below = names[at + 1] if at + 1 < len(names) and column in rows[names[at + 1]] else None
                for kind, other in (("shifted column", (table, row, right)), ("shifted row", (table, below, column))):
                    if other[1] is not None and other[2] is not None:
                        yield from _swapped(report, kind, here, (table, str(other[1]), str(other[2])))


def _swapped(report: Report, kind: str, one: tuple[str, str, str], two: tuple[str, str, str]) -> Iterator[Fault]:
    first, second = report.cell(*one), report.cell(*two)
    if first and second and first.value != second.value:
        places = frozenset({".".join(one), ".".join(two)})
        yield Fault(kind, _with(report, {one: second, two: first}), places)


def statement_faults(report: Report) -> Iterator[Fault]:
    """Titles, headings, dates and statements damaged one at a time."""
    year = str(report.year)
    wrong = str((report.year or 0) - 1)
    if report.title:
        yield Fault("title dropped", replace(report, title=None), frozenset({"title"}))
        yield Fault(
            "title of another year", replace(report, title=report.title.replace(year, wrong)), frozenset({"title"})
        )
    if report.preamble and year in report.preamble:
        moved = replace(report, preamble=report.preamble.replace(year, wrong))
        yield Fault("period of another year", moved, frozenset({"preamble"}))
    for place, section in enumerate(report.sections):
        pointer = f"sections.{section.number}"
        others = (*report.sections[:place], *report.sections[place + 1 :])
        yield Fault("section dropped", replace(report, sections=others), frozenset({pointer}))
        renamed = replace(section, title=f"关于{section.title}的说明")
        sections = (*report.sections[:place], renamed, *report.sections[place + 1 :])
        yield Fault("heading renamed", replace(report, sections=sections), frozenset({pointer, f"{pointer}.title"}))
        twice = replace(report, sections=(*report.sections, section))
        yield Fault("section twice", twice, frozenset({pointer}))
        if section.number in (1, 5, 6):
            empty = (*report.sections[:place], replace(section, text=""), *report.sections[place + 1 :])
            yield Fault("section emptied", replace(report, sections=empty), frozenset({pointer}))
    for table in report.tables:
        rest = {key: rows for key, rows in report.tables.items() if key != table}
        yield Fault("table dropped", replace(report, tables=rest), frozenset({table}))
        for row in report.tables[table]:
            rows = {key: cells for key, cells in report.tables[table].items() if key != row}
            yield Fault(
                "row dropped", replace(report, tables={**report.tables, table: rows}), frozenset({f"{table}.{row}"})
            )
    if report.published and report.year:
        late = replace(report, published=date(report.year + 1, 6, 1))
        yield Fault("published late", late, frozenset({"published"}))
        yield Fault("published early", replace(report, published=date(report.year, 12, 1)), frozenset({"published"}))


def _at(found: Diagnostic, places: frozenset[str]) -> bool:
    return found.location.pointer in places or any(item.pointer in places for item in found.evidence)


class Tally:
    """What was found, by kind of damage."""

    def __init__(self) -> None:
        self.faults, self.found, self.placed, self.elsewhere = (
            Counter[str](),
            Counter[str](),
            Counter[str](),
            Counter[str](),
        )
        self.protected: dict[str, bool] = defaultdict(bool)

    def count(self, fault: Fault, found: list[Diagnostic]) -> None:
        """Add a fault and what is new to be said of it."""
        right = [item for item in found if _at(item, fault.places)]
        self.faults[fault.kind] += 1
        self.found[fault.kind] += bool(found)
        self.placed[fault.kind] += bool(right)
        self.elsewhere[fault.kind] += sum(item.severity == "error" and not _at(item, fault.places) for item in found)
        if fault.kind == "off by one":
            (pointer,) = fault.places
            self.protected[pointer] |= bool(right)

    def print(self) -> None:
        """The figures."""
        print(f"{'damage':24}{'faults':>8}{'found':>9}{'placed':>9}{'errors elsewhere':>18}")
        for kind, faults in self.faults.items():
            shares = (self.found[kind] / faults, self.placed[kind] / faults)
            print(f"{kind:24}{faults:8}{shares[0]:9.1%}{shares[1]:9.1%}{self.elsewhere[kind]:18}")
        bare = sorted(pointer for pointer, kept in self.protected.items() if not kept)
        print(f"cells that no rule protects from being off by one ({len(bare)} of {len(self.protected)}):")
        for pointer in bare:
            print(f"  {pointer}")


def findings(reading: Reading, report: Report, prior: Report | None, pack: Pack) -> list[Diagnostic]:
    """What is said of a report."""
    changed = reading._replace(report=report, findings=())
    return list(check_reading("report", changed, Request(report, prior, TODAY), pack).diagnostics)


def main() -> None:
    """Damages every report, checks it, prints."""
    pack, tally = load_rules(), Tally()
    paths = [str(SAMPLES / name) for name in OWN] + sys.argv[1:]
    readings = {item.name: read_input(item, pack) for item in discover(paths).inputs}
    siblings = Siblings((name, reading.report) for name, reading in readings.items() if reading.report)
    for reading in readings.values():
        report = reading.report
        if report is None:
            continue
        prior = siblings.prior(report)
        before = {item.fingerprint for item in findings(reading, report, prior, pack)}
        for fault in (*cell_faults(report), *statement_faults(report)):
            now = findings(reading, fault.report, prior, pack)
            tally.count(fault, [item for item in now if item.fingerprint not in before])
    tally.print()


if __name__ == "__main__":
    main()
