"""The year that a text gives as its own, where that is another than the report's."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from disclosure_lint.dates import chinese_number
from disclosure_lint.vocabulary import PhraseList, fold

_QUOTED = re.compile("《[^》\n]*》")
_SENTENCE = re.compile("[。;!?\n]")


class OwnYear(NamedTuple):
    """A year and where the words stand that give it."""

    year: int
    start: int
    end: int


def other_year(text: str, year: int, words: Mapping[str, PhraseList]) -> OwnYear | None:
    """The first place where a text speaks of another year as its own, None where it does not.

    That is a paragraph that opens with the year and the reporting body, the text's opening with the year alone, and the
    report announced as another year's. Names of documents in 《》, sentences with a word of comparison, of last year's
    problems or of the past, and paragraphs that name the report's own year are not meant.
    """
    plain = _QUOTED.sub(lambda match: " " * len(match.group()), fold(text))
    found = (item for item in _openings(plain, words) if not _exempt(plain, item, year, words))
    announced = (item for item in _announced(plain, words) if item.year != year)
    return min([*announced, *found], key=lambda item: item.start, default=None)


def _announced(text: str, words: Mapping[str, PhraseList]) -> Iterator[OwnYear]:
    yield from _years(words["year_announced"], text, 0)


def _openings(text: str, words: Mapping[str, PhraseList]) -> Iterator[OwnYear]:
    at = 0
    for number, paragraph in enumerate(text.split("\n")):
        names = ("year_opening", "year_first") if number == 0 else ("year_opening",)
        for name in names:
            yield from _years(words[name], paragraph, at)
        at += len(paragraph) + 1


def _years(patterns: PhraseList, text: str, offset: int) -> Iterator[OwnYear]:
    for (start, end), groups in patterns.groups(text):
        year = chinese_number(groups["y"])
        if year is not None:
            at = text.index(groups["y"], start)
            yield OwnYear(year, offset + at, offset + end)


def _exempt(text: str, found: OwnYear, year: int, words: Mapping[str, PhraseList]) -> bool:
    if found.year == year:
        return True
    stop = _SENTENCE.search(text, found.end)
    sentence = text[found.start : stop.start() if stop else len(text)]
    begin, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
    paragraph = text[begin : end if end >= 0 else len(text)]
    if words["year_exempt"].mentions(sentence) or words["year_own"].mentions(paragraph):
        return True
    if found.year > year and (begin > 0 or words["year_future"].mentions(sentence)):
        return True  # a paragraph on next year is one of plans
    return any(chinese_number(groups["y"]) == year for _, groups in words["year"].groups(paragraph))
