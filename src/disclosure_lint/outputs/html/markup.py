"""Texts made safe for a page, and what every part of the page is written with."""

from html import escape
from typing import NamedTuple

from disclosure_lint.diagnostics import Result
from disclosure_lint.outputs.display import clean
from disclosure_lint.outputs.wording import one_line
from disclosure_lint.phrases import Lang, say


class Writer(NamedTuple):
    """The result and the language it is told in."""

    result: Result
    lang: Lang

    def say(self, key: str, **values: object) -> str:
        """A phrase, ready for the page."""
        return safe(say(key, self.lang, **values))


def safe(text: str) -> str:
    """A text on one line that is nothing but text, in a page and in an attribute."""
    return escape(one_line(text))


def kept(text: str) -> str:
    """The same for a text whose spaces count: the piece of a sentence."""
    return escape(clean(text))
