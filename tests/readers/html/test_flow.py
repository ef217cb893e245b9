from disclosure_lint.readers.html.flow import Flow
from disclosure_lint.readers.html.pieces import Image, TextLine
from disclosure_lint.readers.html.tree import parsed, roots
from disclosure_lint.readers.reading import Reading


def lines(page: str) -> list[str]:
    return [piece.text for piece in pieces(page) if isinstance(piece, TextLine)]


def pieces(page: str) -> list:
    root = parsed(page)
    assert not isinstance(root, Reading)
    return Flow().walk(roots(root))


def test_blocks_and_breaks_end_lines_and_inline_markup_does_not() -> None:
    page = "<div>一<b>、总</b><font>体情况</font><p>甲<br>乙<span style='display:block'>丙</span>丁</p>戊<div style='display:inline'>己</div></div>"
    assert lines(page) == ["一、总体情况", "甲", "乙", "丙", "丁", "戊己"]


def test_white_space_as_a_browser_shows_it() -> None:
    assert lines("<p>\n  &nbsp;&nbsp;政府信\n   息公开　</p>") == ["政府信息公开"]
    assert lines("<p>open  \n government &nbsp; x</p>") == ["open government x"]
    assert lines("<pre>甲\n  乙\n\n丙</pre>") == ["甲", "乙", "丙"]


def test_what_is_not_shown() -> None:
    page = (
        "<title>t</title><p>a<script>b</script><style>c</style><!-- d --><span hidden>e</span>"
        "<span style='color:red; display : none'>f</span><del>g</del><textarea>h</textarea><noscript>i</noscript>"
        "<button>j</button><template>k</template><ruby>機<rp>(</rp><rt>jī</rt><rp>)</rp></ruby></p>"
    )
    assert lines(page) == ["a機"]
    assert lines("<p style='display:inline-block'>a</p><p style='font-size:0.9em'>b</p>") == ["a", "b"]


def test_a_name_in_angle_brackets_is_no_tag() -> None:
    assert lines("<p>关于印发<政府信息公开工作年度报告格式>的通知&lt;x&gt;</p>") == [
        "关于印发<政府信息公开工作年度报告格式>的通知<x>"
    ]


def test_broken_pages() -> None:
    assert lines("<html><body><p>a</p></body></html><p>b</p><html><body>c</body></html>") == ["a", "b", "c"]
    assert lines("<p>a<table><tr><td>" + "长" * 500 + "<p>b</td></tr></table></p>c</div></td>d") == [
        "a",
        "长" * 500,
        "b",
        "cd",
    ]
    assert lines("a<p title='<b>'>b<p>c<!- d -->e") == ["a", "b", "ce"]


def test_an_escaped_page_is_one_again() -> None:
    inside = "".join(f"<p>第{number}段</p>" for number in range(4)) + "<b>a<br>b</b>"
    escaped = inside.replace("<", "&lt;").replace(">", "&gt;")
    assert lines(f"<div>{escaped}</div>") == ["第0段", "第1段", "第2段", "第3段", "a", "b"]
    assert lines("<p>标签 &lt;p&gt; 表示段落</p>") == ["标签 <p> 表示段落"]


def test_paths_lead_to_the_lines() -> None:
    page = "<html><body><div><p>a</p><p>b<br>c</p></div><div><h2>d</h2>e</div></body></html>"
    root = parsed(page)
    assert not isinstance(root, Reading)
    found = Flow().walk(roots(root))
    assert [piece.path for piece in found] == ["/html/body/div[1]/p[1]", *["/html/body/div[1]/p[2]"] * 2, "/html/body/div[2]/h2[1]", "/html/body/div[2]"]  # fmt: skip
    for piece in found:
        assert len(root.getroottree().xpath(piece.path)) == 1
    assert [piece.heading for piece in found if isinstance(piece, TextLine)] == [None, None, None, 2, None]


def test_pictures_and_attachments() -> None:
    page = (
        "<p><img src=a.png width=600><img src=i.gif width=16></p><a href='f/nb.xlsx'>附件</a><a href=b.html>x</a>"
        "<a href='down.jsp?f=nb.DOC'>下载</a><iframe src=nb.pdf></iframe><img src=c.png style='display:none'>"
    )
    assert [piece.kind for piece in pieces(page) if isinstance(piece, Image)] == ["picture", "attachment", "attachment", "attachment"]  # fmt: skip


def test_links_are_counted() -> None:
    first, second = (
        piece for piece in pieces("<p><a>上一篇</a></p><p>详见<a>网站</a>。</p>") if isinstance(piece, TextLine)
    )
    assert first.is_link
    assert not second.is_link
