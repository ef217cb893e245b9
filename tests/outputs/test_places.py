from disclosure_lint.diagnostics import Bilingual, Location
from disclosure_lint.outputs.places import location_words, place_words
from disclosure_lint.source import Anchor, Place, Source

NOBODY = Bilingual("", "")


def test_a_place_is_said_from_the_large_to_the_small() -> None:
    place = Place(page=3, box=(1.0, 2.0, 3.0, 4.0), table=2, row=5, column=3)
    assert place_words(place, "zh") == "第 3 页 第 2 个表格 第 5 行第 3 列"
    assert place_words(place, "en") == "page 3, table 2, row 5, column 3"
    assert place_words(Place(part="footnote", paragraph=1), "zh") == "脚注 第 1 段"
    assert place_words(Place(sheet="表三", row=2, column=7), "en") == "sheet “表三”, G2"
    assert place_words(Place(sheet="表三", table=1, row=10, column=28), "zh") == "工作表“表三” AB10"


def test_the_path_in_a_web_page_is_for_programs() -> None:
    assert place_words(Place(paragraph=4, node="/html/body/p[4]"), "en") == "paragraph 4"


def test_a_text_has_lines_and_a_transcript_has_places() -> None:
    assert location_words(Location("title", NOBODY, 3, 5, 3, 9), "zh") == ":3:5"
    assert location_words(Location("title", NOBODY, 3, 5, 3, 9, Place(paragraph=2)), "zh") == "第 2 段"
    assert location_words(Location("title", NOBODY), "zh") == ""


def test_a_source_knows_the_place_of_each_offset() -> None:
    first, second = Place(paragraph=1), Place(table=1, row=1, column=1)
    source = Source("a.docx", "标题\n规章\n", (Anchor(0, first), Anchor(3, second)))
    assert [source.place(at) for at in (0, 2, 3, 5)] == [first, first, second, second]
    assert Source("a.txt", "标题").place(1) is None
