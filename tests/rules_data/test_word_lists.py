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
    "official_report_name": [
        "示例市2024年政府信息公开工作年度报告",
        "示例市政府信息公开2024年度工作年度报告",
        "示例局政府信息公开工作2024年年度报告",
    ],
    "partial_year": ["截至2024年10月31日，全镇已公开信息301条", "截止6月底受理申请3件", "当月收到申请2件"],
    "county_governments": ["示例县人民政府", "某旗人民政府", "样例市东湖区人民政府办公室"],
    "foreign_outcomes": ["不属于政府信息3件", "申请信息不存在的12件", "同意公开答复5件", "非政府信息有2件"],
    "reconsideration_all_upheld": ["行政复议案件9件，均获维持", "发生行政复议2件，结果均为维持"],
    "litigation_all_upheld": ["行政诉讼4件，全部胜诉", "行政诉讼案件12件，法院均予以维持"],
    "own_figures": ["公开信息200余条", "举办培训两次", "全年未收到申请", "解读率达95%"],
    "private_mailbox": ["hekou@163.com", "XXGK@QQ.COM", "a@vip.sina.com", "b@yeah.net"],
    "bare_telephone": ["联系电话：1234567", "传真 12345678", "电话为1234567。"],
    "notice_text": [
        "本部分以表格形式报告",
        "表格如下：",
        "年度报告内容不能遗漏，也不宜泛化",
        "经示例市政务服务中心人民政府同意",
    ],
    "typing_errors": [
        "重大政策的的出台",
        "（四）府信息公开平台建设",
        "报告可通过可以通过网站查阅",
        "逐件办结。；",
        "规范性性文件",
    ],
    "reversed_terms": ["准予公开3件", "转结下年度3件", "上年转结2件", "结转上年。"],
    "markup": ["A&nbsp;B", "</SPAN>", "<br/>", '<p class="x">'],
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
    "official_report_name": ["示例市2024年政务公开工作年度报告", "示例市信息公开年报"],
    "partial_year": [
        "截至2024年12月31日共收到申请336件",
        "截至6月底，历史文件清理完毕",
        "截至12月底公开信息2万条",
        "截至2025年1月，已整改到位",
        "本月起施行",
    ],
    "county_governments": ["某自治区人民政府", "示例市人民政府", "香港特别行政区人民政府", "示例县水利局"],
    "foreign_outcomes": ["对不属于政府信息的咨询作了解释", "不属于政府信息公开申请", "本机关不掌握相关政府信息77件"],
    "reconsideration_all_upheld": [
        "行政复议维持9件",
        "行政诉讼均获维持",
        "行政复议、行政诉讼案件办理，均及时提供证据支持",
    ],
    "litigation_all_upheld": ["行政诉讼4件，均已按时应诉", "法院维持5件"],
    "own_figures": ["根据国务院令第711号，2024年不断加强公开", "2024年1月1日起"],
    "private_mailbox": ["xxgk@example.gov.cn", "http://www.163.com", "@某镇发布"],
    "bare_telephone": [
        "电话：0000-1234567",
        "电话：（0000）1234567",
        "热线电话：12345",
        "手机电话：13900000000",
        "电话：400-0000000",
    ],
    "notice_text": [
        "各项数据以表格形式列出",
        "经示例市人民政府批准",
        "中心镇人民政府",
        "按照市教育局、人民政府办公室要求",
    ],
    "typing_errors": ["达到目的的方法", "的的确确", "市政府信息公开", "行政信息公开", "财政信息公开工作", "公开公告"],
    "reversed_terms": ["流转结果", "结转下年度11件", "上年结转15件", "结转上年度继续办理的"],
    "markup": ["关于印发<措施清单>的通知", "A&B", "1<2且3>2", "<关于规范公开工作的通知>"],
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
