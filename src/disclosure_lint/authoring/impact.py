"""What a change of rules does to reports: findings that come, go, or are told otherwise, by fingerprint."""

from typing import Any, NamedTuple

from disclosure_lint import api
from disclosure_lint.api import Options
from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.inputs import Found


class Effect(NamedTuple):
    """A finding of a report that is there before, after, or both but with another severity or message."""

    path: str
    before: Diagnostic | None
    after: Diagnostic | None

    @property
    def kind(self) -> str:
        """`added`, `removed` or `changed`."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def finding(self) -> Diagnostic:
        """The finding as it is after the change, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


class Impact(NamedTuple):
    """All effects, by report and rule; `reports` were checked, `same` findings are as they were."""

    effects: tuple[Effect, ...]
    reports: int
    same: int

    def count(self, kind: str) -> int:
        """How many effects are of a kind."""
        return sum(effect.kind == kind for effect in self.effects)


def impact(found: Found, before: Options, after: Options) -> Impact:
    """Check the same inputs twice. PackError or WrongCall as in `api.check`."""
    old, new = (_findings(found, options) for options in (before, after))
    effects = []
    for key in sorted({*old, *new}):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or (was.severity, was.message) != (now.severity, now.message):
            effects.append(Effect(key[0], was, now))
    paths = {item.name for item in found.inputs}
    return Impact(tuple(effects), len(paths), len({*old, *new}) - len(effects))


def _findings(found: Found, options: Options) -> dict[tuple[str, str, str], Diagnostic]:
    result = api.check(found, options).result
    return {(item.path, d.rule, d.fingerprint): d for item in result.reports for d in item.diagnostics}


def impact_json(effects: Impact) -> dict[str, Any]:
    """The impact as JSON data."""
    return {
        "effects": [_effect(effect) for effect in effects.effects],
        "summary": {
            "reports": effects.reports,
            **{kind: effects.count(kind) for kind in ("added", "removed", "changed")},
            "same": effects.same,
        },
    }


def _effect(effect: Effect) -> dict[str, Any]:
    finding = effect.finding
    return {
        "kind": effect.kind,
        "path": effect.path,
        "rule": finding.rule,
        "pointer": finding.location.pointer,
        "fingerprint": finding.fingerprint,
        "before": _told(effect.before),
        "after": _told(effect.after),
    }


def _told(finding: Diagnostic | None) -> dict[str, str] | None:
    return finding and {"severity": finding.severity, "zh": finding.message.zh, "en": finding.message.en}
