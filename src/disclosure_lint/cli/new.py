"""`new`: a blank report for an agency and a year."""

import click

from disclosure_lint.api import Options, drafts
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.convert import LEVELS, PATH
from disclosure_lint.cli.exit import CLEAN, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import common
from disclosure_lint.cli.parameters import Choice, Year
from disclosure_lint.cli.refusal import Refused, refuse
from disclosure_lint.cli.target import deliver, target_of
from disclosure_lint.drafting import Wish
from disclosure_lint.outputs.display import clean
from disclosure_lint.report.model import Level
from disclosure_lint.writers import FORMATS


@click.command("new", cls=Command, help="new.help", epilog="new.exit_codes")
@click.option("--agency", metavar="NAME", required=True, help="new.agency_option")
@click.option("--year", metavar="YEAR", type=Year(), required=True, help="new.year_option")
@click.option("--level", type=Choice(LEVELS), help="new.level_option")
@click.option("--prior", metavar="PATH", type=PATH, help="new.prior_option")
@click.option("-o", "--output", metavar="OUT", type=PATH, help="convert.output")
@click.option("--to", type=Choice(list(FORMATS)), help="convert.to")
@click.option("--force", is_flag=True, help="convert.force")
@click.option("--pack", "packs", metavar="NAME|PATH", multiple=True, help="option.pack")
@common
@click.pass_context
def new(
    context: click.Context,
    agency: str,
    year: int,
    level: Level | None,
    prior: str | None,
    output: str | None,
    to: str | None,
    force: bool,
    packs: tuple[str, ...],
) -> int:
    """Make it and give the exit code."""
    if not agency.strip():
        raise click.UsageError(tell(context, "new.no_agency"), context)
    target = target_of(output, to, force, None, context)
    wish = Wish(" ".join(agency.split()), year, level)
    try:
        made = drafts.new(wish, target.format, Options(packs or None, prior=prior), language(context))
    except Refused as error:
        refuse(error, context)
        return WRONG
    if not deliver(made.data, target, context):
        return WRONG
    if target.file:
        click.echo(tell(context, "new.done", file=clean(str(target.file)), edition=made.edition), err=True)
    return CLEAN
