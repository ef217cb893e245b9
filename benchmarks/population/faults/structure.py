"""Faults in title, days, preamble, order of sections, signature; and waivers."""

from collections.abc import Iterator
from datetime import date

from population.draft import Section
from population.faults.kind import Case, Place, is_plain, kind, other_agency

BASIS = "本报告根据《中华人民共和国政府信息公开条例》编制。"


def _period(year: int) -> str:
    return f"数据统计期限自{year}年1月1日起，至{year}年12月31日止。"


@kind("section left out", "STR001")
def no_section(case: Case) -> Iterator[Place]:
    del case.draft.sections[3]
    yield "STR001", "sections.4"


@kind("sections in another order", "STR002")
def order(case: Case) -> Iterator[Place]:
    found = case.draft.sections
    found[2], found[3] = found[3], found[2]
    yield "STR002", "sections.4"


@kind("title of a section", "STR003")
def section_title(case: Case) -> Iterator[Place]:
    case.draft.section(5).title = "存在问题和改进措施"
    yield "STR003", "sections.5"


@kind("section without text", "STR004")
def empty_section(case: Case) -> Iterator[Place]:
    case.draft.section(6).text = ""
    yield "STR004", "sections.6"


@kind("section twice", "STR005")
def section_twice(case: Case) -> Iterator[Place]:
    case.draft.sections.insert(3, Section(3, case.draft.section(3).title))
    yield "STR005", "sections.3"


@kind("no title", "STR006")
def no_title(case: Case) -> Iterator[Place]:
    case.draft.title = None
    yield "STR006", "title"


@kind("title of another year", "STR007")
def title_year(case: Case) -> Iterator[Place]:
    case.draft.title = f"{case.draft.agency.name}{case.draft.year - 1}年政府信息公开工作年度报告"
    yield "STR007", "title"


@kind("period of another year", "STR008")
def period(case: Case) -> Iterator[Place]:
    case.draft.preamble = BASIS + _period(case.draft.year - 1)
    yield "STR008", "preamble"


@kind("five parts announced", "STR012")
def parts(case: Case) -> Iterator[Place]:
    case.draft.preamble = f"{BASIS}本报告共分五个部分。{_period(case.draft.year)}"
    yield "STR012", "preamble"


@kind("no signature", "STR013")
def unsigned(case: Case) -> Iterator[Place]:
    case.draft.signed = None
    yield "STR013", "signed.agency"


@kind("signature of another agency", "STR013", needs=is_plain)
def signed_by_another(case: Case) -> Iterator[Place]:
    assert case.draft.signed
    case.draft.signed = (other_agency(case).name, case.draft.signed[1])
    yield "STR013", "signed.agency"


@kind("basis that no longer holds", "STR014")
def basis(case: Case) -> Iterator[Place]:
    case.draft.preamble = (
        f"本报告依据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。{_period(case.draft.year)}"
    )
    yield "STR014", "preamble"


@kind("title without an agency", "STR015")
def nameless_title(case: Case) -> Iterator[Place]:
    case.draft.title = f"{case.draft.year}年政府信息公开工作年度报告"
    yield "STR015", "title"


@kind("title of another agency", "STR016", needs=is_plain)
def foreign_title(case: Case) -> Iterator[Place]:
    other = other_agency(case)
    case.draft.title = f"{other.name}{case.draft.year}年政府信息公开工作年度报告"
    case.other_name = other.name
    yield "STR016", "title"


@kind("no preamble", "STR017")
def no_preamble(case: Case) -> Iterator[Place]:
    case.draft.preamble = None
    yield "STR017", "preamble"


@kind("name of the report", "STR018")
def wording(case: Case) -> Iterator[Place]:
    case.draft.title = f"{case.draft.agency.name}{case.draft.year}年政务公开工作报告"
    yield "STR018", "title"


@kind(
    "agency with two names",
    "STR020",
    needs=lambda case: case.draft.agency.is_aggregate and case.draft.agency.is_county,
)
def two_names(case: Case) -> Iterator[Place]:
    short = case.draft.agency.name.partition("市")[2]
    case.draft.title = f"{short}{case.draft.year}年政府信息公开工作年度报告"
    yield "STR020", "signed.agency"


@kind("published late", "TIM001", needs=is_plain)
def late(case: Case) -> Iterator[Place]:
    case.draft.published = date(case.draft.year + 1, 2, 10)
    yield "TIM001", "published"


@kind("signed late, no day of publication", "TIM001", needs=is_plain)
def signed_late(case: Case) -> Iterator[Place]:
    case.draft.published = None
    case.draft.signed = (case.draft.agency.name, date(case.draft.year + 1, 2, 10))
    yield "TIM001", "signed.date"


@kind("published before the year was over", "TIM002")
def early(case: Case) -> Iterator[Place]:
    case.draft.published = date(case.draft.year, 12, 30)
    yield "TIM002", "published"


@kind("signed in the future", "TIM002")
def future(case: Case) -> Iterator[Place]:
    assert case.draft.signed
    case.draft.signed = (case.draft.signed[0], date(case.draft.year + 3, 1, 10))
    yield "TIM002", "signed.date"


def _waived(case: Case, rule: str, rest: str) -> None:
    case.draft.more.append(f"# disclosure-lint: waive {rule} {rest}")


@kind("waiver expired", "WAV001", "STR017")
def expired(case: Case) -> Iterator[Place]:
    _waived(case, "STR017", "until 2025-05-31 — 网站改版")
    yield "WAV001", "waivers"
    yield from no_preamble(case)


@kind("waiver of nothing", "WAV002")
def unused(case: Case) -> Iterator[Place]:
    _waived(case, "REQ101", "until 2025-12-31 — 平台数据有误")
    yield "WAV002", "waivers"


@kind("waiver without a day", "WAV003")
def no_day(case: Case) -> Iterator[Place]:
    _waived(case, "REQ101", "— 平台数据有误")
    yield "WAV003", "waivers"


@kind("finding that is waived", "STR017")
def waived(case: Case) -> None:
    _waived(case, "STR017", "until 2025-12-31 — 网站改版")
    case.draft.preamble = None
    case.expect(case.draft.path, "STR017", "preamble", counts=False)
