"""`init`: what it writes, what it leaves alone, what it says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from disclosure_lint.repository.pipelines import pipeline

Call = Callable[..., Any]
WRITTEN = ["disclosure-lint.yaml", ".disclosure-lint/config.schema.json", ".pre-commit-config.yaml"]


def test_writes_and_says_what(call: Call, tmp_path: Path) -> None:
    result = call("--lang", "en", "init")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:3] == [f"written: {name}" for name in WRITTEN]
    assert "git init" in result.stdout
    assert "pre-commit install" in result.stdout
    schema = json.loads((tmp_path / WRITTEN[1]).read_text(encoding="utf-8"))
    assert schema["title"] == "disclosure-lint configuration"
    assert call("check", ".").exit_code == 3  # a configuration that holds; no report yet


def test_leaves_what_is_there(call: Call, tmp_path: Path) -> None:
    (tmp_path / "disclosure-lint.yaml").write_text("ignore: [STR013]\n", encoding="utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    first = call("--lang", "en", "init")
    assert "already there, kept: disclosure-lint.yaml" in first.stdout
    assert "the check was added to .pre-commit-config.yaml" in first.stdout
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    second = call("--lang", "en", "init")
    assert second.exit_code == 0
    assert ".pre-commit-config.yaml has the check already" in second.stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    forced = call("--lang", "en", "init", "--force")
    assert "replaced: disclosure-lint.yaml" in forced.stdout
    assert "prior: ." in (tmp_path / "disclosure-lint.yaml").read_text(encoding="utf-8")
    assert (tmp_path / ".pre-commit-config.yaml").read_bytes() == before[tmp_path / ".pre-commit-config.yaml"]


def test_tells_what_to_add_by_hand(call: Call, tmp_path: Path) -> None:
    text = "repos: [{repo: meta, hooks: []}]\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    result = call("--lang", "en", "init")
    assert "please add to its `repos`:" in result.stdout
    assert "  - repo: local" in result.stdout
    assert (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8") == text


def test_a_folder_of_a_repository(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "年报").mkdir()
    result = call("--lang", "en", "init", "年报", "--ci", "github")
    assert "written: 年报/disclosure-lint.yaml" in result.stdout
    assert "git init" not in result.stdout
    (hook,) = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert hook["files"].startswith(r"(?i)^年报/.*\.(yaml|")
    job = yaml.safe_load((tmp_path / ".github/workflows/disclosure-lint.yml").read_text(encoding="utf-8"))
    assert job["jobs"]["reports"]["steps"][-1]["run"] == "disclosure-lint check 年报 --format github"


def test_a_job_that_is_there_is_kept_and_the_new_one_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
    result = call("--lang", "en", "init", "--ci", "gitlab")
    assert "for the job, please add to .gitlab-ci.yml:" in result.stdout
    assert "codequality: gl-code-quality-report.json" in result.stdout
    assert (tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8") == "stages: [test]\n"


def test_a_folder_that_is_not_there(call: Call) -> None:
    result = call("--lang", "en", "init", "nowhere")
    assert (result.exit_code, result.stderr) == (2, "error: no such folder: nowhere\n")


def test_what_cannot_be_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".disclosure-lint").write_text("", encoding="utf-8")
    result = call("--lang", "en", "init")
    assert result.exit_code == 2
    assert ".disclosure-lint could not be written" in result.stderr


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_folders_are_words_of_the_shell(service: str) -> None:
    folder = "it's: $(me) #1"
    job = yaml.safe_load(pipeline(service, folder, "en"))
    script = job["jobs"]["reports"]["steps"][-1]["run"] if service == "github" else job["disclosure-lint"]["script"][0]
    assert "check './it'\\''s: $(me) #1' " in script
