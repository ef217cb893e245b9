"""`check`: read reports, check them, print what was found."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from disclosure_lint import api
from disclosure_lint.api import Options, Run
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.delivery import delivered
from disclosure_lint.cli.destinations import Destination, destinations, overwritten
from disclosure_lint.cli.exit import CLEAN, WRONG, exit_code
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import DEFAULT_PACKS, common, completed_codes, completed_packs, configuration
from disclosure_lint.cli.parameters import Choice, Codes, Count, Day
from disclosure_lint.cli.progress import Progress
from disclosure_lint.cli.refusal import Refused, complain, refuse
from disclosure_lint.inputs import LIMIT, STDIN, Found, discover
from disclosure_lint.outputs import FORMATS, WITH_TABLES
from disclosure_lint.rules import cache

LEVELS = ("government", "department", "township", "other")
PATH = click.Path(path_type=str)
KNOWN = Choice(list(FORMATS))


@click.command("check", cls=Command, help="check.help", epilog="check.exit_codes")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option(
    "-f", "--format", "stated", metavar="FORMAT", type=Choice(list(FORMATS)), default="text", help="check.format"
)
@click.option("-o", "--output", "outputs", metavar="[FORMAT=]FILE", multiple=True, help="check.output")
@click.option("--select", metavar="CODES", type=Codes(), multiple=True, help="check.select")
@click.option("--ignore", metavar="CODES", type=Codes(), multiple=True, help="check.ignore")
@click.option("--fail-on", type=Choice(("error", "warning", "info", "never")), help="check.fail_on")
@click.option("--prior", metavar="PATH", type=PATH, help="check.prior")
@click.option("--pack", "packs", metavar="NAME|PATH", multiple=True, help="option.pack", shell_complete=completed_packs)
@click.option("--published", metavar="DATE", type=Day(), help="check.published")
@click.option("--today", metavar="DATE", type=Day(), help="check.today")
@click.option("--level", type=Choice(LEVELS), help="check.level")
@click.option("--ocr", is_flag=True, help="check.ocr")
@click.option("--skip-non-reports", is_flag=True, help="check.skip_non_reports")
@configuration
@click.option("--since", metavar="REF", help="check.since")
@click.option("--no-cache", is_flag=True, envvar="DISCLOSURE_LINT_NO_CACHE", help="check.no_cache")
@click.option("--cache-dir", metavar="DIR", type=click.Path(path_type=Path), help="check.cache_dir")
@click.option("--watch", is_flag=True, help="check.watch")
@click.option("--update-baseline", is_flag=True, help="check.update_baseline")
@click.option("--fix", is_flag=True, help="check.fix")
@click.option("--unsafe-fixes", is_flag=True, help="check.unsafe_fixes")
@click.option("--diff", is_flag=True, help="check.diff")
@click.option("--show-settings", is_flag=True, help="check.show_settings")
@click.option("--exclude", metavar="GLOB", multiple=True, help="check.exclude")
@click.option("--stdin-filename", metavar="NAME", help="check.stdin_filename")
@click.option("--statistics", is_flag=True, help="check.statistics")
@click.option("--trace", metavar="CODE", help="check.trace", shell_complete=completed_codes)
@click.option("--jobs", metavar="N", type=Count(), default=1, help="check.jobs")
@common
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    stated: str,
    outputs: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    update_baseline: bool,
    show_settings: bool,
    exclude: tuple[str, ...],
    stdin_filename: str | None,
    trace: str | None,
    statistics: bool,
    watch: bool,
    **chosen: Any,
) -> int:
    """Check and give the exit code."""
    given = context.get_parameter_source("stated") is not ParameterSource.DEFAULT
    places = destinations(outputs, stated if given else None, context)
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError(tell(context, "wrong.unsafe_fixes"), context)
    options = _options(**chosen)._replace(tables=any(place.format in WITH_TABLES for place in places))
    if watch:
        return _watched(paths, options, places, context)
    try:
        found = api.without_excluded(discover(paths, exclude, _stdin(paths), stdin_filename), options)
        if show_settings:
            from disclosure_lint.cli.settings import tell_settings

            tell_settings(found, options, context)
            return CLEAN
        if _would_overwrite(places, found, context):
            return WRONG
        traced = api.explain(trace.strip().upper(), options.packs or DEFAULT_PACKS).rule.code if trace else None
        unwritten = False
        if fix or diff:
            from disclosure_lint.cli.fixing import Wish, mend

            done = mend(found, options, Wish(fix, unsafe_fixes, diff), context)
            found, places, unwritten = done.found, done.left(places), bool(done.unwritten)
        run = api.check(found, options, Progress(sys.stderr, language(context)))
    except Refused as error:
        refuse(error, context)
        return WRONG
    _log(run, context)
    if traced:
        _trace(traced, found, options, context)
    if run.baselines or update_baseline:
        from disclosure_lint.cli.baseline import settled

        if not settled(run, context, update=update_baseline):
            return WRONG
    code = exit_code(run.result, run.fail_on, options.skip_non_reports or run.result.unchanged > 0)
    run = run._replace(result=replace(run.result, exit_code=code))
    for place in places:
        if not delivered(place, run, context, statistics=statistics):
            return WRONG
    return WRONG if unwritten else code


def _trace(code: str, found: Found, options: Options, context: click.Context) -> None:
    from disclosure_lint.cli.tracing import tell_trace  # for authors of rules

    tell_trace(code, found, options, context)


def _watched(paths: Sequence[str], options: Options, places: list[Destination], context: click.Context) -> int:
    from disclosure_lint.cli.rechecking import recheck, refuse_what_is_for_once

    refuse_what_is_for_once(context)
    again = partial(context.invoke, check, **{**context.params, "watch": False})
    return recheck(again, paths, options, [place.file for place in places if place.file], context)


def _options(
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    packs: tuple[str, ...],
    no_cache: bool,
    cache_dir: Path | None,
    **rest: Any,
) -> Options:
    store = None if no_cache else cache_dir or cache.folder() / "reports"
    return Options(packs or None, sum(select, ()), sum(ignore, ()), store=store, **rest)


def _stdin(paths: Sequence[str]) -> bytes | None:
    """What comes on stdin, where it is asked for; no more than is needed to see that it is too much."""
    return sys.stdin.buffer.read(LIMIT + 1) if STDIN in paths else None


def _would_overwrite(places: list[Destination], found: Found, context: click.Context) -> bool:
    inputs = overwritten(places, (item.path for item in found.inputs))
    for path in inputs:
        complain(tell(context, "wrong.overwrite", file=path), context)
    return bool(inputs)


def _log(run: Run, context: click.Context) -> None:
    """On stderr: what was skipped, and rules that failed in the engine."""
    if run.result.skipped:
        click.echo(tell(context, "log.skipped", count=run.result.skipped), err=True)
    if run.result.unchanged:
        click.echo(tell(context, "log.unchanged", count=run.result.unchanged), err=True)
    for report in run.result.reports:
        for code in sorted(report.broken):
            complain(tell(context, "log.broken", rule=code, path=report.path), context)
