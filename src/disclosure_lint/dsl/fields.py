"""The report's own fields as names of the rule language, in one table: English, Chinese, type, meaning, value."""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from disclosure_lint.cells import CHILD, PARENT, PRIOR, bare, origin
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.context import Facts
from disclosure_lint.dsl.types import DATE, TEXT, TRUTH, YEAR, Type
from disclosure_lint.values import unknown

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
        "公布日期",
        DATE,
        Bilingual("公布日期", "the day of publication"),
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


RELATIVE_FIELDS = ("agency", "level", "scope", "year", "edition")
"""The fields that are known of superior and subordinate units' reports."""

CHILD_FIELDS: dict[str, Field] = {
    "is_covered": Field(
        "纳入统计",
        TRUTH,
        Bilingual("本报告的统计范围是否包括该下级单位", "whether the report's scope takes the unit's figures in"),
        lambda f: f.covered,  # type: ignore[attr-defined]
    ),
    "is_reported": Field(
        "已有报告",
        TRUTH,
        Bilingual("是否有该下级单位的报告", "whether there is a report of the unit"),
        lambda f: f.lost is None,  # type: ignore[attr-defined]
    ),
}
"""What is asked of subordinate units besides."""
CHINESE_CHILD_FIELDS = {field.chinese: name for name, field in CHILD_FIELDS.items()}


_ATTRIBUTES = {"": "own", PRIOR: "prior", PARENT: "parent"}


@lru_cache(maxsize=512)
def reader_of(pointer: str) -> Callable[[Any], Any]:
    """What reads the value at a pointer from a context: a field of the table, a section's title or text; last year's
    with `prior.`, the superior unit's with `parent.`. With `child.` it reads from the facts of the subordinate unit.
    """
    whose, name = origin(pointer), bare(pointer)
    if whose == CHILD:
        return (FIELDS.get(name) or CHILD_FIELDS[name]).get
    if name in FIELDS:
        get = FIELDS[name].get
    else:
        _, number, part = name.split(".")
        get = (_text_of if part == "text" else _title_of)(int(number))
    facts_of, none, key = attrgetter(_ATTRIBUTES[whose]), NO_PARENT if whose == PARENT else NO_PRIOR, ("field", name)

    def read(context: Any) -> Any:
        facts = facts_of(context)
        if facts is None:
            return none
        memo = facts.memo
        return memo[key] if key in memo else memo.setdefault(key, get(facts))

    return read


def _text_of(section: int) -> Callable[[Facts], Any]:
    return lambda facts: facts.section_text(section)


def _title_of(section: int) -> Callable[[Facts], Any]:
    return lambda facts: facts.section_title(section)


NO_PRIOR, NO_PARENT = unknown("no_prior"), unknown("no_roster")

CHINESE_FIELDS = {field.chinese: name for name, field in FIELDS.items()}
