"""What shells are offered: by the program itself, and through bash with the script that `completion` prints."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
Offered = Callable[..., list[str]]


@pytest.fixture
def offered(call: Call) -> Offered:
    """What is offered for the last word of a call."""

    def ask(*words: str, shell: str = "bash") -> list[str]:
        environment = {
            "_DISCLOSURE_LINT_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": " ".join(["disclosure-lint", *words]),
            "COMP_CWORD": words[-1] if shell == "fish" else str(len(words)),
        }
        result = call(env=environment)
        return [line for line in result.stdout.split("\n") if line]

    return ask


class TestOffers:
    def test_commands_without_loading_them(self, offered: Offered) -> None:
        for name in [name for name in sys.modules if name == "disclosure_lint.cli.rules"]:
            del sys.modules[name]
        assert "plain,check" in offered("")
        assert offered("com") == ["plain,completion"]
        assert "disclosure_lint.cli.rules" not in sys.modules

    def test_commands_of_a_group(self, offered: Offered) -> None:
        assert offered("rules", "l") == ["plain,list"]

    def test_codes(self, offered: Offered) -> None:
        assert offered("explain", "REQ") == ["plain,REQ101", "plain,REQ102", "plain,REQ103"]
        assert offered("explain", "req101") == ["plain,REQ101"]
        assert offered("rules", "test", "REQ101") == ["plain,REQ101"]
        assert offered("explain", "NOPE") == []

    def test_the_last_code_of_a_list(self, offered: Offered) -> None:
        assert offered("check", "--select", "STR001,REQ10") == [f"plain,STR001,REQ10{n}" for n in (1, 2, 3)]

    def test_codes_of_the_packs_of_the_call(self, offered: Offered) -> None:
        assert offered("check", "--pack", "no-such-pack", "--select", "REQ") == []
        assert "plain,REQ101" in offered("check", "--pack", "shanghai", "--select", "REQ")

    def test_packs(self, offered: Offered) -> None:
        assert offered("check", "--pack", "na") == ["plain,national"]
        assert offered("explain", "--pack", "sh") == ["plain,shandong", "plain,shanghai"]
        assert offered("check", "--pack", "./ru") == ["dir,./ru"]

    def test_options_with_explanations_in_the_language_of_the_call(self, offered: Offered) -> None:
        assert "plain,--stdin-filename" in offered("check", "--std")
        assert any("标准输入内容的文件名" in line for line in offered("check", "--stdin", shell="fish"))
        assert any("what to call stdin" in line for line in offered("--lang", "en", "check", "--stdin", shell="fish"))
        assert any("检查报告" in line for line in offered("chec", shell="zsh"))


class TestScript:
    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_is_for_the_shell(self, call: Call, shell: str) -> None:
        result = call("completion", shell)
        assert (result.exit_code, result.stderr) == (0, "")
        assert f"_DISCLOSURE_LINT_COMPLETE={shell}_complete" in result.stdout

    def test_other_shells_are_refused(self, call: Call) -> None:
        result = call("--lang", "en", "completion", "tcsh")
        assert result.exit_code == 2
        assert "bash, zsh, fish" in result.stderr

    def test_fish_keeps_lists_of_codes_whole(self, call: Call) -> None:
        assert 'string split --max 1 ","' in call("completion", "fish").stdout

    @pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
    def test_works_in_bash(self, call: Call, tmp_path: Path) -> None:
        script = tmp_path / "completion.bash"
        script.write_text(call("completion", "bash").stdout, encoding="utf-8")
        program = tmp_path / "disclosure-lint"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m disclosure_lint "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        ask = (
            f'. "{script}"; COMP_WORDS=(disclosure-lint explain REQ10); COMP_CWORD=2; '
            '_disclosure_lint_completion disclosure-lint; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        ran = subprocess.run(
            ["bash", "--norc", "-c", ask], capture_output=True, text=True, env=os.environ | {"PATH": path}, check=True
        )
        assert ran.stdout.split() == ["REQ101", "REQ102", "REQ103"]
