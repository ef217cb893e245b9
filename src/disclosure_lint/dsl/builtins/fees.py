"""Builtins about the statement on information-processing fees: of the whole report, read once."""

from collections.abc import Callable, Mapping
from typing import Any

from disclosure_lint.cells import section
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.types import COUNT, PLACE, TEXT, TRUTH, YUAN
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.prose.fee_sums import Itemised, itemised, misfits
from disclosure_lint.prose.fees import Fees, Figure, read_fees
from disclosure_lint.prose.tariff import Tariff
from disclosure_lint.values import Unknown, unknown

_PROPER = 6
"""The section that the statement belongs in."""
_NOWHERE = unknown("not_stated", "fee statement")


def _found(context: Context) -> Any:
    """Section number and statement: section six first, then the others; unknown where no section makes one."""
    memo = context.own.memo
    if "fees" not in memo:
        memo["fees"] = _search(context)
    return memo["fees"]


def _search(context: Context) -> tuple[int, Fees] | Unknown:
    own = context.own.section_text(_PROPER)
    numbers = [item.number for item in context.own.report.sections if item.number != _PROPER]
    for number in (_PROPER, *dict.fromkeys(numbers)):
        text = context.own.section_text(number)
        fees = read_fees(text, context.vocabulary.words) if isinstance(text, str) else None
        if fees:
            return number, fees
    return own if isinstance(own, Unknown) else _NOWHERE


def _ask(answer: Callable[[Fees], Any], subject: str = "") -> Callable[..., Any]:
    """A builtin without parameters: what `answer` makes of the statement; None is unknown: `subject` is not stated."""

    def run(context: Context) -> Any:
        found = _found(context)
        if isinstance(found, Unknown):
            return found
        value = answer(found[1])
        return unknown("not_stated", subject) if value is None else value

    return run


def _value(figure: Figure | None) -> Any:
    return figure and figure.value


def _of_list(answer: Callable[[Itemised], Any]) -> Callable[..., Any]:
    def asked(fees: Fees) -> Any:
        found = itemised(fees)
        return None if found is None else answer(found)

    return _ask(asked, "itemised fees")


def _adds_up(fees: Fees) -> bool:
    found = itemised(fees)
    return found is None or found.stated_amount is None or found.amount == found.stated_amount.value


def _counts_add_up(fees: Fees) -> bool:
    found = itemised(fees)
    return found is None or found.stated_cases is None or found.cases == found.stated_cases.value


def _fee_section(context: Context) -> Any:
    found = _found(context)
    return found if isinstance(found, Unknown) else found[0]


def _fee_place(context: Context) -> Any:
    found = _found(context)
    if isinstance(found, Unknown):
        return section(_PROPER)
    number, fees = found
    return Range(section(number, "text"), fees.start, fees.end)


def _gaps(fees: Fees) -> dict[str, Figure | None]:
    return {"notices": fees.notices, "billed": fees.billed, "collected": fees.collected}


def _fee_gaps(context: Context, names: Mapping[str, Mapping[str, str]]) -> Any:
    found = _found(context)
    if isinstance(found, Unknown):
        return found
    missing = [key for key, figure in _gaps(found[1]).items() if figure is None]
    return Bilingual(*(say("list", lang).join(names[key][lang] for key in missing) for lang in LANGS))


def _misfit(context: Context, tariff: Mapping[str, Any]) -> Any:
    found = _found(context)
    if isinstance(found, Unknown):
        return found
    figure = next(misfits(found[1], Tariff.of(tariff)), None)
    return figure and Range(section(found[0], "text"), figure.start, figure.end)


def _fees_fit(context: Context, tariff: Mapping[str, Any]) -> Any:
    found = _misfit(context, tariff)
    return found if isinstance(found, Unknown) else found is None


def _misfit_fee(context: Context, tariff: Mapping[str, Any]) -> Any:
    place = _misfit(context, tariff)
    if not isinstance(place, Range):
        return unknown("not_stated", "phrase")
    text = context.own.text(place.pointer)
    return text[place.start : place.end]


def _find_misfit_fee(context: Context, tariff: Mapping[str, Any]) -> Any:
    return _misfit(context, tariff) or unknown("not_stated", "phrase")


