"""From a syntax tree to a term: names resolved, types and units checked, loops unrolled. All errors are collected."""

from collections.abc import Callable
from typing import Any

from disclosure_lint.cells import CHILD, PARENT, bare
from disclosure_lint.dsl import errors, syntax
from disclosure_lint.dsl.builtins import BUILTINS, CHINESE_BUILTINS
from disclosure_lint.dsl.combine import as_place, folded, guarded, invoked, joined, scaled, type_of
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.fields import CHILD_FIELDS, FIELDS
from disclosure_lint.dsl.names import CellList
from disclosure_lint.dsl.parameters import OF_PLACES, accepts, expected, places
from disclosure_lint.dsl.resolve import CHILD_UNIT, CHILDREN, RESERVED, resolve
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.subordinates import asked_by_itself, within_children
from disclosure_lint.dsl.terms import (
    Apply,
    CellValue,
    ChildValue,
    Choose,
    Constant,
    Element,
    Invoke,
    Over,
    Term,
)
from disclosure_lint.dsl.types import BARE, COUNT, PLACE, TEXT, TRUTH, WRITTEN_UNITS, Type, unified

MAX_TERMS = 20_000
"""How many parts an expression may unroll to."""

_AGGREGATES = ("sum", "min", "max")


class Elaborator:
    """Elaborates expressions in one edition; what cannot be is None and an error."""

    def __init__(self, found: Errors) -> None:
        self.found = found
        self._budget = MAX_TERMS

    def value(self, node: syntax.Node, scope: Scope) -> Term | None:
        """The term of an expression whatever its type."""
        self._budget -= 1
        if self._budget < 0:
            if self._budget == -1:
                self.found.add(errors.too_large(MAX_TERMS), node.span)
            return None
        return _HANDLERS[type(node)](self, node, scope)

    def truth(self, node: syntax.Node, scope: Scope) -> Term | None:
        """The term of an expression that must be true or false."""
        return self._expect(self.value(node, scope), TRUTH, node)

    def place(self, node: syntax.Node, scope: Scope) -> Term | None:
        """The term of an expression that must name a place."""
        if isinstance(node, syntax.Path):
            meaning = resolve(node, scope, self.found)
            if meaning is None:
                return None
            term = as_place(meaning)
            if isinstance(meaning, Element) and meaning.pointer.startswith((PARENT, CHILD)):
                self.found.add(errors.no_place_of_others(str(node)), node.span)
                return None
            if term is None:
                self.found.add(errors.wrong_type(type_of(meaning).words, PLACE.words), node.span)
            return term
        return self._expect(self.value(node, scope), PLACE, node)

    def domain(self, path: syntax.Path, scope: Scope) -> tuple[Element, ...]:
        """The elements a loop runs over, () with an error where it cannot."""
        meaning = resolve(path, scope, self.found, domain=True)
        if meaning is None:
            return ()
        if isinstance(meaning, CellList):
            return meaning.cells
        if type(meaning) is not tuple:
            self.found.add(errors.not_a_domain(str(path)), path.span)
            return ()
        return meaning

    def static(self, node: syntax.Node, scope: Scope) -> bool | None:
        """The truth of an expression that the form alone decides; None with an error where it does not."""
        term = self.truth(node, scope)
        if term is None:
            return None
        if not isinstance(term, Constant):
            self.found.add(errors.not_static(), node.span)
            return None
        return bool(term.value)

    def _expect(self, term: Term | None, wanted: Type, node: syntax.Node) -> Term | None:
        if term is not None and term.type != wanted:
            self.found.add(errors.wrong_type(term.type.words, wanted.words), node.span)
            return None
        return term

    def _path(self, node: syntax.Path, scope: Scope) -> Term | None:
        meaning = resolve(node, scope, self.found)
        if meaning is None:
            return None
        if isinstance(meaning, Element) and meaning.kind == "cell":
            return self._cell_value(meaning, scope)
        if isinstance(meaning, Element) and meaning.kind == "field":
            name = bare(meaning.pointer)
            field = FIELDS.get(name) or CHILD_FIELDS.get(name)
            kind = field.type if field else TEXT
            return Invoke(kind, "field", (Constant(TEXT, meaning.pointer),))
        if isinstance(meaning, Element | CellList) and meaning != CHILD_UNIT:
            return Constant(type_of(meaning), meaning)
        if type(meaning) is tuple or meaning in (CHILDREN, CHILD_UNIT):
            self.found.add(errors.wrong_type(type_of(meaning).words, Type("number").words), node.span)
            return None
        term: Term = meaning
        return term

    def _number(self, node: syntax.Number, scope: Scope) -> Term | None:
        return Constant(Type("number", WRITTEN_UNITS[node.unit]), node.value)

    def _literal(self, node: syntax.Text | syntax.Truth, scope: Scope) -> Term | None:
        return Constant(TEXT if isinstance(node, syntax.Text) else TRUTH, node.value)

    def _minus(self, node: syntax.Minus, scope: Scope) -> Term | None:
        operand = self.value(node.operand, scope)
        if operand is None:
            return None
        if operand.type.kind != "number":
            self.found.add(errors.wrong_type(operand.type.words, BARE.words), node.operand.span)
            return None
        return folded(Apply(operand.type, "negative", (operand,)))

    def _arithmetic(self, node: syntax.Arithmetic, scope: Scope) -> Term | None:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if left is None or right is None:
            return None
        if left.type.kind != "number" or right.type.kind != "number":
            self.found.add(errors.operands(node.operator, left.type.words, right.type.words), node.span)
            return None
        result = scaled(node.operator, left, right) if node.operator in "*/" else joined(left, right)
        if result is None:
            wrong = errors.product if node.operator in "*/" else errors.units
            self.found.add(wrong(node.operator, left.type.words, right.type.words), node.span)
            return None
        return folded(Apply(result, node.operator, (left, right)))

    def _compare(self, node: syntax.Compare, scope: Scope) -> Term | None:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if left is None or right is None:
            return None
        ordered = node.operator not in ("==", "!=")
        allowed = ("number", "date") if ordered else ("number", "date", "text", "truth")
        if joined(left, right) is None and left.type.kind == right.type.kind == "number":
            self.found.add(errors.units(node.operator, left.type.words, right.type.words), node.span)
            return None
        if joined(left, right) is None or left.type.kind not in allowed:
            self.found.add(errors.operands(node.operator, left.type.words, right.type.words), node.span)
            return None
        self._check_values(left, right, node.right)
        self._check_values(right, left, node.left)
        return folded(Apply(TRUTH, node.operator, (left, right)))

    def _check_values(self, field: Term, literal: Term, node: syntax.Node) -> None:
        """`level == "twonship"` can never hold: say so."""
        if not (isinstance(field, Invoke) and field.name == "field" and isinstance(literal, Constant)):
            return
        known = FIELDS.get(bare(str(field.arguments[0].value)))  # type: ignore[union-attr]
        if known and known.values and literal.value not in known.values:
            self.found.add(errors.not_one_of(str(literal.value), known.values), node.span)

    def _negate(self, node: syntax.Negate, scope: Scope) -> Term | None:
        operand = self.truth(node.operand, scope)
        return None if operand is None else folded(Apply(TRUTH, "not", (operand,)))

    def _logical(self, node: syntax.Logical, scope: Scope) -> Term | None:
        left, right = self.truth(node.left, scope), self.truth(node.right, scope)
        return None if left is None or right is None else folded(Apply(TRUTH, node.operator, (left, right)))

    def _conditional(self, node: syntax.Conditional, scope: Scope) -> Term | None:
        condition = self.truth(node.condition, scope)
        then, otherwise = self.value(node.then, scope), self.value(node.otherwise, scope)
        if condition is None or then is None or otherwise is None:
            return None
        result = joined(then, otherwise)
        if result is None:
            self.found.add(errors.operands("if", then.type.words, otherwise.type.words), node.span)
            return None
        return folded(Apply(result, "if", (condition, then, otherwise)))

    def _let(self, node: syntax.Let, scope: Scope) -> Term | None:
        self._check_free(node.name, scope, node)
        value = self.value(node.value, scope)
        return None if value is None else self.value(node.body, scope.bind(node.name, value))

    def _check_free(self, name: str, scope: Scope, node: Any) -> None:
        taken = name in scope.variables or name in scope.names.table_names or name in FIELDS or name in RESERVED
        if taken or name in scope.names.domains:
            self.found.add(errors.shadows(name), node.span)

    def _call(self, node: syntax.Call, scope: Scope) -> Term | None:
        if node.name in (*_AGGREGATES, "合计", "count", "every", "some"):
            return self._aggregate(node, scope)
        builtin = BUILTINS.get(CHINESE_BUILTINS.get(node.name, node.name))
        if builtin is None:
            self.found.add(errors.unknown_function(node.name, [*BUILTINS, *CHINESE_BUILTINS]), node.span)
            return None
        if len(node.arguments) != len(builtin.parameters):
            self.found.add(errors.argument_count(node.name, len(builtin.parameters), len(node.arguments)), node.span)
            return None
        pairs = zip(builtin.parameters, node.arguments, strict=True)
        arguments = tuple(self._argument(kind, argument, scope) for kind, argument in pairs)
        return None if any(item is None for item in arguments) else invoked(builtin, arguments)

    def _argument(self, kind: str, node: syntax.Node, scope: Scope) -> Term | None:
        if kind in OF_PLACES:
            return self._place_argument(kind, node, scope)
        term = self.value(node, scope)
        if term is None or kind == "any":
            return term
        if not accepts(kind, term.type):
            self.found.add(errors.wrong_type(term.type.words, expected(kind).words), node.span)
            return None
        return term

    def _place_argument(self, kind: str, node: syntax.Node, scope: Scope) -> Term | None:
        term = self.place(node, scope)
        if term is None:
            return None
        element = term.value if isinstance(term, Constant) else None
        if kind == "passage" and isinstance(element, Element) and element.kind == "field":
            return Constant(TEXT, element.pointer)
        if not isinstance(element, Element) or element.kind not in places(kind):
            self.found.add(errors.wrong_type(term.type.words, expected(kind).words), node.span)
            return None
        if kind == "cell":
            return Constant(Type("cell"), (scope.names.index(element), element))
        return term

    def _aggregate(self, node: syntax.Call, scope: Scope) -> Term | None:
        name = "sum" if node.name == "合计" else node.name
        if len(node.arguments) != 1 or name not in _AGGREGATES:
            self.found.add(errors.argument_count(name, 1, len(node.arguments)), node.span)
            return None
        cells = self.value(node.arguments[0], scope)
        if cells is None:
            return None
        if not (isinstance(cells, Constant) and isinstance(cells.value, CellList)):
            self.found.add(errors.wrong_type(cells.type.words, Type("cells").words), node.arguments[0].span)
            return None
        terms = [self._cell_value(cell, scope) for cell in cells.value.cells]
        return self._folding(name, terms, node)

    def _cell_value(self, cell: Element, scope: Scope) -> Term | None:
        unit = Type("number", scope.names.forms.unit(cell.table, cell.row, cell.column))
        kind = ChildValue if cell.pointer.startswith(CHILD) else CellValue
        return kind(unit, scope.names.index(cell))

    def _folding(self, name: str, terms: list[Any], node: Any) -> Term | None:
        result = terms[0].type if terms else COUNT
        for term in terms[1:]:
            joined = unified(result, term.type)
            if joined is None:
                self.found.add(errors.units(name, result.words, term.type.words), node.span)
                return None
            result = joined
        return folded(Apply(result, name, tuple(terms)))

    def _quantifier(self, node: syntax.Quantifier, scope: Scope) -> Term | None:
        loop = node.loop
        self._check_free(loop.variable, scope, loop)
        if resolve(loop.domain, scope, Errors()) == CHILDREN:
            return self._over_children(node, scope)
        if node.kind == "names":
            self.found.add(errors.only_for_children(node.kind), node.span)
            return None
        if node.body is None and node.kind != "count":
            self.found.add(errors.unexpected_end(), node.span)
            return None
        terms = []
        for element in self.domain(loop.domain, scope):
            inner = scope.bind(loop.variable, element)
            before = len(self.found.found)
            where = self.truth(loop.where, inner) if loop.where else Constant(TRUTH, True)
            if where is not None and not (isinstance(where, Constant) and not where.value):
                body = self.value(node.body, inner) if node.body is not None else Constant(TRUTH, True)
                terms.append(guarded(node.kind, where, body) if body is not None else None)
            if len(self.found.found) > before:
                return None
        if any(term is None for term in terms):
            return None
        return self._quantified(node, terms)

    def _over_children(self, node: syntax.Quantifier, scope: Scope) -> Term | None:
        """A loop over subordinate units. It sees nothing of one around it, so each is a single pass over the units."""
        loop = node.loop
        inner = within_children(scope, loop.variable)
        where = self.truth(loop.where, inner) if loop.where else Constant(TRUTH, True)
        body = self._asked_of_each(node, inner)
        if where is None or body is None:
            return None
        kind = TEXT if node.kind == "names" else COUNT if node.kind == "count" else body.type
        return Over(kind, node.kind, Choose(CHILDREN.type, where), body)

    def _asked_of_each(self, node: syntax.Quantifier, inner: Scope) -> Term | None:
        if node.body is None:
            asked = asked_by_itself(node.kind)
            if asked is None:
                self.found.add(errors.unexpected_end(), node.span)
            return asked
        body = self.value(node.body, inner)
        wanted = {"sum": "number", "min": "number", "max": "number", "names": "text"}.get(node.kind, "truth")
        if body is not None and body.type.kind != wanted:
            self.found.add(errors.wrong_type(body.type.words, Type(wanted).words), node.body.span)
            return None
        return body

    def _quantified(self, node: syntax.Quantifier, terms: list[Any]) -> Term | None:
        wanted = "truth" if node.kind in ("every", "some", "count") else "number"
        if terms and terms[0].type.kind != wanted:
            self.found.add(errors.wrong_type(terms[0].type.words, Type(wanted).words), node.body.span)  # type: ignore[union-attr]
            return None
        if wanted == "number":
            return self._folding(node.kind, terms, node)
        operator = {"every": "and", "some": "or", "count": "count"}[node.kind]
        return folded(Apply(COUNT if node.kind == "count" else TRUTH, operator, tuple(terms)))


_HANDLERS: dict[type, Callable[[Elaborator, Any, Scope], Term | None]] = {
    syntax.Path: Elaborator._path,
    syntax.Number: Elaborator._number,
    syntax.Text: Elaborator._literal,
    syntax.Truth: Elaborator._literal,
    syntax.Minus: Elaborator._minus,
    syntax.Arithmetic: Elaborator._arithmetic,
    syntax.Compare: Elaborator._compare,
    syntax.Negate: Elaborator._negate,
    syntax.Logical: Elaborator._logical,
    syntax.Conditional: Elaborator._conditional,
    syntax.Let: Elaborator._let,
    syntax.Call: Elaborator._call,
    syntax.Quantifier: Elaborator._quantifier,
}
