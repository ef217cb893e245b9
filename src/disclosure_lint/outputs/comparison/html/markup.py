"""What every part of the page is written with."""

from typing import NamedTuple

from disclosure_lint.outputs.html.markup import kept, safe
from disclosure_lint.phrases import Lang, say

__all__ = ["Writer", "kept", "safe"]


class Writer(NamedTuple):
    """The language, and what the two reports are called."""

    lang: Lang
    heads: tuple[str, str]

    def say(self, key: str, **values: object) -> str:
        """A phrase, ready for the page."""
        return safe(say(key, self.lang, **values))
