"""`explain`: what a rule demands, on which authority, why, how to mend it, with examples."""

import sys
from collections.abc import Iterator, Sequence

import click

from disclosure_lint import api
from disclosure_lint.cli.command import Command
from disclosure_lint.cli.console import put, width
from disclosure_lint.cli.exit import CLEAN, WRONG
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import common, completed_codes, in_color, packs
from disclosure_lint.cli.refusal import Refused, refuse
from disclosure_lint.outputs.display import wrap
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.phrases import PHRASES
from disclosure_lint.rules.explain import Explanation

PROSE = 100


@click.command("explain", cls=Command, help="explain.help")
@click.argument("rule", metavar="RULE", shell_complete=completed_codes)
@packs
@common
@click.pass_context
def explain(context: click.Context, rule: str, packs: tuple[str, ...]) -> int:
    """Tell a rule."""
    try:
        told = api.explain(rule.strip().upper(), packs)
    except Refused as error:
        refuse(error, context)
        return WRONG
    color = in_color(context, sys.stdout)
    put("\n".join(_Page(told, context, Paint(color)).lines()) + "\n", color=color)
    return CLEAN


class _Page:
    """A rule as a page of text."""

    def __init__(self, told: Explanation, context: click.Context, paint: Paint) -> None:
        self._told, self._context, self._paint = told, context, paint
        self._lang = language(context)
        self._width = min(width(sys.stdout), PROSE)

    def lines(self) -> Iterator[str]:
        """The page."""
        rule, lang = self._told.rule, self._lang
        yield f"{self._paint(rule.code, 'strong')} {rule.name}  {self._paint(rule.title.text(lang), 'strong')}"
        yield from self._indented(self._say("list").join(self._nature()), "")
        yield from self._section("explain.pack", [rule.pack, *self._changes()])
        authority = [f"{item.document} {item.clause}" for item in rule.authority]
        yield from self._section("explain.authority", authority)
        yield from self._section("explain.why", [rule.why.text(lang)])
        yield from self._section("explain.assertion", self._told.assertions, literal=True)
        yield from self._section("explain.messages", [message.text(lang) for message in self._told.messages])
        mended = [repair.text(lang) for repair in self._told.repairs]
        yield from self._section("explain.fix", [rule.fix.text(lang), *mended])
        yield from self._examples()

    def _changes(self) -> Iterator[str]:
        """What later packs made of the rule, and why."""
        for change in self._told.rule.changes:
            key = "explain.off" if change.to == "off" else f"severity.{change.to}"
            to = self._say(key) if key in PHRASES else change.to
            yield self._say("explain.change", pack=change.pack, to=to, reason=change.reason.text(self._lang))

    def _nature(self) -> Iterator[str]:
        """Severity, basis and what the rule applies to."""
        told = self._told
        default, others = told.severities["default"], {**told.severities}
        del others["default"]
        yield self._say(f"severity.{default}")
        for level, severity in others.items():
            yield self._say(
                "explain.by_level", level=self._say(f"level.{level}"), severity=self._say(f"severity.{severity}")
            )
        yield self._say(f"basis.{told.rule.basis}")
        if told.editions is not None:
            yield self._say("explain.editions", editions=self._say("list").join(told.editions))
        first, last = told.years
        if first or last:
            yield self._say("explain.years", first=first or "", last=last or "")
        if told.levels is not None:
            yield self._say(
                "explain.levels", levels=self._say("list").join(self._say(f"level.{name}") for name in told.levels)
            )

    def _examples(self) -> Iterator[str]:
        for example in self._told.examples:
            texts = [example.change.text(self._lang)]
            texts += [f"→ {message}" for message in example.messages]
            if example.missing:
                texts.append(self._say("explain.missing", missing=", ".join(example.missing)))
            yield from self._section(f"example.{example.kind}", texts)

    def _section(self, key: str, texts: Sequence[str], literal: bool = False) -> Iterator[str]:
        if any(text.strip() for text in texts):
            yield ""
            yield self._paint(self._say(key), "strong")
            for text in texts:
                yield from (f"  {line}" for line in text.rstrip().split("\n")) if literal else self._indented(text)

    def _indented(self, text: str, indent: str = "  ") -> Iterator[str]:
        return (f"{indent}{line}".rstrip() for line in wrap(text.rstrip(), self._width - len(indent)))

    def _say(self, key: str, **values: object) -> str:
        return tell(self._context, key, **values)
