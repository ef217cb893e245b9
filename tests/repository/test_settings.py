"""The settings that a repository is begun with: as they are and with everything in them put to use."""

import re
from pathlib import Path

import pytest
import yaml

from disclosure_lint.config import ConfigFile, load
from disclosure_lint.config.schema import Settings
from disclosure_lint.phrases import LANGS, Lang
from disclosure_lint.repository.settings import settings_file


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("lang", LANGS)
def test_are_what_holds_anyway_but_for_the_prior_year(lang: Lang, tmp_path: Path) -> None:
    config = load(ConfigFile(tmp_path / "disclosure-lint.yaml", settings_file(lang).encode()))
    assert config.general.packs == ("national",)
    assert config.general.fail_on == "error"
    assert config.general.prior == str(tmp_path)
    assert (config.waivers, config.baseline, config.exclude, config.per_path) == (None, None, (), ())


@pytest.mark.parametrize("lang", LANGS)
def test_hold_when_everything_is_put_to_use(lang: Lang, tmp_path: Path) -> None:
    text = re.sub(r"(?m)^# (?=[a-z-]+:(?: [^$]|$)| +[-A-Za-z]+)", "", settings_file(lang))
    assert set(yaml.safe_load(text)) == {
        field.alias or name for name, field in Settings.model_fields.items()
    } - {"select", "per-level", "level"}  # fmt: skip
    config = load(ConfigFile(tmp_path / "disclosure-lint.yaml", text.encode()))
    assert config.per_path[0].scoped.level == "township"
    assert config.waivers == tmp_path / "waivers.yaml"


def test_begin_with_the_line_that_editors_understand() -> None:
    assert settings_file("zh").startswith("# yaml-language-server: $schema=.disclosure-lint/config.schema.json\n")
