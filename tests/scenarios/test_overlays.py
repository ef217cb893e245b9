"""The overlays that ship, on reports: silent where the province's items are there, one warning for each that is not."""

import json
from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import Options, check, load_rules
from disclosure_lint.authoring.examples import run_examples
from disclosure_lint.inputs import discover
from disclosure_lint.outputs import renderer

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TODAY = date(2026, 1, 31)
OVERLAYS = ("shandong", "shanghai")


@pytest.mark.parametrize("name", OVERLAYS)
def test_examples_of_all_rules_hold_under_an_overlay(name: str) -> None:
    pack = load_rules((name,))
    assert [info.id for info in pack.infos] == ["national", name]
    assert [outcome for outcome in run_examples(pack) if not outcome.ok] == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real reports is not beside the project")
def test_the_fixed_items_of_a_real_report_from_shandong() -> None:
    found = discover([str(CORPUS / "originals" / "000_dce0b4288b1d6acb.txt")])
    (report,) = check(found, Options(("shandong",), today=TODAY)).result.reports
    assert {report.outcomes[code] for code in ("STR101", "FEE001", "FEE006")} == {"passed"}


@pytest.mark.parametrize(("name", "code", "missing"), [("shandong", "STR101", 3), ("shanghai", "STR102", 1)])
def test_a_report_from_elsewhere_lacks_them(name: str, code: str, missing: int) -> None:
    found = discover([str(SAMPLES / "clean-2024.yaml")])
    (report,) = check(found, Options((name,), today=TODAY)).result.reports
    assert [(item.rule, item.severity) for item in report.diagnostics] == [(code, "warning")] * missing
    assert {item.location.pointer for item in report.diagnostics} == {"sections.6"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_results_say_which_packs_were_used_and_what_they_changed(lang: str) -> None:
    found = discover([str(SAMPLES / "clean-2024.yaml")])
    run = check(found, Options(("shandong",), today=TODAY))
    assert run.result.rules["STR101"].pack == "shandong"
    assert run.result.rules["REQ101"].pack == "national"
    national, shandong = json.loads(renderer("json")(run.result, run.sources, lang))["packs"]
    assert set(national) == {"id", "version", "digest"}
    assert "STR101" in shandong["adds"]
    (change,) = shandong["changes"]
    assert (change["of"], change["to"]) == ("FEE006", "warning")
    assert ("山东" in change["reason"]) == (lang == "zh")
    text = renderer("text")(run.result, run.sources, lang)
    assert "shandong" in text
