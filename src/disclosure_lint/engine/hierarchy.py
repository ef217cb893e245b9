"""Rules over the reports of superior and subordinate units, judged from what a run keeps of each report.

The time grows with the number of members: each is looked at as itself, as a subordinate of the unit above it, and as
the superior of those below.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from disclosure_lint.diagnostics import (
    Bilingual,
    CheckedReport,
    Diagnostic,
    NotApplicable,
    NotAssessable,
    Outcome,
)
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.fields import NO_PARENT, NO_PRIOR
from disclosure_lint.engine.evaluate import Evaluation, Failure, conclude, trace, verdicts
from disclosure_lint.engine.family import Families
from disclosure_lint.engine.judge import Judge
from disclosure_lint.engine.members import Member, Unit, member_of, report_of
from disclosure_lint.engine.origin import Origin
from disclosure_lint.engine.vector import Block, across_vector
from disclosure_lint.report import Report
from disclosure_lint.rules.model import Check, Rule
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.select import chosen, inapplicable
from disclosure_lint.source import SourceMap
from disclosure_lint.values import Cause, Unknown

MOST_MISSING = 20
"""How many things that are missing are listed; the rest is counted (cause `others`)."""
_OUTSIDE = Bilingual("单位不在名录中", "the agency is not in the roster")
_REASONS = {
    "parent": Bilingual("名录中没有上级单位", "the roster names no superior unit"),
    "children": Bilingual("名录中没有下级单位", "the roster names no subordinate units"),
    "covered": Bilingual("统计范围只含本级，不与下级单位对照", "the report covers its own figures alone"),
}


class Related(NamedTuple):
    """What rules over several reports say of one: the fields of a `CheckedReport` that it adds to."""

    outcomes: dict[str, Outcome]
    diagnostics: tuple[Diagnostic, ...]
    not_assessable: tuple[NotAssessable, ...]
    not_applicable: tuple[NotApplicable, ...]
    broken: dict[str, str]
    labels: dict[str, Bilingual]


class Wanted(NamedTuple):
    """The day of the check, and which codes (prefixes)."""

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def check_hierarchy(
    members: Iterable[Member], roster: Iterable[Unit], pack: Pack, wanted: Wanted
) -> dict[str, Related]:
    """What there is to say of every member, by path.

    A unit of the roster without a member for the year has no report; members whose reports differ are none that can be
    counted in. Members of other years are read as last year's.
    """
    listed = sorted(members, key=lambda member: member.path)
    families = Families(listed, roster, pack, wanted.today)
    rules = [rule for rule in pack.rules.values() if rule.across and chosen(rule.code, wanted.select, wanted.ignore)]
    return {member.path: _Case(member, families, pack, wanted).judged(rules) for member in listed}


def beside(ready: Evaluation, parent: Report | None, children: Sequence[Report], pack: Pack) -> Evaluation:
    """What a report is judged with, and beside it the reports of its superior and subordinate units."""
    own, context = ready.context.own, ready.context
    others = [report for report in (parent, *children) if report is not None]
    members = [member_of(str(at), report) for at, report in enumerate((own.report, *others))]
    roster = [Unit(own.report.agency or "", parent.agency if parent else None)]
    roster += [Unit(child.agency or "", own.report.agency) for child in children]
    families = Families(members, roster, pack, own.today)
    size, found = len(pack.forms.cells), families.parent(members[0])
    block = found.block if found else Block([NO_PARENT] * size, (1 << size) - 1)
    below = families.children(members[0], own.report.scope, ready.program.shape) if children else context.children
    vector = ready.vector._replace(
        values=[*ready.vector.values, *block.values], unknown=ready.vector.unknown | block.unknown << 2 * size
    )
    return ready._replace(vector=vector, context=context._replace(parent=found and found.facts, children=below))


class _Case:
    """One member before its rules."""

    def __init__(self, member: Member, families: Families, pack: Pack, wanted: Wanted) -> None:
        self._member, self._families, self._pack = member, families, pack
        self._report = report_of(member, families.unit(member.agency))
        self._level = families.level(member.agency, self._report.level)
        year = self._report.year
        self._form = pack.forms.in_force(year) if year is not None else None
        self._own = Facts(self._report, pack.forms, self._level, wanted.today)
        self._judge = Judge(pack, self._report, Origin(None, SourceMap()), self._level)

    def judged(self, rules: Sequence[Rule]) -> Related:
        """What the rules say."""
        found = Related({}, (), (), (), {}, {})
        for over in ("children", "parent"):
            fitting = [rule for rule in rules if rule.over == over]
            found = _joined(found, self._over(over, fitting)) if fitting else found
        return found

    def _over(self, over: str, rules: Sequence[Rule]) -> Related:
        inapplicable_, missing = self._sorted_out(over, rules)
        wanted = frozenset(rule.code for rule in rules if rule.code not in (*inapplicable_, *missing))
        if not wanted:
            outcomes: dict[str, Outcome] = dict.fromkeys(inapplicable_, "not_applicable")
            outcomes |= dict.fromkeys(missing, "not_assessable")
            return self._told(outcomes, (), missing, {}, inapplicable_, {})
        evaluation = self._evaluated(over)
        evaluation.inapplicable.update(inapplicable_)
        evaluation.missing.update(missing)
        unknown: dict[tuple[str, int], Check] = {}
        for verdict in verdicts(evaluation, wanted):
            rule, check = evaluation.program.checks[verdict.assertion]
            if rule.code not in wanted:
                continue
            if verdict.truth.__class__ is Unknown:
                evaluation.missing.setdefault(rule.code, set()).update(verdict.truth.causes)
                unknown[rule.code, verdict.assertion] = check
            else:
                evaluation.failures.append(Failure(rule, check, verdict.place))
        conclude(evaluation, wanted)
        return self._spoken(evaluation, unknown)

    def _evaluated(self, over: str) -> Evaluation:
        pack, families = self._pack, self._families
        shape = pack.forms.as_found(self._form, self._report) if self._form else None
        program = pack.program(self._form, shape, over)
        prior = families.prior(self._member)
        parent = families.parent(self._member) if over == "parent" else None
        children = families.children(self._member, self._report.scope, shape)
        context = Context(
            self._own,
            prior and prior.facts,
            pack.parameters,
            pack.vocabulary,
            pack.claims,
            parent and parent.facts,
            children,
        )
        size = len(pack.forms.cells)
        blocks = [
            other.block if other else Block([nobody] * size, (1 << size) - 1)
            for other, nobody in ((prior, NO_PRIOR), (parent, NO_PARENT))
        ]
        vector = across_vector(self._own, blocks, pack.forms)
        return Evaluation(program, vector, context, [], {}, {}, {}, {})

    def _sorted_out(self, over: str, rules: Sequence[Rule]) -> tuple[dict[str, Bilingual], dict[str, set[Cause]]]:
        """The rules that do not apply, with the reason, and those of which that cannot be told."""
        reasons: dict[str, Bilingual] = {}
        missing: dict[str, set[Cause]] = {}
        general = self._reason(over)
        for rule in rules:
            reason = general or inapplicable(rule, self._form, self._report.year, self._level)
            if isinstance(reason, Cause):
                missing[rule.code] = {reason}
            elif reason is not None:
                reasons[rule.code] = reason
            elif "covered" in rule.across and self._report.scope == "own":
                reasons[rule.code] = _REASONS["covered"]
        return reasons, missing

    def _reason(self, over: str) -> Bilingual | None:
        unit = self._families.unit(self._member.agency)
        if unit is None:
            return _OUTSIDE
        related = unit.parent if over == "parent" else self._families.subordinates(unit.agency)
        return None if related else _REASONS[over]

    def _spoken(self, evaluation: Evaluation, unknown: Mapping[tuple[str, int], Check]) -> Related:
        """What evaluation found, in words. An exception on the way is the engine's own fault."""
        from disclosure_lint.engine.related import Speaker  # loaded where there is something to say

        speaker = Speaker(self._pack, self._judge, evaluation)
        found: list[Diagnostic] = []
        for group in speaker.groups():
            try:
                found += speaker.findings(group)
            except Exception:
                evaluation.broken[group[0].rule.code] = trace()
                evaluation.outcomes[group[0].rule.code] = "broken"
        notes: dict[str, Bilingual] = {}
        for (code, _), check in unknown.items():
            note = speaker.bounds(check)
            if note is not None and code not in notes:
                notes[code] = note
        found = [finding for finding in found if finding.rule not in evaluation.broken]
        outcomes = evaluation.outcomes
        return self._told(outcomes, found, evaluation.missing, notes, evaluation.inapplicable, evaluation.broken)

    def _told(
        self,
        outcomes: dict[str, Outcome],
        found: Sequence[Diagnostic],
        missing: Mapping[str, set[Cause]],
        notes: Mapping[str, Bilingual],
        reasons: Mapping[str, Bilingual],
        broken: dict[str, str],
    ) -> Related:
        causes = {code: _listed(listed) for code, listed in sorted(missing.items())}
        subjects = {cause.subject for listed in causes.values() for cause in listed if cause.subject}
        return Related(
            outcomes=dict(sorted(outcomes.items())),
            diagnostics=tuple(sorted(found, key=lambda item: (item.rule, item.location.pointer))),
            not_assessable=tuple(NotAssessable(code, listed, notes.get(code)) for code, listed in causes.items()),
            not_applicable=tuple(NotApplicable(code, reason) for code, reason in sorted(reasons.items())),
            broken=broken,
            labels={subject: self._judge.label(subject) for subject in sorted(subjects)},
        )


