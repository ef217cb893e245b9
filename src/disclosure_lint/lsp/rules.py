"""Files of rule packs that are open: a rule by itself while it is written, the pack as a whole when there is time."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from disclosure_lint import api
from disclosure_lint.lsp.opened import Opened
from disclosure_lint.lsp.positions import Positions
from disclosure_lint.lsp.said import Page, Said, Speech, of_problem
from disclosure_lint.rules import Pack, PackError, PackProblem
from disclosure_lint.source import Source

NATIONAL = ("national",)


class Whole(NamedTuple):
    """A pack gone over: what is said of each of its files, and the pack, if one can be made of them."""

    pages: dict[Path, Page]
    pack: Pack | None


def rule_page(opened: Opened, pack: Pack | None, speech: Speech) -> Page:
    """What is said of a rule file as far as it can be told from it alone; `pack` is its pack where that is known."""
    source = Source(opened.path.name if opened.path else opened.name, opened.text)
    return _page(opened.text, api.examine_rule(source, pack or pack_of(opened.folder)), speech)


def whole(folder: Path, unsaved: Mapping[Path, bytes], speech: Speech) -> Whole:
    """What is said of all files of the pack in a folder, those that are not saved as the editor has them."""
    try:
        found = api.examine_rules((str(folder),), unsaved)
    except PackError as error:  # too many files, or one that cannot be read: nothing was gone over
        paths = {problem.source.name: folder.parent / problem.source.name for problem in error.problems}
        return Whole(_pages(error.problems, paths, speech), None)
    return Whole(_pages(found.problems, found.paths, speech), found.pack)


def _pages(
    problems: tuple[PackProblem, ...] | list[PackProblem], paths: Mapping[str, Path], speech: Speech
) -> dict[Path, Page]:
    by_file: dict[str, list[PackProblem]] = {}
    for problem in problems:
        by_file.setdefault(problem.source.name, []).append(problem)
    return {
        paths[name]: _page(listed[0].source.text, listed, speech) for name, listed in by_file.items() if name in paths
    }


def _page(text: str, problems: list[PackProblem], speech: Speech) -> Page:
    positions = Positions(text, speech.encoding)
    said: list[Said] = [of_problem(problem, positions, speech) for problem in problems]
    return Page(tuple(said))


@lru_cache(maxsize=16)
def pack_of(folder: Path | None) -> Pack:
    """The pack that a rule file is held against: its own as it is saved, the national one where there is none."""
    try:
        return api.load_rules((str(folder),) if folder else NATIONAL)
    except PackError:
        return api.load_rules(NATIONAL)
