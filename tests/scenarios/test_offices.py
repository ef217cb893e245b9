"""Where clerks are: GBK consoles, Chinese folders, files of Windows, long names. The real program, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

import disclosure_lint
from disclosure_lint.cli.destinations import write
from disclosure_lint.inputs import _name, incoming
from disclosure_lint.resources import resource

SAMPLES = resource("samples")
LACKING = "𠮷›😀"
"""Characters that GBK has none of; the second is one that the program itself writes."""


def run(folder: Path, *words: str, encoding: str = "utf-8", data: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    environment |= {"PYTHONPATH": str(Path(disclosure_lint.__file__).parents[1]), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-X", "utf8=0", "-m", "disclosure_lint", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, input=data, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a Chinese name and a space in it, and reports with what GBK lacks in name and text."""
    made = tmp_path_factory.mktemp("政务公开 报告")
    faulty = (SAMPLES / "faulty-2024.yaml").read_text("utf-8").replace("XX", f"XX{LACKING}")
    assert LACKING in faulty
    (made / "错误.yaml").write_bytes(faulty.encode())
    (made / f"{LACKING}.yaml").write_bytes(faulty.replace("市城市", "市䶮城市").encode())
    (made / "视窗.yaml").write_bytes(b"\xef\xbb\xbf" + faulty.replace("\n", "\r\n").encode())
    return made


CALLS = {
    "check": (("check", "错误.yaml"), 1, "（七）总计"),
    "check in English": (("--lang", "en", "check", "错误.yaml"), 1, "Table three > "),
    "a name": (("check", f"{LACKING}.yaml"), 1, "?>?.yaml"),
    "diff": (("diff", "错误.yaml", f"{LACKING}.yaml", "--force"), 0, "表三"),
    "convert": (("convert", "错误.yaml"), 0, "示例县"),
    "explain": (("explain", "TAB004"), 0, "依据"),
    "help": (("check", "--help"), 0, "退出码"),
    "a wrong path": (("check", f"没有{LACKING}"), 2, "没有?>?"),
    "settings": (("check", "错误.yaml", "--show-settings"), 0, "national"),
}


class TestConsoles:
    @pytest.mark.parametrize(("name", "encoding"), [("check", "cp936"), *((name, "gbk") for name in CALLS)])
    def test_nothing_breaks_where_characters_are_lacking(self, folder: Path, name: str, encoding: str) -> None:
        words, code, said = CALLS[name]
        ran = run(folder, *words, encoding=encoding)
        assert (ran.returncode, b"Traceback" in ran.stderr) == (code, False), ran.stderr
        exact = name == "convert"  # a document, not words for a console: UTF-8 everywhere
        shown = ran.stdout.decode("utf-8" if exact else encoding) + ran.stderr.decode(encoding)
        assert said in shown

    @pytest.mark.parametrize("form", ["json", "html", "csv"])
    def test_what_programs_read_is_the_same_everywhere(self, folder: Path, form: str) -> None:
        words = ("check", "错误.yaml", "--format", form, "--today", "2026-01-31")
        assert run(folder, *words, encoding="gbk").stdout == run(folder, *words).stdout != b""

    def test_files_are_in_utf_8_whatever_the_console(self, folder: Path, tmp_path: Path) -> None:
        words = ("check", "错误.yaml", "-o", str(tmp_path / "结果.txt"), "--today", "2026-01-31")
        run(folder, *words, encoding="gbk")
        assert LACKING in (tmp_path / "结果.txt").read_bytes().decode("utf-8")


class TestFiles:
    def test_of_windows_have_the_same_findings_at_the_same_places(self, folder: Path) -> None:
        ran = run(folder, "check", "错误.yaml", "视窗.yaml", "--format", "json", "--today", "2026-01-31")
        reports = {report["path"]: report for report in json.loads(ran.stdout)["reports"]}
        told: list[Any] = [
            [(found["rule"], found["message"], found["location"]) for found in reports[name]["diagnostics"]]
            for name in ("错误.yaml", "视窗.yaml")
        ]
        told = [[found for found in each if found[0] != "SRC004"] for each in told]
        assert told[0] == told[1]
        assert len(told[0]) > 20

    @pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
    def test_plain_text_in_any_encoding(self, tmp_path: Path, encoding: str) -> None:
        lines = [
            "示例市水利局2024年政府信息公开工作年度报告",
            "一、总体情况",
            "2024年，本局公开信息20条。",
            "五、存在的主要问题及改进情况",
            "更新不够及时，已经改进。",
            "六、其他需要报告的事项",
            "本年度未收取信息处理费。",
        ]
        (tmp_path / "a.txt").write_bytes("\r\n".join(lines).encode(encoding))
        ran = run(tmp_path, "check", "a.txt", "--format", "json")
        (report,) = json.loads(ran.stdout)["reports"]
        assert (report["agency"], report["year"]) == ("示例市水利局", 2024)
        assert {found["location"].get("line") for found in report["diagnostics"]} <= {None, *range(1, 8)}

    def test_mended_files_keep_their_line_ends(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes((folder / "视窗.yaml").read_bytes())
        run(tmp_path, "check", "a.yaml", "--fix", "--today", "2026-01-31")
        data = (tmp_path / "a.yaml").read_bytes()
        assert data != (folder / "视窗.yaml").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\r\n") == data.count(b"\n")


class TestPaths:
    def test_have_forward_slashes_in_outputs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert _name(PureWindowsPath(r"报告\2024\水利局.yaml")) == "报告/2024/水利局.yaml"  # type: ignore[arg-type]
        monkeypatch.setattr(os, "sep", "\\")
        assert incoming(b"", r"报告\2024.yaml").name == "报告/2024.yaml"

    def test_may_be_as_long_as_the_system_lets_them(self, tmp_path: Path) -> None:
        name = "长" * 82 + ".yaml"  # 251 bytes
        deep = tmp_path.joinpath(*["深" * 50] * 5)
        deep.mkdir(parents=True)
        write(deep / name, (SAMPLES / "clean-2024.yaml").read_bytes())
        ran = run(tmp_path, "check", ".", "--format", "json", "-o", str(deep / "长") + "长" * 81 + ".json")
        assert (ran.returncode, ran.stderr) == (0, b"")
        (report,) = json.loads((deep / ("长" * 82 + ".json")).read_text("utf-8"))["reports"]
        assert report["path"] == "/".join(["深" * 50] * 5 + [name])
