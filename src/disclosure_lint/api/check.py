"""Documents to a result: each checked, waived where somebody answers for it, and masked before it leaves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from disclosure_lint import __version__
from disclosure_lint.api.documents import Document, Documents, documents
from disclosure_lint.api.options import Options, Progress
from disclosure_lint.api.packs import pack_for
from disclosure_lint.config import FailOn, Resolver
from disclosure_lint.config.baseline import load_baseline
from disclosure_lint.diagnostics import CheckedReport, PackInfo, Result, RuleInfo
from disclosure_lint.engine import Origin, Remark, Request, check_report, check_unreadable, concealed, concealment
from disclosure_lint.forms import draw
from disclosure_lint.inputs import Found
from disclosure_lint.readers import Reading
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


def check(inputs: Found, options: Options, progress: Progress | None = None) -> Run:
    """Read and check every input. PackError, ConfigError or WrongCall where nothing can be checked at all."""
    read_in = documents(inputs, options, progress)
    checked, sources = [], {}
    for name, document in read_in.by_name.items():
        reading, request = document.reading, document.request
        hidden = concealment(reading.source, (reading.report, request.prior), document.pack.vocabulary, read_in.today)
        checked.append(concealed(checked_document(name, document, options), hidden))
        if reading.source:
            sources[name] = hidden.source(reading.source)
    settings = {name: document.settings for name, document in read_in.by_name.items()}
    fail_on = {name: held.fail_on for name, held in settings.items()}
    baselines = {name: held.baseline for name, held in settings.items() if held.baseline}
    return Run(_result(read_in, checked, options), sources, fail_on, baselines)


def checked_document(name: str, document: Document, options: Options) -> CheckedReport:
    """What is said of a document, with what the baseline of its settings knows; not masked."""
    report = check_reading(name, document.reading, document.request, document.pack, document.waivers)
    if options.tables and document.reading.report:
        report = replace(report, tables=draw(document.pack.forms, document.reading.report))
    baseline = document.settings.baseline
    return load_baseline(baseline).applied(report) if baseline and baseline.exists() else report


def _result(read_in: Documents, checked: list[CheckedReport], options: Options) -> Result:
    packs = [document.pack for document in read_in.by_name.values()] or [
        pack_for(Resolver(options.chosen).settings(None))
    ]
    infos, rules = packs_and_rules(packs)
    return Result(__version__, read_in.today.isoformat(), infos, tuple(checked), rules, read_in.skipped)


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


def check_reading(
    name: str, reading: Reading, request: Request, pack: Pack, waivers: Sequence[Waiver] = ()
) -> CheckedReport:
    """What is said of one document; `waivers` are those meant for it, besides what its own comments say."""
    remarks = [Remark(*finding) for finding in reading.findings]
    if reading.report is None:
        return check_unreadable(name, remarks, Origin(reading.source, reading.source_map), pack)
    origin = Origin(reading.source, reading.source_map, request.prior, reading.syntax)
    if reading.source:
        own, malformed = commented(reading.source, reading.source_map)
        waivers = [*waivers, *own]
        remarks += [Remark("WAV003", item.reason, item.values, item.span, "waivers") for item in malformed]
    return check_report(name, request, remarks, origin, pack, waivers)
