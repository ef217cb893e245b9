"""Names, types and units: what is accepted, and the wording of what is not."""

from collections.abc import Callable

import pytest

from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.parse import parse_expression
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import CellValue, Constant, Term, cells_read


def term(text: str, scope: Scope) -> Term:
    errors = Errors()
    tree = parse_expression(text, errors)
    assert tree is not None, errors.found
    found = Elaborator(errors).value(tree, scope)
    assert not errors.found, errors.found
    return found


def complaint(text: str, scope: Scope) -> tuple[str, str]:
    errors = Errors()
    tree = parse_expression(text, errors)
    assert tree is not None, errors.found
    Elaborator(errors).value(tree, scope)
    assert errors.found, "accepted"
    error = errors.found[0]
    return error.message.en, text[slice(*error.span)]


@pytest.mark.parametrize(
    "alias",
    [
        "表三.总计.本年新收",
        "表三.本年新收.总计",
        "表三.`一、本年新收政府信息公开申请数量`.总计",
        "requests.本年新收政府信息公开申请数量.total",
        "收到和处理政府信息公开申请情况.总计.本年新收",
    ],
)
def test_every_name_of_a_cell_means_the_same_cell(alias: str, scope: Scope) -> None:
    assert term(alias, scope) == term("requests.received.total", scope)


def test_every_official_label_is_a_name(scope: Scope) -> None:
    for names in scope.names.tables.values():
        for row in names.table.rows.values():
            for key in row.columns:
                column = names.table.columns[key]
                quoted = f"{names.table.name}.`{row.label.zh}`.`{column.label.zh}`"
                assert term(quoted, scope) == term(f"{names.table.key}.{row.key}.{key}", scope)


def test_bare_names_follow_the_loop(loop: Callable[..., Scope]) -> None:
    inner = loop(column="requests.business")
    assert term("received", inner) == term("requests.received.business", inner)
    assert term("上年结转", inner) == term("requests.carried_in.business", inner)
    rows = loop(row="requests.granted")
    assert term("total", rows) == term("requests.granted.total", rows)
    assert len(cells_read(term("sum(applicants)", rows))) == 6


def test_groups_and_columns_of_one_name_are_told_apart(loop: Callable[..., Scope], scope: Scope) -> None:
    inner = loop(column="requests.business")
    assert len(cells_read(term("sum(other)", inner))) == 3
    assert isinstance(term("requests.granted.other", scope), CellValue)


def test_last_year_is_another_cell(scope: Scope) -> None:
    now, before = term("requests.carried_in.total", scope), term("prior.requests.carried_in.total", scope)
    assert isinstance(now, CellValue)
    assert isinstance(before, CellValue)
    assert before.cell - now.cell == len(scope.names.forms.cells)


def test_what_the_form_fixes_is_folded(loop: Callable[..., Scope]) -> None:
    inner = loop(row="requests.concluded")
    assert term("row.is_total and row.key == 'concluded'", inner) == Constant(term("true", inner).type, True)


@pytest.mark.parametrize(
    ("text", "message", "where"),
    [
        ("requests.grantd.total == 0", "requests has no grantd.total; did you mean granted", "requests.grantd.total"),
        ("表三.总计.本年新手 == 0", "表三 has no 总计.本年新手", "表三.总计.本年新手"),
        ("proactive.licensing.issued == 0", "proactive.licensing.issued is no cell", "proactive.licensing.issued"),
        ("titel == 'x'", "nothing is called titel; did you mean title", "titel"),
        (
            "mentons(title, words.fees)",
            "there is no function mentons; did you mean mentions",
            "mentons(title, words.fees)",
        ),
        ("mentions(title, words.fee)", "words has no fee; did you mean fees", "words.fee"),
        ("mentions(title)", "mentions takes 2 arguments, 1 given", "mentions(title)"),
        ("mentions(year, words.fees)", "text is needed here, this is a number in years", "year"),
        ("title + 1 == 2", "+ does not take text and a number", "title + 1"),
        ("title == 1", "== does not take text and a number", "title == 1"),
        ("title < 'b'", "< does not take text and text", "title < 'b'"),
        ("not title", "a truth is needed here, this is text", "title"),
        (
            "proactive.fees.amount > 5",
            "> mixes units: a number in ten thousand yuan and a number",
            "proactive.fees.amount > 5",
        ),
        (
            "proactive.fees.amount == 5元",
            "== mixes units: a number in ten thousand yuan and a number in yuan",
            "proactive.fees.amount == 5元",
        ),
        (
            "requests.granted.total * requests.granted.total == 0",
            "* does not take a number in items and a number in items: one side must be a bare number or a ratio; like may be divided by like",
            "requests.granted.total * requests.granted.total",
        ),
        ("requests.granted.total + year == 0", "+ mixes units", "requests.granted.total + year"),
        ("level == 'twonship'", "'twonship' is not possible here", "'twonship'"),
        ("requests.received[row] == 0", "[ ] takes a loop variable, row is none", "row"),
        ("every(title in requests.rows: true)", "title already means something", "title in requests.rows"),
        ("every(x in title: true)", "title is nothing to loop over", "title"),
        ("is_blank(title)", "a cell is needed here", "title"),
        ("sum(title) == 0", "a list of cells is needed here", "title"),
    ],
)
def test_complaints(text: str, message: str, where: str, scope: Scope) -> None:
    found, at = complaint(text, scope)
    assert found.startswith(message)
    assert at == where


def test_units_convert_by_name_only(scope: Scope) -> None:
    assert term("to_yuan(proactive.fees.amount) > 100元", scope).type.kind == "truth"
    assert term("proactive.fees.amount > 0", scope).type.kind == "truth"
    assert term("requests.granted.total / requests.received.total >= 10%", scope).type.kind == "truth"


def test_all_errors_of_an_expression_are_found(scope: Scope) -> None:
    errors = Errors()
    tree = parse_expression("titel == 'x' and not yeer and mentons(title)", errors)
    assert tree is not None
    Elaborator(errors).value(tree, scope)
    assert len(errors.found) == 3


def test_what_unrolls_without_end_is_refused(scope: Scope) -> None:
    nested = "every(a in review.cells: every(b in requests.cells: every(c in requests.cells: a == b)))"
    assert "unrolls to more than" in complaint(nested, scope)[0]
