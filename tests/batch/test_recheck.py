"""A stored run judged again: the same rules change nothing, other rules what a run by them would."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from tests.batch.conftest import SAMPLES, TODAY, options, ran
from tests.batch.test_run import query

from disclosure_lint.api import Options, load_rules
from disclosure_lint.batch import run
from disclosure_lint.batch.recheck import Call, Rechecked, rechecked
from disclosure_lint.batch.standing import Standings
from disclosure_lint.batch.told import as_json, schema
from disclosure_lint.cli import main
from disclosure_lint.resources import resource

EXAMPLES = resource("rules") / "national" / "examples"
PACK = """\
id: trial
version: "1"
title: {zh: 试行, en: Trial}
extends: national
parameters: {}
overrides:
  rules:
    STR003: {severity: info, reason: {zh: 试行, en: On trial}}
    TAB005: {severity: info, reason: {zh: 试行, en: On trial}}
    HYG001: {off: true, reason: {zh: 试行, en: On trial}}
    HIE004: {severity: info, reason: {zh: 试行, en: On trial}}
  parameters:
    deadlines: {value: {government: "01-20", department: "01-20"}, reason: {zh: 试行, en: On trial}}
"""
RULE = """\
code: {code}
name: trial
title: {{zh: 试行, en: Trial}}
severity: warning
basis: practice
editions: ["2019", "2021"]
authority: [{{document: 某某文件, clause: 第一条}}]
covers: [B9]
why: {{zh: 因为, en: Because}}
fix: {{zh: 改正, en: Mend it}}
{body}
examples:
  - pass: {{}}
  - fail: {{}}
    expect: [{{pointer: title, message: 不对}}]
  - not_assessable: {{}}
"""
RULES = {
    "REQ950": 'for_each: column in requests.columns\nassert: received + carried_in + 1 == concluded + carried_out\n'
    'message: {zh: "{column}：差一", en: "{column}: off by one"}',
    "STR950": 'for_each: section in sections\nassert: not mentions(section.text, words.of_the_trial)\n'
    'at: find(section.text, words.of_the_trial)\nmessage: {zh: "写到公开", en: "Says open"}',
    "CON950": 'assert: requests.carried_in.total == prior.requests.carried_out.total + 1\nat: requests.carried_in.total\n'
    'message: {zh: "{left} 与 {right}", en: "{left} and {right}"}',
    "CON951": 'assert: length(sections.1.text) > length(prior.sections.1.text) + 50000\nat: sections.1\n'
    'message: {zh: "{left} 与 {right}", en: "{left} and {right}"}',
}  # fmt: skip


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs") / "trial"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    words = "words:\n  of_the_trial: [公开发布, 平台]\n  assessment: [解读]\n"
    (folder / "vocabulary.yaml").write_text(words, encoding="utf-8")
    for code, body in RULES.items():
        (folder / f"{code}-trial.yaml").write_text(RULE.format(code=code, body=body), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples and examples, a city with its departments among them, by the roster."""
    root = tmp_path_factory.mktemp("all")
    shutil.copytree(SAMPLES, root / "in" / "samples")
    shutil.copytree(EXAMPLES, root / "in" / "examples")
    names = {
        yaml.safe_load(path.read_text(encoding="utf-8"))["agency"]
        for path in (*SAMPLES.rglob("*.yaml"), *EXAMPLES.rglob("*.yaml"))
    }
    top = "示例市人民政府"
    lines = [f"{name},{top if name != top else ''}" for name in sorted({top, *names})]
    (root / "roster.csv").write_text("\n".join(["名称,上级", *lines]) + "\n", encoding="utf-8")
    ran(root / "in", root / "run", roster=root / "roster.csv")
    return root


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *arguments], prog_name="disclosure-lint")


def again(folder: Path, *packs: str, **others: Any) -> Rechecked:
    return rechecked(folder, Call(load_rules, load_rules(packs) if packs else None, **others))


