"""What a pack says may be claimed: of which cells, in which words. Finds the words; judges nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.vocabulary import Pattern, PhraseList, any_of, needs_of, phrases_of
from disclosure_lint.vocabulary.encoded import encoded
from disclosure_lint.vocabulary.literals import Needs

FIGURE = "#"
"""What stands for the figure in the text that phrases are matched against."""
_KEPT = 10_000
"""How many windows are remembered: those of a report of some megabytes."""
_MANY = 200
"""Windows after which it is worth making one pattern of all phrases."""


class Phrase(NamedTuple):
    """Patterns of what stands before the figure and of what stands after it; '' where anything may."""

    before: str
    after: str


class ClaimKind(NamedTuple):
    """A thing that texts state a number of.

    `cells`, `may_include` and `may_mean` are cells or groups of cells to be summed, by edition ('' for all): what the
    number is of, what may be counted in with it, and what may be meant instead. `definition_may_differ` says that
    people count it in several ways. `unit` is that of the cells. `context` is what the paragraph must mention, `unless`
    what the clause must not. `needs` are what each phrase needs, where that was worked out before.
    """

    key: str
    label: Bilingual
    cells: Mapping[str, tuple[str, ...]]
    may_include: Mapping[str, tuple[str, ...]]
    may_mean: Mapping[str, tuple[str, ...]]
    definition_may_differ: bool
    unit: str
    in_lists: bool
    measures: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    none: PhraseList
    context: PhraseList
    unless: PhraseList
    needs: tuple[Needs, ...] = ()


class ClaimKinds:
    """The kinds of a pack, in its order. `fillers` may stand between a phrase and its figure (共, 约)."""

    def __init__(self, kinds: Sequence[ClaimKind], measures: Sequence[str] = (), fillers: Sequence[str] = ()) -> None:
        self._filler = f"(?:{'|'.join(map(re.escape, fillers))})*" if fillers else ""
        self.all = tuple(kinds)
        self.by_key = {kind.key: kind for kind in kinds}
        every = {*measures, *(measure for kind in kinds for measure in kind.measures)}
        self._asked = 0
        self._known: dict[str, tuple[ClaimKind, int] | None] = {}
        self.measures = tuple(sorted(every, key=lambda measure: (-len(measure), measure)))

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "ClaimKinds":
        """The kinds of a `claims.yaml`; KeyError or TypeError where the data is not what was validated."""
        measures = tuple(data.get("measures", ()))
        kinds = [_kind(key, entry, measures) for key, entry in data.get("kinds", {}).items()]
        return cls(kinds, measures, data.get("fillers", ()))

    @cached_property
    def _finders(self) -> tuple[tuple[ClaimKind, Pattern], ...]:
        """The phrases of all kinds as patterns, in their order."""
        return tuple(pair for kind in self.all for pair in self._patterns(kind))

    def _patterns(self, kind: ClaimKind) -> Iterator[tuple[ClaimKind, Pattern]]:
        for number, phrase in enumerate(kind.phrases):
            yield kind, Pattern(self._around(phrase), kind.needs[number] if kind.needs else None)

    def _around(self, phrase: Phrase) -> str:
        before = f"(?:{phrase.before}){self._filler}" if phrase.before else ""
        after = f"(?:{phrase.after})" if phrase.after else ""
        return f"{before}{FIGURE}{after}"

    def needs(self) -> dict[str, list[Needs]]:
        """What the phrases of each kind need (see `vocabulary.Pattern`), by its key."""
        found: dict[str, list[Needs]] = {kind.key: [] for kind in self.all}
        for kind, pattern in self._finders:
            found[kind.key].append(pattern.needs)
        return found

    @cached_property
    def denials(self) -> PhraseList:
        """The denials of all kinds: whether a text needs to be gone over for them."""
        kinds = [kind.none for kind in self.all]
        literals = [literal for none in kinds for literal in none.literals]
        return PhraseList(literals, [pattern for none in kinds for pattern in none.patterns])

    def find(self, window: str) -> tuple[ClaimKind, int] | None:
        """The kind whose phrase stands around the figure of a window, and where in the window the phrase begins.

        Of several phrases it is the one that begins first, of several of those that of the first kind. Windows are
        remembered: a text that somebody types in is read again at each keystroke.
        """
        if window not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[window] = self._find(window)
        return self._known[window]

    @cached_property
    def _by_literal(self) -> dict[str, list[int]]:
        """The numbers of the finders by the literals of which a match holds one; '' for those that need none."""
        found: dict[str, list[int]] = {}
        for number, (_, pattern) in enumerate(self._finders):
            for literal in next((group for group in pattern.needs if FIGURE not in group), ("",)):
                found.setdefault(literal, []).append(number)
        return found

    @cached_property
    def _any(self) -> Any:
        """The phrases of all kinds as one pattern, None if too large: where the first of them begins."""
        return any_of([pattern for _, pattern in self._finders])

    def _find(self, window: str) -> tuple[ClaimKind, int] | None:
        data, best = encoded(window), None
        self._asked += 1
        prepared = self._asked > _MANY and self._any is not None
        first = self._any.search(data) if prepared else None
        if prepared and first is None:
            return None
        near = {number for literal, numbers in self._by_literal.items() if literal in window for number in numbers}
        for number in sorted(near):
            kind, pattern = self._finders[number]
            match = pattern.compiled.search(data) if pattern.may_match(window) else None
            if match and (best is None or match.start() < best[1]):
                best = kind, match.start()
            if best and first and best[1] == first.start():
                break
        return best and (best[0], len(data[: best[1]].decode()))


NO_CLAIMS = ClaimKinds(())


def _kind(key: str, data: Mapping[str, Any], measures: tuple[str, ...]) -> ClaimKind:
    phrases = tuple(Phrase(item.get("before", ""), item.get("after", "")) for item in data.get("phrases", ()))
    needs = tuple(map(needs_of, data.get("needs", ())))
    if needs and len(needs) != len(phrases):
        raise ValueError(needs)
    return ClaimKind(
        key=key,
        label=Bilingual(data["label"]["zh"], data["label"]["en"]),
        cells=_by_edition(data.get("cells", ())),
        may_include=_by_edition(data.get("may_include", ())),
        may_mean=_by_edition(data.get("may_mean", ())),
        definition_may_differ=data.get("definition_may_differ", False),
        unit=data.get("unit", "count"),
        in_lists=data.get("in_lists", False),
        measures=tuple(data.get("measures") or measures),
        phrases=phrases,
        none=phrases_of(data.get("none", ())),
        context=phrases_of(data.get("context", ())),
        unless=phrases_of(data.get("unless", ())),
        needs=needs,
    )


def _by_edition(data: Any) -> Mapping[str, tuple[str, ...]]:
    if isinstance(data, Mapping):
        return {edition: tuple(pointers) for edition, pointers in data.items()}
    return {"": tuple(data)}
