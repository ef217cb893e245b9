"""The national word lists over sentences as clerks write them: what must be found, and what must not."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from disclosure_lint.vocabulary import Vocabulary

PACK = Path(__file__).parents[2] / "rules" / "national"

FOUND = {
    "fees": [
        "收取信息处理费情况：无。",
        "依据《政府信息公开信息处理费管理办法》，2024年未收取费用。",
        "1.政府信息公开处理费情况：无",
        "暂未开展信息处理费收取工作。",
        "依申请公开未收取任何费用。",
        "本年度无收费情况。",
        "本年度政府信息公开不收费。",
        "收费情况：无",
    ],
    "shortcomings": [
        "公开意识仍需增强。",
        "与群众期待相比还存在差距。",
        "部分栏目更新慢，信息量少。",
        "解读形式不够多样。",
        "公众参与度需提升。",
        "受理能力亟须提高。",
    ],
    "measures": [
        "我们将进一步加强学习。",
        "为解决上述问题，拟从以下方面努力。",
        "（一）加强组织领导。",
        "对此，我局安排专人负责。",
        "2025年工作打算：一是抓好培训。",
        "上年存在的更新慢问题得到解决。",
        "逐步完善公开目录。",
        "改进措施：",
    ],
    "placeholders": [
        "XX局",
        "20XX年",
        "1月XX日",
        "×月×日",
        "xx市",
        "共公开____条",
        "【单位名称】",
        "【】",
        "（填写单位）",
        "数据待补充",
        "总体情况（宋体加粗小四号字）",
    ],
    "period_statement": [
        "数据统计期限为2024年1月1日至12月31日",
        "统计时间自2024年1月1日起",
        "本报告期为2024年1月1日至2024年12月31日",
    ],
}

NOT_FOUND = {
    "fees": [
        "行政事业性收费目录已公开。",
        "公布污水处理费、垃圾处理费征收标准。",
        "规范涉企收费，公示收费清单。",
        "做好教育收费信息公开。",
        "无行政事业性收费。",
        "无其他需要报告的事项。",
    ],
    "shortcomings": [
        "2024年各项工作圆满完成。",
        "坚持问题导向，强化监督。",
        "下一步将继续加强政府信息公开工作，不断提高公开水平。",
        "无。",
    ],
    "measures": [
        "存在的主要问题：政策解读形式单一，公众参与度低。",
        "一是重视不够，二是专业人员缺乏，三是平台功能有待完善。",
        "我局信息公开工作仍存在不足，需要进一步加强和改进。",
        "公开形式还不够丰富，平台建设还需优化。",
        "一是落实不到位；二是推进力度不够。",
        "工作机制尚待健全、制度尚需完善。",
        "无。",
    ],
    "placeholders": [
        "http://www.example.gov.cn/xxgk/",
        "【2024】1号",
        "3×5米",
        "ISO XXL",
        "【重要】",
        "（五号公路）",
        "二〇〇八年五月一日",
        "推动制度有待完善的部分加快补充",
    ],
    "period_statement": ["2024年1月1日至6月30日开展专项整治", "公众参与的时间不足"],
}


@cache
def vocabulary() -> Vocabulary:
    data = yaml.safe_load((PACK / "vocabulary.yaml").read_text(encoding="utf-8"))
    return Vocabulary.from_data(data["words"], verify=True)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in FOUND.items() for text in texts])
def test_found(name: str, text: str) -> None:
    assert vocabulary().words[name].find(text) is not None


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in NOT_FOUND.items() for text in texts])
def test_not_found(name: str, text: str) -> None:
    hit = vocabulary().words[name].find(text)
    assert hit is None, text[slice(*hit)] if hit else ""


@pytest.mark.parametrize("path", sorted((PACK / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_clean_reports_hold_no_placeholder(path: Path) -> None:
    report = yaml.safe_load(path.read_text(encoding="utf-8"))
    texts = [report["title"], report["preamble"], *(section.get("text", "") for section in report["sections"])]
    assert [text for text in texts if vocabulary().words["placeholders"].find(text)] == []
