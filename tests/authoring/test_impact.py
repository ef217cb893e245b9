"""What a change of rules does to reports."""

from datetime import date
from pathlib import Path

from disclosure_lint.api import Options
from disclosure_lint.authoring import impact, impact_json
from disclosure_lint.inputs import discover

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
META = 'id: local\nversion: "1"\ntitle: {zh: 地方, en: Local}\nextends: national\n'
RULE = """\
code: LOC001
name: at-most-ten
title: {zh: 新收不超过十件, en: At most ten}
severity: info
basis: practice
editions: ["2021"]
authority: [{document: 某某文件, clause: 第一条}]
covers: [B9]
why: {zh: 因为, en: Because}
fix: {zh: 改正, en: Mend it}
assert: requests.received.total <= 10
at: requests.received.total
message: {zh: "新收 {left} 件", en: "{left} received"}
examples:
  - pass: {}
  - fail: {}
    expect: [{pointer: requests.received.total, message: 不对}]
  - not_assessable: {}
"""


def local(folder: Path) -> str:
    (folder / "local").mkdir(parents=True)
    (folder / "pack.yaml").write_text(META, encoding="utf-8")
    (folder / "local" / "LOC001-at-most-ten.yaml").write_text(RULE, encoding="utf-8")
    return str(folder)


def test_findings_added_and_removed(tmp_path: Path) -> None:
    found = discover([str(SAMPLES / "faulty-2024.yaml")])
    before, after = (Options(packs, today=date(2026, 1, 31)) for packs in (("national",), (local(tmp_path / "p"),)))
    effects = impact(found, before, after)
    assert [(effect.kind, effect.finding.rule) for effect in effects.effects] == [("added", "LOC001")]
    assert effects.same > 5
    back = impact(found, after, before)
    assert [(effect.kind, effect.finding.rule) for effect in back.effects] == [("removed", "LOC001")]
    data = impact_json(effects)
    assert data["summary"] == {"reports": 1, "added": 1, "removed": 0, "changed": 0, "same": effects.same}
    assert data["effects"][0]["before"] is None
    assert data["effects"][0]["after"] == {"severity": "info", "zh": "新收 43 件", "en": "43 received"}


def test_findings_told_otherwise(tmp_path: Path) -> None:
    found = discover([str(SAMPLES / "faulty-2024.yaml")])
    first = local(tmp_path / "p")
    second = local(tmp_path / "q")
    path = tmp_path / "q" / "local" / "LOC001-at-most-ten.yaml"
    path.write_text(RULE.replace("severity: info", "severity: warning"), encoding="utf-8")
    effects = impact(found, *(Options((pack,), today=date(2026, 1, 31)) for pack in (first, second)))
    assert [effect.kind for effect in effects.effects] == ["changed"]


def test_nothing_changes_where_nothing_changed() -> None:
    found = discover([str(SAMPLES)])
    options = Options(today=date(2026, 1, 31))
    assert impact(found, options, options).effects == ()
