"""What several assertions ask alike is worked out once, and not at all where nothing comes to ask for it."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.dsl.compile import Program
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.parse import parse_expression
from disclosure_lint.dsl.places import Assertion
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.engine.vector import build_vector
from disclosure_lint.report import Report
from disclosure_lint.vocabulary import PhraseList

Make = Callable[..., Report]
ATOMS = (
    "known(title)",
    "mentions(title, words.fees)",
    "mentions(preamble, words.fees)",
    "length(preamble) > 3",
    "year_in(title) == year",
    "period_end(preamble) >= published",
    "names_agency(title)",
)
_expressions = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.tuples(inner, st.sampled_from(("and", "or", "implies")), inner).map(
            lambda parts: "({}) {} ({})".format(*parts)
        ),
    ),
    max_leaves=6,
)
_texts = st.sampled_from(
    (None, "", "信息处理费", "2024年示例市政府信息公开工作年度报告", "2024年1月1日至2024年12月31日")
)


def _program(texts: Sequence[str], scope: Scope) -> Program:
    errors = Errors()
    trees = [parse_expression(text, errors) for text in texts]
    program = Program([Assertion((), tree, False) for tree in trees if tree is not None], scope, errors)
    assert not errors.found
    return program


def _context(report: Report, scope: Scope) -> Context:
    facts = Facts(report, scope.names.forms, report.level, date(2026, 1, 31))
    return Context(facts, None, scope.parameters, scope.vocabulary)


@given(texts=st.lists(_expressions, min_size=1, max_size=6), title=_texts, preamble=_texts, dated=st.booleans())
def test_together_they_say_what_each_says_alone(
    texts: list[str], title: str | None, preamble: str | None, dated: bool, scope: Scope, make: Make
) -> None:
    report = make(title=title, preamble=preamble, published=date(2025, 1, 20) if dated else None)
    program = _program(texts, scope)
    values, unknown, masks = build_vector(Facts(report, scope.names.forms, None, date.min), None, scope.names.forms)
    together = program.run(values, unknown, masks, _context(report, scope))
    alone = [
        verdict
        for number in range(len(texts))
        for verdict in program.run_alone(number, values, masks, _context(report, scope))
    ]
    assert [(verdict.at, verdict.truth) for verdict in together] == [(verdict.at, verdict.truth) for verdict in alone]


@pytest.mark.parametrize(("title", "searches"), [("2024年报告", 0), (None, 1)])
def test_what_nothing_asks_for_is_not_worked_out(
    title: str | None, searches: int, scope: Scope, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    mentions = PhraseList.mentions

    def watched(phrases: PhraseList, text: str) -> bool:
        searched.append(text)
        return mentions(phrases, text)

    monkeypatch.setattr(PhraseList, "mentions", watched)
    program = _program([f"known(title) or {more}mentions(preamble, words.fees)" for more in ("", "not ")], scope)
    report = make(title=title, preamble="未收取信息处理费")
    context = _context(report, scope)
    program.run(*build_vector(context.own, None, scope.names.forms), context)
    assert len(searched) == searches
