"""Rules over the reports of superior and subordinate units, judged from what a run keeps of each report.

The time grows with the number of members: each is looked at as itself, as a subordinate of the unit above it, and as
the superior of those below.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from disclosure_lint.diagnostics import Bilingual, Diagnostic, NotApplicable, NotAssessable, Outcome, in_order
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.fields import NO_PARENT, NO_PRIOR
from disclosure_lint.engine.beside import Related, joined, listed
from disclosure_lint.engine.evaluate import Evaluation, Failure, Request, conclude, trace, verdicts
from disclosure_lint.engine.family import Families
from disclosure_lint.engine.judge import Judge
from disclosure_lint.engine.kept import Members, Tree
from disclosure_lint.engine.members import Member, Unit, member_of, report_of
from disclosure_lint.engine.origin import Origin
from disclosure_lint.engine.remarks import waived
from disclosure_lint.engine.vector import Block, across_vector
from disclosure_lint.report import Report
from disclosure_lint.rules.labels import pointer_label
from disclosure_lint.rules.model import Check, Rule
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.select import chosen, inapplicable
from disclosure_lint.source import SourceMap
from disclosure_lint.values import Cause, Unknown
from disclosure_lint.waivers import Waiver

_OUTSIDE = Bilingual("单位不在名录中", "the agency is not in the roster")
_REASONS = {
    "parent": Bilingual("名录中没有上级单位", "the roster names no superior unit"),
    "children": Bilingual("名录中没有下级单位", "the roster names no subordinate units"),
    "covered": Bilingual("统计范围只含本级，不与下级单位对照", "the report covers its own figures alone"),
}
_NOWHERE = Origin(None, SourceMap())

Stood: TypeAlias = Callable[[], tuple[Report, Origin] | None]
"""A report as it was read, and where; None where nobody knows any more. Asked for where there is a finding."""


class Wanted(NamedTuple):
    """The day of the check, which codes (prefixes), and the waivers meant for a report."""

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()


class Hierarchy:
    """The members of a run beside each other.

    A unit of the roster without a member for the year has no report; members whose reports differ are none that can be
    counted in. Members of other years are read as last year's.
    """

    def __init__(self, members: Iterable[Member], roster: Iterable[Unit]) -> None:
        self.members, self._tree = Members(members), Tree(roster)
        self._families: dict[tuple[Pack, date], Families] = {}
        self._rules = lru_cache(maxsize=64)(_rules)

    def judged(self, path: str, pack: Pack, wanted: Wanted, stood: Stood = lambda: None) -> Related | None:
        """What there is to say of the member at a path; None where there is none."""
        member = self.members.at(path)
        if member is None:
            return None
        key = (pack, wanted.today)
        if key not in self._families:
            self._families[key] = Families(self.members, self._tree, pack, wanted.today)
        rules = self._rules(pack, wanted.select, wanted.ignore)
        return _Case(member, self._families[key], pack, wanted, stood).judged(rules)


def _rules(pack: Pack, select: tuple[str, ...], ignore: tuple[str, ...]) -> list[tuple[str, list[Rule]]]:
    """The rules that are wanted, by which reports they are over; these have programs of their own."""
    rules = [rule for rule in pack.rules.values() if rule.across and chosen(rule.code, select, ignore)]
    found = ((over, [rule for rule in rules if rule.over == over]) for over in ("children", "parent"))
    return [(over, fitting) for over, fitting in found if fitting]


def check_hierarchy(
    members: Iterable[Member], roster: Iterable[Unit], pack: Pack, wanted: Wanted
) -> dict[str, Related]:
    """What there is to say of every member, by path."""
    hierarchy = Hierarchy(members, roster)
    found = ((path, hierarchy.judged(path, pack, wanted)) for path in hierarchy.members)
    return {path: related for path, related in found if related}


def beside(ready: Evaluation, parent: Report | None, children: Sequence[Report], pack: Pack) -> Evaluation:
    """What a report is judged with, and beside it the reports of its superior and subordinate units."""
    own, context = ready.context.own, ready.context
    others = [report for report in (parent, *children) if report is not None]
    members = [member_of(str(at), report) for at, report in enumerate((own.report, *others))]
    roster = [Unit(own.report.agency or "", parent.agency if parent else None)]
    roster += [Unit(child.agency or "", own.report.agency) for child in children]
    families = Families(Members(members), Tree(roster), pack, own.today)
    size, found = len(pack.forms.cells), families.parent(members[0])
    block = found.block if found else Block([NO_PARENT] * size, (1 << size) - 1)
    below = families.children(members[0], own.report.scope, ready.program.shape) if children else context.children
    vector = ready.vector._replace(
        values=[*ready.vector.values, *block.values], unknown=ready.vector.unknown | block.unknown << 2 * size
    )
    return ready._replace(vector=vector, context=context._replace(parent=found and found.facts, children=below))


class _Case:
    """One member before its rules."""

    def __init__(self, member: Member, families: Families, pack: Pack, wanted: Wanted, stood: Stood) -> None:
        self._member, self._families, self._pack, self._wanted, self._stood = member, families, pack, wanted, stood
        self._report = report_of(member, families.unit(member.agency))
        self._level = families.level(member.agency, self._report.level)
        year = self._report.year
        self._form = pack.forms.in_force(year) if year is not None else None
        self._own = Facts(self._report, pack.forms, self._level, wanted.today)

    def judged(self, rules: Iterable[tuple[str, Sequence[Rule]]]) -> Related:
        """What the rules say, with the waivers that are meant for them."""
        found = Related({}, (), (), (), {}, {})
        for over, fitting in rules:
            found = joined(found, self._over(over, fitting))
        return self._waived(found) if self._wanted.waivers else found

    def _judge(self) -> Judge:
        """Makes the findings, of the report as it was read where that is known."""
        report, origin = self._stood() or (self._report, _NOWHERE)
        report = replace(report, agency=self._member.agency, year=self._member.year)
        return Judge(self._pack, report, origin, self._level)

    def _waived(self, found: Related) -> Related:
        request = Request(self._report, None, *self._wanted[:3])
        diagnostics = waived(found.diagnostics, self._wanted.waivers, self._judge(), self._pack, request, across=True)
        failed = {item.rule for item in diagnostics} - found.outcomes.keys()
        outcomes: dict[str, Outcome] = {**found.outcomes, **dict.fromkeys(failed, "failed")}
        return found._replace(diagnostics=in_order(diagnostics), outcomes=outcomes)

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
        exempted = dict(self._pack.exempted(self._member.agency))
        for rule in rules:
            reason = general or inapplicable(rule, self._form, self._report.year, self._level)
            reason = reason or exempted.get(rule.code)
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
            except MemoryError:
                raise
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
        found: Iterable[Diagnostic],
        missing: Mapping[str, set[Cause]],
        notes: Mapping[str, Bilingual],
        reasons: Mapping[str, Bilingual],
        broken: dict[str, str],
    ) -> Related:
        causes = {code: listed(wanting) for code, wanting in sorted(missing.items())}
        subjects = {cause.subject for wanting in causes.values() for cause in wanting if cause.subject}
        return Related(
            outcomes=dict(sorted(outcomes.items())),
            diagnostics=in_order(found),
            not_assessable=tuple(NotAssessable(code, wanting, notes.get(code)) for code, wanting in causes.items()),
            not_applicable=tuple(NotApplicable(code, reason) for code, reason in sorted(reasons.items())),
            broken=broken,
            labels={subject: pointer_label(subject, self._pack.forms) for subject in sorted(subjects)},
        )
