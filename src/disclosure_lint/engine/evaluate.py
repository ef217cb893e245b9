"""Rules over one report: verdicts for every place that does not hold, and an outcome for every rule."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual, Outcome
from disclosure_lint.dsl.compile import Verdict
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.places import Place
from disclosure_lint.engine.vector import Vector, build_vector
from disclosure_lint.report import Report
from disclosure_lint.rules.model import Check, Rule
from disclosure_lint.rules.pack import Pack, RuleProgram
from disclosure_lint.rules.select import applicability
from disclosure_lint.values import Cause, Unknown


class Failure(NamedTuple):
    """A place where a rule does not hold."""

    rule: Rule
    check: Check
    place: Place


class Evaluation(NamedTuple):
    """All verdicts on a report, and what they were reached with."""

    program: RuleProgram
    vector: Vector
    context: Context
    failures: list[Failure]
    missing: dict[str, set[Cause]]
    inapplicable: dict[str, Bilingual]
    broken: dict[str, str]
    outcomes: dict[str, Outcome]


class Request(NamedTuple):
    """What to evaluate: a report, last year's, the day it is, and which codes (prefixes)."""

    report: Report
    prior: Report | None
    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def prepare(request: Request, pack: Pack) -> Evaluation:
    """What a report is judged with, before anything is."""
    report = request.report
    context = _context(request, pack, report.level or pack.level_of(report.agency))
    form = context.own.form
    program = pack.program(form, pack.forms.as_found(form, report) if form else None)
    vector = build_vector(context.own, context.prior, pack.forms)
    return Evaluation(program, vector, context, [], {}, {}, {}, {})


def evaluate(request: Request, pack: Pack) -> Evaluation:
    """The verdicts of every rule that is wanted. An exception inside a rule makes that rule broken, no other."""
    result = prepare(request, pack)
    program, context = result.program, result.context
    wanted = _applicable(result, request, pack, context.own.level)
    for verdict in verdicts(result, wanted):
        rule, check = program.checks[verdict.assertion]
        if rule.code not in wanted:
            continue
        if verdict.truth.__class__ is Unknown:
            result.missing.setdefault(rule.code, set()).update(verdict.truth.causes)
        else:
            result.failures.append(Failure(rule, check, verdict.place))
    conclude(result, wanted)
    return result


def _context(request: Request, pack: Pack, level: str | None) -> Context:
    own = Facts(request.report, pack.forms, level, request.today)
    prior = None
    if request.prior is not None:
        prior_level = request.prior.level or pack.level_of(request.prior.agency)
        prior = Facts(request.prior, pack.forms, prior_level, request.today, "prior.")
    return Context(own, prior, pack.parameters, pack.vocabulary, pack.claims)


def _applicable(result: Evaluation, request: Request, pack: Pack, level: str | None) -> frozenset[str]:
    """The codes to evaluate; the others are written down with the reason."""
    key = (request.report.year, level, request.select, request.ignore)
    if key not in pack.applicability:
        form = result.context.own.form
        pack.applicability[key] = applicability(pack.rules.values(), form, *key)
    wanted, missing, inapplicable = pack.applicability[key]
    result.missing.update((code, {cause}) for code, cause in missing.items())
    result.inapplicable.update(inapplicable)
    exempted = {code: why for code, why in pack.exempted(request.report.agency) if code in wanted}
    result.inapplicable.update(exempted)
    return wanted - exempted.keys() if exempted else wanted


def verdicts(result: Evaluation, wanted: frozenset[str]) -> list[Verdict]:
    """The places that do not hold. A rule that raises is broken, and the others are evaluated alone."""
    program = result.program.program
    values, unknown, masks = result.vector
    try:
        return program.run(values, unknown, masks, result.context)
    except MemoryError:  # the process has no more: no fault of a rule
        raise
    except Exception:  # whichever rule it was is found below; the others are evaluated alone
        found: list[Verdict] = []
    for number, (rule, _) in enumerate(result.program.checks):
        if rule.code not in wanted or rule.code in result.broken:
            continue
        try:
            alone = program.run_alone(number, values, masks, result.context)
        except MemoryError:
            raise
        except Exception:
            result.broken[rule.code] = trace()
        else:
            found += alone
    return [verdict for verdict in found if result.program.checks[verdict.assertion][0].code not in result.broken]


def trace() -> str:
    """The exception at hand with its trace."""
    import traceback  # slow to import, and hardly ever needed

    return traceback.format_exc()


def conclude(result: Evaluation, wanted: frozenset[str]) -> None:
    """An outcome for every rule: what comes later weighs more."""
    failed = {failure.rule.code for failure in result.failures}
    by_outcome: tuple[tuple[Outcome, Iterable[str]], ...] = (
        ("passed", wanted),
        ("not_applicable", result.inapplicable),
        ("not_assessable", result.missing),
        ("failed", failed),
        ("broken", result.broken),
    )
    for outcome, codes in by_outcome:
        result.outcomes.update(dict.fromkeys(codes, outcome))
