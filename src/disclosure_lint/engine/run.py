"""One report checked: evaluation, findings of reader and rules together, in the one order."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from disclosure_lint.diagnostics import (
    Bilingual,
    CheckedReport,
    Diagnostic,
    NotApplicable,
    NotAssessable,
    Outcome,
)
from disclosure_lint.engine.evaluate import Evaluation, Request, evaluate, trace
from disclosure_lint.engine.judge import Judge
from disclosure_lint.engine.origin import Origin
from disclosure_lint.phrases import LANGS, Lang, say
from disclosure_lint.report import Report
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.select import chosen
from disclosure_lint.rules.templates import PLACEHOLDER
from disclosure_lint.source import Span
from disclosure_lint.values import Cause
from disclosure_lint.waivers import Waiver, apply

_ALWAYS = frozenset({"SRC001", "SRC002", "SRC003"})
"""What is said whatever was selected: there is no report to judge then."""

_ON_WAIVERS = frozenset({"WAV001", "WAV002", "WAV003"})


_NO_WAIVERS = Bilingual("没有豁免", "there are no waivers")


class Remark(NamedTuple):
    """What a reader found, for the engine to word: rule, reason, named values and place."""

    rule: str
    reason: str
    values: dict[str, str | int]
    span: Span | None
    pointer: str


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
        except Exception:  # an engine bug is never a finding
            evaluation.broken[failure.rule.code] = trace()
            evaluation.outcomes[failure.rule.code] = "broken"
    found = [finding for finding in found if finding.rule not in evaluation.broken]
    found += _remarks(remarks, judge, pack, request)
    found = _waived(found, waivers, judge, pack, request)
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
        diagnostics=tuple(sorted(found, key=_order)),
        not_assessable=_not_assessable(evaluation),
        not_applicable=tuple(NotApplicable(code, why) for code, why in sorted(evaluation.inapplicable.items())),
        broken=dict(sorted(evaluation.broken.items())),
        labels={cause.subject: judge.label(cause.subject) for cause in _causes(evaluation) if cause.subject},
    )


def check_unreadable(name: str, remarks: Sequence[Remark], origin: Origin, pack: Pack) -> CheckedReport:
    """A file in which no report could be read: what the reader said, and no outcome but its own rules'."""
    judge = Judge(pack, Report(), origin, None)
    found = _remarks(remarks, judge, pack, None)
    outcomes: dict[str, Outcome] = {finding.rule: "failed" for finding in found}
    return CheckedReport(name, None, None, None, None, outcomes, tuple(sorted(found, key=_order)))


def _remarks(remarks: Sequence[Remark], judge: Judge, pack: Pack, request: Request | None) -> list[Diagnostic]:
    found = []
    for remark in remarks:
        rule = pack.rules.get(remark.rule)
        unwanted = request and remark.rule not in _ALWAYS and not chosen(remark.rule, request.select, request.ignore)
        if rule is None or unwanted:
            continue
        message = Bilingual(*(_worded(remark, rule.messages, lang) for lang in LANGS))
        found.append(judge.finding(remark.rule, remark.pointer, remark.span, message))
    return found


def _worded(remark: Remark, messages: Mapping[str, Bilingual], lang: Lang) -> str:
    """The message of a remark. `{parts}` are its values that are not 0, each in the words of its own message."""
    counted = ((messages[name], value) for name, value in remark.values.items() if value and name in messages)
    parts = say("list", lang).join(_filled(words.text(lang), {"count": value}) for words, value in counted)
    reason = messages.get(remark.reason, Bilingual(remark.reason, remark.reason))
    return _filled(reason.text(lang), {**remark.values, "parts": parts})


def _waived(
    found: list[Diagnostic], waivers: Sequence[Waiver], judge: Judge, pack: Pack, request: Request
) -> list[Diagnostic]:
    """The findings with their waivers, and those about the waivers."""
    if not waivers:
        return found
    wanted = [waiver for waiver in waivers if chosen(waiver.rule, request.select, request.ignore)]
    applied = apply(found, wanted, request.today, pack.rules, pack.mandatory)
    said = [Remark(item.rule, item.reason, item.values, item.waiver.span, "waivers") for item in applied.said]
    return [*applied.findings, *_remarks(said, judge, pack, request)]


def _filled(template: str, values: dict[str, str | int]) -> str:
    return PLACEHOLDER.sub(lambda match: str(values.get(match.group(1), match.group())), template)


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


def _order(finding: Diagnostic) -> tuple[int, int, str, str, str]:
    place = finding.location
    return (place.line or 0, place.column or 0, finding.rule, place.pointer, finding.message.zh)
