"""`convert`: a report in another format."""

from datetime import date

import click

from disclosure_lint.api import Options, drafts
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.exit import CLEAN, FOUND, NOTHING, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.one import one_input
from disclosure_lint.cli.options import common
from disclosure_lint.cli.parameters import Choice, Day
from disclosure_lint.cli.refusal import Refused, complain, refuse
from disclosure_lint.cli.target import Target, deliver, target_of
from disclosure_lint.drafting import Converted
from disclosure_lint.inputs import Input
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.places import location_words
from disclosure_lint.writers import FORMATS

PATH = click.Path(path_type=str)
LEVELS = ("government", "department", "township", "other")


@click.command("convert", cls=Command, help="convert.help", epilog="convert.exit_codes")
@click.argument("path", metavar="IN", type=PATH)
@click.option("-o", "--output", metavar="OUT", type=PATH, help="convert.output")
@click.option("--to", type=Choice(list(FORMATS)), help="convert.to")
@click.option("--force", is_flag=True, help="convert.force")
@click.option("--published", metavar="DATE", type=Day(), help="check.published")
@click.option("--level", type=Choice(LEVELS), help="check.level")
@click.option("--ocr", is_flag=True, help="check.ocr")
@click.option("--stdin-filename", metavar="NAME", help="check.stdin_filename")
@click.option("--pack", "packs", metavar="NAME|PATH", multiple=True, help="option.pack")
@common
@click.pass_context
def convert(
    context: click.Context,
    path: str,
    output: str | None,
    to: str | None,
    force: bool,
    published: date | None,
    level: str | None,
    ocr: bool,
    stdin_filename: str | None,
    packs: tuple[str, ...],
) -> int:
    """Convert and give the exit code."""
    item = one_input(path, stdin_filename, "convert.folder", context)
    target = target_of(output, to, force, item.path, context)
    try:
        options = Options(packs or None, published=published, level=level, ocr=ocr)
        made = drafts.convert(item, target.format, options, language(context))
    except Refused as error:
        refuse(error, context)
        return WRONG
    if made.data is None:
        for doubt in made.doubts:
            complain(tell(context, "convert.unconverted", message=doubt.message.text(language(context))), context)
        return NOTHING
    if not deliver(made.data, target, context):
        return WRONG
    return _told(made, item, target, context)


def _told(made: Converted, item: Input, target: Target, context: click.Context) -> int:
    """Say on stderr what could not be read for certain."""
    lang = language(context)
    said = [("", tell(context, f"convert.unstated.{name}")) for name in made.unstated]
    said += [(location_words(doubt.location, lang), doubt.message.text(lang)) for doubt in made.doubts]
    for at, message in said:
        place = f"{item.name}{at if at.startswith(':') or not at else f' {at}'}"
        click.echo(clean(tell(context, "convert.doubt", place=place, message=message)), err=True)
    serious = [doubt for doubt in made.doubts if doubt.severity != "info"]
    count = len(serious) + len(made.unstated)
    if count:
        click.echo(tell(context, "convert.doubts", count=count), err=True)
    if target.file:
        click.echo(tell(context, "convert.done", file=clean(str(target.file))), err=True)
    return FOUND if count else CLEAN
