"""The one entry behind every door: inputs to a result. Doors translate arguments and exit codes, nothing else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint import __version__
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Result
from disclosure_lint.engine import (
    Origin,
    Remark,
    Request,
    check_report,
    check_unreadable,
    concealed,
    concealment,
)
from disclosure_lint.forms import draw
from disclosure_lint.inputs import Found, Input, MissingPaths, Trouble, discover, load
from disclosure_lint.readers import ReaderFinding, Reading, read
from disclosure_lint.report import Report
from disclosure_lint.rules import Examined, Pack, examine_packs, load_packs, unknown_codes
from disclosure_lint.siblings import Named, Siblings, keys
from disclosure_lint.source import Source, SourceMap
from disclosure_lint.waivers import Waiver, commented

if TYPE_CHECKING:
    from disclosure_lint.rules.explain import Explanation

Progress = Callable[[int, int], None]


class Options(NamedTuple):
    """How to check. `select` and `ignore` hold prefixes of codes; `prior` is a file or folder with the year before.

    With `tables` the reports in the result carry their tables, for outputs that draw them.
    """

    packs: tuple[str, ...] = ("national",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    prior: str | None = None
    published: date | None = None
    today: date | None = None
    level: str | None = None
    skip_non_reports: bool = False
    jobs: int = 1
    tables: bool = False


class Run(NamedTuple):
    """A result and the texts it speaks of, by the reports' paths; numbers of persons are masked in both."""

    result: Result
    sources: dict[str, Source]


class WrongCall(Exception):
    """A call that cannot be carried out: what is wrong with it."""

    def __init__(self, messages: Sequence[Bilingual]) -> None:
        super().__init__("; ".join(message.en for message in messages))
        self.messages = tuple(messages)


class Documents(NamedTuple):
    """Inputs read, with what they are checked by. `skipped` counts those that hold no report."""

    pack: Pack
    readings: dict[str, Reading]
    requests: dict[str, Request]
    today: date
    skipped: int


def documents(found: Found, options: Options, progress: Progress | None = None) -> Documents:
    """Read every input. PackError or WrongCall where nothing can be checked at all."""
    pack = load_packs(options.packs)
    wrong = unknown_codes(pack, (*options.select, *options.ignore))
    if wrong:
        raise WrongCall(wrong)
    today = options.today or date.today()
    read_in = _read_all(found.inputs, pack, options, progress)
    readings = {item.name: reading for item, reading in read_in if not _skipped(item, reading, options)}
    siblings = Siblings(_reports(readings), _prior_reports(options, pack, readings))
    requests = {}
    for name, reading in sorted(readings.items()):
        prior = siblings.prior(reading.report) if reading.report else None
        requests[name] = Request(reading.report or Report(), prior, today, options.select, options.ignore)
        if reading.report:
            remarks = siblings.remarks(name, reading.report)
            readings[name] = reading._replace(findings=(*reading.findings, *remarks))
    return Documents(pack, readings, requests, today, len(read_in) - len(readings))


def check(found: Found, options: Options, progress: Progress | None = None) -> Run:
    """Read and check every input. PackError or WrongCall where nothing can be checked at all."""
    pack, readings, requests, today, skipped = documents(found, options, progress)
    checked, sources = [], {}
    for name, request in requests.items():
        reading = readings[name]
        hidden = concealment(reading.source, (reading.report, request.prior), pack.vocabulary, today)
        made = check_reading(name, reading, request, pack)
        if options.tables and reading.report:
            made = replace(made, tables=draw(pack.forms, reading.report))
        checked.append(concealed(made, hidden))
        if reading.source:
            sources[name] = hidden.source(reading.source)
    result = Result(
        version=__version__,
        today=today.isoformat(),
        packs=pack.infos,
        reports=tuple(checked),
        rules={code: rule.info for code, rule in pack.rules.items()},
        skipped=skipped,
    )
    return Run(result, sources)


def load_rules(packs: tuple[str, ...] = ("national",)) -> Pack:
    """The rules of these packs. PackError with every mistake where they cannot be used."""
    return load_packs(packs)


def examine_rules(packs: tuple[str, ...] = ("national",)) -> Examined:
    """The rules of these packs gone over for their authors. PackError where there are no such packs."""
    return examine_packs(packs)


def explain(code: str, packs: tuple[str, ...] = ("national",)) -> "Explanation":
    """A rule told to a reader. WrongCall where there is none of that code."""
    pack = load_packs(packs)
    if code not in pack.rules:
        raise WrongCall(unknown_codes(pack, (code,)) or [Bilingual(f"没有规则 {code}", f"there is no rule {code}")])
    from disclosure_lint.rules.explain import explain_rule

    return explain_rule(pack.rules[code], pack)


