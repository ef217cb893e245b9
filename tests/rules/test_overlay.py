"""Packs over packs: what they change is said with its reason, what they add is added, nothing is replaced silently."""

from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import Options, check
from disclosure_lint.inputs import discover
from disclosure_lint.resources import resource
from disclosure_lint.rules import PackError, load_packs
from disclosure_lint.rules.problems import PackProblem

HEAD = 'id: local\nversion: "1"\ntitle: {zh: 地方, en: Local}\nextends: national\n'
REASON = "reason: {zh: 本省另有规定, en: The province has rules of its own}"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))


def overlay(folder: Path, meta: str, words: str = "", head: str = HEAD) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(head + meta, encoding="utf-8")
    if words:
        (folder / "vocabulary.yaml").write_text(words, encoding="utf-8")
    return str(folder)


def changed(rule: str) -> str:
    return f"overrides:\n  rules:\n    {rule}\n"


class TestChanges:
    def test_a_severity(self, tmp_path: Path) -> None:
        path = overlay(tmp_path / "local", changed(f"STR013: {{severity: warning, {REASON}}}"))
        for _ in ("made", "from the cache"):
            pack = load_packs((path,))
            rule = pack.rules["STR013"]
            assert (rule.severity, rule.pack) == ("warning", "national")
            (change,) = rule.info.changes
            assert (change.pack, change.of, change.to, change.reason.zh) == (
                "local",
                "STR013",
                "warning",
                "本省另有规定",
            )
            assert pack.infos[-1].changes == (change,)
            assert pack.infos[0].changes == pack.infos[0].adds == ()

    def test_a_severity_by_level(self, tmp_path: Path) -> None:
        by_level = f"IMP001: {{severity: {{default: error, township: warning}}, {REASON}}}"
        rule = load_packs((overlay(tmp_path / "local", changed(by_level)),)).rules["IMP001"]
        assert [rule.severity_for(level) for level in ("government", "township", None)] == ["error", "warning", "error"]

    def test_a_rule_switched_off_is_not_applicable_and_says_why(self, tmp_path: Path) -> None:
        path = overlay(tmp_path / "local", changed(f"REQ101: {{off: true, {REASON}}}"))
        sample = str(resource("samples") / "faulty-2024.yaml")
        today = date(2026, 1, 31)
        (before,) = check(discover([sample]), Options(today=today)).result.reports
        (report,) = check(discover([sample]), Options((path,), today=today)).result.reports
        assert before.outcomes["REQ101"] == "failed"
        assert report.outcomes["REQ101"] == "not_applicable"
        (reason,) = [item.reason for item in report.not_applicable if item.rule == "REQ101"]
        assert (reason.zh, reason.en) == (
            "规则包 local 停用：本省另有规定",
            "switched off by pack local: The province has rules of its own",
        )

    def test_the_last_pack_has_the_last_word(self, tmp_path: Path) -> None:
        first = overlay(tmp_path / "first", changed(f"REQ101: {{off: true, {REASON}}}"))
        head = HEAD.replace("id: local", "id: second").replace("extends: national", f"extends: {first}")
        second = overlay(tmp_path / "second", changed(f"REQ101: {{severity: warning, {REASON}}}"), head=head)
        rule = load_packs((second,)).rules["REQ101"]
        assert rule.off is None
        assert [(change.pack, change.to) for change in rule.changes] == [("local", "off"), ("second", "warning")]

    def test_a_parameter(self, tmp_path: Path) -> None:
        meta = f"overrides:\n  parameters:\n    copied_percent: {{value: 40, {REASON}}}\n"
        pack = load_packs((overlay(tmp_path / "local", meta),))
        assert pack.parameters["copied_percent"] == 40
        assert [(item.of, item.to) for item in pack.infos[-1].changes] == [("parameters.copied_percent", "40")]

    def test_a_key_of_a_parameter(self, tmp_path: Path) -> None:
        meta = f'overrides:\n  parameters:\n    deadlines: {{value: {{township: "02-28"}}, {REASON}}}\n'
        deadlines = load_packs((overlay(tmp_path / "local", meta),)).parameters["deadlines"]
        assert deadlines == {"government": "03-31", "department": "01-31", "township": "02-28"}


class TestAdditions:
    def test_phrases_lengthen_a_list(self, tmp_path: Path) -> None:
        words = "words:\n  shortcomings: [待加油, 不足]\n  own: [新词]\n"
        pack = load_packs((overlay(tmp_path / "local", "", words),))
        before = load_packs(("national",)).vocabulary.words["shortcomings"]
        after = pack.vocabulary.words["shortcomings"]
        assert after.literals == (*before.literals, "待加油")
        assert after.patterns == before.patterns
        assert pack.vocabulary.words["own"].mentions("一个新词")
        assert pack.infos[-1].adds == ("words.shortcomings", "words.own")

    def test_parameters_and_levels(self, tmp_path: Path) -> None:
        meta = "parameters: {own: 3}\nlevels:\n  - {level: government, suffixes: [示范区]}\n"
        pack = load_packs((overlay(tmp_path / "local", meta),))
        assert pack.parameters["own"] == 3
        assert pack.level_of("某示范区") == "government"
        assert pack.level_of("某市水利局") == "department"


