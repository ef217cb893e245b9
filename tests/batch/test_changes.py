"""A run beside an earlier one."""

import shutil
from pathlib import Path

import duckdb
import pytest
from tests.batch.conftest import made, ran

from disclosure_lint.api import WrongCall


def changes(folder: Path) -> set[tuple[str, ...]]:
    query = f"SELECT of, change, path, coalesce(rule, pointer, '') FROM read_parquet('{folder}/changes.parquet')"
    return set(duckdb.sql(query).fetchall())


def test_new_fixed_kept_back_again_and_documents_that_were_changed(tmp_path: Path) -> None:
    root = made(tmp_path / "in")
    for name in ("市1", "市3", "市4"):
        shutil.rmtree(root / name)
    report = root / "市0" / "2024.yaml"
    sound = report.read_text(encoding="utf-8")
    faulty = sound.replace("carried_out: [1, 1,", "carried_out: [9, 1,")
    assert faulty != sound
    ran(root, tmp_path / "first")
    report.write_text(faulty, encoding="utf-8")
    ran(root, tmp_path / "second", since=tmp_path / "first")
    new = changes(tmp_path / "second")
    path, cell = "市0/2024.yaml", "requests.carried_out.natural_person"
    assert {("finding", "new", path, "REQ101"), ("document", "republished", path, "")} <= new
    assert ("cell", "changed", path, cell) in new
    report.write_text(sound, encoding="utf-8")
    ran(root, tmp_path / "third", since=tmp_path / "second")
    assert ("finding", "fixed", path, "REQ101") in changes(tmp_path / "third")
    report.write_text(faulty, encoding="utf-8")
    ran(root, tmp_path / "fourth", since=tmp_path / "third")
    assert ("finding", "regressed", path, "REQ101") in changes(tmp_path / "fourth")
    report.unlink()
    ran(root, tmp_path / "fifth", since=tmp_path / "fourth")
    last = changes(tmp_path / "fifth")
    assert {("finding", "gone", path, "REQ101"), ("document", "removed", path, "")} <= last


def test_what_is_no_finished_run_is_refused(root: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongCall):
        ran(root, tmp_path / "run", since=tmp_path)
