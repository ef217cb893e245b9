"""The paragraphs of a report that are worth comparing: what is an agency's own wording in them, and their signature."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from disclosure_lint.cells import section_pointers
from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.prose.copying import BREAK, wording
from disclosure_lint.report import Report
from disclosure_lint.similarity.signature import signature
from disclosure_lint.vocabulary import PhraseList, Vocabulary

LEAST = 40
"""Letters of its own that a paragraph must have: shorter ones agree by chance."""
_MOST_LETTERS, _MOST_PARAGRAPHS = 5_000, 500
"""What is compared of one paragraph, and how many of one report: far more than any report has."""
_WORDS = ("stock_phrases", "statutory_wording", "own_agency")
_SUFFIXES = ("office_suffixes", "government_suffixes")
_NAMELESS = "\ue000"
"""Stands for each character of the agency's name: no letter, so that it does not count."""


class Paragraph(NamedTuple):
    """A paragraph of a section: the `ordinal`-th line with any text in it, from 1; `pointer` is sections.5, where that
    stands again sections.5#2.

    `masked` is its own wording: letters, figures as 0, set phrases as NUL; `digest` tells equal ones. Numbers of
    persons are concealed in `text`.
    """

    pointer: str
    ordinal: int
    text: str
    masked: str
    digest: bytes
    signature: bytes


def paragraphs(report: Report, vocabulary: Vocabulary, today: date, least: int = LEAST) -> list[Paragraph]:
    """The paragraphs of the sections with at least `least` letters that are neither prescribed nor set phrases.

    `today` tells numbers of persons (a birth date lies before it).
    """
    words, names = own_wording(vocabulary), names_of(report.agency, vocabulary)
    hidden = Concealment([section.text for section in report.sections], vocabulary, today)
    found = []
    for pointer, ordinal, line in _split(report):
        text = hidden.conceal(line)
        shown = masked(text, names, words)
        if len(shown) - shown.count(BREAK) < least:
            continue
        digest = blake2b(shown.encode(errors="replace"), digest_size=16).digest()
        found.append(Paragraph(pointer, ordinal, text, shown, digest, signature(shown)))
    return found


@lru_cache(maxsize=8)
def own_wording(vocabulary: Vocabulary) -> PhraseList:
    """What is nobody's own wording, as one list."""
    lists = [vocabulary.phrases(name) for name in _WORDS]
    literals = [literal for phrases in lists for literal in phrases.literals]
    return PhraseList(literals, [pattern for phrases in lists for pattern in phrases.patterns])


def masked(text: str, names: Sequence[str], words: PhraseList) -> str:
    """The wording of a paragraph that counts, as far as it is compared."""
    return wording(nameless(text, names), words)[:_MOST_LETTERS]


def nameless(text: str, names: Sequence[str]) -> str:
    """The text, as long as it was, with nothing that counts where one of the names stood."""
    for name in names:
        text = text.replace(name, _NAMELESS * len(name))
    return text


def names_of(agency: str | None, vocabulary: Vocabulary) -> list[str]:
    """An agency's name, and that of its region: without office, and without what makes it a government's."""
    name = (agency or "").strip()
    region = name
    for suffixes in _SUFFIXES:
        region = vocabulary.phrases(suffixes).without(region)
    return [each for each in dict.fromkeys((name, region)) if len(each) > 1]


def _split(report: Report) -> Iterator[tuple[str, int, str]]:
    left = _MOST_PARAGRAPHS
    pointers = section_pointers(section.number for section in report.sections)
    for section, pointer in zip(report.sections, pointers, strict=True):
        lines = (line.strip() for line in section.text.splitlines())
        for ordinal, line in enumerate(islice(filter(None, lines), left), 1):
            left -= 1
            yield pointer, ordinal, line
