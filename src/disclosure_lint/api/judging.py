"""One document judged: its findings waived where somebody answers for them, known from the baseline, and masked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from disclosure_lint import __version__
from disclosure_lint.api.documents import Document
from disclosure_lint.api.options import Options
from disclosure_lint.config import FailOn, Settings
from disclosure_lint.config.baseline import load_baseline
from disclosure_lint.diagnostics import CheckedReport, PackInfo, Result, RuleInfo
from disclosure_lint.engine import Origin, Remark, Request, check_report, check_unreadable, concealed, concealment
from disclosure_lint.forms import draw
from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.readers import Reading
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack
from disclosure_lint.source import Source
from disclosure_lint.waivers import Waiver, commented


class Run(NamedTuple):
    """A result, the texts it speaks of, from which severity on each report fails, its baseline, by the reports' paths.

    Numbers of persons are masked in the result and in the texts.
    """

    result: Result
    sources: dict[str, Source]
    fail_on: dict[str, FailOn] = {}
    baselines: dict[str, Path] = {}


class Judged(NamedTuple):
    """What is said of a document, masked, and its text, if it has one; nothing of a baseline."""

    report: CheckedReport
    source: Source | None


def judged(name: str, document: Document, options: Options, today: date) -> Judged:
    """Judge a document."""
    report, hidden = masked_document(name, document, options, today)
    source = document.reading.source
    return Judged(report, hidden.source(source) if source else None)


def masked_document(name: str, document: Document, options: Options, today: date) -> tuple[CheckedReport, Concealment]:
    """What is said of a document, masked, and what else of it has to be masked so; nothing of a baseline."""
    reading, request = document.reading, document.request
    hidden = concealment(reading.source, (reading.report, request.prior), document.pack.vocabulary, today)
    return concealed(_checked(name, document, options), hidden), hidden


def checked_document(name: str, document: Document, options: Options) -> CheckedReport:
    """What is said of a document, with what the baseline of its settings knows; not masked."""
    return with_baseline(_checked(name, document, options), document.settings)


def _checked(name: str, document: Document, options: Options) -> CheckedReport:
    report = check_reading(name, document.reading, document.request, document.pack, document.waivers)
    if options.tables and document.reading.report:
        report = replace(report, tables=draw(document.pack.forms, document.reading.report))
    return report


def with_baseline(report: CheckedReport, settings: Settings) -> CheckedReport:
    """The report with the findings marked that the baseline of its settings holds."""
    baseline = settings.baseline
    return load_baseline(baseline).applied(report) if baseline and baseline.exists() else report


def check_reading(
    name: str, reading: Reading, request: Request, pack: Pack, waivers: Sequence[Waiver] = ()
) -> CheckedReport:
    """What is said of one document; `waivers` are those meant for it, besides what its own comments say."""
    remarks = [Remark(*finding) for finding in reading.findings]
    if reading.report is None:
        return check_unreadable(name, remarks, Origin(reading.source, reading.source_map), pack)
    origin = origin_of(reading, request.prior)
    if reading.source:
        own, malformed = commented(reading.source, reading.source_map)
        waivers = [*waivers, *own]
        remarks += [Remark("WAV003", item.reason, item.values, item.span, "waivers") for item in malformed]
    return check_report(name, request, remarks, origin, pack, waivers)


def origin_of(reading: Reading, prior: Report | None = None) -> Origin:
    """Where what was read came from."""
    return Origin(reading.source, reading.source_map, prior, reading.syntax)


def waivers_across(reading: Reading, waivers: Sequence[Waiver], pack: Pack) -> tuple[Waiver, ...]:
    """The waivers of rules over several reports among those meant for a document and those in its own comments."""
    own = commented(reading.source, reading.source_map)[0] if reading.source else []
    rules = {code for code, rule in pack.rules.items() if rule.across}
    return tuple(waiver for waiver in (*waivers, *own) if waiver.rule in rules)


def run_of(
    found: Iterable[tuple[str, Judged, Settings]], packs: Sequence[Pack], today: date, skipped: int, unchanged: int = 0
) -> Run:
    """The run of judged documents, in the order of their names; `packs` are those that were used, in that order."""
    judged = list(found)
    settings = {name: held for name, _, held in judged}
    infos, rules = packs_and_rules(packs)
    result = Result(
        version=__version__,
        today=today.isoformat(),
        packs=infos,
        reports=tuple(with_baseline(made.report, held) for _, made, held in judged),
        rules=rules,
        skipped=skipped,
        unchanged=unchanged,
    )
    return Run(
        result,
        {name: made.source for name, made, _ in judged if made.source},
        {name: held.fail_on for name, held in settings.items()},
        {name: held.baseline for name, held in settings.items() if held.baseline},
    )


def packs_and_rules(packs: Sequence[Pack]) -> tuple[tuple[PackInfo, ...], dict[str, RuleInfo]]:
    """What a result says of the packs that were used: each once, and the rules of all of them."""
    return tuple(dict.fromkeys(info for pack in packs for info in pack.infos)), _rules(packs)


def _rules(packs: Iterable[Pack]) -> dict[str, RuleInfo]:
    """The rules of all packs; of a rule that several have, the first one's."""
    rules: dict[str, RuleInfo] = {}
    for pack in dict.fromkeys(packs):
        for code, rule in pack.rules.items():
            rules.setdefault(code, rule.info)
    return dict(sorted(rules.items()))
