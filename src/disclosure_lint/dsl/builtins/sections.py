"""Builtins about the six sections: their number, order and titles."""

from bisect import bisect_left
from functools import lru_cache
from typing import Any

from disclosure_lint.cells import section as section_pointer
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.terms import Element
from disclosure_lint.dsl.types import COUNT, PLACE, TEXT, TRUTH
from disclosure_lint.values import Unknown

_NUMERALS = "零一二三四五六七八九十"


def _numbers(context: Context) -> Any:
    """The numbers of the sections in the order they stand, each once; unknown where there are none."""
    found = list(dict.fromkeys(section.number for section in context.own.report.sections))
    return found or context.own.absent("sections", "sections")


def _misplaced_numbers(numbers: list[int]) -> list[int]:
    """The fewest sections whose moving restores the order: those outside a longest increasing run."""
    tails: list[int] = []
    chains: list[list[int]] = []
    for number in numbers:
        at = bisect_left(tails, number)
        chain = [*(chains[at - 1] if at else []), number]
        tails[at : at + 1], chains[at : at + 1] = [number], [chain]
    kept = chains[-1] if chains else []
    return [number for number in numbers if number not in kept]


def _in_order(context: Context) -> Any:
    numbers = _numbers(context)
    return numbers if numbers.__class__ is Unknown else numbers == sorted(numbers)


def _misplaced(context: Context) -> Any:
    numbers = _numbers(context)
    if numbers.__class__ is Unknown:
        return numbers
    moved = _misplaced_numbers(numbers)
    return section_pointer(moved[0]) if moved else context.own.absent("sections")


def _section_order(context: Context) -> Any:
    numbers = _numbers(context)
    if numbers.__class__ is Unknown:
        return numbers
    return "、".join(_NUMERALS[number] if 0 <= number <= 10 else str(number) for number in numbers)


def _occurrences(context: Context, section: Element) -> Any:
    found = [item.number for item in context.own.report.sections].count(section.number)
    return found or context.own.absent(section.pointer, "sections")


def _repeated(context: Context, section: Element) -> str:
    return f"{section.pointer}#2"


@lru_cache(maxsize=256)
def _bare(title: str) -> str:
    """A title without spaces and without punctuation around it; quotation and case do not matter to its wording."""
    return "".join(title.split()).strip("：:。.、，,；;")


def _official_title(context: Context, section: Element) -> Any:
    title = context.own.section_title(section.number)
    shape = context.own.form.section(section.number) if context.own.form else None
    if title.__class__ is Unknown or shape is None:
        return title
    bare = _bare(title).replace(",", "，")
    return any(_bare(name) == bare for name in shape.titles)


def _has_content(context: Context, section: Element) -> Any:
    found = context.own.sections.get(section.number)
    return context.own.absent(section.pointer, "sections") if found is None else bool(found.text.strip())


TABLE = (
    Builtin("in_order", "顺序正确", (), TRUTH, Bilingual("各部分是否按顺序排列",
            "whether the sections stand in order"), _in_order),
    Builtin("misplaced", "错位部分", (), PLACE, Bilingual("第一个错位的部分",
            "the first section out of place"), _misplaced),
    Builtin("section_order", "部分顺序", (), TEXT, Bilingual("各部分实际的先后顺序",
            "the order the sections stand in"), _section_order),
    Builtin("occurrences", "出现次数", ("section",), COUNT, Bilingual("某一部分出现几次",
            "how often a section stands in the report"), _occurrences),
    Builtin("repeated", "重复处", ("section",), PLACE, Bilingual("某一部分第二次出现之处",
            "where a section stands for the second time"), _repeated),
    Builtin("official_title", "标题规范", ("section",), TRUTH, Bilingual("部分标题是否为规定名称",
            "whether a section's title is the official one"), _official_title),
    Builtin("has_content", "有内容", ("section",), TRUTH, Bilingual("部分是否有正文",
            "whether a section has any text"), _has_content),
)  # fmt: skip
