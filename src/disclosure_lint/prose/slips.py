"""Slips of typing that can be told for certain: half a pair of marks, words written twice. Knows no word lists."""

import re
from typing import TypeAlias

from disclosure_lint.vocabulary import fold

Slip: TypeAlias = tuple[int, int]
"""Start and end of what is wrong."""

_CLOSING = {"(": ")", "[": "]", "【": "】", "《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", "〔": "〕"}
_OPENING = {close: mark for mark, close in _CLOSING.items()}
_MARKS = re.compile("[" + re.escape("".join((*_CLOSING, *_OPENING))) + "]")
_NUMBERING = r"(?:^|[^0-9A-Za-z一-鿿])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])\s?$"
_FAR = 6
"""Characters before a closing bracket that show whether it belongs to a numbering."""
_DOUBLED = re.compile("([一-鿿]{3,12})\\1")
_HEADED = re.compile(r"[一二三四五六七八九十0-9][).、]\s*$")
_HEADED_FAR = 12


def unpaired(text: str) -> Slip | None:
    """The first mark of a text that has no other half."""
    text = fold(text)
    open_marks: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark in _CLOSING:
            open_marks.append((mark, at))
        elif open_marks and open_marks[-1][0] == _OPENING[mark]:
            open_marks.pop()
        elif mark == ")" and re.search(_NUMBERING, text[max(at - _FAR, 0) : at]):
            continue
        else:
            at = open_marks[0][1] if any(_OPENING[mark] == other for other, _ in open_marks) else at
            return at, at + 1
    return (open_marks[0][1], open_marks[0][1] + 1) if open_marks else None


def doubled(text: str) -> Slip | None:
    """The first word of three characters or more that stands twice in a row.

    After a numbering the first of the two is a heading that lost its line break.
    """
    for match in _DOUBLED.finditer(text):
        before = fold(text[max(match.start() - _HEADED_FAR, 0) : match.start()])
        if len(set(match.group(1))) > 1 and not _HEADED.search(before):
            return match.span()
    return None
