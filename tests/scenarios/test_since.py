"""`--since`: what has changed in a real git repository, and what is judged by it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosure_lint.cli import main
from disclosure_lint.config.find import _nearest
from disclosure_lint.resources import resource

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

CLEAN, BEFORE, AFTER = "报告/交通局 2024.yaml", "报告/2023.yaml", "报告/2024.yaml"
Git = Callable[..., None]
Check = Callable[..., Result]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with a report alone and a pair of two years, committed as `first`."""
    folder = tmp_path / "仓库"
    (folder / "报告").mkdir(parents=True)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.chdir(folder)
    shutil.copy(resource("samples") / "clean-2024.yaml", CLEAN)
    for name in (BEFORE, AFTER):
        shutil.copy(resource("samples") / "pair" / Path(name).name, name)

    def run(*words: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *identity, *words], check=True, capture_output=True)

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-qm", "first")
    run("tag", "first")
    return run


@pytest.fixture
def check() -> Iterator[Check]:
    def run(*words: str, since: str = "first") -> Result:
        _nearest.cache_clear()
        return CliRunner().invoke(main, ["--lang", "en", "check", *(words or (".",)), "--since", since])

    yield run
    _nearest.cache_clear()


def checked(result: Result) -> list[str]:
    assert result.exit_code in (0, 1), result.stderr
    return [report["path"] for report in json.loads(result.stdout)["reports"]]


def edit(name: str, old: str = "scope: own", new: str = "scope: own  # seen") -> None:
    path = Path(name)
    text = path.read_text(encoding="utf-8")
    assert old in text or old == "scope: own"
    path.write_text(text.replace(old, new) if old in text else f"{text}# seen\n", encoding="utf-8")


def test_nothing_has_changed(git: Git, check: Check) -> None:
    result = check()
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing to check: none of the 3 reports has changed.")
    assert result.stderr == "unchanged and not checked: 3\n"


def test_what_has_changed_in_whatever_way(git: Git, check: Check) -> None:
    edit(CLEAN)
    assert checked(check(".", "--format", "json")) == [CLEAN]
    git("add", "-A")
    assert checked(check(".", "--format", "json")) == [CLEAN]
    git("commit", "-qm", "second")
    assert checked(check(".", "--format", "json")) == [CLEAN]
    assert check(since="HEAD").stdout.startswith("Nothing to check")
    assert checked(check(str(Path.cwd()), "--format", "json")) == [str(Path.cwd() / CLEAN)]


def test_new_and_renamed_ones(git: Git, check: Check) -> None:
    shutil.copy(CLEAN, "untracked.yaml")
    Path(".gitignore").write_text("ignored.yaml\n", encoding="utf-8")
    edit("untracked.yaml", "agency: 示例市交通运输局", "agency: 示例市水务局")
    shutil.copy("untracked.yaml", "ignored.yaml")
    edit("ignored.yaml", "agency: 示例市水务局", "agency: 示例市卫生局")
    assert checked(check(".", "--format", "json")) == ["ignored.yaml", "untracked.yaml"]
    git("mv", CLEAN, "moved.yaml")
    assert checked(check(".", "--format", "json")) == ["ignored.yaml", "moved.yaml", "untracked.yaml"]


def test_a_report_whose_year_before_has_changed(git: Git, check: Check) -> None:
    edit(BEFORE)
    result = check(".", "--format", "json")
    assert checked(result) == [BEFORE, AFTER]
    assert "prior report" not in json.dumps(json.loads(result.stdout)["reports"][1])
    git("checkout", "-q", BEFORE)
    git("rm", "-q", BEFORE)
    assert checked(check(".", "--format", "json")) == [AFTER]


def test_a_report_that_was_last_years_and_is_another_agencys_now(git: Git, check: Check) -> None:
    text = Path(BEFORE).read_text(encoding="utf-8")
    Path(BEFORE).write_text(text.replace("年度", "年").replace("agency: ", "agency: 另一"), encoding="utf-8")
    assert checked(check(".", "--format", "json")) == [BEFORE, AFTER]


def test_the_year_before_is_found_though_it_has_not_changed(git: Git, check: Check) -> None:
    edit(AFTER)
    result = check(".", "--format", "json")
    assert checked(result) == [AFTER]
    assert "prior report" not in result.stdout
    Path("disclosure-lint.yaml").write_text("prior: .\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "second")
    edit(AFTER, "# seen", "# seen again")
    result = check(AFTER, "--format", "json", since="HEAD")
    assert checked(result) == [AFTER]
    assert "prior report" not in result.stdout


def test_settings_that_have_changed(git: Git, check: Check) -> None:
    Path("disclosure-lint.yaml").write_text("waivers: w.yaml\n", encoding="utf-8")
    Path("w.yaml").write_text("waivers: []\n", encoding="utf-8")
    assert len(checked(check(".", "--format", "json"))) == 3
    git("add", "-A")
    git("commit", "-qm", "second")
    assert check(since="HEAD").stdout.startswith("Nothing to check")
    Path("w.yaml").write_text("waivers: []  # none\n", encoding="utf-8")
    assert len(checked(check(".", "--format", "json", since="HEAD"))) == 3


def test_from_where_the_branches_went_apart(git: Git, check: Check) -> None:
    git("checkout", "-qb", "other")
    edit(CLEAN)
    git("commit", "-qam", "on the branch")
    git("checkout", "-q", "main")
    edit(BEFORE)
    git("commit", "-qam", "on main meanwhile")
    git("checkout", "-q", "other")
    assert checked(check(".", "--format", "json", since="main")) == [CLEAN]


def test_standard_input_is_always_checked(git: Git) -> None:
    data = Path(CLEAN).read_bytes()
    words = ["check", "-", "--stdin-filename", CLEAN, "--since", "first", "--format", "json"]
    assert checked(CliRunner().invoke(main, words, input=data)) == [CLEAN]


def test_only_what_has_changed_is_mended(git: Git, check: Check) -> None:
    edit(CLEAN, "carried_in: [1,", "carried_in: [１,")
    edit(AFTER, "carried_in: [3,", "carried_in: [３,")
    git("commit", "-qam", "full-width digits")
    edit(CLEAN)
    check(".", "--fix", since="HEAD")
    assert "carried_in: [1," in Path(CLEAN).read_text(encoding="utf-8")
    assert "carried_in: [３," in Path(AFTER).read_text(encoding="utf-8")


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=x", "", "first..main", "HEAD~99", "first\nmain"])
def test_a_commit_that_is_not_there(git: Git, check: Check, ref: str) -> None:
    result = CliRunner().invoke(main, ["--lang", "en", "check", ".", f"--since={ref}"])
    assert result.exit_code == 2
    assert "there is no commit or branch" in result.stderr
    assert not Path("x").exists()


def test_outside_a_repository(git: Git, check: Check, tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "a.yaml")
    result = check(str(tmp_path / "a.yaml"))
    assert result.exit_code == 2
    assert "--since is for git repositories" in result.stderr


def test_without_git(git: Git, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = check()
    assert result.exit_code == 2
    assert "--since needs the git program" in result.stderr


def test_a_repository_of_somebody_hostile_runs_nothing(git: Git, check: Check, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n", encoding="utf-8")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.command", "diff.x.textconv"):
        git("config", name, str(program))
    Path(".gitattributes").write_text("*.yaml diff=x\n", encoding="utf-8")
    for hook in ("post-index-change", "pre-commit"):
        shutil.copy(program, f".git/hooks/{hook}")
    edit(CLEAN)
    assert checked(check(".", "--format", "json")) == [CLEAN]
    assert not (tmp_path / "ran").exists()
