"""Reports while they are written: what `check` says stands in the editor, at its place, for the text as it is now."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lsprotocol import types

from disclosure_lint.cli import main
from disclosure_lint.resources import resource

from .conftest import Editor, Play  # noqa: TID252

CLEAN = (resource("samples") / "clean-2024.yaml").read_text(encoding="utf-8")
FAULTY = (resource("samples") / "faulty-2024.yaml").read_text(encoding="utf-8")
WRONG_TOTAL = CLEAN.replace("concluded: [15, 2,", "concluded: [15, 3,")


def test_says_what_check_says(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "报告 2024.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    checked = CliRunner().invoke(main, ["--lang", "zh", "check", str(path), "--format", "json"])
    expected = json.loads(checked.stdout)["reports"][0]["diagnostics"]

    async def scene(editor: Editor) -> None:
        editor.open(path)
        said = await editor.said(path)
        assert [(item.code, item.range.start.line + 1, item.range.start.character + 1) for item in said] == [
            (item["rule"], item["location"]["line"], item["location"]["column"]) for item in expected
        ]
        assert [item.message for item in said] == [item["message"] for item in expected]
        assert all(item.range.start.line == item.range.end.line for item in said), "no finding marks whole tables"

    play(scene)


def test_follows_the_typing(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, CLEAN)  # never on disk
        assert await editor.said(path) == []
        said = await editor.said(path, editor.type(path, WRONG_TOTAL))
        found = next(item for item in said if item.code == "REQ101")
        line = WRONG_TOTAL.split("\n")[found.range.start.line]
        assert line[found.range.start.character : found.range.end.character] == "3"
        assert found.message == "商业企业：本年新收 3 + 上年结转 0 = 3，办理总计 3 + 结转下年度 1 = 4，相差 1。"
        assert found.severity == types.DiagnosticSeverity.Error
        assert found.source == "disclosure-lint"
        related = [(item.location.range.start.line, item.message) for item in found.related_information or ()]
        assert [message.rpartition(" = ")[2] for _, message in related] == ["3", "0", "1"]
        assert WRONG_TOTAL.split("\n")[related[0][0]].lstrip().startswith("received:")
        assert await editor.said(path, editor.type(path, CLEAN)) == []

    play(scene)


def test_many_keystrokes_end_in_the_last_one(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, CLEAN)
        for number in range(30):
            editor.type(path, CLEAN.replace("agency: ", f"agency: {'新' * number}"))
        last = editor.type(path, WRONG_TOTAL)
        assert [item.code for item in await editor.said(path, last)] == ["REQ101", "REQ102", "REQ103"]

    play(scene)


def test_counts_in_utf16(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"
    text = re.sub(r"signed: .*", "signed: {agency: 𠮷示例市交通运输局, date: 2024-01-20}", CLEAN)

    async def scene(editor: Editor) -> None:
        editor.open(path, text)
        found = next(item for item in await editor.said(path) if item.code == "TIM002")
        line = text.split("\n")[found.range.start.line].encode("utf-16-le")
        span = slice(2 * found.range.start.character, 2 * found.range.end.character)
        assert line[span].decode("utf-16-le") == "2024-01-20"

    play(scene)


@pytest.mark.parametrize(("lang", "locale", "begins"), [("en", "zh-CN", "Business"), (None, "en-GB", "商业")])
def test_speaks_the_language_asked_for(
    play_alone: Play, tmp_path: Path, lang: str | None, locale: str, begins: str
) -> None:
    """The second: `--lang zh` of the call is more than the editor's own language."""
    path = tmp_path / "2024.yaml"

    async def scene(editor: Editor) -> None:
        await editor.begin(tmp_path, lang, locale=locale)
        editor.open(path, WRONG_TOTAL)
        assert (await editor.said(path))[0].message.startswith(begins)

    play_alone(scene)


@pytest.mark.parametrize(
    "text",
    [
        "services:\n  web:\n    image: x\n",
        "",
        "- 1\n- 2\n",
        "{{ template }}: [",
        "year: 2024\n",
        "\x0c\u2028: \ud800 x",
    ],
)
def test_says_nothing_of_other_yaml(play: Play, tmp_path: Path, text: str) -> None:
    path = tmp_path / "compose.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, text)
        assert await editor.said(path) == []

    assert play(scene).messages == []


def test_says_where_a_report_is_broken(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, CLEAN.replace("year: 2024", "year: [2024", 1))
        assert {item.code for item in await editor.said(path)} == {"SRC001"}
        said = await editor.said(path, editor.type(path, CLEAN.replace("  requests:", "  request:", 1)))
        assert [(item.code, item.range.start.line) for item in said] == [
            ("SRC003", CLEAN[: CLEAN.index("  requests:")].count("\n"))
        ]
        assert "requests" in said[0].message

    play(scene)


def test_settings_and_waivers_count_from_where_the_report_lies(play: Play, tmp_path: Path) -> None:
    folder = tmp_path / "市直" / "交通局"
    folder.mkdir(parents=True)
    config = tmp_path / "disclosure-lint.yaml"
    config.write_text("ignore: [REQ101]\nwaivers: 豁免.yaml\n", encoding="utf-8")
    entry = {"rule": "REQ102", "path": "市直/*", "reason": "已报主管部门", "approver": "王五", "expires": "2099-12-31"}
    (tmp_path / "豁免.yaml").write_text(json.dumps({"waivers": [entry]}, ensure_ascii=False), encoding="utf-8")
    path = folder / "2024.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, WRONG_TOTAL)
        waived, other = await editor.said(path)
        assert (waived.code, waived.severity) == ("REQ102", types.DiagnosticSeverity.Hint)
        assert waived.message.startswith("已豁免 已报主管部门（批准人：王五")
        assert other.code == "REQ103"
        editor.open(config)
        editor.save(config, "ignore: [REQ1]\n")  # takes effect without a keystroke
        await editor.client.until(lambda: not editor.client.shown[path.as_uri()].diagnostics)

    play(scene)


def test_says_that_settings_cannot_be_used(play: Play, tmp_path: Path) -> None:
    (tmp_path / "disclosure-lint.yaml").write_text("packs: [nationl]\n", encoding="utf-8")
    path = tmp_path / "2024.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, WRONG_TOTAL)
        (said,) = await editor.said(path)
        assert said.message.startswith("没有检查：配置或规则包有 1 处错误，首先是 nationl：没有名为 nationl 的规则包")

    play(scene)


def test_a_closed_report_is_cleared(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, WRONG_TOTAL)
        assert await editor.said(path)
        editor.close(path)
        await editor.client.until(lambda: not editor.client.shown[path.as_uri()].diagnostics)

    play(scene)
