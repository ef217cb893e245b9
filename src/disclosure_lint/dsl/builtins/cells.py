"""Builtins about cells, rows, columns and tables: what stands there, and what does not."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.terms import Element
from disclosure_lint.dsl.types import COUNT, TEXT, TRUTH, WAN_YUAN, YUAN
from disclosure_lint.report import PARTS, Trait
from disclosure_lint.values import Unknown


def _known(context: Context, value: Any) -> bool:
    return value.__class__ is not Unknown


def _present(context: Context, place: Element) -> Any:
    facts = context.facts(place.pointer.startswith(PRIOR))
    if facts.__class__ is Unknown:
        return facts
    assert isinstance(facts, Facts)
    if place.kind == "field":
        part = place.pointer.removeprefix(PRIOR).partition(".")[0]
        value = facts.text(place.pointer) if part in ("title", "preamble", "sections") else _plain(facts, place.pointer)
        return not (value is None or value.__class__ is Unknown) or _absent(facts, part)
    if place.kind == "section":
        return place.number in facts.sections or _absent(facts, "sections")
    if place.kind == "table":
        return place.table in facts.report.tables
    return _line_present(facts, place)


def _plain(facts: Facts, pointer: str) -> Any:
    value: Any = facts.report
    for name in pointer.removeprefix(PRIOR).split("."):
        value = getattr(value, name, None)
    return value


def _absent(facts: Facts, part: str) -> Any:
    return facts.absent(part, part) if part in PARTS and part in facts.report.not_captured else False


def _line_present(facts: Facts, line: Element) -> Any:
    table = facts.report.tables.get(line.table)
    if table is None:
        return facts.absent(line.table)
    if line.kind == "row":
        there = line.row in table
    elif line.kind == "column":
        there = _column_present(facts, line, table)
    else:
        there = not is_lone(facts, line.table, line.row, line.column)
    if not there and line.pointer in facts.report.unreadable:
        return facts.absent(line.pointer)
    return there or (line.kind != "cell" and _replaced(facts, line))


def _column_present(facts: Facts, column: Element, rows: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether any row has the column; True too where all rows that should are missing: that is said of them."""
    if any(column.column in cells for cells in rows.values()):
        return True
    form = facts.form.tables.get(column.table) if facts.form else None
    return form is not None and not any(row.key in rows for row in form.rows.values() if column.column in row.columns)


def is_lone(facts: Facts, table: str, row: str, column: str) -> bool:
    """A cell that is missing though its row and column are there: what the row's or column's own absence does not say.

    A row that holds columns of another edition is not looked at: TAB002 has said it.
    """
    rows = facts.report.tables[table]
    cells = rows.get(row)
    form = facts.form.tables.get(table) if facts.form else None
    if cells is None or column in cells or not any(column in others for others in rows.values()):
        return False
    return form is None or row not in form.rows or all(name in form.rows[row].columns for name in cells)


def _replaced(facts: Facts, line: Element) -> bool:
    """A line of this edition alone, missing where lines of another edition stand: TAB002 has said it."""
    return bool(facts.form and foreign(facts, line.table) and facts.only_here(line))


def foreign(facts: Facts, table: str) -> list[str]:
    """The rows and columns (as pointers) of a table that the edition in force does not have."""
    form = facts.form.tables.get(table) if facts.form else None
    rows = facts.report.tables.get(table)
    if form is None or rows is None:
        return []
    found = [f"{table}.{row}" for row in rows if row not in form.rows]
    own = ((row, cells) for row, cells in rows.items() if row in form.rows)
    return found + [f"{table}.{row}.{c}" for row, cells in own for c in cells if c not in form.rows[row].columns]


def _foreign_lines(context: Context, table: Element) -> Any:
    if table.table not in context.own.report.tables:
        return context.own.absent(table.table)
    return len(foreign(context.own, table.table))


def _foreign_names(context: Context, table: Element) -> Any:
    labels = [context.own.any_label(pointer) for pointer in foreign(context.own, table.table)]
    return "、".join(dict.fromkeys(labels))


def _is_whole_other_form(context: Context, table: Element) -> Any:
    facts = context.own
    rows = facts.report.tables.get(table.table)
    if rows is None:
        return facts.absent(table.table)
    return any(
        all(row in form.tables[table.table].rows and set(cells) <= set(form.tables[table.table].rows[row].columns)
            for row, cells in rows.items())
        for form in facts.editions
        if facts.form and form.edition != facts.form.edition and table.table in form.tables
    )  # fmt: skip


