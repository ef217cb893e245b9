"""Builtins about what the text claims: the kinds of claims are the pack's, the claims themselves the report's."""

from collections.abc import Callable
from typing import Any, NamedTuple

from disclosure_lint.cells import section
from disclosure_lint.claims.compare import Number, agrees, comparable, conflict
from disclosure_lint.claims.kinds import ClaimKind
from disclosure_lint.claims.read import Author, Claim, read_claims
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.terms import Element
from disclosure_lint.dsl.types import PLACE, TEXT, TRUTH, Type
from disclosure_lint.values import Unknown, merged, unknown

_NOTHING = unknown("not_stated", "phrase")


class Placed(NamedTuple):
    """A claim and the section that makes it."""

    number: int
    claim: Claim


class Claims(NamedTuple):
    """All claims of a report by kind; `gap` is why there may be more, None where there are not."""

    by_kind: dict[str, list[Placed]]
    gap: Unknown | None


def claims_of(context: Context, facts: Facts) -> Claims:
    """The claims of a report, read once."""
    if "claims" not in facts.memo:
        facts.memo["claims"] = _read(context, facts)
    found: Claims = facts.memo["claims"]
    return found


def _read(context: Context, facts: Facts) -> Claims:
    author = Author(facts.report.agency or "", facts.report.year)
    by_kind: dict[str, list[Placed]] = {}
    seen = set()
    for item in facts.report.sections:
        if item.number not in seen and item.text.strip():
            seen.add(item.number)
            heading = item.title or ""
            for claim in read_claims(item.text, context.claims, context.vocabulary.words, author, heading):
                by_kind.setdefault(claim.kind, []).append(Placed(item.number, claim))
    first = facts.section_text(1)
    return Claims(by_kind, first if isinstance(first, Unknown) else None)


def kind_of(context: Context, element: Element) -> ClaimKind:
    """The kind that an element of the domain `claims` stands for."""
    return context.claims.by_key[element.pointer.partition(".")[2]]


def own_claims(context: Context, element: Element) -> tuple[list[Placed], Unknown | None]:
    """The claims of a kind that are of what this year's tables cover, and why there may be more."""
    found, report = claims_of(context, context.own), context.own.report
    listed = found.by_kind.get(kind_of(context, element).key, [])
    return [item for item in listed if comparable(item.claim, context.own.level, report.scope)], found.gap


def _numbers(
    context: Context, element: Element, cells: Any, included: Any, meant: Any
) -> tuple[list[Number], Unknown | None]:
    """What a claim may be: the sum of its cells, that and what may be included, what may be meant instead; and why one
    of these is not known.
    """
    kind, candidates = kind_of(context, element), [cells]
    if any(kind.may_include.values()):
        candidates.append(merged(cells, included) if _any_unknown(cells, included) else cells + included)
    if any(kind.may_mean.values()):
        candidates.append(meant)
    gaps = [value for value in candidates if isinstance(value, Unknown)]
    return [value for value in candidates if not isinstance(value, Unknown)], merged(*gaps) if gaps else None


def _any_unknown(*values: Any) -> bool:
    return any(isinstance(value, Unknown) for value in values)


def _disagreeing(context: Context, element: Element, cells: Any, included: Any, meant: Any) -> Any:
    """The first claim that is none of the numbers it may be; True where there is none, or an unknown."""
    placed, gap = own_claims(context, element)
    numbers, missing = _numbers(context, element, cells, included, meant)
    unit = kind_of(context, element).unit
    wrong = [item for item in placed if item.claim.figure and not agrees(item.claim, unit, numbers)]
    if wrong:
        return missing if missing is not None else wrong[0]
    return gap if gap is not None and not placed else True


def _denial(context: Context, element: Element, cells: Any) -> Any:
    """A denial of what the table has some of; True where there is none, or an unknown."""
    placed, gap = own_claims(context, element)
    denial = next((item for item in placed if item.claim.figure is None), None)
    if denial is None:
        return gap if gap is not None and not placed else True
    if isinstance(cells, Unknown):
        return cells
    return True if cells == 0 else denial


