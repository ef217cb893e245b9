"""Edits exact to one scalar, whatever it is written in: the value changes, everything around it stays."""

import json
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.fixes.application import applied
from disclosure_lint.fixes.proposal import Change
from disclosure_lint.fixes.scalars import Written
from disclosure_lint.nodes import parse
from disclosure_lint.readers.findings import Findings
from disclosure_lint.source import Source

Syntax = Literal["yaml", "json"]


def edited(text: str, syntax: Syntax, *changes: Change) -> str | None:
    """The text with values changed that are called by their keys."""
    node, problems = parse(text, syntax)
    assert node is not None
    assert problems == []
    findings = Findings()
    for key, value in node.pairs:
        findings.place(str(key.value), key, value)
        if isinstance(value.value, str):
            findings.text(value, str(key.value))
    edits = Written(Source("a", text), findings.source_map, syntax).edits(changes)
    return None if edits is None else applied(text, edits)


def value(text: str, syntax: Syntax) -> Any:
    node, problems = parse(text, syntax)
    assert node is not None, text
    assert problems == [], text
    return node.plain()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1,286 # x\nb: 2\n", "a: 12 # x\nb: 2\n"),
        ("a: '1,286'   # x\n", "a: 12   # x\n"),
        ('{a: "1,286", b: 2}', "{a: 12, b: 2}"),
        ("a:\nb: 2\n", "a: 12\nb: 2\n"),
        ("a:   # blank\nb: 2\n", "a: 12   # blank\nb: 2\n"),
        ("a: ~\n", "a: 12\n"),
        ("a: !!str 1\n", "a: !!str 12\n"),
        ("a: |\n  1,286\nb: 2\n", "a: 12\nb: 2\n"),
        ("b: &x 5\na: *x\n", "b: &x 5\na: 12\n"),
        ("\"a\": '1'\r\nb: 2\r\n", '"a": 12\r\nb: 2\r\n'),
    ],
)
def test_a_number(before: str, after: str) -> None:
    assert edited(before, "yaml", Change("a", 12)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 旧标题 # x\n", "a: 总体情况 # x\n"),
        ("a: '旧'\n", "a: '总体情况'\n"),
        ('a: "旧" # x\n', 'a: "总体情况" # x\n'),
        ("{a: 旧, b: 2}", "{a: 总体情况, b: 2}"),
        ("a: >-\n  旧\n  标题\nb: 2\n", "a: 总体情况\nb: 2\n"),
    ],
)
def test_a_title(before: str, after: str) -> None:
    assert edited(before, "yaml", Change("a", "总体情况")) == after


def test_a_text_that_needs_quotes_gets_them() -> None:
    assert edited("a: 旧\n", "yaml", Change("a", "# 1: 2")) == 'a: "# 1: 2"\n'
    assert edited("a: '旧'\n", "yaml", Change("a", "it's")) == "a: 'it''s'\n"
    assert edited('{"a": "旧"}', "json", Change("a", 'x"y')) == '{"a": "x\\"y"}'


class TestInside:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("a: 全年准予公开 # x\n", "a: 全年予以公开 # x\n"),
            ("a: '全年准予公开'\n", "a: '全年予以公开'\n"),
            ("a: |-\n  全年准予公开\n  第二行\n", "a: |-\n  全年予以公开\n  第二行\n"),
            ("a: >-\n  全年准予公开\n\n  第二行\n", "a: >-\n  全年予以公开\n\n  第二行\n"),
        ],
    )
    def test_a_stretch(self, before: str, after: str) -> None:
        assert edited(before, "yaml", Change("a", "予以", (2, 4))) == after

    def test_json_with_escapes(self) -> None:
        before = json.dumps({"a": "全年准予公开", "b": 2})
        assert "\\u" in before
        after = edited(before, "json", Change("a", "予以", (2, 4)))
        assert after is not None
        assert value(after, "json") == {"a": "全年予以公开", "b": 2}
        after = edited(before, "json", Change("a", "", (4, 6)))
        assert after is not None
        assert value(after, "json") == {"a": "全年准予", "b": 2}

    def test_what_yaml_escapes_or_breaks_over_lines_is_left_alone(self) -> None:
        assert edited('a: "\\u51c6予公开"\n', "yaml", Change("a", "予以", (0, 2))) is None
        assert edited("a: 全年 准予\n  公开\n", "yaml", Change("a", "予以公开", (3, 8))) is None

    def test_what_an_unquoted_text_cannot_hold_is_not_put_there(self) -> None:
        assert edited("a: 全年公开\n", "yaml", Change("a", ": #", (1, 2))) is None
        assert edited("a: '全年公开'\n", "yaml", Change("a", "it's", (1, 2))) == "a: '全it''s公开'\n"


def test_one_change_that_cannot_be_made_is_none_at_all() -> None:
    assert edited("a: 1\nb: 2\n", "yaml", Change("a", 3), Change("c", 4)) is None


STYLES = ("plain", "'", '"', "|", ">")


def written(text: str, style: str) -> Iterator[str]:
    """A mapping with a text in a style, and things around it."""
    yield "# before\nz: 1\n"
    if style in ("|", ">"):
        glue = "\n\n" if style == ">" else "\n"
        yield f"a: {style}-  # c\n" + glue.join(f"  {line}" for line in text.split("\n")) + "\n"
    else:
        flat = text.replace("\n", " ")
        quoted = {"plain": flat, "'": "'" + flat.replace("'", "''") + "'", '"': json.dumps(flat, ensure_ascii=False)}
        yield f"a:   {quoted[style]}   # c\n"
    yield "b: [1,  2]\n# after\n"


LINES = st.lists(st.text("公开信息、，。1A", min_size=1, max_size=12), min_size=1, max_size=3)


@settings(max_examples=150)
@given(LINES, st.sampled_from(STYLES), st.data(), st.sampled_from(["", "予以", "。", "x y"]))
def test_any_stretch_in_any_style_changes_that_and_nothing_else(
    lines: list[str], style: str, data: Any, new: str
) -> None:
    text = "".join(written("始" + "\n".join(lines) + "终", style))
    before = value(text, "yaml")
    old = before["a"]
    start = data.draw(st.integers(1, len(old) - 1))
    end = data.draw(st.integers(start, len(old) - 1))
    if "\n" in old[start:end] or start == end:
        return
    after = edited(text, "yaml", Change("a", new, (start, end)))
    if after is None or "".join((old[:start], new, old[end:])).count("\n\n"):
        return
    kept = {**before, "a": old[:start] + new + old[end:]}
    if all(line.strip(" ") for line in kept["a"].split("\n")):
        assert value(after, "yaml") == kept
        assert after.startswith("# before\nz: 1\n")
        assert after.endswith("b: [1,  2]\n# after\n")
        assert ("# c\n" in after) == ("# c\n" in text)
