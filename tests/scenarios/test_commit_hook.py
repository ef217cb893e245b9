"""A new repository of reports with the real git and the real pre-commit: begun, refused, waived."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_lint.resources import resource

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

REPORT = "报告/交通局2024.yaml"
WAIVER = "# disclosure-lint: waive TIM001 by 王五 until 2999-12-31 — 网站迁移，原公布日期丢失\n"


class Repository:
    """A git repository, its hooks with this program on the path, its user without a configuration of their own."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder / "repository"
        self.folder.mkdir()
        (folder / "home").mkdir()
        program = folder / "bin" / "disclosure-lint"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m disclosure_lint "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_", "LANG"))}
        self._environment = outside | {
            "HOME": str(folder / "home"),
            "PRE_COMMIT_HOME": str(folder / "hooks"),
            "DISCLOSURE_LINT_CACHE": str(cache),
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }

    def run(self, *command: str) -> tuple[int, str]:
        """Exit code, and all that is said."""
        ran = subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, encoding="utf-8", check=False
        )
        return ran.returncode, ran.stdout + ran.stderr

    def done(self, *command: str) -> str:
        """What a command says that has to go well."""
        code, said = self.run(*command)
        assert code == 0, said
        return said

    def commit(self) -> tuple[int, str]:
        self.done("git", "add", "--all")
        return self.run("git", "commit", "--quiet", "--message", "reports")


@pytest.fixture
def repository(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Begun as `init` tells, with a sound report and things that are no reports."""
    made = Repository(tmp_path, tmp_path_factory.getbasetemp() / "packs")
    made.done("git", "init", "--quiet")
    said = made.done("disclosure-lint", "init")
    assert "pre-commit install" in said
    made.done(sys.executable, "-m", "pre_commit", "install")
    (made.folder / "报告").mkdir()
    shutil.copy(resource("samples") / "clean-2024.yaml", made.folder / REPORT)
    (made.folder / "README.md").write_text("# 年度报告\n", encoding="utf-8")
    (made.folder / "chart.yaml").write_text("{{ if x }}\na: b\n", encoding="utf-8")
    return made


def test_a_bad_report_is_refused_until_somebody_answers_for_it(repository: Repository) -> None:
    code, said = repository.commit()
    assert code == 0, said
    assert "年度报告检查" in said
    report = repository.folder / REPORT
    late = report.read_text(encoding="utf-8").replace("published: 2025-01-2", "published: 2025-02-2")
    report.write_text(late, encoding="utf-8")
    code, said = repository.commit()
    assert code == 1
    assert "错误 TIM001" in said
    assert f"--> {REPORT}:" in said
    assert "2025-01-31" in said
    assert "改法  " in said
    assert "chart.yaml" not in said
    report.write_text(WAIVER + late, encoding="utf-8")
    code, said = repository.commit()
    assert code == 0, said
    said = repository.done("disclosure-lint", "check", "报告")
    assert "已豁免 TIM001" in said
    assert "网站迁移，原公布日期丢失（批准人：王五，有效期至2999-12-31" in "".join(said.split())


def test_last_years_report_is_found_though_only_this_years_is_committed(repository: Repository) -> None:
    pair = resource("samples") / "pair"
    before, after = sorted(pair.iterdir())
    shutil.copy(before, repository.folder / "报告" / before.name)
    assert repository.commit()[0] == 0
    shutil.copy(after, repository.folder / "报告" / after.name)
    repository.done("git", "add", "--all")
    said = repository.run(sys.executable, "-m", "pre_commit", "run", "--verbose")[1]
    assert after.name in said
    assert before.name not in said.replace(after.name, "")
    assert "缺上一年报告" not in said
