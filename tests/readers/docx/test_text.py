"""What of a paragraph is text of the report, and what is not."""

from collections.abc import Callable

import pytest

Shown = Callable[..., list[object]]


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{kinds[1]}{result}{kinds[2]}"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(r("甲") + r("乙"), "甲乙", id="runs"),
        pytest.param(f"<w:ins>{r('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "新", id="tracked"),
        pytest.param(f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('新')}</w:moveTo>", "新", id="moved"),
        pytest.param(f"<w:ins><w:del><w:r><w:t>旧</w:t></w:r></w:del>{r('新')}</w:ins>", "新", id="inserted-then-deleted"),
        pytest.param(f"<w:hyperlink>{r('链接')}</w:hyperlink>", "链接", id="hyperlink"),
        pytest.param(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", "控件", id="content-control"),
        pytest.param(f"<w:smartTag>{r('标记')}</w:smartTag>", "标记", id="smart-tag"),
        pytest.param(r("显") + r("隐", "<w:vanish/>"), "显", id="hidden"),
        pytest.param(r("显", '<w:vanish w:val="0"/>'), "显", id="not-hidden"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", id="tab"),
        pytest.param("<w:r><w:t>软</w:t><w:softHyphen/><w:t>字</w:t><w:noBreakHyphen/></w:r>", "软字-", id="hyphens"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑", id="symbol"),
        pytest.param("<w:r><w:footnoteReference/><w:t>文</w:t><w:commentReference/></w:r>", "文", id="notes"),
        pytest.param("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>", "12", id="formula"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{r('pīn')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>", "拼", id="pinyin"
        ),
        pytest.param(f'<w:fldSimple w:instr=" REF a ">{r("12")}</w:fldSimple>', "12", id="simple-field"),
        pytest.param(f'<w:fldSimple w:instr=" PAGE ">{r("12")}</w:fldSimple>尾', "", id="page-number"),
        pytest.param(r("共") + field("=SUM(ABOVE)", r("25")) + r("件"), "共25件", id="field"),
        pytest.param(field("IF", field("REF", r("内")) + r("外")), "内外", id="field-in-result"),
        pytest.param(field("IF " + "</w:instrText></w:r>" + field("REF", r("内")) + "<w:r><w:instrText>", r("外")), "外", id="field-in-instruction"),
        pytest.param(field(" PAGE ", r("3")) + r("文"), "文", id="page-field"),
        pytest.param("<w:r><w:t> 文 </w:t></w:r>", "文", id="space-not-kept"),
    ],
)  # fmt: skip
def test_runs(shown: Shown, inner: str, text: str) -> None:
    assert shown(f"<w:p>{inner}</w:p>") == ([text] if text else [])


def test_a_field_goes_over_paragraphs_and_contents_are_left_out(shown: Shown) -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    contents = f'{begin}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>{separate}'
    body = f"<w:p>{contents}{r('一、总体情况')}</w:p><w:p>{r('二、主动公开')}{end}</w:p><w:p>{r('一、总体情况')}</w:p>"
    assert shown(body) == ["一、总体情况"]


def test_a_field_that_never_ends_hides_nothing(shown: Shown) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF</w:instrText></w:r>'
    assert shown(f"<w:p>{begin}{r('文')}</w:p><w:p>{r('字')}</w:p>") == ["文", "字"]


def test_line_breaks_part_headings_from_text(shown: Shown) -> None:
    """v-paragraphs-joined: a whole report in one paragraph, its lines broken by hand."""
    body = "<w:p><w:r><w:t>一、总体情况</w:t><w:br/><w:t>2024年，</w:t><w:cr/><w:t>二、</w:t></w:r></w:p>"
    assert shown(body) == ["一、总体情况", "2024年，", "二、"]


def test_deleted_ends_join_paragraphs(shown: Shown) -> None:
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert shown(f"<w:p>{deleted}{r('前')}</w:p><w:p>{r('后')}</w:p><w:p>{deleted}{r('末')}</w:p>") == ["前后", "末"]
    run_in = "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>"
    assert shown(f"<w:p>{run_in}{r('一、总体情况')}</w:p><w:p>{r('。')}</w:p>") == ["一、总体情况。"]


def test_a_style_hides_text(shown: Shown) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="D"><w:basedOn w:val="C"/></w:style>'
    )
    shown_again = r("显", '<w:vanish w:val="0"/>')
    hidden = r("隐", '<w:rStyle w:val="D"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{r("隐")}{shown_again}</w:p><w:p>{hidden}{r("显")}</w:p>'
    assert shown(body, styles=styles) == ["显", "显"]


BOX = "<wps:txbx><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"


def test_text_boxes_come_once(shown: Shown) -> None:
    old = BOX.replace("wps:txbx", "v:textbox").format("落款")
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{BOX.format("落款")}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert shown(f"<w:p>{r('前')}</w:p><w:p>{both}{r('文')}</w:p>") == ["前", "文", "落款"]
    assert shown(f"<w:p>{r('前')}</w:p><w:p><w:r><w:pict>{old}</w:pict></w:r></w:p>") == ["前", "落款"]


def test_a_box_at_the_beginning_stands_before_its_paragraph(shown: Shown) -> None:
    assert shown(f"<w:p>{r('引言')}<w:r><w:drawing>{BOX.format('标题')}</w:drawing></w:r></w:p>") == ["标题", "引言"]


def test_pictures_and_attached_files(shown: Shown) -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    workbook = '<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    assert shown(f"<w:p>{r('表二')}</w:p><w:p>{picture}</w:p><w:p>{workbook}</w:p><w:altChunk/>") == [
        "表二",
        "<picture>",
        "<attachment>",
        "<attachment>",
    ]


def test_damaged_symbols_are_no_characters(shown: Shown) -> None:
    codes = ("", "zz", "F0", "D800", "FFFFFFFF", "0007")
    body = "".join(f'<w:sym w:font="x" w:char="{code}"/>' for code in codes)
    assert shown(f"<w:p><w:r>{body}</w:r></w:p>") == ["\ufffd\ufffdð\ufffd\ufffd\ufffd"]
