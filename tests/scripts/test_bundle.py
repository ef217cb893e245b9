"""The bundle for offices without internet: what it holds, worked out for another machine than this one."""

import runpy
import zipfile
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = SimpleNamespace(**runpy.run_path(str(ROOT / "scripts" / "bundle.py")))
WINDOWS = BUNDLE.Target(BUNDLE.PLATFORMS["windows"], "3.11")
LINUX = BUNDLE.Target(BUNDLE.PLATFORMS["linux"], "3.12")


def wheel(folder: Path, name: str, version: str, *needs: str) -> Path:
    path = folder / f"{name}-{version}-py3-none-any.whl"
    metadata = "".join(f"Requires-Dist: {need}\n" for need in needs)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            f"{name}-{version}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\n{metadata}\nText\n"
        )
    return path


def unmet(wheels: list[Path], asked: str, target: object) -> list[str]:
    return [str(item) for item in BUNDLE.unmet(wheels, Requirement(asked), target.environment)]  # type: ignore[attr-defined]


class TestUnmet:
    def test_conditions_are_those_of_the_target(self, tmp_path: Path) -> None:
        own = wheel(
            tmp_path,
            "own",
            "1",
            'colour; platform_system == "Windows"',
            'posix; os_name == "posix"',
            'new; python_version >= "3.12"',
        )
        assert unmet([own], "own", WINDOWS) == ['colour; platform_system == "Windows"']
        assert [item.partition(";")[0] for item in unmet([own], "own", LINUX)] == ["new", "posix"]

    def test_what_is_needed_needs_more(self, tmp_path: Path) -> None:
        wheels = [
            wheel(tmp_path, "own", "1", "one[more]"),
            wheel(tmp_path, "one", "2", 'two; extra == "more"', 'three; extra == "less"'),
        ]
        assert [item.partition(";")[0] for item in unmet(wheels, "own", WINDOWS)] == ["two"]
        assert unmet([*wheels, wheel(tmp_path, "two", "1")], "own", WINDOWS) == []

    def test_a_wheel_of_a_wrong_version_is_none(self, tmp_path: Path) -> None:
        wheels = [wheel(tmp_path, "own", "1", "one>=3"), wheel(tmp_path, "one", "2")]
        assert unmet(wheels, "own", WINDOWS) == ["one>=3"]


def test_pip_is_told_of_the_target() -> None:
    assert WINDOWS.options[1:] == ["--implementation=cp", "--python-version=3.11", "--platform=win_amd64"]
    assert "--platform=manylinux_2_28_x86_64" in LINUX.options


@pytest.mark.parametrize(("target", "scripts"), [(WINDOWS, {"install.cmd", "check.cmd"}), (LINUX, {"install.sh"})])
def test_everything_is_inside(target: object, scripts: set[str], tmp_path: Path) -> None:
    extra = tmp_path / "python-3.11.9-amd64.exe"
    extra.write_bytes(b"MZ")
    (tmp_path / "manual" / "zh").mkdir(parents=True)
    (tmp_path / "manual" / "zh" / "index.html").write_bytes(b"<html>")
    held = dict(BUNDLE.contents([wheel(tmp_path, "own", "1")], target, "0.1.0", tmp_path / "manual", [extra]))
    assert scripts == {name for name in held if name.endswith((".cmd", ".sh"))}
    for name in (
        *("README.txt", "LICENSE", "wheels/own-1-py3-none-any.whl", extra.name, "samples/clean-2024.docx"),
        *("rules/national/pack.yaml", "schemas/report.json", "manual/zh/index.html"),
    ):
        assert name in held
    assert not any(b"@VERSION@" in data or b"@PYTHON@" in data for name, data in held.items() if "/" not in name)


def test_scripts_are_as_windows_reads_them(tmp_path: Path) -> None:
    held = dict(BUNDLE.contents([], WINDOWS, "0.1.0", tmp_path))
    for name in ("install.cmd", "check.cmd"):
        lines = held[name].decode("gbk").split("\n")
        assert lines.pop() == ""
        assert all(line.endswith("\r") for line in lines)
    told = held["install.cmd"].decode("gbk")
    assert "--no-index" in told
    assert "disclosure-lint==0.1.0" in told
    assert "py -3.11 " in told
    labels = {line[1:].strip() for line in told.splitlines() if line.startswith(":")}
    assert {"find", "setup", "failed"} == labels
    notes = held["README.txt"]
    assert notes.startswith(b"\xef\xbb\xbf")
    assert "install.cmd" in notes.decode("utf-8-sig")


def test_the_same_content_is_the_same_file(tmp_path: Path) -> None:
    members = [("install.sh", b"#!/bin/sh\n"), ("wheels/a.whl", b"PK"), ("README.txt", b"x")]
    files = [tmp_path / "one" / "bundle.zip", tmp_path / "two" / "bundle.zip"]
    for file, held in zip(files, (members, members[::-1]), strict=True):
        file.parent.mkdir()
        BUNDLE.pack(file, held)
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as opened:
        assert opened.getinfo("bundle/install.sh").external_attr >> 16 == 0o755
        sums = opened.read("bundle/SHA256SUMS").decode()
    assert f"{sha256(b'PK').hexdigest()}  wheels/a.whl\n" in sums
