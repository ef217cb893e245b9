"""Writing to streams of all kinds, in a process of its own where that matters."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

import disclosure_lint
from disclosure_lint.cli.console import width
from disclosure_lint.cli.options import COLOR, in_color
from disclosure_lint.cli.progress import Progress


class Stream(io.StringIO):
    """A terminal or none."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class TestWidth:
    @pytest.mark.parametrize(
        ("columns", "expected"), [(None, 80), ("20", 60), ("120", 120), ("999", 200), ("none", 80), ("0", 80)]
    )
    def test_in_a_pipe_is_that_of_the_environment(
        self, columns: str | None, expected: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        if columns is not None:
            monkeypatch.setenv("COLUMNS", columns)
        monkeypatch.setattr(os, "get_terminal_size", lambda *_: (_ for _ in ()).throw(OSError()))
        assert width(Stream(False)) == expected

    def test_in_a_terminal_is_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((132, 40)))
        assert width(Stream(True)) == 132
        assert width(Stream(False)) == 80


class TestColour:
    @pytest.mark.parametrize(
        ("wish", "terminal", "environment", "expected"),
        [
            (None, True, {}, True),
            (None, False, {}, False),
            ("auto", True, {}, True),
            ("auto", True, {"NO_COLOR": "1"}, False),
            ("auto", True, {"NO_COLOR": ""}, True),
            ("auto", True, {"TERM": "dumb"}, False),
            ("always", False, {"NO_COLOR": "1"}, True),
            ("never", True, {}, False),
        ],
    )
    def test_is_as_wished_else_as_fits(
        self,
        wish: str | None,
        terminal: bool,
        environment: dict[str, str],
        expected: bool,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        for name in ("NO_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        context = click.Context(click.Command("x"))
        if wish:
            context.meta[COLOR] = wish
        assert in_color(context, Stream(terminal)) is expected


class TestProgress:
    @staticmethod
    def told(terminal: bool, total: int) -> str:
        stream = Stream(terminal)
        progress = Progress(stream, "zh")
        for done in range(1, total + 1):
            progress(done, total)
        return stream.getvalue()

    def test_says_nothing_of_short_runs(self) -> None:
        assert self.told(True, 50) == self.told(False, 50) == ""

    def test_rewrites_one_line_in_a_terminal_and_wipes_it(self) -> None:
        text = self.told(True, 51)
        assert "\n" not in text
        assert text.startswith("\r已读取 1/51\r已读取 2/51")
        assert text.endswith(" \r")

    def test_elsewhere_tells_every_thousand(self) -> None:
        assert self.told(False, 2500) == "已读取 1000/2500\n已读取 2000/2500\n"


PROGRAM = [sys.executable, "-m", "disclosure_lint"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(disclosure_lint.__file__).parents[1]), "LC_ALL": "C.UTF-8"}


def run(arguments: list[str | bytes], cwd: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    environment = {**ENVIRONMENT, **environment}
    return subprocess.run([*PROGRAM, *arguments], cwd=cwd, env=environment, capture_output=True, check=False)


class TestProcess:
    def test_a_reader_that_goes_away_is_no_trouble(self, tmp_path: Path) -> None:
        process = subprocess.Popen(
            [*PROGRAM, "schema", "output"],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()
        assert (process.wait(), errors) == (0, b"")

    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    def test_closed_streams_are_no_trouble(self, tmp_path: Path, closed: str) -> None:
        (tmp_path / "空.txt").write_bytes(b"")
        command = f'"{sys.executable}" -m disclosure_lint check 空.txt - {closed}'
        result = subprocess.run(command, shell=True, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, input=b"")
        assert (result.returncode, b"Traceback" in result.stderr) == (3, False)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    @pytest.mark.parametrize("form", ["text", "json"])
    def test_output_that_does_not_arrive_is_told(self, tmp_path: Path, form: str) -> None:
        (tmp_path / "空.txt").write_bytes(b"")
        with Path("/dev/full").open("wb") as full:
            arguments = [*PROGRAM, "check", "空.txt", "--format", form]
            result = subprocess.run(arguments, cwd=tmp_path, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE)
        assert result.returncode == 2
        assert result.stderr.decode().startswith("错误：标准输出 写入失败：")

    @pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
    def test_any_console_will_do(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "空.txt").write_bytes(b"")
        result = run(["check", "空.txt"], tmp_path, PYTHONIOENCODING=encoding)
        assert result.returncode == 3
        assert b"SRC002" in result.stdout
        assert b"Traceback" not in result.stderr
        if encoding != "ascii":
            assert "空.txt" in result.stdout.decode(encoding)

    @pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
    def test_json_is_the_same_on_any_console(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "空.txt").write_bytes(b"")
        arguments = ["check", "空.txt", "--format", "json", "--today", "2026-01-31"]
        result = run(arguments, tmp_path, PYTHONIOENCODING=encoding)
        assert '"path": "空.txt"' in result.stdout.decode("utf-8")
        assert result.stdout == run(arguments, tmp_path).stdout

    def test_names_that_are_no_text_are_shown_somehow(self, tmp_path: Path) -> None:
        path = b"\xff.txt"
        (tmp_path / os.fsdecode(path)).touch()
        result = run(["check", "."], tmp_path)
        assert (result.returncode, b"Traceback" in result.stderr) == (3, False)
        for form in ("text", "json"):
            named = run(["check", "--format", form, path], tmp_path)
            assert (named.returncode, b"Traceback" in named.stderr) == (3, False)


def test_outputs_are_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from disclosure_lint.cli.destinations import write

    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    replaced: Callable[..., Any] = Path.replace

    def looked_at(temporary: Path, target: Path) -> Any:
        assert path.read_text(encoding="utf-8") == "old"
        assert temporary.read_text(encoding="utf-8") == "新\n"
        return replaced(temporary, target)

    monkeypatch.setattr(Path, "replace", looked_at)
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    write(link, "新\n")
    assert path.read_bytes() == "新\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(item.name for item in tmp_path.iterdir()) == ["link.txt", "out.txt"]


def test_devices_are_written_to_as_they_are() -> None:
    from disclosure_lint.cli.destinations import write

    write(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()
