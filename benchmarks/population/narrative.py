"""The texts of a report: what they state is what its tables hold."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from population.agencies import Agency
from population.draft import SECTIONS, Draft, Section
from population.tables import Tables
from population.words import chosen, problem, sentences

FORM = "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
PARTS = "、".join(SECTIONS)


class Fees(NamedTuple):
    """Information-processing fees of a year, in yuan: notices and what they asked for, payments and what came in."""

    notices: int = 0
    billed: int = 0
    paid: int = 0
    collected: int = 0


def fees_of(tables: Tables, dice: Random) -> Fees:
    """Fees that go with the requests that ended for want of payment."""
    unpaid = tables["requests"]["other.fee_unpaid"][6]
    if not unpaid:
        return Fees()
    paid = 1 + dice.randrange(3)
    collected = sum(100 * (1 + dice.randrange(4)) for _ in range(paid))
    return Fees(unpaid + paid, collected + 200 * unpaid, paid, collected)


def fee_statement(year: int, fees: Fees, tables: Tables) -> str:
    """What section six says of them."""
    unpaid = tables["requests"]["other.fee_unpaid"][6]
    if not fees.notices:
        return f"{year}年，未收取信息处理费。"
    stated = f"{year}年，共发出信息处理费收费通知{fees.notices}件，通知收费总金额{fees.billed}元，"
    return f"{stated}实际收取{fees.paid}件共{fees.collected}元；另有{unpaid}件申请因申请人逾期未缴费，不再处理。"


def write_texts(draft: Draft, fees: Fees, before: Draft | None, dice: Random) -> None:
    """Fill in title, days and texts."""
    agency, year = draft.agency, draft.year
    who = agency.region if agency.is_aggregate and dice.random() < 0.5 else agency.name
    draft.title = f"{who}{year}年政府信息公开工作年度报告"
    latest = 60 if agency.level == "government" else 22
    draft.published = date(year + 1, 1, 6) + timedelta(days=dice.randrange(latest))
    office = "办公室" if agency.is_aggregate and agency.parent else "办公厅" if agency.is_aggregate else ""
    draft.signed = (f"{agency.name}{office}", draft.published - timedelta(days=dice.randrange(1, 5)))
    draft.preamble = _preamble(agency, year, dice)
    draft.problems = [problem(dice), problem(dice)]
    texts = (_overview(draft, before, dice), None, None, None, _improvement(draft, before, dice), None)
    draft.sections = [Section(number, SECTIONS[number - 1], text) for number, text in enumerate(texts, 1)]
    draft.section(6).text = f"（一）{fee_statement(year, fees, draft.tables)}\n（二）本年度没有其他需要报告的事项。"


def _preamble(agency: Agency, year: int, dice: Random) -> str:
    basis = f"本报告根据《中华人民共和国政府信息公开条例》和{FORM}（国办公开办函〔2021〕30号）编制。"
    parts = f"本报告由{PARTS}六个部分组成，" if dice.random() < 0.6 else ""
    period = f"数据统计期限自{year}年1月1日起，至{year}年12月31日止。"
    contact = f"如对本报告有疑问，请与{agency.name}联系（电话：0000-{dice.randrange(10**7, 10**8)}）。"
    return f"{basis}\n{parts}{period}" + (f"\n{contact}" if dice.random() < 0.5 else "")


def _overview(draft: Draft, before: Draft | None, dice: Random) -> str:
    heads = [
        (
            "（一）主动公开。",
            "（二）依申请公开。",
            "（三）政府信息管理。",
            "（四）政府信息公开平台建设。",
            "（五）监督保障。",
        ),
        (
            "一是做好主动公开。",
            "二是规范依申请公开。",
            "三是加强政府信息管理。",
            "四是推进平台建设。",
            "五是强化监督保障。",
        ),
    ][dice.randrange(2)]
    told = (_published(dice), _requests(draft, before, dice), _documents(draft.tables), _platform(dice), _watched(dice))
    opening = f"{draft.year}年，{draft.agency.name}政府信息公开工作情况如下。"
    body = [f"{head}{fact}{sentences(4, dice)}" for head, fact in zip(heads, told, strict=True)]
    return "\n".join([opening, *body])


def _published(dice: Random) -> str:
    published, explained = dice.randrange(80, 9000), dice.randrange(2, 60)
    told = (
        f"全年通过政府网站公开政府信息{published}条，随文发布政策解读材料{explained}篇。",
        f"政府网站全年发布信息{published}条；重大政策都有解读，共{explained}篇。",
        f"共公开信息{published}条，其中政策解读{explained}篇。",
    )
    return told[dice.randrange(3)]


def _requests(draft: Draft, before: Draft | None, dice: Random) -> str:
    rows = {row: values[6] for row, values in draft.tables["requests"].items()}
    growth = _growth(rows["received"], before.tables["requests"]["received"][6]) if before else ""
    share = f"，占{rows['granted'] / rows['concluded'] * 100:.1f}%" if dice.random() < 0.5 else ""
    told = f"全年新收政府信息公开申请{rows['received']}件{growth}，上年结转{rows['carried_in']}件；"
    told += f"办结{rows['concluded']}件，结转下年度继续办理{rows['carried_out']}件。"
    whole = f"办结申请{rows['concluded']}件，其中" if share else "办结的申请中，"
    told += f"{whole}予以公开{rows['granted']}件{share}，部分公开{rows['partially_granted']}件。"
    return told + _reviews(draft.tables)


def _growth(now: int, then: int) -> str:
    if not then or now == then:
        return ""
    return f"，同比{'增长' if now > then else '下降'}{abs(now - then) / then * 100:.1f}%"


def _reviews(tables: Tables) -> str:
    upheld, corrected, _, _, every = tables["review"]["reconsideration"]
    direct, after = (tables["review"][f"litigation_{key}"][4] for key in ("direct", "after_reconsideration"))
    told = f"因政府信息公开被申请行政复议{every}件，其中结果维持{upheld}件、结果纠正{corrected}件；" if every else ""
    if direct + after:
        told += f"被提起行政诉讼{direct + after}件，其中未经复议直接起诉{direct}件，复议后起诉{after}件。"
    return told[:-1] + "。" if told else ""


def _documents(tables: Tables) -> str:
    issued, repealed, in_force = tables["proactive"]["normative_documents"]
    return f"全年制发行政规范性文件{issued}件，废止{repealed}件，年末现行有效{in_force}件，集中公布并标注效力。"


def _platform(dice: Random) -> str:
    topics, accounts = dice.randrange(2, 12), dice.randrange(2, 9)
    return (f"政府网站新增专题{topics}个，政务新媒体账号整合{accounts}个。", f"平台改版后新设专题{topics}个。")[
        dice.randrange(2)
    ]


def _watched(dice: Random) -> str:
    times = dice.randrange(1, 5)
    told = (
        f"公开工作纳入年度绩效考核，开展社会评议{times}次，没有发生需要追究责任的情形。",
        f"年度考核结果已向各单位反馈；社会评议{times}次，意见逐条答复；未出现责任追究事项。",
        f"组织学习{times}期，考核结果与评优挂钩，没有发生责任追究。",
    )
    return told[dice.randrange(3)]


def _improvement(draft: Draft, before: Draft | None, dice: Random) -> str:
    year, lines = draft.year, []
    if before:
        named = "、".join(f"“{text}”" for text in before.problems)
        lines.append(f"上一年度报告指出的{named}两个问题，{year}年已经整改：{sentences(3, dice)}")
    first, second = draft.problems
    lines.append(f"{year}年工作中仍存在以下问题：一是{first}；二是{second}。{sentences(3, dice)}")
    lines.append(f"针对上述问题，已{chosen('remedy', dice)}。下一步，将按季度复查。{sentences(3, dice)}")
    return "\n".join(lines)
