"""`rules test` carries out the repairs of failing examples: one that does harm is told."""

from pathlib import Path

import pytest

from disclosure_lint.authoring.examples import run_examples
from disclosure_lint.rules import load_packs

RULE = """\
code: LOC001
name: local
title: {zh: 用语, en: Wording}
severity: info
basis: practice
authority: [{document: 本地文件, clause: 第一条}]
why: {zh: 统一用语。, en: One wording.}
fix: {zh: 改正用语。, en: Use it.}
assert: not mentions(sections.1.text, words.local)
at: find(sections.1.text, words.local)
repair: {kind: wording, instead: {INSTEAD}}
message: {zh: 用语不统一。, en: Not the wording.}
examples:
  - pass: {}
  - fail: {set: {sections.1.text: 全年甲词公开200条。}}
    expect: [{pointer: sections.1.text, message: 用语不统一。}]
  - not_assessable: {drop: [sections.1]}
    missing: [section 1]
"""


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ("甲词: 主动", ""),
        ("甲词: 另外甲词", "leaves or raises LOC001: 用语不统一。"),
        ("甲词: 准予公开", "leaves or raises HYG009: “准予公开”不是条例和表格的用语。"),
    ],
)
def test_what_a_repair_does_to_an_example(tmp_path: Path, instead: str, told: str) -> None:
    (tmp_path / "rules").mkdir()
    head = 'id: local\nversion: "1"\ntitle: {zh: 本地, en: Local}\nextends: national\n'
    (tmp_path / "pack.yaml").write_text(head, encoding="utf-8")
    (tmp_path / "vocabulary.yaml").write_text("words: {local: [甲词]}\n", encoding="utf-8")
    (tmp_path / "rules" / "LOC001-local.yaml").write_text(RULE.replace("INSTEAD", instead), encoding="utf-8")
    pack = load_packs((str(tmp_path),))
    details = [outcome.detail for outcome in run_examples(pack, ["LOC001"])]
    assert [bool(detail) for detail in details] == [False, bool(told), False], details
    assert told in details[1]
