"""Loops over subordinate units: what they come to, what is unknown, what is refused, and how often a unit is looked at."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.children import Children
from disclosure_lint.dsl.compile import Program
from disclosure_lint.dsl.context import Context, Facts, Unit
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.parse import parse_expression
from disclosure_lint.dsl.places import Assertion, Place
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.syntax import Truth
from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.source import Span
from disclosure_lint.values import Cause, Unknown, unknown

TODAY = date(2026, 1, 31)
TOTAL = "requests.received.total"
Value = Callable[..., Any]


class Counting(list[Any]):
    """Values that count how often they are asked for."""

    asked = 0

    def __getitem__(self, at: Any) -> Any:
        Counting.asked += 1
        return super().__getitem__(at)


def unit(forms: Forms, name: str, level: str = "department", covered: Any = True, lost: Unknown | None = None) -> Unit:
    return Unit(Report(agency=name, level="department", year=2024), forms, level, TODAY, "", covered, lost)


def family(forms: Forms, *figures: int | None, covered: dict[int, Any] | None = None) -> Children:
    """Subordinate units with the same figure in every cell; None has not reported."""
    made = []
    for at, figure in enumerate(figures):
        lost = unknown("no_report", f"第{at}局") if figure is None else None
        values = Counting([figure if lost is None else lost] * len(forms.cells))
        made.append((values, unit(forms, f"第{at}局", covered=(covered or {}).get(at, True), lost=lost)))
    return Children(made)


@pytest.fixture
def value(forms: Forms, scope: Scope) -> Value:
    """The value of an expression; every cell of the report is 100, of last year's 5, of the superior unit's 1000."""

    def found(text: str, children: Children | None = None, parent: bool = True) -> Any:
        errors = Errors()
        tree = parse_expression(text, errors)
        assert tree is not None, errors.found
        term = Elaborator(errors).value(tree, scope)
        assert term is not None, errors.found
        program = Program([Assertion((), Truth(True, Span(0, 0)), False)], scope, across=True)
        own = Facts(Report(agency="示例市人民政府", level="government", year=2024), forms, "government", TODAY)
        above = unit(forms, "示例省人民政府", "government") if parent else None
        known = {} if children is None else {"children": children}
        context = Context(own, None, scope.parameters, scope.vocabulary, parent=above, **known)
        size = len(forms.cells)
        vector = [100] * size + [5] * size + [1000] * size
        (result,) = program.evaluate([term], Place(0, {}), vector, {}, context)
        return result

    return found


@pytest.fixture
def mistakes(scope: Scope) -> Callable[[str], list[str]]:
    def found(text: str) -> list[str]:
        errors = Errors()
        tree = parse_expression(text, errors)
        if tree is not None:
            Elaborator(errors).value(tree, scope)
        return [error.message.en for error in errors.found]

    return found


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (f"sum(child in children: child.{TOTAL})", 6),
        ("sum(某局 in 下级: 某局.表三.总计.本年新收)", 6),
        (f"max(child in children: child.{TOTAL})", 3),
        (f"min(child in children: child.{TOTAL})", 1),
        ("count(child in children)", 3),
        (f"count(child in children where child.{TOTAL} > 1)", 2),
        (f"every(child in children: child.{TOTAL} <= {TOTAL})", True),
        (f"some(child in children: child.{TOTAL} > 3)", False),
        (f"names(child in children where child.{TOTAL} > 1)", Bilingual("第1局、第2局", "第1局, 第2局")),
        ("names(child in children where child.level == 'township')", Bilingual("无", "none")),
        ("count(child in children where child.is_covered and child.is_reported)", 3),
        ("sum(child in children: sum(child.requests.outcomes.total))", 6 * 21),
        (f"let x = {TOTAL} in sum(child in children: child.{TOTAL} + x)", 306),
        ("every(cell in requests.cells: sum(child in children: child.cell) <= cell)", True),
        ("sum(child in children: 0.5万元)", 1.5),
        (f"parent.{TOTAL}", 1000),
        ("上级.表三.总计.本年新收 >= 表三.总计.本年新收", True),
        ("parent.agency", "示例省人民政府"),
        (f"parent.{TOTAL} - prior.{TOTAL}", 995),
    ],
)
def test_values(text: str, result: Any, value: Value, forms: Forms) -> None:
    assert value(text, family(forms, 1, 2, 3)) == result


def test_a_long_list_of_names_is_cut(value: Value, forms: Forms) -> None:
    assert value("names(child in children)", family(forms, *range(7))) == Bilingual(
        "第0局、第1局、第2局、第3局、第4局等 7 个单位", "第0局, 第1局, 第2局, 第3局, 第4局 and 2 more"
    )


def test_a_unit_without_a_report_makes_a_sum_unknown(value: Value, forms: Forms) -> None:
    children = family(forms, 1, None, 3)
    assert value(f"sum(child in children: child.{TOTAL})", children) == unknown("no_report", "第1局")
    assert value(f"sum(child in children where known(child.{TOTAL}): child.{TOTAL})", children) == 4
    assert value("names(child in children where not child.is_reported)", children) == Bilingual("第1局", "第1局")
    assert value("count(child in children)", children) == 3


def test_a_known_unit_decides(value: Value, forms: Forms) -> None:
    children = family(forms, 1, None, 3)
    assert value(f"every(child in children: child.{TOTAL} < 3)", children) is False
    assert value(f"some(child in children: child.{TOTAL} == 3)", children) is True
    assert value(f"every(child in children: child.{TOTAL} <= 3)", children) == unknown("no_report", "第1局")


def test_a_unit_that_may_not_belong(value: Value, forms: Forms) -> None:
    doubt = unknown("absent", "scope")
    children = family(forms, 1, 3, covered={1: doubt})
    covered = "child in children where child.is_covered"
    assert value(f"sum({covered}: child.{TOTAL})", children) == doubt
    assert value(f"every({covered}: child.{TOTAL} <= 3)", children) is True
    assert value(f"every({covered}: child.{TOTAL} < 3)", children) == doubt
    assert value(f"some({covered}: child.{TOTAL} > 1)", children) == doubt
    assert value(f"some({covered}: child.{TOTAL} < 2)", children) is True
    assert value(f"count({covered})", children) == doubt
    assert value(f"names({covered})", children) == Bilingual("第0局", "第0局")


def test_without_a_roster_nothing_is_known(value: Value) -> None:
    causes = Unknown([Cause("no_roster", "")])
    assert value("count(child in children)") == causes
    assert value("parent.agency", parent=False) == causes
    assert value("names(child in children)") == causes


def test_no_units_at_all(value: Value, forms: Forms) -> None:
    children = family(forms)
    assert value(f"sum(child in children: child.{TOTAL})", children) == 0
    assert value(f"every(child in children: child.{TOTAL} == 7)", children) is True
    assert value(f"max(child in children: child.{TOTAL})", children).__class__ is Unknown


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("sum(child in children: child.title)", "child has no title"),
        ("sum(child in children: child.level)", "a number is needed here, this is text"),
        ("every(child in children: child.year)", "a truth is needed here, this is a number in years"),
        ("sum(child in children: child.proactive.fees.amount) > 3件", "> mixes units"),
        ("max(child in children)", "ends too early"),
        ("sum(children)", "this is the subordinate units"),
        ("children", "this is the subordinate units"),
        ("parent.is_covered", "parent has no is_covered"),
        ("parent.sections.1.text", "parent has no sections.1.text"),
        ("is_blank(parent.requests.received.total)", "is in another unit's report: a value, no place"),
        (
            "sum(child in children: sum(other in children: child.year))",
            "a loop inside cannot use child of the outer one",
        ),
        (
            "sum(child in children: let x = child.requests.received.total in sum(other in children: x))",
            "a loop inside cannot use x of the outer one",
        ),
        ("count(child in children where child.level == 'twonship')", "is not possible here"),
        ("names(section in sections)", "names is for subordinate units only"),
        ("count(children in children)", "children already means something"),
        ("let parent = 1 in parent", "parent already means something"),
    ],
)
def test_mistakes(text: str, mistake: str, mistakes: Callable[[str], list[str]]) -> None:
    found = mistakes(text)
    assert any(mistake in message for message in found), found


def test_every_loop_is_one_pass_even_inside_another(value: Value, forms: Forms) -> None:
    text = (
        f"names(child in children where every(cell in requests.cells: "
        f"child.cell == sum(other in children: other.cell) - cell and sum(other in children: other.{TOTAL}) > 0))"
    )
    counts = []
    for size in (20, 40):
        Counting.asked = 0
        value(text, family(forms, *[1] * size))
        counts.append(Counting.asked)
    assert counts[1] == 2 * counts[0]
