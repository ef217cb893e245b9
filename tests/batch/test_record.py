"""What a run keeps of a report gives its texts again, character by character."""

import json
from collections import defaultdict
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.batch.record import cells_of, paragraphs_of, parts_of, withheld_of
from disclosure_lint.forms import Forms
from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.report import Cell, Report, Section
from disclosure_lint.vocabulary import Vocabulary

TEXTS = st.text(alphabet="公开。1 \t\n\r\u3000\u2028\x1c\x85", max_size=30)
HIDDEN = Concealment([], Vocabulary({}), date(2026, 1, 31))


@given(preamble=TEXTS | st.none(), texts=st.lists(st.tuples(st.integers(1, 3), TEXTS), max_size=5))
def test_texts_come_again(preamble: str | None, texts: list[tuple[int, str]]) -> None:
    report = Report(preamble=preamble, sections=tuple(Section(number, "题", text) for number, text in texts))
    stated = json.loads(parts_of(report, HIDDEN))
    found: dict[str, str] = defaultdict(str)
    for paragraph in paragraphs_of(report, HIDDEN):
        assert paragraph.text.strip() == paragraph.text
        found[paragraph.pointer] += paragraph.before + paragraph.text
    assert (found["preamble"] + stated["preamble"] if "preamble" in stated else None) == preamble
    seen: dict[int, int] = defaultdict(int)
    again = []
    for number, title, tail in stated["sections"]:
        seen[number] += 1
        pointer = f"sections.{number}" + (f"#{seen[number]}" if seen[number] > 1 else "")
        again.append(Section(number, title, found[pointer] + tail))
    assert tuple(again) == report.sections


def test_what_is_not_kept_as_it_was_is_said() -> None:
    long = "110105194912310021"
    assert withheld_of(Report(agency="某局"), HIDDEN) == ""
    assert withheld_of(Report(title=f"编号{long}"), HIDDEN) == "texts"
    assert withheld_of(Report(title="\ud800"), HIDDEN) == "texts"
    assert withheld_of(Report(agency="\ud800"), HIDDEN) == "all"
    cells = {"requests": {"received": {"total": Cell.of(int(long), int(long))}}}
    report = Report(agency="某局", tables=cells)
    assert withheld_of(report, HIDDEN) == "all"
    kept = cells_of(report, Forms([]), HIDDEN)
    assert (kept.raw, kept.value) == (["110***************"], [None])
