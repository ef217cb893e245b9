"""The two steps that a document takes, as pure functions: the same in a process of this machine and on any other."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from time import perf_counter
from typing import Any, NamedTuple

from disclosure_lint.api import Document, Options
from disclosure_lint.api.documents import overridden
from disclosure_lint.api.judging import masked_document, waivers_across, with_baseline
from disclosure_lint.api.packs import pack_for
from disclosure_lint.api.reading import holds_no_report
from disclosure_lint.batch.addresses import document_at
from disclosure_lint.batch.facts import Facts, State
from disclosure_lint.batch.plan import Item
from disclosure_lint.batch.record import Record, Status, cells_of, paragraphs_of, parts_of, stated_of
from disclosure_lint.batch.stored import packed, unpacked
from disclosure_lint.batch.workers import Failure
from disclosure_lint.columnar.figures import figures_of
from disclosure_lint.config import Settings
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.engine import Request
from disclosure_lint.inputs import Trouble, load
from disclosure_lint.outputs.assessed import is_assessed
from disclosure_lint.outputs.exact_json import compact
from disclosure_lint.readers import ReaderFinding, Reading, read
from disclosure_lint.readers.sniff import document_format, sniff
from disclosure_lint.report import Report
from disclosure_lint.siblings import sketch
from disclosure_lint.similarity import paragraphs as wordings
from disclosure_lint.source import SourceMap
from disclosure_lint.waivers import Waiver


class ToRead(NamedTuple):
    """A document to read. `salt` stands for all that a reading depends on besides its bytes and its name; `known` is
    the key of the reading that is there already.
    """

    item: Item
    settings: Settings
    published: date | None
    level: str | None
    salt: str
    known: str | None = None

    @property
    def name(self) -> str:
        """The document's."""
        return self.item.name


class WasRead(NamedTuple):
    """A reading, packed. `key` stands for all it came from; None where it is not to be kept (nothing could be had).

    `facts` is None where the reading that is known still holds. `seconds` is how long it took.
    """

    key: str | None
    facts: Facts | None
    reading: bytes
    seconds: float


class ToCheck(NamedTuple):
    """A reading to check, with last year's report where there is one."""

    name: str
    named: bool
    reading: bytes
    prior: bytes | None
    settings: Settings
    today: date
    remarks: tuple[ReaderFinding, ...] = ()
    waivers: tuple[Waiver, ...] = ()


class WasChecked(NamedTuple):
    """A record, packed, and how long it took."""

    record: bytes
    seconds: float


def read_step(task: ToRead) -> WasRead:
    """Read a document, unless what is known of it still holds. Never raises for what is in it."""
    start = perf_counter()
    data = document_at(task.item.address, task.item.input.named) if task.item.address else load(task.item.input)
    if isinstance(data, Trouble):
        reading = Reading(None, None, SourceMap(), (ReaderFinding("SRC001", data.reason, data.values, None),))
        state: State = "absent" if data.reason == "not_there" else "unreadable"
        return WasRead(None, Facts("", 0, "", state), packed(reading), perf_counter() - start)
    digest = sha256(data).hexdigest()
    key = sha256(f"{task.salt}\n{task.name}\n{digest}".encode("utf-8", "surrogatepass")).hexdigest()
    if key == task.known:
        return WasRead(key, None, b"", perf_counter() - start)
    pack = pack_for(task.settings)
    reading = read(task.name, data, pack.forms, pack.vocabulary)
    reading = overridden(reading, Options(published=task.published, level=task.level), task.settings)
    facts = _facts(task, data, digest, reading)
    return WasRead(key, facts, packed(reading), perf_counter() - start)


def was_had(made: WasRead | Failure) -> bool:
    """Whether the bytes of a document could be had, or are known not to be there."""
    if isinstance(made, Failure):
        return made.kind != "time"
    return made.facts is None or bool(made.facts.digest) or made.facts.state == "absent"


def _facts(task: ToRead, data: bytes, digest: str, reading: Reading) -> Facts:
    format_ = document_format(task.name, data) or (sniff(task.name, reading.source.text) if reading.source else "")
    report = reading.report
    if report is None:
        state: State = "no_report" if holds_no_report(reading) else "unreadable"
        return Facts(digest, len(data), format_, state)
    level = report.level or pack_for(task.settings).level_of(report.agency)
    names = (report.agency, report.agency_code)
    return Facts(digest, len(data), format_, "read", sketch(report), *names, level, report.year)


def check_step(task: ToCheck) -> WasChecked:
    """Check a reading. Never raises for what is in it."""
    start = perf_counter()
    reading: Reading = unpacked(task.reading)
    return WasChecked(packed(_record(task, reading)), perf_counter() - start)


def _record(task: ToCheck, reading: Reading) -> Record:
    pack = pack_for(task.settings)
    report = reading.report
    settings = task.settings
    if report is None:
        if holds_no_report(reading) and not task.named:
            return Record("no_report", _nothing(task.name))
        request = Request(Report(), None, task.today, settings.select, settings.ignore)
        checked, _ = masked_document(task.name, Document(reading, request, pack, settings), Options(), task.today)
        empty = any(finding.rule == "SRC002" for finding in checked.diagnostics)
        return _judged("no_report" if empty else "unreadable", checked, settings)
    reading = reading._replace(findings=(*reading.findings, *task.remarks))
    prior = unpacked(task.prior).report if task.prior is not None else None
    request = Request(report, prior, task.today, settings.select, settings.ignore)
    checked, hidden = masked_document(
        task.name, Document(reading, request, pack, settings, task.waivers), Options(), task.today
    )
    return _judged("checked", checked, settings)._replace(
        private=hidden.found,
        title=report.title and hidden.conceal(report.title),
        agency_code=report.agency_code and hidden.conceal(report.agency_code),
        scope=report.scope,
        stated=stated_of(report, hidden),
        parts=parts_of(report, hidden),
        packs=compact([info.id for info in pack.infos]),
        published=_day(report.published),
        signed=_day(report.signed.date),
        cells=cells_of(report, pack.forms, hidden),
        figures=figures_of(report, pack.forms, hidden.conceal),
        paragraphs=paragraphs_of(report, hidden),
        wordings=tuple(wordings(report, pack.vocabulary, task.today)),
        waivers=waivers_across(reading, task.waivers, pack),
    )


def _judged(status: Status, report: CheckedReport, settings: Settings) -> Record:
    return weighed(Record(status, report), settings)


def weighed(record: Record, settings: Settings) -> Record:
    """The record with what the baseline of its settings knows marked, and what its findings come to."""
    checked = with_baseline(record.checked, settings)
    counted = [found.severity for found in checked.diagnostics if found.counts]
    worst = next((severity for severity in SEVERITIES if severity in counted), None)
    return record._replace(checked=checked, worst=worst, fail_on=settings.fail_on, assessed=is_assessed(checked))


def _nothing(name: str) -> CheckedReport:
    return CheckedReport(name, None, None, None, None, {}, ())


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def limited(task: ToRead | ToCheck, reason: str, values: dict[str, str | int]) -> Record:
    """What is said of a document that took more than it may: SRC001, with the reason and what its message mentions."""
    finding = ReaderFinding("SRC001", reason, values, None)
    reading = Reading(None, None, SourceMap(), (finding,))
    pack = pack_for(task.settings)
    request = Request(Report(), None, date.min, (), ())
    checked, _ = masked_document(task.name, Document(reading, request, pack, task.settings), Options(), date.min)
    return _judged("limit", checked, task.settings)


def key_of(parts: Sequence[Any]) -> str:
    """One name for all that a result depends on."""
    return sha256("\x1f".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()
