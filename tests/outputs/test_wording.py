"""What several formats say in the same words."""

from typing import Any

import pytest

from disclosure_lint.outputs.wording import shown_change


def row(of: str, change: str, before: str | None, after: str | None, **others: str | None) -> dict[str, Any]:
    return {"of": of, "change": change, "before": before, "after": after, **others}


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        (row("finding", "fixed", "旧\n话", None, before_en="old", after_en=None), ("旧 话", ""), ("old", "")),
        (row("finding", "new", None, "话"), ("", "话"), ("", "话")),  # of a run that was made before there was English
        (row("cell", "changed", "1", " "), ("1", "空白"), ("1", "blank")),
        (row("cell", "changed", None, "0"), ("没有这一格", "0"), ("no such cell", "0")),
        (row("document", "changed", "a1", "b2"), ("", ""), ("", "")),
        (row("document", "moved", "a.pdf", "b.pdf"), ("a.pdf", "b.pdf"), ("a.pdf", "b.pdf")),
    ],
)
def test_changes_since_an_earlier_run(told: dict[str, Any], zh: tuple[str, str], en: tuple[str, str]) -> None:
    assert (shown_change(told, "zh"), shown_change(told, "en")) == (zh, en)
