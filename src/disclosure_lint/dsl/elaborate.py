"""From a syntax tree to a term: names resolved, types and units checked, loops unrolled. All errors are collected."""

from collections.abc import Callable
from datetime import date
from typing import Any

from disclosure_lint.cells import PRIOR
from disclosure_lint.dsl import errors, syntax
from disclosure_lint.dsl.builtins import BUILTINS, CHINESE_BUILTINS, Builtin
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.fields import FIELDS
from disclosure_lint.dsl.names import CellList
from disclosure_lint.dsl.resolve import Scope, resolve
from disclosure_lint.dsl.terms import Apply, CellValue, Constant, Element, Invoke, Term
from disclosure_lint.dsl.types import (
    BARE, COUNT, ELEMENTS, PLACE, RATIO, TEXT, TRUTH, WRITTEN_UNITS, Type, unified,
)  # fmt: skip

MAX_TERMS = 20_000
"""How many parts an expression may unroll to."""

_AGGREGATES = ("sum", "min", "max")
_FAILED: Any = None


class Elaborator:
    """Elaborates expressions in one edition; what cannot be is None and an error."""

    def __init__(self, found: Errors) -> None:
        self.found = found
        self._budget = MAX_TERMS

    def value(self, node: syntax.Node, scope: Scope) -> Term:
        """The term of an expression whatever its type."""
        self._budget -= 1
        if self._budget < 0:
            if self._budget == -1:
                self.found.add(errors.too_large(MAX_TERMS), node.span)
            return _FAILED
        return _HANDLERS[type(node)](self, node, scope)

    def truth(self, node: syntax.Node, scope: Scope) -> Term:
        """The term of an expression that must be true or false."""
        return self._expect(self.value(node, scope), TRUTH, node)

    def place(self, node: syntax.Node, scope: Scope) -> Term:
        """The term of an expression that must name a place."""
        if isinstance(node, syntax.Path):
            meaning = resolve(node, scope, self.found)
            if meaning is None:
                return _FAILED
            term = _as_place(meaning)
            if term is None:
                self.found.add(errors.wrong_type(_type_of(meaning).words, PLACE.words), node.span)
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

    def _expect(self, term: Term, wanted: Type, node: syntax.Node) -> Term:
        if term is not None and term.type != wanted:
            self.found.add(errors.wrong_type(term.type.words, wanted.words), node.span)
            return _FAILED
        return term

    def _path(self, node: syntax.Path, scope: Scope) -> Term:
        meaning = resolve(node, scope, self.found)
        if meaning is None:
            return _FAILED
        if isinstance(meaning, Element) and meaning.kind == "cell":
            unit = scope.names.forms.unit(meaning.table, meaning.row, meaning.column)
            return CellValue(Type("number", unit), scope.names.index(meaning))
        if isinstance(meaning, Element) and meaning.kind == "field":
            name = meaning.pointer.removeprefix(PRIOR)
            kind = FIELDS[name].type if name in FIELDS else TEXT
            return Invoke(kind, "field", (Constant(TEXT, meaning.pointer),))
        if isinstance(meaning, Element | CellList):
            return Constant(_type_of(meaning), meaning)
        if type(meaning) is tuple:
            self.found.add(errors.wrong_type(Type("cells").words, Type("number").words), node.span)
            return _FAILED
        return meaning

    def _number(self, node: syntax.Number, scope: Scope) -> Term:
        return Constant(Type("number", WRITTEN_UNITS[node.unit]), node.value)

    def _literal(self, node: syntax.Text | syntax.Truth, scope: Scope) -> Term:
        return Constant(TEXT if isinstance(node, syntax.Text) else TRUTH, node.value)

    def _minus(self, node: syntax.Minus, scope: Scope) -> Term:
        operand = self.value(node.operand, scope)
        if operand is None:
            return _FAILED
        if operand.type.kind != "number":
            self.found.add(errors.wrong_type(operand.type.words, BARE.words), node.operand.span)
            return _FAILED
        return folded(Apply(operand.type, "negative", (operand,)))

    def _arithmetic(self, node: syntax.Arithmetic, scope: Scope) -> Term:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if left is None or right is None:
            return _FAILED
        if left.type.kind != "number" or right.type.kind != "number":
            self.found.add(errors.operands(node.operator, left.type.words, right.type.words), node.span)
            return _FAILED
        result = _scaled(node.operator, left, right) if node.operator in "*/" else _joined(left, right)
        if result is None:
            self.found.add(errors.units(node.operator, left.type.words, right.type.words), node.span)
            return _FAILED
        return folded(Apply(result, node.operator, (left, right)))

    def _compare(self, node: syntax.Compare, scope: Scope) -> Term:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if left is None or right is None:
            return _FAILED
        ordered = node.operator not in ("==", "!=")
        allowed = ("number", "date") if ordered else ("number", "date", "text", "truth")
        if _joined(left, right) is None and left.type.kind == right.type.kind == "number":
            self.found.add(errors.units(node.operator, left.type.words, right.type.words), node.span)
            return _FAILED
        if _joined(left, right) is None or left.type.kind not in allowed:
            self.found.add(errors.operands(node.operator, left.type.words, right.type.words), node.span)
            return _FAILED
        self._check_values(left, right, node.right)
        self._check_values(right, left, node.left)
        return folded(Apply(TRUTH, node.operator, (left, right)))

    def _check_values(self, field: Term, literal: Term, node: syntax.Node) -> None:
        """`level == "twonship"` can never hold: say so."""
        if not (isinstance(field, Invoke) and field.name == "field" and isinstance(literal, Constant)):
            return
        known = FIELDS.get(str(field.arguments[0].value).removeprefix(PRIOR))  # type: ignore[union-attr]
        if known and known.values and literal.value not in known.values:
            self.found.add(errors.not_one_of(str(literal.value), known.values), node.span)

    def _negate(self, node: syntax.Negate, scope: Scope) -> Term:
        operand = self.truth(node.operand, scope)
        return _FAILED if operand is None else folded(Apply(TRUTH, "not", (operand,)))

    def _logical(self, node: syntax.Logical, scope: Scope) -> Term:
        left, right = self.truth(node.left, scope), self.truth(node.right, scope)
        return _FAILED if left is None or right is None else folded(Apply(TRUTH, node.operator, (left, right)))

    def _conditional(self, node: syntax.Conditional, scope: Scope) -> Term:
        condition = self.truth(node.condition, scope)
        then, otherwise = self.value(node.then, scope), self.value(node.otherwise, scope)
        if condition is None or then is None or otherwise is None:
            return _FAILED
        result = _joined(then, otherwise)
        if result is None:
            self.found.add(errors.operands("if", then.type.words, otherwise.type.words), node.span)
            return _FAILED
        return folded(Apply(result, "if", (condition, then, otherwise)))

    def _let(self, node: syntax.Let, scope: Scope) -> Term:
        self._check_free(node.name, scope, node)
        value = self.value(node.value, scope)
        return _FAILED if value is None else self.value(node.body, scope.bind(node.name, value))

    def _check_free(self, name: str, scope: Scope, node: Any) -> None:
        taken = name in scope.variables or name in scope.names.table_names or name in FIELDS or name == "prior"
        if taken or name in scope.names.domains:
            self.found.add(errors.shadows(name), node.span)

    def _call(self, node: syntax.Call, scope: Scope) -> Term:
        if node.name in (*_AGGREGATES, "合计", "count", "every", "some"):
            return self._aggregate(node, scope)
        builtin = BUILTINS.get(CHINESE_BUILTINS.get(node.name, node.name))
        if builtin is None:
            self.found.add(errors.unknown_function(node.name, [*BUILTINS, *CHINESE_BUILTINS]), node.span)
            return _FAILED
        if len(node.arguments) != len(builtin.parameters):
            self.found.add(errors.argument_count(node.name, len(builtin.parameters), len(node.arguments)), node.span)
            return _FAILED
        pairs = zip(builtin.parameters, node.arguments, strict=True)
        arguments = tuple(self._argument(kind, argument, scope) for kind, argument in pairs)
        return _FAILED if any(item is None for item in arguments) else _invoked(builtin, arguments)

    def _argument(self, kind: str, node: syntax.Node, scope: Scope) -> Term:
        if kind in ("place", "cell", "section", "table", "line", "passage"):
            return self._place_argument(kind, node, scope)
        term = self.value(node, scope)
        if term is None or kind == "any":
            return term
        wanted = {"yuan": Type("number", "yuan"), "wan_yuan": Type("number", "wan_yuan"), "words": Type("phrases")}
        expected = wanted.get(kind, Type(kind))
        fits = term.type.kind == "number" if kind == "number" else term.type == expected
        if kind == "year":
            fits, expected = unified(term.type, Type("number", "year")) is not None, Type("number", "year")
        if not fits:
            self.found.add(errors.wrong_type(term.type.words, expected.words), node.span)
            return _FAILED
        return term

    def _place_argument(self, kind: str, node: syntax.Node, scope: Scope) -> Term:
        term = self.place(node, scope)
        if term is None:
            return _FAILED
        element = term.value if isinstance(term, Constant) else None
        if kind == "passage" and isinstance(element, Element) and element.kind == "field":
            return Constant(TEXT, element.pointer)
        kinds = {"line": ("row", "column", "cell"), "place": ELEMENTS, "passage": ()}.get(kind, (kind,))
        if not isinstance(element, Element) or element.kind not in kinds:
            self.found.add(errors.wrong_type(term.type.words, Type(_SPOKEN.get(kind, kind)).words), node.span)
            return _FAILED
        if kind == "cell":
            return Constant(Type("cell"), (scope.names.index(element), element))
        return term

    def _aggregate(self, node: syntax.Call, scope: Scope) -> Term:
        name = "sum" if node.name == "合计" else node.name
        if len(node.arguments) != 1 or name not in _AGGREGATES:
            self.found.add(errors.argument_count(name, 1, len(node.arguments)), node.span)
            return _FAILED
        cells = self.value(node.arguments[0], scope)
        if cells is None:
            return _FAILED
        if not (isinstance(cells, Constant) and isinstance(cells.value, CellList)):
            self.found.add(errors.wrong_type(cells.type.words, Type("cells").words), node.arguments[0].span)
            return _FAILED
        terms = [self._cell_value(cell, scope) for cell in cells.value.cells]
        return self._folding(name, terms, node)

    def _cell_value(self, cell: Element, scope: Scope) -> Term:
        unit = scope.names.forms.unit(cell.table, cell.row, cell.column)
        return CellValue(Type("number", unit), scope.names.index(cell))

    def _folding(self, name: str, terms: list[Any], node: Any) -> Term:
        result = terms[0].type if terms else COUNT
        for term in terms[1:]:
            joined = unified(result, term.type)
            if joined is None:
                self.found.add(errors.units(name, result.words, term.type.words), node.span)
                return _FAILED
            result = joined
        return folded(Apply(result, name, tuple(terms)))

    def _quantifier(self, node: syntax.Quantifier, scope: Scope) -> Term:
        loop = node.loop
        self._check_free(loop.variable, scope, loop)
        if node.body is None and node.kind != "count":
            self.found.add(errors.unexpected_end(), node.span)
            return _FAILED
        terms = []
        for element in self.domain(loop.domain, scope):
            inner = scope.bind(loop.variable, element)
            before = len(self.found.found)
            where = self.truth(loop.where, inner) if loop.where else Constant(TRUTH, True)
            if where is not None and not (isinstance(where, Constant) and not where.value):
                body = self.value(node.body, inner) if node.body is not None else Constant(TRUTH, True)
                terms.append(_guarded(node.kind, where, body) if body is not None else _FAILED)
            if len(self.found.found) > before:
                return _FAILED
        if any(term is None for term in terms):
            return _FAILED
        return self._quantified(node, terms)

    def _quantified(self, node: syntax.Quantifier, terms: list[Any]) -> Term:
        wanted = "truth" if node.kind in ("every", "some", "count") else "number"
        if terms and terms[0].type.kind != wanted:
            self.found.add(errors.wrong_type(terms[0].type.words, Type(wanted).words), node.body.span)  # type: ignore[union-attr]
            return _FAILED
        if wanted == "number":
            return self._folding(node.kind, terms, node)
        operator = {"every": "and", "some": "or", "count": "count"}[node.kind]
        return folded(Apply(COUNT if node.kind == "count" else TRUTH, operator, tuple(terms)))


