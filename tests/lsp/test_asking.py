"""What editors ask about a place: explanations, completions, where a name is laid down, what can be done."""

from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.uris import to_fs_path

from disclosure_lint.resources import resource

from .conftest import Editor, Play  # noqa: TID252

CLEAN = (resource("samples") / "clean-2024.yaml").read_text(encoding="utf-8")
RULE = (resource("rules") / "national" / "requests" / "REQ101-column-balance.yaml").read_text(encoding="utf-8")


class Asking:
    """A document with a mark `¦` at which questions are asked."""

    def __init__(self, editor: Editor, path: Path, marked: str) -> None:
        before, _, after = marked.partition("¦")
        self.text, self._client = before + after, editor.client
        self.place = types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)
        self._document = types.TextDocumentIdentifier(editor.open(path, self.text))

    async def hover(self) -> str:
        found = await self._client.text_document_hover_async(types.HoverParams(self._document, self.place))
        return found.contents.value if found else ""  # type: ignore[union-attr]

    async def definition(self) -> tuple[str, str] | None:
        """The name of a file, and what stands there."""
        found = await self._client.text_document_definition_async(types.DefinitionParams(self._document, self.place))
        if not found:
            return None
        path = Path(to_fs_path(found.uri) or "")  # type: ignore[union-attr]
        place = found.range  # type: ignore[union-attr]
        line = path.read_text(encoding="utf-8").split("\n")[place.start.line]
        return path.name, line[place.start.character : place.end.character]

    async def completion(self) -> dict[str, types.CompletionItem]:
        found = await self._client.text_document_completion_async(types.CompletionParams(self._document, self.place))
        return {item.label: item for item in found.items}  # type: ignore[union-attr]

    async def written(self, label: str) -> str:
        """The line after an offer is taken."""
        edit = (await self.completion())[label].text_edit
        assert isinstance(edit, types.TextEdit)
        return self.apply([edit]).split("\n")[self.place.line]

    async def actions(self, only: list[str] | None = None) -> list[types.CodeAction]:
        place, context = types.Range(self.place, self.place), types.CodeActionContext([], only)
        asked = types.CodeActionParams(self._document, place, context)
        return list(await self._client.text_document_code_action_async(asked) or ())  # type: ignore[arg-type]

    def apply(self, edits: list[types.TextEdit]) -> str:
        lines = self.text.split("\n")
        starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]
        text = self.text
        for edit in sorted(edits, key=lambda edit: edit.range.start, reverse=True):
            start, end = (starts[at.line] + at.character for at in (edit.range.start, edit.range.end))
            text = text[:start] + edit.new_text + text[end:]
        return text

    def done(self, action: types.CodeAction) -> str:
        assert action.edit is not None
        (change,) = action.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        return self.apply(list(change.edits))  # type: ignore[arg-type]


