"""Rules over several reports, judged from members: a city with its departments, counties and townships."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.api import check, load_rules, read_input
from disclosure_lint.api.hierarchy import Member, Related, Unit, Wanted, check_hierarchy, member_of, with_related
from disclosure_lint.api.options import Options
from disclosure_lint.inputs import discover
from disclosure_lint.report import Report
from disclosure_lint.resources import resource
from disclosure_lint.rules import Pack

TODAY = date(2026, 1, 31)
CITY, OFFICE, POLICE, SCHOOLS, COUNTY = (
    "示例市人民政府",
    "示例市人民政府办公室",
    "示例市公安局",
    "示例市教育局",
    "示例县人民政府",
)
TOTAL, PENALTIES = "requests.received.total", "proactive.penalties.decisions"
ROSTER = (
    Unit(CITY, None, "government"),
    Unit(POLICE, CITY, "department"),
    Unit(SCHOOLS, CITY, "department"),
    Unit(COUNTY, CITY, "government"),
    Unit("示例镇人民政府", COUNTY, "township"),
)
CODES = ("HIE001", "HIE002", "HIE003", "HIE004")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_rules()


@pytest.fixture(scope="module")
def zero(pack: Pack) -> dict[str, Any]:
    """Every cell of the 2021 form with 0."""
    form = pack.forms.edition("2021")
    assert form is not None
    return {str(cell): 0 for cell in form.cells}


def member(agency: str, cells: dict[str, Any], path: str = "", year: int = 2024, scope: Any = "with_lower") -> Member:
    return Member(path or f"{agency}-{year}.yaml", agency, None, scope, year, None, cells)


def judged(members: Iterable[Member], pack: Pack, roster: Iterable[Unit] = ROSTER) -> dict[str, Related]:
    return check_hierarchy(members, roster, pack, Wanted(TODAY))


def found(related: Related) -> list[tuple[str, str]]:
    return [(item.rule, item.location.pointer) for item in related.diagnostics]


@pytest.fixture
def city(zero: dict[str, Any]) -> dict[str, Member]:
    """A city that adds up: itself 3, two departments 10 and 20, a county 30 of which a township 5."""
    figures = {CITY: 63, POLICE: 10, SCHOOLS: 20, COUNTY: 30, "示例镇人民政府": 5}
    return {
        agency: member(agency, {**zero, TOTAL: figure, PENALTIES: figure}, path=agency)
        for agency, figure in figures.items()
    }


def test_a_city_that_adds_up(city: dict[str, Member], pack: Pack) -> None:
    results = judged(city.values(), pack)
    assert [found(related) for related in results.values()] == [[]] * 5
    assert results[CITY].outcomes == dict.fromkeys(CODES[:3], "passed") | {"HIE004": "not_applicable"}
    assert results[POLICE].outcomes == dict.fromkeys(CODES[:3], "not_applicable") | {"HIE004": "passed"}


def test_below_the_sum_says_which_unit_explains_it(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    members = {**city, CITY: member(CITY, {**zero, TOTAL: 50, PENALTIES: 50}, path=CITY)}
    related = judged(members.values(), pack)[CITY]
    assert found(related) == [("HIE002", "proactive"), ("HIE002", "requests")]
    finding = related.diagnostics[1]
    assert "本报告 50，下级单位合计 60" in finding.message.zh
    assert finding.message.zh.endswith("所报的数与各格差额相同的下级单位：示例市公安局。")
    assert [(item.pointer, item.value) for item in finding.evidence] == [(TOTAL, 50), (f"children.{TOTAL}", 60)]
    assert finding.evidence[1].label.zh.startswith("下级单位合计 › 表三 › ")
    assert finding.severity == "warning"


def test_a_unit_above_the_aggregate_is_one_finding(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    members = {**city, SCHOOLS: member(SCHOOLS, {**zero, TOTAL: 200}, path=SCHOOLS)}
    related = judged(members.values(), pack)[CITY]
    assert found(related) == [("HIE001", "requests")]
    assert f"本报告 63，{SCHOOLS}最多 200" in related.diagnostics[0].message.zh
    assert [item.value for item in related.diagnostics[0].evidence] == [63, 200]
    assert related.diagnostics[0].evidence[1].label.zh.startswith("下级单位最多 › ")


def test_missing_units_are_never_silent(city: dict[str, Member], pack: Pack) -> None:
    members = [made for agency, made in city.items() if agency != COUNTY]
    related = judged(members, pack)[CITY]
    assert found(related) == []
    by_rule = {item.rule: item for item in related.not_assessable}
    assert related.outcomes["HIE002"] == "not_assessable"
    assert by_rule["HIE002"].missing == (("no_report", COUNTY),)
    note = by_rule["HIE002"].note
    assert note is not None
    assert note.zh == "应计入的 3 个下级单位中 2 个有报告；行政处罚：已知合计 30，本报告 63，尚未超过"


def test_what_has_been_reported_may_decide(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    members = {**city, CITY: member(CITY, {**zero, TOTAL: 25, PENALTIES: 63}, path=CITY)}
    del members[COUNTY]
    related = judged(members.values(), pack)[CITY]
    assert found(related) == [("HIE002", "requests")]
    assert related.outcomes["HIE002"] == "failed"
    assert [item.rule for item in related.not_assessable] == ["HIE001", "HIE002"]


def test_scope_says_who_is_counted(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    def outcome(scope: Any, total: int) -> tuple[Any, list[tuple[str, str]]]:
        cells = {**zero, TOTAL: total, PENALTIES: 99}
        members = {**city, CITY: member(CITY, cells, path=CITY, scope=scope)}
        related = judged(members.values(), pack)[CITY]
        return related.outcomes["HIE002"], found(related)

    assert outcome("with_departments", 30) == ("passed", [])
    assert outcome("with_departments", 29) == ("failed", [("HIE002", "requests")])
    assert outcome("own", 1) == ("not_applicable", [])
    assert outcome(None, 63) == ("not_assessable", [])


def test_the_roster_may_state_scope_and_level(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    bare = member(CITY, {**zero, TOTAL: 50, PENALTIES: 99}, path=CITY, scope=None)
    roster = [Unit(CITY, None, "government", "with_lower"), *ROSTER[1:]]
    assert found(judged({**city, CITY: bare}.values(), pack, roster)[CITY]) == [("HIE002", "requests")]


def test_above_the_sum_only_where_the_office_is_there(
    city: dict[str, Member], zero: dict[str, Any], pack: Pack
) -> None:
    roster = [*ROSTER, Unit(OFFICE, CITY, "government")]
    office = member(OFFICE, {**zero, TOTAL: 3, PENALTIES: 3}, path=OFFICE, scope="own")
    members = {**city, OFFICE: office}
    assert found(judged(members.values(), pack, roster)[CITY]) == []
    members[CITY] = member(CITY, {**zero, TOTAL: 73, PENALTIES: 63}, path=CITY)
    related = judged(members.values(), pack, roster)[CITY]
    assert found(related) == [("HIE003", "requests")]
    assert related.diagnostics[0].message.zh.endswith("相同的下级单位：示例市公安局。")
    del members[OFFICE]
    related = judged(members.values(), pack, roster)[CITY]
    assert related.outcomes["HIE003"] == "not_assessable"
    assert "差额须由其余单位说明" in {item.rule: item for item in related.not_assessable}["HIE003"].note.zh  # type: ignore[union-attr]


def test_reports_of_another_year_and_several_reports(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    police = city[POLICE]
    earlier = [*(made for made in city.values() if made is not police), replace(police, year=2023)]
    missing = {item.rule: item.missing for item in judged(earlier, pack)[CITY].not_assessable}
    assert missing["HIE002"] == (("no_report", POLICE),)
    same = judged([*city.values(), replace(police, path="again")], pack)[CITY]
    assert same.outcomes["HIE002"] == "passed"
    differing = [*city.values(), replace(police, path="again", cells={**zero, TOTAL: 11})]
    missing = {item.rule: item.missing for item in judged(differing, pack)[CITY].not_assessable}
    assert missing["HIE002"] == (("several_reports", POLICE),)


def test_the_aggregate_over_again(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    cells = {**zero, **{f"requests.{row}.natural_person": 7 for row in ("received", "carried_in", "granted")}}
    cells |= {f"requests.{row}.business": 2 for row in ("received", "carried_in", "granted")}
    members = {**city, CITY: member(CITY, cells, path=CITY), POLICE: member(POLICE, cells, path=POLICE)}
    related = judged(members.values(), pack)
    assert found(related[POLICE]) == [("HIE004", "requests")]
    assert found(related[SCHOOLS]) == []
    del members[CITY]
    assert judged(members.values(), pack)[POLICE].not_assessable[0].missing == (("no_report", CITY),)


def test_units_of_a_ministry_are_not_the_governments(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    tax = "国家税务总局示例市税务局"
    members = [*city.values(), member(tax, {**zero, PENALTIES: 9999}, path=tax)]
    assert found(judged(members, pack, [*ROSTER, Unit(tax, CITY, "department")])[CITY]) == []


def test_evidence_and_message_add_up_the_same_units(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    """What the sum takes in beyond the scope of the report, here a ministry's unit, is in the evidence, too."""
    tax = "国家税务总局示例市税务局"
    below = (member(name, {**zero, TOTAL: figure}, path=name) for name, figure in ((OFFICE, 3), (tax, 7)))
    county = replace(city[COUNTY], scope="with_lower")
    members = {**city, COUNTY: county, CITY: member(CITY, {**zero, TOTAL: 99, PENALTIES: 60}, path=CITY)}
    roster = [*ROSTER, Unit(OFFICE, CITY, "government"), Unit(tax, CITY, "department")]
    (finding,) = judged([*members.values(), *below], pack, roster)[CITY].diagnostics
    assert finding.rule == "HIE003" and "本报告 99，本级和下级单位合计 70" in finding.message.zh
    assert [item.value for item in finding.evidence] == [99, 70]


