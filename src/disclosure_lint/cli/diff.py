"""`diff`: two reports of one agency side by side."""

import sys
from datetime import date
from typing import Any

import click
from click.core import ParameterSource

from disclosure_lint.api import Options
from disclosure_lint.api.compare import Compared, compare_documents
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put, put_exactly, width
from disclosure_lint.cli.delivery import FILE_WIDTH
from disclosure_lint.cli.destinations import Destination, destinations, overwritten, write
from disclosure_lint.cli.exit import BROKEN, CLEAN, NOTHING, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.one import one_input
from disclosure_lint.cli.options import common, configuration, in_color
from disclosure_lint.cli.parameters import Choice, Codes, Day
from disclosure_lint.cli.refusal import Refused, complain, refuse
from disclosure_lint.inputs import STDIN
from disclosure_lint.outputs.comparison import FORMATS, renderer

PATH = click.Path(path_type=str)


@click.command("diff", cls=Command, help="diff.help", epilog="diff.exit_codes")
@click.argument("first", metavar="A", type=PATH)
@click.argument("second", metavar="B", type=PATH)
@click.option(
    "-f", "--format", "stated", metavar="FORMAT", type=Choice(list(FORMATS)), default="text", help="diff.format"
)
@click.option("-o", "--output", "outputs", metavar="[FORMAT=]FILE", multiple=True, help="check.output")
@click.option("--force", is_flag=True, help="diff.force")
@click.option("--select", metavar="CODES", type=Codes(), multiple=True, help="check.select")
@click.option("--ignore", metavar="CODES", type=Codes(), multiple=True, help="check.ignore")
@click.option("--prior", metavar="PATH", type=PATH, help="diff.prior")
@click.option("--pack", "packs", metavar="NAME|PATH", multiple=True, help="option.pack")
@click.option("--today", metavar="DATE", type=Day(), help="check.today")
@configuration
@click.option("--stdin-filename", metavar="NAME", help="check.stdin_filename")
@common
@click.pass_context
def diff(
    context: click.Context,
    /,
    first: str,
    second: str,
    stated: str,
    outputs: tuple[str, ...],
    force: bool,
    stdin_filename: str | None,
    **chosen: Any,
) -> int:
    """Compare and give the exit code."""
    given = context.get_parameter_source("stated") is not ParameterSource.DEFAULT
    places = destinations(outputs, stated if given else None, context, FORMATS)
    if first == second == STDIN:
        raise click.UsageError(tell(context, "diff.stdin_twice"), context)
    items = (
        one_input(first, stdin_filename, "diff.folder", context),
        one_input(second, stdin_filename, "diff.folder", context),
    )
    for path in overwritten(places, (item.path for item in items)):
        raise click.UsageError(tell(context, "wrong.overwrite", file=path), context)
    try:
        made = compare_documents(items, _options(**chosen), force=force)
    except Refused as error:
        refuse(error, context)
        return WRONG
    if made.comparison is None:
        return _unread(made, context)
    for place in places:
        if not _delivered(place, made, context):
            return WRONG
    return _ended(made, context)


def _options(
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    packs: tuple[str, ...],
    today: date | None,
    **rest: Any,
) -> Options:
    return Options(packs or None, sum(select, ()), sum(ignore, ()), today=today, **rest)


def _unread(made: Compared, context: click.Context) -> int:
    """Say of each file that holds no report why."""
    for report in made.result.reports:
        for found in report.diagnostics:
            if found.rule in ("SRC001", "SRC002", "SRC003"):
                said = found.message.text(language(context))
                complain(tell(context, "diff.unread", path=report.path, message=said), context)
    return NOTHING


def _delivered(place: Destination, made: Compared, context: click.Context) -> bool:
    """Write the comparison to one place; False where that failed."""
    assert made.comparison is not None
    people = place.format == "text"
    color = people and place.file is None and in_color(context, sys.stdout)
    columns = width(sys.stdout) if place.file is None else FILE_WIDTH
    text = renderer(place.format)(made.comparison, made.result, language(context), color=color, width=columns)
    try:
        if place.file is not None:
            write(place.file, text)
        elif people:
            put(text, color=color)
        else:
            put_exactly(text)
    except OSError as error:
        file = place.file or tell(context, "stdout")
        complain(tell(context, "wrong.write", file=file, detail=error.strerror or error), context)
        return False
    return True


def _ended(made: Compared, context: click.Context) -> int:
    """The exit code; rules that crashed are named on stderr."""
    for report in made.result.reports:
        for code in sorted(report.broken):
            complain(tell(context, "log.broken", rule=code, path=report.path), context)
    return BROKEN if any(report.broken for report in made.result.reports) else CLEAN