class TestReports:
    def path(self, folder: Path) -> Path:
        return folder / "2024.yaml"

    @pytest.mark.parametrize(
        ("text", "label", "pointer", "laid_down"),
        [
            (CLEAN.replace("concluded: [15, 2", "concl¦uded: [15, 2"), "表三 › （七）总计", "requests.concluded", "concluded"),
            (CLEAN.replace("concluded: [15, 2", "concluded: [15, ¦2"), "表三 › 商业企业 › （七）总计", "requests.concluded.business` · 件", "concluded"),
            (CLEAN.replace("{upheld: 1, ", "{up¦held: 1, ", 1), "表四 › 结果维持 › 行政复议", "review.reconsideration.upheld` · 件", "reconsideration"),
            (CLEAN.replace("  proactive:", "  ¦proactive:"), "表二 主动公开政府信息情况", "proactive", "proactive"),
        ],
    )  # fmt: skip
    def test_a_cell(self, play: Play, tmp_path: Path, text: str, label: str, pointer: str, laid_down: str) -> None:
        async def scene(editor: Editor) -> None:
            asking = Asking(editor, self.path(tmp_path), text)
            told = await asking.hover()
            assert told.startswith(f"**{label}**")
            assert f"`{pointer}" in told
            assert "国办公开办函〔2021〕30号 附件" in told
            assert await asking.definition() == ("2021.yaml", laid_down)

        play(scene)

    def test_the_form_is_that_of_the_year(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            text = "agency: x\nyear: 2019\ntables:\n  proactive:\n    regu¦lations: {made: 1}\n"
            asking = Asking(editor, self.path(tmp_path), text)
            assert "国办公开办函〔2019〕60号" in await asking.hover()
            assert await asking.definition() == ("2019.yaml", "regulations")

        play(scene)

    def test_the_rule_of_a_finding(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            path = self.path(tmp_path)
            asking = Asking(editor, path, CLEAN.replace("concluded: [15, 2,", "concluded: [15, ¦3,"))
            await editor.said(path)
            told = await asking.hover()
            assert "**REQ101 表三各列收支平衡** · 错误 · 勾稽关系" in told
            assert "收到的每一件申请" in told
            assert "国办公开办函〔2021〕30号 附件 表三 表头勾稽说明" in told
            assert "〔2019〕60号" not in told, "not what another edition rests on"

        play(scene)

    @pytest.mark.parametrize(
        ("text", "label", "written"),
        [
            ("agency: x\ny¦", "year", "year: "),
            ("tables:\n  requests:\n    本年¦", "received", "    received: "),
            ("tables:\n  review:\n    reconsideration: {upheld: 1, 结¦}", "corrected", "    reconsideration: {upheld: 1, corrected: }"),
            ("year: 2019\ntables:\n  proactive:\n    regulations: {¦", "newly_disclosed", "    regulations: {newly_disclosed: "),
            ("level: de¦", "department", "level: department"),
            ("source: {not_captured: [sig¦]}", "signed", "source: {not_captured: [signed]}"),
        ],
    )  # fmt: skip
    def test_what_may_be_written(self, play: Play, tmp_path: Path, text: str, label: str, written: str) -> None:
        async def scene(editor: Editor) -> None:
            asking = Asking(editor, self.path(tmp_path), text)
            offers = await asking.completion()
            assert await asking.written(label) == written
            assert "made" not in offers or "2019" in text, "a key of the edition not in force"

        play(scene)

    def test_found_by_either_language(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            offers = await Asking(editor, self.path(tmp_path), "tables:\n  requests:\n    ¦").completion()
            received = offers["received"]
            assert {"received", "本年新收政府信息公开申请数量"} <= set((received.filter_text or "").split())
            assert "newly received" in (received.filter_text or "")
            assert received.detail == "一、本年新收政府信息公开申请数量"

        play(scene)

    def test_a_fix(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            path = self.path(tmp_path)
            asking = Asking(editor, path, CLEAN.replace("{decisions: 7420}", '{decisions: ¦"7,420"}'))
            assert [item.code for item in await editor.said(path)] == ["TAB009"]
            fix, everything, waiver = await asking.actions()
            assert (fix.title, fix.is_preferred) == ("将“7,420”改为“7420”", True)
            assert asking.done(fix) == asking.done(everything) == CLEAN
            assert waiver.title.startswith("豁免 TAB009")
            assert [item.title for item in await asking.actions(["source.fixAll"])] == [
                "改正全部可以确定的问题（1 处）"
            ]
            assert await editor.said(path, editor.type(path, asking.done(fix))) == []

        play(scene)

    def test_one_fix_for_several_findings_is_offered_once(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            path = self.path(tmp_path)
            asking = Asking(editor, path, CLEAN.replace("concluded: [15, 2,", "concluded: [15, ¦3,"))
            await editor.said(path)
            fixes = [action for action in await asking.actions() if not action.title.startswith("豁免")]
            assert [action.title for action in fixes] == [
                "将“表三 › 商业企业 › （七）总计”由 3 改为 2（各分项之和）（改后请核对）"
            ]
            assert len(fixes[0].diagnostics or ()) > 1
            assert not fixes[0].is_preferred
            assert asking.done(fixes[0]) == CLEAN

        play(scene)

    @pytest.mark.parametrize(
        ("text", "above"),
        [
            (CLEAN.replace("concluded: [15, 2,", "concluded: [15, ¦3,"), "    concluded: [15, 3,"),
            (
                CLEAN.replace("依申请公开。全年新收政府信息公开申请18件", "依申请公开。全年新收政府信息公开申请¦28件"),
                "    text: |-",
            ),
        ],
    )
    def test_a_waiver_waits_for_its_reason(self, play: Play, tmp_path: Path, text: str, above: str) -> None:
        """The comment that the editor writes waives nothing until somebody says why; then the finding does not count."""

        async def scene(editor: Editor) -> None:
            path = self.path(tmp_path)
            asking = Asking(editor, path, text)
            before = await editor.said(path)
            waiver = next(action for action in await asking.actions() if action.title.startswith("豁免"))
            code = waiver.title.split()[1].partition("：")[0]
            after = asking.done(waiver)
            comment = next(number for number, line in enumerate(after.split("\n")) if "disclosure-lint: 豁免" in line)
            assert after.split("\n")[comment + 1].startswith(above)
            assert (date.fromisoformat(after.split(" 至 ")[1][:10]) - date.today()).days in (89, 90)
            unexplained = await editor.said(path, editor.type(path, after))
            assert sorted(str(item.code) for item in unexplained) == sorted(
                [*(str(item.code) for item in before), "WAV003"]
            )
            given = after.replace("— \n", "— 平台数据有误，已报主管部门\n")
            explained = await editor.said(path, editor.type(path, given))
            assert [item.severity for item in explained if item.code == code] == [types.DiagnosticSeverity.Hint]
            assert "WAV003" not in {item.code for item in explained}

        play(scene)

    def test_what_is_mandatory_cannot_be_waived(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            path = self.path(tmp_path)
            asking = Asking(editor, path, CLEAN.replace("也没有其他", "经办人¦身份证号11010519491231002X，也没有其他"))
            assert "HYG003" in {item.code for item in await editor.said(path)}
            assert [item.title for item in await asking.actions() if "HYG003" in item.title] == []

        play(scene)

    def test_nothing_is_offered_for_a_json_report_but_its_fixes(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            path = tmp_path / "2024.json"
            text = '{"agency": "示例市交通运输局", "year": 2024, "title": ¦"2023年政府信息公开工作年度报告"}'
            asking = Asking(editor, path, text)
            assert {"STR007", "STR015"} <= {item.code for item in await editor.said(path)}
            assert [item.title for item in await asking.actions() if "豁免" in item.title] == []

        play(scene)


class TestRules:
    def path(self, folder: Path) -> Path:
        return folder / "REQ101-column-balance.yaml"

    @pytest.mark.parametrize(
        ("text", "begins", "laid_down"),
        [
            (RULE.replace("assert: received", "assert: rec¦eived"), "**表三 › 一、本年新收政府信息公开申请数量**", ("2021.yaml", "received")),
            (RULE.replace("assert: received", "assert: prior.requests.total.本年¦新收"), "**表三 › 一、本年新收政府信息公开申请数量**", ("2021.yaml", "received")),
            (RULE.replace("in requests.columns", "in req¦uests.columns"), "**表三 收到和处理政府信息公开申请情况**", ("2021.yaml", "requests")),
            (RULE.replace("本年新收 {received}", "本年新收 {recei¦ved}"), "**表三 › 一、本年新收政府信息公开申请数量**", ("2021.yaml", "received")),
            (RULE.replace("assert: received", "assert: requests.ref¦used"), "**（三）不予公开**", ("2021.yaml", "refused")),
            (RULE.replace("assert: received", "assert: mentions(title, words.ye¦ar)"), "`words.year`", ("vocabulary.yaml", "year")),
            (RULE.replace("assert: received", "assert: men¦tions(title, words.year)"), "`mentions(text, words)`", None),
            (RULE.replace("assert: received", "assert: 标¦题"), "`title` · 标题 · 文字", None),
            (RULE.replace("assert: received", "assert: parameters.dead¦lines"), "`parameters.deadlines`", ("pack.yaml", "deadlines")),
            (RULE.replace("[B10]", "[B¦10]"), "**B10** 国办公开办函〔2021〕30号", ("clauses.yaml", "B10")),
            (RULE.replace("requests.concluded.business: 24", "requests.concl¦uded.business: 24"), "**表三 › 商业企业 › （七）总计**", ("2021.yaml", "concluded")),
            (RULE.replace("code: REQ101", "code: REQ¦101"), "**REQ101 表三各列收支平衡**", ("REQ101-column-balance.yaml", "")),
        ],
    )  # fmt: skip
    def test_a_name(
        self, play: Play, tmp_path: Path, text: str, begins: str, laid_down: tuple[str, str] | None
    ) -> None:
        async def scene(editor: Editor) -> None:
            asking = Asking(editor, self.path(tmp_path), text)
            assert (await asking.hover()).startswith(begins)
            assert await asking.definition() == laid_down

        play(scene)

    @pytest.mark.parametrize(
        ("text", "label", "line"),
        [
            (RULE.replace("assert: received + carried_in", "assert: received + ca¦"), "carried_in", "assert: received + carried_in == concluded + carried_out"),
            (RULE.replace("assert: received + carried_in", "assert: 本年¦"), "本年新收政府信息公开申请数量", "assert: 本年新收政府信息公开申请数量 == concluded + carried_out"),
            (RULE.replace("assert: received + carried_in", "assert: requests.ref¦"), "refused.state_secret", "assert: requests.refused.state_secret == concluded + carried_out"),
            (RULE.replace("assert: received + carried_in", "assert: 表三.¦"), "予以公开", "assert: 表三.予以公开 == concluded + carried_out"),
            (RULE.replace("assert: received + carried_in", "assert: prior.requ¦"), "requests", "assert: prior.requests == concluded + carried_out"),
            (RULE.replace("assert: received + carried_in", "assert: men¦"), "mentions", "assert: mentions == concluded + carried_out"),
            (RULE.replace("assert: received + carried_in", "assert: words.pla¦"), "placeholders", "assert: words.placeholders == concluded + carried_out"),
            (RULE.replace("本年新收 {received}", "本年新收 {rec¦}"), "received", "    {column}：本年新收 {received} + 上年结转 {carried_in} = {left}，办理总计 {concluded} + 结转下年度 {carried_out} ="),
            (RULE.replace("requests.concluded.business: 24", "requests.conc¦: 24"), "requests.concluded.business", "  - fail: {set: {requests.concluded.business: 24}}"),
        ],
    )  # fmt: skip
    def test_what_may_be_written(self, play: Play, tmp_path: Path, text: str, label: str, line: str) -> None:
        async def scene(editor: Editor) -> None:
            assert await Asking(editor, self.path(tmp_path), text).written(label) == line

        play(scene)

    def test_nothing_in_prose(self, play: Play, tmp_path: Path) -> None:
        async def scene(editor: Editor) -> None:
            asking = Asking(editor, self.path(tmp_path), RULE.replace("收到的每一件申请", "收到的每¦一件商业企业"))
            assert await asking.hover() == ""
            assert await asking.completion() == {}
            assert await asking.definition() is None

        play(scene)


def test_hostile_documents_are_answered(play: Play, tmp_path: Path) -> None:
    """Whatever stands there, an answer comes, and the server lives."""
    texts = [
        "{" * 5000 + "¦",
        "- " * 3000 + "¦",
        "agency: &a [*a¦]\nyear: 2024",
        "\u2028\x0c\x85¦: [",
        "a: |\n" + "  x\n" * 3000 + "¦",
        "¦",
    ]

    async def scene(editor: Editor) -> None:
        for number, text in enumerate(texts):
            asking = Asking(editor, tmp_path / f"{number}.yaml", text)
            await asking.hover()
            await asking.completion()
            await asking.definition()
            await asking.actions()

    assert play(scene).messages == []


def test_a_failure_of_the_tool_is_told_once(play_alone: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "from disclosure_lint.lsp import reports\n"
        "def fails(*_):\n    raise RuntimeError('坏了')\n"
        "reports.page_of = fails\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    path = tmp_path / "2024.yaml"

    async def scene(editor: Editor) -> None:
        await editor.begin(tmp_path)
        editor.open(path, CLEAN)
        await editor.client.until(lambda: editor.client.messages)
        for _ in range(3):
            editor.type(path, CLEAN)
        assert await Asking(editor, tmp_path / "b.yaml", "agenc¦").completion(), "questions are still answered"

    client = play_alone(scene)
    assert client.messages == ["检查工具内部错误：RuntimeError: 坏了。详情见日志。"]
    assert any("Traceback" in text for text in client.logged)
