"""Copied narratives among 1,000, 10,000 and 50,000 reports: time, memory, and how many of the planted copies are found.

Run with the interpreter that has disclosure-lint[dev]: `python benchmarks/similarity.py [REPORTS …]`. Every report has
six paragraphs of its own, made of sentences that share turns of phrase as real ones do. One in twenty takes a paragraph
of an earlier report of another agency: figures and name changed, up to a fifth of its sentences replaced. A found pair
is a member with its source; right are those planted, directly or by way of the same source.
"""

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage

from disclosure_lint.report import Report, Section
from disclosure_lint.resources import resource
from disclosure_lint.rules import load_packs
from disclosure_lint.similarity import Row, clusters, paragraphs

TODAY = date(2025, 6, 1)
WORDS = {
    "who": """
        局办公室 法规科 信息中心 各业务科室 行政审批科 宣传科 窗口 下属事业单位 基层站所 各街道 各片区 督查科
        机关党委 档案室 纪检组 规划科
    """,
    "when": """
        年初 一季度 上半年 汛期前 年中 三季度 国庆前 年底前 全年 春节后 暑期 开学季 每月中旬 每周
    """,
    "how": """
        围绕 针对 聚焦 结合 按照 依托 对照 利用 通过 借助 根据
    """,
    "what": """
        供水管网改造 学区划分 老旧小区加装电梯 农机补贴 公交线路调整 食品抽检 企业年报 养老机构评定 环境监测
        职业培训 医保报销 停车泊位 河道整治 农田建设 危房改造 林木采伐 旅游投诉 校车运营 粮食收购 地名命名 广告设置
        燃气检查 工伤认定 文物修缮 体育场馆开放 殡葬服务 法律援助 婚姻登记 人才引进 招标投标 防汛调度 疫苗接种
        户外施工 渣土运输
    """,
    "act": """
        编写 公布 更新 梳理 归并 校核 重新排列 集中发布 逐条解释 制成图表 翻译成白话 配上示例 录成短片 做成问答 合并
        补齐
    """,
    "thing": """
        办事指南 标准目录 政策问答 流程图 收费清单 结果名单 监测数据 整改台账 历史文件 专题栏目 检索入口 图解 短视频
        公示牌 联系方式 常见问题 抽查计划 评定标准 统计口径 空间地图
    """,
    "end": """
        方便群众一次看懂 减少重复来电 让企业少跑一趟 供乡镇直接引用 便于按地点查找 使口径前后一致 每季度核对一遍
        由专人负责 答复时限缩短 留言当日转办 访问量有所上升 错漏明显减少 得到社区居民好评 与大厅公告栏同步
        纳入月度通报 已在两个片区试行
    """,
    "frame": """
        {when}，{who}{how}{what}{act}{thing}{n}件，{end}。 {how}{what}，{who}{when}{act}{thing}{n}项，{end}。
        {who}把{what}的{thing}{act}，共{n}条，{end}。 {when}组织{who}{act}{what}{thing}{n}份，{end}。
        {what}方面，{act}{thing}{n}篇，{who}核对后{end}。
    """,
}
WORDS = {name: words.split() for name, words in WORDS.items()}


def sentence(dice: Random) -> str:
    """A sentence as an office writes it."""
    chosen = {name: dice.choice(words) for name, words in WORDS.items()}
    return chosen.pop("frame").format(n=dice.randrange(1, 900), **chosen)


def edited(lines: list[str], dice: Random) -> list[str]:
    """The sentences with new figures, up to a fifth of them replaced."""
    new = set(dice.sample(range(len(lines)), dice.randrange(len(lines) // 5 + 1)))
    return [
        sentence(dice) if at in new else re.sub("[0-9]+", str(dice.randrange(900)), each)
        for at, each in enumerate(lines)
    ]


def planted(reports: int) -> Iterator[tuple[Report, dict[tuple[int, int], tuple[int, int]]]]:
    """Reports in order of publication; with each, which of its paragraphs is taken from which (report, paragraph)."""
    dice, earlier = Random(7), list[tuple[int, list[list[str]]]]()
    for number in range(reports):
        body = [[sentence(dice) for _ in range(dice.randrange(5, 10))] for _ in range(6)]
        truth = {}
        if earlier and dice.random() < 0.05:
            source, theirs = dice.choice(earlier)
            at, mine = dice.randrange(6), dice.randrange(6)
            body[mine] = edited(theirs[at], dice)
            truth[number, mine] = source, at
        elif len(earlier) < 2_000:
            earlier.append((number, body))
        agency = f"示例{number:05}县交通运输局"
        text = "\n".join(f"{agency}" + "".join(lines) for lines in body)
        day = date(2025, 1, 1) + timedelta(days=number * 30 // reports)
        yield Report(agency=agency, year=2024, published=day, sections=(Section(1, None, text),)), truth


def measure(count: int) -> str:
    """One row: how long each step took, the memory of the process, and what was found."""
    vocabulary = load_packs((str(resource("rules") / "national"),)).vocabulary
    rows, wording, truth = [], {}, {}
    spent = 0.0
    for number, (report, copies) in enumerate(planted(count)):
        truth |= copies
        start = time.perf_counter()
        found = paragraphs(report, vocabulary, TODAY)
        spent += time.perf_counter() - start
        for each in found:
            key = (f"{number:05}", each.pointer, each.ordinal)
            rows.append(Row(*key[:1], report.agency, 2024, report.published, *key[1:], each.digest, each.signature))
            wording[key] = each.masked
    random.Random(1).shuffle(rows)
    before, start = getrusage(RUSAGE_SELF).ru_maxrss, time.perf_counter()
    result = list(clusters(rows, lambda keys: [wording[key] for key in keys]))
    took, after = time.perf_counter() - start, getrusage(RUSAGE_SELF).ru_maxrss
    return report_of(count, len(rows), spent, took, (after - before) // 1024, result, truth)


def report_of(count: int, rows: int, spent: float, took: float, more: int, result: Sequence, truth: dict) -> str:
    """The figures as a row of a table."""

    def origin(at: tuple[int, int]) -> tuple[int, int]:
        return origin(truth[at]) if at in truth else at

    def name(row: Row) -> tuple[int, int]:
        return int(row.path), row.ordinal - 1

    pairs = [(name(member.row), name(cluster.source)) for cluster in result for member in cluster.members]
    right = sum(origin(copy) == origin(source) for copy, source in pairs)
    hit = len({copy for copy, source in pairs if origin(copy) == origin(source)} & set(truth))
    return (
        f"{count:>7} {rows:>10} {spent / count * 1000:>12.2f} {took:>12.2f} {took / rows * 1e6:>14.1f} {more:>10} "
        f"{len(truth):>8} {hit / len(truth):>8.1%} {right / max(len(pairs), 1):>10.1%}"
    )


def main() -> None:
    """Each size in a process of its own, so that memory is its own."""
    print("reports paragraphs ms_a_report  clusters_s us_a_paragraph  MiB_more  planted   recall  precision")
    for count in [int(each) for each in sys.argv[1:]] or [1_000, 10_000, 50_000]:
        with get_context("spawn").Pool(1) as pool:
            print(pool.apply(measure, (count,)), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
