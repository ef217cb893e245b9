"""A pack's rules checked in every edition they name: types, units, places, messages. Finds all mistakes at once."""

from collections.abc import Iterator

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors, nearest
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Element
from disclosure_lint.dsl.unroll import places_of
from disclosure_lint.rules.model import Check, Rule
from disclosure_lint.rules.pack import Pack, in_edition
from disclosure_lint.rules.problems import PackProblem, worded
from disclosure_lint.rules.rulefile import RuleReader, place
from disclosure_lint.rules.templates import named_value, placeholders

SIDES = ("left", "right", "difference")
"""Placeholders that every comparison has by itself."""
TOGETHER = ("count", "places")
"""Placeholders of what is said of all places together."""


def audit_rule(rule: Rule, pack: Pack, reader: RuleReader) -> list[PackProblem]:
    """What is wrong with a rule's expressions and messages in the editions it names."""
    problems: list[PackProblem] = []
    known = [form.edition for form in pack.forms.editions]
    for number, edition in enumerate(rule.editions or ()):
        if edition not in known:
            near = nearest(edition, known)
            assert reader.node is not None
            message = worded("unknown_edition", edition=edition, near="")
            span = reader.node.at(("editions", number)).span
            problems.append(PackProblem(reader.source, span, Bilingual(message.zh + near.zh, message.en + near.en)))
    problems += _exemption(rule, pack, reader)
    forms = [form for form in pack.forms.editions if in_edition(rule, form)]
    inline = len(rule.checks) == 1 and not (reader.node and reader.node.get("checks"))
    for number, check in enumerate(rule.checks):
        path: tuple[str | int, ...] = () if inline else ("checks", number)
        found = [_audit_check(rule, check, pack.scope(form), path, reader) for form in forms]
        places = sum(count for count, _ in found)
        problems += dict.fromkeys(problem for _, listed in found for problem in listed)
        if not places and not any(listed for _, listed in found):
            problems.append(_problem(reader, (*path, "for_each"), worded("nowhere")))
    return list(dict.fromkeys(problems))


def _exemption(rule: Rule, pack: Pack, reader: RuleReader) -> list[PackProblem]:
    if rule.exempt is None or rule.exempt.words in pack.vocabulary.words:
        return []
    near = nearest(rule.exempt.words, list(pack.vocabulary.words))
    message = worded("unknown_words", words=rule.exempt.words, near="")
    whole = Bilingual(message.zh + near.zh, message.en + near.en)
    return [_problem(reader, ("exempt", "agencies"), whole)]


def _problem(reader: RuleReader, path: tuple[str | int, ...], message: Bilingual) -> PackProblem:
    return PackProblem(reader.source, reader.node.at(path).span if reader.node else None, message)


def _audit_check(
    rule: Rule, check: Check, scope: Scope, path: tuple[str | int, ...], reader: RuleReader
) -> tuple[int, list[PackProblem]]:
    loops, assertion = Errors(), Errors()
    places = list(places_of(0, check.loops, scope, loops))
    problems = _located(reader, (*path, "for_each"), loops)
    for at in places[:1] + places[-1:]:
        inner = at.bound(scope)
        Elaborator(assertion).truth(check.assertion, inner)
        problems += _parts(check, inner, path, reader)
        problems += _messages(check, inner, path, reader)
    if not assertion.found:
        for at in places:
            if Elaborator(assertion).truth(check.assertion, at.bound(scope)) is None:
                break  # the first mistake will do
    problems += _located(reader, (*path, "assert"), assertion)
    problems += _tellings(rule, check, scope, path, reader)
    if check.at is None and not check.loops:
        problems.append(_problem(reader, (*path, "assert"), worded("no_place")))
    return len(places), problems


def _located(reader: RuleReader, path: tuple[str | int, ...], errors: Errors) -> list[PackProblem]:
    assert reader.node is not None
    value = reader.node.at(path)
    return [PackProblem(reader.source, place(value, error.span), error.message) for error in errors.found]


def _parts(check: Check, scope: Scope, path: tuple[str | int, ...], reader: RuleReader) -> list[PackProblem]:
    problems = []
    if check.at is not None:
        found = Errors()
        Elaborator(found).place(check.at, scope)
        problems += _located(reader, (*path, "at"), found)
    if check.evidence is not None:
        found = Errors()
        for element in Elaborator(found).domain(check.evidence.domain, scope)[:1]:
            if check.evidence.where is not None:
                Elaborator(found).truth(check.evidence.where, scope.bind(check.evidence.variable, element))
        problems += _located(reader, (*path, "evidence"), found)
    return problems + _values(check.values, scope, path, reader)


def _values(
    values: dict[str, syntax.Node], scope: Scope, path: tuple[str | int, ...], reader: RuleReader
) -> list[PackProblem]:
    problems = []
    for name, tree in values.items():
        found = Errors()
        Elaborator(found).value(tree, scope)
        problems += _located(reader, (*path, "values", name), found)
    return problems


def _tellings(
    rule: Rule, check: Check, scope: Scope, path: tuple[str | int, ...], reader: RuleReader
) -> Iterator[PackProblem]:
    """What is wrong with what is said of all places together, and of what is known where a rule cannot be judged."""
    if rule.across and rule.zero_blanks:
        yield _problem(reader, ("blanks",), worded("blanks_across"))
    for telling, message in (("together", check.together), ("bounds", check.bounds)):
        if message is None:
            continue
        if not rule.across:
            yield _problem(reader, (*path, telling), worded("across_only", key=telling))
        values = check.values_of(telling)
        yield from _values(values, scope, (*path, telling), reader)
        given = [*values, *(TOGETHER if telling == "together" else ())]
        for lang, name in _placeholders(message):
            if name not in given and named_value(name, scope) is None:
                yield _unmeant(name, given, reader, (*path, telling, "message", lang))


def _messages(check: Check, scope: Scope, path: tuple[str | int, ...], reader: RuleReader) -> Iterator[PackProblem]:
    for lang, name in _placeholders(check.message):
        if not has_meaning(name, check, scope):
            yield _unmeant(name, [*check.values, *scope.variables, *SIDES], reader, (*path, "message", lang))


def _placeholders(message: Bilingual) -> Iterator[tuple[str, str]]:
    """The languages of a message with the names in it."""
    for lang, template in zip(("zh", "en"), message, strict=True):
        yield from ((lang, name) for name in dict.fromkeys(placeholders(template)))


def _unmeant(name: str, known: list[str], reader: RuleReader, path: tuple[str | int, ...]) -> PackProblem:
    near = nearest(name, known)
    message = worded("placeholder", name=name, near="")
    return _problem(reader, path, Bilingual(message.zh + near.zh, message.en + near.en))


def has_meaning(name: str, check: Check, scope: Scope) -> bool:
    """Whether a placeholder stands for something at a check."""
    if name in check.values or isinstance(scope.variables.get(name), Element):
        return True
    if name in SIDES:
        return isinstance(check.assertion, syntax.Compare)
    return named_value(name, scope) is not None
