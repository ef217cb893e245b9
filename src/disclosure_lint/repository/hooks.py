"""The entry for pre-commit: written into a new configuration, or into one that is there without touching its lines."""

import re
from pathlib import PurePosixPath
from typing import Any

from disclosure_lint.inputs import SUFFIXES
from disclosure_lint.nodes import Node, parse
from disclosure_lint.phrases import Lang, say

FILE = ".pre-commit-config.yaml"
ID = "disclosure-lint"
ENTRY = "disclosure-lint check --skip-non-reports"
HIDDEN = r"(^|/)(\.|~\$)"
"""What hooks are not to be given: hidden files and folders, and what word processors leave beside a document."""


def readable(folder: str = "") -> str:
    """The pattern of the files that can be read, in a folder of the repository or in all of it."""
    below = f"^{re.escape(PurePosixPath(folder).as_posix())}/.*" if folder not in ("", ".") else ""
    return rf"(?i){below}\.({'|'.join(suffix[1:] for suffix in SUFFIXES)})$"


def entry(lang: Lang, folder: str = "") -> list[str]:
    """The lines of the entry, an element of `repos`. The program is the one that is installed: no network is needed."""
    return [
        f"# {say('init.hook', lang)}",
        "- repo: local",
        "  hooks:",
        f"    - id: {ID}",
        f"      name: {say('init.hook.name', lang)}",
        f"      entry: {ENTRY}",
        "      language: system",
        f"      files: '{readable(folder)}'",
        f"      exclude: '{HIDDEN}'",
        "      require_serial: true",
    ]


def new_config(lines: list[str]) -> str:
    """A configuration with this entry alone."""
    return "\n".join(["repos:", *(f"  {line}" for line in lines)]) + "\n"


def has_hook(text: str) -> bool:
    """Whether a configuration has the hook already, by whatever way it comes."""
    node, _ = parse(text, "yaml")
    return node is not None and any(
        name.value == "id" and value.value == ID for item in node.walk() for name, value in item.pairs
    )


def merged(text: str, lines: list[str]) -> str | None:
    """The configuration with the entry after the others, all its own lines as they were; None where that cannot be."""
    node, problems = parse(text, "yaml")
    if problems or (node is not None and node.kind != "mapping"):
        return None
    repos = node.get("repos") if node else None
    end = "\r\n" if "\r\n" in text else "\n"
    made: str | None
    if repos is None:
        made = _added(text, len(text), ["repos:", *(f"  {line}" for line in lines)], end)
    elif repos.kind == "sequence" and repos.elements:
        made = _after_last(text, repos, lines, end)
    elif repos.kind == "sequence" or repos.value is None:  # `repos: []`, or nothing at all
        key = node.key("repos") if node else None
        made = _in_place(text, key.span.end if key else 0, repos, lines, end)
    else:
        return None
    return made if made and _is_only_more(made, node, lines) else None


def _after_last(text: str, repos: Node, lines: list[str], end: str) -> str | None:
    """After the last element of a block sequence, indented as it is; None where it is no block sequence."""
    first, last = repos.elements[0], repos.elements[-1]
    start = text.rfind("\n", 0, first.span.start) + 1
    before = text[start : first.span.start]
    if not re.fullmatch(r" *- +", before):
        return None
    indent = before[: before.index("-")]
    stop = last.span.start + len(text[last.span.start : last.span.end].rstrip())
    line_end = text.find("\n", stop)
    return _added(text, len(text) if line_end < 0 else line_end + 1, [indent + line for line in lines], end)


def _in_place(text: str, colon: int, repos: Node, lines: list[str], end: str) -> str:
    """In place of an empty sequence."""
    kept = text[: repos.span.start].rstrip(" ") if repos.kind == "sequence" else text[: text.index(":", colon) + 1]
    rest = text[repos.span.end :] if repos.kind == "sequence" else text[len(kept) :]
    inner = "".join(f"{end}  {line}" for line in lines)
    return kept + inner + (rest if rest.startswith(("\n", "\r")) else end + rest.lstrip(" "))


def _added(text: str, at: int, lines: list[str], end: str) -> str:
    before = text[:at]
    if before and not before.endswith("\n"):
        before += end
    return before + "".join(f"{line}{end}" for line in lines) + text[at:]


def _is_only_more(made: str, before: Node | None, lines: list[str]) -> bool:
    """Whether the new text says what the old one did, and the entry besides."""
    node, problems = parse(made, "yaml")
    added = parse("\n".join(lines), "yaml")[0]
    if problems or node is None or added is None:
        return False
    old: Any = before.plain() if before else {}
    expected = {**old, "repos": [*(old.get("repos") or []), *_list(added)]}
    return node.plain() == expected


def _list(node: Node) -> list[object]:
    return [element.plain() for element in node.elements]
