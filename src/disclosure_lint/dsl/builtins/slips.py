"""Builtins about slips of typing in a text."""

from collections.abc import Callable
from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.builtins.texts import passage
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.types import PLACE, TEXT
from disclosure_lint.prose.slips import Slip, doubled, unpaired
from disclosure_lint.values import Unknown, unknown

_AROUND = 10
"""Characters that are quoted with a mark, those after an opening one, those before a closing one."""


def _place(search: Callable[[str], Slip | None]) -> Callable[[Context, str], Any]:
    def run(context: Context, pointer: str) -> Any:
        text = passage(context, pointer)
        if text.__class__ is Unknown:
            return text
        found = search(text)
        return Range(pointer, *found) if found else unknown("not_stated", pointer)

    return run


def _doubled_words(context: Context, text: str) -> str:
    found = doubled(text)
    return text[found[0] : (found[0] + found[1]) // 2] if found else ""


def _unpaired_marks(context: Context, text: str) -> str:
    found = unpaired(text)
    if found is None:
        return ""
    start, end = found
    opening = text[start] in "(（[【《〈“「『〔"
    quoted = text[start : end + _AROUND] if opening else text[max(start - _AROUND, 0) : end]
    return "".join(quoted.split())


_UNPAIRED = Bilingual(
    "缺另一半的引号、括号、书名号及其前后文字，没有即为空",
    "the first quotation mark or bracket without its other half, with some words; empty where there is none",
)
_DOUBLED = Bilingual(
    "紧接着写了两遍的词语（三字以上），没有即为空",
    "the first word of three characters or more that stands twice in a row; empty where there is none",
)

TABLE = (
    Builtin("unpaired_marks", "不成对符号", ("text",), TEXT, _UNPAIRED, _unpaired_marks),
    Builtin("find_unpaired_mark", "不成对符号处", ("passage",), PLACE, Bilingual("缺另一半的引号、括号、书名号所在之处",
            "where the first mark without its other half stands"), _place(unpaired), strict=False),
    Builtin("doubled_words", "重复词语", ("text",), TEXT, _DOUBLED, _doubled_words),
    Builtin("find_doubled_words", "重复词语处", ("passage",), PLACE, Bilingual("写了两遍的词语所在之处",
            "where that word stands"), _place(doubled), strict=False),
)  # fmt: skip
