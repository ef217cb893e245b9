"""Every message about a rule expression: one function each, so that the wording can be read in one place."""

from collections.abc import Iterable
from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.source import Span


class ExpressionError(NamedTuple):
    """What is wrong with an expression and the range of its text."""

    message: Bilingual
    span: Span


class Errors:
    """Errors collected while an expression is worked on."""

    def __init__(self) -> None:
        self.found: list[ExpressionError] = []

    def add(self, message: Bilingual, span: Span) -> None:
        """Record an error, once."""
        error = ExpressionError(message, span)
        if error not in self.found:
            self.found.append(error)


def nearest(name: str, known: Iterable[str]) -> Bilingual:
    """A «did you mean» clause, empty where nothing is near."""
    from difflib import get_close_matches  # slow to import, and for mistakes alone

    close = get_close_matches(name, list(dict.fromkeys(known)), n=3, cutoff=0.55)
    if not close:
        return Bilingual("", "")
    return Bilingual(f"；是否想写 {'、'.join(close)}？", f"; did you mean {', '.join(close)}?")


def syntax(found: str, expected: Iterable[str]) -> Bilingual:
    wanted = sorted(expected)
    zh = f"此处不能是 {found}" + (f"，应为 {' '.join(wanted)}" if 0 < len(wanted) <= 6 else "")
    en = f"{found} cannot stand here" + (f", expected {' '.join(wanted)}" if 0 < len(wanted) <= 6 else "")
    return Bilingual(zh, en)


def unexpected_rest(found: str) -> Bilingual:
    """The expression is complete, yet goes on."""
    return Bilingual(f"表达式到 {found} 之前已经完整", f"the expression is complete before {found}")


def unexpected_character(character: str) -> Bilingual:
    return Bilingual(f"不认识的字符 {character}", f"unknown character {character}")


def unexpected_end() -> Bilingual:
    return Bilingual("表达式不完整", "the expression ends too early")


def too_long(limit: int) -> Bilingual:
    return Bilingual(f"表达式超过 {limit} 个字符", f"the expression is longer than {limit} characters")


def too_deep(limit: int) -> Bilingual:
    return Bilingual(f"表达式嵌套超过 {limit} 层", f"the expression is nested more than {limit} levels deep")


def too_large(limit: int) -> Bilingual:
    return Bilingual(f"展开后超过 {limit} 项", f"the expression unrolls to more than {limit} parts")


def unknown_name(name: str, known: Iterable[str]) -> Bilingual:
    near = nearest(name, known)
    return Bilingual(f"没有名为 {name} 的内容{near.zh}", f"nothing is called {name}{near.en}")


def unknown_function(name: str, known: Iterable[str]) -> Bilingual:
    near = nearest(name, known)
    return Bilingual(f"没有名为 {name} 的函数{near.zh}", f"there is no function {name}{near.en}")


def no_member(owner: str, name: str, known: Iterable[str]) -> Bilingual:
    near = nearest(name, known)
    return Bilingual(f"{owner} 没有 {name}{near.zh}", f"{owner} has no {name}{near.en}")


def no_such_cell(path: str) -> Bilingual:
    return Bilingual(f"{path} 不是表中的一格", f"{path} is no cell of the table")


def not_a_variable(name: str) -> Bilingual:
    return Bilingual(f"[ ] 中应为循环变量，{name} 不是", f"[ ] takes a loop variable, {name} is none")


def ambiguous(name: str, meanings: Iterable[str]) -> Bilingual:
    listed = list(meanings)
    return Bilingual(f"{name} 有多种含义：{'、'.join(listed)}", f"{name} is ambiguous: {', '.join(listed)}")


def not_a_domain(path: str) -> Bilingual:
    return Bilingual(f"{path} 不能遍历", f"{path} is nothing to loop over")


def wrong_type(found: Bilingual, wanted: Bilingual) -> Bilingual:
    return Bilingual(f"此处需要{wanted.zh}，而这是{found.zh}", f"{wanted.en} is needed here, this is {found.en}")


def operands(operator: str, left: Bilingual, right: Bilingual) -> Bilingual:
    return Bilingual(
        f"{operator} 两边不能是{left.zh}和{right.zh}", f"{operator} does not take {left.en} and {right.en}"
    )


def units(operator: str, left: Bilingual, right: Bilingual) -> Bilingual:
    return Bilingual(
        f"{operator} 两边单位不同：{left.zh}与{right.zh}（元与万元用 to_yuan、to_wan_yuan 换算）",
        f"{operator} mixes units: {left.en} and {right.en} (convert with to_yuan or to_wan_yuan)",
    )


def product(operator: str, left: Bilingual, right: Bilingual) -> Bilingual:
    return Bilingual(
        f"{operator} 不能用于{left.zh}与{right.zh}：一边须是没有单位的数或者比率，除法的两边也可以单位相同",
        f"{operator} does not take {left.en} and {right.en}: one side must be a bare number or a ratio; "
        "like may be divided by like",
    )


def argument_count(name: str, wanted: int, found: int) -> Bilingual:
    return Bilingual(f"{name} 需要 {wanted} 个参数，写了 {found} 个", f"{name} takes {wanted} arguments, {found} given")


def not_static() -> Bilingual:
    return Bilingual("规则循环的 where 只能用表样的固定属性", "where of a rule's loop may only use what the form fixes")


def not_one_of(value: str, allowed: Iterable[str]) -> Bilingual:
    listed = list(allowed)
    near = nearest(value, listed)
    return Bilingual(
        f"{value!r} 不是可能的值（{'、'.join(listed)}）{near.zh}",
        f"{value!r} is not possible here ({', '.join(listed)}){near.en}",
    )


def no_place_of_others(path: str) -> Bilingual:
    """Only values are known of the reports of superior and subordinate units."""
    return Bilingual(
        f"{path} 是其他单位的报告，只能取值，不能作为位置", f"{path} is in another unit's report: a value, no place"
    )


def only_for_children(name: str) -> Bilingual:
    """A quantifier that runs over subordinate units alone."""
    return Bilingual(f"{name} 只能用于下级单位（in children）", f"{name} is for subordinate units only (in children)")


def outer_child(name: str) -> Bilingual:
    """Loops over subordinate units do not see each other: every one is one pass over them."""
    return Bilingual(f"里层循环不能使用外层的下级单位 {name}", f"a loop inside cannot use {name} of the outer one")


def shadows(name: str) -> Bilingual:
    return Bilingual(f"{name} 已有含义，请换一个名字", f"{name} already means something, choose another name")


def constant() -> Bilingual:
    return Bilingual("此断言与报告无关，恒为同一结果", "this assertion does not depend on the report")
