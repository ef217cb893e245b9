"""Scopes and small programs over the shipped forms."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
import yaml

from disclosure_lint.dsl.compile import Program, Verdict
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.names import FormNames
from disclosure_lint.dsl.parse import parse_expression, parse_loops
from disclosure_lint.dsl.places import Assertion
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.engine.vector import build_vector
from disclosure_lint.forms import Forms, build_form
from disclosure_lint.report import Cell, Report
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

WORDS = {
    "fees": ["信息处理费"],
    "year": [{"pattern": r"(?P<y>\d{4})年"}],
    "period": [{"pattern": r"(?P<y1>\d{4})年(?P<m1>\d+)月(?P<d1>\d+)日至(?P<m2>\d+)月(?P<d2>\d+)日"}],
    "title_boilerplate": ["政府信息公开工作年度报告", {"pattern": r"\d{4}年"}],
    "pronouns": ["我镇"],
    "office_suffixes": ["人民政府", "办公室"],
}
PARAMETERS = {"deadlines": {"government": "03-31", "department": "01-31"}, "limit": {"default": 100}}


@pytest.fixture(scope="session")
def forms() -> Forms:
    folder = resource("rules") / "national" / "forms"
    return Forms(build_form(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.yaml")))


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.from_data(WORDS)


@pytest.fixture(scope="session")
def scope(forms: Forms, vocabulary: Vocabulary) -> Scope:
    form = forms.edition("2021")
    assert form is not None
    return Scope(FormNames(form, forms), vocabulary, PARAMETERS, {})


@pytest.fixture
def loop(scope: Scope) -> Callable[..., Scope]:
    """The scope inside a loop: `loop(column="requests.business")`."""

    def bound(**places: str) -> Scope:
        inner = scope
        for kind, pointer in places.items():
            table, _, key = pointer.partition(".")
            inner = inner.bind(kind, getattr(scope.names.tables[table], kind)(key))
        return inner

    return bound


def cell(raw: Any) -> Cell:
    """A cell as the structured reader makes it of a number, None or text that is no number."""
    value = Decimal(str(raw)) if isinstance(raw, float) else raw if isinstance(raw, int) else None
    return Cell.of(value if isinstance(raw, float) else raw, value)


def _report(forms: Forms, tables: Mapping[str, Any] | None = None, **fields: Any) -> Report:
    """A report of 2024 in which every cell of the 2021 form is 0 but for those given by pointer (`...` drops one)."""
    form = forms.edition("2021")
    assert form is not None
    filled: dict[str, dict[str, dict[str, Cell]]] = {}
    for path in form.cells:
        filled.setdefault(path.table, {}).setdefault(path.row, {})[path.column] = cell(0)
    for pointer, raw in (tables or {}).items():
        table, _, rest = pointer.partition(".")
        row, _, column = rest.rpartition(".")
        if raw is ...:
            owner: Any = filled if not rest else filled[table] if rest in filled[table] else filled[table][row]
            del owner[pointer if not rest else rest if rest in filled[table] else column]
        else:
            filled[table].setdefault(row, {})[column] = cell(raw)
    given = {"agency": "示例市人民政府", "year": 2024, "tables": filled, **fields}
    return Report(**given)


def _verdicts(
    scope: Scope, text: str, subject: Report, for_each: str = "", zero: bool = False, prior: Report | None = None
) -> list[Verdict]:
    """The places of an assertion that do not hold on a report."""
    errors = Errors()
    loops = parse_loops(for_each, errors) if for_each else ()
    tree = parse_expression(text, errors)
    assert tree is not None, errors.found
    assert loops is not None, errors.found
    program = Program([Assertion(loops, tree, zero)], scope, errors)
    assert not errors.found, errors.found
    forms = scope.names.forms
    today = date(2026, 1, 31)
    own = Facts(subject, forms, subject.level, today)
    before = Facts(prior, forms, prior.level, today, "prior.") if prior else None
    context = Context(own, before, scope.parameters, scope.vocabulary)
    vector = build_vector(own, before, forms)
    fast = program.run(*vector, context)
    alone = program.run_alone(0, vector.values, vector.masks, context)
    assert [(v.place, v.truth) for v in fast] == [(v.place, v.truth) for v in alone], "fast and careful code differ"
    return fast


@pytest.fixture(scope="session")
def make(forms: Forms) -> Callable[..., Report]:
    """`make({"requests.granted.total": 5}, title=...)`: see `_report`."""
    return partial(_report, forms)


@pytest.fixture(scope="session")
def verdicts(scope: Scope) -> Callable[..., list[Verdict]]:
    """`verdicts("a == b", report, for_each=...)`: see `_verdicts`."""
    return partial(_verdicts, scope)
