"""Memory that has run out is the process's matter: the file is over its limit, and no rule is to blame."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.api import load_rules
from disclosure_lint.api.judging import check_reading
from disclosure_lint.batch.workers import Failure, guarded
from disclosure_lint.dsl.compile import Program
from disclosure_lint.engine import Request
from disclosure_lint.engine.judge import Judge
from disclosure_lint.readers import read

FAULTY = Path(__file__).parents[2] / "samples" / "faulty-2024.yaml"


def check(name: str) -> None:
    pack = load_rules()
    reading = read(name, FAULTY.read_bytes(), pack.forms, pack.vocabulary)
    assert reading.report is not None
    check_reading(name, reading, Request(reading.report, None, date(2026, 1, 31)), pack)


def raising(error: type[Exception]) -> Any:
    def raises(*arguments: object) -> None:
        raise error

    return raises


@pytest.mark.parametrize(
    "places",
    [
        [(Program, "run", MemoryError)],
        [(Program, "run", ZeroDivisionError), (Program, "run_alone", MemoryError)],
        [(Judge, "diagnose", MemoryError)],
    ],
    ids=["all rules", "a rule alone", "a finding"],
)
def test_it_is_no_fault_of_a_rule(places: list[tuple[type, str, type[Exception]]], monkeypatch: Any) -> None:
    for owner, name, error in places:
        monkeypatch.setattr(owner, name, raising(error))
    assert guarded(check, "report.yaml") == Failure("memory")
