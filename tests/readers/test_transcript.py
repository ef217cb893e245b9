from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.transcript import LaidCell, Transcript
from disclosure_lint.source import Place


def test_paragraphs_and_rows_are_lines_and_keep_their_places() -> None:
    transcript = Transcript()
    paragraph = transcript.paragraph("一、总体\n情况", Place(paragraph=1), heading=1)
    cells = [
        LaidCell(0, 0, 2, 1, "规章", Place(table=1, row=1, column=1)),
        LaidCell(0, 1, 1, 1, "本年\n制发", Place(table=1, row=1, column=2)),
        LaidCell(1, 1, 1, 1, "3", Place(table=1, row=2, column=2)),
    ]
    grid = transcript.grid(reversed(cells))
    source = transcript.source("a.docx")
    assert source.text == "一、总体 情况\n规章 | 本年 制发\n3\n"
    assert source.text[slice(*paragraph.span)] == "一、总体 情况"
    assert [cell.text for cell in grid.cells] == ["规章", "本年\n制发", "3"]
    assert [source.place(cell.span.start) for cell in grid.cells] == [cell.place for cell in cells]
    assert source.text[slice(*grid.span)] == "规章 | 本年 制发\n3"


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=20)), max_size=20))
def test_every_piece_is_found_at_its_span(pieces: list[tuple[bool, str]]) -> None:
    transcript, expected = Transcript(), []
    for number, (in_table, text) in enumerate(pieces, 1):
        place = Place(table=number) if in_table else Place(paragraph=number)
        if in_table:
            span = transcript.grid([LaidCell(0, 0, 1, 1, text, place)]).cells[0].span
        else:
            span = transcript.paragraph(text, place).span
        expected.append((span, len(text), place))
    source = transcript.source("a")
    for span, length, place in expected:
        assert span.end - span.start == length
        assert source.place(span.start) == place
