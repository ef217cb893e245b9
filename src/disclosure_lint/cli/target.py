"""Where a document that is made goes, and in which format: never over its own input, over others only when told to."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

import click

from disclosure_lint.cli.console import put_exactly
from disclosure_lint.cli.destinations import STDOUT, write
from disclosure_lint.cli.language import tell
from disclosure_lint.cli.refusal import complain
from disclosure_lint.writers import FORMATS, format_of

DEFAULT = "yaml"


class Target(NamedTuple):
    """A format and the file to write; None is standard output."""

    format: str
    file: Path | None


def target_of(output: str | None, to: str | None, force: bool, source: Path | None, context: click.Context) -> Target:
    """What `-o` and `--to` say together. UsageError where it cannot be written or would harm something."""
    if output is None or output == STDOUT:
        if not FORMATS[to or DEFAULT].text and sys.stdout.isatty():
            raise click.UsageError(tell(context, "convert.binary", format=to), context)
        return Target(to or DEFAULT, None)
    file = Path(output)
    if file.is_dir() or not file.parent.is_dir():
        raise click.UsageError(tell(context, "wrong.output", file=output), context)
    if source and os.path.realpath(source) == os.path.realpath(file):
        raise click.UsageError(tell(context, "wrong.overwrite", file=output), context)
    if file.exists() and not force:
        raise click.UsageError(tell(context, "convert.exists", file=output), context)
    found = to or format_of(file.name)
    if found is None:
        raise click.UsageError(tell(context, "convert.suffix", file=output, formats=", ".join(FORMATS)), context)
    return Target(found, file)


def deliver(data: bytes, target: Target, context: click.Context) -> bool:
    """Write it; False where that failed."""
    try:
        if target.file is None:
            put_exactly(data)
        else:
            write(target.file, data)
    except OSError as error:
        file = target.file or tell(context, "stdout")
        complain(tell(context, "wrong.write", file=file, detail=error.strerror or error), context)
        return False
    return True
