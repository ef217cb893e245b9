"""Every character of a string can be followed back to the source, whatever way the string is written."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from disclosure_lint.nodes import Node, parse


def strings(text: str, syntax: str = "yaml") -> list[Node]:
    node, problems = parse(text, syntax)
    if node is None or problems:
        return []
    return [found for found in node.walk() if isinstance(found.value, str)]


def followed(node: Node, text: str) -> str:
    """The source of each character of a value: `.` for those that were put in."""
    assert isinstance(node.value, str)
    assert node.text_map is not None
    shown = ["."] * len(node.value)
    for run in node.text_map.runs:
        assert run.start + run.length <= len(node.value)
        shown[run.start : run.start + run.length] = text[run.origin : run.origin + run.length]
    return "".join(shown)


def check(node: Node, text: str) -> None:
    assert isinstance(node.value, str)
    for meant, stood in zip(node.value, followed(node, text), strict=True):
        if stood == ".":
            assert meant in " ."
        elif meant == "\n":
            assert stood in "\r\n\x85\\"
        else:
            assert stood in (meant, "\\")


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("- 甲 乙", "甲 乙", "甲 乙"),
        ("- 甲\n  乙\n\n  丙", "甲 乙\n丙", "甲.乙\n丙"),
        ("- '甲''乙'", "甲'乙", "甲'乙"),
        ("- '甲  \n   乙'", "甲 乙", "甲.乙"),
        ('- "甲\\t\\u4e59\\\n   丙\\"\n\n  丁"', '甲\t乙丙"\n丁', "甲\\\\丙\\\n丁"),
        ("- |\n  甲\n   乙\n\n  丙\n", "甲\n 乙\n\n丙\n", "甲\n 乙\n\n丙\n"),
        ("- |2-\n     甲\n   乙\n", "   甲\n 乙", "   甲\n 乙"),
        ("- >\n  甲\n  乙\n\n  丙\n    丁\n  戊\n\n\n", "甲 乙\n丙\n  丁\n戊\n", "甲.乙\n丙\n  丁\n戊\n"),
        ("- >+\n\n  甲\r\n  乙\r\n\r\n", "\n甲 乙\n\n", "\n甲.乙\n\n"),
        ("- |-\n  甲\t\n  \t乙", "甲\t\n\t乙", "甲\t\n\t乙"),
        ("- &a 甲\n- *a", "甲", "甲"),
    ],
)
def test_styles(text: str, value: str, source: str) -> None:
    for node in strings(text):
        assert node.value == value
        assert followed(node, text) == source


def test_spans_of_parts() -> None:
    text = '- "今年\\u003a 3件"\n'
    node = strings(text)[0]
    assert node.text_map is not None
    start = str(node.value).index("3件")
    assert text[slice(*node.text_map.span(start, start + 2))] == "3件"


def test_json_escapes() -> None:
    text = r'["甲\"\u4e59\ud83d\ude00/\/\n丙"]'
    node = strings(text, "json")[0]
    assert node.value == '甲"乙😀//\n丙'
    assert followed(node, text) == "甲\\\\\\/\\\\丙"


def test_empty_texts_point_at_their_place() -> None:
    for text in ("- ''", '- ""', "- |-\n\n", "- >\n"):
        node = strings(text)[0]
        assert node.value == ""
        assert node.text_map is not None
        assert node.span.start <= node.text_map.span(0, 0).start <= node.span.end


def test_numbers_have_no_text_map() -> None:
    node, _ = parse("12", "yaml")
    assert node is not None
    assert node.text_map is None


SOUP = st.text(st.sampled_from(list("ab中😀  \t\n\n\r'\"\\:#-xu4,|>\u2028\x85")), max_size=40)
HEADER = st.sampled_from([sign + more for sign in "|>" for more in ("", "-", "+", "2", "2-", "1+", " # c")])


@settings(max_examples=600)
@given(SOUP)
@example("中\r\n\r\n\r\n  b")
@example("'a\u2028\n b'")
@example('"\\\n\n a"')
def test_any_flow_scalar(soup: str) -> None:
    for text in (soup, f"k: {soup}\nl: 1", f"- {soup}", f"'{soup}'", f'"{soup}"', f"[{soup}]", f'- "{soup}"\n- a'):
        for node in strings(text):
            check(node, text)


@settings(max_examples=600)
@given(HEADER, st.lists(SOUP, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@example("|2", ["  ", "a"], "\n", True)
def test_any_block_scalar(header: str, lines: list[str], line_end: str, last: bool) -> None:
    body = line_end.join("  " + line for line in lines)
    for text in (f"k: {header}{line_end}{body}", f"- - {header}{line_end}  {body}{line_end if last else ''}"):
        for node in strings(text):
            if str(node.value).strip():
                check(node, text)


@given(st.text(max_size=30).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)), st.booleans())
def test_any_json_string(value: str, ascii_only: bool) -> None:
    text = json.dumps([value], ensure_ascii=ascii_only)
    node = strings(text, "json")[0]
    assert node.value == value
    for meant, stood in zip(value, followed(node, text), strict=True):
        assert stood in (meant, "\\")


@settings(max_examples=300)
@given(SOUP, st.sampled_from(["{}", "'{}'", '"{}"']), st.sampled_from(["k: {}\nl: 1", "- {}", "[{}]", "? {}"]))
def test_a_span_holds_the_whole_scalar(soup: str, quotes: str, place: str) -> None:
    text = place.format(quotes.format(soup))
    for node in strings(text):
        alone, problems = parse("  " + text[slice(*node.span)], "yaml")
        if not problems and alone is not None and alone.kind == "scalar":
            assert str(alone.value) == str(node.value)


@settings(max_examples=200)
@given(st.lists(SOUP, min_size=1, max_size=5), st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]))
def test_the_span_of_a_block_scalar_holds_its_value(lines: list[str], header: str) -> None:
    text = f"k: {header}\n" + "".join(f"  {line}\n" for line in lines) + "\n\n"
    for node in strings(text):
        if node.style in ("|", ">"):
            alone, problems = parse(text[slice(*node.span)], "yaml")
            assert problems == []
            assert (alone.value if alone else "") == node.value
