"""Whatever the bytes: an answer, soon, and never an exception."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.forms import Forms, build_form
from disclosure_lint.nodes import Limits, parse
from disclosure_lint.readers import Reading, read
from disclosure_lint.readers.decode import MAX_BYTES
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

FORMS = Forms(
    build_form(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in (resource("rules") / "national" / "forms").glob("*.yaml")
)
SECONDS = 20
"""Far more than anything here takes, far less than anything that grows with the square of its input would."""


@contextmanager
def soon() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


def reasons(text: str | bytes, name: str = "a.yaml") -> set[str]:
    with soon():
        reading = load(text, name)
    return {finding.reason for finding in reading.findings}


def load(text: str | bytes, name: str) -> Reading:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    reading = read(name, data, FORMS, Vocabulary({}))
    assert (reading.report is None) == bool(reading.findings)
    for finding in reading.findings:
        assert finding.span is None or (
            reading.source is not None and 0 <= finding.span.start <= finding.span.end <= len(reading.source.text)
        )
    return reading


def bomb(levels: int, each: int = 10) -> str:
    names = [f"x{number}" for number in range(levels)]
    lines = [f"{name}: &{name} [{', '.join(['*' + below] * each)}]" for below, name in pairwise(names)]
    return "\n".join([f"x0: &x0 [{', '.join('1' * each)}]", *lines])


@pytest.mark.parametrize("depth", [100, 10_000, 1_000_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{", '{"a":', "[[],", "!x [", "[&a "])
def test_deep_yaml(opening: str, depth: int) -> None:
    assert reasons("agency: 甲\nyear: 2024\ntables: " + opening * depth) <= {"too_deep", "syntax_indent"}
    assert reasons(opening * depth) <= {"too_deep", "syntax_indent", "unknown_tag"}


@pytest.mark.parametrize("depth", [100, 10_000, 1_000_000])
@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":', "[[],"])
def test_deep_json(opening: str, depth: int) -> None:
    assert reasons(opening * depth, "a.json") == {"too_deep"}
    assert reasons("[" * depth + "]" * depth, "a.json") == {"too_deep"}


def test_deep_by_indentation() -> None:
    assert reasons("\n".join(" " * depth + "a:" for depth in range(3000))) == {"too_deep"}


def test_just_deep_enough() -> None:
    limit = Limits().depth
    for syntax in ("yaml", "json"):
        node, problems = parse("[" * limit + "]" * limit, syntax)
        assert problems == []
        assert node is not None
        assert json.dumps(node.plain()).count("[") == limit
        assert [problem.reason for problem in parse("[" * (limit + 1) + "]" * (limit + 1), syntax)[1]] == ["too_deep"]


def test_aliases() -> None:
    assert reasons(bomb(30)) == {"alias_bomb"}
    assert reasons(bomb(5)) == {"no_report"}
    assert reasons(bomb(70, 1)) == {"too_deep"}
    assert reasons("a: &a [*a]") == {"alias_bomb"}
    assert reasons("a: &a {b: {c: *a}}") == {"alias_bomb"}
    assert reasons("a: &a x\n" + "b: [" + "*a, " * 300_000 + "]") == {"alias_bomb"}


@pytest.mark.parametrize(
    "text",
    [
        "[" + "[]," * 300_000,
        "k: 1\n" * 250_000,
        "".join(f"k{number}: 1\n" for number in range(250_000)),
        "- \n" * 250_000,
    ],
    ids=["flow", "duplicates", "keys", "list"],
)
def test_too_many(text: str) -> None:
    assert reasons(text) == {"too_many"}


def test_too_many_in_json() -> None:
    assert reasons("[" + "1," * 250_000, "a.json") == {"too_many"}


@pytest.mark.parametrize(
    "text",
    [
        "'" * 1_000_001,
        '"' + "a " * 500_000,
        "a: '" + "\n" * 500_000,
        "a: |\n" + " " * 500_000 + "x\n",
        "a: |\n x\n" + " \n" * 300_000,
        "a: >\n" + " x\n" * 300_000,
        "x" * 5_000_000,
        "# " + "x" * 5_000_000,
        "#\n" * 500_000,
        "a: " + "!" * 1_000_000 + " b",
        "a: &" + "b" * 1_000_000 + " c",
        "a: " + "9" * 500_000,
        "a: 0x" + "f" * 500_000,
        "a: 1e" + "9" * 500_000,
        "a: " + "-" * 500_000,
        "\t" * 500_000,
        "%" + "Y" * 500_000,
        "---\n" * 300_000,
        '"\\' + "\\" * 500_000,
        "a" * 2000 + ": 1",
        "\r" * 500_000,
        "\u2028" * 500_000,
    ],
)
def test_long_tokens(text: str) -> None:
    reasons(text)
    reasons(text, "a.json")
    reasons(json.dumps([text]), "a.json")
    reasons(f"agency: 甲\nyear: 2024\ntitle: {json.dumps(text)}\n")
    reasons(f"agency: 甲\nyear: 2024\ntitle: |-\n  {text}\n")


def test_long_numbers_do_not_stop_python() -> None:
    for digits in (309, 4300, 4301, 100_000):
        text = f"agency: 甲\nyear: 2024\ntables: {{requests: {{received: {{total: {'9' * digits}}}}}}}"
        assert reasons(text) == {"not_finite"}
        assert reasons(text.replace("{total: ", '{total: "').replace("}}}", '"}}}')) == set()


def test_floods_of_mistakes() -> None:
    with soon():
        wrong = load("agency: 甲\nyear: 2024\ntables: {}\n" + "".join(f"k{n}: .nan\n" for n in range(90_000)), "a.yaml")
        again = load("agency: 甲\nyear: 2024\ntables: {}\n" + "year: 1\n" * 90_000, "a.yaml")
        rows = ", ".join(f"r{n}: 1" for n in range(90_000))
        names = load(f"agency: 甲\nyear: 2024\ntables: {{requests: {{{rows}}}}}", "a.yaml")
    assert wrong.findings
    assert again.findings
    assert names.findings


def test_size() -> None:
    assert reasons(b"a" * (MAX_BYTES + 1)) == {"too_large"}
    assert reasons(b"a" * MAX_BYTES) == {"no_report"}


@settings(max_examples=300)
@given(st.binary(max_size=200), st.sampled_from(["a.yaml", "a.json"]))
def test_any_bytes(data: bytes, name: str) -> None:
    load(data, name)


@settings(max_examples=500)
@given(
    st.text(st.sampled_from("a1:- \n\t[]{}\"'#&*!|>%@`,?~\\\x00\x85中\ud800\ufeff.=<"), max_size=60),
    st.sampled_from(["a.yaml", "a.json"]),
)
def test_any_soup(text: str, name: str) -> None:
    load(text, name)


KEYS = st.sampled_from(["agency", "year", "level", "edition", "title", "published", "preamble", "sections", "number", "text", "tables", "requests", "received", "refused.deliberative", "total", "proactive", "fees", "amount", "signed", "date", "source", "not_captured", "labels", "表三", "xyz", ""])  # fmt: skip
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["甲", "2024", "2025-01-24", "/", "１２", ""])
)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=8) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25
)
REPORTS = st.dictionaries(KEYS, TREES, max_size=8).map(lambda data: {"agency": "甲", "year": 2024, "tables": {}} | data)


@settings(max_examples=500)
@given(REPORTS, st.booleans())
def test_any_tree(data: object, ascii_only: bool) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only)
    as_json = load(text, "a.json")
    as_yaml = load(text, "a.yaml")
    assert as_json.report == as_yaml.report
    assert as_json.source_map.spans == as_yaml.source_map.spans


REPORT = """\
agency: 某市人民政府
year: 2024
title: '某市2024年政府信息公开工作年度报告'
sections:
- {number: 1, title: 总体情况, text: "甲\\n乙"}
tables:
  requests:
    received: [3440, 75, 0, 1, 6, 3, 3525]
    granted: {total: ~}
signed: {date: 2025-01-24}
"""


@settings(max_examples=500)
@given(
    st.integers(0, len(REPORT)),
    st.integers(0, 8),
    st.text(st.sampled_from(":-[]{}\"'\n \t,&*!#a1中"), max_size=3),
)
def test_any_slip_of_the_pen(at: int, gone: int, put_in: str) -> None:
    load(REPORT[:at] + put_in + REPORT[at + gone :], "a.yaml")
