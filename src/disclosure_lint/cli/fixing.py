"""`check --fix` and `check --diff`: reports mended or shown as they would be, and what was done told on stderr."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from disclosure_lint.api import Options
from disclosure_lint.api.fixing import Mended, mended
from disclosure_lint.cli.console import put, put_exactly
from disclosure_lint.cli.destinations import Destination, write
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import in_color
from disclosure_lint.cli.refusal import complain
from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.fixes.difference import difference
from disclosure_lint.inputs import LIMIT, Found, Input, load
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.paint import Paint, Tone


class Wish(NamedTuple):
    """What a call wants of fixes."""

    fix: bool
    unsafe: bool
    diff: bool


class Done(NamedTuple):
    """The inputs as they are afterwards, which of them could not be written, whether standard output is taken."""

    found: Found
    unwritten: tuple[str, ...] = ()
    taken: bool = False

    def left(self, places: Iterable[Destination]) -> list[Destination]:
        """The places that results still go to."""
        return [place for place in places if place.file is not None or not self.taken]


def mend(found: Found, options: Options, wish: Wish, context: click.Context) -> Done:
    """Mend the inputs, or show what that would change, and tell on stderr what was done."""
    reports = mended(found, options, wish.unsafe)
    if options.since is not None:
        from disclosure_lint.api.changed import only_changed

        changed = {item.name for item in only_changed(found, options.since).inputs}
        reports = [each for each in reports if each.item.name in changed]
    done = _show(found, reports, context) if wish.diff else _write(found, reports, context)
    made = [each for each in reports if each.item.name not in done.unwritten]
    if made or not reports:
        _tell(made, wish, context)
    return done


def _show(found: Found, reports: list[Mended], context: click.Context) -> Done:
    """Write the difference to stdout."""
    paint = Paint(in_color(context, sys.stdout))
    lines = [line for each in reports for line in difference(each.item.name, *each.shown)]
    try:
        if paint.color:
            put("".join(_painted(line, paint) for line in lines), color=True)
        else:
            put_exactly("".join(lines))
    except OSError as error:
        values = {"file": tell(context, "stdout"), "detail": error.strerror or str(error)}
        complain(tell(context, "wrong.write", **values), context)
        return Done(found, tuple(each.item.name for each in reports), taken=True)
    return Done(found, taken=True)


def _painted(line: str, paint: Paint) -> str:
    tones: dict[str, Tone] = {"+": "good", "-": "error", "@": "gutter"}
    tone: Tone | None = "strong" if line.startswith(("--- ", "+++ ")) else tones.get(line[:1])
    text = clean(line.rstrip("\r\n"))
    return (paint(text, tone) if tone else text) + "\n"


def _write(found: Found, reports: list[Mended], context: click.Context) -> Done:
    """Write what was mended: files in their places, what came from stdin to stdout, mended or not."""
    unwritten, inputs = [], []
    by_name = {each.item.name: each for each in reports}
    stdin = any(item.path is None for item in found.inputs)
    for item in found.inputs:
        each = by_name.get(item.name)
        if item.path is None:
            item = item._replace(stdin=each.after if each else item.stdin)
            unwritten += [item.name] * (not _passed_on(item, context))
        elif each and each.after != each.before:
            unwritten += [item.name] * (not _written(item.path, each, context))
        inputs.append(item)
    return Done(Found(tuple(inputs)), tuple(unwritten), taken=stdin)


def _passed_on(item: Input, context: click.Context) -> bool:
    """Write what came from stdin to stdout; False where only a part of it was read, so that none of it is."""
    reason = ""
    try:
        if len(item.stdin) > LIMIT:
            reason = tell(context, "fix.too_large", limit=LIMIT // 1_000_000)
        else:
            put_exactly(item.stdin)
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        _complain(item.name, reason, context)
    return not reason


def _written(path: Path, each: Mended, context: click.Context) -> bool:
    """Write a file unless it is read-only or has changed meanwhile; False where it was not written, which is said."""
    reason = ""
    try:
        if load(each.item) != each.before:
            reason = tell(context, "fix.changed")
        elif not os.access(path, os.W_OK) or not path.stat().st_mode & 0o222:
            reason = tell(context, "fix.read_only")
        else:
            write(path, each.after)
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        _complain(each.item.name, reason, context)
    return not reason


def _complain(file: str, reason: str, context: click.Context) -> None:
    complain(tell(context, "fix.not_written", file=file, reason=reason), context)


def _tell(reports: list[Mended], wish: Wish, context: click.Context) -> None:
    """Say what was mended, what was not, what more could be."""
    count = sum(len(each.mended) for each in reports)
    waiting = sum(each.waiting for each in reports)
    for each in reports:
        path = clean(each.item.name)
        if each.mended:
            rules = tell(context, "list").join(_counted(each.mended))
            key = "fix.would" if wish.diff else "fix.done"
            _say(context, key, path=path, count=len(each.mended), rules=rules)
        for refused in each.refused:
            label = refused.location.label.text(language(context)) or refused.location.pointer
            _say(context, "fix.refused", path=path, rule=refused.rule, place=clean(label))
    if not count:
        _say(context, "fix.none_safe" if waiting else "fix.none", count=waiting)
        return
    if wish.diff:
        _say(context, "fix.shown")
    if waiting:
        _say(context, "fix.waiting", count=waiting)


def _say(context: click.Context, key: str, **values: object) -> None:
    click.echo(tell(context, key, **values), err=True)


def _counted(findings: Iterable[Diagnostic]) -> list[str]:
    """STR003 1, TAB009 4."""
    return [f"{rule} {count}" for rule, count in sorted(Counter(found.rule for found in findings).items())]
