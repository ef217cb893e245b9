"""From one rule file to the data of a rule: validated, its expressions parsed, every mistake at its place."""

from typing import Any

from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.parse import parse_expression, parse_loops
from disclosure_lint.nodes import Node
from disclosure_lint.rules.parsing import parsed, validated
from disclosure_lint.rules.problems import PackProblem, worded
from disclosure_lint.source import Source, Span

_INLINE = ("for_each", "assert", "at", "evidence", "values", "repair", "message", "together", "bounds")


_HOLDS: dict[str, Any] = {
    "loops": syntax.encode(()),
    "assertion": syntax.encode(syntax.Truth(True, Span(0, 0))),
    "at": syntax.encode(parse_expression("title", Errors())),
    "evidence": syntax.encode(None),
    "repair": None,
    "values": {},
}
_NOTHING = {"message": {"zh": "", "en": ""}, "text": ""}
"""A check that always holds and says nothing, in place of one that cannot be read."""


class RuleReader:
    """Reads one rule file; `problems` holds what is wrong with it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[PackProblem] = []
        self.node: Node | None = None
        self._unparsed = False
        self._mended: frozenset[tuple[str | int, ...]] = frozenset()

    def read(self) -> dict[str, Any] | None:
        """The rule's data for `rules.model.build_rule`, whatever is wrong: what is right is audited too; None where
        nothing can be.
        """
        from disclosure_lint.rules.mending import mended
        from disclosure_lint.rules.schema import RuleFile

        self.node = parsed(self.source, self.problems)
        if self.node is None:
            return None
        made = validated(RuleFile, self.node, self.source, self.problems)
        if made is None:
            made, self._mended = mended(self.node.plain(), self.source.name)
        if made is None:
            self._expressions(self.node)
            return None
        data: dict[str, Any] = made.model_dump(by_alias=True, mode="json")
        self._judge(data)
        entries = _entries(data)
        examples = [item.model_dump(by_alias=True, exclude_unset=True, mode="json") for item in made.examples]
        self._across: set[str] = set()
        trees = [self._trees(path, entry) for path, entry in entries]
        kept = {key: value for key, value in data.items() if key not in (*_INLINE, "severity", "reader", "examples")}
        return kept | {
            "severities": severities_of(data["severity"]),
            "across": sorted(self._across),
            "checks": [_told(entry) if tree else _NOTHING for (_, entry), tree in zip(entries, trees, strict=True)],
            "written": {"trees": [tree or _HOLDS for tree in trees], "examples": examples},
        }

    def add(self, path: tuple[str | int, ...], reason: str, **values: object) -> None:
        """Record a mistake at a path of the file; none where the reader itself put something there."""
        if path[:1] in self._mended or (not path and self._mended):
            return
        span = self.node.at(path).span if self.node else None
        self.problems.append(PackProblem(self.source, span, worded(reason, **values)))

    def _judge(self, data: dict[str, Any]) -> None:
        expected = f"{data['code']}-{data['name']}.yaml"
        if self.source.name.rpartition("/")[2] != expected:
            self.add(("code",), "file_name", expected=expected)
        worst = severities_of(data["severity"]).values()
        if "error" in worst and data["basis"] == "practice":
            self.add(("severity",), "error_needs_law")
        if data["reader"]:
            if data["assert"] or data["checks"] or not data["messages"]:
                self.add(("reader",), "reader_rule")
        elif data["assert"] and data["checks"]:
            self.add(("checks",), "two_ways")
        elif not data["assert"] and not data["checks"]:
            self.add((), "no_assertion")
        elif data["assert"] and not data["message"]:
            self.add(("assert",), "no_message")
        if data["repair"] and not data["assert"]:
            self.add(("repair",), "repair_alone")
        kinds = ["pass", "fail"] + ([] if data["never_missing"] else ["not_assessable"])
        for kind in kinds:
            if not any(example.get(kind) is not None for example in data["examples"]):
                self.add(("examples",), "needs_example", kind=kind)

    def _expressions(self, node: Node) -> None:
        """Parse what expressions there are in a file with other mistakes, so that all are reported at once."""
        checks = node.get("checks")
        for mapping in [node, *(checks.elements if checks else ())]:
            for key, parse in (("for_each", parse_loops), ("assert", parse_expression), ("at", parse_expression)):
                value = mapping.get(key)
                if value is not None and isinstance(value.value, str):
                    self._parsed(value, parse)

    def _trees(self, path: tuple[str | int, ...], entry: dict[str, Any]) -> dict[str, Any] | None:
        """The encoded trees of a check, None where one cannot be had."""
        if path in self._mended or (not path and self._mended & {(key,) for key in _INLINE}):
            return None
        self._unparsed = False

        def tree(parse: Any, *step: str) -> Any:
            value = self.node.at((*path, *step)) if self.node else None
            return self._parsed(value, parse) if value is not None else None

        loops = tree(parse_loops, "for_each") if entry["for_each"] else ()
        evidence = tree(parse_loops, "evidence") if entry["evidence"] else None
        found = {
            "loops": loops or (),
            "assertion": tree(parse_expression, "assert"),
            "at": tree(parse_expression, "at") if entry["at"] else None,
            "evidence": evidence[0] if evidence else None,
        }
        values = {
            kind: {
                name: tree(parse_expression, *step, "values", name) for name in (_inner(entry, step) or {})["values"]
            }
            for kind, step in (("values", ()), ("together", ("together",)), ("bounds", ("bounds",)))
            if _inner(entry, step)
        }
        if self._unparsed:
            return None
        self._across |= syntax.relations(
            (*found.values(), *(node for named in values.values() for node in named.values()))
        )
        encoded = {name: syntax.encode(node) for name, node in found.items()}
        listed = {kind: {name: syntax.encode(node) for name, node in named.items()} for kind, named in values.items()}
        return encoded | listed | {"repair": entry["repair"]}

    def _parsed(self, value: Node, parse: Any) -> Any:
        found = Errors()
        tree = parse(str(value.value), found)
        self._unparsed |= tree is None
        for error in found.found:
            self.problems.append(PackProblem(self.source, place(value, error.span), error.message))
        if value.raw[:1] in ("'", '"'):
            self.problems.append(PackProblem(self.source, value.span, worded("quoted_expression")))
        return tree


def place(value: Node, span: Span) -> Span:
    """Where a range of an expression's text stands in its file."""
    if value.text_map is None:
        return value.span
    return value.text_map.span(span.start, max(span.end, span.start + 1))


def _inner(entry: dict[str, Any], step: tuple[str, ...]) -> dict[str, Any] | None:
    """The check's entry, or what stands in it under a key."""
    found: dict[str, Any] | None = entry[step[0]] if step else entry
    return found


def _entries(data: dict[str, Any]) -> list[tuple[tuple[str | int, ...], dict[str, Any]]]:
    if data["checks"]:
        return [(("checks", number), entry) for number, entry in enumerate(data["checks"])]
    return [((), {key: data[key] for key in _INLINE})] if data["assert"] else []


def _told(entry: dict[str, Any]) -> dict[str, Any]:
    """What of a check people read."""
    loops = f"for_each: {entry['for_each']}\n" if entry["for_each"] else ""
    told = {name: entry[name]["message"] for name in ("together", "bounds") if entry[name]}
    return told | {
        "message": entry["message"] or {"zh": "", "en": ""},
        "text": f"{loops}assert: {entry['assert'].strip()}",
    }


def severities_of(severity: Any) -> dict[str, str]:
    """A stated severity by level, with `default`."""
    if isinstance(severity, str):
        return {"default": severity}
    return {level: name for level, name in severity.items() if name}
