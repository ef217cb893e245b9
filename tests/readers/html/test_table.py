import pytest
from lxml import etree

from disclosure_lint.readers.html.table import TooLarge, is_layout, laid_out

Cells = list[tuple[int, int, int, int, str]]


def element(page: str) -> etree._Element:
    found = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8")).find(".//table")
    assert found is not None
    return found


def cells(page: str) -> Cells:
    table = laid_out(element(page), "/table")[1]
    return [cell[:5] for cell in table.cells]


def test_spans_as_browsers_lay_them_out() -> None:
    page = "<table><tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d<tr><td>e<td>f<td>g</table>"
    assert cells(page) == [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"), (1, 1, 1, 2, "d"), (2, 0, 1, 1, "e"), (2, 1, 1, 1, "f"), (2, 2, 1, 1, "g")]  # fmt: skip


@pytest.mark.parametrize("span", ["99", "1000000000", "0", "65534"])
def test_a_span_ends_where_its_rows_end(span: str) -> None:
    page = f"<table><tbody><tr><td rowspan={span}>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</table>"
    assert cells(page) == [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c"), (2, 0, 1, 1, "d"), (2, 1, 1, 1, "e")]  # fmt: skip


@pytest.mark.parametrize("span", ["260", "1000000000"])
def test_columns_in_which_nothing_begins_are_folded(span: str) -> None:
    page = f"<table><tr><td colspan={span}>title<tr><td>a<td>b</table>"
    assert cells(page) == [(0, 0, 1, 2, "title"), (1, 0, 1, 1, "a"), (1, 1, 1, 1, "b")]


@pytest.mark.parametrize("span", ["-1", "", "x", "1.5e9", "+1", "１"])
def test_spans_that_are_none(span: str) -> None:
    assert cells(f"<table><tr><td colspan='{span}' rowspan='{span}'>a<td>b</table>")[0] == (0, 0, 1, 1, "a")


def test_cells_never_overlap() -> None:
    page = "<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c<td>d</table>"
    assert cells(page) == [(0, 0, 1, 1, "a"), (0, 1, 2, 1, "b"), (1, 0, 1, 1, "c"), (1, 2, 1, 1, "d")]


def test_rows_of_head_and_foot_and_loose_cells() -> None:
    page = "<table><tfoot><tr><td>z</tfoot><thead><tr><th>h</thead><tbody><td>a</td><tr><td>b</table>"
    assert [text for *_, text in cells(page)] == ["h", "a", "b", "z"]
    assert [row for row, *_ in cells(page)] == [0, 1, 2, 3]


def test_what_is_hidden_is_not_there() -> None:
    page = (
        "<table><tr style='display:none'><td>1<td>2<tr hidden><td>3<tr><td style='DISPLAY: NONE'>4<td>a"
        "<td>b<span style='font-size:0px'>5</span><s>6</s></table>"
    )
    assert cells(page) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_lines_of_a_cell() -> None:
    page = "<table><tr><td>商业<br>企业<td><p>第二十条</p><p>第（一）项</p><td><b>1</b><i>2</i><td>&nbsp;<td>0&amp;nbsp;</table>"
    assert [text for *_, text in cells(page)] == ["商业\n企业", "第二十条\n第（一）项", "12", "", "0"]


def test_a_picture_in_a_cell_is_no_blank() -> None:
    assert [text for *_, text in cells("<table><tr><td><img src=3.png><td></table>")] == ["[图]", ""]


def test_fields_hold_values() -> None:
    page = "<table><tr><td>a<td><input value=7><input type=hidden value=8><select><option>9</select></table>"
    assert [text for *_, text in cells(page)] == ["a", "7"]


def test_what_stands_between_the_cells() -> None:
    beside, table = laid_out(element("<table><caption>表二</caption>单位：件<tr><td>1</table>"), "/table")
    assert beside == ["表二", "单位：件"]
    assert [cell.text for cell in table.cells] == ["1"]


def test_paths_lead_to_the_cells() -> None:
    page = "<html><body><table><thead><tr><th>a</thead><tbody><tr><td>b<tr><td>c<td>d</tbody></table></body></html>"
    table = element(page)
    for cell in laid_out(table, "/html/body/table[1]")[1].cells:
        assert cell.place.node
        found = table.getroottree().xpath(cell.place.node)
        assert [item.text for item in found] == [cell.text]


def test_tables_that_only_arrange_a_page() -> None:
    figures = "<table>" + "<tr><td>规章<td>1<td>2" * 5 + "</table>"
    assert is_layout(element(f"<table><tr><td>左<td>{figures}</table>"))
    assert is_layout(element("<table><tr><td>" + "一、总体情况。" * 100 + "<td>右</table>"))
    assert is_layout(element("<table><tr><td>a</table>"))
    assert is_layout(element("<table role=presentation><tr><td>a<td>b</table>"))
    assert not is_layout(element(figures))
    assert not is_layout(element("<table>" + "<tr><td>a<td><table><tr><td>1<td>2</table>" * 5 + "</table>"))


def test_a_table_without_measure_is_refused() -> None:
    with pytest.raises(TooLarge):
        laid_out(element("<table>" + ("<tr>" + "<td colspan=1000>1" * 20) * 20 + "</table>"), "")
