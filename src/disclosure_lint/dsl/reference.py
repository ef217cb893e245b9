"""The generated parts of the language reference: fields, functions and units, straight from their tables."""

from collections.abc import Callable, Iterable

from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.fields import FIELDS, Field
from disclosure_lint.dsl.types import UNITS, Type
from disclosure_lint.phrases import Lang


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def fields_table(lang: Lang = "en") -> str:
    """Every field: names in both languages, type, meaning."""
    rows = (
        (f"`{name}`", f"`{field.chinese}`", field.type.words.text(lang), _meaning(field, lang))
        for name, field in FIELDS.items()
    )
    head = ("name", "中文名", "type", "meaning") if lang == "en" else ("名称", "中文名", "类型", "含义")
    return _table(head, rows)


def _meaning(field: Field, lang: Lang) -> str:
    colon, comma = (": ", ", ") if lang == "en" else ("：", "、")
    text = field.meaning.text(lang)
    return f"{text}{colon}{comma.join(field.values)}" if field.values else text


def builtins_table(lang: Lang = "en") -> str:
    """Every function: names in both languages, what it takes and gives, meaning; in English in both languages."""
    rows = (
        (
            f"`{builtin.name}({', '.join(builtin.parameters)})`",
            f"`{builtin.chinese}`",
            builtin.result.words.text(lang),
            *((builtin.meaning.en, builtin.meaning.zh) if lang == "en" else (builtin.meaning.zh,)),
        )
        for builtin in BUILTINS.values()
    )
    english, chinese = ("function", "中文名", "gives", "meaning", "含义"), ("函数", "中文名", "结果", "含义")
    return _table(english if lang == "en" else chinese, rows)


def units_table(lang: Lang = "en") -> str:
    """Every unit of a number."""
    if lang == "zh":
        return _table(("单位", "含义"), ((unit.zh, Type("number", key).words.zh) for key, unit in UNITS.items()))
    rows = ((unit.zh, unit.en, Type("number", key).words.zh) for key, unit in UNITS.items())
    return _table(("unit", "in words", "中文"), rows)


PARTS: dict[str, Callable[[Lang], str]] = {"fields": fields_table, "functions": builtins_table, "units": units_table}
"""What `<!-- reference: NAME -->` stands for in docs/rule-language.md and its translation."""
