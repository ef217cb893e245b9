"""The generated parts of the language reference: fields, functions and units, straight from their tables."""

from collections.abc import Iterable

from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.fields import FIELDS
from disclosure_lint.dsl.types import UNITS, Type


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def fields_table() -> str:
    """Every field: names in both languages, type, meaning."""
    rows = (
        (f"`{name}`", f"`{field.chinese}`", field.type.words.en, _meaning(field.meaning.en, field.values))
        for name, field in FIELDS.items()
    )
    return _table(("name", "中文名", "type", "meaning"), rows)


def _meaning(text: str, values: tuple[str, ...]) -> str:
    return f"{text}: {', '.join(values)}" if values else text


def builtins_table() -> str:
    """Every function: names in both languages, what it takes and gives, meaning in both languages."""
    rows = (
        (
            f"`{builtin.name}({', '.join(builtin.parameters)})`",
            f"`{builtin.chinese}`",
            builtin.result.words.en,
            builtin.meaning.en,
            builtin.meaning.zh,
        )
        for builtin in BUILTINS.values()
    )
    return _table(("function", "中文名", "gives", "meaning", "含义"), rows)


def units_table() -> str:
    """Every unit of a number."""
    rows = ((unit.zh, unit.en, Type("number", key).words.zh) for key, unit in UNITS.items())
    return _table(("unit", "in words", "中文"), rows)


PARTS = {"fields": fields_table, "functions": builtins_table, "units": units_table}
"""What `<!-- reference: NAME -->` stands for in docs/rule-language.md."""
