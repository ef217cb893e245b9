"""Expressions with their values: the compiler's own, for the expression and every part of it. Words nothing."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from disclosure_lint.cells import ORIGINS
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.builtins import Range
from disclosure_lint.dsl.compile import Program
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.names import CellList
from disclosure_lint.dsl.parse import parse_expression
from disclosure_lint.dsl.places import Assertion, Place
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import CellValue, Constant, Element, Invoke, Term
from disclosure_lint.engine import Evaluation, Request, prepare
from disclosure_lint.engine.hierarchy import beside
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack, PackError, PackProblem, Rule
from disclosure_lint.rules.labels import pointer_label
from disclosure_lint.rules.select import ACROSS, inapplicable
from disclosure_lint.source import Source, Span
from disclosure_lint.values import Cause

_SILENT = ("phrases", "parameter", "cells", "children", "child")
"""Types of which there is nothing to show but what is written."""


class Step(NamedTuple):
    """An expression or a part of one: as written, the place that it names if it names one, its value, its parts.

    `value` is a number, truth, text, date or `Unknown`; a place is its label; None where there is nothing to show.
    """

    text: str
    label: Bilingual | None
    value: Any
    parts: tuple["Step", ...]


class Traced(NamedTuple):
    """An assertion at one of its places, with what the loop variables stand for there."""

    variables: dict[str, Bilingual]
    step: Step


class Trace(NamedTuple):
    """A rule on a report: its places, or why it is not judged there: a reason, or a cause that it cannot be told."""

    places: tuple[Traced, ...]
    reason: Bilingual | Cause | None


class _Draft(NamedTuple):
    text: str
    label: Bilingual | None
    term: Term | None
    parts: tuple["_Draft", ...]


def value_of(
    text: str, request: Request, pack: Pack, parent: Report | None = None, children: Sequence[Report] = ()
) -> Step:
    """An expression on a report, beside those of its superior and subordinate units where they are given. PackError
    with the place of each mistake in an expression that is none.
    """
    found = Errors()
    tree = parse_expression(text, found)
    ready = beside(prepare(request, pack), parent, children, pack)
    scope = ready.program.program.scope
    if tree is not None:
        Elaborator(found).value(tree, scope)
    if tree is None or found.found:
        source = Source("EXPR", text)
        raise PackError([PackProblem(source, error.span, error.message) for error in found.found])
    program = Program([Assertion((), syntax.Truth(True, Span(0, 0)), False)], scope, across=True)
    return _valued(text, tree, scope, program, Place(0, {}), ready, pack)


def trace(rule: Rule, request: Request, pack: Pack) -> Trace:
    """Every place of a rule's assertions on a report, with all values."""
    ready = prepare(request, pack)
    own = ready.context.own
    reason = ACROSS if rule.across else inapplicable(rule, own.form, own.report.year, own.level)
    if reason is not None:
        return Trace((), reason)
    program = ready.program.program
    traced = []
    for number, (other, check) in enumerate(ready.program.checks):
        if other.code != rule.code:
            continue
        text = check.text.rpartition("assert: ")[2]
        for place in program.places:
            if place.assertion == number:
                scope = program.bound(place)
                step = _valued(text, check.assertion, scope, program, place, ready, pack)
                names = {name: scope.names.label(element) for name, element in place.variables.items()}
                traced.append(Traced(names, step))
    return Trace(tuple(traced), None)


def _valued(
    text: str, tree: syntax.Node, scope: Scope, program: Program, place: Place, ready: Evaluation, pack: Pack
) -> Step:
    draft = _Drafter(text, pack).draft(tree, scope)
    terms = [item.term for item in _all(draft) if item.term is not None]
    values, _, masks = ready.vector
    found = iter(program.evaluate(terms, place, values, masks, ready.context))

    def finished(item: _Draft) -> Step:
        value = next(found) if item.term is not None else None
        return Step(item.text, item.label, _shown(value, pack), tuple(finished(part) for part in item.parts))

    return finished(draft)


def _all(draft: _Draft) -> Iterator[_Draft]:
    yield draft
    for part in draft.parts:
        yield from _all(part)


