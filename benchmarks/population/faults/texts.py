"""Faults in what sections one, five and six say."""

from collections.abc import Iterator

from population.faults.kind import Case, Place, kind
from population.tables import total
from population.words import chosen, sentences

FIRST, FIFTH, SIXTH = "sections.1.text", "sections.5.text", "sections.6.text"


def _unpaid(case: Case) -> int:
    return int(case.row("requests", "other.fee_unpaid")[6])


def _no_unpaid(case: Case) -> bool:
    return not _unpaid(case)


@kind("nothing of fees", "FEE001")
def no_fees(case: Case) -> Iterator[Place]:
    case.draft.section(6).text = "本年度没有其他需要报告的事项。"
    yield "FEE001", "sections.6"


@kind("amount that the tariff does not give", "FEE002", needs=_no_unpaid)
def fee_amount(case: Case) -> Iterator[Place]:
    told = "共发出信息处理费收费通知4件，通知收费总金额2235元，实际收取4件共2235元。"
    case.draft.section(6).text = f"{case.draft.year}年，{told}"
    yield "FEE002", SIXTH


@kind("fees that do not add up", "FEE003", needs=_no_unpaid)
def fee_parts(case: Case) -> Iterator[Place]:
    told = "共发出信息处理费收费通知25件，通知收费总金额2950元，实际收取25件共2950元。"
    parts = "其中，甲局1件，收取420元；乙局2件，收取290元；丙局22件，收取2250元。"
    case.draft.section(6).text = f"{case.draft.year}年，{told}{parts}"
    yield "FEE003", SIXTH


@kind("unpaid without notice", "FEE004", needs=lambda case: case.row("requests", "other.other")[0] > 0)
def unpaid(case: Case) -> Iterator[Place]:
    rows = case.draft.tables["requests"]
    for row, by in (("other.other", -1), ("other.fee_unpaid", 1)):
        rows[row] = total([rows[row][0] + by, *rows[row][1:6]])
    case.draft.section(6).text = f"{case.draft.year}年，未收取信息处理费。"
    yield "FEE004", SIXTH


@kind("figures on fees left out", "FEE005", needs=_no_unpaid)
def fee_figures(case: Case) -> Iterator[Place]:
    case.draft.section(6).text = f"{case.draft.year}年，有3件申请收取信息处理费2230元。"
    yield "FEE005", SIXTH


@kind("fees in section one", "FEE006", needs=_no_unpaid)
def fee_place(case: Case) -> Iterator[Place]:
    case.draft.section(6).text = "本年度没有其他需要报告的事项。"
    case.draft.say(1, "\n全年未收取信息处理费。")
    yield "FEE006", FIRST


@kind("no problem named", "IMP001", years=1)
def no_problem(case: Case) -> Iterator[Place]:
    case.draft.section(5).text = f"{case.draft.year}年，组织业务学习3期，印发办事地图2份，各项任务圆满完成。"
    yield "IMP001", "sections.5"


@kind("no measure named", "IMP002", years=1)
def no_measure(case: Case) -> Iterator[Place]:
    case.draft.section(5).text = "存在的主要问题：一是政策解读形式单一；二是主动公开的深度有待加强。"
    yield "IMP002", "sections.5"


@kind("last year's problems not answered", "IMP003", years=2)
def unanswered(case: Case) -> Iterator[Place]:
    section = case.draft.section(5)
    assert section.text
    section.text = section.text.partition("\n")[2]
    yield "IMP003", "sections.5"


@kind("plans only", "IMP004", years=1)
def plans_only(case: Case) -> Iterator[Place]:
    case.draft.section(5).text = f"主要问题是{case.draft.problems[0]}。下一步，将丰富解读形式，加强业务学习。"
    yield "IMP004", FIFTH


@kind("section one of last year", "CON004", years=2)
def copied_from_last_year(case: Case) -> Iterator[Place]:
    """The figures are this year's; three long paragraphs are last year's."""
    assert case.before
    section, theirs = case.draft.section(1), case.before.section(1).text
    assert section.text and theirs
    own, old = section.text.split("\n"), theirs.split("\n")
    told = [line.partition("。")[0] + "。" for line in old[1:]]
    added = [line.removeprefix(head) for line, head in zip(old[1:], told, strict=True)]
    section.text = "\n".join([*own[:1], own[2].split("件。")[0] + "件。", *(added[at] for at in (0, 3, 4)), *own[3:4]])
    yield "CON004", "sections.1"


@kind("number beside the table", "NAR001", years=1)
def claim(case: Case) -> Iterator[Place]:
    section, received = case.draft.section(1), case.row("requests", "received")[6]
    assert section.text
    section.text = section.text.replace(f"新收政府信息公开申请{received}件", f"新收政府信息公开申请{received + 1000}件")
    yield "NAR001", FIRST


