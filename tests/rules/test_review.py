"""`rules check`: a pack with many mistakes is told all of them at once, each with file, line, column and caret."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from disclosure_lint.cli import main
from disclosure_lint.rules import Examined, examine_packs

RULE = {
    "code": "LOC0NN",
    "name": "a-rule",
    "title": "{zh: 规则, en: Rule}",
    "severity": "warning",
    "basis": "practice",
    "editions": '["2021"]',
    "authority": "[{document: 某某文件, clause: 第一条}]",
    "covers": "[B14]",
    "why": "{zh: 因为, en: Because}",
    "fix": "{zh: 改正, en: Mend it}",
    "assert": "requests.received.total >= 0",
    "at": "requests.received.total",
    "message": "{zh: 不对, en: Wrong}",
    "examples": "\n  - pass: {}\n  - fail: {}\n    expect: [{pointer: title, message: 不对}]\n  - not_assessable: {}",
}

MISTAKES: dict[str, tuple[dict[str, str | None], str, str]] = {
    "LOC001": ({"asert": "year == 2024"}, "不认识的键 asert", "asert"),
    "LOC002": ({"fix": "{zh: 改正}"}, "缺少 en", "fix"),
    "LOC003": ({"severity": "grave"}, "应为 error, warning, info 之一", "grave"),
    "LOC004": ({"severity": "error"}, "error 级规则的 basis 须为 law 或 arithmetic", "error"),
    "LOC005": ({"authority": "[]"}, "至少需要 1 项", "[]"),
    "LOC006": ({"editions": '["2012"]'}, "没有 2012 版表样", '"2012"'),
    "LOC007": ({"covers": "[B140]"}, "clauses.yaml 中没有条款 B140", "B140"),
    "LOC008": ({"assert": "requests.recieved.total >= 0"}, "requests 没有 recieved", "requests.recieved.total"),
    "LOC009": ({"assert": "proactive.fees.amount > 5"}, "单位不同", "proactive.fees.amount > 5"),
    "LOC010": ({"assert": "requests.received.total"}, "此处需要真假", "requests.received.total"),
    "LOC011": ({"assert": "mentons(title, words.fees)"}, "没有名为 mentons 的函数", "mentons(title, words.fees)"),
    "LOC012": ({"assert": "mentions(title)"}, "需要 2 个参数", "mentions(title)"),
    "LOC013": ({"assert": "year == 2024 and"}, "表达式不完整", ""),
    "LOC014": ({"assert": "'year == 2024'"}, "表达式请勿加引号", "'year == 2024'"),
    "LOC015": ({"assert": 'level == "twonship"'}, "不是可能的值", '"twonship"'),
    "LOC016": ({"at": "titel"}, "没有名为 titel 的内容", "titel"),
    "LOC017": ({"at": None}, "没有循环变量可作位置", "requests.received.total >= 0"),
    "LOC018": ({"message": '{zh: "不对{yaer}", en: "Wrong {yaer}"}'}, "{yaer} 在此没有含义", '"不对{yaer}"'),
    "LOC019": ({"message": '{zh: "不对{left}", en: "Wrong"}'}, "中英文所用的值不同：{left}", '"Wrong"'),
    "LOC020": ({"why": "{zh: Because, en: Because}"}, "中文文字里没有汉字", "Because"),
    "LOC021": ({"why": "{zh: 因为, en: Because 因为}"}, "英文文字里有引号、官方名称之外的汉字", "因为"),
    "LOC022": ({"assert": "1 + 1 == 2"}, "恒为同一结果", "1 + 1 == 2"),
    "LOC023": ({"name": "another-name"}, "文件名应为", "LOC023"),
    "LOC024": ({"examples": "\n  - pass: {}"}, "缺少 fail 示例", "- pass: {}"),
    "LOC025": ({"for_each": "row in title"}, "title 不能遍历", "title"),
}
"""By code: what is changed in a rule without fault, what is said of it, and the text under the carets."""


def rule(code: str, changed: dict[str, str | None]) -> str:
    entries = {**RULE, "code": code, **changed}
    return "".join(f"{key}: {value}\n" for key, value in entries.items() if value is not None)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with all the mistakes above, an edition that overlaps another and a pattern that is none."""
    folder = tmp_path_factory.mktemp("packs") / "wrong"
    for name in ("local", "forms"):
        (folder / name).mkdir(parents=True)
    head = 'id: wrong\nversion: "1"\ntitle: {zh: 地方, en: Local}\nextends: national\n'
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    (folder / "vocabulary.yaml").write_text("words:\n  - {pattern: '('}\n".replace("  -", "  bad:\n    -"), "utf-8")
    national = Path(__file__).parents[2] / "rules" / "national" / "forms" / "2021.yaml"
    form = re.sub(r"^edition: .*$", 'edition: "2023"', national.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (folder / "forms" / "2023.yaml").write_text(form, encoding="utf-8")
    for code, (changed, _, _) in MISTAKES.items():
        (folder / "local" / f"{code}-a-rule.yaml").write_text(rule(code, changed), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def examined(pack: Path) -> Examined:
    return examine_packs((str(pack),))


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_is_told_at_its_place(code: str, examined: Examined) -> None:
    _, message, where = MISTAKES[code]
    own = [problem for problem in examined.problems if f"/{code}-" in problem.source.name]
    told = [problem for problem in own if message in problem.message.zh]
    assert told, [problem.message.zh for problem in own]
    assert told[0].span is not None
    assert told[0].message.en
    if where:
        assert told[0].source.text[slice(*told[0].span)].startswith(where)


def test_editions_of_the_same_years_and_bad_patterns(examined: Examined) -> None:
    told = {problem.message.en: problem for problem in examined.problems}
    (overlap,) = (problem for text, problem in told.items() if text == "2023 and 2021 hold for the same years")
    (pattern,) = (problem for text, problem in told.items() if text.startswith("entry 1 of list bad"))
    assert overlap.span and overlap.source.text[slice(*overlap.span)].startswith("{from: 2021")
    assert pattern.span and pattern.source.text[slice(*pattern.span)] == "{pattern: '('}"


def places(rendered: str) -> Iterator[tuple[str, int, int]]:
    """File, line and column of each mistake that is shown with its line and carets."""
    for found in re.finditer(r"--> (\S+):(\d+):(\d+)\n +\d+ \| .*\n +\| +\^", rendered):
        yield found[1], int(found[2]), int(found[3])


def test_all_are_rendered_with_line_column_and_caret(pack: Path) -> None:
    result = CliRunner().invoke(main, ["rules", "check", str(pack), "--lang", "zh"])
    assert result.exit_code == 2
    files = {file for file, _, _ in places(result.stderr)}
    assert {f"wrong/local/{code}-a-rule.yaml" for code in MISTAKES} <= files
    assert {"wrong/forms/2023.yaml", "wrong/vocabulary.yaml"} <= files
    assert result.stderr.count("-->") == len(list(places(result.stderr)))
    assert len(MISTAKES) >= 20


def test_the_national_pack_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path))
    examined = examine_packs(("national",))
    assert [(problem.source.name, problem.message.en) for problem in examined.problems] == []
    assert examined.pack
    assert [code for code, rule in examined.pack.rules.items() if not rule.covers] == ["WAV001", "WAV002", "WAV003"]


