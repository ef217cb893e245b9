"""The small table under a finding."""

from disclosure_lint.outputs.display import cells
from disclosure_lint.outputs.minitable import Heading, Row, minitable
from disclosure_lint.outputs.paint import Paint

HEADING = Heading("表三 › 商业企业", "数值", "行")
ROWS = [Row("一、本年新收", "75", "44"), Row("（七）总计", "空白", "", True)]


def test_columns_are_set_by_cells_and_the_place_is_marked() -> None:
    assert minitable(HEADING, ROWS, 80, Paint(False)) == [
        "    表三 › 商业企业  数值  行",
        "    一、本年新收       75  44",
        "  > （七）总计       空白",
    ]


def test_without_places_there_is_no_column_for_them() -> None:
    assert minitable(HEADING, [Row("自然人", "1", "")], 80, Paint(False)) == [
        "    表三 › 商业企业  数值",
        "    自然人              1",
    ]


def test_long_labels_are_cut() -> None:
    row = Row("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1286", "64")
    lines = minitable(HEADING, [row], 40, Paint(False))
    assert max(map(cells, lines)) == 40
    assert lines[1] == "    1.申请人无正当理由逾期不…   1286  64"
