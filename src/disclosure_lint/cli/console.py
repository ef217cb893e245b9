"""Writing to standard output: any encoding, any width, a reader that went away."""

import codecs
import io
import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO

import click

NARROWEST, WIDEST, UNKNOWN = 60, 200, 80

_STAND_INS: Mapping[str, str] = {"›": ">", "·": "-", "≠": "!=", "×": "x", "—": "-", "…": "...", "\ufffd": "?"}


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """What is written for characters that the console's encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_STAND_INS.get(character, "?") for character in error.object[error.start : error.end]), error.end


codecs.register_error("disclosure_lint.stand_in", _stand_in)


def prepare_streams() -> None:
    """Makes the standard streams fit to be written to, whatever is written.

    Those that the caller has closed are opened on nothing: Python has none in their place. What the encoding of a
    console lacks, as GBK does most of the world's characters, is written as a stand-in.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="disclosure_lint.stand_in")


def width(stream: TextIO) -> int:
    """How many cells a line may take: of the terminal or of COLUMNS, else 80."""
    if not stream.isatty() and "COLUMNS" not in os.environ:
        return UNKNOWN
    import shutil  # slow to import

    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((UNKNOWN, 24)).columns))


def put(text: str, *, color: bool = False) -> None:
    """Write text for people in the encoding of the console."""
    _written(lambda: click.echo(text, nl=False, color=color))


def put_exactly(content: str | bytes) -> None:
    """Write what is for programs, texts in UTF-8: the same bytes everywhere."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")

    def write() -> None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    _written(write)


def _written(write: Any) -> None:
    """Write, and be quiet where nobody reads any more, now and when the interpreter ends. OSError where it is full."""
    try:
        write()
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
