"""Files of rule packs while they are written: mistakes inside expressions, in the pack as a whole, in settings."""

import shutil
from pathlib import Path

import pytest

from disclosure_lint.resources import resource

from .conftest import Editor, Play  # noqa: TID252

RULE = resource("rules") / "national" / "requests" / "REQ101-column-balance.yaml"
TEXT = RULE.read_text(encoding="utf-8")
PACK = """\
id: city
version: "1"
title: {zh: 市级规则, en: City rules}
extends: national
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack on the national one with one rule."""
    folder = tmp_path / "city"
    (folder / "requests").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    text = TEXT.replace("REQ101", "REQ901").replace("name: column-balance", "name: own-balance")
    (folder / "requests" / "REQ901-own-balance.yaml").write_text(text, encoding="utf-8")
    return folder


def marked(text: str, said: object) -> str:
    place = said.range  # type: ignore[attr-defined]
    return text.split("\n")[place.start.line][place.start.character : place.end.character]


def test_a_mistake_stands_inside_the_expression(play: Play, pack: Path) -> None:
    path = pack / "requests" / "REQ901-own-balance.yaml"
    text = path.read_text(encoding="utf-8")

    async def scene(editor: Editor) -> None:
        editor.open(path)
        assert await editor.said(path) == []
        wrong = text.replace("assert: received +", "assert: recieved +")
        said = await editor.said(path, editor.type(path, wrong))
        assert [marked(wrong, item) for item in said] == ["recieved"]
        assert "received" in said[0].message
        assert await editor.said(path, editor.type(path, text)) == []

    play(scene)


def test_every_mistake_of_a_rule_at_once(play: Play, pack: Path) -> None:
    path = pack / "requests" / "REQ901-own-balance.yaml"
    wrong = (
        path.read_text(encoding="utf-8").replace("severity: error", "severity: grave").replace("{difference}", "{diff}")
    )

    async def scene(editor: Editor) -> None:
        editor.open(path, wrong)
        said = await editor.said(path)
        assert {marked(wrong, item) for item in said} >= {"grave"}
        assert len(said) >= 3  # the placeholder in both languages

    play(scene)


def test_a_pack_is_gone_over_with_all_that_is_not_saved(play: Play, pack: Path) -> None:
    """A clash of two files is told though neither is saved; mending one on screen takes it back."""
    path, twin = pack / "requests" / "REQ901-own-balance.yaml", pack / "requests" / "REQ902-twin.yaml"
    text = path.read_text(encoding="utf-8")
    clash = text.replace("name: own-balance", "name: twin")

    async def scene(editor: Editor) -> None:
        editor.open(path)
        editor.open(twin, clash)
        uri = twin.as_uri()
        await editor.client.until(
            lambda: (
                any(
                    "REQ901" in item.message and "已在" in item.message for item in editor.client.shown[uri].diagnostics
                )
                if uri in editor.client.shown
                else False
            )
        )
        editor.type(twin, clash.replace("code: REQ901", "code: REQ902"))
        await editor.client.until(lambda: not editor.client.shown[uri].diagnostics)

    play(scene)


def test_a_file_of_the_pack_that_is_no_rule(play: Play, pack: Path) -> None:
    path = pack / "pack.yaml"
    wrong = PACK + "overrides:\n  rules:\n    REQ999: {severity: info, reason: {zh: 因, en: why}}\n"

    async def scene(editor: Editor) -> None:
        editor.open(path, wrong)
        said = await editor.said(path, None)
        assert [marked(wrong, item) for item in said] == ["REQ999"]

    play(scene)


def test_a_rule_beside_no_pack_is_held_against_the_national_one(play: Play, tmp_path: Path) -> None:
    path = tmp_path / RULE.name
    wrong = TEXT.replace("for_each: column in", "for_each: colum in", 1)

    async def scene(editor: Editor) -> None:
        editor.open(path, wrong)
        assert await editor.said(path)
        assert await editor.said(path, editor.type(path, TEXT)) == []

    play(scene)


def test_the_national_pack_is_silent(play: Play, tmp_path: Path) -> None:
    folder = tmp_path / "national"
    shutil.copytree(RULE.parent.parent, folder)
    path = folder / "requests" / RULE.name

    async def scene(editor: Editor) -> None:
        editor.open(path)
        assert await editor.said(path) == []

    play(scene)


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ("ignore: [REQ999]\n", "REQ999"),
        ("ignor: [REQ101]\n", "ignor"),
        ("per-level:\n  department:\n    select: [XYZ]\n", "XYZ"),
        ("rules:\n  REQ999: {off: true, reason: 因}\n", "REQ999"),
    ],
)
def test_settings_are_checked_as_they_are_typed(play: Play, tmp_path: Path, wrong: str, place: str) -> None:
    path = tmp_path / "disclosure-lint.yaml"

    async def scene(editor: Editor) -> None:
        editor.open(path, wrong)
        assert [marked(wrong, item) for item in await editor.said(path)] == [place]

    play(scene)


def test_waivers_are_checked_too(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "豁免.yaml"
    wrong = "waivers:\n  - {rule: REQ101, reason: 因, approver: 王五, expires: 2026-06-30}\n"

    async def scene(editor: Editor) -> None:
        editor.open(path, wrong)
        assert ["不能针对所有报告" in item.message for item in await editor.said(path)] == [True]

    play(scene)
