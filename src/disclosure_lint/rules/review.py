"""What authors should know of a pack beyond what keeps it from loading: texts left untranslated, rules that cannot
fail, languages that say different things, clauses that no rule covers. Every mistake has its place.
"""

import re
from collections.abc import Iterator

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl import errors
from disclosure_lint.dsl.compile import Program
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors, nearest
from disclosure_lint.dsl.places import Assertion
from disclosure_lint.dsl.terms import Constant
from disclosure_lint.dsl.types import UNITS
from disclosure_lint.nodes import Node
from disclosure_lint.rules.model import Check, Rule
from disclosure_lint.rules.pack import Pack, in_edition
from disclosure_lint.rules.problems import PackProblem, worded
from disclosure_lint.rules.rulefile import RuleReader, place
from disclosure_lint.rules.templates import PLACEHOLDER, placeholders
from disclosure_lint.source import Source, Span

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(
    r"[\u3400-\u9fff]+ \([^()]*\)"
    r"|“[^“”]*”|\"[^\"]*\"|「[^「」]*」|《[^《》]*》|\([^()]*\)|（[^（）]*）"
)
"""What may stand in Chinese: quotations, what stands in brackets, words with their translation in brackets."""
_OWN = ("zh", "en")


def review_file(source: Source, node: Node, pack: Pack) -> Iterator[PackProblem]:
    """Texts of a file that seem not to be translated, and messages whose languages use different values."""
    names = _official(pack)
    for key, text in _texts(node):
        zh, en = text.get("zh"), text.get("en")
        if zh is None or en is None:
            continue
        chinese, english = (_masked(PLACEHOLDER, str(item.value)) for item in (zh, en))
        if _LETTER.search(chinese) and not _HAN.search(chinese):
            yield PackProblem(source, zh.span, worded("no_chinese"))
        left = _HAN.search(_masked(_QUOTED, _masked(names, english)))
        if left:
            yield PackProblem(source, place(en, Span(*left.span())), worded("no_english"))
        if key == "message":
            differing = sorted(_values(zh) ^ _values(en))
            if differing:
                listed = ", ".join(f"{{{name}}}" for name in differing)
                yield PackProblem(source, en.span, worded("placeholders_differ", names=listed))


def _masked(pattern: re.Pattern[str], text: str) -> str:
    """The text with what fits left blank, so that places stay the same."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _values(message: Node) -> set[str]:
    """What a message shows; of a place the one language may show the name, the other its short name."""
    return {name.partition(".")[0] for name in placeholders(str(message.value))}


def _texts(node: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """The texts in both languages, each with the key under which it stands; examples hold none."""
    if node.kind == "mapping" and node.pairs and all(name.value in _OWN for name, _ in node.pairs):
        yield key, node
        return
    for name, value in node.pairs:
        if name.value != "examples":
            yield from _texts(value, "message" if key == "messages" else str(name.value))
    for element in node.elements:
        yield from _texts(element, key)


def _official(pack: Pack) -> re.Pattern[str]:
    """Names that stand in Chinese in English texts too: labels of the forms, documents, units."""
    names = {unit.zh for unit in UNITS.values()}
    for form in pack.forms.editions:
        names |= {section.title.zh for section in form.sections}
        for table in form.tables.values():
            names |= {line.label.zh for lines in (table.rows, table.columns) for line in lines.values()}
    for rule in pack.rules.values():
        names |= {item.document for item in rule.authority}
    listed = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


def review_rule(rule: Rule, pack: Pack, reader: RuleReader, known: set[Source]) -> Iterator[PackProblem]:
    """Clauses that are none, and assertions that always come to the same; the latter not in files `known` as wrong."""
    node = reader.node
    assert node is not None
    for number, covered in enumerate(rule.covers):
        if covered not in pack.duties:
            near = nearest(covered, pack.duties)
            zh, en = worded("unknown_clause", id=covered, near="")
            message = Bilingual(zh + near.zh, en + near.en)
            yield PackProblem(reader.source, node.at(("covers", number)).span, message)
    if reader.source in known:
        return
    for number, check in enumerate(rule.checks):
        if _is_dead(rule, check, pack):
            value = node.at(("checks", number, "assert")) if node.get("checks") else node.at(("assert",))
            yield PackProblem(reader.source, value.span, errors.constant())


def _is_dead(rule: Rule, check: Check, pack: Pack) -> bool:
    """Whether the assertion comes to a constant at every place in every edition."""
    for form in pack.forms.editions:
        if not in_edition(rule, form):
            continue
        program = Program([Assertion(check.loops, check.assertion, rule.zero_blanks)], pack.scope(form), Errors())
        for instance in program.places:
            term = Elaborator(Errors()).truth(check.assertion, program.bound(instance))
            if not isinstance(term, Constant):
                return False
    return True


def notes(pack: Pack) -> Iterator[Bilingual]:
    """Clauses that a program could check and no rule covers; rules that name no clause."""
    covered = {item for rule in pack.rules.values() for item in rule.covers}
    used = {"", *(info.id for info in pack.infos)}
    for duty in pack.duties.values():
        if duty.checkable == "machine" and duty.pack in used and duty.id not in covered:
            document, clause = duty.authority
            yield worded("clause_uncovered", id=duty.id, document=document, clause=clause)
    for code, rule in sorted(pack.rules.items()):
        if not rule.covers and not (rule.messages and rule.basis == "practice"):  # those are on the tool's own use
            yield worded("covers_nothing", code=code)
