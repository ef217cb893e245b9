"""What decides where a rule holds, and what decides what its findings say, each as a digest: runs are compared by them.

Spaces in expressions, examples, titles and reasons are in neither. Where a rule calls builtins that read word lists
which it does not name, all lists that any builtin reads so count.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from disclosure_lint import __version__
from disclosure_lint.dsl.builtins import BUILTINS, CHINESE_BUILTINS
from disclosure_lint.dsl.builtins.persons import TABLE as OF_PERSONS
from disclosure_lint.rules.model import OFF

_NAMED_ONLY = frozenset((
    "abs", "blank_cells", "by_level", "cell_text", "copied_cells", "date", "find", "foreign_lines", "foreign_names",
    "has_content", "in_order", "is_altered", "is_whole_other_form", "known", "length", "mentions", "misplaced",
    "occurrences", "official_title", "present", "repeated", "section_count", "to_wan_yuan", "to_yuan",
))  # fmt: skip
"""Builtins that read of the pack nothing but its forms and what is given to them."""
_OF_THE_DAY = frozenset(("today", "今天", *(name for row in OF_PERSONS for name in (row.name, row.chinese))))
"""Names in expressions that make them depend on the day of the check."""
_OF_PRIOR = frozenset(("prior", "上年", "copied_cells", "find_growth", "growth_agrees"))
"""Names and builtins that make them look at last year's report."""
LISTS = frozenset((
    "about_after", "about_before", "all_answered", "card_number", "city_ends", "claim_among", "claim_channel",
    "claim_joined", "claim_no_year", "claim_other_year", "claim_own", "claim_part", "claim_this_year", "claim_unit",
    "claim_whole", "contact_line", "enumerator", "fee_amount", "fee_billed", "fee_collected", "fee_count",
    "fee_foreign", "fee_list", "fee_none", "fee_notice", "fee_other_year", "fee_partial_list", "fee_received",
    "fee_unpaid", "fees", "growth", "growth_base", "identity_regions", "measures", "measures_intro", "not_identity",
    "office_suffixes", "open_list", "parts_closing", "parts_number", "parts_opening", "period", "person_mobile",
    "prior_reference", "problem_filler", "problem_inline", "problem_intro", "pronouns", "region_of_city", "share",
    "share_of", "shortcomings", "sum_closing", "sum_mark", "sum_open", "sum_opening", "sum_unfinished",
    "title_boilerplate", "year", "year_announced", "year_exempt", "year_first", "year_future", "year_opening",
    "year_own",
))  # fmt: skip
"""Word lists that builtins read without being told to."""
PARAMETERS = ("deadlines", "overview_aspects", "prior_problems")
"""Parameters that they read so; these may name word lists in turn."""
_JUDGING = ("loops", "assertion", "at")
_APPLYING = ("editions", "years", "levels", "blanks", "mandatory", "across")


class Digests(NamedTuple):
    """Of a rule: what decides its outcomes and places; what its findings say. `dated`: the day of the check counts."""

    judging: str
    wording: str
    dated: bool


class _Data(NamedTuple):
    """The data of a pack as rules see it. `base` counts for every rule, `whole` where a builtin may read anything."""

    words: Mapping[str, Any]
    parameters: Mapping[str, Any]
    base: str
    whole: str


def digests(data: Mapping[str, Any]) -> dict[str, Digests]:
    """The digests of the rules in the merged data of a pack, by code."""
    words = {name: _bare(entries) for name, entries in data["vocabulary"].items()}
    base = _digest([__version__, data["forms"], data["levels"], _bare(data["claims"])])
    read = {name: data["parameters"].get(name) for name in PARAMETERS}
    lists = {name: words.get(name) for name in sorted(LISTS.union(_names(read))) if name in words}
    whole = _digest([base, lists, read])
    pack = _Data(words, data["parameters"], base, whole)
    return {rule["code"]: _of(rule, pack) for rule in data["rules"]}


def _of(rule: Mapping[str, Any], pack: _Data) -> Digests:
    trees = _trees(rule)
    judged = [{key: _unplaced(tree[key]) for key in _JUDGING} | {"together": "together" in tree} for tree in trees]
    told = [{key: _unplaced(part) for key, part in tree.items() if key not in _JUDGING} for tree in trees]
    names = set(_names(judged))
    exempt = (rule.get("exempt") or {}).get("agencies", "")
    off = bool(rule["changes"]) and rule["changes"][-1]["to"] == OFF
    lists = {name: pack.words[name] for name in sorted(names | {exempt}) if name in pack.words}
    parameters = {name: pack.parameters[name] for name in sorted(names) if name in pack.parameters}
    called = {CHINESE_BUILTINS.get(name, name) for name in names} & BUILTINS.keys()
    open_ = any(BUILTINS[name].trait is None and name not in _NAMED_ONLY for name in called)
    applying = {key: rule.get(key) for key in _APPLYING}
    judging = _digest([pack.whole if open_ else pack.base, applying, exempt, off, lists, parameters, judged])
    said = [{key: check.get(key) for key in ("message", "together", "bounds")} for check in rule["checks"]]
    return Digests(judging, _digest([told, said, rule["messages"]]), bool(names & _OF_THE_DAY))


def asks_prior(rule: Mapping[str, Any]) -> bool:
    """Whether a rule looks at last year's report."""
    names = _names([tree[key] for tree in _trees(rule) for key in _JUDGING])
    return any(CHINESE_BUILTINS.get(name, name) in _OF_PRIOR for name in names)


def _trees(rule: Mapping[str, Any]) -> list[dict[str, Any]]:
    written = rule["written"]
    found: list[dict[str, Any]] = (json.loads(written) if isinstance(written, str) else written)["trees"]
    return found


def _unplaced(tree: Any) -> Any:
    """A tree without the places of its nodes in the text."""
    if isinstance(tree, Mapping):
        return {name: _unplaced(_without_place(parts)) for name, parts in tree.items()}
    return [_unplaced(part) for part in tree] if isinstance(tree, list | tuple) else tree


def _without_place(parts: Any) -> Any:
    return parts[:-1] if isinstance(parts, list | tuple) and parts and _is_place(parts[-1]) else parts


def _is_place(part: Any) -> bool:
    return isinstance(part, list | tuple) and len(part) == 2 and all(type(item) is int for item in part)


def _names(tree: Any) -> Iterator[str]:
    """Every text in a tree."""
    if isinstance(tree, str):
        yield tree
    for part in tree.values() if isinstance(tree, Mapping) else tree if isinstance(tree, list | tuple) else ():
        yield from _names(part)


def _bare(data: Any) -> Any:
    """Data without what was worked out beforehand of its patterns."""
    if isinstance(data, Mapping):
        return {key: _bare(value) for key, value in data.items() if key != "needs"}
    return [_bare(part) for part in data] if isinstance(data, list | tuple) else data


def _digest(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
