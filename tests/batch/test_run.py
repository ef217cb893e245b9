"""Whole runs: the same results for any number of processes and any interruption."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from tests.batch.conftest import TODAY, Silent, ran, results

from disclosure_lint.api import Options, WrongCall, check, load_rules
from disclosure_lint.columnar import recheck
from disclosure_lint.columnar.stored import stored
from disclosure_lint.inputs import discover

KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.batch.conftest import Silent, ran

def stop(count):
    if count == {at}:
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    ran(Path({reports!r}), Path({folder!r}), Silent(stop), resume=True, jobs=2)
"""
REPOSITORY = Path(__file__).resolve().parents[2]


def query(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folder / "run.duckdb"), read_only=True) as base:
        return base.execute(sql).fetchall()


def test_any_number_of_processes(root: Path, undisturbed: Path, tmp_path: Path) -> None:
    ran(root, tmp_path / "run", jobs=3)
    assert results(tmp_path / "run") == results(undisturbed)


def test_findings_are_those_of_check(root: Path, undisturbed: Path) -> None:
    found = check(discover([str(root)]), Options(today=TODAY, isolated=True)).result
    expected = Counter(
        (Path(report.path).relative_to(root).as_posix(), item.rule, item.location.pointer, item.message.zh)
        for report in found.reports
        for item in report.diagnostics
        if not item.rule.startswith("SRC00") or item.rule in ("SRC001", "SRC003")
    )
    rows = query(undisturbed, "SELECT path, rule, pointer, message_zh FROM diagnostics WHERE rule NOT IN ('SRC004')")
    assert Counter(rows) == expected
    assert sum(expected.values()) > 20


def test_killed_at_any_moment_and_gone_on_with(root: Path, undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    for at in (2, 15, 25):
        script = tmp_path / "killed.py"
        script.write_text(KILLED.format(root=str(REPOSITORY), reports=str(root), folder=str(folder), at=at))
        done = subprocess.run([sys.executable, script], capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    ran(root, folder, resume=True)
    assert results(folder) == results(undisturbed)


def test_processes_killed_on_the_way(root: Path, undisturbed: Path, tmp_path: Path) -> None:
    def kill(count: int) -> None:
        if count in (3, 20):
            for child in multiprocessing.active_children():
                os.kill(child.pid or 0, signal.SIGKILL)

    ran(root, tmp_path / "run", Silent(kill), jobs=2)
    assert results(tmp_path / "run") == results(undisturbed)


def test_interrupted_and_gone_on_with(root: Path, undisturbed: Path, tmp_path: Path) -> None:
    def stop(count: int) -> None:
        if count == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ran(root, tmp_path / "run", Silent(stop))
    assert not (tmp_path / "run" / "run.json").exists()
    with pytest.raises(WrongCall):
        ran(root, tmp_path / "run")
    ran(root, tmp_path / "run", resume=True)
    assert results(tmp_path / "run") == results(undisturbed)


def test_what_has_changed_is_done_again_and_nothing_else(tmp_path: Path) -> None:
    from tests.batch.conftest import made

    root, folder = made(tmp_path / "in"), tmp_path / "run"
    ran(root, folder)
    (root / "notes.md").unlink()
    text = (root / "市2" / "2023.yaml").read_text(encoding="utf-8")
    (root / "市2" / "2023.yaml").write_text(
        text.replace("carried_out: [1, 1,", "carried_out: [3, 1,"), encoding="utf-8"
    )
    noted: list[str] = []

    class Noting(Silent):
        def done(self, path: str, seconds: float) -> None:
            if seconds and self.count >= total:
                noted.append(path)
            super().done(path, seconds)

    total = len([path for path in root.rglob("*") if path.is_file()])
    ran(root, folder, Noting(), resume=True)
    assert noted == ["市2/2023.yaml", "市2/2024.yaml"]  # the changed one, and the one it is last year's of
    ran(root, tmp_path / "fresh")
    assert results(folder) == results(tmp_path / "fresh")


def test_numbers_of_persons_stay_in_no_file(undisturbed: Path) -> None:
    assert query(undisturbed, "SELECT count(*) FROM diagnostics WHERE rule = 'HYG003'") == [(1,)]
    texts = query(undisturbed, "SELECT text FROM paragraphs WHERE path = '市4/2024.yaml' AND text LIKE '%张三%'")
    assert len(texts) == 1
    for path in undisturbed.iterdir():
        assert b"11010519491231002X" not in path.read_bytes(), path.name
    import sqlite3

    with closing(sqlite3.connect(undisturbed / "ledger.sqlite")) as base:
        kept = [path for (path,) in base.execute("SELECT path FROM readings")]
    assert "市4/2024.yaml" not in kept and "市5/2024.yaml" in kept


def test_the_manifest(undisturbed: Path) -> None:
    made = json.loads((undisturbed / "run.json").read_text(encoding="utf-8"))
    assert made["today"] == "2026-01-31"
    assert made["status"] == {"checked": 9, "no_report": 1, "unreadable": 5}
    assert made["tables"]["reports"] == 15


def test_stored_cells_give_the_outcomes_of_the_run_again(undisturbed: Path) -> None:
    pack = load_rules()
    run = stored(undisturbed, pack.forms)
    found = recheck(run.columns, pack, TODAY)
    outcomes = {
        (path, rule): outcome for path, rule, outcome in query(undisturbed, "SELECT path, rule, outcome FROM outcomes")
    }
    again = {(path, code): found.outcome(at, code) for at, path in enumerate(run.paths) for code in pack.rules}
    answered = {key: outcome for key, outcome in again.items() if outcome is not None}
    assert len(answered) > 20 * len(run.paths)
    assert answered == {key: outcomes[key] for key in answered}
    findings = Counter(
        (run.paths[at], item.rule, item.location.pointer, item.message.zh) for at, item in found.findings()
    )
    told = query(undisturbed, "SELECT path, rule, pointer, message_zh FROM diagnostics")
    assert findings == Counter(row for row in told if row[:2] in answered)
    assert sum(findings.values()) > 5
