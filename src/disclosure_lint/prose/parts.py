"""What an introduction says the report consists of."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from disclosure_lint.dates import chinese_number
from disclosure_lint.prose.sentences import sentences
from disclosure_lint.vocabulary import PhraseList, fold

MIN_NAMED = 3
"""A sentence that names fewer parts and gives no number does not list the parts of the report."""
_QUOTED = re.compile("《[^》\n]*》")


class Parts(NamedTuple):
    """The parts announced: the numbers of those that are named, and how many there are said to be.

    `open` lists end in 等: they need not name all.
    """

    named: frozenset[int]
    stated: int | None
    open: bool
    start: int
    end: int


def announced_parts(text: str, numbers: Sequence[int], words: Mapping[str, PhraseList]) -> Parts | None:
    """The first sentence that says what the report consists of, None where there is none.

    `numbers` are those of the sections; section n is known by any phrase of the list `part_n`.
    """
    plain = _QUOTED.sub(lambda match: " " * len(match.group()), fold(text))
    for start, end in sentences(plain):
        sentence = plain[start:end]
        opening = words["parts_opening"].find(sentence)
        if opening is None:
            continue
        closing = words["parts_closing"].find(sentence, opening[1])
        listed = sentence[opening[1] : closing[0] if closing else len(sentence)]
        stated = next((groups["n"] for _, groups in words["parts_number"].groups(sentence[opening[0] :])), "")
        named = frozenset(number for number in numbers if words[f"part_{number}"].mentions(listed))
        if stated or len(named) >= MIN_NAMED:
            is_open = words["open_list"].mentions(listed)
            return Parts(named, chinese_number(stated) if stated else None, is_open, start + opening[0], end)
    return None
