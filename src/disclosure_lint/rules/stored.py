"""A pack as lines of JSON and back: what every run needs in the first, the rest to be decoded when asked for.

The second line holds the clauses. Then comes a line for each rule, with its trees and examples, and one for each
edition, with the plan of its program.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from disclosure_lint.diagnostics import PackInfo
from disclosure_lint.rules.pack import Pack
from disclosure_lint.vocabulary import with_needs

DAMAGED = (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError, StopIteration, IndexError)
"""What is raised where lines are no pack."""


def lines_of(data: dict[str, Any], pack: Pack) -> list[str]:
    """The lines of a pack and of the data it was made of."""
    words = {name: with_needs(entries) for name, entries in data["vocabulary"].items()}
    rules = [{key: value for key, value in rule.items() if key != "written"} for rule in data["rules"]]
    editions = {form.edition: pack.program(form).program.plan for form in pack.forms.editions}
    infos = [list(info[:3]) for info in pack.infos]
    made = {"vocabulary": words, "claims": _claims(data["claims"], pack)}
    head = {**data, **made, "rules": rules, "clauses": [], "infos": infos, "editions": list(editions)}
    parts = [head, data["clauses"], *(rule["written"] for rule in data["rules"]), *editions.values()]
    return [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts]


def _claims(data: dict[str, Any], pack: Pack) -> dict[str, Any]:
    """The claims with what their patterns need."""
    kinds, needs = {}, pack.claims.needs()
    for key, entry in data.get("kinds", {}).items():
        lists = {name: with_needs(entry[name]) for name in ("none", "context", "unless") if name in entry}
        kinds[key] = {**entry, **lists} | {"needs": needs[key]}
    return {**data, "kinds": kinds}


def pack_of(lines: Sequence[str], folders: tuple[Path, ...]) -> Pack:
    """The pack of lines; one of `DAMAGED` where they are none."""
    head, rest = json.loads(lines[0]), iter(lines[1:])
    head["clauses"] = next(rest)
    for rule in head["rules"]:
        rule["written"] = next(rest)
    plans = dict(zip(head["editions"], rest, strict=True))
    infos = tuple(PackInfo(str(name), str(version), str(content)) for name, version, content in head["infos"])
    return Pack(head, infos, folders, plans)
