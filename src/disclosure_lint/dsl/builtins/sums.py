"""Builtins about sums and ratios inside a text, and about growth beside last year's report."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from disclosure_lint.cells import section
from disclosure_lint.claims.parts import WrongSum, wrong_sums
from disclosure_lint.claims.ratios import Ratio, ratios
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.claims import claims_of, kind_of, own_claims
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.builtins.texts import passage
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.terms import Element
from disclosure_lint.dsl.types import COUNT, PLACE, TEXT, TRUTH, Type
from disclosure_lint.values import Unknown, merged, unknown

_NOTHING = unknown("not_stated", "phrase")
_QUOTED = 60
"""Characters of a list that are quoted."""


class Misfit(NamedTuple):
    """A ratio, the base that it was worked out with, and where it stands."""

    pointer: str
    ratio: Ratio
    base: Decimal | int


def _sum(context: Context, pointer: str) -> Any:
    """The first list of a text that does not add up; True where there is none, or an unknown."""
    text = passage(context, pointer)
    if isinstance(text, Unknown):
        return text
    key, memo = ("sums", pointer), context.own.memo
    if key not in memo:
        memo[key] = next(wrong_sums(text, context.claims.measures, context.vocabulary.words), True)
    return memo[key]


def _ratios(context: Context, pointer: str) -> tuple[Ratio, ...] | Unknown:
    text = passage(context, pointer)
    if isinstance(text, Unknown):
        return text
    key, memo = ("ratios", pointer), context.own.memo
    if key not in memo:
        memo[key] = tuple(ratios(text, context.claims.measures, context.vocabulary.words))
    found: tuple[Ratio, ...] = memo[key]
    return found


def _ratio(context: Context, pointer: str) -> Any:
    """The first ratio that its text's own figures do not give; True where there is none, or an unknown."""
    found = _ratios(context, pointer)
    if isinstance(found, Unknown):
        return found
    tables = () if all(item.growth for item in found) else tuple(_in_tables(context))
    wrong = (item for item in found if item.bases and not any(item.fits(base) for base in _bases(item, tables)))
    return next((Misfit(pointer, item, item.bases[0]) for item in wrong), True)


def _bases(ratio: Ratio, tables: tuple[Decimal | int, ...]) -> tuple[Decimal | int, ...]:
    """What a ratio may be to: a share also of a number in the tables that the text does not repeat."""
    return ratio.bases if ratio.growth else (*ratio.bases, *tables)


def _in_tables(context: Context) -> Iterator[Decimal | int]:
    """The numbers of the tables that claims may be of, with and without what may be included."""
    report = context.own.report
    for kind in context.claims.all:
        total: Decimal | int = 0
        for pointer in (*kind.cells.get("", ()), *kind.may_include.get("", ())):
            table, _, rest = pointer.partition(".")
            cell = report.cell(table, *rest.rpartition(".")[::2])
            if cell is not None and cell.value is not None:
                total += cell.value
                yield cell.value
                yield total


def _growth(context: Context, element: Element, before: Any, included: Any) -> Any:
    """The first growth rate of a claim that last year's figures do not give; True where there is none, or an unknown.

    Rates with last year's figure beside them in the text are judged by that one, see `_ratio`.
    """
    placed, gap = own_claims(context, element)
    for number, claim in placed:
        found = _ratios(context, section(number, "text"))
        own = (
            (item for item in found if item.growth and item.figure == claim.figure) if isinstance(found, tuple) else ()
        )
        for ratio in own:
            if ratio.bases:
                continue
            bases = list(_last_year(context, element, before, included))
            known = [base for base in bases if not isinstance(base, Unknown)]
            if not any(ratio.fits(base) for base in known):
                unclear = [base for base in bases if isinstance(base, Unknown)]
                return merged(*unclear) if unclear else Misfit(section(number, "text"), ratio, _nearest(ratio, known))
    return gap if gap is not None and not placed else True


def _last_year(context: Context, element: Element, before: Any, included: Any) -> Iterator[Any]:
    """What last year's figure may be: what its text claims, the table's, and that with what may be included."""
    if context.prior is None:
        yield unknown("no_prior")
        return
    claimed = claims_of(context, context.prior).by_kind.get(kind_of(context, element).key, [])
    yield from (item.claim.figure.value for item in claimed if item.claim.figure and item.claim.figure.exact
                and item.claim.this_year)  # fmt: skip
    yield before
    if any(kind_of(context, element).may_include.values()):
        unclear = [value for value in (before, included) if isinstance(value, Unknown)]
        yield merged(*unclear) if unclear else before + included


def _nearest(ratio: Ratio, bases: list[Decimal | int]) -> Decimal | int:
    """The base that comes nearest to what is stated."""

    def off(base: Decimal | int) -> Decimal:
        given = ratio.of(base)
        return Decimal("Infinity") if given is None else abs(given - ratio.percent)

    return min(bases, key=off)


def _ask(search: Callable[..., Any], answer: Callable[[Any], Any]) -> Callable[..., Any]:
    """What `answer` makes of what was found; unknown where nothing was."""

    def run(context: Context, *arguments: Any) -> Any:
        found = search(context, *arguments)
        return _NOTHING if found is True else found if isinstance(found, Unknown) else answer(found)

    return run


