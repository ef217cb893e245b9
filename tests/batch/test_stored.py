"""Readings come out of the ledger as they went in; whatever else stands there is refused."""

from pathlib import Path

import pytest

from disclosure_lint.api import load_rules
from disclosure_lint.batch.stored import Damaged, packed, unpacked
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.source import SourceMap, Span

SAMPLES = Path(__file__).parents[2] / "samples"
STATES = (
    [],
    [["a"], [1], {}, {}],
    [["a", "b"], [1, 2], {}, {}],
    {"tables": {"requests": {"new": (["total"], [1])}}},
    3,
)


@pytest.mark.parametrize("name", ["clean-2024.yaml", "faulty-2024.yaml", "trial-2020.yaml", "web-2024.html"])
def test_a_reading_survives(name: str) -> None:
    pack = load_rules()
    reading = read(name, (SAMPLES / name).read_bytes(), pack.forms, pack.vocabulary)
    again = unpacked(packed(reading))
    assert again.report == reading.report
    assert (again.source, again.findings, again.syntax) == (reading.source, reading.findings, reading.syntax)
    before, after = reading.source_map, again.source_map
    assert (after.spans, after.empty) == (before.spans, before.empty)
    assert {pointer: text.runs for pointer, text in after.texts.items()} == {
        pointer: text.runs for pointer, text in before.texts.items()
    }
    assert all(span.__class__ is Span for span in after.spans.values())


@pytest.mark.parametrize("state", STATES, ids=repr)
@pytest.mark.parametrize("kind", [SourceMap, Report])
def test_a_state_that_is_none_is_refused(kind: type, state: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "__getstate__", lambda self: state or "nothing")
    data = packed(kind())
    with pytest.raises(Damaged):
        unpacked(data)
