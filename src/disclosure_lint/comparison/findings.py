"""Which findings are new, gone and kept: the same rule at the same place, whatever the year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from disclosure_lint.comparison.model import FindingChange, Side
from disclosure_lint.comparison.pieces import masked
from disclosure_lint.diagnostics import Diagnostic

_Place = tuple[str, str]


def compare_findings(before: Side, after: Side) -> Iterator[FindingChange]:
    """What is new, then what is gone, then what is kept, each in the order of its report."""
    old, new = before.checked.diagnostics, after.checked.diagnostics
    pairs = _pairs(old, new)
    taken = set(pairs.values())
    for at, found in enumerate(new):
        if at not in taken:
            yield FindingChange("new", None, found, before.checked.outcomes.get(found.rule))
    for at, found in enumerate(old):
        if at not in pairs:
            yield FindingChange("gone", found, None, after.checked.outcomes.get(found.rule))
    for at, other in sorted(pairs.items(), key=lambda pair: pair[1]):
        yield FindingChange("kept", old[at], new[other])


def _pairs(old: Sequence[Diagnostic], new: Sequence[Diagnostic]) -> dict[int, int]:
    """Old to new. Of several of one rule at one place those first that say the same but for figures."""
    places: dict[_Place, list[int]] = defaultdict(list)
    for at, found in enumerate(new):
        places[_place(found)].append(at)
    pairs: dict[int, int] = {}
    for alike in (True, False):
        for at, found in enumerate(old):
            free = places[_place(found)]
            chosen = next((it for it in free if not alike or _words(new[it]) == _words(found)), None)
            if at not in pairs and chosen is not None:
                free.remove(chosen)
                pairs[at] = chosen
    return pairs


def _place(found: Diagnostic) -> _Place:
    return found.rule, found.location.pointer


def _words(found: Diagnostic) -> str:
    return masked(found.message.zh)
