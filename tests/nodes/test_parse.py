"""YAML and JSON as values: scalars by the core schema, keys, tags, documents, syntax errors."""

import json
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.nodes import Limits, Node, parse
from disclosure_lint.source import Source


def read(text: str, syntax: str = "yaml") -> Node:
    node, problems = parse(text, syntax)
    assert problems == []
    assert node is not None
    return node


def trouble(text: str, syntax: str = "yaml") -> list[tuple[str, str]]:
    """Reasons and the source they point at."""
    _, problems = parse(text, syntax)
    return [(problem.reason, text[slice(*problem.span)]) for problem in problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("off", "off"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("010", 10),
        ("0o17", 15),
        ("0xFf", 255),
        ("0b11", "0b11"),
        ("-0", 0),
        ("+3", 3),
        ("--253", "--253"),
        ("1_000", "1_000"),
        ("1,286", "1,286"),
        ("1:30", "1:30"),
        ("2025-01-24", "2025-01-24"),
        ("12.", Decimal(12)),
        (".5", Decimal("0.5")),
        ("72701.2578", Decimal("72701.2578")),
        ("1e3", 1000),
        ("1.5e1", Decimal("15")),
        (".", "."),
        ("１２", "１２"),
        ("'12'", "12"),
        ('"null"', "null"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("!!int '12'", 12),
        ("!!float 3", 3),
        ("!!null ''", None),
        ("!!bool true", True),
    ],
)
def test_scalar(text: str, value: object) -> None:
    found = read(f"- {text}").elements[0].value
    assert found == value
    assert type(found) is type(value) or isinstance(found, int | Decimal)


def test_numbers_are_exact() -> None:
    assert str(read("0.1").value) == "0.1"
    assert str(read("123456789012345678901234567890.12345678901234567890").value).endswith(".12345678901234567890")
    assert read("9" * 300).value == int("9" * 300)


@pytest.mark.parametrize(
    "text",
    [".nan", ".NaN", "NaN", "nan", ".inf", "-.inf", "+.INF", "inf", "-inf", "Infinity", "-Infinity", "1e400", "-1e999999999", "1e-999999999", "9" * 5000, "0x" + "f" * 5000, "0." + "0" * 5000 + "1"],
)  # fmt: skip
def test_not_finite(text: str) -> None:
    assert trouble(f"a: {text}\nb: 1") == [("not_finite", text)]
    assert trouble(f"a: '{text}'") == []


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 5000])
def test_not_finite_in_json(text: str) -> None:
    assert trouble(f'{{"a": {text}}}', "json") == [("not_finite", text)]


def test_keys_are_text() -> None:
    assert read("2024: a\ntrue: b\n~: c\n.nan: d\n1.50: e").plain() == {
        "2024": "a", "true": "b", "~": "c", ".nan": "d", "1.50": "e",
    }  # fmt: skip


def test_duplicate_key_is_at_the_second_and_names_the_line_of_the_first() -> None:
    text = "a: 1\nb: 2\n'a': 3\n"
    node, problems = parse(text, "yaml")
    assert [(p.reason, text[slice(*p.span)], p.values) for p in problems] == [
        ("duplicate_key", "'a'", {"key": "a", "line": 1})
    ]
    assert node is not None
    assert node.plain() == {"a": 1, "b": 2}
    assert trouble('{"a": 1,\n "\\u0061": 2}', "json") == [("duplicate_key", '"\\u0061"')]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: [1, 2\nb: 3", [("syntax_bracket", ":")]),
        ("a: {b: 1]", [("syntax_bracket", "]")]),
        ("a: b: c", [("syntax_colon", ":")]),
        ("a: 'x\nb: 1", [("syntax_quote", "'")]),
        ('a: "\\q"', [("syntax_escape", "\\")]),
        ('a: "\\ud800"', [("syntax_escape", "d")]),
        ("- a\nb: c", [("syntax_indent", "b")]),
        ("a:\n  b: 1\n   c: 2", [("syntax_colon", ":")]),
        ("a:\n\t- b", [("syntax_tab", "\t")]),
        ("a: @b", [("syntax_start", "@")]),
        ("a: \x00", [("syntax_character", "\x00")]),
        ("a: \ud800", [("syntax_character", "\ud800")]),
        ("a: *b", [("syntax_alias", "*b")]),
        ("a: %b", [("syntax_start", "%")]),
        ("%FOO\n", [("syntax", "\n")]),
        ("a: 1\n---\nb: 1\n---\nc: 1", [("several_documents", "---")]),
        ("a: !foo b", [("unknown_tag", "b")]),
        ("a: !!int b", [("unknown_tag", "b")]),
        ("a: !!set {b}", [("unknown_tag", "!!set {")]),
        ("? [a]\n: 1\nb: 2", [("complex_key", "[a]")]),
    ],
)
def test_yaml_trouble(text: str, found: list[tuple[str, str]]) -> None:
    assert trouble(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{", [("syntax_bracket", "")]),
        ("[1 2]", [("syntax_comma", "2")]),
        ("[1,]", [("syntax", "]")]),
        ('{"a" 1}', [("syntax_key", "1")]),
        ("{a: 1}", [("syntax_start", "a")]),
        ('{"a": 1,}', [("syntax_key", "}")]),
        ('{"a": 1]', [("syntax_comma", "]")]),
        ("[1] 2", [("syntax_trailing", "2")]),
        ("[1] x", [("syntax_start", "x")]),
        ("[01]", [("syntax_start", "0")]),
        ("[+1]", [("syntax_start", "+")]),
        ("[.5]", [("syntax_start", ".")]),
        ("[nul]", [("syntax_start", "n")]),
        ('["a]', [("syntax_quote", '"')]),
        ('["a\nb"]', [("syntax_quote", '"')]),
        ('["\\x41"]', [("syntax_escape", "\\x")]),
        ('["\\ud800"]', [("syntax_escape", '"\\ud800"')]),
        ('["a\x01"]', [("syntax_character", "\x01")]),
        ("// a\n{}", [("syntax_start", "/")]),
    ],
)
def test_json_trouble(text: str, found: list[tuple[str, str]]) -> None:
    assert trouble(text, "json") == found


