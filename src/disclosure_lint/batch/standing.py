"""How the reports of a run stand by the rules of a pack: judged again and by what, carried over, or left.

Nothing is guessed: a rule that what is stored does not answer for a report is carried over where nothing has changed
that decides where it holds, and left with the reason everywhere else.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from disclosure_lint.api.hierarchy import Related, Wanted, check_hierarchy, member_of
from disclosure_lint.batch.before import Before, Found, packs_of
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules import Pack, Rule
from disclosure_lint.rules.select import chosen
from disclosure_lint.rules.templates import placeholders

if TYPE_CHECKING:
    from disclosure_lint.columnar import Recheck
    from disclosure_lint.columnar.columns import Truths
    from disclosure_lint.columnar.stored import Stored

Key: TypeAlias = tuple[str, str, str]
"""Path, rule, fingerprint."""
Change: TypeAlias = Literal["none", "wording", "judging", "new", "gone"]
By: TypeAlias = Literal["tables", "texts", "roster", "run", "reader"]
"""What answers a rule; `run` where it is carried over, `reader` where only reading the documents again would."""
REASONS = ("reader", "masked", "prior")
"""Why a rule is left on a report: it is said while reading; the run does not hold all of the report as it was, numbers
of persons being masked; last year's report is not in the run, or not as it was.
"""


class Terms(NamedTuple):
    """What a run is judged again by: a day, and codes. See `recheck.Call`."""

    today: date
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    whole: bool


class Standing(NamedTuple):
    """A rule: what of it has changed, what answers it, on how many reports it was judged again, carried over, left."""

    rule: str
    change: Change
    by: By
    judged: int
    carried: int
    left: tuple[tuple[str, int], ...] = ()
    """By reason."""

    @staticmethod
    def summed_up(standings: Iterable["Standing"]) -> "Iterator[Standing]":
        """Those of several packs, rule by rule; of the changes the one that weighs most."""
        order: tuple[Change, ...] = ("none", "wording", "judging", "new", "gone")
        for code, found in groupby(sorted(standings), key=attrgetter("rule")):
            some = list(found)
            reasons = [(why, sum(dict(item.left).get(why, 0) for item in some)) for why in REASONS]
            yield Standing(
                code,
                max((item.change for item in some), key=order.index),
                some[0].by,
                sum(item.judged for item in some),
                sum(item.carried for item in some),
                tuple((why, count) for why, count in reasons if count),
            )


class After(NamedTuple):
    """A finding as it is now; `message` None: as it was."""

    severity: str
    message: Bilingual | None
    pointer: str
    carried: bool = False


class _Mask(NamedTuple):
    """Of a rule, which reports are looked at, judged again, carried over."""

    wanted: "Truths"
    answered: "Truths"
    carried: "Truths"


class Standings:
    """The reports of a run that are judged by one pack. `kept` are the findings of the run, `names` the packs by which
    the run judged these reports (None: all reports), `first` whether documents without a report are counted here.
    """

    def __init__(
        self, run: Before, pack: Pack, names: tuple[str, ...] | None, terms: Terms, kept: frozenset[Key], first: bool
    ) -> None:
        import numpy as np

        from disclosure_lint.columnar.stored import stored

        self.pack, self._run, self._terms, self._first = pack, run, terms, first
        self._stored: Stored = stored(run.folder, pack.forms)
        self._levels: list[Any] = self._stored.rows.column("level")
        self._index = {path: at for at, path in enumerate(self._stored.paths)}
        here = [names is None or packs_of(packs) == names for packs in self._stored.rows.column("packs")]
        self.among: Truths = np.array(here, np.bool_)
        self._found = self._judged()
        self._related = self._over_several()
        was = run.judged(self._stored.paths)
        self._masks = {code: self._mask(rule, was) for code, rule in pack.rules.items()}
        self._after = dict(self._findings(kept))

    def _judged(self) -> "Recheck":
        from disclosure_lint.columnar import recheck

        open_ = {code for code, rule in self.pack.rules.items() if not rule.across and not self._unchanged(code)}
        found: Recheck = recheck(
            self._stored.columns, self.pack, self._terms.today, texts=frozenset(open_), among=self.among
        )
        return found

    def _over_several(self) -> dict[str, Related]:
        """What rules over several reports say, where the run had a roster with agencies below others."""
        if not any(unit.parent for unit in self._run.units):
            return {}
        columns, rows = self._stored.columns, self._stored.rows
        told = zip(self._stored.paths, rows.column("unit"), self._levels, strict=True)
        members = [
            member_of(path, columns.report(at), unit, level) for at, (path, unit, level) in enumerate(told) if unit
        ]
        wanted = Wanted(self._terms.today)
        found = check_hierarchy(members, self._run.units, self.pack, wanted)
        return {path: related for path, related in found.items() if self.among[self._index[path]]}

    def _unchanged(self, code: str) -> bool:
        """Whether all that decides where a rule holds is as it was."""
        known, now = self._run.rules.get(code), self.pack.digests[code]
        same_day = not now.dated or self._terms.today == self._run.today
        return known is not None and known.judging == now.judging and same_day

    def _mask(self, rule: Rule, was: "dict[str, Truths]") -> _Mask:
        import numpy as np

        from disclosure_lint.columnar.outcomes import UNANSWERED

        nowhere = np.zeros(len(self.among), np.bool_)
        judged = was.get(rule.code, nowhere)
        if self._terms.select or self._terms.ignore:
            wanted = self.among & chosen(rule.code, self._terms.select, self._terms.ignore)
        elif rule.code in self._run.rules:
            wanted = self.among & judged
        else:
            wanted = self.among & chosen(rule.code, self._run.select, self._run.ignore)
        if rule.messages:
            answered = nowhere
        elif rule.across and self._related:
            answered = nowhere.copy()
            for path, related in self._related.items():
                answered[self._index[path]] = rule.code in related.outcomes
            answered |= self._found.row(rule.code) != UNANSWERED
        else:
            answered = self._found.row(rule.code) != UNANSWERED
        answered = wanted & answered
        return _Mask(wanted, answered, wanted & ~answered & judged & self._unchanged(rule.code))

    def _findings(self, kept: frozenset[Key]) -> Iterator[tuple[Key, After]]:
        """The findings of now; messages of those that are new or may be worded otherwise."""
        paths = self._stored.paths
        for path, related in self._related.items():
            for said in related.diagnostics:
                if self._masks[said.rule].answered[self._index[path]]:
                    after = After(said.severity, said.message, said.location.pointer)
                    yield (path, said.rule, said.fingerprint), after
        told = []
        for item, mark in self._found.marked():
            if not self._masks[item.code].answered[item.report]:
                continue
            if mark is None or (paths[item.report], item.code, mark) not in kept or self._may_differ(item.code):
                told.append((item, mark))
            else:
                severity = self.pack.rules[item.code].severity_for(self._levels[item.report])
                yield (paths[item.report], item.code, mark), After(severity, None, "")
        for (_, mark), (number, finding) in zip(told, self._found.told(item for item, _ in told), strict=True):
            key = (paths[number], finding.rule, mark or finding.fingerprint)
            yield key, After(finding.severity, finding.message, finding.location.pointer)

    def _may_differ(self, code: str) -> bool:
        known = self._run.rules.get(code)
        return known is None or known.wording != self.pack.digests[code].wording or not self._unchanged(code)

    def holds(self, path: str) -> bool:
        """Whether a document is among those looked at here."""
        at = self._index.get(path)
        return self._first if at is None else bool(self.among[at])

    def agency(self, path: str) -> str | None:
        """Whose report it is."""
        at = self._index.get(path)
        return None if at is None else self._stored.columns.agencies[at]

    def now(self, found: Found) -> After | Literal["unasked", "left", "gone"]:
        """What has become of a finding of the run."""
        rule, at = self.pack.rules.get(found.rule), self._index.get(found.path)
        unasked: Literal["unasked", "gone"] = "gone" if self._terms.whole else "unasked"
        if rule is None:
            return "gone" if chosen(found.rule, self._terms.select, self._terms.ignore) else unasked
        if at is None:
            if not chosen(found.rule, self._terms.select, self._terms.ignore):
                return unasked
            return self._carried(rule, found, None) if self._unchanged(found.rule) else "left"
        mask = self._masks[found.rule]
        if not mask.wanted[at]:
            return unasked
        if mask.answered[at]:
            return self._after.get((found.path, found.rule, found.fingerprint), "gone")
        return self._carried(rule, found, self._levels[at]) if mask.carried[at] else "left"

    def _carried(self, rule: Rule, found: Found, level: str | None) -> After:
        """A finding that stays, with the severity of now; in new words where these are the same for all reports."""
        message = None
        if self._may_differ(rule.code) and len(rule.checks) == 1 and not (rule.zero_blanks or rule.checks[0].together):
            words = rule.checks[0].message
            message = None if placeholders(words.zh + words.en) else words
        return After(rule.severity_for(level), message, found.pointer, carried=True)

    def new(self, kept: frozenset[Key]) -> Iterator[tuple[Key, After]]:
        """The findings that the run does not have."""
        return ((key, after) for key, after in self._after.items() if key not in kept)

    @property
    def standings(self) -> Iterator[Standing]:
        """Each rule that is looked at, and those that are no more."""
        for code, rule in self.pack.rules.items():
            mask = self._masks[code]
            if mask.wanted.any():
                left = mask.wanted & ~mask.answered & ~mask.carried
                counts = (int(mask.answered.sum()), int(mask.carried.sum()))
                yield Standing(code, self._change(code), self._by(rule), *counts, self._why(rule, left))

    def _by(self, rule: Rule) -> By:
        if rule.code in self._found.by_tables:
            return "tables"
        if rule.across:
            return "roster"
        return "run" if self._unchanged(rule.code) else "reader" if rule.messages else "texts"

    def _change(self, code: str) -> Change:
        known, now = self._run.rules.get(code), self.pack.digests[code]
        if known is None:
            return "new"
        if known.judging != now.judging:
            return "judging"
        return "none" if known.wording == now.wording else "wording"

    def _why(self, rule: Rule, left: "Truths") -> tuple[tuple[str, int], ...]:
        held = self._stored.columns.held
        whole = held.cells & held.texts
        counts = {"reader": left} if rule.messages else {"masked": left & ~whole, "prior": left & whole}
        return tuple((why, int(where.sum())) for why, where in counts.items() if where.any())

    @property
    def broken(self) -> list[tuple[str, str]]:
        """Documents and rules on which the engine itself failed."""
        return [(self._stored.paths[number], code) for number, code in self._found.broken]
