"""One report checked: evaluation, findings of reader and rules together, in the one order."""

from collections.abc import Iterator, Sequence

from disclosure_lint.diagnostics import (
    Bilingual,
    CheckedReport,
    Diagnostic,
    NotApplicable,
    NotAssessable,
    Outcome,
    in_order,
)
from disclosure_lint.engine.evaluate import Evaluation, Request, evaluate, trace
from disclosure_lint.engine.judge import Judge
from disclosure_lint.engine.origin import Origin
from disclosure_lint.engine.remarks import Remark, remarked, waived
from disclosure_lint.report import Report
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.select import chosen
from disclosure_lint.values import Cause
from disclosure_lint.waivers import Waiver

_ON_WAIVERS = frozenset({"WAV001", "WAV002", "WAV003"})


_NO_WAIVERS = Bilingual("没有豁免", "there are no waivers")


def check_report(
    name: str,
    request: Request,
    remarks: Sequence[Remark],
    origin: Origin,
    pack: Pack,
    waivers: Sequence[Waiver] = (),
) -> CheckedReport:
    """A readable report and everything that is said of it; `waivers` are those meant for it."""
    evaluation = evaluate(request, pack)
    report = request.report
    judge = Judge(pack, report, origin, evaluation.context.own.level)
    found = []
    for failure in evaluation.failures:
        try:
            found.append(judge.diagnose(evaluation, failure))
        except MemoryError:
            raise
        except Exception:  # an engine bug is never a finding
            evaluation.broken[failure.rule.code] = trace()
            evaluation.outcomes[failure.rule.code] = "broken"
    found = [finding for finding in found if finding.rule not in evaluation.broken]
    found += remarked(remarks, judge, pack, request)
    found = waived(found, waivers, judge, pack, request)
    if not waivers and not any(remark.rule in _ON_WAIVERS for remark in remarks):
        evaluation.inapplicable.update(dict.fromkeys(pack.rules.keys() & _ON_WAIVERS, _NO_WAIVERS))
    outcomes = {**evaluation.outcomes, **_reader_outcomes(found, pack, request, evaluation)}
    return CheckedReport(
        path=name,
        agency=report.agency,
        level=evaluation.context.own.level,
        year=report.year,
        edition=evaluation.context.own.form.edition if evaluation.context.own.form else None,
        outcomes=dict(sorted(outcomes.items())),
        diagnostics=in_order(found),
        not_assessable=_not_assessable(evaluation),
        not_applicable=tuple(NotApplicable(code, why) for code, why in sorted(evaluation.inapplicable.items())),
        broken=dict(sorted(evaluation.broken.items())),
        labels={cause.subject: judge.label(cause.subject) for cause in _causes(evaluation) if cause.subject},
    )


def check_unreadable(name: str, remarks: Sequence[Remark], origin: Origin, pack: Pack) -> CheckedReport:
    """A file in which no report could be read: what the reader said, and no outcome but its own rules'."""
    judge = Judge(pack, Report(), origin, None)
    found = remarked(remarks, judge, pack, None)
    outcomes: dict[str, Outcome] = {finding.rule: "failed" for finding in found}
    return CheckedReport(name, None, None, None, None, outcomes, in_order(found))


def _reader_outcomes(
    found: list[Diagnostic], pack: Pack, request: Request, evaluation: Evaluation
) -> dict[str, Outcome]:
    failed = {finding.rule for finding in found}
    wanted = [rule.code for rule in pack.reader_rules if chosen(rule.code, request.select, request.ignore)]
    idle = evaluation.inapplicable.keys()
    return {code: "failed" if code in failed else "not_applicable" if code in idle else "passed" for code in wanted}


def _not_assessable(evaluation: Evaluation) -> tuple[NotAssessable, ...]:
    return tuple(NotAssessable(code, tuple(sorted(causes))) for code, causes in sorted(evaluation.missing.items()))


def _causes(evaluation: Evaluation) -> Iterator[Cause]:
    return (cause for causes in evaluation.missing.values() for cause in causes)
