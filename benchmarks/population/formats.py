"""A population in other formats, each report written by the project's own writers."""

import random
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from province import Population

from population.truth import Handed

FORMATS = ("json", "docx", "html", "xlsx", "pdf", "txt")


def converted(made: Population, to: str) -> None:
    """Write every report anew and take the old one away."""
    paths = sorted(each.path for each in made.truth.handed)
    with get_context("spawn").Pool(2) as pool:
        pool.starmap(_converted, [(made.folder / path, to) for path in paths], chunksize=20)
    made.truth.handed = [_renamed(each, to) for each in made.truth.handed]


def _renamed(handed: Handed, to: str) -> Handed:
    day = handed.published if to in ("json", "docx", "html", "xlsx") else None  # others do not say when they came out
    return handed._replace(path=f"{handed.path.removesuffix('.yaml')}.{to}", published=day)


@cache
def _pack() -> "object":
    from disclosure_lint.api import load_rules

    return load_rules()


def _converted(path: Path, to: str) -> None:
    from pdf_printing import Style
    from readers import as_text, printed, tabbed  # the benchmark of readers knows the layouts

    from disclosure_lint.api import read_input
    from disclosure_lint.inputs import discover
    from disclosure_lint.writers import write

    pack = _pack()
    report = read_input(discover([str(path)]).inputs[0], pack).report
    assert report
    if to == "pdf":
        data = printed(report, pack, Style())
    elif to == "txt":
        data = as_text(report, pack, tabbed, random.Random(1)).encode()
    else:
        data = write(report, pack.forms, to)
    path.with_suffix(f".{to}").write_bytes(data)
    path.unlink()
