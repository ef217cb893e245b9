"""Builtins about the numbers of persons that a text should not give. None of them ever returns such a number."""

from collections.abc import Callable, Iterator
from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.builtins.texts import passage
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.types import PLACE, TEXT
from disclosure_lint.prose.identifiers import Numbers, bank_cards, identity_numbers, masked, private_mobiles
from disclosure_lint.values import Unknown, unknown

_LISTED = 5
"""How many numbers a message lists."""

Search = Callable[[Context, str], Numbers]


def _identity(context: Context, text: str) -> Numbers:
    return identity_numbers(text, context.vocabulary, context.own.today)


def _mobiles(context: Context, text: str) -> Numbers:
    return private_mobiles(text, context.vocabulary)


def _cards(context: Context, text: str) -> Numbers:
    return bank_cards(text, context.vocabulary)


def _searched(context: Context, text: str, search: Search) -> Numbers:
    """The numbers of one kind in a text, looked for once a report."""
    memo, key = context.own.memo, (search, text)
    if key not in memo:
        memo[key] = search(context, text)
    found: Numbers = memo[key]
    return found


def _pair(name: str, chinese: str, zh: str, en: str, search: Search) -> Iterator[Builtin]:
    def find(context: Context, pointer: str) -> Any:
        text = passage(context, pointer)
        if text.__class__ is Unknown:
            return text
        found = _searched(context, text, search)
        return Range(pointer, *found[0]) if found else unknown("not_stated", pointer)

    def listed(context: Context, text: str) -> str:
        found = _searched(context, text, search)
        shown = "、".join(masked(text[start:end]) for start, end in found[:_LISTED])
        return f"{shown}…" if len(found) > _LISTED else shown

    meaning = Bilingual(f"文字中首先出现的{zh}所在之处", f"where the first {en} of a text stands")
    yield Builtin(f"find_{name}", f"{chinese}处", ("passage",), PLACE, meaning, find, strict=False)
    meaning = Bilingual(f"文字中的{zh}，遮去大部分数字", f"the {en}s of a text, all but the first digits masked")
    yield Builtin(f"masked_{name}s", f"遮蔽{chinese}", ("text",), TEXT, meaning, listed)


TABLE = (
    *_pair("identity_number", "身份号码", "公民身份号码", "citizen's identity number", _identity),
    *_pair("private_mobile", "私人手机号", "与人名相连、不在联系方式中的手机号码",
           "mobile number beside a person's name outside the report's contact", _mobiles),
    *_pair("bank_card", "银行卡号", "称为卡号或账号、校验位成立的号码",
           "number that is called a card or an account and has its check digit", _cards),
)  # fmt: skip