def _conflict(context: Context, element: Element, cells: Any, included: Any, meant: Any) -> Any:
    """Two claims that contradict each other; True where there are none, or an unknown."""
    found = claims_of(context, context.own)
    placed = found.by_kind.get(kind_of(context, element).key, [])
    numbers, missing = _numbers(context, element, cells, included, meant)
    between = None if isinstance(included, Unknown) else included
    pair = conflict([item.claim for item in placed], numbers, between)
    if pair is None:
        return found.gap if found.gap is not None and not placed else True
    kind = kind_of(context, element)
    if missing is not None and any((*kind.may_include.values(), *kind.may_mean.values())):
        return missing
    return tuple(placed[at] for at in pair)


def _truth(search: Callable[..., Any]) -> Callable[..., Any]:
    """Whether nothing was found."""

    def run(context: Context, *arguments: Any) -> Any:
        found = search(context, *arguments)
        return found if isinstance(found, Unknown | bool) else False

    return run


def _place(search: Callable[..., Any], which: int = 0) -> Callable[..., Any]:
    def run(context: Context, *arguments: Any) -> Any:
        found = search(context, *arguments)
        if isinstance(found, Unknown | bool):
            return found if isinstance(found, Unknown) else _NOTHING
        item = found if isinstance(found, Placed) else found[which]
        return Range(section(item.number, "text"), item.claim.start, item.claim.end)

    return run


def _text(search: Callable[..., Any], which: int = 0) -> Callable[..., Any]:
    place = _place(search, which)

    def run(context: Context, *arguments: Any) -> Any:
        found = place(context, *arguments)
        return found if isinstance(found, Unknown) else "".join(quoted(context, found).split())

    return run


def quoted(context: Context, place: Range) -> str:
    """What stands at a place, from the last break on where it begins far back."""
    text: str = context.own.text(place.pointer)[place.start : place.end]
    return text.rpartition("\n")[2]


_SUMS = ("claim", "number", "number", "number")
_DENIED = ("claim", "number")


def _row(name: str, chinese: str, result: Type, run: Callable[..., Any], zh: str, en: str,
         parameters: tuple[str, ...] = _SUMS) -> Builtin:  # fmt: skip
    return Builtin(name, chinese, parameters, result, Bilingual(zh, en), run, strict=False)


TABLE = (
    _row("claim_agrees", "所称相符", TRUTH, _truth(_disagreeing),
         "文字中这类数字是否都与表格相符（依次给出：表中之数、可能并入的数、也可能指的数）；没有写明即相符",
         "whether all the text says of a thing agrees with the table: given are its sum there, what may be included in "
         "it, what may be meant instead; true where it says nothing"),
    _row("find_claim", "所称不符处", PLACE, _place(_disagreeing), "与表格不符的数字所在之处",
         "where the first figure stands that does not agree"),
    _row("claim_text", "不符原文", TEXT, _text(_disagreeing), "与表格不符的数字（原文）",
         "the first figure that does not agree, with its words"),
    _row("denial_agrees", "称无相符", TRUTH, _truth(_denial),
         "文字称没有的，表中之数是否为零；没有这样说即相符",
         "whether there is none in the table where the text says so; true where it does not", _DENIED),
    _row("find_denial", "称无之处", PLACE, _place(_denial), "文字称没有之处",
         "where the text says there was none", _DENIED),
    _row("denial_text", "称无原文", TEXT, _text(_denial), "称没有的原文", "the words that say there was none", _DENIED),
    _row("claims_agree", "前后相符", TRUTH, _truth(_conflict), "文字中同一事项的数字是否前后一致（参数同上）",
         "whether all the text says of a thing agrees with itself; given the same numbers"),
    _row("find_conflict", "前后不符处", PLACE, _place(_conflict, 1), "前后不一致的后一处",
         "where the second of two contradicting claims stands"),
    _row("conflict_first", "前文", TEXT, _text(_conflict, 0), "前后不一致的前一处（原文）",
         "the first of two contradicting claims"),
    _row("conflict_second", "后文", TEXT, _text(_conflict, 1), "前后不一致的后一处（原文）",
         "the second of two contradicting claims"),
)  # fmt: skip
