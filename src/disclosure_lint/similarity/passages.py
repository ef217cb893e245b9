"""Where two paragraphs agree, for setting them side by side."""

from typing import NamedTuple

from disclosure_lint.prose.copying import BREAK, Letter, letters
from disclosure_lint.similarity.paragraphs import nameless, names_of, own_wording
from disclosure_lint.vocabulary import Vocabulary

_LEAST = 6
"""Letters of an agreement that is shown: shorter ones are language."""
_MOST = 5_000


class Passage(NamedTuple):
    """The same words: where they stand in the one text (start, end) and in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def passages(
    text: str, agency: str | None, other: str, other_agency: str | None, vocabulary: Vocabulary
) -> list[Passage]:
    """What two paragraphs have in common, in order; figures count as equal, and each agency's name is left out.

    Set phrases join what stands around them in both texts, but are no agreement of their own.
    """
    from rapidfuzz.distance import Indel  # an extra

    words = own_wording(vocabulary)
    own = list(letters(nameless(text, names_of(agency, vocabulary)), words))[:_MOST]
    theirs = list(letters(nameless(other, names_of(other_agency, vocabulary)), words))[:_MOST]
    same = [step for step in Indel.opcodes(_shown(own), _shown(theirs)) if step.tag == "equal"]
    return [
        Passage(own[a.src_start].start, own[a.src_end - 1].end, theirs[a.dest_start].start, theirs[a.dest_end - 1].end)
        for a in same
        if sum(letter.shown != BREAK for letter in own[a.src_start : a.src_end]) >= _LEAST
    ]


def _shown(counted: list[Letter]) -> list[str]:
    return [letter.shown for letter in counted]
