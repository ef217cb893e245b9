"""Reports with the rows and columns of their edition are read in few steps, to the same as cell by cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.api import load_rules
from disclosure_lint.dsl.context import Facts
from disclosure_lint.engine.vector import _read_each, _read_filled, build_vector
from disclosure_lint.forms import Forms
from disclosure_lint.report import Cell, Report, Tables
from disclosure_lint.values import Unknown

CELLS = (Cell.of(7, 7), Cell.of(-1, -1), Cell.of(None, None), Cell.of("/", None), Cell.of("1,286", 1286))


@pytest.fixture(scope="module")
def forms() -> Forms:
    return load_rules().forms


def _facts(forms: Forms, edition: str, prefix: str = "") -> Facts:
    form = forms.edition(edition)
    assert form is not None
    tables: Tables = {}
    for at, path in enumerate(form.cells):
        tables.setdefault(path.table, {}).setdefault(path.row, {})[path.column] = Cell.of(at, at)
    return Facts(Report(year=form.first_year, tables=tables), forms, None, date(2026, 1, 31), prefix)


@given(data=st.data())
def test_a_form_filled_in_is_read_as_cell_by_cell(forms: Forms, data: st.DataObject) -> None:
    facts = _facts(forms, data.draw(st.sampled_from(("2019", "2021"))), data.draw(st.sampled_from(("", "prior."))))
    rows = [row for table in facts.report.tables.values() for row in table.values()]
    for row in data.draw(st.lists(st.sampled_from(range(len(rows))), max_size=5)):
        column = data.draw(st.sampled_from(list(rows[row])))
        rows[row][column] = data.draw(st.sampled_from(CELLS))
    read = _read_filled(facts, forms)
    assert read is not None
    assert read == _read_each(facts, forms)


def test_other_reports_are_read_cell_by_cell(forms: Forms) -> None:
    for change in (
        lambda tables: tables.pop("review"),
        lambda tables: tables["requests"].pop("granted"),
        lambda tables: tables["requests"]["granted"].pop("total"),
        lambda tables: tables["requests"].update({"other.all": {}}),
        lambda tables: tables["requests"].update({"other.all": tables["requests"].pop("other.other")}),
        lambda tables: tables["proactive"]["regulations"].update(made=Cell.of(0, 0)),
    ):
        facts = _facts(forms, "2021")
        change(facts.report.tables)
        assert _read_filled(facts, forms) is None


def test_last_years_cells_stand_behind_this_years(forms: Forms) -> None:
    this, before = _facts(forms, "2021"), _facts(forms, "2021", "prior.")
    this.report.tables["requests"]["granted"]["total"] = Cell.of(None, None)
    before.report.tables["requests"]["received"]["total"] = Cell.of("/", None)
    values, unknown, _ = build_vector(this, before, forms)
    size = len(forms.cells)
    granted, received = (forms.index[f"requests.{row}.total"] for row in ("granted", "received"))
    assert {at for at in (granted, received, granted + size, received + size) if unknown >> at & 1} == {
        granted,
        received + size,
    }
    assert all((unknown >> at & 1) == (value.__class__ is Unknown) for at, value in enumerate(values))
