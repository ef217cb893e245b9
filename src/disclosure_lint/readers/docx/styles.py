"""What the styles of a Word file say of paragraphs and runs: heading level, list, hidden or not. Knows no text."""

import re
from typing import Literal, NamedTuple

from lxml import etree

from disclosure_lint.readers.docx.numbering import ListPlace
from disclosure_lint.readers.office.names import W

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])$", re.IGNORECASE)
_BODY = 9
"""The outline level of what is no heading."""
_OFF = ("0", "false", "off", "none")
_LONGEST_CHAIN = 20


class _Style(NamedTuple):
    based_on: str
    heading: int | None
    list_place: ListPlace
    hidden: bool | None


_NO_STYLE = _Style("", None, ListPlace(None, None), None)


class Styles:
    """The styles by identifier, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._whole: dict[str, _Style] = {}
        self._default = ""
        for element in root.iterfind(f"{W}style") if root is not None else ():
            identifier = element.get(f"{W}styleId", "")
            self._styles[identifier] = element
            if element.get(f"{W}type") == "paragraph" and is_on(element.get(f"{W}default", "0")):
                self._default = identifier

    def heading(self, properties: etree._Element | None) -> int | None:
        """The level of a heading with these properties, from 1; None for other paragraphs."""
        own = _outline(properties)
        level = self._of(properties, "p").heading if own is None else own
        return level + 1 if level is not None and level < _BODY else None

    def list_place(self, properties: etree._Element | None) -> ListPlace:
        """The list that a paragraph belongs to by its own properties or by its style, and its level."""
        return _inherited(_list_place(properties), self._of(properties, "p").list_place)

    def hides(self, properties: etree._Element | None, kind: Literal["p", "r"]) -> bool:
        """Whether the style that properties of a paragraph or run name hides its text."""
        return self._of(properties, kind).hidden or False

    def _of(self, properties: etree._Element | None, kind: Literal["p", "r"]) -> _Style:
        """The style that properties name, with what it inherits."""
        named = properties.find(f"{W}{kind}Style") if properties is not None else None
        default = self._default if kind == "p" else ""
        name = default if named is None else named.get(f"{W}val", default)
        found = self._whole.get(name)
        if found is None:
            found = self._whole[name] = self._inherited(name)
        return found

    def _inherited(self, name: str) -> _Style:
        whole, seen = _NO_STYLE, 0
        while name in self._styles and seen < _LONGEST_CHAIN:
            style, seen = _style(self._styles[name]), seen + 1
            whole = _Style(
                "",
                style.heading if whole.heading is None else whole.heading,
                _inherited(whole.list_place, style.list_place),
                style.hidden if whole.hidden is None else whole.hidden,
            )
            name = style.based_on
        return whole


def is_on(value: str | None) -> bool:
    """Whether a switch is on: without a value it is."""
    return value not in _OFF


def hidden(properties: etree._Element | None) -> bool | None:
    """Whether properties of a run hide it; None where they do not say."""
    switch = properties.find(f"{W}vanish") if properties is not None else None
    return None if switch is None else is_on(switch.get(f"{W}val"))


def _style(element: etree._Element) -> _Style:
    based_on, name = element.find(f"{W}basedOn"), element.find(f"{W}name")
    properties = element.find(f"{W}pPr")
    level = _outline(properties)
    titled = _HEADING.match(name.get(f"{W}val", "")) if name is not None else None
    return _Style(
        based_on.get(f"{W}val", "") if based_on is not None else "",
        int(titled[1]) - 1 if level is None and titled else level,
        _list_place(properties),
        hidden(element.find(f"{W}rPr")),
    )


def _outline(properties: etree._Element | None) -> int | None:
    level = properties.find(f"{W}outlineLvl") if properties is not None else None
    text = level.get(f"{W}val", "") if level is not None else ""
    return int(text) if text in tuple("0123456789") else None


def _list_place(properties: etree._Element | None) -> ListPlace:
    place = properties.find(f"{W}numPr") if properties is not None else None
    if place is None:
        return ListPlace(None, None)
    number, level = place.find(f"{W}numId"), place.find(f"{W}ilvl")
    text = level.get(f"{W}val", "") if level is not None else ""
    return ListPlace(number.get(f"{W}val") if number is not None else None, int(text) if text.isdecimal() else None)


def _inherited(own: ListPlace, base: ListPlace) -> ListPlace:
    return ListPlace(
        base.number if own.number is None else own.number,
        base.level if own.level is None else own.level,
    )
