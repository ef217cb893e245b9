"""What a run judged again comes to, as JSON data and as counts that people read; its schema."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

from disclosure_lint import __version__
from disclosure_lint.batch.recheck import Effect, Kind, Rechecked, Told
from disclosure_lint.batch.standing import REASONS, By, Change
from disclosure_lint.diagnostics import PackInfo
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.outputs.schema import COUNT, RULE, TEXT, Schema, array_of, nullable, object_of, pack_schema

KINDS: tuple[Kind, ...] = get_args(Kind)


class OfRule(NamedTuple):
    """The effects of a rule, how many of each kind, and how many agencies they are of."""

    effects: list[Effect]
    counts: Counter[Kind]
    agencies: int


def of_rules(found: Rechecked) -> dict[str, OfRule]:
    """The effects rule by rule, of those that have any."""
    by_rule: dict[str, list[Effect]] = {}
    for effect in found.effects:
        by_rule.setdefault(effect.rule, []).append(effect)
    return {
        code: OfRule(effects, Counter(effect.kind for effect in effects), agencies(effects))
        for code, effects in sorted(by_rule.items())
    }


def agencies(effects: Iterable[Effect]) -> int:
    """How many agencies findings are of; a document that names none counts as one."""
    return len({effect.agency or effect.path for effect in effects})


def as_json(found: Rechecked) -> dict[str, Any]:
    """All of it."""
    effects, standings = of_rules(found), {standing.rule: standing for standing in found.rules}
    made = found.run.made
    return {
        "tool": {"name": "disclosure-lint", "version": __version__},
        "run": {
            "version": made["tool"]["version"],
            "today": made["today"],
            "packs": made["packs"],
            "documents": made["inputs"]["documents"],
        },
        "today": found.today.isoformat(),
        "packs": [_pack(info) for info in found.packs],
        "effects": [_effect(effect) for effect in found.effects],
        "rules": [
            {
                "rule": code,
                "change": standings[code].change if code in standings else "gone",
                "by": standings[code].by if code in standings else None,
                "judged": standings[code].judged if code in standings else 0,
                "carried": standings[code].carried if code in standings else 0,
                "left": dict(standings[code].left) if code in standings else {},
                **{kind: effects[code].counts[kind] if code in effects else 0 for kind in KINDS},
                "agencies": effects[code].agencies if code in effects else 0,
            }
            for code in sorted({*standings, *effects})
        ],
        "broken": [{"path": path, "rule": rule} for path, rule in found.broken],
        "summary": {
            "reports": found.reports,
            "agencies": agencies(found.effects),
            **{kind: found.count(kind) for kind in KINDS},
            "same": found.same,
            "carried": found.carried,
            "left": found.left,
        },
    }


def _pack(info: PackInfo) -> dict[str, str]:
    return {"id": info.id, "version": info.version, "digest": info.digest}


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "kind": effect.kind,
        "path": effect.path,
        "agency": effect.agency,
        "rule": effect.rule,
        "pointer": effect.pointer,
        "fingerprint": effect.fingerprint,
        "before": _told(effect.before),
        "after": _told(effect.after),
        "excused": effect.excused,
    }


def _told(told: Told | None) -> dict[str, str] | None:
    return told and {"severity": told.severity, "zh": told.message.zh, "en": told.message.en}


def schema() -> Schema:
    """The schema of `as_json`, JSON Schema 2020-12. Later versions may add keys, so none are forbidden."""
    told = object_of({"severity": {"enum": list(SEVERITIES)}, "zh": TEXT, "en": TEXT})
    either = {"anyOf": [told, {"type": "null"}]}
    effect = {
        "kind": {"enum": list(KINDS)},
        "path": TEXT,
        "agency": nullable("string", "null where the document names none."),
        "rule": RULE,
        "pointer": TEXT,
        "fingerprint": TEXT,
        "before": either,
        "after": either,
        "excused": {"type": "boolean", "description": "Whether the run has it as waived or known from the baseline."},
    }
    left = {
        "type": "object",
        "description": "Reports that it could not be judged on, by reason.",
        "properties": dict.fromkeys(REASONS, COUNT),
    }
    by = {"enum": [*get_args(By), None], "description": "What answers it; null where the rule is no more."}
    rule = {"rule": RULE, "change": {"enum": list(get_args(Change))}, "by": by, "judged": COUNT, "carried": COUNT}
    date = {"type": "string", "format": "date"}
    run = {"version": TEXT, "today": date, "packs": array_of(pack_schema()), "documents": COUNT}
    summary = ("reports", "agencies", *KINDS, "same", "carried", "left")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "disclosure-lint batch --recheck --format json, rules impact --run --format json",
        **object_of(
            {
                "tool": object_of({"name": {"const": "disclosure-lint"}, "version": TEXT}),
                "run": object_of(run),
                "today": date,
                "packs": array_of(pack_schema()),
                "effects": array_of(object_of(effect)),
                "rules": array_of(object_of({**rule, "left": left, **dict.fromkeys((*KINDS, "agencies"), COUNT)})),
                "broken": array_of(object_of({"path": TEXT, "rule": RULE})),
                "summary": object_of(dict.fromkeys(summary, COUNT)),
            }
        ),
    }
