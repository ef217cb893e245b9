"""Where results go: `-o [FORMAT=]FILE` read, and files written whole or not at all."""

import os
import re
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from disclosure_lint.cli.language import tell
from disclosure_lint.cli.parameters import unknown
from disclosure_lint.outputs import BINARY, FORMATS, SUFFIXES

STDOUT = "-"
_WITH_FORMAT = re.compile(r"(?P<format>[A-Za-z]+)=(?P<file>.+)")


class Destination(NamedTuple):
    """A format and where it is written; None is standard output."""

    format: str
    file: Path | None


def destinations(
    outputs: Sequence[str], stated: str | None, context: click.Context, formats: Collection[str] = FORMATS
) -> list[Destination]:
    """All places to write to. `stated` is `--format`, None where it is not given; `formats` are those there are.

    `-o FORMAT=FILE` is written besides standard output (`FORMAT=-` is to it), `-o FILE` in its place: in the format
    stated, else in the one that the file's suffix tells. BadParameter for formats there are none of, folders there are
    none of, a file twice.
    """
    found, replaced = [], False
    for value in outputs:
        match = _WITH_FORMAT.fullmatch(value)
        if match and match["format"] not in formats:
            raise _wrong(context, unknown(context, match["format"], list(formats)))
        file = match["file"] if match else value
        told = SUFFIXES.get(Path(file).suffix.lower(), "text")
        kind = match["format"] if match else stated or (told if told in formats else "text")
        replaced |= not match or file == STDOUT
        found.append(Destination(kind, None if file == STDOUT else _checked(file, context)))
    if not replaced:
        found.insert(0, Destination(stated or "text", None))
    places = [destination.file for destination in found]
    for place in places:
        if places.count(place) > 1:
            raise _wrong(context, tell(context, "wrong.output_twice", file=place or STDOUT))
    for destination in found:
        if destination.format in BINARY and destination.file is None and _is_terminal():
            raise _wrong(context, tell(context, "wrong.terminal", format=destination.format))
    return found


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _checked(file: str, context: click.Context) -> Path:
    path = Path(file)
    if path.is_dir() or not path.parent.is_dir():
        raise _wrong(context, tell(context, "wrong.output", file=file))
    return path


def _wrong(context: click.Context, message: str) -> click.BadParameter:
    return click.BadParameter(message, context, param_hint="-o")


def overwritten(found: Iterable[Destination], inputs: Iterable[Path | None]) -> list[Path]:
    """The files that would be written over a document that is checked."""
    read = {os.path.realpath(path) for path in inputs if path}
    return [place.file for place in found if place.file and os.path.realpath(place.file) in read]


def write(path: Path, content: str | bytes) -> None:
    """Write a file, texts in UTF-8; whoever reads it meanwhile sees the old one or the new one. OSError where it
    cannot be.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # a device or a pipe
        target.write_bytes(data)
        return
    temporary = target.with_name(f".{os.getpid()}.tmp")  # no longer than a name may be, however long the target's is
    try:
        temporary.write_bytes(data)
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
