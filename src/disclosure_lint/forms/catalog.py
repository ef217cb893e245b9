"""All editions a run knows: which is in force for a year, and which keys exist in any of them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from disclosure_lint.forms.model import Form
from disclosure_lint.report import Report


class Forms:
    """The editions, oldest first."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.editions = tuple(sorted(forms, key=lambda form: form.first_year))
        self._variants: dict[tuple[str, ...], Form] = {}

    def in_force(self, year: int) -> Form | None:
        """The edition for reports on that year; None before the first."""
        return next((form for form in self.editions if form.in_force(year)), None)

    def edition(self, name: str) -> Form | None:
        """The edition of that name."""
        return next((form for form in self.editions if form.edition == name), None)

    @cached_property
    def known(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Table → row → columns, over all editions: every key that may stand in any report."""
        known: dict[str, dict[str, tuple[str, ...]]] = {}
        for form in self.editions:
            for table in form.tables.values():
                rows = known.setdefault(table.key, {})
                for row in table.rows.values():
                    rows[row.key] = tuple(dict.fromkeys((*rows.get(row.key, ()), *row.columns)))
        return known

    def row_order(self, table: str) -> tuple[str, ...]:
        """The columns of a row written as a list, () where the table has no such rows."""
        for form in self.editions:
            found = form.tables.get(table)
            if found and found.row_lists:
                return tuple(found.columns)
        return ()

    def as_found(self, form: Form, report: Report) -> Form:
        """The form with the rows of another edition where they stand in for its own.

        A 2021 report with the single row `other.all` of 2019 is checked over that row, and the other way round; where
        both stand, the edition's own rows count.
        """
        swaps = tuple(
            f"{table}|{'>' if has_one else '<'}|{one}"
            for table, one, many in self._stand_ins
            for has_one in (one in form.tables[table].rows,)
            if table in report.tables and _swapped(report.tables[table], (one,) if has_one else many, many if has_one else (one,))
        )
        if not swaps:
            return form
        key = (form.edition, *swaps)
        if key not in self._variants:
            self._variants[key] = self._swap(form, swaps)
        return self._variants[key]

    @cached_property
    def _stand_ins(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        return tuple(
            (table.key, row.key, row.stands_for)
            for form in self.editions
            for table in form.tables.values()
            for row in table.rows.values()
            if row.stands_for
        )

    def _swap(self, form: Form, swaps: tuple[str, ...]) -> Form:
        for swap in swaps:
            key, direction, one = swap.split("|")
            many = next(members for table, row, members in self._stand_ins if (table, row) == (key, one))
            old, new = ((one,), many) if direction == ">" else (many, (one,))
            rows = tuple(replace(self._row(key, name), stands_for=()) for name in new)
            form = form.with_rows(key, old, rows)
        return form

    def _row(self, table: str, key: str):  # type: ignore[no-untyped-def]
        return next(form.tables[table].rows[key] for form in self.editions if key in form.tables[table].rows)


def _swapped(rows: dict[str, object], own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not any(key in rows for key in own) and any(key in rows for key in other)