_SPOKEN = {"passage": "field", "line": "row"}


def _type_of(meaning: Any) -> Type:
    if isinstance(meaning, Element):
        return Type(meaning.kind)
    return Type("cells") if isinstance(meaning, CellList | tuple) and not hasattr(meaning, "type") else meaning.type


def _as_place(meaning: Any) -> Term:
    if isinstance(meaning, Element):
        return Constant(Type(meaning.kind), meaning)
    return meaning if getattr(meaning, "type", None) == PLACE else _FAILED


def _is_zero(term: Term) -> bool:
    return isinstance(term, Constant) and term.type.kind == "number" and term.value == 0


def _joined(left: Term, right: Term) -> Type | None:
    return unified(left.type, right.type, _is_zero(left), _is_zero(right))


def _scaled(operator: str, left: Term, right: Term) -> Type | None:
    """The unit of a product or quotient: a scale has the unit '' or ratio, like by like is a ratio."""
    scales = ("", "ratio")
    if right.type.unit in scales:
        return left.type if left.type.unit or not right.type.unit else right.type
    if operator == "*" and left.type.unit in scales:
        return right.type
    return RATIO if operator == "/" and left.type == right.type else None


def _guarded(kind: str, where: Term, body: Term) -> Term:
    """A member of a quantifier under its condition; a condition that always holds leaves no trace."""
    if isinstance(where, Constant):
        return body
    if kind == "every":
        return Apply(TRUTH, "implies", (where, body))
    if kind in ("some", "count"):
        return Apply(TRUTH, "and", (where, body))
    return Apply(body.type, "if", (where, body, Constant(body.type, 0)))


def _invoked(builtin: Builtin, arguments: tuple[Any, ...]) -> Term:
    result = arguments[0].type if builtin.name == "abs" else builtin.result
    if builtin.name == "date" and all(isinstance(item, Constant) for item in arguments):
        return Constant(result, date(*(int(item.value) for item in arguments)))
    return Invoke(result, builtin.name, arguments)


def folded(term: Apply) -> Term:
    """The constant that an operator over constants gives; `and`, `or` without the operands that cannot matter."""
    from disclosure_lint.dsl.operations import OPERATIONS

    constants = [item for item in term.arguments if isinstance(item, Constant)]
    if len(constants) == len(term.arguments):
        value = OPERATIONS[term.operator].careful(*(item.value for item in constants))
        return Constant(term.type, value)
    if term.operator in ("and", "or") and constants:
        decisive = term.operator == "or"
        if any(item.value is decisive for item in constants):
            return Constant(TRUTH, decisive)
        rest = tuple(item for item in term.arguments if not isinstance(item, Constant))
        return rest[0] if len(rest) == 1 else Apply(TRUTH, term.operator, rest)
    return term


_HANDLERS: dict[type, Callable[[Elaborator, Any, Scope], Term]] = {
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
