"""Claims of packs: mistakes told at their places; what an overlay adds is found in texts and by rules."""

from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import Options, Run, check
from disclosure_lint.inputs import discover
from disclosure_lint.resources import resource
from disclosure_lint.rules import PackError, load_packs

HEAD = 'id: local\nversion: "1"\ntitle: {zh: 地方, en: Local}\nextends: national\n'
SAMPLE = resource("samples") / "clean-2024.yaml"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))


def overlay(folder: Path, claims: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "claims.yaml").write_text(claims, encoding="utf-8")
    return str(folder)


def mistakes(path: str) -> dict[str, str]:
    """What is said, by the text that it points at."""
    with pytest.raises(PackError) as caught:
        load_packs((path,))
    found = {}
    for problem in caught.value.problems:
        assert problem.span is not None
        found[problem.source.text[slice(*problem.span)]] = problem.message.en
    return found


def run(path: str, text: str, folder: Path) -> Run:
    report = SAMPLE.read_text(encoding="utf-8").replace("（五）监督保障。", f"（五）监督保障。{text}")
    file = folder / "report.yaml"
    file.write_text(report, encoding="utf-8")
    return check(discover([str(file)]), Options(packs=(path,), select=("NAR",), today=date(2026, 1, 31)))


KIND = """\
kinds:
  mediated:
    label: {zh: 经调解撤回的申请, en: requests withdrawn after mediation}
    %s
"""


def test_a_kind_of_its_own(tmp_path: Path) -> None:
    path = overlay(tmp_path / "local", KIND % "phrases: [{before: '调解后撤回(?:申请)?'}]")
    result = run(path, "经调解后撤回申请3件。年内调解后撤回5件。", tmp_path).result
    (finding,) = result.reports[0].diagnostics
    assert finding.rule == "NAR003"
    assert finding.message.zh == "前文称“调解后撤回申请3件”，后文称“调解后撤回5件”，两处不一致。"
    assert result.packs[-1].adds == ("claims.mediated",)


def test_phrases_for_a_known_kind(tmp_path: Path) -> None:
    path = overlay(tmp_path / "local", "kinds:\n  received:\n    phrases: [{before: '接办申请'}]\n")
    text = "依申请公开方面，共接办申请77件。"
    assert not run("national", text, tmp_path).result.reports[0].diagnostics
    codes = {finding.rule for finding in run(path, text, tmp_path).result.reports[0].diagnostics}
    assert codes == {"NAR001", "NAR003"}


def test_what_is_wrong_is_told_at_its_place(tmp_path: Path) -> None:
    claims = """\
kinds:
  received: {cells: [requests.received.total]}
  first: {phrases: [{before: x}]}
  second:
    label: {zh: 二, en: two}
    cells: [requests.received.everything]
    may_include: {"2019": [proactive.normative_documents.issued]}
    phrases: [{before: '(?:a'}, {after: '(?P<n>b)'}, {}]
    none: [{pattern: 'c*'}]
"""
    found = mistakes(overlay(tmp_path / "local", claims))
    assert found["[requests.received.total]"].startswith("received is another pack's")
    assert found["{phrases: [{before: x}]}"] == "label is missing"
    assert found["requests.received.everything"] == "requests.received.everything is not in the table"
    assert found["proactive.normative_documents.issued"].endswith("is not in the table")
    assert "missing" in found["'(?:a'"]
    assert found["'(?P<n>b)'"] == "no valid pattern: named group"
    assert found["{}"] == "before is missing"
    assert found["{pattern: 'c*'}"].endswith("pattern matches the empty text")
    assert len(found) == 8


def test_packs_without_claims_have_none(tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    (folder / "forms").mkdir(parents=True)
    (folder / "pack.yaml").write_text('id: alone\nversion: "1"\ntitle: {zh: 独, en: Alone}\n', encoding="utf-8")
    national = resource("rules") / "national"
    for name in ("forms/2021.yaml", "vocabulary.yaml"):
        (folder / name).write_bytes((national / name).read_bytes())
    assert load_packs((str(folder),)).claims.all == ()
