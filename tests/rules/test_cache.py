"""The cache of packs can do no harm: not damaged, not unwritable, not poisoned."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.engine import Request, prepare
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack, cache, load_packs
from disclosure_lint.rules.files import digest, pack_files

NATIONAL = ("national",)
Names = tuple[str, ...]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(folder))
    return folder


@pytest.fixture(scope="module")
def good_lines(small: Names, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of a good entry."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path_factory.mktemp("good")))
        load_packs(small)
        lines = cache.fetch(_key(small))
    assert lines is not None
    return lines


def _key(names: Names) -> str:
    return digest(pack_files(names))


def _source(pack: Pack) -> str:
    return pack.program(pack.forms.in_force(2024)).program.source


def test_the_cache_gives_the_same_pack(own_cache: Path) -> None:
    first, second = load_packs(NATIONAL), load_packs(NATIONAL)
    assert list(own_cache.glob("pack-*"))
    assert first.rules == second.rules
    assert first.infos == second.infos
    assert first.duties == second.duties
    assert _source(first) == _source(second)


def test_a_program_from_the_cache_elaborates_nothing(
    good_lines: list[str], monkeypatch: pytest.MonkeyPatch, small: Names
) -> None:
    cache.store(_key(small), good_lines)
    pack = load_packs(small)
    monkeypatch.setattr("disclosure_lint.dsl.planning.Planner.plan", lambda _: pytest.fail("planned again"))
    for form in pack.forms.editions:
        assert pack.program(form).program.source


@pytest.mark.parametrize("damage", ["", "garbage", "{}", "[]", "null", "\n"])
def test_a_damaged_entry_is_made_again(damage: str, own_cache: Path, small: Names) -> None:
    first = load_packs(small)
    (entry,) = own_cache.glob("pack-*")
    good = entry.read_bytes()
    entry.write_text(damage, encoding="utf-8")
    assert load_packs(small).rules == first.rules
    assert entry.read_bytes() == good


@pytest.mark.parametrize("needs", [5, "甲", [[1]], [[["甲"]]]])
def test_needs_that_are_none_are_worked_out_again(needs: Any, good_lines: list[str], small: Names) -> None:
    head = json.loads(good_lines[0])
    head["vocabulary"]["year"] = [{"pattern": "甲", "needs": needs}]
    for kind in head["claims"]["kinds"].values():
        kind["needs"] = needs
    cache.store(_key(small), [json.dumps(head), *good_lines[1:]])
    assert load_packs(small).vocabulary.words["year"].mentions("2024年")
    assert cache.fetch(_key(small)) == good_lines


@pytest.mark.parametrize("lines", [[], [""], ["{}"], ["[]"], ["null"], ['{"rules": 1, "editions": []}', "[]"]])
def test_an_entry_that_is_no_pack_is_made_again(lines: list[str], good_lines: list[str], small: Names) -> None:
    cache.store(_key(small), lines)
    assert _source(load_packs(small))
    assert cache.fetch(_key(small)) == good_lines


def test_an_unwritable_cache_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Names) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "file" / "below"))
    assert load_packs(small).rules


def test_poisoned_trees_run_no_code(good_lines: list[str], small: Names) -> None:
    """Even with a right digest: trees are resolved and checked again, so foreign names cannot reach generated code."""
    lines = [*good_lines]
    for at, line in enumerate(lines[2:], 2):
        data = json.loads(line)
        if isinstance(data, dict):
            for trees in data["trees"]:
                trees["assertion"] = {"Call": ["__import__('os').system", [], [0, 1]]}
            lines[at] = json.dumps(data)
    head = json.loads(lines[0])
    lines[0] = json.dumps(head | {"editions": []})
    cache.store(_key(small), lines[: len(lines) - len(head["editions"])])
    pack = load_packs(small)
    assert "system" not in _source(pack)


_CODE = "__import__('os').system('true')"
_ONE: list[Any] = ["value", 1]


def _constant(*recipe: Any) -> Callable[[Any], None]:
    return lambda plan: plan[1].__setitem__(0, list(recipe))


def _expression(*expr: Any) -> Callable[[Any], None]:
    return lambda plan: plan[2].append(["test", 0, list(expr)])


def _step(*step: Any) -> Callable[[Any], None]:
    return lambda plan: plan[2].append(list(step))


def _deep(depth: int) -> list[Any]:
    expr: list[Any] = ["v", 0]
    for _ in range(depth):
        expr = ["not", expr]
    return expr


POISON: dict[str, Callable[[Any], None]] = {
    "constant of no kind": _constant("code", _CODE),
    "constant without parts": _constant("builtin"),
    "constant that is text": lambda plan: plan[1].__setitem__(0, _CODE),
    "builtin": _constant("builtin", "__import__"),
    "builtin that is a list": _constant("builtin", ["system"]),
    "operation": _constant("operation", "__call__"),
    "gathered operation": _constant("gathered", "eval"),
    "helper": _constant("helper", "exec"),
    "field": _constant("field", f"sections.{_CODE}.text"),
    "word list": _constant("words", "__class__"),
    "value that is a mapping": _constant("value", {"a": 1}),
    "number that never ends": _constant("decimal", "1e999999999"),
    "number that is long": _constant("decimal", "1" * 1000),
    "fraction": _constant("fraction", 1, 0),
    "date": _constant("date", "yesterday"),
    "element of few parts": _constant("element", "row"),
    "element of other parts": _constant("element", "row", "a.b", "a", ["b"], "", 0),
    "cell": _constant("cell", "0", ["cell", "a.b.c", "a", "b", "c", 0]),
    "cells": _constant("cells", "abc"),
    "indices": _constant("indices", "0"),
    "careful function of no assertion": _constant("careful", 1_000_000),
    "places of other cells": _constant("spread", 0, 1_000_000),
    "kind of expression": _expression("exec", _CODE),
    "cell that is text": _expression("v", "0] or x["),
    "cell that is not there": _expression("v", 1_000_000),
    "cell before the first": _expression("w", -1),
    "cell that is true": _expression("v", True),
    "constant that is not there": _expression("K", 1_000_000),
    "value that is not kept": _expression("c", 1_000),
    "slot outside a loop": _expression("slot", 0),
    "name": _expression("name", "__builtins__"),
    "number in source": _expression("int", _CODE),
    "mask": _expression("mask", _CODE),
    "mask that is none": _expression("mask", 77),
    "operator": _expression("infix", f"or {_CODE} or", [["v", 0], ["v", 1]]),
    "operator without operands": _expression("infix", "+", []),
    "lazy operator": _expression("lazy", "xor", ["K", 0], [["v", 0]]),
    "slice": _expression("call", ["K", 0], [["slice", 0, f"1]{_CODE}[", 1]]),
    "call of text": _expression("call", _CODE, []),
    "expression of no parts": _expression(),
    "nesting": _expression(*_deep(500)),
    "nesting without end": _expression(*_deep(900)),
    "kind of step": _step("import", "os"),
    "step that is text": lambda plan: plan[2].append(_CODE),
    "place that is text": _step("test", "0, r)) or (", ["v", 0]),
    "place that is not there": _step("test", 1_000_000, ["v", 0]),
    "guard": _step("guard", [_CODE], ["K", 0], ["K", 0], []),
    "step under a guard": _step("guard", [], ["K", 0], ["K", 0], [["keep", ["v", 0]]]),
    "slot of no kind": _step("loop", ["x"], [[0, [0]]], ["slot", 0]),
    "row too long": _step("loop", ["v"], [[0, [0], [1]]], ["slot", 0]),
    "row of text": _step("loop", ["v"], [[0, [_CODE]]], ["slot", 0]),
    "row of a place that is text": _step("loop", ["v"], [[_CODE, [0]]], ["slot", 0]),
    "sizes": lambda plan: plan[0].append(1),
    "sizes that are text": lambda plan: plan.__setitem__(0, _CODE),
    "no plan": lambda plan: plan.clear(),
    "careful form of no assertion": lambda plan: plan[3].append(_CODE),
    "too much plan": lambda plan: plan.append([]),
}


def test_a_poisoned_careful_form_is_refused(good_lines: list[str], small: Names) -> None:
    """It is worked out from the tree when a report first needs it."""
    lines = [*good_lines]
    plan = json.loads(lines[-1])
    for careful in plan[3]:
        careful[2].append(["test", _CODE, ["v", 0]])
    lines[-1] = json.dumps(plan)
    good, poisoned = (_verdicts(stored, small) for stored in (good_lines, lines))
    assert good == poisoned != []


def _verdicts(lines: list[str], small: Names) -> list[tuple[int, Any]]:
    """What an entry's program says of an empty report that comes alone."""
    cache.store(_key(small), lines)
    pack = load_packs(small)
    found = prepare(Request(Report(agency="某局", year=2024), None, date(2026, 1, 31)), pack)
    return [(v.at, v.truth) for v in found.program.program.run(*found.vector, found.context)]


@pytest.mark.parametrize("poison", POISON.values(), ids=POISON)
def test_a_poisoned_plan_is_refused(poison: Callable[[Any], None], good_lines: list[str], small: Names) -> None:
    """Even with a right digest: the program is then worked out from the trees."""
    lines = [*good_lines]
    plan = json.loads(lines[-1])
    poison(plan)
    lines[-1] = json.dumps(plan)
    cache.store(_key(small), lines)
    pack = load_packs(small)
    form = pack.forms.editions[-1]
    program = pack.program(form).program
    assert json.dumps(program.plan, ensure_ascii=False, separators=(",", ":")) == good_lines[-1]
    assert "import" not in program.source
