"""The text of a page as a tree of elements, within limits. Knows no element by its meaning.

libxml2 stops by itself at 2048 nested elements; all other limits are counts, never time, so that one page gets the same
answer on every machine.
"""

import re
from typing import Final

from lxml import etree

from disclosure_lint.readers.decode import refused
from disclosure_lint.readers.reading import Reading

MAX_TAGS: Final = 150_000
"""Start and end tags. A long report saved from Word has some twenty thousand."""
MAX_ATTRIBUTES: Final = 300
"""Of one element: libxml2 compares each with every other."""
MAX_DEPTH: Final = 1_000
MAX_STEPS: Final = 2_000_000
"""Sum of the depths of all elements: bounds the paths that are told."""

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*=\s*(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|))?+"""
_NAMED = re.compile(_ATTRIBUTE)
_ELEMENT = re.compile(rf"<[a-zA-Z][^\s/>]*+((?:[\s/]++|{_ATTRIBUTE})*+)(?:>|\Z)")
"""A start tag as the standard's tokenizer takes it: quotes mean something after an equals sign only."""
_TAG = re.compile(r"<[a-zA-Z/!?]")
_ESCAPED = re.compile(
    r"&lt;(/?(?:p|div|span|br|table|tbody|thead|tr|td|th|strong|b|font|h[1-6])\b[^&<>]{0,400})&gt;", re.IGNORECASE
)
_ESCAPED_LEAST = 6
"""Escaped tags that make a text escaped HTML rather than one that speaks of a tag."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def parsed(text: str) -> etree._Element | Reading:
    """The tree's first element (its siblings are further roots); SRC001 where a limit is passed or nothing is there."""
    if len(_TAG.findall(text)) > MAX_TAGS:
        return refused("page_too_many", {"limit": MAX_TAGS})
    if _crowded(text):
        return refused("page_attributes", {"limit": MAX_ATTRIBUTES})
    if len(_ESCAPED.findall(text)) >= _ESCAPED_LEAST:
        text = _ESCAPED.sub(r"<\1>", text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(_SURROGATE.sub("\ufffd", text).encode(), parser)
    except (etree.XMLSyntaxError, AssertionError):
        return refused("page_empty", {})
    if root is None:
        return refused("page_empty", {})
    return refused("page_too_deep", {"limit": MAX_DEPTH}) if _too_deep(root) else root


def roots(first: etree._Element) -> list[etree._Element]:
    """The document's elements: broken pages have several, one after the other."""
    return [first, *(sibling for sibling in first.itersiblings() if isinstance(sibling.tag, str))]


def _crowded(text: str) -> bool:
    """Whether some element has more attributes than any needs."""
    attributes = (match[1] for match in _ELEMENT.finditer(text) if len(match[1]) > MAX_ATTRIBUTES)
    return any(sum(1 for _ in _NAMED.finditer(piece)) > MAX_ATTRIBUTES for piece in attributes)


def _too_deep(first: etree._Element) -> bool:
    depth = steps = 0
    for root in roots(first):
        for event, _ in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            steps += depth if event == "start" else 0
            if depth > MAX_DEPTH or steps > MAX_STEPS:
                return True
    return False