def test_the_row_of_the_older_form(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    """A superior report with the single row of 2019 is set beside the sum of the three rows of 2021."""
    three = ("other.uncorrected", "other.fee_unpaid", "other.other")
    old = {pointer: value for pointer, value in zero.items() if not pointer.startswith("requests.other.")}
    old |= {f"requests.other.all.{column}": 5 for column in pack.forms.known["requests"]["other.all"]}
    members = {**city, CITY: member(CITY, {**old, TOTAL: 63, PENALTIES: 63}, path=CITY)}
    assert judged(members.values(), pack)[CITY].outcomes["HIE002"] == "passed"
    cells = {**city[POLICE].cells, **{f"requests.{row}.total": 2 for row in three}}
    members[POLICE] = replace(city[POLICE], cells=cells)
    assert found(judged(members.values(), pack)[CITY]) == [("HIE001", "requests")]


def test_agencies_outside_the_roster_and_without_a_year(zero: dict[str, Any], pack: Pack) -> None:
    members = [member("别处局", zero, path="a"), replace(member(CITY, zero, path="b"), year=None)]
    related = judged(members, pack)
    assert set(related["a"].outcomes.values()) == {"not_applicable"}
    assert related["b"].outcomes["HIE002"] == "not_assessable"


def test_a_unit_above_itself_and_a_circle(zero: dict[str, Any], pack: Pack) -> None:
    roster = [Unit(CITY, CITY), Unit(POLICE, SCHOOLS), Unit(SCHOOLS, POLICE)]
    members = [member(agency, zero, path=agency) for agency in (CITY, POLICE, SCHOOLS)]
    assert all(found(related) == [] for related in judged(members, pack, roster).values())


def test_order_makes_no_difference(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    members = [member(CITY, {**zero, TOTAL: 50}, path=CITY), *(city[name] for name in (POLICE, SCHOOLS))]
    results = [judged(order, pack) for order in permutations(members)]
    assert all(result == results[0] for result in results)


def test_selection(city: dict[str, Member], zero: dict[str, Any], pack: Pack) -> None:
    members = {**city, CITY: member(CITY, {**zero, TOTAL: 1}, path=CITY)}
    wanted = Wanted(TODAY, ("HIE",), ("HIE001",))
    related = check_hierarchy(members.values(), ROSTER, pack, wanted)[CITY]
    assert "HIE001" not in related.outcomes
    assert "HIE002" in related.outcomes


def test_a_broken_rule_is_said_and_the_others_go_on(
    city: dict[str, Member], zero: dict[str, Any], pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from disclosure_lint.engine.related import Speaker

    def breaks(self: Speaker, group: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(Speaker, "findings", breaks)
    members = {**city, CITY: member(CITY, {**zero, TOTAL: 50, PENALTIES: 63}, path=CITY)}
    related = judged(members.values(), pack)[CITY]
    assert related.outcomes["HIE002"] == "broken"
    assert "ZeroDivisionError" in related.broken["HIE002"]
    assert related.outcomes["HIE001"] == "passed"


def test_a_report_becomes_a_member_and_is_judged_with_it(pack: Pack) -> None:
    folder = resource("rules") / "national" / "examples"
    inputs = discover([str(folder / f"{name}.yaml") for name in ("clean-2021", "clean-2021-bureau")])
    run = check(inputs, Options(today=TODAY))
    alone = {report.path: report for report in run.result.reports}
    members = []
    for item in inputs.inputs:
        report = read_input(item, pack).report
        assert isinstance(report, Report)
        members.append(member_of(item.name, report))
    related = judged(members, pack)
    for name, report in alone.items():
        assert {report.outcomes[code] for code in CODES} == {"not_applicable"}
        both = with_related(report, related[name])
        assert both.outcomes.keys() == report.outcomes.keys()
        assert len({item.rule for item in both.not_applicable}) == len(both.not_applicable)
    (aggregate,) = (report.path for report in alone.values() if report.agency == CITY)
    assert related[aggregate].outcomes["HIE001"] == "not_assessable"


def test_cells_survive_being_stored(city: dict[str, Member]) -> None:
    made = replace(city[CITY], cells={TOTAL: None, PENALTIES: "若干"})
    again = Member(**json.loads(json.dumps({name: getattr(made, name) for name in Member.__slots__})))
    assert again == made


@settings(max_examples=25, deadline=None)
@given(
    own=st.integers(0, 60),
    figures=st.lists(st.one_of(st.none(), st.just("lost"), st.integers(0, 30)), max_size=4),
)
def test_one_cell_against_the_rule_by_hand(own: int, figures: list[Any], pack: Pack, zero: dict[str, Any]) -> None:
    """None is a blank cell, `lost` a unit without a report."""
    roster = [Unit(CITY, None, "government"), *(Unit(f"局{at}", CITY, "department") for at in range(len(figures)))]
    cells = {PENALTIES: own}
    members = [member(CITY, {**zero, **cells}, path=CITY)]
    members += [member(f"局{at}", {**zero, PENALTIES: figure}) for at, figure in enumerate(figures) if figure != "lost"]
    known = [figure for figure in figures if isinstance(figure, int)]
    related = judged(members, pack, roster)[CITY]
    if not figures:
        expected = ("not_applicable", "not_applicable")
    else:
        sure = len(known) == len(figures)
        single = "failed" if any(figure > own for figure in known) else "passed" if sure else "not_assessable"
        below = sum(known) > own and max(known) <= own
        lost = "lost" in figures
        total = "failed" if below else "passed" if not lost and (sure or single == "failed") else "not_assessable"
        expected = (single, total)
    assert (related.outcomes["HIE001"], related.outcomes["HIE002"]) == expected
