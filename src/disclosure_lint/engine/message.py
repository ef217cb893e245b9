"""Messages filled with named values: what a rule's template may name, and how values are written."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Element, Term, cells_read
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.forms import Forms
from disclosure_lint.rules.templates import PLACEHOLDER, named_value, placeholders
from disclosure_lint.values import Unknown

UNKNOWN = Bilingual("（不详）", "(unknown)")


def compose(evaluation: Evaluation, failure: Failure, scope: Scope, forms: Forms) -> Bilingual:
    """The message of a failure in both languages; a tie-out that took blanks for 0 says so at the end."""
    message = failure.check.message
    names = dict.fromkeys(placeholders(message.zh) + placeholders(message.en))
    terms: dict[str, Term] = {}
    for name in names:
        term = _term(name, failure, scope)
        if term is not None:
            terms[name] = term
    values, _, masks = evaluation.vector
    program = evaluation.program.program
    found = program.evaluate(list(terms.values()), failure.place, values, masks, evaluation.context)
    known = dict(zip(terms, found, strict=True))
    blanks = _blanks(evaluation, failure, forms)
    zh, en = (_fill(getattr(message, lang), lang, known, scope) for lang in ("zh", "en"))
    return Bilingual(zh + blanks.zh, en + blanks.en)


def _term(name: str, failure: Failure, scope: Scope) -> Term | None:
    check = failure.check
    elaborator = Elaborator(Errors())
    if name in check.values:
        return elaborator.value(check.values[name], scope)
    if isinstance(scope.variables.get(name), Element):
        return None
    if isinstance(check.assertion, syntax.Compare) and name in ("left", "right", "difference"):
        compare = check.assertion
        sides: dict[str, syntax.Node] = {"left": compare.left, "right": compare.right}
        node = sides.get(name) or syntax.Arithmetic("-", compare.left, compare.right, compare.span)
        return elaborator.value(node, scope)
    return named_value(name, scope)


def _fill(template: str, lang: str, known: dict[str, Any], scope: Scope) -> str:
    def value(match: Any) -> str:
        name = match.group(1)
        element = scope.variables.get(name)
        if name in known:
            return spelled(known[name], lang, absolute=name == "difference")
        if isinstance(element, Element):
            return str(getattr(scope.names.label(element), lang))
        return str(getattr(UNKNOWN, lang))

    return PLACEHOLDER.sub(value, template)


def spelled(value: Any, lang: str, absolute: bool = False) -> str:
    """A value as people read it: whole numbers plain, others with up to four decimals, dates as 2025-01-24."""
    if value.__class__ is Unknown:
        return str(getattr(UNKNOWN, lang))
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, Bilingual):
        return str(getattr(value, lang))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Element):
        return value.pointer
    number = abs(value) if absolute else value
    if isinstance(number, Fraction):
        number = Decimal(number.numerator) / Decimal(number.denominator)
        number = round(number, 4)
    text = format(number, "f") if isinstance(number, Decimal) else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _blanks(evaluation: Evaluation, failure: Failure, forms: Forms) -> Bilingual:
    if not failure.rule.zero_blanks:
        return Bilingual("", "")
    read = cells_read(evaluation.program.program.term(failure.place))
    blank = [index for index in read if evaluation.vector.values[index].__class__ is Unknown]
    if not blank:
        return Bilingual("", "")
    labels = [forms.label(str(forms.cells[index])) for index in blank]
    zh, en = ("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))
    return Bilingual(f"（留空按 0 计：{zh}）", f" (blank cells counted as 0: {en})")
