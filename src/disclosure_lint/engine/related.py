"""What rules over several reports say: many places in one finding, and what is known where nothing can be judged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, TypeAlias

from disclosure_lint.cells import CHILDREN, ORIGINS
from disclosure_lint.diagnostics import Bilingual, Diagnostic, Evidence
from disclosure_lint.dsl.children import Children
from disclosure_lint.dsl.combine import sure
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.places import Place
from disclosure_lint.dsl.terms import ChildValue, Constant, Element, Over, Term, cells_read, walk
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.engine.judge import Judge
from disclosure_lint.engine.message import compose, spelled
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.rules.labels import pointer_label
from disclosure_lint.rules.model import Check
from disclosure_lint.rules.pack import Pack
from disclosure_lint.rules.templates import PLACEHOLDER, named_value, placeholders
from disclosure_lint.values import Unknown

PLACES = 3
"""Of how many places a finding that is about many tells the message."""


Give: TypeAlias = Callable[[list[Any], dict[int, int], Any], list[Any]]
CellsRead: TypeAlias = tuple[tuple[int, ...], tuple[tuple[int, Give | None], ...]]
"""Cells of the report, and those of subordinate units with what gives the sums of them that are asked for."""


class Speaker:
    """Words the failures of one member."""

    def __init__(self, pack: Pack, judge: Callable[[], Judge], evaluation: Evaluation) -> None:
        self._pack, self._made, self._evaluation = pack, judge, evaluation

    @cached_property
    def _judge(self) -> Judge:
        return self._made()

    def groups(self) -> list[list[Failure]]:
        """The failures that are told as one: those of a check that says so."""
        found = []
        for check, group in groupby(self._evaluation.failures, key=lambda failure: failure.check):
            failures = list(group)
            found += [failures] if check.together else [[failure] for failure in failures]
        return found

    def findings(self, group: Sequence[Failure]) -> Iterator[Diagnostic]:
        """The finding of failures."""
        first = group[0]
        messages = [self._message(failure) for failure in group[:PLACES]]
        message = self._together(first.check, messages, len(group)) if first.check.together else messages[0]
        evidence = {item.pointer: item for failure in group for item in self._evidence(failure)}
        pointer = self._pointer(first)
        span = self._judge.origin.span(pointer, self._pack.forms)
        found = self._judge.finding(first.rule.code, pointer, span, message, tuple(evidence.values()))
        yield found._replace(cause="extraction") if self._is_doubtful(group) else found

    def _is_doubtful(self, group: Sequence[Failure]) -> bool:
        """Whether figures of another report were recognised in pictures: that is not held against the agency."""
        context = self._evaluation.context
        asked = [facts for _, facts in context.children if facts.covered is not False] + [context.parent]
        return any(facts is not None and facts.report.from_picture for facts in asked)

    def bounds(self, check: Check) -> Bilingual | None:
        """What is known although a check cannot be judged; None where that is not known either."""
        if check.bounds is None:
            return None
        values = self._values(check, "bounds", check.bounds)
        if any(value.__class__ is Unknown for value in values.values()):
            return None
        return Bilingual(
            *(_filled(check.bounds.text(lang), {k: spelled(v, lang) for k, v in values.items()}) for lang in LANGS)
        )

    def _message(self, failure: Failure) -> Bilingual:
        return compose(self._evaluation, failure, self._pack.forms)

    def _together(self, check: Check, messages: Sequence[Bilingual], count: int) -> Bilingual:
        assert check.together is not None
        values = self._values(check, "together", check.together)
        told = []
        for lang in LANGS:
            places = say("missing.and", lang).join(message.text(lang).rstrip("。.") for message in messages)
            shown = {name: spelled(value, lang) for name, value in values.items()}
            if count > len(messages):
                places = say("across.more", lang, places=places)
            told.append(_filled(check.together.text(lang), {**shown, "count": str(count), "places": places}))
        return Bilingual(*told)

    def _values(self, check: Check, telling: str, message: Bilingual) -> dict[str, Any]:
        """The values that a message names which speaks of no single place. What gives them is kept with the program."""
        program = self._evaluation.program
        key = (id(check), telling)
        if key not in program.tellings:
            scope, trees = program.program.scope, check.values_of(telling)
            terms: dict[str, Term] = {}
            for name in dict.fromkeys(placeholders(message.zh) + placeholders(message.en)):
                term = Elaborator(Errors()).value(trees[name], scope) if name in trees else named_value(name, scope)
                if term is not None:
                    terms[name] = term
            nowhere = Place(next(at for at, (_, other) in enumerate(program.checks) if other is check), {})
            program.tellings[key] = (tuple(terms), program.program.prepared(list(terms.values()), nowhere))
        names, give = program.tellings[key]
        values, _, masks = self._evaluation.vector
        return dict(zip(names, give(values, masks, self._evaluation.context), strict=True))

    def _pointer(self, failure: Failure) -> str:
        if failure.check.at is None:
            return list(failure.place.variables.values())[-1].pointer
        scope = self._evaluation.program.program.bound(failure.place)
        term = sure(Elaborator(Errors()).place(failure.check.at, scope))
        value = term.value if isinstance(term, Constant) else None
        return value.pointer if isinstance(value, Element) else ""

    def _evidence(self, failure: Failure) -> Iterator[Evidence]:
        """The cells that the assertion read, and what those of subordinate units come to."""
        forms, (values, _, masks) = self._pack.forms, self._evaluation.vector
        context = self._evaluation.context
        size = len(forms.cells)
        cells, loops = self._cells_read(failure.place)
        for index in cells:
            yield self._shown(f"{ORIGINS[index // size]}{forms.cells[index % size]}", values[index])
        for cell, give in loops:
            below = (
                next(filter(_is_known, give(values, masks, context)), None) if give else _most(context.children, cell)
            )
            shown = self._shown(f"{CHILDREN}{forms.cells[cell]}", below)
            whose, label = _words("across.sum" if give else "across.most"), forms.label(str(forms.cells[cell]))
            yield shown._replace(label=Bilingual(f"{whose.zh} › {label.zh}", f"{whose.en} › {label.en}"))

    def _cells_read(self, place: Place) -> CellsRead:
        """What an assertion reads at a place; kept with the program, as many members fail at one place."""
        program = self._evaluation.program
        if id(place) not in program.read_at:
            term = program.program.term(place)
            sums = dict[int, list[Term]]()
            for node in walk(term):
                if isinstance(node, Over):
                    for cell in (item.cell for item in walk(node.body) if isinstance(item, ChildValue)):
                        sums.setdefault(cell, []).extend([node] if node.kind == "sum" else [])
            loops = ((cell, program.program.prepared(nodes, place) if nodes else None) for cell, nodes in sums.items())
            program.read_at[id(place)] = (cells_read(term), tuple(loops))
        return program.read_at[id(place)]

    def _shown(self, pointer: str, value: Any) -> Evidence:
        known = None if value.__class__ is Unknown else value
        return Evidence(pointer, pointer_label(pointer, self._pack.forms), known, *self._judge.origin.where(pointer))


def _most(children: Children, cell: int) -> Any:
    """The largest of the figures that are known of units that count."""
    return max(
        (values[cell] for values, facts in children if facts.covered is True and _is_known(values[cell])), default=None
    )


def _is_known(value: Any) -> bool:
    return value.__class__ is not Unknown


def _words(key: str) -> Bilingual:
    return Bilingual(*(say(key, lang) for lang in LANGS))


def _filled(template: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group()), template)
