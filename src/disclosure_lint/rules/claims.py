"""What can be wrong with a claims file beyond its shape, and how a later pack adds to an earlier one's."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules.problems import worded
from disclosure_lint.vocabulary import BadVocabulary, Vocabulary

_LISTS = ("measures", "phrases", "none", "context", "unless")
"""What a later pack may add to under the key of an earlier one."""
_CELLS = ("cells", "may_include", "may_mean")


class ClaimProblem(NamedTuple):
    """A mistake: the path in the file, and what is wrong."""

    path: tuple[str | int, ...]
    message: Bilingual


def claim_problems(data: dict[str, Any], before: dict[str, Any], forms: list[dict[str, Any]]) -> Iterator[ClaimProblem]:
    """The mistakes of a claims file, given what earlier packs say and the forms."""
    for key, entry in data.get("kinds", {}).items():
        path: tuple[str | int, ...] = ("kinds", key)
        known = before.get("kinds", {}).get(key)
        if known is None and not entry.get("label"):
            yield ClaimProblem(path, worded("missing_key", key="label"))
        for name in sorted(set(entry) - set(_LISTS)) if known is not None else ():
            yield ClaimProblem((*path, name), worded("claim_taken", key=key, names=", ".join(_LISTS)))
        for name in _CELLS:
            yield from _strange_cells((*path, name), entry.get(name, []), forms)
        for name in ("none", "context", "unless"):
            yield from _patterns((*path, name), entry.get(name, []))
        for number, phrase in enumerate(entry.get("phrases", ())):
            if not any(phrase.values()):
                yield ClaimProblem((*path, "phrases", number), worded("missing_key", key="before"))
            for side, pattern in phrase.items():
                yield from _pattern((*path, "phrases", number, side), pattern)


def _strange_cells(path: tuple[str | int, ...], cells: Any, forms: list[dict[str, Any]]) -> Iterator[ClaimProblem]:
    by_edition = cells if isinstance(cells, dict) else {"": cells}
    for edition, pointers in by_edition.items():
        fitting = [form for form in forms if edition in ("", form["edition"])]
        for number, pointer in enumerate(pointers):
            if not any(_there(pointer, form) for form in fitting):
                place = (*path, edition, number) if edition else (*path, number)
                yield ClaimProblem(place, worded("bad_member", name=pointer))


def _there(pointer: str, form: dict[str, Any]) -> bool:
    name, _, rest = pointer.partition(".")
    row, _, column = rest.rpartition(".")
    table = form["tables"].get(name)
    if table is None:
        return False
    rows = {*table["rows"], *(key for key, group in table["groups"].items() if group["rows"])}
    columns = {*table["columns"], *(key for key, group in table["groups"].items() if group["columns"])}
    return row in rows and column in columns


def _patterns(path: tuple[str | int, ...], entries: list[Any]) -> Iterator[ClaimProblem]:
    for number, entry in enumerate(entries):
        if not isinstance(entry, str):
            yield from _pattern((*path, number), entry["pattern"])


def _pattern(path: tuple[str | int, ...], pattern: str) -> Iterator[ClaimProblem]:
    detail = "named group" if "(?P<" in pattern else ""
    try:
        Vocabulary.from_data({"": [{"pattern": pattern}]} if pattern else {}, verify=True)
    except BadVocabulary as bad:
        detail = bad.problems[0].detail
    if detail:
        yield ClaimProblem(path, worded("bad_pattern", detail=detail))


def extended_claims(before: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """The claims of earlier packs with those of a later one: new kinds at the end, lists of known kinds lengthened."""
    if not before:
        return data
    kinds = dict(before.get("kinds", {}))
    for key, entry in data.get("kinds", {}).items():
        known = kinds.get(key)
        added = {name: [*known.get(name, []), *entry[name]] for name in _LISTS if name in entry} if known else {}
        kinds[key] = {**known, **added} if known else entry
    lists = {name: [*before.get(name, []), *data.get(name, [])] for name in ("measures", "fillers")}
    return {**lists, "kinds": kinds}
