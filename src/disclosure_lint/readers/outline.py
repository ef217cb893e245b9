"""Which headings of a text are those of its sections, and which lines belong to each. Knows no titles."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from disclosure_lint.readers.headings import Heading, Headings
from disclosure_lint.readers.lines import Line
from disclosure_lint.readers.numbering import numbering
from disclosure_lint.vocabulary import PhraseList

LAST = 6
"""The sections are numbered 1 to 6."""

_MAY_OPEN = re.compile(r"(?:(?<=[\s。；;！!])|^)[一二三四五六第]")
_LONG_LINE = 120
_ENOUGH = 3
"""Headings at the beginnings of lines after which none is looked for inside lines."""
_CONTENTS = 4
"""Headings that must stand twice before the first of each are a list of contents."""
_SHORT = 45
_PIECE_END = re.compile("[。：:，,；;]")


class Part(NamedTuple):
    """A section: its number, its title if the heading is there, its lines; `known` if the title is a known one."""

    number: int
    title: Line | None
    lines: list[Line]
    known: bool


class Outline(NamedTuple):
    """What stands before the sections, and the sections in the order of the document."""

    head: list[Line]
    parts: list[Part]


def outline(lines: list[Line], headings: Headings, within: Mapping[int, PhraseList]) -> Outline:
    """The sections of a text. `within` has sub-headings by which a section is known whose own heading was lost."""
    found = _candidates(lines, headings)
    if len({heading.number for heading in found.values() if heading.certainty in ("title", "variant")}) < _ENOUGH:
        lines = [piece for line in lines for piece in _split(line, headings)]
        found = _candidates(lines, headings)
    contents = _contents(lines, found)
    chosen = _chosen({at: heading for at, heading in found.items() if at not in contents})
    starts: dict[int, tuple[int, Heading | None]] = {at: (heading.number, heading) for at, heading in chosen.items()}
    for number in sorted(within):
        lost = _lost(number, lines, starts, within[number])
        if lost is not None:
            starts[lost] = (number, None)
    return _parted(lines, starts, contents)


def _candidates(lines: list[Line], headings: Headings) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    skip = -1
    for at, line in enumerate(lines):
        heading = headings.read(line, lines[at + 1] if at + 1 < len(lines) else None) if at != skip else None
        if heading and heading.number <= LAST:
            found[at] = heading
            skip = at + 1 if heading.lines > 1 else -1
    return found


def _split(line: Line, headings: Headings) -> list[Line]:
    """A long line parted before every heading in it."""
    if len(line.text) < _LONG_LINE:
        return [line]
    starts = [match.start() for match in _MAY_OPEN.finditer(line.text) if headings.opens(line.text, match.start())]
    bounds = [0, *(at for at in starts if at), len(line.text)]
    pieces = (line.cut(start, end) for start, end in pairwise(bounds))
    return [piece for piece in pieces if piece.text]


def _contents(lines: list[Line], found: dict[int, Heading]) -> range:
    """The lines of a list of contents: headings close together that all come again."""
    places: dict[int, list[int]] = {}
    for at, heading in found.items():
        if heading.certainty != "numeral":
            places.setdefault(heading.number, []).append(at)
    firsts = [found_at[0] for found_at in places.values() if len(found_at) > 1]
    if len(firsts) < _CONTENTS:
        return range(0)
    block = range(min(firsts), max(firsts) + 1)
    return block if all(len(lines[at].text) <= _SHORT and "。" not in lines[at].text for at in block) else range(0)


def _chosen(found: dict[int, Heading]) -> dict[int, Heading]:
    """The headings that count: by title first, then titles without numbers, then numbers with unknown titles."""
    chosen: dict[int, Heading] = {}
    for number in range(1, LAST + 1):
        chosen.update(_by_title({at: heading for at, heading in found.items() if heading.number == number}))
    places = _extent(chosen)
    numbered = dict(places)
    for certainty, bounds in (("weak", numbered), ("numeral", places)):
        for at, heading in sorted(found.items(), key=lambda item: (item[1].number, item[0])):
            if heading.certainty == certainty and heading.number not in places and _fits(at, heading.number, bounds):
                chosen[at] = heading
                places[heading.number] = range(at, at + 1)
    return chosen


def _extent(found: Mapping[int, Heading]) -> dict[int, range]:
    """For each section the lines from its first heading to its last."""
    places: dict[int, range] = {}
    for at, heading in sorted(found.items()):
        places[heading.number] = range(places.get(heading.number, range(at, at)).start, at + 1)
    return places


def _by_title(found: dict[int, Heading]) -> dict[int, Heading]:
    """Of the numbered headings of one section: the official ones, else known ones with the right number, else known."""
    for wanted in ({"title"}, {"variant"}):
        of_kind = {at: heading for at, heading in found.items() if heading.certainty in wanted}
        if of_kind:
            agreeing = {at: heading for at, heading in of_kind.items() if heading.agrees}
            return agreeing if agreeing and wanted == {"variant"} else of_kind
    return {}


def _fits(at: int, number: int, places: Mapping[int, range]) -> bool:
    """Whether a heading at this line would stand in order among the others."""
    return all(lines.stop <= at if other < number else lines.start > at for other, lines in places.items())


def _lost(
    number: int, lines: list[Line], starts: Mapping[int, tuple[int, Heading | None]], phrases: PhraseList
) -> int | None:
    """The line where a section without a heading begins, if both its neighbours and its sub-headings tell."""
    where = {found: at for at, (found, _) in starts.items()}
    before = where.get(number - 1, -1 if number == 1 else None)
    is_open = number == LAST or (number == LAST - 1 and LAST not in where)
    after = len(lines) if is_open else where.get(number + 1)
    if number in where or before is None or after is None:
        return None
    signs = [at for at in range(before + 1, after) if _is_sign(lines[at].text, phrases)]
    return signs[0] if len(signs) > (1 if number == 1 else 0) else None


def _is_sign(text: str, phrases: PhraseList) -> bool:
    number = numbering(text)
    piece = _PIECE_END.split(text[number.end : number.end + _SHORT], maxsplit=1)[0].strip()
    return number.rank not in ("none", "bare") and len(piece) < _SHORT and phrases.mentions(piece)


def _parted(lines: list[Line], starts: Mapping[int, tuple[int, Heading | None]], contents: range) -> Outline:
    bounds = [*sorted(starts), len(lines)]
    parts = []
    for start, end in pairwise(bounds):
        number, heading = starts[start]
        first = [heading.rest] if heading and heading.rest else []
        own = lines[start + (heading.lines if heading else 0) : end]
        known = heading is not None and heading.certainty != "numeral"
        parts.append(Part(number, heading.title if heading else None, [*first, *own], known))
    return Outline([line for at, line in enumerate(lines[: bounds[0]]) if at not in contents], parts)
