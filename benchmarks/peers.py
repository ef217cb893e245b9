"""The tie-outs of one report in this project and in general rule engines, from data that is ready, in one run.

44 assertions of the 2021 form: REQ101 by column, REQ102 by column, REQ103 by row, REV101 by group, PRO001 by document.
Every engine gets them compiled beforehand, as one expression that gives a list of truths, and the report in the form
that it likes best; then once more from the report as it was read, that form's making included. Verdicts are compared
before anything is timed. `pip install -e '.[bench]'` installs the peers; those that are not there are left out.
jsonschema-rs knows no sums: it checks structure, beside TAB001-TAB003 of ours. regorus is on no package index under its
own name: celine-regorus is its wheel.

Usage: python benchmarks/peers.py [rounds]. Exit 1 where a peer is quicker than this project, in either column.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from disclosure_lint.api import load_rules, read_input
from disclosure_lint.dsl.compile import Verdict
from disclosure_lint.engine.evaluate import Evaluation, Request, prepare
from disclosure_lint.inputs import discover
from disclosure_lint.report import Cell, Report
from disclosure_lint.rules import Pack

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "clean-2024.yaml"
TODAY = date(2026, 1, 31)
RULES = ("REQ101", "REQ102", "REQ103", "REV101", "PRO001")
REPORTS = 20
STRUCTURE = ("TAB001", "TAB002", "TAB003")
HAND, OURS = "straight-line Python", "disclosure-lint"
BALANCE = ("received", "carried_in", "concluded", "carried_out")
Data = dict[str, dict[str, dict[str, Any]]]
Sides = tuple[list[str], str, list[str]]
"""Cells whose sum stands on one side, a comparison, and those on the other."""


def assertions(data: Data) -> list[Sides]:
    """What has to hold, in cells `table.row.column`."""
    requests, columns = data["requests"], list(data["requests"]["received"])
    outcomes = [row for row in requests if row not in BALANCE]

    def cells(table: str, rows: Any, names: Any) -> list[str]:
        return [f"{table}.{row}.{name}" for row in rows for name in names]

    found: list[Sides] = []
    for column in columns:
        left, right = ("received", "carried_in"), ("concluded", "carried_out")
        found.append((cells("requests", left, [column]), "==", cells("requests", right, [column])))
    for column in columns:
        found.append((cells("requests", outcomes, [column]), "==", [f"requests.concluded.{column}"]))
    for row in requests:
        found.append((cells("requests", [row], columns[:-1]), "==", [f"requests.{row}.total"]))
    for row in data["review"]:
        found.append((cells("review", [row], list(data["review"][row])[:-1]), "==", [f"review.{row}.total"]))
    for row in ("regulations", "normative_documents"):
        stock, flow = cells("proactive", [row], ("in_force", "repealed")), [f"proactive.{row}.issued"]
        found.append((stock, ">=", flow))
    return found


def data_of(report: Report) -> Data:
    """A report as nested data; row keys without dots, which most engines take for paths."""
    return {
        table: {
            row.replace(".", "_"): {name: _number(cell) for name, cell in cells.items()} for row, cells in rows.items()
        }
        for table, rows in report.tables.items()
    }


def _number(cell: Cell) -> Any:
    return cell.value if isinstance(cell.value, int) else float(cell.value or 0)


def infix(sides: list[Sides], cell: Callable[[str], str] = str) -> str:
    """All assertions as a list in the notation that most languages share."""
    written = (f"{' + '.join(map(cell, left))} {sign} {' + '.join(map(cell, right))}" for left, sign, right in sides)
    return f"[{', '.join(written)}]"


def by_hand(sides: list[Sides]) -> Callable[[Data], list[bool]]:
    """Straight-line Python, written out once."""
    names = {cell for left, _, right in sides for cell in (*left, *right)}
    local = {name: "v_" + name.replace(".", "_") for name in names}
    lines = ["def check(data):"]
    for table, row in sorted({tuple(name.split(".")[:2]) for name in names}):
        lines.append(f"    row = data[{table!r}][{row!r}]")
        own = sorted(name for name in names if name.startswith(f"{table}.{row}."))
        lines += [f"    {local[name]} = row[{name.rsplit('.', 1)[1]!r}]" for name in own]
    lines.append(f"    return {infix(sides, local.__getitem__)}")
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)
    check: Callable[[Data], list[bool]] = space["check"]
    return check


class Peer(NamedTuple):
    """An engine: the data in the form that it likes best, and its verdicts on that."""

    prepare: Callable[[Data], Any]
    check: Callable[[Any], list[bool]]


def flat(data: Data) -> dict[str, Any]:
    """A report as one level of names."""
    return {name: cell for table, rows in data.items() for name, cell in _flat(table, rows)}


def _flat(table: str, rows: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for row, cells in rows.items():
        for column, cell in cells.items():
            yield f"{table}_{row}_{column}", cell


def _flat_name(cell: str) -> str:
    return cell.replace(".", "_")


def by_datalogic(sides: list[Sides]) -> Peer:
    """JSONLogic."""
    from datalogic_py import DataHandle, Engine

    def sum_of(cells: list[str]) -> Any:
        read = [{"var": cell} for cell in cells]
        return {"+": read} if len(read) > 1 else read[0]

    rule = Engine().compile([{sign: [sum_of(left), sum_of(right)]} for left, sign, right in sides])
    return Peer(DataHandle, rule.evaluate_data)


def by_zen(sides: list[Sides]) -> Peer:
    """The expression language of GoRules."""
    import zen

    return Peer(lambda data: data, zen.compile_expression(infix(sides)).evaluate)


def by_cel(sides: list[Sides]) -> Peer:
    """CEL in Python."""
    import celpy

    environment = celpy.Environment()
    program = environment.program(environment.compile(infix(sides, _flat_name)))
    return Peer(
        lambda data: {name: celpy.json_to_cel(cell) for name, cell in flat(data).items()},
        lambda data: list(map(bool, program.evaluate(data))),
    )


def by_rule_engine(sides: list[Sides]) -> Peer:
    """rule-engine."""
    import rule_engine

    rule = rule_engine.Rule(infix(sides, _flat_name), context=rule_engine.Context(resolver=rule_engine.resolve_item))
    return Peer(flat, lambda data: list(rule.evaluate(data)))


def by_regorus(sides: list[Sides]) -> Peer:
    """Rego. An engine holds one input, so that handing it over is part of every check."""
    import regorus

    engine = regorus.Engine()
    cells = infix(sides, lambda cell: f"input.{cell}").replace("+ ", "+\n")  # its lines are short
    engine.add_policy("report.rego", f"package report\nverdicts := {cells}")

    def check(data: Data) -> list[bool]:
        engine.set_input(data)
        return list(engine.eval_rule("data.report.verdicts"))

    return Peer(lambda data: data, check)


PEERS = {
    "datalogic-py": by_datalogic,
    "zen-engine": by_zen,
    "regorus": by_regorus,
    "cel-python": by_cel,
    "rule-engine": by_rule_engine,
}


def structure(like: Data) -> Callable[[Data], bool]:
    """jsonschema-rs: every cell of a report there, and a number."""
    import jsonschema_rs

    def closed(shape: Any) -> dict[str, Any]:
        if not isinstance(shape, dict):
            return {"type": "number"}
        return {
            "type": "object",
            "required": list(shape),
            "properties": {key: closed(item) for key, item in shape.items()},
            "additionalProperties": False,
        }

    check: Callable[[Data], bool] = jsonschema_rs.validator_for(closed(like)).is_valid
    return check


def reports_of(pack: Pack) -> list[Report]:
    """Reports, every other with a faulty cell."""
    (item,) = discover([str(SAMPLE)]).inputs
    clean = read_input(item, pack).report
    assert clean is not None
    found = []
    for at in range(REPORTS):
        tables = deepcopy(clean.tables)
        row = tables["requests"][list(tables["requests"])[at % 24]]
        if at % 2:
            row["total"] = Cell.of(*(2 * [(row["total"].value or 0) + at]))
        found.append(Report(**{**vars(clean), "tables": tables}))
    return found


def seconds(check: Callable[[int], Any], rounds: int) -> float:
    """A report, in seconds: the median over rounds of all reports."""
    taken = []
    gc.collect()  # what other engines left is no matter of this one
    for _ in range(rounds):
        start = time.perf_counter()
        for at in range(REPORTS):
            check(at)
        taken.append(time.perf_counter() - start)
    return median(taken) / REPORTS


def main() -> None:
    """Compares and prints."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    load_rules()
    pack = load_rules()
    pack.rules = {code: pack.rules[code] for code in RULES}
    reports = reports_of(pack)
    data = [data_of(report) for report in reports]
    sides = assertions(data[0])
    hand = by_hand(sides)
    requests = [Request(report, None, TODAY) for report in reports]
    ready = [prepare(request, pack) for request in requests]

    checks = {HAND: (lambda at: hand(data[at]), lambda at: hand(data_of(reports[at])))}
    checks[OURS] = (lambda at: _verdicts(ready[at]), lambda at: _verdicts(prepare(requests[at], pack)))
    counts = [len(sides) - sum(hand(item)) for item in data]
    for at, failing in enumerate(counts):
        verdicts = _verdicts(ready[at])
        assert len(verdicts) == failing and all(verdict.truth is False for verdict in verdicts), f"report {at} differs"
    for name, make in PEERS.items():
        try:
            peer = make(sides)
        except ImportError:
            print(f"{name}: not installed")
            continue
        prepared = list(map(peer.prepare, data))
        assert all(list(peer.check(prepared[at])) == hand(data[at]) for at in range(REPORTS)), f"{name} differs"
        checks[name] = (
            lambda at, peer=peer, prepared=prepared: peer.check(prepared[at]),
            lambda at, peer=peer: peer.check(peer.prepare(data_of(reports[at]))),
        )
    print(f"{len(sides)} assertions, {sum(counts)} failing in {REPORTS} reports, the same in all engines")
    times = {name: (seconds(fast, rounds), seconds(whole, rounds)) for name, (fast, whole) in checks.items()}
    print(f"{'us a report':24}{'data ready':>12}{'by hand = 1':>14}{'from the report':>18}")
    for name, (fast, whole) in times.items():
        print(f"{name:24}{fast * 1e6:12.1f}{fast / times[HAND][0]:14.2f}{whole * 1e6:18.1f}")
    peers = {name: pair for name, pair in times.items() if name not in (HAND, OURS)}
    won = [ours < min(column) for ours, column in zip(times[OURS], zip(*peers.values(), strict=True), strict=True)]
    won += _structures(reports, data, rounds)
    print(f"faster than every peer: {'yes' if all(won) else 'no'}")
    sys.exit(not all(won))


