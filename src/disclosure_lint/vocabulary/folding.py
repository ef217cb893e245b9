"""Texts folded for searching: full-width ASCII as ASCII, character for character, so that every place stays."""

import re
from functools import lru_cache

FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " "}
"""What stands for what."""
_FOLDED = re.compile("[\uff01-\uff5e\u3000\xa0]")
_SENTENCE = 300
"""Characters up to which a text is one of many: while somebody types, all but one come again."""


def fold(text: str) -> str:
    """Full-width ASCII as ASCII and wide and hard spaces as spaces, character for character."""
    return _fold_sentence(text) if len(text) <= _SENTENCE else _fold_text(text)


@lru_cache(maxsize=8192)
def _fold_sentence(text: str) -> str:
    return _folded(text)


@lru_cache(maxsize=64)
def _fold_text(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    for character in set(_FOLDED.findall(text)):
        text = text.replace(character, FOLD[character])
    return text
