"""More of `rules`: `new`, `docs`, `coverage`, `eval`, `impact`."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from disclosure_lint import api, authoring
from disclosure_lint.api import Options
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put, put_exactly
from disclosure_lint.cli.destinations import write
from disclosure_lint.cli.exit import CLEAN, FOUND, NOTHING, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import DEFAULT_PACKS, common, in_color, packs
from disclosure_lint.cli.parameters import Choice, Codes, Day
from disclosure_lint.cli.refusal import Refused, complain, mistake, refuse
from disclosure_lint.engine import concealment
from disclosure_lint.inputs import discover
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.report import Report
from disclosure_lint.rules import PackError

PAGES = "rule-pages"
"""Where `rules docs` writes by default."""
PATH = click.Path(path_type=str)


@click.command("new", cls=Command, help="rules.new.help")
@click.argument("code", metavar="CODE")
@click.argument("name", metavar="NAME")
@click.option("--pack", "folder", metavar="DIR", type=PATH, default=".", help="rules.new.pack")
@common
@click.pass_context
def created(context: click.Context, code: str, name: str, folder: str) -> int:
    """Start a rule."""
    try:
        written = authoring.new_rule(code.upper(), name, Path(folder))
    except Refused as error:
        refuse(error, context)
        return WRONG
    except OSError as error:
        complain(tell(context, "wrong.write", file=folder, detail=error.strerror or error), context)
        return WRONG
    for path in written:
        put(tell(context, "rules.new.written", file=path.as_posix()) + "\n")
    put(tell(context, "rules.new.next", folder=folder) + "\n")
    return CLEAN


@click.command("docs", cls=Command, help="rules.docs.help")
@click.option("-o", "--output", "output", metavar="DIR", type=PATH, default=PAGES, help="rules.docs.output")
@packs
@common
@click.pass_context
def documented(context: click.Context, output: str, packs: tuple[str, ...]) -> int:
    """Write the manual."""
    try:
        found = authoring.pages(api.load_rules(packs))
    except Refused as error:
        refuse(error, context)
        return WRONG
    for name, text in found.items():
        path = Path(output) / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, text)
        except OSError as error:
            complain(tell(context, "wrong.write", file=path, detail=error.strerror or error), context)
            return WRONG
    put(tell(context, "rules.docs.written", count=len(found), folder=output) + "\n")
    return CLEAN


@click.command("coverage", cls=Command, help="rules.coverage.help")
@packs
@common
@click.pass_context
def covered(context: click.Context, packs: tuple[str, ...]) -> int:
    """Print clauses against rules."""
    try:
        put(authoring.coverage(api.load_rules(packs), language(context)))
    except Refused as error:
        refuse(error, context)
        return WRONG
    return CLEAN


@click.command("eval", cls=Command, help="rules.eval.help")
@click.argument("expression", metavar="EXPR")
@click.argument("path", metavar="REPORT", type=PATH)
@click.option("--prior", metavar="PATH", type=PATH, help="check.prior")
@click.option("--parent", metavar="PATH", type=PATH, help="rules.eval.parent")
@click.option("--child", "children", metavar="PATH", multiple=True, type=PATH, help="rules.eval.child")
@click.option("--today", metavar="DATE", type=Day(), help="check.today")
@packs
@common
@click.pass_context
def evaluated(
    context: click.Context,
    expression: str,
    path: str,
    prior: str | None,
    parent: str | None,
    children: tuple[str, ...],
    today: date | None,
    packs: tuple[str, ...],
) -> int:
    """Tell the value of an expression."""
    options = Options(packs, prior=prior, today=today)
    try:
        found = api.documents(discover([path]), options)
        above, below = (_reports(paths, options) for paths in ([parent] if parent else [], children))
    except Refused as error:
        refuse(error, context)
        return WRONG
    documents = [document for document in found.by_name.values() if document.reading.report]
    if not documents:
        complain(tell(context, "rules.eval.unreadable", path=path), context)
        return WRONG
    for document in documents:
        reading, request, pack = document.reading, document.request, document.pack
        try:
            step = authoring.value_of(expression, request, pack, next(iter(above), None), below)
        except PackError as error:
            for problem in error.problems:
                mistake(problem, context)
            return WRONG
        hidden = concealment(reading.source, (reading.report, request.prior), pack.vocabulary, request.today)
        for line in authoring.tree_lines(step, language(context), pack):
            put(clean(hidden.conceal(line)) + "\n")
    return CLEAN


def _reports(paths: Sequence[str], options: Options) -> list[Report]:
    """The reports in files and folders."""
    read = api.documents(discover(paths), options).by_name.values() if paths else ()
    return [document.reading.report for document in read if document.reading.report]


@click.command("impact", cls=Command, help="rules.impact.help")
@click.option("--before", metavar="PACK", multiple=True, help="rules.impact.before")
@click.option("--after", metavar="PACK", multiple=True, help="rules.impact.after")
@click.argument("paths", metavar="[REPORTS...]", nargs=-1, type=PATH)
@click.option("--run", metavar="RUN", type=click.Path(path_type=Path), help="rules.impact.run")
@click.option("--select", metavar="CODES", type=Codes(), multiple=True, help="check.select")
@click.option("--ignore", metavar="CODES", type=Codes(), multiple=True, help="check.ignore")
@click.option("--prior", metavar="PATH", type=PATH, help="check.prior")
@click.option("--today", metavar="DATE", type=Day(), help="check.today")
@click.option("-f", "--format", "stated", type=Choice(("text", "json")), default="text", help="rules.impact.format")
@common
@click.pass_context
def compared(
    context: click.Context,
    before: tuple[str, ...],
    after: tuple[str, ...],
    paths: tuple[str, ...],
    run: Path | None,
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    prior: str | None,
    today: date | None,
    stated: Any,
) -> int:
    """Tell what a change of rules does to reports, or to a run."""
    codes = (sum(select, ()), sum(ignore, ()))
    if run is not None:
        if paths or before or prior:
            raise click.UsageError(tell(context, "rules.impact.either"), context)
        return _on_run(run, Options(after or None, *codes, today=today), stated, context)
    if not paths or not after:
        raise click.UsageError(tell(context, "rules.impact.needs"), context)
    day = today or date.today()
    options = [
        Options(before or DEFAULT_PACKS, prior=prior, today=day),
        Options(after, *codes, prior=prior, today=day),
    ]
    try:
        effects = authoring.impact(discover(paths), *options)
    except Refused as error:
        refuse(error, context)
        return WRONG
    if stated == "json":
        put_exactly(json.dumps(authoring.impact_json(effects), ensure_ascii=False, indent=2) + "\n")
    else:
        _effects(effects, context)
    return CLEAN


def _on_run(run: Path, options: Options, stated: Any, context: click.Context) -> int:
    from disclosure_lint.cli.rejudging import rejudged

    code = rejudged(run, options, True, stated, context)
    return CLEAN if code in (FOUND, NOTHING) else code


def _effects(effects: authoring.Impact, context: click.Context) -> None:
    color = in_color(context, sys.stdout)
    paint = Paint(color)
    for effect in effects.effects:
        finding = effect.finding
        values = {
            "rule": finding.rule,
            "severity": tell(context, f"severity.{finding.severity}"),
            "before": tell(context, f"severity.{effect.before.severity}") if effect.before else "",
            "path": effect.path,
            "message": finding.message.text(language(context)),
        }
        line = tell(context, f"impact.{effect.kind}", **values)
        put(paint(clean(line), finding.severity) + "\n", color=color)
    counts = {kind: effects.count(kind) for kind in ("added", "removed", "changed")}
    put(tell(context, "impact.counts", reports=effects.reports, same=effects.same, **counts) + "\n")