def _shown(value: Any, pack: Pack) -> Any:
    if isinstance(value, Range):
        return pointer_label(value.pointer, pack.forms)
    return pointer_label(value.pointer, pack.forms) if isinstance(value, Element) else value


class _Drafter:
    """Takes an expression apart: what is written of each part, and the compiler's term for it."""

    def __init__(self, text: str, pack: Pack) -> None:
        self._text, self._pack = text, pack

    def draft(self, node: syntax.Node, scope: Scope, text: str = "") -> _Draft:
        """A node and all below it that have values to show."""
        term = Elaborator(Errors()).value(node, scope)
        label = self._label(term)
        if term is not None and (term.type.kind in _SILENT or (label is not None and isinstance(term, Constant))):
            term = None
        return _Draft(text or self._written(node), label, term, tuple(self._parts(node, scope)))

    def _written(self, node: Any) -> str:
        return " ".join(self._text[node.span.start : node.span.end].split())

    def _label(self, term: Term | None) -> Bilingual | None:
        """The place whose value is meant, or that is meant itself."""
        if isinstance(term, CellValue):
            cells = self._pack.forms.cells
            whose = ORIGINS[term.cell // len(cells)]
            return pointer_label(f"{whose}{cells[term.cell % len(cells)]}", self._pack.forms)
        if isinstance(term, Invoke) and term.name == "field" and isinstance(term.arguments[0], Constant):
            return pointer_label(str(term.arguments[0].value), self._pack.forms)
        if isinstance(term, Constant) and isinstance(term.value, Element):
            return pointer_label(term.value.pointer, self._pack.forms)
        return None

    def _parts(self, node: syntax.Node, scope: Scope) -> Iterator[_Draft]:
        if isinstance(node, syntax.Quantifier):
            yield from self._members(node, scope)
        elif isinstance(node, syntax.Let):
            value = Elaborator(Errors()).value(node.value, scope)
            yield self.draft(node.value, scope, f"{node.name} = {self._written(node.value)}")
            yield self.draft(node.body, scope.bind(node.name, value))
        else:
            for part in self._operands(node):
                if not isinstance(part, syntax.Number | syntax.Text | syntax.Truth):
                    yield from self._one(part, scope)

    def _one(self, part: syntax.Node, scope: Scope) -> Iterator[_Draft]:
        term = Elaborator(Errors()).value(part, scope)
        if isinstance(term, Constant) and isinstance(term.value, CellList):
            for cell in term.value.cells:
                unit = scope.names.forms.unit(cell.table, cell.row, cell.column)
                found = CellValue(term.type._replace(kind="number", unit=unit), scope.names.index(cell))
                yield _Draft(self._written(part), self._label(found), found, ())
        elif not (isinstance(term, Constant) and term.type.kind in _SILENT):
            yield self.draft(part, scope)

    def _operands(self, node: syntax.Node) -> Sequence[syntax.Node]:
        if isinstance(node, syntax.Minus | syntax.Negate):
            return (node.operand,)
        if isinstance(node, syntax.Logical):
            nested = isinstance(node.left, syntax.Logical) and node.left.operator == node.operator != "implies"
            return (*(self._operands(node.left) if nested else (node.left,)), node.right)
        if isinstance(node, syntax.Arithmetic | syntax.Compare):
            return (node.left, node.right)
        if isinstance(node, syntax.Conditional):
            return (node.condition, node.then, node.otherwise)
        return node.arguments if isinstance(node, syntax.Call) else ()

    def _members(self, node: syntax.Quantifier, scope: Scope) -> Iterator[_Draft]:
        loop = node.loop
        for element in Elaborator(Errors()).domain(loop.domain, scope):
            inner = scope.bind(loop.variable, element)
            where = Elaborator(Errors()).truth(loop.where, inner) if loop.where is not None else None
            if isinstance(where, Constant) and where.value is False:
                continue
            parts = (
                [self.draft(loop.where, inner)] if loop.where is not None and where.__class__ is not Constant else []
            )
            if node.body is not None:
                parts.append(self.draft(node.body, inner))
            label = pointer_label(element.pointer, self._pack.forms)
            yield _Draft(loop.variable, label, None, tuple(parts))