def _blank_cells(context: Context, table: Element) -> Any:
    rows = context.own.report.tables.get(table.table)
    if rows is None:
        return context.own.absent(table.table)
    return sum(1 for cells in rows.values() for cell in cells.values() if cell.traits & _BLANK)


def _is_altered(context: Context, line: Element) -> Any:
    there = _line_present(context.own, line)
    if there.__class__ is Unknown:
        return there
    found = context.own.report.labels.get(line.pointer)
    return found is not None and found != context.own.any_label(line.pointer)


def _label_found(context: Context, line: Element) -> Any:
    return context.own.field(line.pointer, context.own.report.labels.get(line.pointer))


def _cell_text(context: Context, numbered: tuple[int, Element]) -> Any:
    cell = numbered[1]
    found = context.own.report.cell(cell.table, cell.row, cell.column)
    return context.own.absent(cell.pointer) if found is None or found.raw is None else str(found.raw)


def _by_level(context: Context, table: Any) -> Any:
    level = context.own.level
    if level is None:
        return context.own.absent("level")
    value = table.get(level, table.get("default")) if isinstance(table, dict) else table
    return context.own.absent(f"parameter for {level}") if value is None else Decimal(str(value))


def _trait(name: str, chinese: str, trait: Trait, zh: str, en: str) -> Builtin:
    return Builtin(name, chinese, ("cell",), TRUTH, Bilingual(zh, en), trait=trait)


_BLANK = int(Trait.BLANK)

TABLE = (
    Builtin("known", "已知", ("any",), TRUTH, Bilingual("值是否可知", "whether a value is known"),
            _known, strict=False),
    Builtin(
        "present", "存在", ("place",), TRUTH, Bilingual("表、行、列、格、部分或栏目是否存在",
        "whether a table, row, column, cell, section or field is there"), _present,
    ),
    _trait("is_blank", "空白", Trait.BLANK, "格是否留空", "whether a cell was left blank"),
    _trait("is_text", "非数字", Trait.TEXT, "格内是否不是数字", "whether something stands in a cell that is no number"),
    _trait("is_dressed", "数字不规范", Trait.DRESSED, "数字是否带全角、分隔符或单位",
           "whether a number has full-width digits, separators or a unit"),
    _trait("has_plus", "带加号", Trait.PLUS, "数字是否带加号", "whether a number has a plus sign"),
    _trait("is_negative", "负数", Trait.NEGATIVE, "数字是否小于零", "whether a number is below zero"),
    _trait("is_fractional", "非整数", Trait.FRACTIONAL, "数字是否不是整数", "whether a number is not whole"),
    Builtin("cell_text", "格内文字", ("cell",), TEXT, Bilingual("格内原文", "what stands in a cell"), _cell_text),
    Builtin("blank_cells", "空白格数", ("table",), COUNT, Bilingual("表中留空的格数",
            "how many cells of a table were left blank"), _blank_cells),
    Builtin("foreign_lines", "他版行列数", ("table",), COUNT, Bilingual("表中不属于适用版本的行、列数",
            "how many rows and columns of another edition a table has"), _foreign_lines),
    Builtin("foreign_names", "他版行列", ("table",), TEXT, Bilingual("表中不属于适用版本的行、列名称",
            "the names of a table's rows and columns of another edition"), _foreign_names),
    Builtin("is_whole_other_form", "整表他版", ("table",), TRUTH, Bilingual("整张表是否为另一版本",
            "whether a whole table is of another edition"), _is_whole_other_form),
    Builtin("is_altered", "名称有改动", ("line",), TRUTH, Bilingual("行、列名称是否与表样不同",
            "whether a row's or column's label is not the official one"), _is_altered),
    Builtin("label_found", "所见名称", ("line",), TEXT, Bilingual("行、列在文件中的名称",
            "a row's or column's label as it stands"), _label_found),
    Builtin("by_level", "按层级", ("parameter",), WAN_YUAN, Bilingual("参数中本层级的金额（万元）",
            "the amount a parameter gives for the level, in 万元"), _by_level),
    Builtin("to_yuan", "换算为元", ("wan_yuan",), YUAN, Bilingual("万元换算为元", "万元 as 元"),
            lambda context, amount: amount * 10000),
    Builtin("to_wan_yuan", "换算为万元", ("yuan",), WAN_YUAN, Bilingual("元换算为万元", "元 as 万元"),
            lambda context, amount: Decimal(amount) / 10000),
    Builtin("abs", "绝对值", ("number",), COUNT, Bilingual("绝对值", "the absolute value"),
            lambda context, number: abs(number)),
)  # fmt: skip
