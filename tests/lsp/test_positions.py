"""Offsets and editors' positions: every encoding, every way to end a line, characters beyond the basic plane."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range

from disclosure_lint.lsp.positions import Positions
from disclosure_lint.source import Span

ENCODINGS = list(PositionEncodingKind)
TEXTS = st.text(alphabet="ab，表𠮷😀\u2028\x0c\x85\r\n ", max_size=40)


def test_counts_utf16_units_by_default() -> None:
    positions = Positions("𠮷林市: 1\r\nb")
    assert positions.position(1) == Position(0, 2)
    assert positions.offset(Position(0, 2)) == 1
    assert positions.range(Span(3, 8)) == Range(Position(0, 4), Position(1, 0))


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 3), ("utf-32", 2)])
def test_counts_as_the_editor_does(encoding: str, character: int) -> None:
    assert Positions("𠮷林市", encoding).position(2) == Position(0, character)


def test_what_lies_beyond_counts_as_the_end() -> None:
    positions = Positions("ab\ncd")
    assert positions.offset(Position(0, 99)) == 2
    assert positions.offset(Position(9, 0)) == 5
    assert positions.line(7) == ""


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
@settings(max_examples=80)
def test_there_and_back(text: str, encoding: PositionEncodingKind, data: st.DataObject) -> None:
    positions = Positions(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    there = positions.position(offset)
    within = re.split(r"\r\n|\r|\n", text[:offset])[-1]
    assert there.line == len(re.findall(r"\r\n|\r|\n", text[:offset])) or text[offset - 1 : offset + 1] == "\r\n"
    if text[offset - 1 : offset + 1] != "\r\n":  # no editor stands between the two
        assert positions.offset(there) == offset
        assert there.character >= len(within)
