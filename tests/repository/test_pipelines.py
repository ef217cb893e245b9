"""Files for other programs against the schemas that these programs' makers publish: hooks, actions, jobs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_lint.phrases import LANGS, Lang
from disclosure_lint.repository.hooks import entry, new_config
from disclosure_lint.repository.pipelines import FILES, pipeline

ROOT = Path(__file__).resolve().parents[2]
JOBS = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


def checked(schema: str, file: Path) -> None:
    """By the schemas that come with check-jsonschema."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def pre_commit(*arguments: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("service", FILES)
def test_jobs(service: str, lang: Lang, tmp_path: Path) -> None:
    file = tmp_path / Path(FILES[service]).name
    file.write_text(pipeline(service, ".", lang), encoding="utf-8")
    checked(SCHEMAS[service], file)


@pytest.mark.parametrize("text", JOBS)
def test_jobs_of_the_manual(text: str, tmp_path: Path) -> None:
    file = tmp_path / "job.yml"
    file.write_text(text, encoding="utf-8")
    checked(SCHEMAS["github" if "runs-on" in text else "gitlab"], file)


def test_the_action() -> None:
    checked("vendor.github-actions", ROOT / "action.yml")


def test_the_job_to_include() -> None:
    checked("vendor.gitlab-ci", ROOT / "ci" / "gitlab.yml")


def test_the_hooks() -> None:
    pre_commit("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))


def test_the_configuration_of_hooks(tmp_path: Path) -> None:
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(new_config(entry("zh")), encoding="utf-8")
    pre_commit("validate-config", str(file))