def _holds(search: Callable[..., Any]) -> Callable[..., Any]:
    def run(context: Context, *arguments: Any) -> Any:
        found = search(context, *arguments)
        return found if found is True or isinstance(found, Unknown) else False

    return run


def _list_place(context: Context, pointer: str) -> Any:
    return _ask(_sum, lambda found: Range(pointer, found.start, found.end))(context, pointer)


def _list_text(context: Context, pointer: str) -> Any:
    def words(found: WrongSum) -> str:
        text = "".join(passage(context, pointer)[found.start : found.end].split())
        return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"

    return _ask(_sum, words)(context, pointer)


def _place(found: Misfit) -> Range:
    return Range(found.pointer, found.ratio.start, found.ratio.end)


def _words(search: Callable[..., Any]) -> Callable[..., Any]:
    def run(context: Context, *arguments: Any) -> Any:
        place = _ask(search, _place)(context, *arguments)
        if isinstance(place, Unknown):
            return place
        return "".join(context.own.text(place.pointer)[place.start : place.end].split())

    return run


def _percent(found: Misfit) -> Any:
    """The percentage to as many decimals as are stated, two at least where it takes them to tell the difference."""
    given = found.ratio.of(found.base)
    if given is None:
        return unknown("undefined", "division by zero")
    decimals = max(found.ratio.decimals, 0)
    rounded = round(given, decimals)
    return rounded if rounded != found.ratio.percent else round(given, decimals + 2)


_LIST, _CLAIM = ("passage",), ("claim", "number", "number")


def _row(name: str, chinese: str, kinds: tuple[str, ...], result: Type, run: Callable[..., Any], zh: str,
         en: str) -> Builtin:  # fmt: skip
    return Builtin(name, chinese, kinds, result, Bilingual(zh, en), run, strict=False)


TABLE = (
    _row("sums_hold", "分项相加相符", _LIST, TRUTH, _holds(_sum),
         "文字中列全的分项之和是否都等于所写合计（其中、等不算）",
         "whether the parts of every closed list in a text add up to the stated total"),
    _row("find_sum", "分项不符处", _LIST, PLACE, _list_place, "分项之和与合计不符之处",
         "where the first list stands that does not add up"),
    _row("sum_text", "分项原文", _LIST, TEXT, _list_text, "分项之和与合计不符的原文",
         "the first list that does not add up"),
    _row("sum_added", "分项之和", _LIST, COUNT, _ask(_sum, lambda found: found.added), "不符的一处分项之和",
         "what the parts of that list come to"),
    _row("sum_stated", "分项合计", _LIST, COUNT, _ask(_sum, lambda found: found.total.value), "不符的一处所写合计",
         "the total stated for that list"),
    _row("ratios_hold", "比率相符", _LIST, TRUTH, _holds(_ratio),
         "文字中的占比、增幅是否都能由同一处的数字得出（四舍五入或截去尾数）",
         "whether the figures beside them give all shares and growth rates of a text, rounded or cut off"),
    _row("find_ratio", "比率不符处", _LIST, PLACE, _ask(_ratio, _place), "得不出的占比、增幅所在之处",
         "where the first percentage stands that its figures do not give"),
    _row("ratio_text", "比率原文", _LIST, TEXT, _words(_ratio), "得不出的占比、增幅（原文）",
         "the first percentage that its figures do not give"),
    _row("ratio_figure", "比率之数", _LIST, COUNT, _ask(_ratio, lambda found: found.ratio.figure.value),
         "该比率所说的数", "the figure that percentage is of"),
    _row("ratio_base", "比率基数", _LIST, COUNT, _ask(_ratio, lambda found: found.base), "该比率的基数",
         "the figure it is a ratio to"),
    _row("ratio_percent", "应有比率", _LIST, COUNT, _ask(_ratio, _percent), "按这两个数计算的百分数",
         "the percentage that the two give"),
    _row("growth_agrees", "增幅相符", _CLAIM, TRUTH, _holds(_growth),
         "文字所称增幅是否与上年报告的同一数字相符（依次给出：上年表中之数、可能并入的数）；没有写明即相符",
         "whether last year's report gives the growth that the text states; given are last year's sum in the table and "
         "what may be included in it; true where none is stated"),
    _row("find_growth", "增幅不符处", _CLAIM, PLACE, _ask(_growth, _place), "与上年报告不符的增幅所在之处",
         "where the growth stands that last year's report does not give"),
    _row("growth_text", "增幅原文", _CLAIM, TEXT, _words(_growth), "与上年报告不符的增幅（原文）",
         "the growth that last year's report does not give"),
    _row("growth_figure", "增幅之数", _CLAIM, COUNT, _ask(_growth, lambda found: found.ratio.figure.value),
         "该增幅所说的数", "the figure that growth is of"),
    _row("growth_base", "增幅基数", _CLAIM, COUNT, _ask(_growth, lambda found: found.base), "上年的同一数字",
         "last year's figure"),
    _row("growth_percent", "应有增幅", _CLAIM, COUNT, _ask(_growth, _percent), "按这两个数计算的增幅（%）",
         "the growth that the two give, in per cent"),
)  # fmt: skip
