"""Packs: every mistake told at its place, all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_lint.fixes import Repair
from disclosure_lint.rules import PackError, load_packs
from disclosure_lint.rules.problems import PackProblem

Names = tuple[str, ...]
WritePack = Callable[..., Path]
RULE = """\
code: {code}
name: {name}
title: {{zh: 规则, en: Rule}}
severity: warning
basis: practice
editions: ["2021"]
authority: [{{document: 文件, clause: 第一条}}]
why: {{zh: 因为, en: Because}}
fix: {{zh: 改正, en: Mend it}}
{body}
examples:
  - pass: {{}}
  - fail: {{}}
    expect: [{{pointer: title, message: 不对}}]
  - not_assessable: {{}}
"""
GOOD = "assert: requests.received.total >= 0\nat: requests.received.total\nmessage: {zh: 不对, en: Wrong}"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(folder))
    return folder


@pytest.fixture
def write_pack(small: Names) -> WritePack:
    """Writes a pack that extends a small one: rule bodies by code, `code name` of each derived."""

    def write(folder: Path, rules: dict[str, str], meta: str = "") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        head = f'id: local\nversion: "1"\ntitle: {{zh: 地方, en: Local}}\nextends: {small[0]}\n'
        (folder / "pack.yaml").write_text(meta or head, encoding="utf-8")
        (folder / "local").mkdir(exist_ok=True)
        for code, body in rules.items():
            text = RULE.format(code=code, name="a-rule", body=body)
            (folder / "local" / f"{code}-a-rule.yaml").write_text(text, encoding="utf-8")
        return folder

    return write


def mistakes(folder: Path) -> list[PackProblem]:
    with pytest.raises(PackError) as caught:
        load_packs((str(folder),))
    return caught.value.problems


def at(problem: PackProblem) -> str:
    """The text that a problem points at."""
    assert problem.span is not None
    return problem.source.text[slice(*problem.span)]


def test_a_pack_that_extends_the_national_one(tmp_path: Path, write_pack: WritePack) -> None:
    pack = load_packs((str(write_pack(tmp_path / "pack", {"LOC001": GOOD})),))
    assert "LOC001" in pack.rules
    assert "REQ101" in pack.rules
    assert [info.id for info in pack.infos] == ["national", "local"]


def test_a_rule_may_say_how_it_is_mended(tmp_path: Path, write_pack: WritePack) -> None:
    repair = "repair: {kind: wording, safety: unsafe, instead: {乙: 甲}}"
    pack = load_packs((str(write_pack(tmp_path / "pack", {"LOC001": f"{GOOD}\n{repair}"})),))
    again = load_packs((str(tmp_path / "pack"),))
    for each in (pack, again):  # from the files, from the cache
        (check,) = each.rules["LOC001"].checks
        assert check.repair == Repair("wording", "unsafe", {"乙": "甲"})


@pytest.mark.parametrize(
    ("body", "message", "where"),
    [
        ("assert: requests.recieved.total >= 0\nat: title\nmessage: {zh: 一, en: a}", "requests has no recieved.total", "requests.recieved.total"),
        ("assert: proactive.fees.amount > 5\nat: title\nmessage: {zh: 一, en: a}", "> mixes units", "proactive.fees.amount > 5"),
        ("assert: title\nat: title\nmessage: {zh: 一, en: a}", "a truth is needed here", "title"),
        ("assert: year ==\nat: title\nmessage: {zh: 一, en: a}", "the expression ends too early", None),
        ("assert: >-\n  year == 2024\n  and titel == title\nat: title\nmessage: {zh: 一, en: a}", "nothing is called titel", "titel"),
        ("assert: |\n  year == 2024\n  and titel == title\nat: title\nmessage: {zh: 一, en: a}", "nothing is called titel", "titel"),
        ("assert: 'year == 2024'\nat: title\nmessage: {zh: 一, en: a}", "write expressions as plain", "'year == 2024'"),
        ("assert: year == 2024\nat: yaer\nmessage: {zh: 一, en: a}", "nothing is called yaer", "yaer"),
        ("assert: year == 2024\nmessage: {zh: 一, en: a}", "there is no loop variable to stand at", "year == 2024"),
        ("assert: year == 2024\nat: title\nmessage: {zh: '{yaer}', en: '{year}'}", "{yaer} has no meaning here", "'{yaer}'"),
        ("for_each: row in request.rows\nassert: total == 0\nmessage: {zh: 一, en: a}", "nothing is called request", "request.rows"),
        ("assert: year == 2024\nat: title", "there is an assert but no message", "year == 2024"),
        ("assert: year == 2024\nat: title\nmessage: {zh: 一}", "en is missing", None),
        ("asert: year == 2024\nat: title\nmessage: {zh: 一, en: a}", "unknown key asert", "asert"),
        ("values: {n: titel}\nassert: year == 2024\nat: title\nmessage: {zh: '{n}', en: '{n}'}", "nothing is called titel", "titel"),
        (f"{GOOD}\nrepair: {{kind: wordng}}", "must be one of plain_number", "wordng"),
        (f"{GOOD}\nrepair: {{kind: wording}}", "instead belongs to kind: wording", None),
        (f"{GOOD}\nrepair: {{kind: markup, instead: {{a: b}}}}", "instead belongs to kind: wording", None),
        (f"{GOOD}\nrepair: {{kind: solved_blank}}", "what puts figures in needs safety: unsafe", None),
        (f"{GOOD}\nrepair: {{kind: wording, instead: {{公开: 一, 不公开: 二}}}}", "a later key of instead holds an earlier", None),
        ("repair: {kind: markup}\nchecks:\n- {assert: year == 2024, at: title, message: {zh: 一, en: a}}", "repair stands beside", "{kind: markup}"),
    ],
)  # fmt: skip
def test_mistakes_in_a_rule(body: str, message: str, where: str | None, tmp_path: Path, write_pack: WritePack) -> None:
    found = mistakes(write_pack(tmp_path / "pack", {"LOC001": body}))
    matching = [problem for problem in found if problem.message.en.startswith(message)]
    assert matching, [problem.message.en for problem in found]
    assert all(problem.message.zh for problem in found)
    if where is not None:
        assert at(matching[0]) == where


def test_ten_mistakes_are_told_at_once(tmp_path: Path, write_pack: WritePack) -> None:
    message = "\nat: title\nmessage: {zh: 一, en: a}"
    bodies = {
        "LOC001": "assert: requests.recieved.total >= 0" + message,
        "LOC002": "assert: proactive.fees.amount > 5" + message,
        "LOC003": "assert: year ==" + message,
        "LOC004": "assert: mentons(title, words.fees)" + message,
        "LOC005": "assert: mentions(title, words.fee)" + message,
        "LOC006": "assert: year == 2024\nat: titel\nmessage: {zh: 一, en: a}",
        "LOC007": "assert: year == 2024\nat: title\nmessage: {zh: '{x}', en: a}",
        "LOC008": "asert: year == 2024" + message,
        "LOC009": "for_each: row in title\nassert: total == 0\nmessage: {zh: 一, en: a}",
        "LOC010": "assert: level == 'twonship'" + message,
    }
    found = mistakes(write_pack(tmp_path / "pack", bodies))
    assert {Path(problem.source.name).name[:6] for problem in found} == set(bodies)


def test_files_that_are_no_rules(tmp_path: Path, write_pack: WritePack) -> None:
    folder = write_pack(tmp_path / "pack", {"LOC001": GOOD})
    (folder / "local" / "LOC002-x.yaml").write_text("a: [1\n", encoding="utf-8")
    (folder / "local" / "LOC003-x.yaml").write_text("- 1\n", encoding="utf-8")
    (folder / "local" / "LOC001-b-rule.yaml").write_text(
        RULE.format(code="LOC001", name="b-rule", body=GOOD), encoding="utf-8"
    )
    (folder / "vocabulary.yaml").write_text("words: {bad: [{pattern: '('}]}\n", encoding="utf-8")
    found = mistakes(folder)
    messages = " | ".join(problem.message.en for problem in found)
    assert "A bracket is not closed" in messages
    assert "code LOC001 is already used" in messages
    assert "entry 1 of list bad" in messages
    assert len({problem.source.name for problem in found}) >= 4


@pytest.mark.parametrize(
    "name", ["LOC002-a-rule.yaml", "a/b/LOC002-a-rule.yaml", "LOC002.yaml", "local/LOC002-a-rule.yml"]
)
def test_no_rule_is_overlooked(name: str, tmp_path: Path, write_pack: WritePack) -> None:
    folder = write_pack(tmp_path / "pack", {})
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(RULE.format(code="LOC002", name="a-rule", body=GOOD), encoding="utf-8")
    if name.endswith("a-rule.yaml"):
        assert "LOC002" in load_packs((str(folder),)).rules
    else:
        assert ["LOC002-a-rule.yaml" in problem.message.en for problem in mistakes(folder)] == [True]


def test_agencies_that_are_exempt_are_those_of_a_word_list(tmp_path: Path, write_pack: WritePack) -> None:
    body = f"exempt: {{agencies: subdistrict, reason: {{zh: 不是政府, en: no government}}}}\n{GOOD}"
    (problem,) = mistakes(write_pack(tmp_path / "local", {"STR901": body}))
    assert (problem.message.zh, at(problem)) == ("没有词表 subdistrict；是否想写 subdistricts？", "subdistrict")


def test_severity_error_needs_law(tmp_path: Path, write_pack: WritePack) -> None:
    folder = write_pack(tmp_path / "pack", {"LOC001": GOOD})
    path = folder / "local" / "LOC001-a-rule.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity: warning", "severity: error"), encoding="utf-8")
    assert any("needs the basis law" in problem.message.en for problem in mistakes(folder))


def test_a_rule_with_other_mistakes_has_its_expressions_checked_too(tmp_path: Path, write_pack: WritePack) -> None:
    folder = write_pack(tmp_path / "pack", {"LOC001": GOOD.replace("received", "recieved")})
    path = folder / "local" / "LOC001-a-rule.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("severity: warning", "severity: error"), encoding="utf-8")
    messages = [problem.message.en for problem in mistakes(folder)]
    assert any("needs the basis law" in message for message in messages)
    assert any("recieved" in message for message in messages)


def test_a_rule_without_examples_does_not_load(tmp_path: Path, write_pack: WritePack) -> None:
    folder = write_pack(tmp_path / "pack", {"LOC001": GOOD})
    path = folder / "local" / "LOC001-a-rule.yaml"
    path.write_text(path.read_text(encoding="utf-8").partition("examples:")[0], encoding="utf-8")
    found = [problem.message.en for problem in mistakes(folder)]
    assert {"there is no pass example", "there is no fail example", "there is no not_assessable example"} <= set(found)


@pytest.mark.parametrize("name", ["nationl", "./nowhere", ""])
def test_packs_that_are_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_packs((name or str(tmp_path),))
    assert caught.value.problems


def test_packs_that_extend_themselves(tmp_path: Path, write_pack: WritePack) -> None:
    folder = tmp_path / "pack"
    meta = f'id: local\nversion: "1"\ntitle: {{zh: 地方, en: Local}}\nextends: {folder}\n'
    write_pack(folder, {"LOC001": GOOD}, meta)
    assert "extends itself" in mistakes(folder)[0].message.en


SPOILT = """\
code: STR901
name: a-rule
title: {zh: 规则, en: Rule}
severity: fatal
basis: practice
editions: ["2021", "2022"]
levels: [government, village]
authority: [{document: 文件}]
why: {zh: 因为, en: Because}
fix: {zh: 改正, en: Mend it}
checks:
  - assert: requests.recieved.total >= 0
    at: title
    message: {zh: 不对, en: Wrong}
  - assert: requests.received.total >= (3 +
    at: title
    message: {zh: "{nothing}不对", en: Wrong}
  - assert: requests.received.total > 3万元
    at: sections.9
    message: {zh: 不对, en: Wrong}
  - asert: year > 2020
examples: [{pass: {}}, {fail: {}, expect: [{pointer: title, message: 不对}]}]
"""


def test_no_mistake_hides_another(tmp_path: Path, write_pack: WritePack) -> None:
    """Wrong keys and values, broken expressions and wrong names in one file: all are told at once, nothing besides."""
    folder = write_pack(tmp_path / "local", {})
    (folder / "local" / "STR901-a-rule.yaml").write_text(SPOILT, encoding="utf-8")
    found = [(at(problem).strip(), problem.message.zh.partition("；")[0]) for problem in mistakes(folder)]
    assert sorted(found, key=lambda item: SPOILT.find(item[0]) if item[0] else SPOILT.find("(3 +")) == [
        ("fatal", "应为 error, warning, info 之一"),
        ('"2022"', "没有 2022 版表样"),
        ("village", "应为 government, department, township, other 之一"),
        ("document", "缺少 clause"),
        ("requests.recieved.total", "requests 没有 recieved.total"),
        ("", "表达式不完整"),
        (
            "requests.received.total > 3万元",
            "> 两边单位不同：以件计的数与以万元计的数（元与万元用 to_yuan、to_wan_yuan 换算）",
        ),
        ("sections.9", "sections 没有 9"),
        ("asert", "不认识的键 asert (assert?)"),
        ("asert", "缺少 assert"),
        ("asert", "缺少 message"),
        ("[{pass: {}}, {fail: {}, expect: [{pointer: title, message: 不对}]}]", "缺少 not_assessable 示例"),
    ]
