"""The examples of docs/rule-language.md give what the page says, and its tables are those of the code."""

import re
from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import load_rules, read_input
from disclosure_lint.dsl.compile import Program
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.parse import parse_expression
from disclosure_lint.dsl.places import Assertion, Place
from disclosure_lint.dsl.reference import PARTS
from disclosure_lint.dsl.syntax import Truth
from disclosure_lint.engine import Request
from disclosure_lint.engine.evaluate import Evaluation, evaluate
from disclosure_lint.engine.message import spelled
from disclosure_lint.inputs import discover
from disclosure_lint.phrases import Lang
from disclosure_lint.report import Report
from disclosure_lint.resources import resource
from disclosure_lint.source import Span

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = (DOCS / "rule-language.md").read_text(encoding="utf-8")
CHINESE = (DOCS / "rule-language.zh.md").read_text(encoding="utf-8")


def code(text: str, kind: str) -> list[str]:
    """The blocks of code of a kind on a page."""
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


LINES = [tuple(line.rsplit(" → ", 1)) for block in code(TEXT, "rule") for line in block.strip().splitlines()]


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """The faultless report of the examples, with the year before."""
    pack = load_rules()
    folder = resource("rules") / "national" / "examples"

    def report(name: str) -> Report:
        found = read_input(discover([str(folder / name)]).inputs[0], pack).report
        assert found is not None
        return found

    request = Request(report("clean-2021.yaml"), report("clean-2021-prior.yaml"), date(2026, 1, 31))
    return evaluate(request, pack)


@pytest.mark.parametrize(("expression", "value"), LINES, ids=[line[0] for line in LINES])
def test_an_example_of_the_page(expression: str, value: str, evaluation: Evaluation) -> None:
    scope, errors = evaluation.program.program.scope, Errors()
    tree = parse_expression(expression, errors)
    assert tree is not None, errors.found
    term = Elaborator(errors).value(tree, scope)
    assert term is not None, errors.found
    program = Program([Assertion((), Truth(True, Span(0, 0)), False)], scope)
    values, _, masks = evaluation.vector
    (found,) = program.evaluate([term], Place(0, {}), values, masks, evaluation.context)
    assert spelled(found, "en").lower() == value


def test_there_are_examples() -> None:
    assert len(LINES) > 25


@pytest.mark.parametrize("kind", ["rule", "yaml"])
def test_the_translation_has_the_same_code(kind: str) -> None:
    assert code(CHINESE, kind) == code(TEXT, kind)


@pytest.mark.parametrize(("text", "lang"), [(TEXT, "en"), (CHINESE, "zh")], ids=["en", "zh"])
@pytest.mark.parametrize("name", PARTS)
def test_the_tables_are_those_of_the_code(name: str, text: str, lang: Lang) -> None:
    match = re.search(rf"<!-- reference: {name} -->\n(.*?)\n<!-- /reference -->", text, re.DOTALL)
    assert match is not None
    assert match[1] == PARTS[name](lang)