def findings(folder: Path) -> set[tuple[object, ...]]:
    return set(query(folder, "SELECT path, rule, fingerprint, severity, message_zh, message_en FROM diagnostics"))


def applied(folder: Path, found: Rechecked) -> set[tuple[object, ...]]:
    """The findings of a run with the effects of other rules."""
    made = findings(folder)
    for item in found.effects:
        key = (item.path, item.rule, item.fingerprint)
        if item.before:
            made.remove((*key, item.before.severity, *item.before.message))
        if item.after:
            made.add((*key, item.after.severity, *item.after.message))
    return made


def test_the_same_rules_change_nothing(undisturbed: Path, samples: Path) -> None:
    for folder in (undisturbed, samples / "run"):
        result = call("batch", "--recheck", str(folder), "--format", "json")
        told = json.loads(result.stdout)
        jsonschema.validate(told, schema())
        assert (result.exit_code, result.stderr, told["effects"]) == (0, "", [])
        count = query(folder, "SELECT count(*) FROM diagnostics")[0][0]
        assert (told["summary"]["same"], told["summary"]["left"]) == (count, 0)
        assert {rule["by"] for rule in told["rules"]} == {"tables", "run", "roster"}


def test_judged_from_their_texts_all_rules_say_the_same(
    undisturbed: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Standings, "_unchanged", lambda self, code: bool(self.pack.rules[code].messages))
    for folder, masked in ((undisturbed, True), (samples / "run", False)):
        found = again(folder)
        assert found.effects == ()
        assert (found.left > 0) is masked
        assert sum(item.by == "texts" for item in found.rules) > 40
        left = {why for item in found.rules for why, _ in item.left}
        assert left == ({"masked"} if masked else set())


def test_other_rules_give_what_a_run_by_them_gives(samples: Path, trial: Path, tmp_path: Path) -> None:
    checking = Options(packs=(str(trial),), today=TODAY, isolated=True)
    run_by = options(samples / "in", tmp_path / "run", roster=samples / "roster.csv", checking=checking)
    from tests.batch.conftest import Silent

    run(run_by, Silent(), "zh")
    found = again(samples / "run", str(trial))
    assert applied(samples / "run", found) == findings(tmp_path / "run")
    assert found.left == 0
    kinds = {(item.rule, item.kind) for item in found.effects}
    for expected in (("REQ950", "added"), ("STR950", "added"), ("CON950", "added"), ("CON951", "added")):
        assert expected in kinds
    assert {("STR003", "changed"), ("TAB005", "changed"), ("HYG001", "removed"), ("TIM001", "added")} <= kinds
    changes = {item.rule: (item.change, item.by) for item in found.rules}
    assert changes["STR011"] == ("judging", "texts")
    assert changes["REQ950"] == ("new", "tables")
    assert changes["STR003"] == ("none", "run")
    back = again(tmp_path / "run", "national")
    assert applied(tmp_path / "run", back) == findings(samples / "run")


def test_another_day(undisturbed: Path, tmp_path: Path, root: Path) -> None:
    from datetime import date

    day = date(2025, 1, 20)
    found = again(undisturbed, today=day)
    ran(root, tmp_path / "run", checking=Options(today=day, isolated=True))
    assert applied(undisturbed, found) - findings(tmp_path / "run") == set()
    assert "TIM002" in {item.rule for item in found.effects}


