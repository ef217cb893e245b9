"""Runs that end before their time: what is said, what is left, and that `--resume` goes on from there."""

import errno
import importlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.batch.conftest import SAMPLES, TODAY, Failing, Silent, ran, results

from disclosure_lint.api import Options, WrongCall
from disclosure_lint.batch.ends import Stopped, stopping
from disclosure_lint.batch.ledger import Ledger
from disclosure_lint.batch.results import manifest, views
from disclosure_lint.batch.workers import Failure

RUN = importlib.import_module("disclosure_lint.batch.run")


@pytest.mark.parametrize("name", ["findings.csv.part", "reports.parquet.part", "run.json.part"])
def test_a_full_disk_is_told_and_gone_on_after(name: str, root: Path, undisturbed: Path, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device")
    folder = tmp_path / "run"

    class Filling(Silent):
        def stage(self, stage: str, total: int, running: Any) -> None:
            if stage == "write":
                (folder / name).symlink_to("/dev/full")

    with pytest.raises(Stopped) as error:
        ran(root, folder, Filling())
    assert "the disk is full" in error.value.message.en and str(folder) in error.value.message.en
    assert not (folder / "run.json").exists()
    (folder / name).unlink()
    ran(root, folder, resume=True)
    assert results(folder) == results(undisturbed)


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
        (sqlite3.DatabaseError("database disk image is malformed"), "image is malformed"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_what_the_system_refuses(error: Exception, word: str, tmp_path: Path) -> None:
    with pytest.raises(Stopped, match=word), stopping(tmp_path):
        raise error


def test_what_is_no_matter_of_the_system_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), stopping(tmp_path):
        raise ZeroDivisionError


def test_the_manifest_comes_last(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*arguments: Any) -> None:
        names = {path.name for path in (tmp_path / "run").iterdir()}
        assert {"run.duckdb", "findings.xlsx", "views.sql", "rules.parquet"} <= names
        raise KeyboardInterrupt

    monkeypatch.setattr(manifest, "write", write)
    with pytest.raises(KeyboardInterrupt):
        ran(root, tmp_path / "run")


def test_what_was_left_by_a_run_that_was_killed_is_no_part_of_the_next(
    root: Path, undisturbed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    ran(root, folder)
    for name in (f"{views.BASE}.part", f"{views.BASE}.part.wal", "cells.parquet.part", "findings.csv.part"):
        (folder / name).write_bytes(b"torn")
    ran(root, folder, resume=True)
    assert {path.name for path in folder.iterdir()} == {path.name for path in undisturbed.iterdir()}
    assert results(folder) == results(undisturbed)


def test_two_runs_in_one_folder(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    said: list[str] = []

    def again(count: int) -> None:
        if count == 3:
            with pytest.raises(WrongCall) as error:
                ran(root, folder, resume=True)
            said.extend(message.en for message in error.value.messages)

    ran(root, folder, Silent(again))
    assert said == [f"{folder} is in use by another run"]
    assert (folder / "run.json").exists()


def test_a_folder_of_another_version(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    with closing(Ledger(folder)) as ledger:
        ledger.mark("version", "0")
    with pytest.raises(WrongCall) as error:
        ran(root, folder, resume=True)
    assert "another version of this program" in error.value.messages[0].en


def test_results_of_another_version_of_the_program_are_made_again(
    root: Path, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "run"
    with monkeypatch.context() as older:
        older.setattr(RUN, "__version__", "0.0.1")
        ran(root, folder)
    with closing(Ledger(folder)) as ledger:
        before = ledger.record_keys()
    ran(root, folder, resume=True)
    with closing(Ledger(folder)) as ledger:
        after = ledger.record_keys()
    assert not [path for path, key in before.items() if key is not None and key == after[path]]
    assert results(folder) == results(undisturbed)


def test_a_run_beside_itself_is_refused(root: Path, tmp_path: Path) -> None:
    ran(root, tmp_path / "run")
    with pytest.raises(WrongCall) as error:
        ran(root, tmp_path / "run", resume=True, since=tmp_path / "run")
    assert "are the same folder" in error.value.messages[0].en
    assert (tmp_path / "run" / "run.json").exists()


@pytest.mark.parametrize(("kind", "told"), [("died", 1), ("time", 0), ("memory", 0)])
def test_last_years_report_on_which_the_program_fails_is_no_document_of_the_run(
    kind: Any, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RUN, "engine_of", lambda options: Failing("prior:", Failure(kind, "x")))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2024.yaml").write_bytes((SAMPLES / "pair" / "2024.yaml").read_bytes())
    said = Silent()
    checking = Options(today=TODAY, isolated=True, prior=str(SAMPLES / "pair" / "2023.yaml"))
    ended = ran(tmp_path / "in", tmp_path / "run", said, checking=checking)
    assert (ended.totals.documents, len(said.troubles)) == (1, told)
    assert not [row for row in ended.coverage if row[0] is None]


@pytest.mark.parametrize(
    ("kind", "status", "rule"), [("died", "broken", None), ("time", "limit", "SRC001"), ("memory", "limit", "SRC001")]
)
def test_a_file_that_fails_takes_no_other_with_it(
    kind: Any, status: str, rule: str | None, root: Path, undisturbed: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    import duckdb

    with monkeypatch.context() as bad:
        bad.setattr(RUN, "engine_of", lambda options: Failing("市0", Failure(kind, "x")))
        ended = ran(root, tmp_path / "run")
    assert ended.totals.by_status[status] == 1
    base = duckdb.connect(str(tmp_path / "run" / "run.duckdb"), read_only=True)
    with closing(base):
        base.execute(f"ATTACH '{undisturbed}/run.duckdb' AS was (READ_ONLY)")
        found = base.execute("SELECT rule, cause FROM diagnostics WHERE path LIKE '市0/%'").fetchall()
        assert found == ([(rule, "extraction")] if rule else [])
        others = "SELECT * FROM was.diagnostics WHERE path NOT LIKE '市0/%' EXCEPT SELECT * FROM diagnostics"
        assert base.execute(others).fetchall() == []
    ran(root, tmp_path / "run", resume=True)
    assert results(tmp_path / "run") == results(undisturbed)


def test_interrupted_while_the_tables_are_written(
    root: Path, undisturbed: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    for place in ("write", "build"):
        with monkeypatch.context() as torn:
            torn.setattr(views, place, interrupted)
            with pytest.raises(KeyboardInterrupt):
                ran(root, tmp_path / "run", resume=True)
        assert not (tmp_path / "run" / "run.json").exists()
    ran(root, tmp_path / "run", resume=True)
    assert results(tmp_path / "run") == results(undisturbed)


def interrupted(*arguments: Any) -> None:
    raise KeyboardInterrupt
