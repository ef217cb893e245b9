"""What a rule is once loaded: its metadata, its assertions as syntax trees, its messages and examples."""

from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Authority, Bilingual, PackChange, RuleInfo, Severity
from disclosure_lint.dsl import syntax

OFF = "off"
"""What a rule is changed to that is not applied."""


class Check(NamedTuple):
    """One assertion: the loops around it, where its findings stand, what they show and say.

    `text` is the assertion as written, with its loops, for people.
    """

    loops: tuple[syntax.Loop, ...]
    assertion: syntax.Node
    at: syntax.Node | None
    evidence: syntax.Loop | None
    values: dict[str, syntax.Node]
    message: Bilingual
    text: str


class Clause(NamedTuple):
    """What a rule rests on; `editions` None: in every edition."""

    authority: Authority
    editions: tuple[str, ...] | None


class Rule(NamedTuple):
    """A rule. `editions` None: every year; `levels` None: every level. `messages` are a reader's findings by reason;
    `covers` are ids of `Duty`.
    """

    code: str
    name: str
    title: Bilingual
    severities: dict[str, Severity]
    basis: str
    editions: tuple[str, ...] | None
    first_year: int | None
    last_year: int | None
    levels: tuple[str, ...] | None
    clauses: tuple[Clause, ...]
    why: Bilingual
    fix: Bilingual
    zero_blanks: bool
    checks: tuple[Check, ...]
    messages: dict[str, Bilingual]
    examples: tuple[dict[str, Any], ...]
    never_missing: bool
    covers: tuple[str, ...]
    pack: str
    changes: tuple[PackChange, ...]

    @property
    def off(self) -> PackChange | None:
        """The change that switched the rule off, if it is off."""
        return self.changes[-1] if self.changes and self.changes[-1].to == OFF else None

    @property
    def severity(self) -> Severity:
        """The severity where the level does not change it."""
        return self.severities["default"]

    def severity_for(self, level: str | None) -> Severity:
        """The severity for an agency of a level."""
        return self.severities.get(level or "default", self.severity)

    @property
    def authority(self) -> tuple[Authority, ...]:
        """All that the rule rests on, whatever the edition."""
        return tuple(clause.authority for clause in self.clauses)

    def authority_for(self, edition: str | None) -> tuple[Authority, ...]:
        """What the rule rests on for a report under an edition."""
        fitting = (clause for clause in self.clauses if clause.editions is None or edition in (None, *clause.editions))
        return tuple(clause.authority for clause in fitting)

    @property
    def info(self) -> RuleInfo:
        """What outputs need to know."""
        return RuleInfo(
            self.code, self.name, self.title, self.severity, self.basis, self.why, self.fix, self.authority,
            self.pack, self.changes,
        )  # fmt: skip


def build_rule(data: dict[str, Any]) -> Rule:
    """The rule of a file's validated data with its expressions as encoded trees (see `rules.load`).

    KeyError, TypeError or ValueError where the data is not what was stored.
    """
    years = data.get("years") or {}
    return Rule(
        code=data["code"],
        name=data["name"],
        title=_text(data["title"]),
        severities=data["severities"],
        basis=data["basis"],
        editions=None if data["editions"] is None else tuple(data["editions"]),
        first_year=years.get("from"),
        last_year=years.get("to"),
        levels=None if data["levels"] is None else tuple(data["levels"]),
        clauses=tuple(_clause(item) for item in data["authority"]),
        why=_text(data["why"]),
        fix=_text(data["fix"]),
        zero_blanks=data["blanks"] == "zero",
        checks=tuple(_check(check) for check in data["checks"]),
        messages={reason: _text(message) for reason, message in data["messages"].items()},
        examples=tuple(data["examples"]),
        never_missing=data["never_missing"],
        covers=tuple(data["covers"]),
        pack=data["pack"],
        changes=build_changes(data["changes"]),
    )


def build_changes(data: list[dict[str, Any]]) -> tuple[PackChange, ...]:
    """What packs changed, from the data of `rules.overlay`."""
    return tuple(PackChange(item["pack"], item["of"], item["to"], _text(item["reason"])) for item in data)


class Duty(NamedTuple):
    """A clause of the law: what it demands, who can tell whether it was kept, and how sure the wording is.

    `pack` is the overlay that it belongs to, '' for all; `note` says why a program can do no more.
    """

    id: str
    authority: Authority
    duty: Bilingual
    checkable: str
    sure: str
    pack: str
    note: Bilingual | None


def build_duty(data: dict[str, Any]) -> Duty:
    """The duty of an entry of `clauses.yaml`; KeyError or TypeError where the data is not what was stored."""
    return Duty(
        id=data["id"],
        authority=Authority(data["document"], data["clause"]),
        duty=_text(data["duty"]),
        checkable=data["checkable"],
        sure=data["sure"],
        pack=data["pack"] or "",
        note=_text(data["note"]) if data["note"] else None,
    )


def _text(data: dict[str, str]) -> Bilingual:
    return Bilingual(data["zh"], data["en"])


def _clause(data: dict[str, Any]) -> Clause:
    editions = data.get("editions")
    return Clause(Authority(data["document"], data["clause"]), None if editions is None else tuple(editions))


def _check(data: dict[str, Any]) -> Check:
    return Check(
        loops=syntax.decode(data["loops"]),
        assertion=syntax.decode(data["assertion"]),
        at=syntax.decode(data["at"]),
        evidence=syntax.decode(data["evidence"]),
        values={name: syntax.decode(tree) for name, tree in data["values"].items()},
        message=_text(data["message"]),
        text=data["text"],
    )
