"""Tables drawn by hand: what is missing, crosses or is doubled."""

import io
from collections.abc import Sequence

from pdf_printing import FONT
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from disclosure_lint.readers.document import Document, Grid
from disclosure_lint.readers.pdf import read_document

Line = tuple[float, float, float, float]
Text = tuple[float, float, str]


def cells(lines: Sequence[Line], texts: Sequence[Text]) -> dict[tuple[int, int, int, int], str]:
    """The one table on a page with these lines and texts, from the top left corner, by place and spans."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=True)
    for left, top, right, bottom in lines:
        canvas.line(left, 842 - top, right, 842 - bottom)
    canvas.setFont(FONT, 10)
    for x, y, text in texts:
        canvas.drawString(x, 842 - y, text)
    canvas.save()
    found = read_document("a.pdf", file.getvalue())
    assert isinstance(found, Document)
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    return {cell[:4]: cell.text for cell in grid.cells}


def across(*levels: float) -> list[Line]:
    return [(100, y, 400, y) for y in levels]


def down(*places: float) -> list[Line]:
    return [(x, 100, x, 160) for x in places]


BOX = [*across(100, 130, 160), *down(100, 200, 300, 400)]
LABELS = [(105, 118, "规章"), (105, 148, "规范性文件")]


def test_a_full_table_keeps_what_is_blank() -> None:
    assert cells(BOX, [*LABELS, (240, 118, "3"), (340, 148, "5")]) == {
        (0, 0, 1, 1): "规章",
        (0, 1, 1, 1): "3",
        (0, 2, 1, 1): "",
        (1, 0, 1, 1): "规范性文件",
        (1, 1, 1, 1): "",
        (1, 2, 1, 1): "5",
    }


def test_a_ruling_across_is_missing_beside_the_labels() -> None:
    lines = [*across(100, 160), (100, 130, 200, 130), *down(100, 200, 300, 400)]
    figures = [(240, 118, "0"), (240, 148, "5"), (340, 118, "1"), (340, 148, "7")]
    found = cells(lines, [*LABELS, *figures])
    assert [found[row, column, 1, 1] for row in (0, 1) for column in (1, 2)] == ["0", "1", "5", "7"]


def test_a_ruling_across_is_missing_altogether() -> None:
    figures = [(240, 118, "0"), (240, 148, "5"), (340, 118, "1"), (340, 148, "7")]
    found = cells([*across(100, 160), *down(100, 200, 300, 400)], [*LABELS, *figures])
    assert [found[row, column, 1, 1] for row in (0, 1) for column in (0, 1, 2)] == [
        "规章",
        "0",
        "1",
        "规范性文件",
        "5",
        "7",
    ]


def test_a_ruling_down_is_missing_in_one_row() -> None:
    lines = [*across(100, 130, 160), *down(100, 200, 400), (300, 100, 300, 130)]
    found = cells(lines, [*LABELS, (240, 118, "1"), (340, 118, "2"), (240, 148, "3"), (340, 148, "4")])
    assert (found[1, 1, 1, 1], found[1, 2, 1, 1]) == ("3", "4")


def test_a_number_broken_over_two_lines_is_one() -> None:
    found = cells(BOX, [*LABELS, (240, 113, "77"), (240, 125, "30.28"), (340, 118, "1")])
    assert found[0, 1, 1, 1] == "77\n30.28"


def test_text_that_crosses_a_ruling_belongs_where_most_of_it_is() -> None:
    found = cells(BOX, [(105, 118, "规章和其他文件一并统计"), *LABELS[1:], (290, 148, "12"), (340, 118, "9")])
    assert found[0, 0, 1, 1] == "规章和其他文件一并统计"
    assert (found[1, 1, 1, 1], found[1, 2, 1, 1]) == ("12", "")


def test_a_number_with_a_ruling_through_it_is_doubtful() -> None:
    """v-digit-split"""
    found = cells(BOX, [*LABELS, (295, 148, "10"), (240, 118, "0"), (340, 118, "0")])
    assert "\ufffd" in found[1, 1, 1, 1] and "\ufffd" in found[1, 2, 1, 1]


def test_double_rulings_are_one() -> None:
    lines = [(x + 2, y, x + 2, z) for x, y, _, z in down(100, 200, 300, 400)]
    lines += [(x, y + 2, z, y + 2) for x, y, z, _ in across(100, 130, 160)]
    assert len(cells([*BOX, *lines], [*LABELS, (240, 118, "3")])) == 6


def test_an_underline_is_no_table() -> None:
    found = read_document("a.pdf", underlined())
    assert isinstance(found, Document) and not [block for block in found.blocks if isinstance(block, Grid)]


def underlined() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.setFont(FONT, 14)
    canvas.drawString(100, 700, "全年公开信息 12 条")
    canvas.line(100, 698, 240, 698)
    canvas.rect(60, 60, 475, 722)
    canvas.save()
    return file.getvalue()
