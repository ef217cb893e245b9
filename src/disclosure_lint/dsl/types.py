"""The static types of the rule language. Units are types: 件, 元, 万元, a ratio and a year do not mix."""

from typing import NamedTuple

from disclosure_lint.diagnostics import Bilingual


class Type(NamedTuple):
    """`kind` is number, cells, truth, text, date, phrases, parameter, place or the kind of an element.

    Numbers and lists of cells have a unit; a bare literal has the unit '' and takes the one of its neighbour.
    """

    kind: str
    unit: str = ""

    @property
    def words(self) -> Bilingual:
        """The type in words."""
        kind = _KINDS[self.kind]
        if self.kind not in ("number", "cells") or not self.unit:
            return kind
        unit = UNITS[self.unit]
        return Bilingual(f"以{unit.zh}计的{kind.zh}", f"{kind.en} in {unit.en}")


COUNT, RATIO, YEAR, BARE = Type("number", "count"), Type("number", "ratio"), Type("number", "year"), Type("number")
YUAN, WAN_YUAN = Type("number", "yuan"), Type("number", "wan_yuan")
TRUTH, TEXT, DATE, PLACE = Type("truth"), Type("text"), Type("date"), Type("place")
PHRASES, PARAMETER = Type("phrases"), Type("parameter")

ELEMENTS = ("table", "row", "column", "cell", "section", "field")
"""Kinds of places that are fixed by the form; each is a place too."""

UNITS = {
    "count": Bilingual("件", "items"),
    "yuan": Bilingual("元", "yuan"),
    "wan_yuan": Bilingual("万元", "ten thousand yuan"),
    "ratio": Bilingual("比率", "a ratio"),
    "year": Bilingual("年份", "years"),
}
WRITTEN_UNITS = {"": "", "件": "count", "元": "yuan", "万元": "wan_yuan", "%": "ratio"}

_KINDS = {
    "number": Bilingual("数", "a number"),
    "cells": Bilingual("一组格", "a list of cells"),
    "truth": Bilingual("真假", "a truth"),
    "text": Bilingual("文字", "text"),
    "date": Bilingual("日期", "a date"),
    "place": Bilingual("位置", "a place"),
    "phrases": Bilingual("词表", "a word list"),
    "parameter": Bilingual("参数", "a parameter"),
    "table": Bilingual("表", "a table"),
    "row": Bilingual("行", "a row"),
    "column": Bilingual("列", "a column"),
    "cell": Bilingual("格", "a cell"),
    "section": Bilingual("部分", "a section"),
    "field": Bilingual("栏目", "a field"),
    "claim": Bilingual("一类数字", "a claim"),
    "children": Bilingual("下级单位", "the subordinate units"),
    "child": Bilingual("一个下级单位", "a subordinate unit"),
    "any": Bilingual("任意值", "anything"),
}


def unified(left: Type, right: Type, zero_left: bool = False, zero_right: bool = False) -> Type | None:
    """The type of both sides of + - == and the like; None where they do not go together.

    A bare number fits counts, ratios and years; a bare 0 fits every unit.
    """
    if left == right:
        return left
    if left.kind != "number" or right.kind != "number":
        return None
    for bare, other, zero in ((left, right, zero_left), (right, left, zero_right)):
        if not bare.unit and (zero or other.unit in ("count", "ratio", "year")):
            return other
    return None
