"""Rules over stored reports, all at once."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from disclosure_lint.columnar.block import Block
from disclosure_lint.columnar.careful import Careful
from disclosure_lint.columnar.columns import ABSENT, Columns, Integers, Truths, scales
from disclosure_lint.columnar.expressions import Shared
from disclosure_lint.columnar.outcomes import NOT_APPLICABLE, PASSED, Recheck
from disclosure_lint.columnar.program import ColumnarProgram
from disclosure_lint.forms import Form
from disclosure_lint.rules import Pack
from disclosure_lint.rules.select import Applicability, applicability
from disclosure_lint.values import Cause, Unknown

_CHUNK = 1 << 14
"""Reports of a block: what is read of them stays in the processor's caches."""
_NO_PRIOR = Cause("no_prior")


class _Kind(NamedTuple):
    """What reports that are evaluated together have in common. `shape` numbers a form as found."""

    year: int | None
    level: str | None
    scope: str | None
    edition: str | None
    shape: int
    has_prior: bool


def recheck(
    columns: Columns,
    pack: Pack,
    today: date,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    texts: frozenset[str] = frozenset(),
    among: Truths | None = None,
) -> Recheck:
    """The rules of the pack that cells and heads of reports answer, and those in `texts`, which are judged report by
    report where its texts are held; `select` and `ignore` as in `check`, `among` the reports that are looked at.
    """
    return _Run(columns, pack, today, (select, ignore), texts, among).result()


