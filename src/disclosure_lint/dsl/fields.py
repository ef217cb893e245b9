"""The report's own fields as names of the rule language, in one table: English, Chinese, type, meaning, value."""

from collections.abc import Callable
from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.context import Context, Facts
from disclosure_lint.dsl.types import DATE, TEXT, YEAR, Type

LEVELS = ("government", "department", "township", "other")
SCOPES = ("own", "with_departments", "with_lower")


class Field(NamedTuple):
    """A field. `values` are all it may be, () where anything; `get` gives it or an unknown."""

    chinese: str
    type: Type
    meaning: Bilingual
    get: Callable[[Facts], Any]
    values: tuple[str, ...] = ()


FIELDS: dict[str, Field] = {
    "agency": Field(
        "单位", TEXT, Bilingual("编制单位名称", "the agency's name"), lambda f: f.field("agency", f.report.agency)
    ),
    "level": Field(
        "层级", TEXT, Bilingual("单位层级", "the agency's level"), lambda f: f.field("level", f.level), LEVELS
    ),
    "scope": Field(
        "范围",
        TEXT,
        Bilingual("统计范围", "what the figures cover"),
        lambda f: f.field("scope", f.report.scope),
        SCOPES,
    ),
    "year": Field(
        "年度", YEAR, Bilingual("报告年度", "the year reported on"), lambda f: f.field("year", f.report.year)
    ),
    "edition": Field(
        "版本",
        TEXT,
        Bilingual("报告自称所用的格式版本", "the edition the report says it uses"),
        lambda f: f.field("edition", f.report.edition),
    ),
    "edition_in_force": Field(
        "适用版本",
        TEXT,
        Bilingual("该年度适用的格式版本", "the edition in force for the year"),
        lambda f: f.field("edition_in_force", f.form and f.form.edition),
    ),
    "title": Field("标题", TEXT, Bilingual("报告标题", "the report's title"), lambda f: f.text("title")),
    "preamble": Field("引言", TEXT, Bilingual("引言", "the text before section one"), lambda f: f.text("preamble")),
    "published": Field(
        "发布日期",
        DATE,
        Bilingual("发布日期", "the day of publication"),
        lambda f: f.field("published", f.report.published, "published"),
    ),
    "signed.agency": Field("落款单位", TEXT, Bilingual("落款单位", "who signed"), lambda f: f.text("signed.agency")),
    "signed.date": Field(
        "落款日期",
        DATE,
        Bilingual("落款日期", "the date of the signature"),
        lambda f: f.field("signed.date", f.report.signed.date, "signed"),
    ),
    "today": Field("今天", DATE, Bilingual("检查当日", "the day of the check"), lambda f: f.today),
}


def read_field(context: Context, pointer: str) -> Any:
    """The value at a pointer: a field of the table, or a section's title or text; last year's with `prior.`."""
    facts = context.facts(pointer.startswith(PRIOR))
    if not isinstance(facts, Facts):
        return facts
    field = FIELDS.get(pointer.removeprefix(PRIOR))
    return field.get(facts) if field else facts.text(pointer.removeprefix(PRIOR))


CHINESE_FIELDS = {field.chinese: name for name, field in FIELDS.items()}
