"""What is said on stderr when a call cannot be carried out."""

import sys

import click

from disclosure_lint.api import WrongCall
from disclosure_lint.cli.console import width
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import in_color
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.inputs import MissingPaths
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.outputs.snippet import Range, snippet
from disclosure_lint.rules import PackError, PackProblem

Refused = (MissingPaths, WrongCall, PackError)
"""What a wrong call or a wrong rule pack is told by."""


def refuse(error: Exception, context: click.Context) -> None:
    """Say on stderr what is wrong: every missing path, every mistake of a pack with its place."""
    if isinstance(error, MissingPaths):
        for path in error.paths:
            complain(tell(context, "wrong.path", path=path), context)
    elif isinstance(error, WrongCall):
        for message in error.messages:
            complain(_worded(message, context), context)
    elif isinstance(error, PackError):
        for problem in error.problems:
            mistake(problem, context)
        complain(tell(context, "wrong.pack", count=len(error.problems)), context)


def complain(text: str, context: click.Context) -> None:
    """One line on stderr."""
    color = in_color(context, sys.stderr)
    head = Paint(color)(tell(context, "wrong"), "error")
    click.echo(f"{head}{clean(text)}", err=True, color=color)


def _worded(message: Bilingual, context: click.Context) -> str:
    return message.text(language(context))


def mistake(problem: PackProblem, context: click.Context) -> None:
    """A mistake in a rule pack with the line and carets."""
    color = in_color(context, sys.stderr)
    paint = Paint(color)
    place, lines = problem.source.name, []
    if problem.span is not None:
        start, end = (problem.source.position(offset) for offset in problem.span)
        place = f"{place}:{start.line}:{start.column}"
        if problem.source.line(start.line).strip():
            lines = snippet(problem.source, Range(*start, *end), width(sys.stderr), paint)
    text = "\n".join(
        [
            f"{paint(tell(context, 'severity.error'), 'error')} {clean(_worded(problem.message, context))}",
            f"  {paint('-->', 'gutter')} {clean(place)}",
            *lines,
        ]
    )
    click.echo(f"{text}\n", err=True, color=color)
