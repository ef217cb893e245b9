from collections.abc import Callable
from json import loads
from pathlib import Path

from disclosure_lint.config import Config, ConfigFile, load
from disclosure_lint.rules import cache

Mistakes = Callable[..., list[tuple[int | None, str]]]

WHOLE = """\
packs: [national, ./rules/ours]
select: [REQ, STR0]
ignore: [STR013]
fail-on: warning
prior: ../2023
exclude: [drafts]
rules:
  STR003: {severity: info, reason: 沿用旧标题}
  NAR005: {off: true, reason: {zh: 不查, en: not checked}}
parameters:
  deadlines: {value: {township: "02-15"}, reason: 市里的规定}
per-path:
  - paths: ["townships/**"]
    level: township
per-level:
  other: {ignore: [TAB], fail-on: never}
"""


def test_everything_that_may_be_set(config: Callable[..., Config], tmp_path: Path) -> None:
    made = config(WHOLE)
    general = made.general
    assert general.packs == ("national", str(tmp_path / "rules/ours"))
    assert (general.select, general.ignore, general.fail_on) == (("REQ", "STR0"), ("STR013",), "warning")
    assert general.prior == str(tmp_path / "../2023")
    assert made.exclude == ("drafts",)
    assert made.per_path[0].paths == ("townships/**",)
    assert made.per_path[0].scoped.level == "township"
    assert made.per_level["other"].ignore == ("TAB",)
    assert general.local is not None
    changes = loads(general.local.changes)
    assert changes["rules"]["STR003"] == {"severity": "info", "reason": {"zh": "沿用旧标题", "en": "沿用旧标题"}}
    assert changes["rules"]["NAR005"]["reason"]["en"] == "not checked"
    assert changes["parameters"]["deadlines"]["value"] == {"township": "02-15"}


def test_an_empty_file_sets_nothing(config: Callable[..., Config]) -> None:
    made = config("# nothing yet\n")
    assert made.general == made.general._replace(packs=None, select=None, ignore=(), local=None)
    assert not made.per_path


def test_a_section_of_pyproject(config: Callable[..., Config]) -> None:
    text = '[tool.disclosure-lint]\nignore = ["STR013"]\n[tool.disclosure-lint.rules]\nSTR003 = {off = true, reason = "x"}\n'
    made = config(text, "pyproject.toml")
    assert made.general.ignore == ("STR013",)
    assert made.general.local is not None


def test_every_mistake_has_its_line(mistakes: Mistakes) -> None:
    text = "igore: [STR013]\nselect: STR\nrules:\n  STR003: {severity: fatal, reason: x}\n  STR004: {off: true}\n"
    found = mistakes(text)
    assert [line for line, _ in found] == [1, 2, 4, 5]
    assert "igore" in found[0][1]
    assert "ignore" in found[0][1]
    assert "reason" in found[3][1]


def test_mistakes_in_pyproject_name_the_key(mistakes: Mistakes) -> None:
    found = mistakes('[tool.disclosure-lint]\nselect = "STR"\n', "pyproject.toml")
    assert found == [(None, "select: list is needed here")]


def test_broken_files_are_told(mistakes: Mistakes) -> None:
    assert mistakes("select: [STR")[0][0] == 1
    assert "cannot be read" in mistakes("[tool.disclosure-lint\n", "pyproject.toml")[0][1]
    assert mistakes("a" * 1_000_001)[0][1].startswith("cannot be read")
    assert "mapping" in mistakes("- STR\n")[0][1]


def test_a_damaged_cache_entry_is_made_again(config: Callable[..., Config], tmp_path: Path) -> None:
    before = config(WHOLE)
    entries = list((tmp_path / "cache").iterdir())
    assert entries
    load.cache_clear()
    assert config(WHOLE) == before
    for damage in ('{"per-path": 3}', "{}", "[]"):
        load.cache_clear()
        for entry in entries:
            entry.write_text(damage, encoding="utf-8")
        assert config(WHOLE) == before


def test_no_entry_can_say_what_the_file_does_not(tmp_path: Path) -> None:
    file = ConfigFile(tmp_path / "disclosure-lint.yaml", b"ignore: [STR013]\n")
    load(file)
    other = ConfigFile(tmp_path / "disclosure-lint.yaml", b"ignore: [STR012]\n")
    assert load(other).general.ignore == ("STR012",)
    assert cache.fetch("config .yaml 0") is None
