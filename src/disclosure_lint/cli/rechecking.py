"""`check --watch`: the check again whenever a file changes that it may depend on, until it is interrupted."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from disclosure_lint import api
from disclosure_lint.api import Options
from disclosure_lint.cli.exit import WRONG
from disclosure_lint.cli.language import tell
from disclosure_lint.cli.refusal import complain
from disclosure_lint.config.find import PYPROJECT, find
from disclosure_lint.inputs import HIDDEN, STDIN, SUFFIXES

EXTRA = "watch"
STANDSTILL = 200
"""Milliseconds without a change after which the check begins: programs write a file in several steps."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_ONCE = ("fix", "unsafe_fixes", "diff", "update_baseline", "show_settings", "trace")
"""Options that are for one check."""


def refuse_what_is_for_once(context: click.Context) -> None:
    """UsageError where the call asks for what makes no sense again and again."""
    given = [f"--{name.replace('_', '-')}" for name in _ONCE if context.params.get(name)]
    if STDIN in context.params["paths"]:
        given.append(STDIN)
    if given:
        raise click.UsageError(tell(context, "wrong.watch", names=", ".join(given)), context)


def recheck(
    once: Callable[[], int], paths: Sequence[str], options: Options, written: Sequence[Path], context: click.Context
) -> int:
    """Check, and again after each change; the exit code of the last check. `written` are the files of results."""
    try:
        from watchfiles import watch
    except ImportError:
        complain(tell(context, "wrong.no_watch", extra=EXTRA), context)
        return WRONG
    folders = _folders(paths, options)
    whole = any(Path(path).is_dir() for path in paths)
    relevant = _Relevant(written, options)
    code = WRONG
    try:
        code = _checked(once, context)
        changes = watch(*folders, watch_filter=relevant, step=STANDSTILL, recursive=whole, raise_interrupt=True)
        for _ in changes:
            api.forget()
            if sys.stdout.isatty():
                click.echo(_CLEAR, nl=False)
            code = _checked(once, context)
    except KeyboardInterrupt:
        click.echo("", err=True)
    return code


def _checked(once: Callable[[], int], context: click.Context) -> int:
    code = once()
    clock = time.strftime("%H:%M:%S")
    click.echo(tell(context, "watch.waiting", time=clock), err=True)
    return code


def _folders(paths: Sequence[str], options: Options) -> list[Path]:
    """Where to look for changes: folders of the call, those of its files, of last year's reports, of the settings."""
    places = [*_begun(paths), *([Path(options.prior)] if options.prior is not None else [])]
    files = [file for file in (options.config, options.waivers, options.baseline) if file]
    folders = [place if place.is_dir() else place.parent for place in [*places, *files]]
    if options.config is None and not options.isolated:
        folders += [found.path.parent for folder in folders if (found := find(folder))]
    kept = dict.fromkeys(Path(os.path.realpath(folder)) for folder in folders if folder.is_dir())
    return [folder for folder in kept if not any(folder != other and folder.is_relative_to(other) for other in kept)]


def _begun(paths: Sequence[str]) -> Iterator[Path]:
    """The paths of a call; of a glob what stands before its first mark."""
    for path in paths:
        place = Path(path)
        if place.exists() or not any(mark in path for mark in "*?["):
            yield place
            continue
        marked = next(at for at, part in enumerate(place.parts) if any(mark in part for mark in "*?["))
        yield Path(*place.parts[:marked])


class _Relevant:
    """Whether a change may matter: of what can be read or sets something, and is no result of the check itself."""

    def __init__(self, written: Sequence[Path], options: Options) -> None:
        self._written = {os.path.realpath(file) for file in written}
        self._store = os.path.realpath(options.store) + os.sep if options.store else None

    def __call__(self, _: object, path: str) -> bool:
        """Whether the change of a path does."""
        name, real = Path(path).name, os.path.realpath(path)
        if real in self._written or (self._store and real.startswith(self._store)):
            return False
        if name.startswith(HIDDEN):
            return False
        return name == PYPROJECT or name.lower().endswith(SUFFIXES)
