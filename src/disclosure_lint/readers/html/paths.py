"""The path of an element in a page, as XPath writes it, and what holds it. Counts while one walks: never looks back."""

from collections import Counter

from lxml import etree

_SINGLE = ("html", "body", "head", "thead", "tbody")


def step(element: etree._Element, counts: Counter[str]) -> str:
    """The last step of an element's path; `counts` are the elements that its parent had before, by name.

    >>> step(etree.Element("td"), Counter(td=2))
    '/td[3]'
    """
    tag = element.tag if isinstance(element.tag, str) else "node()"
    counts[tag] += 1
    return f"/{tag}" if tag in _SINGLE and counts[tag] == 1 else f"/{tag}[{counts[tag]}]"


def holders(path: str) -> list[str]:
    """The paths of all that holds an element, the outermost first, and its own."""
    return [path[:at] for at, character in enumerate(path) if character == "/" and at] + [path]
