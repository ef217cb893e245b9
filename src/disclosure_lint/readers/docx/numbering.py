"""The numbers that Word puts before paragraphs of a list, and that stand nowhere in the text. Knows no paragraphs."""

import re
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.readers.docx.counting import counted
from disclosure_lint.readers.office.names import W

LEVELS: Final = 9
_PART = re.compile("%([1-9])")
_FULL_WIDTH_END = re.compile("[、．。：）】〕）]$")
_BULLET = "•"
_LONGEST = 40
"""Characters that the text of a level has at most: it is written before every paragraph."""
_HIGHEST = 1_000_000


class ListPlace(NamedTuple):
    """The list that a paragraph belongs to and its level from 0; `numbering` of `Styles` may leave one open."""

    number: str | None
    level: int | None


class _Level(NamedTuple):
    start: int
    style: str
    text: str
    suffix: str
    restart: int | None
    """The level, from 1, that starts this one again; 0 for none, None for every level above."""
    plain: bool


_DEFAULT = _Level(1, "decimal", "%1.", "tab", None, False)


class _List:
    """The counters that all lists of one definition share."""

    def __init__(self, levels: dict[int, _Level]) -> None:
        self.levels = levels
        self.counts: list[int | None] = [None] * LEVELS


class Numbering:
    """Counts on, label by label, in the order of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        if root is None:
            return
        shared = _definitions(root)
        for number in root.iterfind(f"{W}num"):
            identifier = number.get(f"{W}numId", "")
            definition = shared.get(_value(number.find(f"{W}abstractNumId")))
            if definition:
                self._lists[identifier] = definition
                self._override(identifier, number)

    def _override(self, identifier: str, number: etree._Element) -> None:
        starts, own = self._overrides.setdefault(identifier, {}), self._own.setdefault(identifier, {})
        for override in number.iterfind(f"{W}lvlOverride"):
            level = _integer(override.get(f"{W}ilvl"), 0)
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[level] = _integer(start.get(f"{W}val"), 1)
            changed = override.find(f"{W}lvl")
            if changed is not None:
                own[level] = _level(changed)

    def label(self, number: str, level: int) -> str:
        """What stands before the next paragraph of a list, what parts it from the text included; '' for no list."""
        found = self._lists.get(number)
        if found is None or not 0 <= level < LEVELS:
            return ""
        own = self._own[number]
        levels = [own.get(at) or found.levels.get(at) or _DEFAULT for at in range(LEVELS)]
        self._count(found, levels, level, self._overrides[number].pop(level, None))
        return _label(levels, found.counts, level)

    def _count(self, found: _List, levels: list[_Level], level: int, start: int | None) -> None:
        counts = found.counts
        before = counts[level]
        counts[level] = start if start is not None else levels[level].start if before is None else before + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels[above].start
        for below in range(level + 1, LEVELS):
            restart = levels[below].restart
            if restart is None or level < restart:
                counts[below] = None


def _label(levels: list[_Level], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.style == "bullet":
        return f"{_BULLET} " if own.text else ""

    def part(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        return counted(counts[at] or 0, "decimal" if own.plain else levels[at].style)

    text = _PART.sub(part, own.text[:_LONGEST])
    parted = own.suffix != "nothing" and text and not _FULL_WIDTH_END.search(text)
    return f"{text} " if parted else text


def _definitions(root: etree._Element) -> dict[str, _List]:
    """The definitions by identifier; one that only refers to a style has the levels of the one behind the style."""
    by_style: dict[str, dict[int, _Level]] = {}
    found: dict[str, tuple[dict[int, _Level], str]] = {}
    for definition in root.iterfind(f"{W}abstractNum"):
        levels = {_integer(level.get(f"{W}ilvl"), 0): _level(level) for level in definition.iterfind(f"{W}lvl")}
        found[definition.get(f"{W}abstractNumId", "")] = levels, _value(definition.find(f"{W}numStyleLink"))
        by_style.setdefault(_value(definition.find(f"{W}styleLink")), levels)
    return {name: _List(levels or by_style.get(link, {})) for name, (levels, link) in found.items()}


def _level(element: etree._Element) -> _Level:
    restart = element.find(f"{W}lvlRestart")
    return _Level(
        start=_integer(_value(element.find(f"{W}start")), 1),
        style=_value(element.find(f"{W}numFmt")) or _custom(element) or "decimal",
        text=_value(element.find(f"{W}lvlText")),
        suffix=_value(element.find(f"{W}suff")) or "tab",
        restart=None if restart is None else _integer(restart.get(f"{W}val"), 0),
        plain=element.find(f"{W}isLgl") is not None,
    )


def _custom(element: etree._Element) -> str:
    """The format where it is given as an extension with a fallback."""
    return next((found.get(f"{W}val", "") for found in element.iter(f"{W}numFmt")), "")


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _integer(text: str | None, default: int) -> int:
    """A small number; `default` for everything else."""
    try:
        value = int(text or "")
    except ValueError:
        return default
    return value if 0 <= value <= _HIGHEST else default
