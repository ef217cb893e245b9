"""Sentences as offices write them, so many that no two agencies write the same paragraph by chance."""

from random import Random

WORDS = {
    name: words.split()
    for name, words in {
        "who": """
            局办公室 法规科 信息中心 各业务科室 行政审批科 宣传科 窗口 下属事业单位 基层站所 各街道 各片区 督查科
            机关党委 档案室 纪检组 规划科
        """,
        "when": """
            年初 一季度 上半年 汛期前 年中 三季度 国庆前 年底前 春节后 暑期 开学季 每月中旬 每周
        """,
        "how": """
            围绕 聚焦 结合 按照 依托 利用 借助 根据
        """,
        "what": """
            供水管网改造 学区划分 老旧小区加装电梯 农机补贴 公交线路调整 食品抽样 企业年报 养老机构评定 环境监测
            职业技能补贴 医保报销 停车泊位 河道疏浚 农田建设 危房改造 林木采伐 旅游投诉 校车运营 粮食收购 地名命名
            广告设置 燃气管网 工伤认定 文物修缮 体育场馆 殡葬服务 法律援助 婚姻登记 人才引进 招标投标 防汛调度 疫苗接种
            户外施工 渣土运输
        """,
        "act": """
            编写 公布 更新 梳理 归并 校核 重新排列 集中发布 逐条解释 制成图表 翻译成白话 配上示例 录成短片 做成问答 合并
            补齐
        """,
        "thing": """
            办事指南 标准目录 政策问答 流程图 收费清单 结果名单 监测数据 工作台账 历史文件 专题栏目 检索入口 图解 短视频
            公示牌 联系方式 常见疑问 抽样计划 评定标准 办事地图 空间地图
        """,
        "end": """
            方便群众一次看懂 少打重复来电 让企业少跑一趟 供乡镇直接引用 便于按地点查找 使前后说法一致 每季度核对一遍
            由专人负责 答复更快 留言当日转办 访问量有所上升 错漏明显减少 得到社区居民好评 与大厅公告栏同步
            纳入月度通报 已在两个片区试行
        """,
        "frame": """
            {when}，{who}{how}{what}{act}{thing}{n}件，{end}。 {how}{what}，{who}{when}{act}{thing}{n}项，{end}。
            {who}把{what}的{thing}{act}，共{n}条，{end}。 {when}组织{who}{act}{what}{thing}{n}份，{end}。
            {what}方面，{act}{thing}{n}篇，{who}核对后{end}。
        """,
        "lack": """
            更新不够及时 内容不够完整 形式单一 检索不便、利用率不高 各单位标准不统一 与线下窗口衔接不够 解释不够通俗
            责任科室分工不明确、进度滞后 历史数据缺少说明
        """,
        "remedy": """
            逐条补齐了缺项 重新编排了栏目 明确了责任科室 组织了两轮复核 请使用者试读后修改了文字 与窗口台账逐一比对
        """,
    }.items()
}


def chosen(name: str, dice: Random) -> str:
    """A word of a list."""
    words = WORDS[name]
    return words[int(dice.random() * len(words))]


def sentence(dice: Random) -> str:
    """A sentence as an office writes it."""
    parts = {name: chosen(name, dice) for name in ("who", "when", "how", "what", "act", "thing", "end")}
    return chosen("frame", dice).format(n=1 + int(dice.random() * 900), **parts)


def sentences(count: int, dice: Random) -> str:
    """Several of them."""
    return "".join(sentence(dice) for _ in range(count))


def problem(dice: Random) -> str:
    """A problem as section five names it."""
    return f"{chosen('what', dice)}的{chosen('thing', dice)}{chosen('lack', dice)}"
