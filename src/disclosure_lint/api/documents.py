"""Inputs read, each with the settings, the pack and last year's report that it is checked with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from disclosure_lint.api.options import Options, Progress
from disclosure_lint.api.packs import check_codes, pack_for
from disclosure_lint.api.priors import configured_priors, prior_reports, refuse_if_no_report
from disclosure_lint.api.reading import Task, holds_no_report, read_all, read_input
from disclosure_lint.config import Resolver, Settings
from disclosure_lint.config.resolve import matches
from disclosure_lint.config.waivers import load_waivers
from disclosure_lint.engine import Request
from disclosure_lint.inputs import Found, Input
from disclosure_lint.readers import Reading
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack
from disclosure_lint.siblings import Named, Siblings
from disclosure_lint.waivers import Waiver

__all__ = ["Document", "Documents", "documents", "overridden", "read_input", "without_excluded"]


class Document(NamedTuple):
    """An input read, and all that it is checked with. `waivers` are those of a file that are meant for it."""

    reading: Reading
    request: Request
    pack: Pack
    settings: Settings
    waivers: tuple[Waiver, ...] = ()


class Documents(NamedTuple):
    """The documents of a call by name, in order. `skipped` counts the files in folders that hold no report."""

    by_name: dict[str, Document]
    today: date
    skipped: int


def without_excluded(inputs: Found, options: Options) -> Found:
    """The inputs without what configurations exclude, and without their own files. What the call names itself stays,
    but where reports only are wanted of what it names, as by hooks.
    """
    resolver, hook = Resolver(options.chosen), options.skip_non_reports
    return Found(tuple(item for item in inputs.inputs if (item.named and not hook) or not _left_out(item, resolver)))


def _left_out(item: Input, resolver: Resolver) -> bool:
    path = (item.place or Path(item.name)).absolute()
    config = resolver.config(path.parent)
    if config is None:
        return False
    if path in (config.file, config.waivers, config.baseline):
        return True
    if not config.exclude or not path.is_relative_to(config.file.parent):
        return False
    return matches((path.relative_to(config.file.parent).as_posix(), path.name), config.exclude)


def documents(
    inputs: Found, options: Options, progress: Progress | None = None, taken: Mapping[str, Reading] | None = None
) -> Documents:
    """Read every input but those that have been (`taken`, by name). PackError, ConfigError or WrongCall where nothing
    can be checked at all.
    """
    resolver = Resolver(options.chosen)
    tasks = tasks_of(inputs, resolver)
    read_in = [
        (item, overridden(reading, options, settings), settings)
        for (item, settings), reading in zip(tasks, read_all(tasks, options, progress, taken), strict=True)
    ]
    kept = [entry for entry in read_in if not skipped(entry[0], holds_no_report(entry[1]), options)]
    today = options.today or date.today()
    by_name = dict(_documents(kept, resolver, options, today))
    return Documents(by_name, today, len(read_in) - len(kept))


def tasks_of(inputs: Found, resolver: Resolver) -> list[Task]:
    """The inputs with their settings. PackError, ConfigError or WrongCall where those of one cannot be used."""
    tasks: list[Task] = [(item, resolver.settings(item.place)) for item in inputs.inputs]
    for settings in dict.fromkeys(settings for _, settings in tasks) or [resolver.settings(None)]:
        check_codes(settings, pack_for(settings))
    return tasks


def _documents(
    read_in: Sequence[tuple[Input, Reading, Settings]], resolver: Resolver, options: Options, today: date
) -> Iterator[tuple[str, Document]]:
    reports = [(item.name, reading.report) for item, reading, _ in read_in if reading.report]
    siblings = Siblings(reports, _given(reports, read_in, options))
    for item, reading, general in sorted(read_in, key=lambda entry: entry[0].name):
        report = reading.report
        if report is None:
            request = Request(Report(), None, today, general.select, general.ignore)
            yield item.name, Document(reading, request, pack_for(general), general)
            continue
        settings = settled(item, report.level, report.agency, general, resolver)
        request = Request(report, siblings.prior(report), today, settings.select, settings.ignore)
        reading = reading._replace(findings=(*reading.findings, *siblings.remarks(item.name, report)))
        waivers = waivers_for(item, (report.agency, report.agency_code), report.year, settings)
        yield item.name, Document(reading, request, pack_for(settings), settings, waivers)


def settled(item: Input, level: str | None, agency: str | None, general: Settings, resolver: Resolver) -> Settings:
    """The settings of a report, once its level and agency are known."""
    settings = resolver.settings(item.place, level or pack_for(general).level_of(agency))
    check_codes(settings, pack_for(settings))
    return settings


def _given(
    reports: Sequence[Named], read_in: Sequence[tuple[Input, Reading, Settings]], options: Options
) -> list[Named]:
    """Last year's reports that the call names, and those that configurations do."""
    if options.known is not None:
        return list(options.known)
    pack = pack_for(read_in[0][2]) if read_in else pack_for(Settings(options.packs or Settings().packs))
    if options.prior is not None:
        return prior_reports(options.prior, reports, pack)
    found = configured_priors([(item, settings) for item, _, settings in read_in])
    readings = [(item, read_input(item, pack).report) for item in found]
    for item, report in readings:
        refuse_if_no_report(item, report is not None)
    return [(item.name, report) for item, report in readings if report]


def waivers_for(item: Input, names: tuple[str | None, ...], year: int | None, settings: Settings) -> tuple[Waiver, ...]:
    """The waivers of the settings' file that are meant for a report: its file, the names of its agency, its year."""
    if settings.waivers is None:
        return ()
    path = item.place.absolute().as_posix() if item.place else item.name
    return tuple(waiver for waiver in load_waivers(settings.waivers) if waiver.covers(path, names, year))


def overridden(reading: Reading, options: Options, settings: Settings) -> Reading:
    """The reading with what the call says of it (publication where the document does not, level in any case), and the
    level of the settings where the report states none.
    """
    report = reading.report
    if report is None:
        return reading
    update: dict[str, Any] = {}
    if options.published is not None and report.published is None:
        update = {"published": options.published, "not_captured": report.not_captured - {"published"}}
    level = options.level or report.level or settings.level
    if level != report.level:
        update["level"] = level
    return reading._replace(report=replace(report, **update)) if update else reading


def skipped(item: Input, none: bool, options: Options) -> bool:
    """Whether an input is left out; `none` tells that there is no report in it."""
    return none and (not item.named or options.skip_non_reports)
