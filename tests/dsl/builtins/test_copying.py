"""Tables and texts compared with last year's through the rule language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.api import load_rules
from disclosure_lint.dsl.compile import Verdict
from disclosure_lint.prose.copying import copying
from disclosure_lint.readers import read
from disclosure_lint.report import Report, Section
from disclosure_lint.rules import Pack

Run = Callable[..., list[Verdict]]
Make = Callable[..., Report]
FILLED = {f"review.reconsideration.{column}": 3 for column in ("upheld", "corrected", "other", "pending")}
TABLES = "table in tables"


def copied(verdicts: Run, own: Report, prior: Report, least: int = 4) -> list[Any]:
    found = verdicts(f"copied_cells(table) < {least}", own, TABLES, prior=prior)
    return [verdict.place.variables["table"].table for verdict in found if verdict.truth is False]


def test_an_identical_table_with_enough_figures(verdicts: Run, make: Make) -> None:
    report = make({**FILLED, "review.reconsideration.total": 12})
    assert copied(verdicts, report, report) == ["review"]
    assert copied(verdicts, report, report, least=5) == []


def test_totals_are_compared_but_do_not_count(verdicts: Run, make: Make) -> None:
    own, prior = (
        make({**FILLED, "review.reconsideration.total": 12}),
        make({**FILLED, "review.reconsideration.total": 11}),
    )
    assert copied(verdicts, own, prior) == []
    totals = make({f"requests.{row}.total": 7 for row in ("received", "granted", "carried_in", "carried_out")})
    assert copied(verdicts, totals, totals, least=1) == []


def test_one_other_figure_or_row_is_another_table(verdicts: Run, make: Make) -> None:
    own = make(FILLED)
    assert copied(verdicts, own, make({**FILLED, "review.litigation_direct.other": 1})) == []
    assert copied(verdicts, own, make({**FILLED, "review.litigation_direct": ...})) == []


def test_blanks_and_words_are_compared_as_they_stand(verdicts: Run, make: Make) -> None:
    report = make({**FILLED, "review.litigation_direct.other": None, "review.litigation_direct.total": "/"})
    assert copied(verdicts, report, report) == ["review"]
    assert copied(verdicts, report, make(FILLED)) == []


def test_zero_tables_are_no_copies(verdicts: Run, make: Make) -> None:
    assert copied(verdicts, make(), make(), least=1) == []


@pytest.mark.parametrize(
    ("own", "prior", "cause"),
    [({"review": ...}, {}, ("absent", "review")), ({}, {"review": ...}, ("absent", "prior.review"))],
)
def test_tables_that_are_not_there(own: Any, prior: Any, cause: tuple[str, str], verdicts: Run, make: Make) -> None:
    (verdict,) = verdicts("copied_cells(review) < 5", make(own), prior=make(prior))
    assert set(verdict.truth.causes) == {cause}


CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "reports"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real reports is not beside the project")
@pytest.mark.parametrize(("number", "expected"), [(1, 15), (5, 18)])
def test_two_real_years_come_out_as_the_survey_says(number: int, expected: int) -> None:
    pack = load_rules()
    own, before = (_section(pack, year, number) for year in (2024, 2023))
    stock, run = pack.vocabulary.words["stock_phrases"], pack.parameters["copied_run"]
    assert copying(own, before, stock, run).share * 100 == pytest.approx(expected, abs=3)


def _section(pack: Pack, year: int, number: int) -> str:
    path = CORPUS / f"suqian-{year}.yaml"
    report = read(path.name, path.read_bytes(), pack.forms, pack.vocabulary).report
    assert report is not None
    section = report.section(number)
    assert section is not None
    return section.text


def _texts(number: int, text: str) -> dict[str, Any]:
    return {"sections": (Section(number, None, text),)}


def test_the_share_and_the_passage(verdicts: Run, make: Make) -> None:
    kept, new = "全年举办业务培训三期共计四百人次参加学习", "网站检索入口合并为一个统一的服务入口"
    own, prior = make(**_texts(5, f"{kept}。{new}。")), make(**_texts(5, f"{kept}。"))
    percent = "repeated_percent(sections.5.text, words.fees, 13)"
    assert verdicts(f"{percent} > 40 and {percent} < 60", own, prior=prior) == []
    assert verdicts(f"repeated_passage(sections.5.text, words.fees, 13) == {kept!r}", own, prior=prior) == []


def test_without_last_years_section_nothing_is_said(verdicts: Run, make: Make) -> None:
    own = make(**_texts(5, "今年的问题。"))
    (verdict,) = verdicts("repeated_percent(sections.5.text, words.fees, 13) <= 50", own, prior=make())
    assert {str(cause.subject) for cause in verdict.truth.causes} == {"prior.sections.5"}