def _structures(reports: list[Report], data: list[Data], rounds: int) -> list[bool]:
    """Prints the times for structure; whether ours are shorter, [] where the peer is not there."""
    pack = load_rules()
    pack.rules = {code: pack.rules[code] for code in STRUCTURE}
    requests = [Request(report, None, TODAY) for report in reports]
    ready = [prepare(request, pack) for request in requests]
    try:
        theirs = structure(data[0])
    except ImportError:
        print("jsonschema-rs: not installed")
        return []
    assert not any(map(_verdicts, ready)) and all(map(theirs, data))
    own = seconds(lambda at: _verdicts(ready[at]), rounds), seconds(lambda at: theirs(data[at]), rounds)
    whole = (
        seconds(lambda at: _verdicts(prepare(requests[at], pack)), rounds),
        seconds(lambda at: theirs(data_of(reports[at])), rounds),
    )
    print(f"{'structure alone':24}{'data ready':>12}{'':14}{'from the report':>18}")
    for name, fast, slow in zip((OURS, "jsonschema-rs"), own, whole, strict=True):
        print(f"{name:24}{fast * 1e6:12.1f}{'':14}{slow * 1e6:18.1f}")
    return [ours < other for ours, other in (own, whole)]


def _verdicts(found: Evaluation) -> list[Verdict]:
    return found.program.program.run(*found.vector, found.context)


if __name__ == "__main__":
    main()
