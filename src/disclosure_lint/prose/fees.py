"""What a text says of information-processing fees: notices, amounts, cases, itemised parts. Judges none of it.

Every figure is known by the words around it: an amount by the last telling word before it, a count by the one before it
or else the one after it. The words are the pack's.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from disclosure_lint.dates import chinese_number
from disclosure_lint.prose.sentences import sentences
from disclosure_lint.vocabulary import PhraseList, fold

_WAN = 10_000
_TELLING = ("fee_unpaid", "fee_notice", "fee_billed", "fee_collected", "fee_received")
"""Word lists that say what a figure is of; `fee_received` are the stronger words for what was really paid."""
_MAX_SENTENCES, _MAX_FIGURES = 200, 500
"""What is read of a statement; more is no report."""
_NOTICES = ("fee_notice", "fee_billed")


class Figure(NamedTuple):
    """A number of the text: a count, or an amount in yuan. `kind` is the word list that told what it is of, or ''."""

    value: Decimal
    money: bool
    start: int
    end: int
    kind: str = ""


class Part(NamedTuple):
    """An entry of an itemised list: its amount in yuan with its place, and how many cases it is for."""

    amount: Figure
    cases: Figure | None


class Fees(NamedTuple):
    """A statement on fees. Figures that are not stated are None.

    `start..end` is its first telling phrase. `none` says that nothing was charged, `partial` that the list of `parts`
    is not said to be complete.
    """

    start: int
    end: int
    notices: Figure | None
    billed: Figure | None
    collected: Figure | None
    cases: Figure | None
    parts: tuple[Part, ...]
    partial: bool
    none: bool

    @property
    def charged(self) -> bool:
        """Whether any figure above zero is stated."""
        return any(figure and figure.value for figure in (self.notices, self.billed, self.collected, self.cases))


def read_fees(text: str, words: Mapping[str, PhraseList]) -> Fees | None:
    """The statement on fees in a text, None where it makes none. `words` are the pack's `fees` and `fee_*` lists."""
    text = fold(text)
    first = words["fees"].find(text)
    if first is None:
        return None
    spans = list(islice(_statement(text, words), _MAX_SENTENCES))
    figures = list(islice((figure for span in spans for figure in _figures(text, span, words)), _MAX_FIGURES))
    opening = _opening(text, spans, [figure for figure in figures if figure.kind], words)
    at = opening[1] if opening else len(text)
    totals = [figure for figure in figures if figure.start < at]
    parts = _parts([figure for figure in figures if figure.start >= at])
    partial = bool(opening) and words["fee_partial_list"].mentions(text[slice(*opening)]) if opening else False
    fees = _settled(Fees(*first, None, None, None, None, parts, partial, False), totals)
    said = any(words["fee_none"].mentions(text[start:end]) for start, end in spans)
    zero = any(figure and not figure.value for figure in (fees.notices, fees.collected))
    return fees._replace(none=(said or zero) and not fees.charged)


def _statement(text: str, words: Mapping[str, PhraseList]) -> Iterator[tuple[int, int]]:
    """The sentences of the statement: those that mention fees, and those after them that go on about charging."""
    going = False
    for start, end in sentences(text):
        sentence = text[start:end]
        more = going and any(words[name].mentions(sentence) for name in (*_TELLING, "fee_list"))
        going = words["fees"].mentions(sentence) or (more and not words["fee_foreign"].mentions(sentence))
        if going:
            yield start, end


def _figures(text: str, span: tuple[int, int], words: Mapping[str, PhraseList]) -> Iterator[Figure]:
    """The amounts and counts of a sentence with what they are of; those of other years and of no telling word left out.

    An amount that no word tells is of what was collected.
    """
    sentence = text[span[0] : span[1]]
    found = sorted(
        [*_read(sentence, words["fee_amount"], True), *_read(sentence, words["fee_count"], False)], key=_start
    )
    last_amount, last = 0, 0
    for at, figure in enumerate(found):
        before = sentence[last_amount if figure.money else last : figure.start]
        after = sentence[figure.end : found[at + 1].start if at + 1 < len(found) else len(sentence)]
        kind = _kind(before, words) or ("fee_collected" if figure.money else _kind(_clause(after), words))
        last = figure.end
        last_amount = figure.end if figure.money else last_amount
        if not words["fee_other_year"].mentions(_clause(before[::-1])[::-1]):
            yield figure._replace(start=span[0] + figure.start, end=span[0] + figure.end, kind=kind)


def _start(figure: Figure) -> int:
    return figure.start


def _clause(text: str) -> str:
    for mark in ",;":
        text = text.partition(mark)[0]
    return text


def _read(text: str, patterns: PhraseList, money: bool) -> Iterator[Figure]:
    for (start, end), groups in patterns.groups(text):
        digits = groups["n"].replace(",", "")
        value = Decimal(digits) if digits[:1].isdecimal() else chinese_number(digits)
        if value is not None:
            yield Figure(Decimal(value) * (_WAN if groups.get("wan") else 1), money, start, end)


def _kind(text: str, words: Mapping[str, PhraseList]) -> str:
    """The list with the last telling phrase in a text, the longest of those that end together; '' where none tells."""
    best = (0, 0, "")
    for name in _TELLING:
        for start, end in words[name].finditer(text):
            best = max(best, (end, end - start, name))
    return best[2]


def _opening(
    text: str, spans: list[tuple[int, int]], figures: list[Figure], words: Mapping[str, PhraseList]
) -> tuple[int, int] | None:
    """The phrase that opens an itemised list: the first after a figure, unless notices are told of after it only."""
    for start, end in spans if figures else ():
        start = max(start, figures[0].end)
        hit = words["fee_list"].find(text[start:end])
        if hit:
            hit = start + hit[0], start + hit[1]
            late = any(figure.start > hit[0] and figure.kind in _NOTICES for figure in figures if not figure.money)
            return None if late else hit
    return None


def _parts(figures: list[Figure]) -> tuple[Part, ...]:
    found, count = [], None
    for figure in figures:
        if figure.money:
            found.append(Part(figure, count))
        count = None if figure.money else figure
    return tuple(found)


def _settled(fees: Fees, figures: list[Figure]) -> Fees:
    """The statement with its totals: the first figure of each kind.

    Words like 收费 tell of what was billed where a stronger word (实际收取) tells what was paid. Without a total, what
    the parts say was paid is what was collected.
    """
    amounts = [figure for figure in figures if figure.money]
    counts = [figure for figure in figures if not figure.money]
    billed, collected = _first(amounts, *_NOTICES), _first(amounts, "fee_received")
    weak = [figure for figure in amounts if figure.kind == "fee_collected"]
    if weak and collected and not billed and weak[0].start < collected.start:
        billed = weak[0]
    elif weak and not collected:
        collected = weak[0]
    cases = _first(counts, "fee_received", "fee_collected")
    paid = [part for part in fees.parts if part.amount.kind in ("fee_received", "fee_collected")]
    if not collected and paid and billed:
        collected = paid[0].amount._replace(value=sum((part.amount.value for part in paid), Decimal()))
    return fees._replace(notices=_first(counts, *_NOTICES), billed=billed, collected=collected, cases=cases)


def _first(figures: list[Figure], *kinds: str) -> Figure | None:
    return next((figure for figure in figures if figure.kind in kinds), None)
