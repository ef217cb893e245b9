from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.config import ConfigError
from disclosure_lint.config.baseline import Baseline, Entry, baseline_of, load_baseline, written
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Location, Waived

NOBODY = Bilingual("", "")


def found(fingerprint: str, waived: Waived | None = None) -> Diagnostic:
    where = Location("requests.concluded.total", NOBODY, 3, 1, 3, 2)
    return Diagnostic("REQ101", "name", "error", "report", NOBODY, where, (), (), fingerprint, waived)


def report(*findings: Diagnostic, agency: str = "甲局", year: int = 2024) -> CheckedReport:
    return CheckedReport("a.yaml", agency, None, year, "2021", {}, findings)


def test_findings_of_the_baseline_do_not_count_and_new_ones_do() -> None:
    baseline = baseline_of([report(found("a"), found("b"))])
    marked = baseline.applied(report(found("b"), found("c"))).diagnostics
    assert [(item.fingerprint, item.counts) for item in marked] == [("b", False), ("c", True)]


def test_waived_findings_stay_waived_and_out_of_it() -> None:
    waived = found("a", Waived("why", None, "2026-01-31", "a.yaml:1"))
    assert baseline_of([report(waived)]).entries == {}
    (kept,) = baseline_of([report(found("a"))]).applied(report(waived)).diagnostics
    assert (kept.waived is not None, kept.known) == (True, False)


def test_what_has_gone_is_told_for_checked_reports_only() -> None:
    baseline = baseline_of([report(found("a"), found("b")), report(found("c"), agency="乙局")])
    gone = baseline.gone([report(found("b"))])
    assert [entry.fingerprint for entry in gone] == ["a"]
    assert set(baseline.without(gone).entries) == {"b", "c"}


@given(st.lists(st.builds(Entry, *[st.text()] * 3, st.none() | st.integers(), st.text()), max_size=5))
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    import tempfile

    baseline = Baseline({entry.fingerprint: entry for entry in entries})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.json"
        path.write_bytes(written(baseline).encode("utf-8", "surrogatepass"))
        assert load_baseline(path) == baseline


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="not a baseline"):
        load_baseline(tmp_path / "b.json")
    with pytest.raises(ConfigError, match="not a baseline"):
        load_baseline(tmp_path / "none.json")