MISTAKES = [
    (changed(f"REQ110: {{severity: warning, {REASON}}}"), "the extended packs have no rule REQ110; did you mean", "REQ110"),
    (changed("STR013: {severity: warning}"), "reason is missing", None),
    (changed("STR013: {severity: warning, reason: {zh: 只有中文}}"), "en is missing", None),
    (changed(f"STR013: {{severity: error, {REASON}}}"), "severity error needs the basis law", "severity"),
    (changed(f"STR013: {{severity: {{default: info, township: error}}, {REASON}}}"), "severity error needs", "severity"),
    (changed(f"STR013: {{severity: fatal, {REASON}}}"), "", "fatal"),
    (changed(f"STR013: {{{REASON}}}"), "give either severity or off", None),
    (changed(f"STR013: {{severity: info, off: true, {REASON}}}"), "give either severity or off", None),
    (changed(f"STR013: {{off: false, {REASON}}}"), "", "false"),
    (changed(f"SRC001: {{off: true, {REASON}}}"), "SRC001 is raised while reading", "off"),
    (changed(f"STR013: {{serverity: info, {REASON}}}"), "unknown key serverity", "serverity"),
    (f"overrides:\n  parameters:\n    deadline: {{value: 3, {REASON}}}\n", "the extended packs have no parameter deadline; did you mean deadlines", "deadline"),
    (f"overrides:\n  parameters:\n    copied_percent: {{value: half, {REASON}}}\n", "not the kind of value that copied_percent has", "value"),
    (f"overrides:\n  parameters:\n    copied_percent: {{value: true, {REASON}}}\n", "not the kind of value", "value"),
    (f"overrides:\n  parameters:\n    deadlines: {{value: [1], {REASON}}}\n", "not the kind of value", "value"),
    (f"overrides:\n  parameters:\n    deadlines: {{value: {{township: 3}}, {REASON}}}\n", "not the kind of value", "value"),
    ("overrides:\n  parameters:\n    copied_percent: {value: 40}\n", "reason is missing", None),
    ("parameters: {copied_percent: 40}\n", "the extended packs have a parameter copied_percent", "copied_percent"),
    ("overides: {}\n", "unknown key overides", "overides"),
]  # fmt: skip


@pytest.mark.parametrize(("meta", "message", "where"), MISTAKES)
def test_mistakes(meta: str, message: str, where: str | None, tmp_path: Path) -> None:
    found = mistakes(overlay(tmp_path / "local", meta))
    matching = [problem for problem in found if problem.message.en.startswith(message)]
    assert matching, [problem.message.en for problem in found]
    assert all(problem.span and problem.source.name == "local/pack.yaml" for problem in matching)
    assert all(problem.message.zh for problem in matching)
    if where is not None:
        assert where in [at(problem) for problem in matching]


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    rules = f"REQ110: {{severity: info, {REASON}}}\n    STR013: {{severity: error, {REASON}}}"
    meta = changed(rules) + f"  parameters:\n    nothing: {{value: 1, {REASON}}}\n"
    assert len(mistakes(overlay(tmp_path / "local", meta))) == 3


def test_rules_are_not_replaced(tmp_path: Path) -> None:
    path = overlay(tmp_path / "local", "")
    folder = tmp_path / "local" / "requests"
    folder.mkdir()
    name = "REQ101-column-balance.yaml"
    text = (resource("rules") / "national" / "requests" / name).read_text(encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    (problem,) = mistakes(path)
    assert problem.message.en == f"code REQ101 is already used in national/requests/{name}"
    assert at(problem) == "REQ101"


def test_packs_have_names_of_their_own(tmp_path: Path) -> None:
    paths = tuple(overlay(tmp_path / name, "") for name in ("one", "two"))
    with pytest.raises(PackError) as caught:
        load_packs(paths)
    assert [problem.message.en for problem in caught.value.problems] == ["another pack has the id local"]


def test_the_example_of_the_manual_loads(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
    example = manual.partition("```yaml\n")[2].partition("```")[0]
    pack = load_packs((overlay(tmp_path / "local", example, head=""),))
    assert pack.rules["STR013"].severity == "warning"
    assert pack.rules["TAB009"].off is not None
    assert len(pack.infos[-1].changes) == 3


def mistakes(path: str) -> list[PackProblem]:
    with pytest.raises(PackError) as caught:
        load_packs((path,))
    return caught.value.problems


def at(problem: PackProblem) -> str:
    assert problem.span is not None
    return problem.source.text[slice(*problem.span)]
