"""How terms combine: common types, units of products, constants folded. Finds no errors of its own."""

from datetime import date
from typing import Any

from disclosure_lint.dsl.builtins import Builtin
from disclosure_lint.dsl.names import CellList
from disclosure_lint.dsl.operations import OPERATIONS
from disclosure_lint.dsl.terms import Apply, Constant, Element, Invoke, Term
from disclosure_lint.dsl.types import PLACE, RATIO, TEXT, TRUTH, Type, unified


def sure(term: Term | None) -> Term:
    """The term of an expression that was audited before; RuntimeError where it does not elaborate after all."""
    if term is None:
        raise RuntimeError("an audited expression does not elaborate")
    return term


def type_of(meaning: Any) -> Type:
    """The type of what a path means."""
    if isinstance(meaning, Element):
        return Type(meaning.kind)
    return Type("cells") if isinstance(meaning, CellList | tuple) and not hasattr(meaning, "type") else meaning.type


def as_place(meaning: Any) -> Term | None:
    """What a path means as the term of a place, None where it is none."""
    if isinstance(meaning, Element):
        return Constant(Type(meaning.kind), meaning)
    return meaning if getattr(meaning, "type", None) == PLACE else None


def _is_zero(term: Term) -> bool:
    return isinstance(term, Constant) and term.type.kind == "number" and term.value == 0


def joined(left: Term, right: Term) -> Type | None:
    """The common type of two terms that are added or compared, None where there is none."""
    return unified(left.type, right.type, _is_zero(left), _is_zero(right))


def scaled(operator: str, left: Term, right: Term) -> Type | None:
    """The unit of a product or quotient: a scale has the unit '' or ratio, like by like is a ratio."""
    scales = ("", "ratio")
    if right.type.unit in scales:
        return left.type if left.type.unit or not right.type.unit else right.type
    if operator == "*" and left.type.unit in scales:
        return right.type
    return RATIO if operator == "/" and left.type == right.type else None


def guarded(kind: str, where: Term, body: Term) -> Term:
    """A member of a quantifier under its condition; a condition that always holds leaves no trace."""
    if isinstance(where, Constant):
        return body
    if kind == "every":
        return Apply(TRUTH, "implies", (where, body))
    if kind in ("some", "count"):
        return Apply(TRUTH, "and", (where, body))
    return Apply(body.type, "if", (where, body, Constant(body.type, 0)))


def invoked(builtin: Builtin, arguments: tuple[Any, ...]) -> Term:
    """A call of a builtin; a date of constants is a constant."""
    result = arguments[0].type if builtin.name == "abs" else builtin.result
    if builtin.name == "present" and arguments[0].type.kind == "field":
        value = Invoke(TEXT, "field", (Constant(TEXT, arguments[0].value.pointer),))
        known = Invoke(TRUTH, "known", (value,))  # nearly always decides, and costs next to nothing
        return Apply(TRUTH, "or", (known, Invoke(TRUTH, "present", arguments)))
    if builtin.name == "date" and all(isinstance(item, Constant) for item in arguments):
        return Constant(result, date(*(int(item.value) for item in arguments)))
    return Invoke(result, builtin.name, arguments)


def folded(term: Apply) -> Term:
    """The constant that an operator over constants gives; `and`, `or` without the operands that cannot matter."""
    constants = [item for item in term.arguments if isinstance(item, Constant)]
    if len(constants) == len(term.arguments):
        value = OPERATIONS[term.operator].careful(*(item.value for item in constants))
        return Constant(term.type, value)
    if term.operator == "implies" and constants:
        left, right = term.arguments
        if isinstance(left, Constant):
            return right if left.value is True else Constant(TRUTH, True)
        return Constant(TRUTH, True) if constants[0].value is True else term
    if term.operator == "if" and isinstance(term.arguments[0], Constant):
        return term.arguments[1 if term.arguments[0].value is True else 2]
    if term.operator in ("and", "or") and constants:
        decisive = term.operator == "or"
        if any(item.value is decisive for item in constants):
            return Constant(TRUTH, decisive)
        rest = tuple(item for item in term.arguments if not isinstance(item, Constant))
        return rest[0] if len(rest) == 1 else Apply(TRUTH, term.operator, rest)
    return term
