"""In which language to speak: as the call says, else as the locale does, else Chinese."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

import click

from disclosure_lint.phrases import LANGS, Lang, say

FLAG = "--lang"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language of a call, found before its options are read, so that help and errors are in it too."""
    words = list(arguments)
    words = words[: words.index("--")] if "--" in words else words
    named = [word.removeprefix(f"{FLAG}=") for word in words if word.startswith(f"{FLAG}=")]
    named += [after for word, after in pairwise(words) if word == FLAG]
    for name in reversed(named):
        if name in LANGS:
            return LANGS[LANGS.index(name)]
    locale = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def language(context: click.Context | None) -> Lang:
    """The language of a running call."""
    found = context.find_root().obj if context else None
    return found if found in LANGS else language_of((), os.environ)


def tell(context: click.Context | None, key: str, **values: object) -> str:
    """A phrase in the language of a running call."""
    return say(key, language(context), **values)