def with_related(checked: CheckedReport, related: Related) -> CheckedReport:
    """A checked report with what rules over several reports say of it."""
    judged = related.outcomes.keys()
    apart = (item for item in checked.not_applicable if item.rule not in judged)
    return replace(
        checked,
        outcomes=dict(sorted({**checked.outcomes, **related.outcomes}.items())),
        diagnostics=(*checked.diagnostics, *related.diagnostics),
        not_assessable=tuple(sorted((*checked.not_assessable, *related.not_assessable), key=lambda item: item.rule)),
        not_applicable=tuple(sorted((*apart, *related.not_applicable), key=lambda item: item.rule)),
        broken={**checked.broken, **related.broken},
        labels={**checked.labels, **related.labels},
    )


def _listed(causes: set[Cause]) -> tuple[Cause, ...]:
    listed = sorted(causes)
    rest = len(listed) - MOST_MISSING
    return (*listed[:MOST_MISSING], Cause("others", str(rest))) if rest > 0 else tuple(listed)


def _joined(one: Related, other: Related) -> Related:
    return Related(
        {**one.outcomes, **other.outcomes},
        one.diagnostics + other.diagnostics,
        one.not_assessable + other.not_assessable,
        one.not_applicable + other.not_applicable,
        {**one.broken, **other.broken},
        {**one.labels, **other.labels},
    )