def test_what_may_stand_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "fine"
    (folder / "local").mkdir(parents=True)
    head = 'id: fine\nversion: "1"\ntitle: {zh: 地方, en: Local}\nextends: national\n'
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    why = "{zh: 因为, en: 'Amounts in 万元; 其中 (“among them”); “无”; 总体情况; 某某文件'}"
    (folder / "local" / "LOC001-a-rule.yaml").write_text(rule("LOC001", {"why": why}), encoding="utf-8")
    assert [problem.message.en for problem in examine_packs((str(folder),)).problems] == []


def test_clauses_that_no_rule_covers_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "noted"
    (folder / "local").mkdir(parents=True)
    head = 'id: noted\nversion: "1"\ntitle: {zh: 地方, en: Local}\nextends: national\n'
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    clause = "{id: Z1, document: 某某文件, clause: 第一条, duty: {zh: 要写, en: To be written}, checkable: CHECK, sure: seen}"
    entries = [clause.replace("CHECK", "machine"), clause.replace("Z1", "Z2").replace("CHECK", "human")]
    (folder / "clauses.yaml").write_text("clauses:\n" + "".join(f"  - {item}\n" for item in entries), encoding="utf-8")
    (folder / "local" / "LOC001-a-rule.yaml").write_text(rule("LOC001", {"covers": None}), encoding="utf-8")
    examined = examine_packs((str(folder),))
    assert examined.problems == ()
    told = [note.en for note in examined.notes]
    assert "clause Z1 (某某文件 第一条) can be checked by a program, but no rule covers it" in told
    assert "rule LOC001 does not say which clauses it covers" in told
    assert not any("Z2" in note for note in told)