def check_reading(
    name: str, reading: Reading, request: Request, pack: Pack, waivers: Sequence[Waiver] = ()
) -> CheckedReport:
    """What is said of one document; `waivers` are those meant for it, besides what its own comments say."""
    remarks = [Remark(*finding) for finding in reading.findings]
    if reading.report is None:
        return check_unreadable(name, remarks, Origin(reading.source, reading.source_map), pack)
    origin = Origin(reading.source, reading.source_map, request.prior)
    if reading.source:
        own, malformed = commented(reading.source, reading.source_map)
        waivers = [*waivers, *own]
        remarks += [Remark("WAV003", item.reason, item.values, item.span, "waivers") for item in malformed]
    return check_report(name, request, remarks, origin, pack, waivers)


def read_input(item: Input, pack: Pack) -> Reading:
    """One input read. Never raises for what is in it."""
    data = load(item)
    if isinstance(data, Trouble):
        return Reading(None, None, SourceMap(), (ReaderFinding("SRC001", data.reason, data.values, None),))
    return read(item.name, data, pack.forms, pack.vocabulary)


def _read_all(
    inputs: Sequence[Input], pack: Pack, options: Options, progress: Progress | None
) -> list[tuple[Input, Reading]]:
    done: list[tuple[Input, Reading]] = []
    for item, reading in zip(inputs, _readings(inputs, pack, options), strict=True):
        done.append((item, _overridden(reading, options)))
        if progress:
            progress(len(done), len(inputs))
    return done


def _readings(inputs: Sequence[Input], pack: Pack, options: Options) -> Iterable[Reading]:
    if options.jobs <= 1 or len(inputs) < 2:
        return (read_input(item, pack) for item in inputs)
    return _parallel(inputs, options)


def _parallel(inputs: Sequence[Input], options: Options) -> Iterable[Reading]:
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(64, len(inputs) // (options.jobs * 4)))
    with ProcessPoolExecutor(options.jobs, initializer=_worker, initargs=(options.packs,)) as pool:
        yield from pool.map(_read_in_worker, inputs, chunksize=chunk)


_packs: list[Pack] = []
"""In a worker process: the pack it reads with."""


def _worker(names: tuple[str, ...]) -> None:
    _packs[:] = [load_packs(names)]


def _read_in_worker(item: Input) -> Reading:
    return read_input(item, _packs[0])


def _overridden(reading: Reading, options: Options) -> Reading:
    """The reading with what the call says of it: publication where the document does not, level in any case."""
    report = reading.report
    if report is None or (options.published is None and options.level is None):
        return reading
    update: dict[str, Any] = {}
    if options.published is not None and report.published is None:
        update = {"published": options.published, "not_captured": report.not_captured - {"published"}}
    if options.level is not None:
        update["level"] = options.level
    return reading._replace(report=replace(report, **update))


def _skipped(item: Input, reading: Reading, options: Options) -> bool:
    if any(finding.rule == "SRC002" for finding in reading.findings):
        return not item.named or options.skip_non_reports
    return not item.named and _is_other_yaml(reading)


def _is_other_yaml(reading: Reading) -> bool:
    """A file found in a folder that is not even YAML or JSON (a template, settings with comments): no broken report
    where it does not have a report's first key.
    """
    broken = any(finding.rule == "SRC001" and finding.reason.startswith("syntax") for finding in reading.findings)
    return broken and reading.source is not None and "agency" not in reading.source.text


def _reports(readings: dict[str, Reading]) -> list[Named]:
    return [(name, reading.report) for name, reading in readings.items() if reading.report]


def _prior_reports(options: Options, pack: Pack, readings: dict[str, Reading]) -> list[Named]:
    if options.prior is None:
        return []
    try:
        found = discover([options.prior])
    except MissingPaths:
        message = Bilingual(f"--prior {options.prior} 不存在", f"--prior {options.prior} does not exist")
        raise WrongCall([message]) from None
    reports = _reports({item.name: read_input(item, pack) for item in found.inputs})
    checked = _reports(readings)
    if any(item.named for item in found.inputs) and (checked or not reports):
        wanted = {(agency, year - 1) for _, report in checked for agency, year in keys(report)}
        if not any(key in wanted for _, report in reports for key in keys(report)):
            raise WrongCall([_wrong_prior(options.prior, reports)])
    return reports


def _wrong_prior(path: str, reports: Sequence[Named]) -> Bilingual:
    if not reports:
        return Bilingual(f"--prior {path} 不是可读的年度报告", f"--prior {path} is no readable report")
    held = reports[0][1]
    zh = f"--prior {path} 是{held.agency or '未知单位'}{held.year or '未知'}年度的报告，不是所查报告的上一年报告"
    en = (
        f"--prior {path} is the report of {held.agency or '?'} for {held.year or '?'}, not the year before of any input"
    )
    return Bilingual(zh, en)
