"""The JSON Schema of the structured report, made from the forms, for editors that complete and check as one types."""

from typing import Any

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.forms import Forms
from disclosure_lint.readers.structured_fields import LEVELS, SCOPES
from disclosure_lint.report import PARTS, YEARS

Schema = dict[str, Any]

_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TEXT: Schema = {"type": ["string", "null"]}
_FIELDS: dict[str, tuple[Bilingual, Schema]] = {
    "agency": (Bilingual("编制报告的机关名称", "Name of the reporting agency"), {"type": "string", "minLength": 1}),
    "agency_code": (
        Bilingual("机构代码，用于与名录对应", "Code of the agency, for rosters"),
        {"type": ["string", "integer", "null"]},
    ),
    "level": (
        Bilingual("机关层级；不写则按名称推断", "Level; by default told from the agency's name"),
        {"enum": [*LEVELS, None]},
    ),
    "scope": (
        Bilingual("统计范围：本机关、含所属部门、含下级", "Whose figures: own, with departments, with lower levels"),
        {"enum": [*SCOPES, None]},
    ),
    "year": (
        Bilingual("报告年度", "The year reported on"),
        {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[1]},
    ),
    "title": (Bilingual("报告标题", "Title of the report"), _TEXT),
    "published": (
        Bilingual("公布日期", "Day of publication"),
        {"type": ["string", "null"], "format": "date", "pattern": _DATE},
    ),
    "preamble": (Bilingual("正文之前的说明", "Text before section one"), _TEXT),
}


def report_schema(forms: Forms) -> Schema:
    """The schema (2020-12). It lets through what the reader reads, whichever edition a key belongs to."""
    fields = {name: {"description": _both(label), **schema} for name, (label, schema) in _FIELDS.items()}
    editions = [name for form in forms.editions for name in _spellings(form.edition)]
    properties = {
        **fields,
        "edition": {
            "description": _both(
                Bilingual("表样版本；不写则按年度确定", "Edition; by default the one in force for the year")
            ),
            "enum": [*editions, None],
        },
        "sections": _sections(forms),
        "tables": _object(Bilingual("三张表", "The three tables"), {name: _table(forms, name) for name in forms.known}),
        "signed": _signed(),
        "source": _source(forms),
    }
    schema = _object(
        Bilingual("政府信息公开工作年度报告", "Annual report on government information disclosure"), properties
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "disclosure-lint report",
        **schema,
        "type": "object",
        "required": ["agency", "year"],
        "$defs": {"cell": {"type": ["number", "string", "null"]}},
    }


def _both(label: Bilingual) -> str:
    return f"{label.zh} / {label.en}"


def _spellings(edition: str) -> list[str | int]:
    """An edition may be written as a number."""
    return [edition, int(edition)] if edition.isdigit() else [edition]


def _object(label: Bilingual, properties: dict[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    schema: Schema = {"description": _both(label), "type": ["object", "null"], "properties": properties}
    schema["additionalProperties"] = False
    return {**schema, "required": list(required)} if required else schema


def _sections(forms: Forms) -> Schema:
    numbers = sorted({section.number for form in forms.editions for section in form.sections})
    titles = dict.fromkeys(section.title.zh for form in forms.editions for section in form.sections)
    section = _object(
        Bilingual("报告的一个部分", "A section of the report"),
        {
            "number": {"description": _both(Bilingual("第几部分", "Its number")), "enum": numbers},
            "title": {"description": _both(Bilingual("标题，不含序号", "Title without its number")), **_TEXT}
            | {"examples": list(titles)},
            "text": {"description": _both(Bilingual("正文", "Text")), **_TEXT},
        },
        ("number",),
    )
    described = _both(Bilingual("各部分，按文件中的顺序", "The sections in the order of the document"))
    return {"description": described, "type": ["array", "null"], "items": {**section, "type": "object"}}


def _signed() -> Schema:
    return _object(
        Bilingual("落款", "Sign-off"),
        {
            "agency": {"description": _both(Bilingual("落款单位", "Signing agency")), **_TEXT},
            "date": {"description": _both(Bilingual("落款日期", "Date of signature")), "type": ["string", "null"]}
            | {"format": "date", "pattern": _DATE},
        },
    )


def _source(forms: Forms) -> Schema:
    lines = [
        f"{table}.{line}"
        for table, rows in forms.known.items()
        for line in dict.fromkeys((*rows, *(column for columns in rows.values() for column in columns)))
    ]
    not_captured = Bilingual("未转录的部分：不据此下结论", "Parts not transcribed: nothing follows from their absence")
    labels = Bilingual("与表样不同的行、列名称", "Row and column labels that differ from the form")
    unreadable = Bilingual(
        "原文件中未能读出的部分及原因：不作为机关的问题", "What could not be read in the document, and why"
    )
    return _object(
        Bilingual("来源", "Where the report was found"),
        {
            "url": {"description": _both(Bilingual("网址", "Address")), **_TEXT},
            "retrieved": {"description": _both(Bilingual("获取日期", "Day of retrieval")), "type": ["string", "null"]}
            | {"pattern": _DATE.rstrip("$")},
            "not_captured": {
                "description": _both(not_captured),
                "type": ["array", "null"],
                "items": {"enum": list(PARTS)},
            },
            "labels": {
                "description": _both(labels),
                "type": ["object", "null"],
                "propertyNames": {"enum": lines},
                "additionalProperties": _TEXT,
            },
            "unreadable": {
                "description": _both(unreadable),
                "type": ["object", "null"],
                "propertyNames": {"pattern": rf"^(?:{'|'.join((*forms.known, *PARTS))})(?:\.|$)"},
                "additionalProperties": _TEXT,
            },
        },
    )


def _table(forms: Forms, table: str) -> Schema:
    rows = {name: _row(forms, table, name, columns) for name, columns in forms.known[table].items()}
    return {**_object(forms.label(table), rows), "type": "object"}


def _row(forms: Forms, table: str, row: str, columns: tuple[str, ...]) -> Schema:
    label = forms.label(f"{table}.{row}")
    cells = {column: _cell(forms, f"{table}.{row}.{column}") for column in columns}
    mapping = {**_object(label, cells), "type": "object"}
    order = forms.row_order(table)
    if not order:
        return mapping
    listed = [_cell(forms, f"{table}.{row}.{column}") for column in order]
    as_list = {"type": "array", "prefixItems": listed, "items": False, "minItems": len(order)}
    del mapping["description"]
    return {"description": _both(label), "anyOf": [as_list, mapping]}


def _cell(forms: Forms, pointer: str) -> Schema:
    return {"description": _both(forms.label(pointer)), "$ref": "#/$defs/cell"}
