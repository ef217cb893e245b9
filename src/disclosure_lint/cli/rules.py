"""`rules`: for those who write rules. `list` tells all, `check` the mistakes in a pack, `test` runs the examples."""

import sys
from pathlib import Path

import click

from disclosure_lint import api, authoring
from disclosure_lint.api import WrongCall
from disclosure_lint.cli.authors import compared, covered, created, documented, evaluated
from disclosure_lint.cli.command import Command, Group
from disclosure_lint.cli.console import put
from disclosure_lint.cli.exit import CLEAN, FOUND, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import DEFAULT_PACKS, common, in_color, packs
from disclosure_lint.cli.parameters import Codes
from disclosure_lint.cli.refusal import Refused, complain, mistake, refuse
from disclosure_lint.outputs.display import cells, clean, pad
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.rules import Pack, unknown_codes
from disclosure_lint.rules.files import folder_of

SUMMARIES = {
    "list": "rules.list.summary",
    "check": "rules.check.summary",
    "test": "rules.test.summary",
    "new": "rules.new.summary",
    "docs": "rules.docs.summary",
    "coverage": "rules.coverage.summary",
    "eval": "rules.eval.summary",
    "impact": "rules.impact.summary",
}


@click.group("rules", cls=Group, summaries=SUMMARIES, help="rules.help")
@common
def rules() -> None:
    """The commands of rule authors."""


for command in (created, documented, covered, evaluated, compared):
    rules.add_command(command)


@rules.command("list", cls=Command, help="rules.list.help")
@packs
@common
@click.pass_context
def listed(context: click.Context, packs: tuple[str, ...]) -> int:
    """Print a line for each rule."""
    try:
        pack = api.load_rules(packs)
    except Refused as error:
        refuse(error, context)
        return WRONG
    color = in_color(context, sys.stdout)
    paint, lang = Paint(color), language(context)
    infos = [rule.info for _, rule in sorted(pack.rules.items())]
    severities = {info.severity: tell(context, f"severity.{info.severity}") for info in infos}
    bases = {info.basis: tell(context, f"basis.{info.basis}") for info in infos}
    widths = [max(map(cells, texts), default=0) for texts in (severities.values(), bases.values())]
    names = max((len(info.name) for info in infos), default=0)
    for info in infos:
        severity = paint(pad(severities[info.severity], widths[0]), info.severity)
        basis = pad(bases[info.basis], widths[1])
        title = clean(info.title.text(lang))
        put(f"{paint(info.code, 'strong')}  {severity}  {basis}  {info.name.ljust(names)}  {title}\n", color=color)
    return CLEAN


@rules.command("check", cls=Command, help="rules.check.help")
@click.argument("names", metavar="[PACK...]", nargs=-1, type=click.Path(path_type=str))
@common
@click.pass_context
def checked(context: click.Context, names: tuple[str, ...]) -> int:
    """Load packs and tell every mistake; of files, the packs that they belong to, each by itself."""
    packs = [folder_of(Path(name)) for name in names if Path(name).is_file()]
    named = tuple(name for name in names if not Path(name).is_file())
    together = [named or DEFAULT_PACKS] if named or not packs else []
    apart = [(str(pack),) for pack in dict.fromkeys(packs)]
    return max(_examined(group, context) for group in (*together, *apart))


def _examined(names: tuple[str, ...], context: click.Context) -> int:
    try:
        examined = api.examine_rules(names)
    except Refused as error:
        refuse(error, context)
        return WRONG
    for note in examined.notes:
        put(tell(context, "rules.check.note", note=note.text(language(context))) + "\n")
    if examined.problems or examined.pack is None:
        for problem in examined.problems:
            mistake(problem, context)
        complain(tell(context, "rules.check.mistakes", count=len(examined.problems)), context)
        return WRONG
    for info in examined.pack.infos:
        put(tell(context, "rules.check.pack", name=info.id, version=info.version, digest=info.digest) + "\n")
    put(tell(context, "rules.check.fine", count=len(examined.pack.rules)) + "\n")
    return CLEAN


@rules.command("test", cls=Command, help="rules.test.help")
@click.argument("codes", metavar="[CODES...]", nargs=-1, type=Codes())
@packs
@common
@click.pass_context
def tested(context: click.Context, codes: tuple[tuple[str, ...], ...], packs: tuple[str, ...]) -> int:
    """Run the examples of rules and tell those that do not come out as they say."""
    try:
        pack = api.load_rules(packs)
        wanted = _chosen(pack, sum(codes, ()))
    except Refused as error:
        refuse(error, context)
        return WRONG
    color = in_color(context, sys.stdout)
    paint = Paint(color)
    outcomes = list(authoring.run_examples(pack, wanted))
    failed = [outcome for outcome in outcomes if not outcome.ok]
    for outcome in failed:
        head = tell(context, "rules.test.failed", rule=outcome.rule, number=outcome.number, kind=outcome.kind)
        put(f"{paint(head, 'error')}\n  {clean(outcome.detail)}\n", color=color)
    summary = tell(context, "rules.test.counts", rules=len(wanted), examples=len(outcomes), failed=len(failed))
    put(paint(summary, "error" if failed else "good") + "\n", color=color)
    return FOUND if failed else CLEAN


def _chosen(pack: Pack, prefixes: tuple[str, ...]) -> list[str]:
    """The rules whose codes begin so; all where nothing is said."""
    wrong = unknown_codes(pack, prefixes)
    if wrong:
        raise WrongCall(wrong)
    return [code for code in pack.rules if not prefixes or code.startswith(prefixes)]
