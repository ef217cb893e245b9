"""Numbers before headings."""

import pytest

from disclosure_lint.readers.numbering import numbering


@pytest.mark.parametrize(
    ("text", "rank", "value", "title"),
    [
        ("一、总体", "main", 1, "总体"),
        ("三,、收到", "main", 3, "收到"),
        ("二 主动", "main", 2, "主动"),
        ("六．其他", "main", 6, "其他"),
        ("十一、其他", "main", None, "其他"),
        ("第二部分 主动", "main", 2, "主动"),
        ("第 3 部分：收到", "main", 3, "收到"),
        ("第一章 总体", "main", 1, "总体"),
        ("（一）主动", "sub", 1, "主动"),
        ("(2) 主动", "sub", 2, "主动"),
        ("２．主动", "sub", 2, "主动"),
        ("第３部分 收到", "main", 3, "收到"),
        ("一)主动", "sub", 1, "主动"),
        ("1.主动", "sub", 1, "主动"),
        ("12、主动", "sub", 12, "主动"),
        ("1.5万件", "none", None, "1.5万件"),
        ("1,286件", "none", None, "1,286件"),
        ("一总体", "bare", 1, "总体"),
        ("、总体", "lost", None, "总体"),
        ("()总体", "lost", None, "总体"),
        ("总体", "none", None, "总体"),
        ("", "none", None, ""),
    ],
)
def test_numbering(text: str, rank: str, value: int | None, title: str) -> None:
    found = numbering(text)
    assert (found.rank, found.value, text[found.end :]) == (rank, value, title)
