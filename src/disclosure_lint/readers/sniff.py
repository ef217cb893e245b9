"""Which reader a document is for: by its suffix, else by how it begins."""

import re
from typing import Literal

Syntax = Literal["yaml", "json", "text"]

_SUFFIXES: dict[str, Syntax] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
}
_JSON = re.compile(r'\s*\{\s*["}]')
_YAML = re.compile(r"""\s*\{|^(["']?)(?:agency|year|tables)\1\s*:(?:\s|$)""", re.MULTILINE)


def sniff(name: str, text: str) -> Syntax:
    """How to read a text of that name."""
    dot = name.rfind(".")
    known = _SUFFIXES.get(name[dot:].lower()) if dot >= 0 else None
    if known:
        return known
    if _JSON.match(text):
        return "json"
    return "yaml" if _YAML.match(text) or _YAML.search(text) else "text"
