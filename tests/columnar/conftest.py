"""Both back ends over the same reports, with the national rules and some that try the arithmetic."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from disclosure_lint.api import load_rules
from disclosure_lint.columnar import Recheck, columns_of, recheck
from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.engine import Origin
from disclosure_lint.engine.evaluate import Evaluation, Request, evaluate
from disclosure_lint.engine.judge import Judge
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack
from disclosure_lint.source import SourceMap

TODAY = date(2026, 1, 31)
RULE = """\
code: {code}
name: trial
title: {{zh: 试算, en: A trial}}
severity: info
basis: practice
editions: ["2021"]
authority: [{{document: 本单位规定, clause: 第一条}}]
why: {{zh: 试算, en: A trial}}
fix: {{zh: 试算, en: A trial}}
{body}
at: requests.received.total
message: {{zh: 不对, en: Wrong}}
examples:
  - pass: {{}}
  - fail: {{}}
    expect: [{{pointer: title, message: 不对}}]
  - not_assessable: {{}}
"""
TRIALS = {
    "REQ901": "for_each: column in requests.columns\nassert: received * 1000000 <= concluded * 1000000 + carried_out * 0.5",
    "REQ902": "assert: proactive.fees.amount * 1.5 > proactive.fees.amount or requests.granted.total == 0",
    "REQ903": "for_each: row in requests.rows\nassert: max(applicants) <= total and min(applicants) >= 0",
    "REQ904": "for_each: column in requests.columns\nassert: >-\n"
    "  requests.received[column] > 90 or prior.requests.received[column] * 2 >= requests.received[column]",
    "REQ905": "assert: requests.granted.total / requests.received.total <= 1",
    "REQ906": "for_each: row in requests.rows\nassert: "
    "is_blank(prior.requests[row].total) implies requests[row].total == 0",
    "REQ907": 'assert: not is_negative(requests.received.total) and (if level == "government" '
    "then requests.received.total else 0) < 100",
    "REQ908": "for_each: column in requests.columns\nblanks: zero\nassert: "
    "sum(outcomes) == concluded + prior.requests.carried_out[column] * 0",
    "REQ909": 'assert: -requests.received.total < 0 or scope == "own" or edition == "2021"',
}


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder: Path = tmp_path_factory.mktemp("trials")
    head = 'id: trials\nversion: "1"\ntitle: {zh: 试算, en: Trials}\nextends: national\n'
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    for code, body in TRIALS.items():
        (folder / f"{code}-trial.yaml").write_text(RULE.format(code=code, body=body), encoding="utf-8")
    return load_rules([str(folder)])


def by_scalar(report: Report, prior: Report | None, pack: Pack) -> tuple[Evaluation, list[Diagnostic]]:
    """What the scalar code says."""
    found = evaluate(Request(report, prior, TODAY), pack)
    judge = Judge(pack, report, Origin(None, SourceMap(), prior), found.context.own.level)
    return found, [judge.diagnose(found, failure) for failure in found.failures]


@pytest.fixture(scope="session")
def differ(pack: Pack) -> Callable[..., list[str]]:
    """`differ(reports, priors)`: see `_differences`."""
    return partial(_differences, pack)


def _differences(pack: Pack, reports: Sequence[Report], priors: Sequence[int], told: bool = True) -> list[str]:
    """Where the two differ: outcomes, failing places, what is missing, findings."""
    columns = columns_of(reports, priors, pack.forms)
    found = recheck(columns, pack, TODAY)
    findings: dict[int, list[Diagnostic]] = {}
    for number, finding in found.findings() if told else ():
        findings.setdefault(number, []).append(finding)
    differ: list[str] = []
    for number, report in enumerate(reports):
        prior = reports[priors[number]] if priors[number] >= 0 else None
        scalar, diagnoses = by_scalar(report, prior, pack)
        differ += _compared(number, found, scalar, pack)
        own = [item for item in diagnoses if found.outcome(number, item.rule) is not None]
        if told and sorted(own) != sorted(findings.get(number, [])):
            differ.append(f"{number}: findings {own} {findings.get(number)}")
    return differ


def _compared(number: int, found: Recheck, scalar: Evaluation, pack: Pack) -> list[str]:
    program, differ = scalar.program.program, []
    for code in pack.rules:
        outcome = found.outcome(number, code)
        if outcome is None:
            continue
        if outcome != scalar.outcomes.get(code):
            differ.append(f"{number}: {code} is {outcome}, by the scalar code {scalar.outcomes.get(code)}")
        if found.missing.get((number, code), set()) != scalar.missing.get(code, set()):
            own, other = found.missing.get((number, code), set()), scalar.missing.get(code, set())
            differ.append(f"{number}: {code} misses {sorted(own - other)}, and not {sorted(other - own)}")
        places = [program.place(item.at) for item in found.failing if (item.report, item.code) == (number, code)]
        expected = [failure.place for failure in scalar.failures if failure.rule.code == code]
        if places != expected:
            differ.append(f"{number}: {code} fails at {places}, by the scalar code at {expected}")
    return differ
