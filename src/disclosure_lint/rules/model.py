"""What a rule is once loaded: its metadata, its assertions as syntax trees, its messages and examples."""

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.diagnostics import Authority, Bilingual, PackChange, RuleInfo, Severity

if TYPE_CHECKING:
    from disclosure_lint.dsl import syntax
    from disclosure_lint.fixes import Repair

OFF = "off"
"""What a rule is changed to that is not applied."""


class Written:
    """What of a rule a run looks at only where the rule does not hold: syntax trees, and its examples.

    It comes as data or as JSON text, which is decoded when first asked for.
    """

    def __init__(self, source: Any) -> None:
        self._source = source

    @cached_property
    def _data(self) -> Any:
        return json.loads(self._source) if isinstance(self._source, str) else self._source

    @property
    def examples(self) -> tuple[dict[str, Any], ...]:
        """The examples."""
        return tuple(self._data["examples"])

    @property
    def trees(self) -> list[dict[str, Any]]:
        """The encoded trees of each check, by what they are of."""
        found: list[dict[str, Any]] = self._data["trees"]
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Written) and other._data == self._data

    __hash__ = None  # type: ignore[assignment]


class Check:
    """One assertion: the loops around it, where its findings stand, what they show and say.

    `text` is the assertion as written, with its loops, for people. `together` is what is said of all places that do not
    hold, `bounds` what is known where it cannot be judged; None: nothing. Trees are decoded when first asked for:
    KeyError, TypeError or ValueError where they are none.
    """

    def __init__(
        self,
        message: Bilingual,
        text: str,
        written: Written,
        number: int,
        together: Bilingual | None = None,
        bounds: Bilingual | None = None,
    ) -> None:
        self.message, self.text = message, text
        self.together, self.bounds = together, bounds
        self._written, self._number = written, number

    def _tree(self, name: str) -> Any:
        from disclosure_lint.dsl import syntax

        return syntax.decode(self._written.trees[self._number][name])

    @cached_property
    def loops(self) -> "tuple[syntax.Loop, ...]":
        """The loops, outer ones first."""
        found: tuple[syntax.Loop, ...] = self._tree("loops")
        return found

    @cached_property
    def assertion(self) -> "syntax.Node":
        """The assertion."""
        found: syntax.Node = self._tree("assertion")
        return found

    @cached_property
    def at(self) -> "syntax.Node | None":
        """Where findings stand; None: at the innermost loop variable."""
        found: syntax.Node | None = self._tree("at")
        return found

    @cached_property
    def evidence(self) -> "syntax.Loop | None":
        """The cells that findings show; None: those that the assertion reads."""
        found: syntax.Loop | None = self._tree("evidence")
        return found

    @cached_property
    def repair(self) -> "Repair | None":
        """How findings can be mended."""
        from disclosure_lint.fixes import Repair

        return Repair.of(self._written.trees[self._number]["repair"])

    @cached_property
    def values(self) -> "dict[str, syntax.Node]":
        """Values that messages name."""
        return self.values_of("values")

    def values_of(self, telling: str) -> "dict[str, syntax.Node]":
        """Values that a message names: those of `values`, `together` or `bounds`."""
        from disclosure_lint.dsl import syntax

        trees = self._written.trees[self._number].get(telling) or {}
        return {name: syntax.decode(tree) for name, tree in trees.items()}

    def __eq__(self, other: object) -> bool:
        own = (self.message, self.text, self._number, self._written)
        return isinstance(other, Check) and own == (other.message, other.text, other._number, other._written)

    __hash__ = None  # type: ignore[assignment]


class Clause(NamedTuple):
    """What a rule rests on; `editions` None: in every edition."""

    authority: Authority
    editions: tuple[str, ...] | None


class Exemption(NamedTuple):
    """Agencies that a rule is not for: those whose name has a phrase of a word list, and why."""

    words: str
    reason: Bilingual


class Rule(NamedTuple):
    """A rule. `editions` None: every year; `levels` None: every level; `exempt`: of these, whom it is not for.

    `messages` are a reader's findings by reason; `covers` are ids of `Duty`; `across` says which other units' reports
    are asked for (see `dsl.syntax.relations`): such a rule is judged in a run over many reports.
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
    exempt: Exemption | None
    clauses: tuple[Clause, ...]
    why: Bilingual
    fix: Bilingual
    zero_blanks: bool
    checks: tuple[Check, ...]
    messages: dict[str, Bilingual]
    written: Written
    mandatory: bool
    never_missing: bool
    covers: tuple[str, ...]
    pack: str
    changes: tuple[PackChange, ...]
    across: tuple[str, ...]

    @property
    def examples(self) -> tuple[dict[str, Any], ...]:
        """The examples, as written."""
        return self.written.examples

    @property
    def off(self) -> PackChange | None:
        """The change that switched the rule off, if it is off."""
        return self.changes[-1] if self.changes and self.changes[-1].to == OFF else None

    @property
    def over(self) -> str:
        """Over whose reports it is judged besides its own: `children`, `parent`, or '' where over none."""
        return next((kind for kind in ("children", "parent") if kind in self.across), "")

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
    """The rule of a file's data (see `rules.rulefile`).

    KeyError, TypeError or ValueError where the data is not what was stored.
    """
    years, written = data.get("years") or {}, Written(data["written"])
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
        exempt=_exemption(data["exempt"]),
        clauses=tuple(_clause(item) for item in data["authority"]),
        why=_text(data["why"]),
        fix=_text(data["fix"]),
        zero_blanks=data["blanks"] == "zero",
        checks=tuple(
            Check(
                _text(check["message"]),
                check["text"],
                written,
                at,
                *(_text(check[name]) if check.get(name) else None for name in ("together", "bounds")),
            )
            for at, check in enumerate(data["checks"])
        ),
        messages={reason: _text(message) for reason, message in data["messages"].items()},
        written=written,
        mandatory=data["mandatory"],
        never_missing=data["never_missing"],
        covers=tuple(data["covers"]),
        pack=data["pack"],
        changes=build_changes(data["changes"]),
        across=tuple(data["across"]),
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


def _exemption(data: Any) -> Exemption | None:
    return Exemption(data["agencies"], _text(data["reason"])) if data else None


def _clause(data: dict[str, Any]) -> Clause:
    editions = data.get("editions")
    return Clause(Authority(data["document"], data["clause"]), None if editions is None else tuple(editions))
