from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_lint.config import Config, ConfigError, ConfigFile, load
from disclosure_lint.config.local import local_packs, mistakes_of
from disclosure_lint.rules import Pack, load_packs


def loaded(config: Config) -> Pack:
    changes = [
        scoped.local for scoped in (config.general, *(entry.scoped for entry in config.per_path)) if scoped.local
    ]
    with mistakes_of(changes):
        return load_packs(("national",), local_packs(changes))


def test_changes_are_told_as_those_of_a_pack(config: Callable[..., Config]) -> None:
    pack = loaded(
        config(
            """\
rules:
  STR003: {severity: info, reason: 沿用旧标题}
parameters:
  deadlines: {value: {township: "02-15"}, reason: 市里的规定}
per-path:
  - paths: [a]
    rules: {NAR005: {off: true, reason: 不查}}
"""
        )
    )
    assert pack.rules["STR003"].severity == "info"
    assert pack.rules["NAR005"].off is not None
    assert pack.parameters["deadlines"]["township"] == "02-15"
    assert pack.parameters["deadlines"]["department"] == "01-31"
    local, second = pack.infos[-2:]
    assert (local.id, second.id) == ("local", "local-2")
    assert [(change.of, change.reason.zh) for change in local.changes] == [
        ("parameters.deadlines", "市里的规定"),
        ("STR003", "沿用旧标题"),
    ]


def test_mistakes_stand_where_the_configuration_has_them(tmp_path: Path) -> None:
    path = tmp_path / "disclosure-lint.yaml"
    text = """\
rules:
  STR999: {severity: info, reason: x}
  SRC001: {off: true, reason: x}
parameters:
  copied_percents: {value: 3, reason: x}
  copied_percent: {value: three, reason: x}
"""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        loaded(load(ConfigFile(path, text.encode())))
    told = [
        (problem.source.name, problem.source.position(problem.span.start).line, text[slice(*problem.span)])
        for problem in caught.value.problems
        if problem.span
    ]
    assert told == [
        (str(path), 2, "STR999"),
        (str(path), 3, "off"),
        (str(path), 5, "copied_percents"),
        (str(path), 6, "value"),
    ]


def test_mistakes_in_pyproject_name_the_key(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.disclosure-lint.rules]\nSTR999 = {off = true, reason = "x"}\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        loaded(load(ConfigFile(path, path.read_bytes())))
    assert [problem.message.en.partition(":")[0] for problem in caught.value.problems] == ["rules.STR999"]
