"""A run beside an earlier one."""

import csv
import shutil
from pathlib import Path

import duckdb
import pytest
from tests.batch.conftest import TODAY, made, ran

from disclosure_lint.api import Options, WrongCall


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


def row(folder: Path, of: str, change: str) -> tuple[str, ...]:
    query = f"SELECT path, agency, before, after, before_en, after_en FROM read_parquet('{folder}/changes.parquet')"
    (found,) = duckdb.sql(f"{query} WHERE of = '{of}' AND change = '{change}'").fetchall()
    return tuple(found)


def test_a_report_that_lies_elsewhere_now(tmp_path: Path) -> None:
    """As it was, it has not come and gone; with another content it is still the agency's report for the year."""
    root = tmp_path / "in"
    made(root)
    roster = tmp_path / "roster.csv"
    roster.write_text("名称,曾用名\n第0市交通局,第0市交通运输局\n第5市交通运输局,\n", encoding="utf-8")
    ran(root, tmp_path / "first", roster=roster)
    for name in ("市0", "市5"):
        (root / name / "2024.yaml").rename(root / name / "新.yaml")
    report = root / "市0" / "新.yaml"
    text = report.read_text(encoding="utf-8")
    edited = text.replace("carried_out: [1, 1,", "carried_out: [9, 1,").replace("carried_in: [1,", "carried_in: [~,")
    report.write_text(edited, encoding="utf-8")
    ran(root, tmp_path / "second", roster=roster, since=tmp_path / "first")
    assert row(tmp_path / "second", "document", "moved")[:4] == (
        "市5/新.yaml", "第5市交通运输局", "市5/2024.yaml", "市5/新.yaml"
    )  # fmt: skip
    assert row(tmp_path / "second", "document", "republished")[:2] == ("市0/新.yaml", "第0市交通局")
    told = changes(tmp_path / "second")
    assert ("cell", "changed", "市0/新.yaml", "requests.carried_out.natural_person") in told
    assert not {change for of, change, *_ in told if of == "document"} & {"added", "removed"}


def test_findings_are_told_in_both_languages(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    sample = Path(__file__).resolve().parents[2] / "samples" / "clean-2024.yaml"
    sound = sample.read_text(encoding="utf-8")
    (root / "2024.yaml").write_text(sound.replace("carried_out: [1, 1,", "carried_out: [9, 1,"), encoding="utf-8")
    only = Options(today=TODAY, isolated=True, select=("REQ101",))
    ran(root, tmp_path / "first", checking=only)
    (root / "2024.yaml").write_text(sound, encoding="utf-8")
    ran(root, tmp_path / "second", lang="en", checking=only, since=tmp_path / "first")
    *_, before, after, before_en, after_en = row(tmp_path / "second", "finding", "fixed")
    assert before.startswith("自然人") and before_en.startswith("Natural persons") and (after, after_en) == (None, None)
    with (tmp_path / "second" / "changes.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    assert head == ["change", "agency", "year", "file", "rule", "what", "before", "now"]
    assert [line[0] for line in lines] == ["fixed findings", "documents changed after publication", "cells changed"]
    assert (lines[0][6], lines[1][6]) == (before_en, "")
    assert lines[2][5:] == ["Table three › Natural persons › 4. Carried over to next year", "9", "1"]
    assert not (tmp_path / "first" / "changes.csv").exists()


def test_what_is_no_finished_run_is_refused(root: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongCall):
        ran(root, tmp_path / "run", since=tmp_path)
