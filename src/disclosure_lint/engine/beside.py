"""What rules over several reports say of one, and how it is laid beside what was said of it alone."""

from dataclasses import replace
from typing import NamedTuple

from disclosure_lint.diagnostics import (
    Bilingual,
    CheckedReport,
    Diagnostic,
    NotApplicable,
    NotAssessable,
    Outcome,
    in_order,
)
from disclosure_lint.values import Cause

MOST_MISSING = 20
"""How many things that are missing are listed; the rest is counted (cause `others`)."""


class Related(NamedTuple):
    """What rules over several reports say of one: the fields of a `CheckedReport` that it adds to."""

    outcomes: dict[str, Outcome]
    diagnostics: tuple[Diagnostic, ...]
    not_assessable: tuple[NotAssessable, ...]
    not_applicable: tuple[NotApplicable, ...]
    broken: dict[str, str]
    labels: dict[str, Bilingual]


def with_related(checked: CheckedReport, related: Related) -> CheckedReport:
    """A checked report with what rules over several reports say of it."""
    judged = related.outcomes.keys()
    apart = (item for item in checked.not_applicable if item.rule not in judged)
    return replace(
        checked,
        outcomes=dict(sorted({**checked.outcomes, **related.outcomes}.items())),
        diagnostics=in_order((*checked.diagnostics, *related.diagnostics)),
        not_assessable=tuple(sorted((*checked.not_assessable, *related.not_assessable), key=lambda item: item.rule)),
        not_applicable=tuple(sorted((*apart, *related.not_applicable), key=lambda item: item.rule)),
        broken={**checked.broken, **related.broken},
        labels={**checked.labels, **related.labels},
    )


def listed(causes: set[Cause]) -> tuple[Cause, ...]:
    """Causes in order, the first of them where they are many."""
    found = sorted(causes)
    rest = len(found) - MOST_MISSING
    return (*found[:MOST_MISSING], Cause("others", str(rest))) if rest > 0 else tuple(found)


def joined(one: Related, other: Related) -> Related:
    """What two groups of rules say."""
    return Related(
        {**one.outcomes, **other.outcomes},
        one.diagnostics + other.diagnostics,
        one.not_assessable + other.not_assessable,
        one.not_applicable + other.not_applicable,
        {**one.broken, **other.broken},
        {**one.labels, **other.labels},
    )
