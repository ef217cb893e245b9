"""A repository of reports: configuration, waivers and baseline through the real command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from disclosure_lint.cli import main
from disclosure_lint.config.baseline import load_baseline
from disclosure_lint.config.find import _nearest
from disclosure_lint.resources import resource

TODAY = "2026-01-31"
Check = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a faulty report in `reports/`."""
    _nearest.cache_clear()
    (tmp_path / "reports").mkdir()
    shutil.copy(resource("samples") / "faulty-2024.yaml", tmp_path / "reports" / "a.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def check(repository: Path) -> Check:
    """Exit code, JSON output and what stands on stderr."""

    def run(*words: str) -> tuple[int, dict[str, Any], str]:
        _nearest.cache_clear()
        load_baseline.cache_clear()
        done = CliRunner().invoke(main, ["--lang", "en", "check", "--format", "json", "--today", TODAY, *words])
        return done.exit_code, json.loads(done.stdout) if done.stdout else {}, done.stderr

    return run


def found(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["rule"]: item for item in result["reports"][0]["diagnostics"]}


def test_a_configuration_changes_rules_with_its_reasons(repository: Path, check: Check) -> None:
    text = "ignore: [STR013]\nrules:\n  STR003: {severity: info, reason: 沿用旧标题}\n"
    (repository / "disclosure-lint.yaml").write_text(text, encoding="utf-8")
    code, result, _ = check("reports")
    assert code == 1
    assert "STR013" not in found(result)
    assert found(result)["STR003"]["severity"] == "info"
    assert result["packs"][-1]["changes"] == [{"of": "STR003", "to": "info", "reason": "沿用旧标题"}]
    _, result, _ = check("reports", "--no-config")
    assert found(result)["STR003"]["severity"] == "warning"


def test_mistakes_in_a_configuration_are_told_and_nothing_is_checked(repository: Path, check: Check) -> None:
    (repository / "disclosure-lint.yaml").write_text("ignroe: [STR013]\n", encoding="utf-8")
    code, result, told = check("reports")
    assert (code, result) == (2, {})
    assert "disclosure-lint.yaml:1:1" in told
    assert "ignore" in told


def test_exclusions_and_own_files_are_no_reports(repository: Path, check: Check) -> None:
    shutil.copy(repository / "reports" / "a.yaml", repository / "draft.yaml")
    (repository / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    (repository / "disclosure-lint.yaml").write_text("exclude: [draft*]\nwaivers: waivers.yaml\n", encoding="utf-8")
    _, result, told = check(".")
    assert [report["path"] for report in result["reports"]] == ["reports/a.yaml"]
    assert told == ""
    _, result, _ = check("draft.yaml")
    assert len(result["reports"]) == 1


def test_a_waived_finding_is_shown_and_does_not_count(repository: Path, check: Check) -> None:
    _, before, _ = check("reports", "--select", "TIM001")
    assert before["summary"]["errors"] == 1
    report = repository / "reports" / "a.yaml"
    comment = "# disclosure-lint: waive TIM001 until 2026-01-31 by 王五 — 网站迁移\n"
    report.write_text(comment + report.read_text(encoding="utf-8"), encoding="utf-8")
    code, result, _ = check("reports", "--select", "TIM001,WAV")
    assert code == 0
    assert found(result)["TIM001"]["waived"] == {
        "reason": "网站迁移",
        "approver": "王五",
        "expires": "2026-01-31",
        "origin": "reports/a.yaml:1",
    }
    assert (result["summary"]["errors"], result["summary"]["waived"]) == (0, 1)
    assert found(result)["TIM001"]["fingerprint"] == found(before)["TIM001"]["fingerprint"]
    done = CliRunner().invoke(main, ["--lang", "en", "check", "reports", "--select", "TIM001", "--today", "2026-02-01"])
    assert done.exit_code == 1
    assert "expired on 2026-01-31" not in done.stdout  # WAV001 was not asked for
    done = CliRunner().invoke(
        main, ["--lang", "en", "check", "reports", "--select", "TIM001,WAV", "--today", "2026-02-01"]
    )
    assert "expired on 2026-01-31" in done.stdout


def test_what_cannot_be_waived_still_counts(repository: Path, check: Check) -> None:
    entry = "{rule: SRC003, agency: 示例县城市管理局, reason: x, approver: y, expires: 2026-12-31}"
    (repository / "w.yaml").write_text(f"waivers:\n  - {entry}\n", encoding="utf-8")
    _, result, _ = check("reports", "--waivers", "w.yaml")
    assert "cannot be waived" in found(result)["WAV003"]["message"]


def test_a_baseline_hides_nothing_new_and_tells_what_has_gone(repository: Path, check: Check) -> None:
    code, _, told = check("reports", "--baseline", "b.json", "--update-baseline")
    assert code == 1
    assert "baseline b.json made" in told
    code, result, _ = check("reports", "--baseline", "b.json")
    assert code == 0
    assert result["summary"]["known"] == len(result["reports"][0]["diagnostics"])
    report = repository / "reports" / "a.yaml"
    text = report.read_text(encoding="utf-8")
    moved = "# a line more\n" + text.replace("published: 2025-02-19", "published: 2025-01-19")
    report.write_text(moved.replace("date: 2024-12-30", "date: 2027-12-30"), encoding="utf-8")
    code, result, told = check("reports", "--baseline", "b.json")
    assert "1 findings of the baseline have gone" in told
    before = json.loads((repository / "b.json").read_text(encoding="utf-8"))["findings"]
    code, result, told = check("reports", "--baseline", "b.json", "--update-baseline")
    after = json.loads((repository / "b.json").read_text(encoding="utf-8"))["findings"]
    gone = [entry["rule"] for entry in before if entry not in after]
    assert gone == ["TIM001"]
    assert [entry for entry in after if entry not in before] == []


def test_settings_are_shown(repository: Path) -> None:
    (repository / "disclosure-lint.yaml").write_text("fail-on: warning\nignore: [TAB]\n", encoding="utf-8")
    _nearest.cache_clear()
    done = CliRunner().invoke(main, ["--lang", "en", "check", "reports", "--show-settings"])
    assert done.exit_code == 0
    assert "fail on: warning" in done.stdout
    assert "ignore: TAB" in done.stdout


def piped(repository: Path, *words: str) -> dict[str, Any]:
    """What is said of the faulty report on standard input."""
    _nearest.cache_clear()
    data = (repository / "reports" / "a.yaml").read_bytes()
    done = CliRunner().invoke(
        main, ["--lang", "en", "check", "--format", "json", "--today", TODAY, "-", *words], input=data
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_standard_input_has_the_settings_and_waivers_of_its_name(repository: Path) -> None:
    (repository / "reports" / "disclosure-lint.yaml").write_text(
        "waivers: w.yaml\nper-path:\n  - {paths: [a.yaml], ignore: [STR013]}\n", encoding="utf-8"
    )
    entry = "{rule: TIM001, path: a.yaml, reason: x, approver: y, expires: 2026-12-31}"
    (repository / "reports" / "w.yaml").write_text(f"waivers:\n  - {entry}\n", encoding="utf-8")
    assert "STR013" in found(piped(repository))
    assert "waived" not in found(piped(repository))["TIM001"]
    named = found(piped(repository, "--stdin-filename", "reports/a.yaml"))
    assert "STR013" not in named
    assert named["TIM001"]["waived"]["reason"] == "x"


def test_standard_input_stands_for_the_file_of_its_name_and_has_its_year_before(repository: Path) -> None:
    before, after = sorted((resource("samples") / "pair").iterdir())
    shutil.copy(before, repository / "before.yaml")
    shutil.copy(after, repository / "reports" / "a.yaml")
    lone = piped(repository, "--stdin-filename", "reports/a.yaml")["reports"]
    assert "CON001" in [item["rule"] for item in lone[0]["not_assessable"]]
    whole = piped(repository, ".", "--stdin-filename", "reports/a.yaml")["reports"]
    assert [report["path"] for report in whole] == ["before.yaml", "reports/a.yaml"]
    assert "SRC004" not in found({"reports": whole[1:]})
    (repository / "disclosure-lint.yaml").write_text("prior: .\n", encoding="utf-8")
    configured = piped(repository, "--stdin-filename", "reports/a.yaml")["reports"]
    assert "CON001" not in [item["rule"] for item in configured[0]["not_assessable"]]


def test_hooks_may_name_what_is_no_report_or_excluded(repository: Path) -> None:
    (repository / "disclosure-lint.yaml").write_text("exclude: [draft*]\n", encoding="utf-8")
    (repository / "chart.yaml").write_text("{{ if x }}\na: b\n", encoding="utf-8")
    shutil.copy(repository / "reports" / "a.yaml", repository / "draft.yaml")
    names = ["disclosure-lint.yaml", "chart.yaml", "draft.yaml"]
    done = CliRunner().invoke(main, ["check", *names])
    assert "draft.yaml" in done.stdout
    done = CliRunner().invoke(main, ["--lang", "en", "check", "--skip-non-reports", *names])
    assert done.exit_code == 0
    assert done.stdout.startswith("Nothing was checked")
