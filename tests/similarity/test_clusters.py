"""Copies around their earliest source."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.similarity import Cluster, Row, clusters
from disclosure_lint.similarity.clusters import Key
from disclosure_lint.similarity.signature import runs, signature


class Reports:
    """Rows with their wording."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.wording: dict[Key, str] = {}

    def add(self, path: str, text: str, agency: str | None = "", day: date | None = None, year: int = 2024) -> None:
        row = Row(path, path if agency == "" else agency, year, day, "sections.1", 1, text.encode(), signature(text))
        self.rows.append(row)
        self.wording[row.key] = text

    def found(self, seed: int = 0) -> list[Cluster]:
        rows = Random(seed).sample(self.rows, len(self.rows))
        return list(clusters(rows, lambda keys: [self.wording[key] for key in keys]))

    def shown(self) -> list[tuple[str, list[str]]]:
        return [(each.source.path, [member.row.path for member in each.members]) for each in self.found()]


def words(seed: int, length: int = 200) -> str:
    dice = Random(seed)
    return "".join(chr(0x4E00 + dice.randrange(5_000)) for _ in range(length))


def day(number: int) -> date:
    return date(2025, 1, number)


A, B, C = words(1), words(2), words(3)


def test_the_earliest_is_the_source() -> None:
    reports = Reports()
    reports.add("later", A, day=day(9))
    reports.add("first", A, day=day(2))
    reports.add("undated", A)
    reports.add("last year", B, year=2023)
    reports.add("this year", B, day=day(1))
    assert reports.shown() == [("last year", ["this year"]), ("first", ["later", "undated"])]


def test_the_source_is_certain_only_where_every_member_is_later() -> None:
    reports = Reports()
    for path, text, when in (("a", A, day(1)), ("b", A, day(2)), ("c", B, day(3)), ("d", B, day(3)), ("e", C, day(4))):
        reports.add(path, text, day=when)
    reports.add("f", C)
    assert [(each.source.path, each.certain) for each in reports.found()] == [("a", True), ("c", False), ("e", False)]


def test_an_agencys_own_earlier_text_is_no_copying() -> None:
    reports = Reports()
    reports.add("2023", A, agency="甲局", day=day(1), year=2023)
    reports.add("2024", A[:-9], agency="甲 局", day=day(2))
    assert reports.shown() == []
    reports.add("other", A[:-9], agency="乙局", day=day(3))
    assert reports.shown() == [("2023", ["other"])]


def test_reports_without_an_agency_stand_for_themselves() -> None:
    reports = Reports()
    reports.add("a", A, agency=None)
    reports.add("b", A, agency=None)
    assert reports.shown() == [("a", ["b"])]


def test_scores_are_exact() -> None:
    reports = Reports()
    reports.add("a", A, day=day(1))
    reports.add("b", A[:150] + B[:50], day=day(2))
    (cluster,) = reports.found()
    own, source = runs(A[:150] + B[:50]), runs(A)
    (member,) = cluster.members
    assert member.score == round(len(own & source) / len(own | source), 4)
    assert member.share == round(len(own & source) / len(own), 4)


def test_unlike_texts_are_not_chained() -> None:
    """b is like a, c is like b and not like a: c stands with b in a cluster of its own."""
    reports = Reports()
    text = words(4, 400)
    for number, path in enumerate("abc", 1):
        reports.add(path, text[(number - 1) * 45 : (number - 1) * 45 + 200], day=day(number))
    assert reports.shown() == [("a", ["b"]), ("b", ["c"])]


def test_a_copy_goes_to_the_source_that_it_is_most_like() -> None:
    reports = Reports()
    reports.add("a", A, day=day(1))
    reports.add("b", A[:110] + B[:90], day=day(2))
    reports.add("c", A[:120] + B[:80], day=day(3))
    assert reports.shown() == [("b", ["c"])]


def test_nothing_in_common() -> None:
    reports = Reports()
    assert reports.found() == []
    for path, text in (("a", A), ("b", B), ("c", "短")):
        reports.add(path, text)
    assert reports.found() == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60), st.integers(1, 9)), max_size=12), st.integers(0, 99))
def test_any_order_of_rows_gives_the_same(plan: list[tuple[int, int, int]], seed: int) -> None:
    reports = Reports()
    for number, (text, cut, when) in enumerate(plan):
        reports.add(f"r{number}", words(text)[cut : cut + 140], day=day(when))
    assert reports.found(seed) == reports.found(seed + 1)
