"""Builtins about texts: phrases in them, names of agencies."""

from collections.abc import Sequence
from typing import Any

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.types import COUNT, PLACE, TEXT, TRUTH
from disclosure_lint.values import Unknown, unknown
from disclosure_lint.vocabulary import PhraseList, Vocabulary


def _mentions(context: Context, text: str, phrases: PhraseList) -> bool:
    return phrases.mentions(text)


def passage(context: Context, pointer: str) -> Any:
    """The text at a pointer, this year's or last year's; unknown where it is not there."""
    facts = context.facts(pointer.startswith(PRIOR))
    return facts.text(pointer.removeprefix(PRIOR)) if isinstance(facts, Facts) else facts


def _find(context: Context, pointer: str, phrases: PhraseList) -> Any:
    text = passage(context, pointer)
    if text.__class__ is Unknown:
        return text
    found = phrases.find(text)
    return Range(pointer, *found) if found else unknown("not_stated", pointer)


def _excerpt(context: Context, text: str, phrases: PhraseList) -> Any:
    found = phrases.find(text)
    return text[found[0] : found[1]] if found else unknown("not_stated", "phrase")


def _names_agency(context: Context, title: str) -> bool:
    """Something of two characters or more is left once year, the report's own name and «our office» are taken out."""
    named = _agency_in(context, title)
    return isinstance(named, str) and sum(1 for character in named if "\u3400" <= character <= "\u9fff") >= 2


def _agency_in(context: Context, title: str) -> Any:
    """What is left of a title without year, the report's own name and «our office»."""
    words = context.vocabulary.words
    for name in ("title_boilerplate", "pronouns"):
        title = words[name].without(title)
    return "".join(title.split()) or unknown("not_stated", "agency")


def _is_tail(context: Context, short: str, long: str) -> bool:
    """Both without office and seal, one ends with the other and is longer: a name with its region and one without."""
    one, other = _core(context, short), _core(context, long)
    return one != other and bool(one) and other.endswith(one)


def _core(context: Context, agency: str) -> str:
    return "".join(context.vocabulary.words["office_suffixes"].without(agency).split())


def _is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _same_agency(context: Context, left: str, right: str) -> bool:
    """The same name, one the other's office, a part of the other, or its abbreviation (characters in order): not the
    agency of the city for that of one of its counties.
    """
    short, long = sorted((_core(context, left), _core(context, right)), key=len)
    return not short or (_is_subsequence(short, long) and not _is_of_region_above(context, short, long))


def _is_of_region_above(context: Context, short: str, long: str) -> bool:
    """Whether two names differ by the county or township alone that one of them has after the city of both."""
    start = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    cities = context.vocabulary.phrases("city_ends").literals
    while start and not short[:start].endswith(cities):
        start -= 1
    own = short[start:]
    if not (start and own and long.endswith(own)):
        return False
    between = long[start : -len(own)]
    return context.vocabulary.phrases("region_of_city").find(between) == (0, len(between))


def is_office_of(vocabulary: Vocabulary, office: str, agency: str) -> bool:
    """Whether a name is that of an agency's own office."""
    bare = "".join(vocabulary.words["office_suffixes"].without(office).split())
    return bare == "".join(agency.split()) and bare != "".join(office.split())


def _is_office_of(context: Context, office: str, agency: str) -> bool:
    return is_office_of(context.vocabulary, office, agency)


TABLE = (
    Builtin("mentions", "提及", ("text", "words"), TRUTH, Bilingual("文字中是否出现词表中的任何一项",
            "whether any phrase of a list is in a text"), _mentions),
    Builtin("find", "查找", ("passage", "words"), PLACE, Bilingual("词表中任何一项首次出现之处",
            "where a phrase of a list first stands"), _find, strict=False),
    Builtin("excerpt", "摘出", ("text", "words"), TEXT, Bilingual("词表中首先出现的一项",
            "the phrase of a list that stands first"), _excerpt),
    Builtin("names_agency", "写明单位", ("text",), TRUTH, Bilingual("标题是否写明单位",
            "whether a title names an agency"), _names_agency),
    Builtin("agency_in", "标题单位", ("text",), TEXT, Bilingual("标题写明的单位（去掉年度和报告名称）",
            "the agency that a title names, without the year and the report's own name"), _agency_in),
    Builtin("is_tail", "省去地区", ("text", "text"), TRUTH, Bilingual("前一名称是否就是后一名称省去前面地区的写法",
            "whether the first name is the second without what it begins with"), _is_tail),
    Builtin("same_agency", "同一单位", ("text", "text"), TRUTH, Bilingual("两个名称是否指同一单位（含其办公室、简称）",
            "whether two names mean one agency, its office or a short form of it"), _same_agency),
    Builtin("is_office_of", "办公机构", ("text", "text"), TRUTH, Bilingual("前一名称是否为后一单位的办公厅（室）",
            "whether the first name is that of the second agency's own office"), _is_office_of),
    Builtin("length", "字数", ("text",), COUNT, Bilingual("不计空白的字数", "characters, white space aside"),
            lambda context, text: len("".join(text.split()))),
)  # fmt: skip