@kind("activity denied", "NAR002", "NAR003")
def denial(case: Case) -> Iterator[Place]:
    case.draft.say(1, f"\n{case.draft.year}年未收到政府信息公开申请。")
    yield "NAR002", FIRST
    yield "NAR003", FIRST


@kind("two numbers of one thing", "NAR003", "NAR001")
def conflict(case: Case) -> Iterator[Place]:
    received = case.row("requests", "received")[6]
    case.draft.say(1, f"\n全年共收到政府信息公开申请{received + 1000}件，均按期答复。")
    yield "NAR003", FIRST
    yield "NAR001", FIRST


@kind("parts that do not add up", "NAR004")
def parts(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n全年举办学习班九次，分别为线上1次、线下7次。")
    yield "NAR004", FIRST


@kind("growth that does not come out", "NAR005")
def ratio(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n全年举办学习班12场，同比增加2场，增长25%。")
    yield "NAR005", FIRST


@kind("outcome of no form", "NAR006")
def foreign_outcome(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n答复中，不属于政府信息的3件。")
    yield "NAR006", FIRST


@kind("all upheld", "NAR007", needs=lambda case: sum(case.row("review", "reconsideration")[1:4]) > 0)
def all_upheld(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n行政复议结果均获维持。")
    yield "NAR007", FIRST


@kind("no figure in section one", "NAR008", needs=lambda case: case.draft.agency.level == "department")
def no_figures(case: Case) -> Iterator[Place]:
    dice, lines = case.dice, []
    for head in ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"):
        words = (chosen("what", dice), chosen("act", dice), chosen("thing", dice), chosen("what", dice))
        lines.append(
            f"{head}方面，{words[0]}的各类材料都已{words[1]}，{words[2]}与{words[3]}的栏目并排放置，由专人核对。"
        )
        more = (chosen("who", dice), chosen("what", dice), chosen("thing", dice), chosen("act", dice))
        lines[-1] += f"{more[0]}还把{more[1]}的{more[2]}{more[3]}，并征求了使用者的意见。"
    case.draft.section(1).text = "\n".join(lines)
    yield "NAR008", "sections.1"


@kind("placeholder", "HYG001")
def placeholder(case: Case) -> Iterator[Place]:
    case.draft.say(5, "\n联系人待填写。")
    yield "HYG001", FIFTH


@kind("identity number", "HYG003")
def identity(case: Case) -> Iterator[Place]:
    case.draft.say(6, "\n申请人身份证号11010519491231002X。")
    yield "HYG003", SIXTH


@kind("bank card", "HYG004")
def card(case: Case) -> Iterator[Place]:
    case.draft.say(6, "\n信息处理费请汇入银行卡6222020000000000000。")
    yield "HYG004", SIXTH


@kind("mailbox of its own", "HYG005")
def mailbox(case: Case) -> Iterator[Place]:
    case.draft.preamble = f"{case.draft.preamble}\n电子邮箱：gongkai@163.com。"
    yield "HYG005", "preamble"


@kind("text of the notice", "HYG006")
def notice(case: Case) -> Iterator[Place]:
    case.draft.section(2).text = "该部分以表格形式报告。"
    yield "HYG006", "sections.2.text"


@kind("typing error", "HYG007")
def typing_error(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n围绕重大政策的的出台做好解读。")
    yield "HYG007", FIRST


@kind("half a pair of marks", "HYG008")
def unpaired(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n编制《主动公开标准目录，放在网站首页。")
    yield "HYG008", FIRST


@kind("reversed term", "HYG009")
def reversed_term(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n转结下年度的申请均已登记。")
    yield "HYG009", FIRST


@kind("markup", "HYG010")
def markup(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n网站首页已经改版。&nbsp;")
    yield "HYG010", FIRST


@kind("not the whole year", "STR019")
def partial_year(case: Case) -> Iterator[Place]:
    case.draft.say(1, "\n截至11月底，主动公开政府信息301条。")
    yield "STR019", FIRST


@kind("section one of another year", "STR009")
def stale_year(case: Case) -> Iterator[Place]:
    section, year = case.draft.section(1), case.draft.year
    assert section.text
    section.text = section.text.replace(f"{year}年，", f"{year - 2}年，", 1)
    yield "STR009", FIRST


@kind("an aspect left out", "STR010")
def aspect(case: Case) -> Iterator[Place]:
    section = case.draft.section(1)
    assert section.text
    lines = section.text.split("\n")
    section.text = "\n".join([*lines[:3], *lines[4:]])
    yield "STR010", "sections.1"


@kind(
    "no assessment",
    "STR011",
    needs=lambda case: case.draft.agency.level == "government" or case.draft.agency.name.endswith("人民政府"),
)
def assessment(case: Case) -> Iterator[Place]:
    section = case.draft.section(1)
    assert section.text
    head = section.text.rpartition("\n")[0]
    section.text = f"{head}\n（五）监督保障。{sentences(3, case.dice)}"
    yield "STR011", "sections.1"
