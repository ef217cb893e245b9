"""Repairs the characters of a text and keeps the way back to every one of them. Knows nothing of reports.

Digits are never changed, put in or taken out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from disclosure_lint.readers import lookalikes, pinyin, repairs
from disclosure_lint.readers.mapping import without
from disclosure_lint.source import Span, TextMap

KINDS = ("traditional", "pinyin", "doubled_punctuation", "lookalikes", "fullwidth")
"""Traditional characters, bracketed pinyin, doubled punctuation, look-alikes, full-width letters and invisibles."""

_CUTS = (
    ("fullwidth", repairs.invisible),
    ("pinyin", pinyin.find),
    ("doubled_punctuation", repairs.junk_commas),
)
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_TRADITIONAL_SHARE = 0.05
"""Of a text's ideographs, how many must be unknown to GB 2312 (simplified characters) before it is traditional."""
_TRADITIONAL_LEAST = 3


class Repaired(NamedTuple):
    """A repaired text. `map` leads back to the original, `counts` has every kind that occurred."""

    text: str
    map: TextMap
    counts: dict[str, int]
    first: Span | None
    """Where the first repair was made, in the original."""


def repair(text: str) -> Repaired:
    """The text as it was before it was garbled, in simplified characters. A byte order mark is no garbling."""
    start = 1 if text.startswith("\ufeff") else 0
    text, substituted = lookalikes.substitute(text[start:])
    runs = TextMap.shifted(start, len(text))
    counts: Counter[str] = Counter()
    firsts: list[Span] = []

    def note(kind: str, spans: Sequence[Span]) -> None:
        if spans:
            counts[kind] += len(spans)
            firsts.append(runs.span(*spans[0]))

    for kind, places in substituted.items():
        note(kind, [Span(at, at + 1) for at in places])
    for kind, finder in _CUTS:
        cuts = finder(text)
        note(kind, cuts)
        if cuts:
            text, runs = without(text, cuts, runs)
    if _is_traditional(text):
        text, changed = _simplified(text)
        note("traditional", [Span(at, at + 1) for at in changed])
    return Repaired(text, runs, dict(counts), min(firsts, default=None))


def _is_traditional(text: str) -> bool:
    ideographs = "".join(_IDEOGRAPHS.findall(text))
    missing = len(ideographs) - len(ideographs.encode("gb2312", "ignore")) // 2
    return missing >= max(_TRADITIONAL_LEAST, _TRADITIONAL_SHARE * len(ideographs))


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(text: str) -> tuple[str, list[int]]:
    """The text in simplified characters, one for one, and the places that changed."""
    convert = _converter().convert
    lines = text.split("\n")
    made = convert(text).split("\n")
    if len(made) != len(lines):
        made = [convert(line) for line in lines]
    made = [new if len(new) == len(old) else _one_by_one(old, convert) for old, new in zip(lines, made, strict=True)]
    result = "\n".join(made)
    return result, [at for at, (old, new) in enumerate(zip(text, result, strict=True)) if old != new]


def _one_by_one(line: str, convert: Any) -> str:
    made = (convert(character) for character in line)
    return "".join(new if len(new) == 1 else old for old, new in zip(line, made, strict=True))
