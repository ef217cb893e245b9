"""`batch` over a made-up province finds every fault that was put in, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_lint.api import load_rules

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
REPORTS = 300


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def test_every_rule_has_a_fault_or_a_reason_for_having_none() -> None:
    from population.faults import uncovered

    assert uncovered(set(load_rules().rules)) == set()


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    from province import populate

    one, two, other = (populate(tmp_path / str(at), 60, 0.0, seed) for at, seed in enumerate((1, 1, 2)))
    texts = [[file.read_bytes() for file in sorted(each.folder.rglob("*.yaml"))] for each in (one, two, other)]
    assert texts[0] == texts[1] != texts[2]


def test_each_kind_of_fault_is_found_and_nothing_else(tmp_path: Path) -> None:
    from population.faults import KINDS
    from population.proof import differences
    from province import LIST, ROSTER, TODAY, populate

    made = populate(tmp_path / "handed", REPORTS, len(KINDS) / REPORTS)
    assert {placed.kind for placed in made.truth.placed} == {kind.name for kind in KINDS}
    run, roster = tmp_path / "run", made.folder / ROSTER
    arguments = [str(made.folder / LIST), "-o", str(run), "--roster", str(roster), "--today", str(TODAY), "--jobs", "2"]
    subprocess.run([sys.executable, "-m", "disclosure_lint", "batch", *arguments], check=False, capture_output=True)
    assert list(differences(run, made)) == []
