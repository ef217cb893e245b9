"""The examples of docs/configuration.md are what the tool takes."""

import re
from pathlib import Path

import pytest

from disclosure_lint.config import ConfigFile, load
from disclosure_lint.config.waivers import load_waivers
from disclosure_lint.source import Source, SourceMap
from disclosure_lint.waivers import commented

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
CONFIG, COMMENTS, WAIVERS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))


def test_the_configuration(tmp_path: Path) -> None:
    config = load(ConfigFile(tmp_path / "disclosure-lint.yaml", CONFIG.encode()))
    assert config.per_level["other"].fail_on == "error"
    assert config.per_path[0].paths == ("townships", "*/2020.yaml")


def test_the_comments() -> None:
    waivers, malformed = commented(Source("a.yaml", COMMENTS), SourceMap())
    assert [waiver.rule for waiver in waivers] == ["CON003", "REQ101"]
    assert malformed == []


def test_the_waivers(tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    (waiver,) = load_waivers(tmp_path / "waivers.yaml")
    assert (waiver.place, waiver.approver) == ("published", "王五（县政务公开办）")
