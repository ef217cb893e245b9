"""The functions of the rule language as one table, read by checker, generator, documentation and completion."""

from disclosure_lint.dsl.builtins import (
    cells,
    claims,
    copying,
    dates,
    fees,
    improvement,
    persons,
    sections,
    slips,
    statements,
    sums,
    texts,
)
from disclosure_lint.dsl.builtins.table import Builtin, Range

BUILTINS: dict[str, Builtin] = {
    builtin.name: builtin
    for module in (cells, sections, texts, dates, fees, copying, improvement, statements, persons, claims, sums, slips)
    for builtin in module.TABLE
}
CHINESE_BUILTINS = {builtin.chinese: builtin.name for builtin in BUILTINS.values()}

__all__ = ["BUILTINS", "CHINESE_BUILTINS", "Builtin", "Range"]
