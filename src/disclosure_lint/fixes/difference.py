"""Two states of a text as a unified diff."""

from collections.abc import Iterator
from difflib import unified_diff

NO_NEWLINE = "\\ No newline at end of file\n"


def difference(name: str, before: str, after: str) -> Iterator[str]:
    """The lines of the diff, each with its own line end as it stands in the texts."""
    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}"


def _lines(text: str) -> list[str]:
    """Lines end with a line feed: other characters that Python takes for ends of lines are none in a diff."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
