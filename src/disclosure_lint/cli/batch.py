"""`batch`: the reports of many agencies in one run."""

import os
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from disclosure_lint.api import Options
from disclosure_lint.batch.addresses import is_address, public
from disclosure_lint.batch.options import MEGABYTES, SECONDS, BatchOptions, Limits
from disclosure_lint.cli.check import LEVELS
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put
from disclosure_lint.cli.exit import BROKEN, CLEAN, FOUND, NOTHING, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import common, configuration
from disclosure_lint.cli.parameters import Choice, Codes, Count, Day
from disclosure_lint.cli.refusal import Refused, complain, refuse
from disclosure_lint.outputs.display import clean

PATH = click.Path(path_type=Path)
_OF_DOCUMENTS = frozenset((
    "folder", "resume", "roster", "since", "profile", "engine", "scheduler", "seconds", "megabytes", "prior",
    "published", "level", "exclude", "waivers", "baseline",
))  # fmt: skip
"""What a re-check, which reads no document, has no use for."""


@click.command("batch", cls=Command, help="batch.help", epilog="batch.exit_codes")
@click.argument("root", metavar="ROOT|LIST|URL", type=click.Path(path_type=str))
@click.option("-o", "--output", "folder", metavar="RUN", type=PATH, help="batch.output")
@click.option("--recheck", is_flag=True, help="batch.recheck")
@click.option("-f", "--format", "stated", type=Choice(("text", "json")), help="batch.format")
@click.option("--resume", is_flag=True, help="batch.resume")
@click.option("--jobs", metavar="N", type=Count(), help="batch.jobs")
@click.option("--roster", metavar="FILE", type=PATH, help="batch.roster")
@click.option("--since-run", "since", metavar="DIR", type=PATH, help="batch.since")
@click.option("--profile", is_flag=True, help="batch.profile")
@click.option("--engine", type=Choice(("processes", "dask")), default="processes", help="batch.engine")
@click.option("--scheduler", metavar="ADDRESS", help="batch.scheduler")
@click.option("--time-limit", "seconds", metavar="SECONDS", type=Count(), default=SECONDS, help="batch.time_limit")
@click.option("--memory-limit", "megabytes", metavar="MB", type=Count(), default=MEGABYTES, help="batch.memory_limit")
@click.option("--select", metavar="CODES", type=Codes(), multiple=True, help="check.select")
@click.option("--ignore", metavar="CODES", type=Codes(), multiple=True, help="check.ignore")
@click.option("--fail-on", type=Choice(("error", "warning", "info", "never")), help="check.fail_on")
@click.option("--prior", metavar="PATH", type=click.Path(path_type=str), help="batch.prior_option")
@click.option("--pack", "packs", metavar="NAME|PATH", multiple=True, help="option.pack")
@click.option("--published", metavar="DATE", type=Day(), help="check.published")
@click.option("--today", metavar="DATE", type=Day(), help="check.today")
@click.option("--level", type=Choice(LEVELS), help="check.level")
@click.option("--exclude", metavar="GLOB", multiple=True, help="batch.exclude")
@configuration
@common
@click.pass_context
def batch(
    context: click.Context,
    /,
    root: str,
    folder: Path | None,
    recheck: bool,
    resume: bool,
    jobs: int | None,
    roster: Path | None,
    since: Path | None,
    profile: bool,
    engine: Any,
    scheduler: str | None,
    seconds: int,
    megabytes: int,
    exclude: tuple[str, ...],
    stated: str | None,
    **checking: Any,
) -> int:
    """Run and give the exit code."""
    if recheck:
        return _recheck(Path(root), _checking(**checking), stated or "text", context)
    if stated:
        raise click.UsageError(tell(context, "rejudged.only", name="--format", other="--recheck"), context)
    if scheduler is not None and engine != "dask":
        raise click.UsageError(tell(context, "rejudged.only", name="--scheduler", other="--engine dask"), context)
    if folder is None:
        complain(tell(context, "batch.no_output"), context)
        return WRONG
    options = BatchOptions(
        root=root,
        folder=folder,
        checking=_checking(**checking),
        exclude=exclude,
        roster=roster,
        since=since,
        jobs=jobs or os.cpu_count() or 1,
        limits=Limits(seconds, megabytes),
        engine=engine,
        scheduler=scheduler,
        resume=resume,
        profile=profile,
    )
    return _run(options, context)


def _checking(
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    packs: tuple[str, ...],
    published: date | None,
    today: date | None,
    **rest: Any,
) -> Options:
    return Options(packs or None, sum(select, ()), sum(ignore, ()), published=published, today=today, **rest)


def _run(options: BatchOptions, context: click.Context) -> int:
    from disclosure_lint.batch.ends import Stopped  # what it needs is loaded for this command alone
    from disclosure_lint.batch.run import Ended, run
    from disclosure_lint.cli.ending import summary
    from disclosure_lint.cli.interruption import Interruption, interruptible
    from disclosure_lint.cli.watching import watch_of

    lang = language(context)
    watch = watch_of(sys.stderr, lang)
    ended: Ended
    try:
        with interruptible(), watch:
            ended = run(options, watch, lang)
    except Refused as error:
        refuse(error, context)
        return WRONG
    except ImportError as error:
        extra = "dask" if error.name in ("dask", "distributed") else "batch"
        complain(tell(context, "batch.extra", name=error.name, extra=extra), context)
        return WRONG
    except Stopped as error:
        complain(error.message.text(lang), context)
        click.echo(tell(context, "batch.go_on", command=_again(context)), err=True)
        return BROKEN
    except Interruption as error:
        click.echo(tell(context, "batch.interrupted", command=_again(context)), err=True)
        return error.exit_code
    for path, detail in watch.troubles:
        complain(tell(context, "batch.trouble", path=path, detail=detail.strip().rpartition("\n")[2]), context)
    for path, rule in ended.totals.broken:
        if rule:
            complain(tell(context, "log.broken", rule=rule, path=path), context)
    put("".join(f"{clean(line)}\n" for line in summary(ended, options.folder, lang)))
    totals = ended.totals
    if totals.broken or watch.troubles:
        return BROKEN
    if not totals.assessed:
        return NOTHING
    return FOUND if totals.fails else CLEAN


def _recheck(run: Path, checking: Options, stated: Any, context: click.Context) -> int:
    """A stored run judged again by the rules as they are now."""
    from disclosure_lint.cli.rejudging import rejudged

    given = [
        parameter.opts[-1]
        for parameter in context.command.params
        if parameter.name in _OF_DOCUMENTS
        and context.get_parameter_source(parameter.name) is click.core.ParameterSource.COMMANDLINE
    ]
    if given:
        raise click.UsageError(tell(context, "rejudged.options", names=", ".join(given)), context)
    return rejudged(run, checking, False, stated, context)


def _again(context: click.Context) -> str:
    """The call that goes on with this one."""
    arguments = [
        public(argument) if is_address(argument) else argument for argument in sys.argv[1:] if argument != "--resume"
    ]
    return f"{context.find_root().info_name or 'disclosure-lint'} {shlex.join([*arguments, '--resume'])}"
