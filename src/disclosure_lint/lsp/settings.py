"""`disclosure-lint.yaml` and files of waivers that are open."""

from disclosure_lint import api
from disclosure_lint.config import ConfigFile
from disclosure_lint.lsp.opened import Opened
from disclosure_lint.lsp.positions import Positions
from disclosure_lint.lsp.said import Page, Speech, at_top, of_problem
from disclosure_lint.rules import PackError


def page_of(opened: Opened, against_packs: bool, speech: Speech) -> Page:
    """What is wrong with the settings of a repository, or with its waivers."""
    assert opened.path is not None
    file = ConfigFile(opened.path.absolute(), opened.data)
    try:
        api.examine_settings(file, "waivers" if opened.kind == "waivers" else "config", against_packs)
    except PackError as error:
        positions = Positions(opened.text, speech.encoding)
        own = [problem for problem in error.problems if problem.source.name == str(file.path)]
        others = [problem for problem in error.problems if problem not in own]
        said = [of_problem(problem, positions, speech) for problem in own]
        return Page((*said, *(at_top(problem.message, speech) for problem in others[:1])))
    return Page()
