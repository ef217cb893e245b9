"""The workflows of GitHub hold what its own schema asks for."""

from pathlib import Path

import pytest
from check_jsonschema import main
from click.testing import CliRunner

WORKFLOWS = sorted((Path(__file__).resolve().parents[1] / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_fits_the_official_schema(path: Path) -> None:
    result = CliRunner().invoke(main, ["--builtin-schema", "vendor.github-workflows", str(path)])
    assert result.exit_code == 0, result.output


def test_a_wrong_workflow_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("on: push\njobs: {a: {runs-on: x, stepps: []}}\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["--builtin-schema", "vendor.github-workflows", str(tmp_path / "a.yml")]).exit_code
