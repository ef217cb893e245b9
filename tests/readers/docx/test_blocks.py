"""Tables as they are laid out, headings, and the places of everything."""

from collections.abc import Callable

from disclosure_lint.readers.document import Document, Grid, Paragraph
from disclosure_lint.source import Place

Shown = Callable[..., list[object]]
Load = Callable[..., Document]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(inner: str, properties: str = "") -> str:
    inner = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells(shown: Shown) -> None:
    table = tbl(
        tr(tc("项", DOWN + span(2)), tc("申请人情况", span(3))),
        tr(tc("", ON + span(2)), tc("自然人"), tc("法人", span(2))),
        tr(tc("结果", DOWN), tc("甲"), tc("1"), tc("2"), tc("3")),
        tr(tc("", ON), tc("乙"), tc("4"), tc("5"), tc("6")),
        tr(tc("", ON), tc("丙"), tc("7"), tc("8"), tc("9")),
    )
    assert shown(table) == [
        [
            "项@0+2/2 申请人情况@2+3",
            "自然人@2 法人@3+2",
            "结果@0/3 甲@1 1@2 2@3 3@4",
            "乙@1 4@2 5@3 6@4",
            "丙@1 7@2 8@3 9@4",
        ]
    ]


def test_merges_that_lead_nowhere(shown: Shown) -> None:
    assert shown(tbl(tr(tc("甲", ON), tc("乙")), tr(tc("丙"), tc("丁", ON)))) == [["甲@0 乙@1", "丙@0 丁@1"]]
    restarted = tbl(tr(tc("甲", DOWN), tc("1")), tr(tc("乙", DOWN), tc("2")), tr(tc("", ON), tc("3")))
    assert shown(restarted) == [["甲@0 1@1", "乙@0/2 2@1", "3@1"]]
    wide = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    assert shown(tbl(tr(tc("甲", wide[0]), tc("", wide[1]), tc("1")), tr(tc("a"), tc("b"), tc("c")))) == [
        ["甲@0+2 1@2", "a@0 b@1 c@2"]
    ]


def test_rows_that_begin_later_and_missing_cells(shown: Shown) -> None:
    table = tbl(tr(tc("甲"), tc("乙"), tc("丙")), tr(tc("1"), properties='<w:gridBefore w:val="2"/>'), tr(tc("2")))
    assert shown(table) == [["甲@0 乙@1 丙@2", "1@2", "2@0"]]


def test_edges_that_nearly_meet_are_one(shown: Shown) -> None:
    jagged = tbl(
        tr(tc("项目"), tc("件数", span(2)), tc("金额")),
        tr(tc("收费", span(2)), tc("1"), tc("2")),
        widths=(2000, 30, 1500, 1500),
    )
    assert shown(jagged) == [["项目@0 件数@1 金额@2", "收费@0 1@1 2@2"]]
    narrow = tbl(tr(tc("甲"), tc("1"), tc("乙")), widths=(2000, 100, 2000))
    assert shown(narrow) == [["甲@0 1@1 乙@2"]]


def test_edges_of_no_cell_do_not_count(shown: Shown) -> None:
    assert shown(tbl(tr(tc("甲", span(40)), tc("乙", span(99999999))), tr(tc("1", span(40)), tc("2")))) == [
        ["甲@0 乙@1+2", "1@0 2@1"]
    ]


def test_deleted_and_hidden_rows_are_left_out(shown: Shown) -> None:
    table = tbl(
        tr(tc("甲"), tc("1")),
        tr(tc("旧"), tc("2"), properties="<w:del/>"),
        tr(tc("隐"), tc("3"), properties="<w:hidden/>"),
        tr(tc("新"), tc("4"), properties="<w:ins/>"),
    )
    assert shown(table) == [["甲@0 1@1", "新@0 4@1"]]


def test_controls_around_rows_and_cells(shown: Shown) -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    table = control(tbl(control(tr(control(tc("甲")), tc(control(p("1"))))), tr(tc("乙"), tc("2"))))
    assert shown(table) == [["甲@0 1@1", "乙@0 2@1"]]


