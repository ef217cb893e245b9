"""Trees of units that add up are silent; what one changed figure or a missing report gives is worked out by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.api import load_rules
from disclosure_lint.api.hierarchy import Member, Related, Unit, Wanted, check_hierarchy
from disclosure_lint.rules import Pack

CELL = "proactive.penalties.decisions"


class Tree(NamedTuple):
    """Units by number, 0 on top: the number of the unit above each, and the figures that they report."""

    above: list[int | None]
    figures: list[int]

    def below(self, unit: int) -> list[int]:
        return [at for at, above in enumerate(self.above) if above == unit]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Every unit reports its own figure and those of the units below it."""
    size = draw(st.integers(2, 12))
    above: list[int | None] = [None, *(draw(st.integers(0, at - 1)) for at in range(1, size))]
    figures = [draw(st.integers(0, 9)) for _ in above]
    for at in range(size - 1, 0, -1):
        figures[above[at] or 0] += figures[at]
    return Tree(above, figures)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_rules()


@pytest.fixture(scope="module")
def zero(pack: Pack) -> dict[str, Any]:
    form = pack.forms.edition("2021")
    assert form is not None
    return {str(cell): 0 for cell in form.cells}


def judged(tree: Tree, pack: Pack, zero: Mapping[str, Any], lost: frozenset[int] = frozenset()) -> list[Related | None]:
    """What is said of each unit; None of those that have not reported."""
    units = range(len(tree.above))
    roster = [
        Unit(name(at), None if above is None else name(above), "government") for at, above in enumerate(tree.above)
    ]
    members = [
        Member(f"{at:02}", name(at), None, "with_lower", 2024, None, {**zero, CELL: tree.figures[at]})
        for at in units
        if at not in lost
    ]
    related = check_hierarchy(members, roster, pack, Wanted(date(2026, 1, 31)))
    return [related.get(f"{at:02}") for at in units]


def name(unit: int) -> str:
    return f"第{unit}县人民政府"


def contradictions(tree: Tree, lost: frozenset[int] = frozenset()) -> set[tuple[int, str]]:
    """The units whose figure cannot be, by what is known: one below is larger, else those below are together."""
    found = set()
    for unit, own in enumerate(tree.figures):
        known = [tree.figures[at] for at in tree.below(unit) if at not in lost]
        if unit not in lost and sum(known) > own:
            found.add((unit, "HIE001" if max(known) > own else "HIE002"))
    return found


def said(results: list[Related | None]) -> set[tuple[int, str]]:
    return {(at, found.rule) for at, related in enumerate(results) if related for found in related.diagnostics}


@settings(max_examples=20, deadline=None)
@given(tree=trees())
def test_what_adds_up_is_silent(tree: Tree, pack: Pack, zero: dict[str, Any]) -> None:
    results = judged(tree, pack, zero)
    assert said(results) == set()
    assert all(related and not related.not_assessable and not related.broken for related in results)


@settings(max_examples=40, deadline=None)
@given(tree=trees(), data=st.data())
def test_one_figure_changed(tree: Tree, data: st.DataObject, pack: Pack, zero: dict[str, Any]) -> None:
    unit = data.draw(st.integers(0, len(tree.above) - 1))
    tree.figures[unit] = data.draw(st.integers(0, 60))
    results = judged(tree, pack, zero)
    expected = contradictions(tree)
    assert said(results) == expected
    assert {at for at, _ in expected} <= {unit, tree.above[unit]}
    for at, rule in expected:
        related = results[at]
        assert related
        (found,) = related.diagnostics
        below = {name(child): tree.figures[child] for child in tree.below(at)}
        if rule == "HIE002":
            gap = sum(below.values()) - tree.figures[at]
            assert f"本报告 {tree.figures[at]}，下级单位合计 {sum(below.values())}" in found.message.zh
            explaining = [child for child, figure in below.items() if figure == gap]
        else:
            assert f"最多 {max(below.values())}" in found.message.zh
            explaining = [child for child, figure in below.items() if figure > tree.figures[at]]
        assert all(child in found.message.zh for child in explaining[:5])
        assert not any(child in found.message.zh for child in below.keys() - set(explaining))


@settings(max_examples=40, deadline=None)
@given(tree=trees(), data=st.data())
def test_missing_reports_give_bounds_and_no_contradiction(
    tree: Tree, data: st.DataObject, pack: Pack, zero: dict[str, Any]
) -> None:
    lost = frozenset(data.draw(st.sets(st.integers(0, len(tree.above) - 1))))
    results = judged(tree, pack, zero, lost)
    assert said(results) == set()
    for unit, related in enumerate(results):
        below = tree.below(unit)
        wanting = {name(child) for child in below if child in lost}
        if related is None or not wanting:
            assert related is None or not below or related.outcomes["HIE002"] == "passed"
            continue
        told = {item.rule: item for item in related.not_assessable}
        assert {cause.subject for cause in told["HIE002"].missing} == wanting
        least = sum(tree.figures[child] for child in below if child not in lost)
        note = told["HIE002"].note
        assert note
        assert f"应计入的 {len(below)} 个下级单位中 {len(below) - len(wanting)} 个有报告" in note.zh
        assert f"已知合计 {least}，本报告 {tree.figures[unit]}，尚未超过" in note.zh


@settings(max_examples=20, deadline=None)
@given(tree=trees(), data=st.data())
def test_what_is_known_decides_though_reports_are_missing(
    tree: Tree, data: st.DataObject, pack: Pack, zero: dict[str, Any]
) -> None:
    tree.figures[0] = data.draw(st.integers(0, 30))
    lost = frozenset(data.draw(st.sets(st.integers(1, len(tree.above) - 1))))
    assert said(judged(tree, pack, zero, lost)) == contradictions(tree, lost)
