"""Numbers of persons in a text: identity numbers, private mobile numbers, bank cards.

What a card is called, who may stand beside a number and which regions there are is data of the pack; how the numbers
themselves are made (GB 11643, Luhn) is here.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from disclosure_lint.vocabulary import Vocabulary, fold
from disclosure_lint.vocabulary.encoded import Hit

Numbers: TypeAlias = tuple[Hit, ...]
"""Where numbers stand in a text, from left to right."""

_RUN = re.compile(r"[0-9]+(?:[ \t\n-]{1,3}[0-9]+)*(?:[ \t\n-]{0,3}[Xx])?")
_BEFORE, _AFTER = re.compile(r"(?:[0-9A-Za-z_]|[0-9]\.)$"), re.compile(r"[0-9A-Za-z_]|\.[0-9]")
"""What makes a number part of something else beside it: a code, a decimal."""
_PIECE = re.compile("[0-9]+[Xx]?|[Xx]")
_DIGITS = re.compile(r"[0-9](?:[^\n]{0,3}?[0-9])*")
_IDENTITY = 18
"""Digits of an identity number."""
_SHORTEST = 11
"""Digits of the shortest number of a person, close together whatever stands between them."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_CALLED = 12
"""How far before a number the words may stand that say it is no person's."""
_KEPT = 3
"""Characters of a number that are shown."""


def masked(number: str) -> str:
    """A number as it may be shown: the first characters, the others as stars.

    >>> masked("11010519491231002X")
    '110***************'
    """
    return number[:_KEPT] + "*" * (len(number) - _KEPT)


def identity_numbers(text: str, vocabulary: Vocabulary, today: date) -> Numbers:
    """Where citizens' identity numbers stand: valid check digit, a birth date not after `today`, a region there is."""
    folded = fold(text)
    regions = vocabulary.phrases("identity_regions").literals
    others = vocabulary.phrases("not_identity")
    return tuple(
        (start, end)
        for start, end in _candidates(folded)
        if _is_identity("".join(_PIECE.findall(folded[start:end])), regions, today)
        and not others.mentions(folded[max(0, start - _CALLED) : start])
    )


def _candidates(text: str) -> Iterator[Hit]:
    """Eighteen digits in a row, or in groups of two and more with spaces between; never a part of a longer number."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() < _IDENTITY:
            continue
        pieces = [(run.start() + at.start(), run.start() + at.end()) for at in _PIECE.finditer(run[0])]
        single = [piece for piece in pieces if piece[1] - piece[0] == _IDENTITY]
        long = sum(end - start for start, end in pieces)
        grouped = all(end - start > 1 for start, end in pieces[:-1]) and long == _IDENTITY
        for start, end in single or ([run.span()] if grouped else []):
            if not (_BEFORE.search(text[max(0, start - 2) : start]) or _AFTER.match(text, end)):
                yield start, end


def _is_identity(number: str, regions: tuple[str, ...], today: date) -> bool:
    if len(number) != 18 or not number[:17].isdigit() or not number.startswith(regions):
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return born.year >= 1900 and born <= today and number[17].upper() == _CHECK_DIGITS[total % 11]


def private_mobiles(text: str, vocabulary: Vocabulary) -> Numbers:
    """Where mobile numbers stand beside a person's name, the lines left out that give the report's contact."""
    contact = vocabulary.phrases("contact_line")
    found = _named(text, vocabulary, "person_mobile")
    return tuple(hit for line, hit in found if not contact.mentions(text[slice(*_sentence(text, *line))]))


def bank_cards(text: str, vocabulary: Vocabulary) -> Numbers:
    """Where numbers stand that are called a card or an account and have the check digit of one."""
    folded = fold(text)
    return tuple(hit for _, hit in _named(text, vocabulary, "card_number") if _is_card(folded[slice(*hit)]))


def _named(text: str, vocabulary: Vocabulary, name: str) -> Iterator[tuple[Hit, Hit]]:
    """Matches of a list with a group `number`: where each stands, and the number in it, if it is a whole one."""
    folded = fold(text)
    runs = (run for run in _DIGITS.findall(folded) if len(run) >= _SHORTEST)
    if not any(sum(map(str.isdigit, run)) >= _SHORTEST for run in runs):
        return  # nearly every text: the patterns need not even be compiled
    seen = set()
    for (start, end), groups in vocabulary.phrases(name).groups(text):
        at = folded.find(groups["number"], start, end)
        hit = (at, at + len(groups["number"]))
        if hit not in seen and not any(map(str.isdigit, folded[max(0, at - 1) : at] + folded[hit[1] : hit[1] + 1])):
            seen.add(hit)
            yield (start, end), hit


def _sentence(text: str, start: int, end: int) -> Hit:
    first = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    last = min((at for mark in "。\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    return first, last


def _is_card(number: str) -> bool:
    digits = [int(digit) for digit in number if digit.isdigit()]
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return len(set(digits)) > 2 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