@pytest.mark.parametrize("syntax", ["yaml", "json"])
@pytest.mark.parametrize("text", ["", "  \n\n", "\ufeff"])
def test_empty(text: str, syntax: str) -> None:
    assert parse(text, syntax) == (None, [])


def test_byte_order_mark_counts_as_a_character() -> None:
    text = "\ufeffa: 甲\r\nb: 乙\r\n"
    node = read(text)
    assert node.plain() == {"a": "甲", "b": "乙"}
    assert [text[slice(*value.span)] for _, value in node.pairs] == ["甲", "乙"]
    assert Source("", text).position(node.pairs[1][1].span.start).column == 4
    assert read('\ufeff{"a": "甲"}', "json").plain() == {"a": "甲"}


def test_spans_leave_out_anchors_tags_and_what_follows() -> None:
    text = "a: &x !!str b  # c\n\nd: &y # e\n  f: 1\n\n# g\nh: |-\n  i\n\n\nj: *y\nk: >\n  l\n\n\nm: [1, {n: 2}] # o\np:\n- 1\n- *x\n\n"
    node = read(text)
    spans = {key.value: text[slice(*value.span)] for key, value in node.pairs}
    assert spans == {
        "a": "b", "d": "f: 1", "h": "|-\n  i", "j": "*y", "k": ">\n  l\n", "m": "[1, {n: 2}]", "p": "- 1\n- *x",
    }  # fmt: skip
    assert node.at(("p", 1)).value == "b"
    assert node.at(("p", 1)).raw == "b"
    assert node.at(("j", "f")).value == 1


def test_at_goes_as_deep_as_it_can() -> None:
    node = read("a: [1, {b: 2}]")
    assert node.at(("a", 1, "b")).value == 2
    assert node.at(("a", 1, "c")).kind == "mapping"
    assert node.at(("a", 7)).kind == "sequence"
    assert node.at(("a", -1)).kind == "sequence"
    assert [item.value for item in node.walk() if item.kind == "scalar"] == ["a", 1, "b", 2]


def test_limit_of_characters() -> None:
    assert [p.reason for p in parse("a" * 11, "yaml", Limits(characters=10))[1]] == ["too_large"]


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=12)
NUMBERS = st.integers(-(10**30), 10**30) | st.decimals(-(10**9), 10**9, places=4)
DATA = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def as_json(data: object, ascii_only: bool) -> str:
    return json.dumps(data, ensure_ascii=ascii_only, default=lambda number: float(number), indent=1)


@given(DATA, st.booleans())
def test_json_round_trip(data: object, ascii_only: bool) -> None:
    text = as_json(data, ascii_only)
    assert read(text, "json").plain() == json.loads(text, parse_float=Decimal)


@given(DATA, st.booleans(), st.booleans())
def test_yaml_and_json_of_the_same_data_are_the_same(data: object, flow: bool, ascii_only: bool) -> None:
    plain = json.loads(as_json(data, True))
    written = yaml.dump(plain, Dumper=_Quoting, default_flow_style=flow, allow_unicode=not ascii_only)
    assert read(written).plain() == read(as_json(plain, ascii_only), "json").plain()


class _Quoting(yaml.SafeDumper):
    """PyYAML writes YAML 1.1 and leaves bare what is a number or a word of 1.2: here every text is quoted."""


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def test_without_the_c_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, 'x', &y 2.50]  # c\r\nb: |-\n  甲\n  乙\nc: *y\n"
    expected = read(text)
    broken = ["a: [1, 2\nb: 3", "a: b: c", "a: 'x", 'a: "\\q"', "- a\nb: c", "a:\n\t- b", "a: \x00", "a: *b", "[" * 999]
    reasons = [[problem.reason for problem in parse(item, "yaml")[1]] for item in broken]
    monkeypatch.setattr("disclosure_lint.nodes.yaml_nodes._LOADER", yaml.SafeLoader)
    again = read(text)
    assert again.plain() == expected.plain()
    assert [node.span for node in again.walk()] == [node.span for node in expected.walk()]
    assert [[problem.reason for problem in parse(item, "yaml")[1]] for item in broken] == reasons
