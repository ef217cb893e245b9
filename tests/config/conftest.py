from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_lint.config import ConfigError, ConfigFile, load
from disclosure_lint.config.find import _nearest
from disclosure_lint.config.model import Config


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))
    _nearest.cache_clear()
    load.cache_clear()


@pytest.fixture
def config(tmp_path: Path) -> Callable[..., Config]:
    """The configuration of a text."""

    def made(text: str, name: str = "disclosure-lint.yaml") -> Config:
        return load(ConfigFile(tmp_path / name, text.encode()))

    return made


@pytest.fixture
def mistakes(config: Callable[..., Config]) -> Callable[..., list[tuple[int | None, str]]]:
    """Line and English message of everything that is wrong with a text."""

    def found(text: str, name: str = "disclosure-lint.yaml") -> list[tuple[int | None, str]]:
        with pytest.raises(ConfigError) as caught:
            config(text, name)
        return [
            (problem.source.position(problem.span.start).line if problem.span else None, problem.message.en)
            for problem in caught.value.problems
        ]

    return found
