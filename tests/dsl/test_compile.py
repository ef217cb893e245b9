"""Verdicts: straight-line code, its careful twin, unknown values and their causes."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.dsl.compile import Program, Verdict
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.parse import parse_expression, parse_loops
from disclosure_lint.dsl.places import Assertion
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.report import Report, Section, Signature
from disclosure_lint.values import Unknown

Run = Callable[..., list[Verdict]]
Make = Callable[..., Report]
BALANCE = "received + carried_in == concluded + carried_out"
COLUMNS = "column in requests.columns"


def truths(found: list[Verdict]) -> list[Any]:
    return [verdict.truth for verdict in found]


def causes(found: list[Verdict]) -> set[tuple[str, str]]:
    return {tuple(cause) for verdict in found if isinstance(verdict.truth, Unknown) for cause in verdict.truth.causes}


def test_a_sum_that_holds_and_one_that_does_not(verdicts: Run, make: Make) -> None:
    good = make({"requests.received.business": 5, "requests.concluded.business": 5})
    assert verdicts(BALANCE, good, COLUMNS) == []
    bad = make({"requests.received.business": 5, "requests.concluded.business": 4})
    (verdict,) = verdicts(BALANCE, bad, COLUMNS)
    assert verdict.truth is False
    assert verdict.place.variables["column"].column == "business"


def test_amounts_are_exact(verdicts: Run, make: Make) -> None:
    report = make({"proactive.fees.amount": 0.1})
    assert verdicts("proactive.fees.amount + proactive.fees.amount + proactive.fees.amount == 0.3万元", report) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"requests.carried_in.total": None}, {("blank", "requests.carried_in.total")}),
        ({"requests.carried_in.total": "/"}, {("not_a_number", "requests.carried_in.total")}),
        ({"requests.carried_in.total": ...}, {("absent", "requests.carried_in.total")}),
        ({"requests.carried_in": ...}, {("absent", "requests.carried_in")}),
        ({"requests": ...}, {("absent", "requests")}),
    ],
)
def test_what_is_not_there_is_a_cause(cells: dict[str, Any], expected: object, verdicts: Run, make: Make) -> None:
    assert causes(verdicts("requests.carried_in.total == 0", make(cells))) == expected


def test_blanks_of_a_tie_out(verdicts: Run, make: Make) -> None:
    part = make(
        {"requests.received.business": None, "requests.carried_in.business": 3, "requests.concluded.business": 3}
    )
    assert verdicts(BALANCE, part, COLUMNS, zero=True) == []
    total = make({"requests.concluded.business": None})
    assert causes(verdicts(BALANCE, total, COLUMNS, zero=True)) == {("blank_total", "requests.concluded.business")}
    rows = ("received", "carried_in", "concluded", "carried_out")
    empty = make({f"requests.{row}.business": None for row in rows})
    found = causes(verdicts(BALANCE, empty, COLUMNS, zero=True))
    assert found == {("all_blank", f"requests.{row}.business") for row in rows}
    text = make({"requests.received.business": "/"})
    assert causes(verdicts(BALANCE, text, COLUMNS, zero=True)) == {("not_a_number", "requests.received.business")}


def test_a_decisive_operand_wins(verdicts: Run, make: Make) -> None:
    report = make({"requests": ...})
    assert truths(verdicts("requests.granted.total == 0 and 1 == 2", report)) == [False]
    assert truths(verdicts("requests.granted.total == 0 and false", report)) == [False]
    assert verdicts("requests.granted.total == 0 or true", report) == []
    assert verdicts("false implies requests.granted.total == 0", report) == []
    assert isinstance(truths(verdicts("not (requests.granted.total == 0)", report))[0], Unknown)


def test_division_by_zero_is_undefined(verdicts: Run, make: Make) -> None:
    found = verdicts("requests.granted.total / requests.received.total <= 1", make())
    assert causes(found) == {("undefined", "division by zero")}


def test_mixed_exact_numbers(verdicts: Run, make: Make) -> None:
    report = make({"requests.granted.total": 1, "requests.received.total": 3})
    assert verdicts("requests.granted.total / requests.received.total < 33.34%", report) == []
    assert truths(verdicts("requests.granted.total / requests.received.total < 33.33%", report)) == [False]


def test_cells_by_trait(verdicts: Run, make: Make) -> None:
    report = make({"requests.granted.other": -2, "requests.granted.total": None, "proactive.fees.amount": 0.5})
    for_each = "cell in cells where not cell.is_signed"
    (verdict,) = verdicts("not is_negative(cell)", report, for_each)
    assert verdict.place.variables["cell"].pointer == "requests.granted.other"
    assert len(verdicts("not is_blank(cell) and not is_negative(cell)", report, "cell in requests.cells")) == 2
    assert verdicts("is_blank(cell) implies not is_negative(cell)", report, "cell in cells") == []
    lost = make({"requests.granted": ...})
    assert causes(verdicts("not is_negative(cell)", lost, "cell in cells")) == {("absent", "requests.granted")}


def test_cells_by_trait_agree_with_their_terms(verdicts: Run, make: Make) -> None:
    """The bit-parallel code and the term of each cell say the same: `verdicts` runs both."""
    report = make({"review": ..., "requests.granted.other": -2, "requests.other.other.total": "/"})
    found = verdicts("is_text(cell) or not (is_negative(cell) and not is_blank(cell))", report, "cell in cells")
    assert truths(found).count(False) == 1


def test_texts_and_dates(verdicts: Run, make: Make) -> None:
    report = make(
        title="示例市2023年政府信息公开工作年度报告",
        level="government",
        preamble="统计期限2024年1月1日至12月31日",
        signed=Signature(agency="示例市人民政府办公室"),
        sections=tuple(Section(number=number, title="标题", text="正文") for number in (1, 2, 4, 3, 5, 6)),
    )
    assert truths(verdicts("year_in(title) == year", report)) == [False]
    assert verdicts("period_end(preamble) == date(year, 12, 31)", report) == []
    assert verdicts("deadline() == date(year + 1, 3, 31)", report) == []
    assert verdicts("same_agency(signed.agency, agency) and names_agency(title)", report) == []
    assert truths(verdicts("in_order()", report)) == [False]
    assert causes(verdicts("published <= deadline()", report)) == {("absent", "published")}
    assert truths(verdicts("some(section in sections: mentions(section.text, words.fees))", report)) == [False]


def test_what_was_not_captured_is_not_absent(verdicts: Run, make: Make) -> None:
    report = make(not_captured=frozenset({"title", "sections"}))
    assert causes(verdicts("present(title)", report)) == {("not_captured", "title")}
    assert causes(verdicts("present(section)", report, "section in sections")) == {("not_captured", "sections")}
    assert truths(verdicts("present(preamble)", report)) == [False]


def test_last_year(verdicts: Run, make: Make) -> None:
    now = make({"requests.carried_in.business": 3})
    text = "carried_in == prior.requests.carried_out[column]"
    assert causes(verdicts(text, now, COLUMNS)) == {("no_prior", "")}
    before = make({"requests.carried_out.business": 2}, year=2023)
    (verdict,) = verdicts(text, now, COLUMNS, prior=before)
    assert verdict.truth is False


def test_generated_source_holds_nothing_of_the_rules(scope: Scope) -> None:
    """Only indices, constants by number, our own spelling: no name, text or number of a rule file."""
    errors = Errors()
    hostile = (
        "mentions(title, words.fees) or title == '__import__(os).system(1)' or requests.granted.total == 987654321"
    )
    texts = [
        ("text in texts", "not mentions(text, words.fees) or year == 987654321"),
        ("", hostile),
        ("column in requests.columns", BALANCE),
        ("cell in cells", "not is_blank(cell)"),
    ]
    assertions = []
    for loops, text in texts:
        tree = parse_expression(text, errors)
        assert tree is not None
        assertions.append(Assertion(parse_loops(loops, errors) or () if loops else (), tree, False))
    program = Program(assertions, scope, errors)
    assert not errors.found
    words = {re.sub(r"^([ck])\d+$", r"\1", word) for word in re.findall(r"[A-Za-z_]\w*", program.source)}
    assert words <= {
        "def", "run", "v", "n", "m", "x", "w", "f", "u", "r", "c", "q", "k", "for", "in", "K", "out", "add", "append", "if", "else", "not", "is", "True",
        "False", "and", "or", "return",
    }  # fmt: skip
    assert "'" not in program.source
    assert '"' not in program.source
    assert "987654321" not in program.source
    assert all(int(number) < 10_000 for number in re.findall(r"\d+", program.source))


_cells = st.sampled_from([0, 1, 2, -1, None, "/", ..., 10**15])


@given(data=st.data())
def test_fast_and_careful_code_agree(verdicts: Run, make: Make, data: st.DataObject) -> None:
    """`verdicts` compares both on every run; here over mixtures of numbers, blanks, texts and holes."""
    rows = ("received", "carried_in", "concluded", "carried_out", "granted", "other.other")
    cells = {f"requests.{row}.business": data.draw(_cells) for row in rows}
    report = make({pointer: raw for pointer, raw in cells.items() if raw != 0})
    zero = data.draw(st.booleans())
    verdicts(BALANCE, report, COLUMNS, zero=zero)
    verdicts("sum(outcomes) == concluded", report, COLUMNS, zero=zero)
    verdicts("max(outcomes) <= concluded or min(outcomes) >= 0 implies received > carried_in", report, COLUMNS)


def test_what_stands_in_last_years_cells_is_asked_for(verdicts: Run, make: Make) -> None:
    rule = "not is_blank(prior.requests.received.total)"
    assert [found.truth for found in verdicts(rule, make(), prior=make({"requests.received.total": None}))] == [False]
    assert verdicts(rule, make(), prior=make()) == []
    (alone,) = verdicts(rule, make())
    assert {cause.kind for cause in alone.truth.causes} == {"no_prior"}


def test_a_line_that_is_there_is_there_whatever_was_hard_to_read(verdicts: Run, make: Make) -> None:
    smudged = {"requests.granted": "smudged"}
    assert verdicts("present(row)", make(unreadable=smudged), "row in requests.rows") == []
    beside = make({"requests.received.other": None}, unreadable=smudged)
    assert verdicts("present(row)", beside, "row in requests.rows") == []
    (gone,) = verdicts("present(row)", make({"requests.granted": ...}, unreadable=smudged), "row in requests.rows")
    assert {cause.kind for cause in gone.truth.causes} == {"unreadable"}
