"""The program as a whole: help in both languages, version, completion, what is no command."""

import sys
from collections.abc import Callable
from typing import Any

import click
import pytest

from disclosure_lint import __version__
from disclosure_lint.cli import main
from disclosure_lint.cli.app import COMMANDS
from disclosure_lint.outputs import FORMATS
from disclosure_lint.outputs.display import cells

Call = Callable[..., Any]

WORDS = [
    (),
    ("check",),
    ("explain",),
    ("rules",),
    ("rules", "list"),
    ("rules", "check"),
    ("rules", "test"),
    ("schema",),
]


class TestHelp:
    @pytest.mark.parametrize("flag", ["-h", "--help"])
    @pytest.mark.parametrize("words", WORDS)
    def test_is_everywhere(self, call: Call, words: tuple[str, ...], flag: str) -> None:
        result = call(*words, flag)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith(" ".join(["用法：disclosure-lint", *words, "[选项]"]))
        assert "  -h, --help" in result.stdout
        assert "--lang zh|en" in result.stdout

    @pytest.mark.parametrize("words", WORDS)
    def test_in_english_has_no_chinese(self, call: Call, words: tuple[str, ...]) -> None:
        for before, after in ((("--lang", "en"), ()), ((), ("--lang=en",))):
            result = call(*before, *words, "--help", *after)
            assert result.stdout.startswith("Usage: disclosure-lint")
            assert not [character for character in result.stdout if character > "\u2e80"]

    @pytest.mark.parametrize("words", WORDS)
    @pytest.mark.parametrize("width", [60, 80, 140])
    def test_fits_the_terminal(self, call: Call, words: tuple[str, ...], width: int) -> None:
        lines = call(*words, "--help", env={"COLUMNS": str(width)}).stdout.split("\n")
        usage = 0 if words else 1
        assert [line for line in lines[usage:] if cells(line) > max(width, 66)] == []

    def test_explains_every_option(self) -> None:
        for words in WORDS:
            command: click.Command = main
            for word in words:
                assert isinstance(command, click.Group)
                command = command.commands[word]
            assert [p.opts for p in command.params if isinstance(p, click.Option) and not p.help] == []

    def test_names_every_format(self, call: Call) -> None:
        text = "".join(call("check", "--help").stdout.split())
        assert "、".join(FORMATS) in text.replace("（默认）", "")

    def test_loads_no_command(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        names = [f"disclosure_lint.cli.{name}" for name in COMMANDS]
        for name in names:
            monkeypatch.delitem(sys.modules, name, raising=False)
        assert call("--help").exit_code == 0
        assert [name for name in names if name in sys.modules] == []

    @pytest.mark.parametrize("words", [(), ("rules",)])
    def test_is_what_no_words_get(self, call: Call, words: tuple[str, ...]) -> None:
        result = call(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "命令：\n" in result.stderr


class TestWrongWords:
    def test_are_told_with_the_nearest(self, call: Call) -> None:
        result = call("chekc", "a.yaml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "用法：disclosure-lint [选项] 命令 ...\n错误：没有命令 chekc；可用：check\n"

    def test_far_from_all_are_told_with_all(self, call: Call) -> None:
        assert f"没有命令 zzz；可用：{', '.join(COMMANDS)}" in call("zzz").stderr
        assert "no command zzz; there are: list, check, test" in call("--lang", "en", "rules", "zzz").stderr

    def test_too_many(self, call: Call) -> None:
        result = call("schema", "report", "pack")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith("错误：多余的参数：pack\n")

    @pytest.mark.parametrize("words", [("--nope",), ("rules", "--nope"), ("rules", "list", "--nope")])
    def test_options_that_there_are_none_of(self, call: Call, words: tuple[str, ...]) -> None:
        result = call(*words)
        assert result.exit_code == 2
        assert "错误：没有选项 --nope" in result.stderr


def test_version(call: Call) -> None:
    result = call("--version")
    assert (result.exit_code, result.stdout) == (0, f"disclosure-lint {__version__}\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(call: Call, shell: str) -> None:
    if shell == "bash":
        pytest.importorskip("shutil").which("bash") or pytest.skip("no bash")
    result = call(env={"_DISCLOSURE_LINT_COMPLETE": f"{shell}_source"})
    assert result.exit_code == 0
    assert "_DISCLOSURE_LINT_COMPLETE" in result.stdout


def test_commands_and_choices_are_completed(call: Call) -> None:
    environment = {"_DISCLOSURE_LINT_COMPLETE": "bash_complete", "COMP_WORDS": "disclosure-lint ", "COMP_CWORD": "1"}
    assert call(env=environment).stdout.split() == [f"plain,{name}" for name in COMMANDS]
    environment |= {"COMP_WORDS": "disclosure-lint check --format ", "COMP_CWORD": "3"}
    assert call(env=environment).stdout.split() == [f"plain,{name}" for name in FORMATS]
