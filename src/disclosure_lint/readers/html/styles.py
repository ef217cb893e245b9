"""Which elements of a page a reader sees, and how they stand: in the line or as a block. Knows HTML, no report."""

import re
from functools import lru_cache
from typing import Final, Literal

from lxml import etree

_UNSEEN: Final = frozenset(
    (
        "script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "object", "embed",
        "applet", "param", "iframe", "frame", "frameset", "noframes", "svg", "math", "canvas", "audio", "video",
        "map", "area", "select", "option", "datalist", "textarea", "button", "dialog", "nav", "aside", "footer",
        "rp", "rt", "rtc", "del", "s", "strike"
    )
)  # fmt: skip
"""Elements without text for a reader of the article: what is run, chosen, pressed or struck out, pinyin over
characters, and the page's own navigation.
"""
_BLOCKS: Final = frozenset(
    (
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul"
    )
)  # fmt: skip
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{4,6}px"
    r"|text-decoration[a-z-]*\s*:[^;]{0,40}line-through)",
    re.IGNORECASE,
)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*(block|inline|table|list-item|flex|grid)\b(?!-block)", re.IGNORECASE)
_ICON = 60
"""Pixels of width or height up to which a picture holds no table."""
_LONGEST = 4_000
"""Characters of a style that are looked at."""


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    return _HIDDEN.search(style) is not None


@lru_cache(maxsize=4096)
def _display(style: str) -> str:
    found = _DISPLAY.search(style)
    return found[1].lower() if found else ""


def is_seen(element: etree._Element) -> bool:
    """Whether an element is shown to a reader of the page."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return False
    style = element.get("style")
    return not (style and _hides(style[:_LONGEST]))


def stands(element: etree._Element) -> Literal["block", "line"]:
    """Whether an element begins and ends a paragraph."""
    style = element.get("style")
    display = _display(style[:_LONGEST]) if style else ""
    if element.tag in _BLOCKS:
        return "line" if display == "inline" else "block"
    return "block" if display and display != "inline" else "line"


def number_of(element: etree._Element, name: str, default: int, most: int) -> int:
    """A whole number from an attribute, within limits; the default where there is none."""
    digits = re.match(r"\s*\+?(\d{1,9})", element.get(name) or "")
    return min(int(digits[1]), most) if digits else default


def is_icon(image: etree._Element) -> bool:
    """Whether a picture is too small to hold a table."""
    return any(0 < number_of(image, name, _ICON + 1, 10_000) <= _ICON for name in ("width", "height"))


def input_value(element: etree._Element) -> str:
    """What stands in a field of a form."""
    kind = (element.get("type") or "text").lower()
    return element.get("value") or "" if kind in ("text", "number", "tel") and is_seen(element) else ""
