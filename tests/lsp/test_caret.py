"""Where somebody stands in a YAML file that is being written, valid or not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.lsp.caret import Caret, caret, sibling


def at(marked: str) -> Caret:
    """The place of `|` in a text."""
    before, _, after = marked.partition("¦")
    lines = (before + after).split("\n")
    return caret(lines, before.count("\n"), len(before) - before.rfind("\n") - 1)


@pytest.mark.parametrize(
    ("text", "path", "part", "said"),
    [
        ("ag¦", (), "key", "ag"),
        ("agency: 示¦", ("agency",), "value", "示"),
        ("tables:\n  ¦", ("tables",), "key", ""),
        ("tables:\n  requests:\n    rec¦\n    granted: [1]", ("tables", "requests"), "key", "rec"),
        ("tables:\n  requests:\n    # 注\n\n    received: [1, 2, ¦", ("tables", "requests", "received", 2), "value", ""),
        ("tables:\n  review:\n    reconsideration: {upheld: 1, co¦}", ("tables", "review", "reconsideration"), "key", "co"),
        ("a: {b: {c: 1¦}}", ("a", "b", "c"), "value", "1"),
        ("a: {b: {c: 1}, ¦}", ("a",), "key", ""),
        ("sections:\n  - number: 1\n    ti¦", ("sections",), "key", "ti"),
        ("sections:\n- number: 1\n  title: 总¦", ("sections", "title"), "value", "总"),
        ("sections:\n- number: 1\n- ¦", ("sections",), "key", ""),
        ("sections:\n  - number: 1\n    text: |-\n      第一段\n      agency: ¦", ("sections", "text"), "value", "agency:"),
        ("assert: >-\n  a == b\n  and c¦", ("assert",), "value", "and c"),
        ("assert: a == b\n  and c¦", ("assert",), "value", "and c"),
        ("checks:\n  - for_each: x in y\n    assert: x¦", ("checks", "assert"), "value", "x"),
        ("a: 1\n# disclosure-lint: waive REQ¦", (), "comment", "# disclosure-lint: waive REQ"),
        ("a: 1 # b¦", (), "comment", "1 # b"),
        ('a: "1 # b¦"', ("a",), "value", '"1 # b'),
        ('"a": {"b": ¦', ("a", "b"), "value", ""),
    ],
)  # fmt: skip
def test_the_keys_around_a_place(text: str, path: tuple[str | int, ...], part: str, said: str) -> None:
    found = at(text)
    assert (found.path, found.part, found.text) == (path, part, said)


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("code: X\nfor_each: row in requests.rows\nassert: ¦", "for_each", "row in requests.rows"),
        ("assert: ¦\nfor_each: >-\n  row in\n  requests.rows\nname: x", "for_each", "row in requests.rows"),
        ("checks:\n  - for_each: a in b\n    assert: x\n  - for_each: c in d\n    assert: ¦", "for_each", "c in d"),
        ("checks:\n  - for_each: a in b\n    assert: ¦\n  - for_each: c in d", "for_each", "a in b"),
        ("checks:\n  - assert: ¦\nfor_each: c in d", "for_each", ""),
    ],
)
def test_another_key_of_the_same_mapping(text: str, key: str, value: str) -> None:
    before, _, after = text.partition("¦")
    assert sibling((before + after).split("\n"), at(text), key) == value


@given(st.text(alphabet="ab:- {}[],|>#\"'\n¦表", max_size=60), st.integers(0, 60))
@settings(max_examples=150)
def test_whatever_is_written(text: str, column: int) -> None:
    lines = text.split("\n")
    for number in range(len(lines)):
        found = caret(lines, number, min(column, len(lines[number])))
        sibling(lines, found, "a")
        assert 0 <= found.first < len(lines)
