"""Takes out what the pages carry besides the text: page numbers, running heads and feet, words printed across."""

import re
from collections import defaultdict
from collections.abc import Sequence

from disclosure_lint.readers.pdf.tables import Laid
from disclosure_lint.readers.pdf.textlines import TextLine, lines_of

_MARGIN = 0.13
"""The share of a page's height that is its upper or lower margin at most."""

_SAME_HEIGHT = 6.0
_EVERYWHERE = 3
"""On how many pages the same words have to stand in the same place to be none of the text."""

_NUMBERS = re.compile("[0-9０-９]+")
_BARE = re.compile(r"[\W_]*[0-9０-９]{1,4}[\W_]*")


def without_furniture(pages: Sequence[Laid]) -> list[Laid]:
    """The pages with nothing but text and tables."""
    lines = [lines_of(page.runs) for page in pages]
    seen: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for index, found in enumerate(lines):
        for line in found:
            if len(line.text) > 1 or line.text.isdigit():
                seen[_shape(line)].add((index, round(line.box[1] / _SAME_HEIGHT)))
    kept = []
    for index, (page, found) in enumerate(zip(pages, lines, strict=True)):
        out = {run for line in found if _is_furniture(line, page, index, seen) for run in line.runs}
        kept.append(page._replace(runs=tuple(run for run in page.runs if run not in out)) if out else page)
    return kept


def _is_furniture(line: TextLine, page: Laid, index: int, seen: dict[str, set[tuple[int, int]]]) -> bool:
    height = round(line.box[1] / _SAME_HEIGHT)
    others = {other for other, at in seen.get(_shape(line), ()) if other != index and abs(at - height) <= 1}
    if not _in_margin(line, page):
        return len(others) + 1 >= _EVERYWHERE and not _NUMBERS.search(line.text)
    return bool(others) or (_BARE.fullmatch(line.text) is not None and _number(line.text) == page.page.number)


def _in_margin(line: TextLine, page: Laid) -> bool:
    """Whether a line is in the upper or lower margin, with no text or table further out but more of the margin."""
    height = page.page.height
    if line.box[3] <= _MARGIN * height:
        return not any(table.box[1] < line.box[1] for table in page.tables)
    if line.box[1] >= (1 - _MARGIN) * height:
        return not any(table.box[3] > line.box[3] for table in page.tables)
    return False


def _shape(line: TextLine) -> str:
    return _NUMBERS.sub("0", line.text).replace(" ", "")


def _number(text: str) -> int:
    found = _NUMBERS.search(text)
    return int(found.group()) if found else 0
