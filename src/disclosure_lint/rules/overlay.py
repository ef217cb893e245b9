"""What a pack changes of the packs it extends: severities, rules switched off, parameters, each with its reason; and
what it adds to word lists. Everything else of a pack is new: nothing is replaced silently.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.errors import nearest
from disclosure_lint.nodes import Node
from disclosure_lint.rules.model import OFF
from disclosure_lint.rules.problems import PackProblem, worded
from disclosure_lint.rules.rulefile import severities_of
from disclosure_lint.source import Source

PARAMETER = "parameters."
"""What the name of a changed parameter begins with."""


class Overlay:
    """One pack laid over the merged data of those before it; `problems` holds what cannot be."""

    def __init__(self, pack: str, node: Node, source: Source, data: dict[str, Any]) -> None:
        self._pack, self._node, self._source, self._data = pack, node, source, data
        self.problems: list[PackProblem] = []

    def change(self, overrides: dict[str, Any]) -> None:
        """Carry out the `overrides` of a pack."""
        for code, entry in overrides["rules"].items():
            self._rule(code, entry)
        for name, entry in overrides["parameters"].items():
            self._parameter(name, entry)

    def add_parameters(self, parameters: dict[str, Any]) -> None:
        """Take in parameters; those that are there already may only be overridden."""
        for name, value in parameters.items():
            if name in self._data["parameters"]:
                self._complain(("parameters",), name, worded("parameter_taken", name=name))
            else:
                self._data["parameters"][name] = value

    def _rule(self, code: str, entry: dict[str, Any]) -> None:
        path = ("overrides", "rules")
        rule = next((rule for rule in self._data["rules"] if rule["code"] == code), None)
        if rule is None:
            known = [rule["code"] for rule in self._data["rules"]]
            self._complain(path, code, _near(worded("unknown_rule", code=code, near=""), code, known))
        elif entry["off"] and rule["messages"]:
            self._complain((*path, code), "off", worded("reader_stays", code=code))
        elif entry["off"]:
            rule["changes"].append(self._told(code, OFF, entry))
        else:
            severities = severities_of(entry["severity"])
            if "error" in severities.values() and rule["basis"] == "practice":
                self._complain((*path, code), "severity", worded("error_needs_law"))
                return
            rule["severities"] = severities
            rule["changes"].append(self._told(code, "/".join(_by_level(severities)), entry))

    def _parameter(self, name: str, entry: dict[str, Any]) -> None:
        path, parameters = ("overrides", "parameters"), self._data["parameters"]
        if name not in parameters:
            self._complain(path, name, _near(worded("unknown_parameter", name=name, near=""), name, parameters))
            return
        before, value = parameters[name], entry["value"]
        if not _alike(before, value):
            self._complain((*path, name), "value", worded("parameter_type", name=name))
            return
        parameters[name] = {**before, **value} if isinstance(before, dict) else value
        self._data["changes"].append(self._told(f"{PARAMETER}{name}", str(parameters[name]), entry))

    def _told(self, of: str, to: str, entry: dict[str, Any]) -> dict[str, Any]:
        return {"pack": self._pack, "of": of, "to": to, "reason": entry["reason"]}

    def _complain(self, path: tuple[str, ...], key: str, message: Bilingual) -> None:
        owner = self._node.at(path)
        found = owner.key(key) or owner
        self.problems.append(PackProblem(self._source, found.span, message))


def extended(before: dict[str, list[Any]], words: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Word lists with those of a later pack added: entries of a list that is there already come after its own."""
    merged = dict(before)
    for name, entries in words.items():
        own = before.get(name, [])
        merged[name] = [*own, *(entry for entry in entries if entry not in own)]
    return merged


def _near(message: Bilingual, name: str, known: Any) -> Bilingual:
    near = nearest(name, known)
    return Bilingual(message.zh + near.zh, message.en + near.en)


def _alike(before: Any, value: Any) -> bool:
    """Whether a value may stand in for another: numbers for numbers, lists for lists, and so within mappings."""
    if isinstance(before, dict):
        return isinstance(value, dict) and all(_alike(before.get(key, item), item) for key, item in value.items())
    kinds: tuple[type | tuple[type, ...], ...] = (bool, (int, Decimal), str, list)
    kind = next((kind for kind in kinds if isinstance(before, kind)), object)
    return isinstance(value, kind) and isinstance(before, bool) == isinstance(value, bool)


def _by_level(severities: dict[str, str]) -> Iterator[str]:
    yield severities["default"]
    yield from (f"{level}: {name}" for level, name in severities.items() if level != "default")