def _plain(name: str, chinese: str, result: Any, run: Callable[..., Any], zh: str, en: str) -> Builtin:
    return Builtin(name, chinese, (), result, Bilingual(zh, en), run)


def _by_tariff(name: str, chinese: str, result: Any, run: Callable[..., Any], zh: str, en: str) -> Builtin:
    return Builtin(name, chinese, ("parameter",), result, Bilingual(zh, en), run)


TABLE = (
    _plain("fee_section", "收费情况所在部分", COUNT, _fee_section, "信息处理费收取情况写在第几部分",
           "the number of the section that speaks of information-processing fees"),
    _plain("find_fees", "收费情况处", PLACE, _fee_place, "信息处理费收取情况所在之处",
           "where information-processing fees are spoken of"),
    _plain("fees_none", "未收费", TRUTH, _ask(lambda fees: fees.none), "报告是否称未发收费通知、未收费",
           "whether the report says that no notice was issued or nothing was charged"),
    _plain("fees_charged", "有收费", TRUTH, _ask(lambda fees: fees.charged), "报告是否写有大于零的收费件数、金额",
           "whether the report states a number or amount of fees above zero"),
    _plain("fee_notices", "收费通知数", COUNT, _ask(lambda fees: _value(fees.notices), "number of fee notices"),
           "发出收费通知的件数", "how many fee notices were issued"),
    _plain("fee_billed", "收费通知金额", YUAN, _ask(lambda fees: _value(fees.billed), "amount billed"),
           "收费通知的总金额", "the amount that the notices asked for"),
    _plain("fee_collected", "实收金额", YUAN, _ask(lambda fees: _value(fees.collected), "amount collected"),
           "实际收取的总金额", "the amount collected"),
    _plain("fee_cases", "收费件数", COUNT, _ask(lambda fees: _value(fees.cases), "number of cases charged"),
           "收取信息处理费的件数", "how many requests were charged"),
    _plain("fee_figures_given", "三项收费数据齐全", TRUTH, _ask(lambda fees: None not in _gaps(fees).values()),
           "通知件数、通知金额、实收金额是否都已写明",
           "whether notices, amount billed and amount collected are all stated"),
    _by_tariff("fee_gaps", "所缺收费数据", TEXT, _fee_gaps, "三项收费数据中没有写明的（参数给出名称）",
               "which of the three figures are not stated, named as the parameter says"),
    _plain("fee_parts_add_up", "收费分项金额相符", TRUTH, _ask(_adds_up), "分项金额之和是否等于所写合计",
           "whether itemised amounts add up to the stated one"),
    _plain("fee_counts_add_up", "收费分项件数相符", TRUTH, _ask(_counts_add_up), "分项件数之和是否等于所写合计",
           "whether itemised numbers of requests add up to the stated one"),
    _plain("fee_parts_amount", "收费分项金额", YUAN, _of_list(lambda item: item.amount), "分项金额之和",
           "what itemised amounts add up to"),
    _plain("fee_parts_stated", "收费分项所属金额", YUAN, _of_list(lambda item: _value(item.stated_amount)),
           "分项所属的合计金额", "the amount stated for an itemised list"),
    _plain("fee_parts_cases", "收费分项件数", COUNT, _of_list(lambda item: item.cases), "分项件数之和",
           "what itemised numbers of requests add up to"),
    _plain("fee_parts_stated_cases", "收费分项所属件数", COUNT, _of_list(lambda item: _value(item.stated_cases)),
           "分项所属的合计件数", "the number of requests stated for an itemised list"),
    _by_tariff("fees_fit", "金额符合标准", TRUTH, _fees_fit, "所写金额是否都是收费标准（参数）能够得出的",
               "whether the tariff of the parameter can come to every amount stated"),
    _by_tariff("misfit_fee", "不合标准金额", TEXT, _misfit_fee, "收费标准不能得出的金额（原文）",
               "the first amount that the tariff cannot come to, as it stands"),
    _by_tariff("find_misfit_fee", "不合标准金额处", PLACE, _find_misfit_fee, "收费标准不能得出的金额所在之处",
               "where the first amount stands that the tariff cannot come to"),
)  # fmt: skip
