"""A pack ready for use: forms, word lists, parameters, rules, and the program of each edition."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.claims.kinds import ClaimKinds
from disclosure_lint.diagnostics import Bilingual, PackInfo
from disclosure_lint.dsl.compile import Program
from disclosure_lint.dsl.generate import BAD_PLAN
from disclosure_lint.dsl.names import FormNames
from disclosure_lint.dsl.places import Assertion
from disclosure_lint.dsl.plan import Plan
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.forms import Form, Forms, build_form
from disclosure_lint.rules.model import Check, Duty, Exemption, Rule, build_changes, build_duty, build_rule
from disclosure_lint.rules.select import Applicability
from disclosure_lint.vocabulary import Vocabulary

if TYPE_CHECKING:
    from disclosure_lint.rules.digests import Digests


class LevelNames(NamedTuple):
    """Names that end in one of the suffixes are of the level; None: not to be told."""

    level: str | None
    suffixes: tuple[str, ...]


class Pack:
    """Everything the data of one or more packs says, merged."""

    def __init__(
        self,
        data: dict[str, Any],
        infos: tuple[PackInfo, ...],
        folders: tuple[Path, ...],
        plans: Mapping[str, str] | None = None,
    ) -> None:
        """The pack of merged data. `plans` are plans of programs worked out before, as JSON, by edition."""
        self.folders, self._data = folders, data
        self.forms = Forms(build_form(form) for form in data["forms"])
        self.vocabulary = Vocabulary.from_data(data["vocabulary"])
        self.claims = ClaimKinds.from_data(data["claims"])
        self.parameters: dict[str, Any] = data["parameters"]
        self.levels = tuple(LevelNames(item["level"], tuple(item["suffixes"])) for item in data["levels"])
        self.rules: dict[str, Rule] = {rule.code: rule for rule in map(build_rule, data["rules"])}
        self.infos = tuple(self._told(info, data) for info in infos)
        self.applicability: dict[tuple[int | None, str | None, tuple[str, ...], tuple[str, ...]], Applicability] = {}
        self._duties: Any = data["clauses"]
        self._plans = plans or {}
        self._levels: dict[str, str | None] = {}
        self._programs: dict[tuple[int, str], RuleProgram] = {}

    def _told(self, info: PackInfo, data: dict[str, Any]) -> PackInfo:
        """What a pack adds to those before it and changes in them."""
        changes = [*build_changes(data["changes"])]
        changes += [change for rule in self.rules.values() for change in rule.changes]
        own = tuple(change for change in changes if change.pack == info.id)
        return info._replace(adds=tuple(data["adds"].get(info.id, ())), changes=own)

    @cached_property
    def digests(self) -> dict[str, "Digests"]:
        """What decides the outcomes of each rule and the words of its findings, by code."""
        from disclosure_lint.rules.digests import digests  # for runs alone

        return digests(self._data)

    @cached_property
    def about_prior(self) -> frozenset[str]:
        """The codes of the rules that may look at last year's report."""
        from disclosure_lint.rules.digests import asks_prior

        return frozenset(rule["code"] for rule in self._data["rules"] if asks_prior(rule))

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """The clauses of the law by id."""
        entries = json.loads(self._duties) if isinstance(self._duties, str) else self._duties
        return {item["id"]: build_duty(item) for item in entries}

    @cached_property
    def mandatory(self) -> frozenset[str]:
        """The codes of the rules that cannot be waived."""
        return frozenset(code for code, rule in self.rules.items() if rule.mandatory)

    @cached_property
    def reader_rules(self) -> tuple[Rule, ...]:
        """The rules whose findings readers make."""
        return tuple(rule for rule in self.rules.values() if rule.messages)

    @cached_property
    def _exempting(self) -> tuple[tuple[str, Exemption], ...]:
        return tuple((code, rule.exempt) for code, rule in self.rules.items() if rule.exempt)

    def exempted(self, agency: str | None) -> Iterator[tuple[str, Bilingual]]:
        """The rules that are not for an agency, whatever its level, and why."""
        for code, exemption in self._exempting:
            if agency and self.vocabulary.phrases(exemption.words).mentions(agency):
                yield code, exemption.reason

    def level_of(self, agency: str | None) -> str | None:
        """The level that an agency's name tells; None where it does not."""
        name = "".join((agency or "").split())
        if name not in self._levels:
            fitting = (entry.level for entry in self.levels if name.endswith(entry.suffixes))
            self._levels[name] = next(fitting, None)
        return self._levels[name]

    def scope(self, form: Form) -> Scope:
        """What names mean in rules under an edition."""
        return Scope(FormNames(form, self.forms, self.claims), self.vocabulary, self.parameters, {})

    def program(self, form: Form | None, shape: Form | None = None, across: str = "") -> "RuleProgram":
        """The rules that apply under an edition (None: a year without one), compiled over the form as found.

        `across` is '' for rules over one report, else `children` or `parent`: those over the reports of these.
        """
        base = shape or form or self.forms.editions[0]
        key = (hash((form.edition if form else None, id(base))), across)
        if key not in self._programs:
            plan = self._plan(form) if form and base is form and not across else None
            self._programs[key] = RuleProgram(self, form, base, plan, across)
        return self._programs[key]

    def _plan(self, form: Form) -> Plan | None:
        """The plan for an edition that was worked out before; None where there is none that can be used."""
        try:
            return Plan(*json.loads(self._plans[form.edition]))
        except BAD_PLAN:
            return None


class RuleProgram:
    """The assertions of all rules of an edition as one program, and which rule each belongs to."""

    def __init__(self, pack: Pack, form: Form | None, shape: Form, plan: Plan | None = None, across: str = "") -> None:
        self.shape, self.across = shape, across
        chosen = [rule for rule in pack.rules.values() if in_edition(rule, form) and rule.over == across]
        self.checks: list[tuple[Rule, Check]] = [(rule, check) for rule in chosen for check in rule.checks]
        self.program = self._program(pack.scope(shape), plan)
        self.tellings: dict[tuple[int, str], Any] = {}
        """What gives the values of messages that speak of no single place, by check (see `engine.related`)."""
        self.read_at: dict[int, tuple[tuple[int, ...], tuple[tuple[int, Any], ...]]] = {}
        """The cells that an assertion reads, by its place."""
        self.tellings_at: dict[int, Any] = {}
        """What telling of failures takes, by their places (see `engine.telling`)."""

    def _program(self, scope: Scope, plan: Plan | None) -> Program:
        assertions = _Assertions(self.checks)
        try:
            return Program(assertions, scope, plan=plan, across=bool(self.across))
        except BAD_PLAN:
            if plan is None:
                raise
            return Program(assertions, scope, across=bool(self.across))  # a plan that is none is worked out again


class _Assertions(Sequence[Assertion]):
    """The assertions of checks; their trees are decoded when asked for."""

    def __init__(self, checks: list[tuple[Rule, Check]]) -> None:
        self._checks = checks

    def __len__(self) -> int:
        return len(self._checks)

    def __getitem__(self, number: Any) -> Any:
        rule, check = self._checks[number]
        return Assertion(check.loops, check.assertion, rule.zero_blanks)


def in_edition(rule: Rule, form: Form | None) -> bool:
    """Whether a rule is written for an edition; rules that name none are for every year."""
    return rule.editions is None or (form is not None and form.edition in rule.editions)
