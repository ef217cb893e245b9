"""Rules as SARIF describes them, in both languages, and the documents they rest on as taxonomies."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from disclosure_lint.diagnostics import Authority, Result, RuleInfo
from disclosure_lint.diagnostics.model import Severity
from disclosure_lint.outputs.exact_json import Json
from disclosure_lint.outputs.wording import one_line
from disclosure_lint.phrases import LANGS, Lang, say

LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
LANGUAGES: Mapping[Lang, str] = {"zh": "zh-CN", "en": "en"}

_LONGEST = 1_000
"""GitHub takes descriptions of up to 1,024 characters."""

_PROBLEM: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}


class Taxonomies(NamedTuple):
    """The documents, each with the clauses that rules or findings name, in the order they come."""

    clauses: dict[str, list[str]]

    @classmethod
    def of(cls, named: Iterable[Authority]) -> "Taxonomies":
        """All that are named, once each."""
        clauses: dict[str, list[str]] = {}
        for item in dict.fromkeys(named):
            clauses.setdefault(item.document, []).append(item.clause)
        return cls(clauses)

    def reference(self, item: Authority) -> dict[str, Json]:
        """A clause, as rules and results point to it."""
        documents = list(self.clauses)
        component: dict[str, Json] = {"name": item.document, "index": documents.index(item.document)}
        index = self.clauses[item.document].index(item.clause)
        return {"id": item.clause, "index": index, "toolComponent": component}

    def components(self) -> list[Json]:
        """The documents as SARIF lists them."""
        return [
            {"name": name, "shortDescription": {"text": name}, "taxa": [{"id": clause} for clause in clauses]}
            for name, clauses in self.clauses.items()
        ]


def descriptors(rules: Iterable[RuleInfo], lang: Lang, taxonomies: Taxonomies) -> list[Json]:
    """The rules in one language, with all that is the same in both."""
    return [_descriptor(rule, lang, taxonomies) for rule in rules]


def translation(result: Result, rules: Iterable[RuleInfo], lang: Lang) -> dict[str, Json]:
    """The texts of the rules in the other language."""
    other = next(name for name in LANGS if name != lang)
    return {
        "name": "disclosure-lint",
        "version": result.version,
        "language": LANGUAGES[other],
        "contents": ["localizedData"],
        "translationMetadata": {"name": say("sarif.translation", other)},
        "rules": [{"id": rule.code, "name": rule.name, **_texts(rule, other)} for rule in rules],
    }


def _descriptor(rule: RuleInfo, lang: Lang, taxonomies: Taxonomies) -> dict[str, Json]:
    properties: dict[str, Json] = {
        "tags": [rule.code[:3], rule.basis],
        "problem.severity": _PROBLEM[rule.severity],
        "precision": "high" if rule.basis == "practice" else "very-high",
        "basis": rule.basis,
        "authority": [{"document": item.document, "clause": item.clause} for item in rule.authority],
    }
    if rule.pack:
        properties["pack"] = rule.pack
    return {
        "id": rule.code,
        "name": rule.name,
        **_texts(rule, lang),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "relationships": [
            {"target": taxonomies.reference(item), "kinds": ["relevant"]} for item in dict.fromkeys(rule.authority)
        ],
        "properties": properties,
    }


def _texts(rule: RuleInfo, lang: Lang) -> dict[str, Json]:
    title, why, fix = (one_line(text.text(lang)) for text in (rule.title, rule.why, rule.fix))
    authority = [one_line(f"{item.document} {item.clause}") for item in rule.authority]
    heads = {key: say(f"finding.{key}", lang) for key in ("why", "fix", "authority")}
    plain = f"{why}\n\n{heads['fix']}\n{fix}\n\n{heads['authority']}\n" + "\n".join(authority)
    rich = "\n\n".join(
        (
            f"**{title}**",
            why,
            f"**{heads['fix']}** {fix}",
            f"**{heads['authority']}**\n\n" + "\n".join(f"- {item}" for item in authority),
        )
    )
    return {
        "shortDescription": {"text": title[:_LONGEST]},
        "fullDescription": {"text": why[:_LONGEST]},
        "help": {"text": plain, "markdown": rich},
    }
