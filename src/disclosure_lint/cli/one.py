"""The one report that a command is about: a file, or what comes from standard input."""

import sys
from pathlib import Path

import click

from disclosure_lint.cli.language import tell
from disclosure_lint.inputs import LIMIT, STDIN, Input, incoming


def one_input(path: str, stdin_filename: str | None, folder: str, context: click.Context) -> Input:
    """The input at a path. UsageError where there is none, or a folder: `folder` is the phrase that says so."""
    if path == STDIN:
        return incoming(sys.stdin.buffer.read(LIMIT + 1), stdin_filename)
    if not Path(path).exists():
        raise click.UsageError(tell(context, "wrong.path", path=path), context)
    if Path(path).is_dir():
        raise click.UsageError(tell(context, folder, path=path), context)
    return Input(Path(path).as_posix(), Path(path), True)
