"""What no output may show: the numbers of persons in a report, and anything as long as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from disclosure_lint.prose.identifiers import bank_cards, identity_numbers, masked, private_mobiles
from disclosure_lint.source import Source
from disclosure_lint.vocabulary import Vocabulary, fold

_LONG = re.compile(r"\d{15,}[Xx]?")
_SHORT = 15
"""No figure of a report is as long as the numbers of persons and cards."""
_MAY_HOLD = re.compile(r"\d(?:\D{0,3}\d){10}")
_GAP = r"(?:\\n|[\s\\\u200b\u200c\u200d\ufeff-])*"


class Concealment:
    """Masks the numbers found in some texts wherever they turn up again: in messages, values and lines of a source.

    The texts are searched when first needed.
    """

    def __init__(self, texts: Sequence[str | None], vocabulary: Vocabulary, today: date) -> None:
        self._texts, self._vocabulary, self._today = texts, vocabulary, today

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        numbers = {number for text in self._texts if text and _MAY_HOLD.search(text) for number in self._numbers(text)}
        return re.compile("|".join(map(_anyhow, sorted(numbers))), re.IGNORECASE) if numbers else None

    def _numbers(self, text: str) -> Iterator[str]:
        hits = [*identity_numbers(text, self._vocabulary, self._today)]
        hits += [*private_mobiles(text, self._vocabulary), *bank_cards(text, self._vocabulary)]
        for start, end in hits:
            yield "".join(character for character in fold(text[start:end]).upper() if character in "0123456789X")

    @property
    def found(self) -> bool:
        """Whether there is a number to mask in the texts."""
        return self._pattern is not None

    def conceal(self, text: str) -> str:
        """The text with every such number masked, of the same length."""
        if self._pattern is not None:
            text = self._pattern.sub(_mask, text)
        elif len(text) < _SHORT:  # nearly every cell
            return text
        return _LONG.sub(_mask, text)

    def source(self, source: Source) -> Source:
        """The source as it may be shown; offsets stay the same."""
        return replace(source, text=self.conceal(source.text))


def _mask(found: re.Match[str]) -> str:
    """Masked; line breaks stay, so that lines keep their numbers."""
    return "".join("\n" if old == "\n" else new for old, new in zip(found[0], masked(found[0]), strict=True))


def _anyhow(number: str) -> str:
    """A pattern for a number however it is written: wide or escaped digits, with spaces or broken over lines."""
    return _GAP.join(f"(?:[{digit}{_wide(digit)}]|\\\\u{ord(_wide(digit)):04x})" for digit in number)


def _wide(character: str) -> str:
    return chr(ord(character) + 0xFEE0)
