"""A new rule loads once its texts are filled in, and passes its own examples."""

from pathlib import Path

import pytest

from disclosure_lint.api import WrongCall
from disclosure_lint.authoring import new_rule, run_examples
from disclosure_lint.rules import PackError, examine_packs, load_packs


def fill_in(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace('zh: ""', "zh: 不对").replace('en: ""', "en: Wrong")
    text = text.replace('document: ""', "document: 某某文件").replace('clause: ""', "clause: 第一条")
    path.write_text(
        text.replace('message: ""', "message: 不对").replace("covers: []", "covers: [B9]"), encoding="utf-8"
    )


def test_loads_once_its_texts_are_filled_in(tmp_path: Path) -> None:
    folder = tmp_path / "My Pack"
    pack_file, rule_file = new_rule("LOC001", "some-rule", folder)
    assert (pack_file, rule_file) == (folder / "pack.yaml", folder / "loc" / "LOC001-some-rule.yaml")
    with pytest.raises(PackError) as caught:
        load_packs((str(folder),))
    assert {problem.message.en for problem in caught.value.problems} == {"must not be empty"}
    for path in (pack_file, rule_file):
        fill_in(path)
    pack = load_packs((str(folder),))
    assert [info.id for info in pack.infos] == ["national", "my-pack"]
    assert [outcome for outcome in run_examples(pack, ["LOC001"]) if not outcome.ok] == []
    assert examine_packs((str(folder),)).problems == ()


def test_keeps_to_the_folders_there_are(tmp_path: Path) -> None:
    new_rule("LOC001", "some-rule", tmp_path)
    (tmp_path / "loc").rename(tmp_path / "local")
    (written,) = new_rule("LOC002", "other-rule", tmp_path)
    assert written == tmp_path / "local" / "LOC002-other-rule.yaml"
    assert new_rule("FEE901", "third-rule", tmp_path)[0].parent.name == "fees"


@pytest.mark.parametrize(
    ("code", "name"), [("LOC1", "a"), ("HIE001", "a"), ("LOC001", "A b"), ("REQ101", "a"), ("LOC009", "a")]
)
def test_refuses_codes_and_names_that_will_not_do(code: str, name: str, tmp_path: Path) -> None:
    new_rule("LOC009", "some-rule", tmp_path)
    before = sorted(tmp_path.rglob("*.yaml"))
    with pytest.raises(WrongCall):
        new_rule(code, name, tmp_path)
    assert sorted(tmp_path.rglob("*.yaml")) == before
