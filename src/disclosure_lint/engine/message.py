"""Messages filled with named values: what a rule's template may name, and how values are written."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Element
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.engine.telling import telling_of
from disclosure_lint.forms import Forms
from disclosure_lint.rules.templates import PLACEHOLDER
from disclosure_lint.values import Unknown

UNKNOWN = Bilingual("（不详）", "(unknown)")


def compose(evaluation: Evaluation, failure: Failure, forms: Forms) -> Bilingual:
    """The message of a failure in both languages; a tie-out that took blanks for 0 says so at the end."""
    message, telling = failure.check.message, telling_of(evaluation, failure)
    names, give = telling.named
    known = dict(zip(names, give(evaluation), strict=True))
    blanks = _blanks(evaluation, failure, forms)
    zh, en = (_fill(getattr(message, lang), lang, known, telling.scope) for lang in ("zh", "en"))
    return Bilingual(zh + blanks.zh, en + blanks.en)


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
    read = telling_of(evaluation, failure).reads
    blank = [index for index in read if evaluation.vector.values[index].__class__ is Unknown]
    if not blank:
        return Bilingual("", "")
    labels = [forms.label(str(forms.cells[index])) for index in blank]
    zh, en = ("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))
    return Bilingual(f"（留空按 0 计：{zh}）", f" (blank cells counted as 0: {en})")