class _Run:
    def __init__(
        self,
        columns: Columns,
        pack: Pack,
        today: date,
        chosen: tuple[tuple[str, ...], tuple[str, ...]],
        texts: frozenset[str],
        among: Truths | None,
    ) -> None:
        self._columns, self._pack, self._chosen, self._texts = columns, pack, chosen, texts
        self._among = columns.held.cells if among is None else columns.held.cells & among
        self._careful = Careful(columns, pack, today)
        self._digits = scales(pack.forms)
        self._tables: dict[str, list[int]] = {}
        for at, path in enumerate(pack.forms.cells):
            self._tables.setdefault(path.table, []).append(at)
        self._shapes: list[Form] = [*pack.forms.editions]
        self._programs: dict[int, ColumnarProgram] = {}
        self._result = Recheck(tuple(pack.rules), columns, pack, self._careful)

    def result(self) -> Recheck:
        """All reports, a kind at a time."""
        for kind, numbers in self._kinds().items():
            wanted = self._conclude(kind, numbers)
            program = self._program(kind)
            codes = set(wanted & program.answered)
            self._result.programs[numbers] = program.program
            self._result.by_tables |= codes
            self._result.begin(codes, numbers, PASSED)
            for start in range(0, len(numbers), _CHUNK):
                self._judge(program, numbers[start : start + _CHUNK], codes)
            self._result.leave(codes & self._pack.about_prior, numbers[~self._columns.held.prior[numbers]])
            of_texts = set((wanted & self._texts) - program.answered)
            if of_texts:
                self._judge_texts(program, numbers[self._columns.held.texts[numbers]], of_texts)
            self._spare(numbers, codes | of_texts)
        return self._result

    def _judge_texts(self, program: ColumnarProgram, numbers: Integers, codes: set[str]) -> None:
        """Rules over texts, report by report; those about last year's only where its texts are held."""
        columns, about = self._columns, codes & self._pack.about_prior
        for number in numbers.tolist():
            prior = int(columns.priors[number])
            lacking = not columns.held.prior[number] or (prior >= 0 and not columns.held.texts[prior])
            found = codes - about if lacking else codes
            self._result.begin(found, np.array([number]), PASSED)
            for assertion in program.assertions_of(frozenset(found)):
                self._one(program.code_of(assertion), number, assertion)

    def _kinds(self) -> dict[_Kind, Integers]:
        """The reports by kind."""
        found: dict[_Kind, list[int]] = {}
        level_of = self._pack.level_of
        shapes, agencies, priors = self._found_shapes(), self._columns.agencies, (self._columns.priors >= 0).tolist()
        for number in np.flatnonzero(self._among).tolist():
            head, shape = self._columns.heads[number], shapes[number]
            level = head.level or level_of(agencies[number])
            kind = _Kind(head.year, level, head.scope, head.edition, shape, priors[number])
            found.setdefault(kind, []).append(number)
        return {kind: np.array(numbers, np.int64) for kind, numbers in found.items()}

    def _found_shapes(self) -> list[int]:
        """The form of each report as found, by its number; -1 in years without a form."""
        editions = [self._edition(head.year) for head in self._columns.heads]
        known = {id(form): number for number, form in enumerate(self._shapes)}
        for number in np.flatnonzero(self._odd).tolist():
            form = self._pack.forms.in_force(self._columns.heads[number].year or 0)
            if form is not None:
                shape = self._pack.forms.as_found(form, self._columns.report(number))
                if id(shape) not in known:
                    known[id(shape)] = len(self._shapes)
                    self._shapes.append(shape)
                editions[number] = known[id(shape)]
        return editions

    def _edition(self, year: int | None) -> int:
        if year not in self._years:
            form = self._pack.forms.in_force(year) if year is not None else None
            self._years[year] = self._shapes.index(form) if form else -1
        return self._years[year]

    @cached_property
    def _years(self) -> dict[int | None, int]:
        return {}

    @cached_property
    def _odd(self) -> Truths:
        """The reports whose cells do not tell all, or that have cells of another edition."""
        columns, forms = self._columns, self._pack.forms
        odd = np.fromiter((head.odd for head in columns.heads), np.bool_, columns.size)
        editions = np.fromiter((self._edition(head.year) for head in columns.heads), np.int64, columns.size)
        for number, form in enumerate(forms.editions):
            others = [at for at in range(len(forms.cells)) if not forms.masks[form.edition] >> at & 1]
            if others:
                odd |= (editions == number) & ((columns.states[others] & ABSENT) == 0).any(axis=0)
        return odd

    def _form(self, kind: _Kind) -> Form | None:
        return self._pack.forms.in_force(kind.year) if kind.year is not None else None

    def _conclude(self, kind: _Kind, numbers: Integers) -> frozenset[str]:
        """The codes that are wanted of reports of a kind; the outcomes of the others are written down."""
        key = (kind.year, kind.level, *self._chosen)
        found: Applicability = applicability(self._pack.rules.values(), self._form(kind), *key)
        wanted, missing, inapplicable = found
        self._result.begin(inapplicable, numbers, NOT_APPLICABLE)
        for code, cause in missing.items():
            self._result.want(code, numbers, cause)
        return wanted

    def _program(self, kind: _Kind) -> ColumnarProgram:
        form = self._form(kind)
        shape = self._shapes[kind.shape] if kind.shape >= 0 else None
        program = self._pack.program(form, shape)
        if id(program) not in self._programs:
            self._programs[id(program)] = ColumnarProgram(program, self._pack.forms)
        return self._programs[id(program)]

    def _judge(self, program: ColumnarProgram, numbers: Integers, codes: set[str]) -> None:
        """The verdicts on a block of reports of a kind."""
        block = Block(self._columns, numbers, self._digits, program.watched)
        shared = Shared(self._careful.evaluation(int(numbers[0])).context, self._tables)
        left: list[tuple[int, Integers]] = []
        for verdicts in program.judge(block, shared, self._odd[numbers]):
            for at, rows in verdicts.false:
                code = program.code(at)
                if code in codes:
                    self._result.fail(code, numbers[rows], at)
            for at, rows in verdicts.no_prior:
                code = program.code(at)
                if code in codes:
                    self._result.want(code, numbers[rows], _NO_PRIOR)
            left += [(number, numbers[rows]) for number, rows in verdicts.open]
        self._leave(program, left, codes)

    def _leave(self, program: ColumnarProgram, left: Iterable[tuple[int, Integers]], codes: set[str]) -> None:
        """Assertions that columns leave open, report by report."""
        by_report: dict[int, dict[int, None]] = {}
        for assertion, numbers in left:
            if program.code_of(assertion) in codes:
                for number in numbers.tolist():
                    by_report.setdefault(number, {})[assertion] = None
        for number, assertions in sorted(by_report.items()):
            for assertion in assertions:
                self._one(program.code_of(assertion), number, assertion)

    def _one(self, code: str, number: int, assertion: int) -> None:
        verdicts = self._careful.verdicts(number, assertion)
        if isinstance(verdicts, str):
            self._result.breaks(code, number, verdicts)
            return
        where = np.array([number], np.int64)
        for at, truth in verdicts:
            if truth.__class__ is Unknown:
                for cause in truth.causes:
                    self._result.want(code, where, cause)
            else:
                self._result.fail(code, where, at)

    def _spare(self, numbers: Integers, codes: set[str]) -> None:
        """Rules that are not for some agencies, by their names."""
        if not any(self._pack.rules[code].exempt for code in codes):
            return
        for number in numbers.tolist():
            for code, _ in self._pack.exempted(self._columns.agencies[number]):
                if code in codes:
                    self._result.spare(code, number)
