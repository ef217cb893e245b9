"""Characters that a printed document can hold: XML, and so every office format, has no place for the others."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """The text in one line, with a space for each line break and each character that cannot stand."""
    return _ILLEGAL.sub(" ", text).replace("\r", " ").replace("\n", " ")
