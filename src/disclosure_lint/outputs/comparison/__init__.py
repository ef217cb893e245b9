"""How a comparison of two reports is shown: one pure function a format. Knows nothing of how it was made."""

from importlib import import_module
from typing import Protocol, cast

from disclosure_lint.comparison import Comparison
from disclosure_lint.diagnostics import Result
from disclosure_lint.phrases import Lang

FORMATS: dict[str, str] = {
    "text": "disclosure_lint.outputs.comparison.text",
    "json": "disclosure_lint.outputs.comparison.json_",
    "html": "disclosure_lint.outputs.comparison.html",
}
"""Format → the module that holds its `render`, imported when it is first asked for."""


class Renderer(Protocol):
    """What a format is. The result holds the two checked reports, the rules and the packs."""

    def __call__(
        self, comparison: Comparison, result: Result, lang: Lang, *, color: bool = False, width: int = 80
    ) -> str:
        """The whole output, ending in a line end."""


def renderer(name: str) -> Renderer:
    """The renderer of a format; KeyError where there is none of that name."""
    return cast(Renderer, import_module(FORMATS[name]).render)
