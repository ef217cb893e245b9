import pytest

from disclosure_lint.readers.html.charset import decode_page
from disclosure_lint.readers.mojibake import is_misread
from disclosure_lint.readers.reading import Reading

TEXT = "<p>一、总体情况</p><p>2024年，青河县林业局公开造林计划和防火信息，回应群众关切。</p>"
TRADITIONAL = "<p>一、總體情況</p><p>2024年，青河縣林業局主動公開造林計畫，回應群眾關切，受理申請。</p>"


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "gbk", "GB18030", "big5", "iso-8859-1", "nonsense", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_what_the_bytes_are_counts_more_than_what_is_declared(encoding: str, declared: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">{TEXT}'
    assert decode_page(page.encode(encoding)) == page


@pytest.mark.parametrize("declared", ["big5", "gb2312", "utf-8", ""])
@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8"])
def test_traditional_pages(encoding: str, declared: str) -> None:
    page = f'<meta charset="{declared}">{TRADITIONAL}'
    assert decode_page(page.encode(encoding)) == page


def test_a_damaged_character_is_no_other_encoding() -> None:
    for encoding in ("utf-8", "gbk"):
        found = decode_page((TEXT * 40).encode(encoding)[:-5])
        assert isinstance(found, str)
        assert found.startswith(TEXT)


def test_bytes_without_sense_are_refused() -> None:
    found = decode_page(b"<p>" + bytes(range(128, 256)) * 20)
    assert isinstance(found, Reading)
    assert found.findings[0].reason == "encoding"


def test_null_bytes_are_left_out() -> None:
    assert decode_page(b"<p>a\0b</p>" + b"c" * 100) == "<p>ab</p>" + "c" * 100


def test_misread_text_is_told_and_proper_text_is_not() -> None:
    for text in (TEXT * 3, TRADITIONAL * 3):
        assert not is_misread(text)
        assert is_misread(text.encode().decode("gb18030", "replace"))
    assert is_misread("涓€銆佹€讳綋鎯呭喌" * 3)
    assert not is_misread("a" * 100)
    assert not is_misread("")