def test_labels_broken_in_a_cell_keep_their_lines(shown: Shown) -> None:
    """v-label-broken: a label over several paragraphs or lines of a cell."""
    broken = "<w:p><w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t></w:r></w:p>"
    assert shown(tbl(tr(tc("总计"), tc(p("现行") + p("") + p("有效件数"))), tr(tc("1"), tc(broken)))) == [
        ["总计@0 现行\n有效件数@1", "1@0 商业\n企业@1"]
    ]


def test_tables_that_only_frame(shown: Shown) -> None:
    inner = tbl(tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2")))
    assert shown(tbl(tr(tc(p("标题") + inner)), tr(tc("落款")))) == ["标题", ["甲@0 1@1", "乙@0 2@1"], "落款"]
    assert shown(tbl(tr(tc(p("一、总体情况") + p("文字"))))) == ["一、总体情况", "文字"]


def test_a_table_in_a_cell_of_figures_is_read_after_it(shown: Shown) -> None:
    inner = tbl(tr(tc("子"), tc("9")), tr(tc("丑"), tc("8")))
    outer = tbl(tr(tc("甲"), tc("1")), tr(tc("乙"), tc(p("2") + inner)))
    assert shown(outer) == [["甲@0 1@1", "乙@0 2@1"], ["子@0 9@1", "丑@0 8@1"]]


def test_a_table_goes_on_where_nothing_stands_between(read: Load) -> None:
    half = tbl(tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2")))
    three = tbl(tr(tc("甲"), tc("1"), tc("2")), tr(tc("乙"), tc("2"), tc("2")))
    grids = [
        [block.continues for block in read(body).blocks if isinstance(block, Grid)]
        for body in (half + p("") + half, half + p("三、") + half, half + three)
    ]
    assert grids == [[False, True], [False, False], [False, False]]


def test_pictures_in_a_table_follow_it(shown: Shown) -> None:
    picture = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"
    assert shown(tbl(tr(tc("表三"), tc(picture)))) == [["表三@0 @1"], "<picture>"]
    assert shown(tbl(tr(tc(picture), tc(picture)))) == ["<picture>", "<picture>"]


def test_tables_in_text_boxes(read: Load) -> None:
    box = tbl(tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2")))
    body = (
        p("二、")
        + f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    document = read(body)
    heading, grid = document.blocks
    assert isinstance(grid, Grid)
    assert document.source.place(heading.span.start) == Place(paragraph=1)
    assert document.source.place(grid.cells[3].span.start) == Place(part="text_box", table=1, row=2, column=2)


def test_headings_by_level_style_and_ancestry(read: Load) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="0"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/></w:style>'
    )
    body = "".join(p("题", f'<w:pStyle w:val="{name}"/>') for name in "0abcxz")
    body += p("题", '<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>') + p("题", '<w:outlineLvl w:val="2"/>') + p("题")
    levels = [block.heading for block in read(body, styles=styles).blocks if isinstance(block, Paragraph)]
    assert levels == [None, 2, 2, 1, None, None, None, 3, None]


def test_headers_notes_and_comments_stay_apart(read: Load) -> None:
    """v-page-number: what stands around the text is not in it; a header may be the title that it lacks."""
    note = "<w:footnote><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>"
    document = read(
        p("一、总体情况"), header=p("内部") + p("某局2024年报告"), footer=p("第1页"), footnotes=note, comments=note
    )
    source = document.source
    assert [source.text[slice(*block.span)] for block in document.blocks] == ["一、总体情况"]
    assert document.metadata.title
    assert source.text[slice(*document.metadata.title)] == "某局2024年报告"
    assert source.place(document.metadata.title.start) == Place(part="header", paragraph=2)
    assert "注" not in source.text


def test_places_count_what_is_seen(read: Load) -> None:
    table = tbl(tr(tc("甲", span(2)), tc("1")), tr(tc("乙"), tc("丙"), tc("2")))
    document = read(p("标题") + p("") + p("引言") + table + p("后"))
    text, place = document.source.text, document.source.place
    assert text == "标题\n引言\n甲 | 1\n乙 | 丙 | 2\n后\n"
    assert [place(text.index(piece)) for piece in ("引言", "1", "丙", "后")] == [
        Place(paragraph=2),
        Place(table=1, row=1, column=3),
        Place(table=1, row=2, column=2),
        Place(paragraph=3),
    ]
