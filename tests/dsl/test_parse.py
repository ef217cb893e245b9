"""The parser: shapes, spans, errors at their place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.parse import MAX_DEPTH, MAX_LENGTH, parse_expression, parse_loops, parse_path


def parsed(text: str) -> syntax.Node:
    errors = Errors()
    tree = parse_expression(text, errors)
    assert tree is not None, errors.found
    return tree


def problem(text: str) -> tuple[str, str]:
    errors = Errors()
    assert parse_expression(text, errors) is None
    (error,) = errors.found
    return error.message.en, text[error.span.start : error.span.end]


def shape(tree: object) -> object:
    """A tree as nested text, spans left out."""
    if isinstance(tree, syntax.Path):
        return str(tree)
    if isinstance(tree, syntax.Number | syntax.Text | syntax.Truth):
        return tree.value
    if isinstance(tree, tuple) and hasattr(tree, "_fields"):
        return (type(tree).__name__, *(shape(part) for part in tree[:-1]))
    return [shape(part) for part in tree] if isinstance(tree, tuple) else tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * c", ("Arithmetic", "+", "a", ("Arithmetic", "*", "b", "c"))),
        ("a - b - c", ("Arithmetic", "-", ("Arithmetic", "-", "a", "b"), "c")),
        ("not a and b or c", ("Logical", "or", ("Logical", "and", ("Negate", "a"), "b"), "c")),
        ("a implies b implies c", ("Logical", "implies", "a", ("Logical", "implies", "b", "c"))),
        ("a ≤ b", ("Compare", "<=", "a", "b")),
        ("-a × 2", ("Arithmetic", "*", ("Minus", "a"), 2)),
        ("表三.总计.本年新收 >= 0", ("Compare", ">=", "表三.总计.本年新收", 0)),
        ("requests.received[column]", "requests.received[column]"),
        ("requests.`（七）总计`.total", "requests.（七）总计.total"),
        ("let x = 1 in x", ("Let", "x", 1, "x")),
        ("if a then b else c", ("Conditional", "a", "b", "c")),
        ("notable and truth", ("Logical", "and", "notable", "truth")),
        ("sum(outcomes)", ("Call", "sum", ["outcomes"])),
        ("in_order()", ("Call", "in_order", [])),
        ("some(x in D where y: z)", ("Quantifier", "some", ("Loop", "x", "D", "y"), "z")),
        ("count(x in D)", ("Quantifier", "count", ("Loop", "x", "D", None), None)),
    ],
)
def test_shapes(text: str, expected: object) -> None:
    assert shape(parsed(text)) == expected


def test_spans_are_the_text_of_each_node() -> None:
    text = "  received + carried_in == concluded"
    tree = parsed(text)
    assert isinstance(tree, syntax.Compare)
    assert text[slice(*tree.left.span)] == "received + carried_in"
    assert text[slice(*tree.right.span)] == "concluded"


@pytest.mark.parametrize(
    ("text", "message", "where"),
    [
        ("a ==", "the expression ends too early", ""),
        ("(a + b", "the expression ends too early", ""),
        ("a b", "b cannot stand here", "b"),
        ("a ? b", "unknown character ?", "?"),
        ("a and and b", "and cannot stand here", "and"),
        ("a )", "the expression is complete before )", ")"),
        ("a > b > c", "> cannot stand here, expected + - and implies or", ">"),
    ],
)
def test_errors_point_at_what_is_wrong(text: str, message: str, where: str) -> None:
    found, at = problem(text)
    assert found.startswith(message)
    assert at == where


def test_hostile_expressions_are_refused() -> None:
    assert "longer than" in problem("1" + " + 1" * MAX_LENGTH)[0]
    assert "nested more than" in problem("(" * 0 + "not " * (MAX_DEPTH + 5) + "a")[0]


def test_loops() -> None:
    loops = parse_loops("row in requests.rows, column in requests.columns where not column.is_total", Errors())
    assert loops is not None
    assert [loop.variable for loop in loops] == ["row", "column"]


@pytest.mark.parametrize(
    "text", ["received", "section.title", "requests[row].total", "表三.总计.本年新收", "sections.5.text"]
)
def test_short_paths_are_read_alike_without_the_parser(text: str) -> None:
    quick, full = parse_path(text), parsed(text)
    assert isinstance(full, syntax.Path)
    assert quick is not None
    assert [part[:2] for part in quick.parts] == [part[:2] for part in full.parts]


@pytest.mark.parametrize("text", ["", "a b", "a.", "[", "a[b", "a + b", "f(x)"])
def test_what_is_no_path_is_none(text: str) -> None:
    assert parse_path(text) is None


_names = st.sampled_from(["a", "requests.granted.total", "x[y]", "本年新收", "12", "1.5", "3件", "'t'", "true"])
_expressions = st.recursive(
    _names,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda t: f"({' '.join(t)})"),
        st.tuples(inner, st.sampled_from(["and", "or", "implies"]), inner).map(lambda t: f"({' '.join(t)})"),
        inner.map(lambda text: f"(not {text})"),
        inner.map(lambda text: f"every(row in requests.rows: {text})"),
        st.tuples(inner, inner).map(lambda t: f"(if {t[0]} then {t[1]} else 0)"),
    ),
    max_leaves=12,
)


@given(_expressions)
def test_trees_survive_json(text: str) -> None:
    errors = Errors()
    tree = parse_expression(text, errors)
    if tree is None:
        assert errors.found
    else:
        assert syntax.decode(json.loads(json.dumps(syntax.encode(tree)))) == tree


@given(st.text(max_size=80))
def test_any_text_gives_a_tree_or_one_error(text: str) -> None:
    errors = Errors()
    assert (parse_expression(text, errors) is None) == bool(errors.found)
