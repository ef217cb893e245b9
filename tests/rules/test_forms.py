"""What a form file may not name: groups, rows, columns and sections that are nowhere in it."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from disclosure_lint.rules.form_schema import FormFile
from disclosure_lint.rules.forms import form_problems

FORM = Path(__file__).parents[2] / "rules" / "national" / "forms" / "2021.yaml"


@pytest.fixture(scope="module")
def form() -> dict[str, Any]:
    return FormFile.model_validate(yaml.safe_load(FORM.read_text("utf-8"))).model_dump()


def test_the_form_itself_is_sound(form: dict[str, Any]) -> None:
    assert form_problems(form, []) == []


@pytest.mark.parametrize(
    ("path", "wrong", "told"),
    [
        (("tables", "requests", "layout", "over", 0, "group"), "nobody", None),
        (("tables", "requests", "layout", "over", 0, "also"), ["granted"], 0),
        (("tables", "requests", "layout", "beside", 0, "also"), ["total"], 0),
        (("draft", "stocks", 0, "plus"), "nothing", None),
        (("draft", "carried"), {"requests.nothing": "requests.carried_out"}, "requests.nothing"),
    ],
)
def test_strange_names_are_told_at_their_place(
    path: tuple[str | int, ...], wrong: Any, told: str | int | None, form: dict[str, Any]
) -> None:
    damaged = deepcopy(form)
    held = damaged
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = wrong
    assert [problem.path for problem in form_problems(damaged, [])] == [path if told is None else (*path, told)]


@pytest.mark.parametrize("named", [{"problems": 9}, {"sections": {7: "text"}}])
def test_a_draft_has_the_sections_of_the_form(named: dict[str, Any], form: dict[str, Any]) -> None:
    damaged = {**form, "draft": {**form["draft"], **named}}
    assert [problem.path for problem in form_problems(damaged, [])] == [("draft", "sections")]
