"""Builtins about what a text states: several subjects at once, the year it speaks of, the parts it announces."""

from collections.abc import Mapping, Sequence
from typing import Any

from disclosure_lint.cells import section
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.builtins.texts import passage
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.types import COUNT, PLACE, TEXT, TRUTH, YEAR
from disclosure_lint.phrases import LANGS, say
from disclosure_lint.prose.parts import Parts, announced_parts
from disclosure_lint.prose.sentences import sentences
from disclosure_lint.prose.years import OwnYear, other_year
from disclosure_lint.values import Unknown, merged, unknown
from disclosure_lint.vocabulary import PhraseList

_NO_PARTS = unknown("not_stated", "parts")
_NO_YEAR = unknown("not_stated", "phrase")


def _left_out(context: Context, text: str, entries: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    return [entry for entry in entries if not context.vocabulary.words[entry["words"]].mentions(text)]


def _mentions_all(context: Context, text: str, entries: Sequence[Mapping[str, str]]) -> bool:
    return not _left_out(context, text, entries)


def _unmentioned(context: Context, text: str, entries: Sequence[Mapping[str, str]]) -> Bilingual:
    missing = _left_out(context, text, entries)
    return Bilingual(*(say("list", lang).join(entry[lang] for entry in missing) for lang in LANGS))


def _sentences_before(context: Context, text: str, phrases: PhraseList) -> str:
    for start, end in sentences(text):
        if phrases.mentions(text[start:end]):
            return text[:start]
    return text


def _found_year(context: Context, text: str) -> OwnYear | Unknown | None:
    year = context.own.report.year
    return context.own.absent("year") if year is None else other_year(text, year, context.vocabulary.words)


def _is_of_other_year(context: Context, text: str) -> Any:
    found = _found_year(context, text)
    return found if isinstance(found, Unknown) else found is not None


def _stale_year(context: Context, text: str) -> Any:
    found = _found_year(context, text)
    return found.year if isinstance(found, OwnYear) else _NO_YEAR


def _find_stale_year(context: Context, pointer: str) -> Any:
    text = passage(context, pointer)
    if isinstance(text, Unknown):
        return text
    found = _found_year(context, text)
    return Range(pointer, found.start, found.end) if isinstance(found, OwnYear) else _NO_YEAR


def _numbers(context: Context) -> Any:
    """The sections that stand in the report; unknown where that cannot be told."""
    numbers = sorted({item.number for item in context.own.report.sections})
    return numbers or context.own.absent("sections", "sections")


def _parts(context: Context, text: str) -> Parts | None:
    form = context.own.form
    numbers = [shape.number for shape in form.sections] if form else []
    return announced_parts(text, numbers, context.vocabulary.words)


def _unnamed(context: Context, text: str) -> Any:
    numbers, parts = _numbers(context), _parts(context, text)
    if parts is None or parts.open or (parts.stated and not parts.named):
        return []
    return numbers if isinstance(numbers, Unknown) else [number for number in numbers if number not in parts.named]


def _announces_all(context: Context, text: str) -> Any:
    unnamed = _unnamed(context, text)
    return unnamed if isinstance(unnamed, Unknown) else not unnamed


def _unannounced(context: Context, text: str) -> Any:
    unnamed, form = _unnamed(context, text), context.own.form
    if isinstance(unnamed, Unknown) or form is None:
        return _NO_PARTS
    titles = [shape.title for shape in map(form.section, unnamed) if shape]
    return Bilingual(*(say("list", lang).join(getattr(title, lang) for title in titles) for lang in LANGS))


def _states_parts(context: Context, text: str) -> bool:
    parts = _parts(context, text)
    return parts is not None and parts.stated is not None and not parts.open


def _stated_parts(context: Context, text: str) -> Any:
    parts = _parts(context, text)
    return _NO_PARTS if parts is None or parts.stated is None else parts.stated


def _section_count(context: Context) -> Any:
    """How many sections there are; unknown where one of the form's is missing."""
    numbers, form = _numbers(context), context.own.form
    if isinstance(numbers, Unknown) or form is None:
        return numbers if isinstance(numbers, Unknown) else len(numbers)
    missing = [shape.number for shape in form.sections if shape.number not in numbers]
    return merged(*(context.own.absent(section(number), "sections") for number in missing)) if missing else len(numbers)


def _find_parts(context: Context, pointer: str) -> Any:
    text = passage(context, pointer)
    parts = None if isinstance(text, Unknown) else _parts(context, text)
    return Range(pointer, parts.start, parts.end) if parts else _NO_PARTS


TABLE = (
    Builtin("mentions_all", "全部提及", ("text", "parameter"), TRUTH, Bilingual("文字是否提到参数所列各项",
            "whether a text mentions every entry of a parameter, each by its word list"), _mentions_all),
    Builtin("unmentioned", "未提及项", ("text", "parameter"), TEXT, Bilingual("参数所列各项中文字没有提到的",
            "the entries of a parameter that a text does not mention"), _unmentioned),
    Builtin("sentences_before", "之前各句", ("text", "words"), TEXT, Bilingual("首次出现词表某项的句子之前的文字",
            "the sentences before the first with a phrase of a list"), _sentences_before),
    Builtin("is_of_other_year", "自称他年", ("text",), TRUTH, Bilingual("文字是否把别的年份当作本年度",
            "whether a text gives another year as its own"), _is_of_other_year),
    Builtin("stale_year", "误称年份", ("text",), YEAR, Bilingual("文字误作本年度的年份",
            "the other year that a text gives as its own"), _stale_year),
    Builtin("find_stale_year", "误称年份处", ("passage",), PLACE, Bilingual("误作本年度的年份所在之处",
            "where a text gives another year as its own"), _find_stale_year, strict=False),
    Builtin("announces_all", "列全各部分", ("text",), TRUTH, Bilingual("文字列举各部分时是否列全（以“等”结尾的不算）",
            "whether a list of the report's parts names all there are; open lists do"), _announces_all),
    Builtin("unannounced", "未列部分", ("text",), TEXT, Bilingual("文字列举各部分时漏列的",
            "the sections that a list of the report's parts leaves out"), _unannounced),
    Builtin("states_parts", "写明部分数", ("text",), TRUTH, Bilingual("文字是否写明报告由几个部分组成",
            "whether a text says how many parts the report has"), _states_parts),
    Builtin("stated_parts", "所称部分数", ("text",), COUNT, Bilingual("文字所称的部分数",
            "how many parts a text says the report has"), _stated_parts),
    Builtin("section_count", "实有部分数", (), COUNT, Bilingual("报告实有几个部分",
            "how many different sections the report has"), _section_count),
    Builtin("find_parts", "列举各部分处", ("passage",), PLACE, Bilingual("文字列举各部分之处",
            "where a text says what the report consists of"), _find_parts, strict=False),
)  # fmt: skip
