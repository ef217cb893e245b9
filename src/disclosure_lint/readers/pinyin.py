"""Pinyin that a mirror put in brackets after the characters it annotates: 機(jī). Finds it, changes nothing."""

import re
from collections.abc import Iterator
from functools import cache

from disclosure_lint.source import Span

_MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_BRACKET = re.compile(f"[(（][a-züêɡ{_MARKED}]{{1,6}}[)）]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]")

MANY = 8
"""Brackets with valid syllables but no tone marks that a document must show before they count as pinyin."""
FEW_MARKED = 3
"""Brackets with tone marks after which those without are believed too."""

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo ü üe v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}


def find(text: str) -> list[Span]:
    """The pieces to take out, in order: brackets with tone marks always, others where the document shows many.

    Where the annotated character stands twice before two equal brackets, 共共(gong)(gong), the second of it goes too.
    """
    annotations = list(_annotations(text))
    marked = sum(1 for bracket in annotations if _has_mark(text, bracket))
    bare = [bracket for bracket in annotations if not _has_mark(text, bracket)]
    valid = (
        {bracket for bracket in bare if text[bracket.start + 1 : bracket.end - 1] in _syllables()} if bare else set()
    )
    longer = sum(1 for start, end in valid if end - start > 3)
    believed = marked >= FEW_MARKED or (longer >= MANY and 2 * longer > len(bare))
    kept = [bracket for bracket in annotations if _has_mark(text, bracket) or (believed and bracket in valid)]
    return _with_doubled(text, kept)


def _annotations(text: str) -> Iterator[Span]:
    """Brackets of small letters right after an ideograph or after another such bracket."""
    last = -1
    for match in _BRACKET.finditer(text):
        start, end = match.span()
        if start == last or (start and _IDEOGRAPH.match(text[start - 1])):
            last = end
            yield Span(start, end)


def _has_mark(text: str, bracket: Span) -> bool:
    return any(character in _MARKED for character in text[bracket.start : bracket.end])


@cache
def _syllables() -> frozenset[str]:
    return frozenset(first + final for first, finals in _FINALS.items() for final in finals.split())


def _with_doubled(text: str, brackets: list[Span]) -> list[Span]:
    pieces: list[Span] = []
    for at, (start, end) in enumerate(brackets):
        twin = brackets[at + 1] if at + 1 < len(brackets) else None
        doubled = (
            twin is not None
            and twin.start == end
            and text[start:end] == text[twin.start : twin.end]
            and start > 1
            and text[start - 1] == text[start - 2]
        )
        pieces.append(Span(start - 1 if doubled else start, end))
    return pieces
