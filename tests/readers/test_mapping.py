"""Cutting and composing maps."""

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.mapping import composed, without
from disclosure_lint.source import Span, TextMap

CUTS = st.lists(st.integers(0, 40), max_size=12, unique=True).map(
    lambda ends: [Span(*pair) for pair in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False)]
)


def test_cut() -> None:
    text, back = without("abcdef", [Span(1, 2), Span(4, 6)], TextMap.shifted(10, 6))
    assert text == "acd"
    assert [back.origin(at) for at in range(3)] == [10, 12, 13]


@given(st.text("abcdefghij", min_size=41, max_size=60), CUTS, CUTS)
def test_cutting_twice_leads_back_to_the_original(text: str, first: list[Span], second: list[Span]) -> None:
    once, back = without(text, first, TextMap.shifted(0, len(text)))
    second = [cut for cut in second if cut.end <= len(once)]
    twice, way = without(once, second, back)
    assert "".join(text[way.origin(at)] for at in range(len(twice))) == twice


@given(st.text("abc", min_size=41, max_size=60), CUTS, CUTS)
def test_composing_is_what_the_map_itself_does(text: str, first: list[Span], second: list[Span]) -> None:
    once, outer = without(text, first, TextMap.shifted(3, len(text)))
    _, inner = without(once, [cut for cut in second if cut.end <= len(once)], TextMap.shifted(0, len(once)))
    assert composed(inner.runs, outer).runs == inner.through(outer).runs