def test_last_years_report_that_is_not_in_the_run(tmp_path: Path, trial: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(SAMPLES / "pair" / "2024.yaml", tmp_path / "in")
    checking = Options(prior=str(SAMPLES / "pair" / "2023.yaml"), today=TODAY, isolated=True)
    ran(tmp_path / "in", tmp_path / "run", checking=checking)
    same = again(tmp_path / "run")
    assert (same.effects, same.left) == ((), 0)
    assert {item.rule for item in same.rules if item.by == "tables" and item.carried} >= {"CON001", "CON002", "CON003"}
    other = again(tmp_path / "run", str(trial))
    left = {item.rule: dict(item.left) for item in other.rules if item.left}
    assert left.items() >= {"CON950": {"prior": 1}, "CON951": {"prior": 1}}.items()
    assert all(why == {"prior": 1} for why in left.values())


def test_the_text_the_exit_code_and_waivers(tmp_path: Path, trial: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(SAMPLES / "faulty-2024.yaml", tmp_path / "in")
    waivers = tmp_path / "waivers.yaml"
    entry = "{rule: TAB005, path: faulty-2024.yaml, reason: 已核对, approver: 张三, expires: 2026-12-31}"
    waivers.write_text(f"waivers:\n  - {entry}\n", encoding="utf-8")
    ran(tmp_path / "in", tmp_path / "run", checking=Options(today=TODAY, isolated=True, waivers=waivers))
    folder = str(tmp_path / "run")
    same = call("batch", "--recheck", folder)
    assert (same.exit_code, "0 added, 0 removed, 0 changed" in same.stdout) == (0, True), same
    other = call("batch", "--recheck", folder, "--pack", str(trial))
    assert other.exit_code == 0, other  # what is new is a warning
    assert "TAB005 (the rule is as it was): 0 added, 0 removed, 1 changed" in other.stdout
    assert "waived or known" in other.stdout
    assert call("batch", "--recheck", folder, "--pack", str(trial), "--fail-on", "warning").exit_code == 1
    assert call("batch", "--recheck", folder, "--pack", str(trial), "--fail-on", "never").exit_code == 0
    chosen = json.loads(call("batch", "--recheck", folder, "--select", "REQ", "--format", "json").stdout)
    assert {rule["rule"][:3] for rule in chosen["rules"]} == {"REQ"}


def test_impact_on_a_run(samples: Path, trial: Path) -> None:
    folder = str(samples / "run")
    result = call("rules", "impact", "--run", folder, "--after", str(trial), "--format", "json")
    told = json.loads(result.stdout)
    jsonschema.validate(told, schema())
    assert (result.exit_code, told) == (0, json.loads(json.dumps(as_json(again(samples / "run", str(trial))))))
    rules = {rule["rule"]: rule for rule in told["rules"]}
    assert rules["REQ950"]["added"] > rules["REQ950"]["agencies"] > 1
    select = call("rules", "impact", "--run", folder, "--select", "REQ")
    assert select.exit_code == 0
    assert "TIM001 (no more, or not selected): 0 added" in select.stdout
    assert "REQ101 (" not in select.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("batch", "--recheck", "{run}", "--prior", "x"),
        ("batch", "--recheck", "{run}", "-o", "x"),
        ("batch", "--recheck", "{run}", "--waivers", "x"),
        ("batch", "--recheck", "{run}", "--pack", "none"),
        ("batch", "--recheck", "{run}", "--select", "XYZ"),
        ("batch", "--recheck", "{empty}"),
        ("batch", "{run}", "-o", "x", "--format", "json"),
        ("rules", "impact", "--run", "{run}", "{empty}"),
        ("rules", "impact", "--after", "national"),
        ("rules", "impact", "{empty}"),
    ],
)
def test_wrong_calls(arguments: tuple[str, ...], undisturbed: Path, tmp_path: Path) -> None:
    result = call(*(argument.format(run=undisturbed, empty=tmp_path) for argument in arguments))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


def test_packs_that_do_not_come_with_the_program_have_to_be_named(tmp_path: Path, trial: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(SAMPLES / "clean-2024.yaml", tmp_path / "in")
    checking = Options(packs=(str(trial),), today=TODAY, isolated=True)
    ran(tmp_path / "in", tmp_path / "run", checking=checking)
    refused = call("batch", "--recheck", str(tmp_path / "run"))
    assert (refused.exit_code, "trial" in refused.stderr) == (2, True)
    named = call("batch", "--recheck", str(tmp_path / "run"), "--pack", str(trial))
    assert (named.exit_code, "0 added, 0 removed, 0 changed" in named.stdout) == (0, True)
