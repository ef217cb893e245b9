"""Lines of a page put together again."""

import pytest

from disclosure_lint.readers.pdf.paragraphs import gap_between


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("不断完", "善制度", ""),
        ("2024年12月3", "1日止", ""),
        ("电话：0517-", "87222589", ""),
        ("Government", "Information", " "),
        ("公开", "Act", ""),
    ],
)
def test_what_stands_between_two_lines(before: str, after: str, gap: str) -> None:
    """v-pdf-hard-lines"""
    assert gap_between(before, after) == gap
