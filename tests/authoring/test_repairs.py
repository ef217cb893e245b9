"""`rules test` carries out the repairs of failing examples: one that does harm is told."""

from collections.abc import Mapping

import pytest

from disclosure_lint.authoring.examples import run_examples
from disclosure_lint.rules import load_packs

RULE = """\
code: CODE
name: local
title: {zh: 用语, en: Wording}
severity: info
basis: practice
authority: [{document: 本地文件, clause: 第一条}]
why: {zh: 统一用语。, en: One wording.}
fix: {zh: 改正用语。, en: Use it.}
assert: not mentions(sections.1.text, words.WORDS)
at: find(sections.1.text, words.WORDS)
repair: {kind: wording, instead: {INSTEAD}}
message: {zh: 用语不统一。, en: Not the wording.}
examples:
  - pass: {}
  - fail: {set: {sections.1.text: 全年WORD公开200条。}}
    expect: [{pointer: sections.1.text, message: 用语不统一。}]
  - not_assessable: {drop: [sections.1]}
    missing: [section 1]
"""


REPAIRS = {
    "LOC001": ("甲词", "主动", ""),
    "LOC002": ("乙词", "另外乙词", "leaves or raises LOC002: 用语不统一。"),
    "LOC003": ("丙词", "准予公开", "leaves or raises HYG009: “准予公开”不是条例和表格的用语。"),
}
"""By the code of a rule: the word that it forbids, what it writes instead, and what is told of that."""


@pytest.fixture(scope="module")
def details(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """What is told of the three examples of each rule."""
    folder = tmp_path_factory.mktemp("local")
    (folder / "rules").mkdir()
    head = 'id: local\nversion: "1"\ntitle: {zh: 本地, en: Local}\nextends: national\n'
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    lists = "".join(f"  {code.lower()}: [{word}]\n" for code, (word, _, _) in REPAIRS.items())
    (folder / "vocabulary.yaml").write_text(f"words:\n{lists}", encoding="utf-8")
    for code, (word, instead, _) in REPAIRS.items():
        text = RULE.replace("CODE", code).replace("WORDS", code.lower()).replace("WORD", word)
        text = text.replace("INSTEAD", f"{word}: {instead}")
        (folder / "rules" / f"{code}-local.yaml").write_text(text, encoding="utf-8")
    pack = load_packs((str(folder),))
    return {code: [outcome.detail for outcome in run_examples(pack, [code])] for code in REPAIRS}


@pytest.mark.parametrize("code", REPAIRS)
def test_what_a_repair_does_to_an_example(code: str, details: Mapping[str, list[str]]) -> None:
    told = REPAIRS[code][2]
    assert [bool(detail) for detail in details[code]] == [False, bool(told), False], details
    assert told in details[code][1]
