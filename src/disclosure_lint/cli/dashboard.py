"""`dashboard`: a site of a batch run, and notices of rectification."""

import os
from datetime import date
from pathlib import Path

import click

from disclosure_lint.cli.command import Command
from disclosure_lint.cli.exit import CLEAN, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import common
from disclosure_lint.cli.parameters import Choice, Day, Year
from disclosure_lint.cli.refusal import complain
from disclosure_lint.phrases import LANGS

_PATH = click.Path(path_type=Path)


@click.command("dashboard", cls=Command, help="dashboard.help", epilog="dashboard.exit_codes")
@click.argument("run", metavar="RUN", type=_PATH)
@click.option("-o", "--output", "target", metavar="SITE", type=_PATH, required=True, help="dashboard.output")
@click.option("--year", metavar="YEAR", type=Year(), help="dashboard.year")
@click.option("--pages", type=Choice((*LANGS, "both")), default="both", help="dashboard.pages")
@click.option("--notice", "wanted", metavar="AGENCY|all", multiple=True, help="dashboard.notice")
@click.option("--by", "issuer", metavar="NAME", help="dashboard.by")
@click.option("--reply", metavar="DATE", type=Day(), help="dashboard.reply")
@click.option("--jobs", metavar="N", type=click.IntRange(1), help="dashboard.jobs")
@click.option("--force", is_flag=True, help="dashboard.force")
@common
@click.pass_context
def dashboard(
    context: click.Context,
    /,
    run: Path,
    target: Path,
    year: int | None,
    pages: str,
    wanted: tuple[str, ...],
    issuer: str | None,
    reply: date | None,
    jobs: int | None,
    force: bool,
) -> int:
    """Make it and give the exit code."""
    try:
        from disclosure_lint.dashboard.site import Refusal, Wish, make

        langs = tuple(lang for lang in LANGS if pages in (lang, "both"))
        processes = jobs or os.cpu_count() or 1
        wish = Wish(run, target, year, language(context), langs, wanted, issuer, reply, processes, force)
        made = make(wish)
    except ImportError as error:
        complain(tell(context, "dashboard.extra", name=error.name), context)
        return WRONG
    except Refusal as refusal:
        complain(tell(context, refusal.key, **refusal.values), context)
        return WRONG
    except OSError as error:
        complain(tell(context, "dashboard.unwritten", path=target, detail=error.strerror or error), context)
        return WRONG
    file = target / "index.html"
    click.echo(tell(context, "dashboard.done", pages=made.pages, notices=made.notices, path=file), err=True)
    return CLEAN
