"""Results brought to where they are wanted: standard output, files, the job summary of GitHub."""

import os
import sys
from pathlib import Path

import click

from disclosure_lint.api import Run
from disclosure_lint.cli.console import put, put_exactly, width
from disclosure_lint.cli.destinations import Destination, write
from disclosure_lint.cli.language import language, tell
from disclosure_lint.cli.options import in_color
from disclosure_lint.cli.refusal import complain
from disclosure_lint.outputs import left_out, renderer

FILE_WIDTH = 100
"""How wide text in files is."""

JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file that GitHub shows on the page of a run."""

LONGEST_SUMMARY = 1_000_000
"""GitHub takes a mebibyte a step."""


def delivered(place: Destination, run: Run, context: click.Context, *, statistics: bool = False) -> bool:
    """Write the result to one place; False where that failed. With `statistics` counts instead, in text and JSON."""
    people = place.format == "text"
    color = people and place.file is None and in_color(context, sys.stdout)
    columns = width(sys.stdout) if place.file is None else FILE_WIDTH
    content = _content(place.format, run, context, statistics, color, columns)
    try:
        if place.file is not None:
            write(place.file, content)
        elif people and isinstance(content, str):
            put(content, color=color)
        else:
            put_exactly(content)
        if place.format == "github" and os.environ.get(JOB_SUMMARY):
            _append_summary(Path(os.environ[JOB_SUMMARY]), run, context)
    except OSError as error:
        file = place.file or tell(context, "stdout")
        complain(tell(context, "wrong.write", file=file, detail=error.strerror or error), context)
        return False
    for words in left_out(place.format, run.result, language(context)):
        click.echo(words, err=True)
    return True


def _content(name: str, run: Run, context: click.Context, statistics: bool, color: bool, columns: int) -> str | bytes:
    lang = language(context)
    if statistics and name in ("text", "json"):
        from disclosure_lint.outputs.statistics import render, render_json

        if name == "json":
            return render_json(run.result, run.sources, lang)
        return render(run.result, run.sources, lang, color=color, width=columns)
    return renderer(name)(run.result, run.sources, lang, color=color, width=columns)


def _append_summary(file: Path, run: Run, context: click.Context) -> None:
    """The Markdown page, for the summary of the job; cut at the end of a line where it is too long."""
    page = renderer("markdown")(run.result, run.sources, language(context))
    text = page if isinstance(page, str) else page.decode()
    data = text.encode("utf-8", errors="replace")
    if len(data) > LONGEST_SUMMARY:
        note = tell(context, "github.cut")
        data = data[:LONGEST_SUMMARY].rpartition(b"\n")[0] + f"\n\n{note}\n".encode()
    with file.open("ab") as summary:
        summary.write(data)
