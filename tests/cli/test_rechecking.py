"""`--watch`: checked again after each change, with a program of a test in place of the system's notices."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.resources import resource

watchfiles = pytest.importorskip("watchfiles")

Call = Callable[..., Any]


@pytest.fixture
def changing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Has changes made one after the other, then the user interrupt; gives what was asked of the library."""

    def prepare(*changes: Callable[[], str]) -> dict[str, Any]:
        asked: dict[str, Any] = {}

        def watch(*folders: Path, watch_filter: Callable[[Any, str], bool], **more: Any) -> Iterator[object]:
            asked.update(more, folders=folders, relevant=lambda path: watch_filter(None, str(path)))
            for change in changes:
                if watch_filter(None, change()):
                    yield object()
            raise KeyboardInterrupt

        monkeypatch.setattr(watchfiles, "watch", watch)
        shutil.copy(resource("samples") / "clean-2024.yaml", tmp_path / "a.yaml")
        return asked

    return prepare


def edit(path: Path, old: str, new: str) -> Callable[[], str]:
    def change() -> str:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return str(path)

    return change


def test_checks_again_and_ends_with_the_last_exit_code(call: Call, changing: Any, tmp_path: Path) -> None:
    wrong = edit(tmp_path / "a.yaml", "carried_in: [1,", "carried_in: [2,")
    changing(wrong)
    result = call("--lang", "en", "check", ".", "--watch", "--select", "REQ")
    assert result.exit_code == 1
    assert result.stdout.count("Reports: 1.") == 2
    assert result.stdout.index("Errors: 0") < result.stdout.index("Errors: 2")
    assert result.stderr.count("waiting for changes; Ctrl-C ends") == 2
    changing(wrong, edit(tmp_path / "a.yaml", "carried_in: [2,", "carried_in: [1,"))
    assert call("check", "a.yaml", "--watch", "--select", "REQ").exit_code == 0


def test_settings_are_read_anew_and_mistakes_in_them_end_nothing(call: Call, changing: Any, tmp_path: Path) -> None:
    settings = tmp_path / "disclosure-lint.yaml"
    settings.write_text("ignore: [STR013]\n", encoding="utf-8")
    changing(edit(settings, "ignore", "ignroe"), edit(settings, "ignroe", "ignore"))
    result = call("--lang", "en", "check", ".", "--watch")
    assert result.exit_code == 0
    assert result.stderr.count("disclosure-lint.yaml:1:1") == 1
    assert result.stdout.count("Reports: 1.") == 2


def test_what_the_check_itself_writes_is_no_change(call: Call, changing: Any, tmp_path: Path) -> None:
    asked = changing()
    call("check", ".", "--watch", "-o", "html=out.html", "--cache-dir", "kept", env={"DISCLOSURE_LINT_NO_CACHE": ""})
    (tmp_path / ".hidden").mkdir()
    irrelevant = ("out.html", "kept/ab/c.json", ".a.yaml.swp", "~$b.docx", "notes.py")
    assert [name for name in irrelevant if asked["relevant"](tmp_path / name)] == []
    relevant = ("a.yaml", "新.DOCX", "pyproject.toml", "w.json")
    assert [name for name in relevant if not asked["relevant"](tmp_path / name)] == []


def test_where_it_looks(call: Call, changing: Any, tmp_path: Path) -> None:
    asked = changing()
    for name in ("reports", "prior"):
        (tmp_path / name).mkdir()
    shutil.move(tmp_path / "a.yaml", tmp_path / "reports")
    call("check", "reports/a.yaml", "--watch", "--no-config")
    assert (asked["folders"], asked["recursive"]) == ((tmp_path / "reports",), False)
    call("check", "reports/*.yaml", "--prior", "prior", "--watch", "--no-config")
    assert asked["folders"] == (tmp_path / "reports", tmp_path / "prior")
    (tmp_path / "disclosure-lint.yaml").write_text("", encoding="utf-8")
    call("check", "reports", "--watch")
    assert (asked["folders"], asked["recursive"]) == ((tmp_path,), True)


@pytest.mark.parametrize("words", [("-",), (".", "--fix"), (".", "--diff"), (".", "--update-baseline")])
def test_what_is_for_once(call: Call, changing: Any, words: tuple[str, ...]) -> None:
    changing()
    result = call("--lang", "en", "check", *words, "--watch", input=b"")
    assert result.exit_code == 2
    assert "--watch does not go with" in result.stderr


def test_without_the_extra(call: Call, changing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    changing()
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = call("--lang", "en", "check", ".", "--watch")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install 'disclosure-lint[watch]'" in result.stderr
