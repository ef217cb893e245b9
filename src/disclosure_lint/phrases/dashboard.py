"""The site of a run, and the notice of rectification."""

DASHBOARD: dict[str, tuple[str, str]] = {
    "dashboard.summary": ("把批量检查的结果做成网站", "make a site of a batch run"),
    "dashboard.help": (
        (
            "把批量检查的结果（batch 的 RUN 目录）做成一套静态网页：总览、排名、热力图、一个单位一页、雷同文字。"
            "不联网，可拷贝、打印。"
        ),
        (
            "Makes static pages of a batch run (the folder RUN): overview, rankings, heat map, a page an "
            "agency, shared text. They need no network and can be copied and printed."
        ),
    ),
    "dashboard.exit_codes": (
        "退出码：0 已生成；2 命令有误，或 RUN 不是已完成的批量检查",
        "Exit codes: 0 made; 2 wrong call, or RUN is no finished batch run",
    ),
    "dashboard.output": ("网页写到哪个目录（必填）", "folder to write the site to (required)"),
    "dashboard.year": ("以哪个年度为准，默认为最近的年度", "year that it is about; by default the latest"),
    "dashboard.pages": ("网页用哪种语言，默认中英文都写", "language of the pages; by default Chinese and English"),
    "dashboard.notice": (
        "为该单位生成整改通知书（Word），可多次指定；all 为所有有错误的单位",
        "write a notice of rectification (Word) for this agency; may be repeated; all: every agency with errors",
    ),
    "dashboard.by": ("通知书的签发机关", "who issues the notices"),
    "dashboard.reply": ("通知书要求的整改期限", "day by which the notices ask for the mended report"),
    "dashboard.force": ("目录中已有其他文件时仍写入", "write even where the folder holds other files"),
    "dashboard.no_run": (
        "{path} 不是已完成的批量检查结果（没有 run.json）：先运行 batch，未完成的加 --resume",
        (
            "{path} is no finished batch run (it has no run.json): run batch first, with --resume where it was "
            "interrupted"
        ),
    ),
    "dashboard.schema": (
        "{path} 的结果是另一版格式（{schema}），请用同一版本重新运行 batch",
        "{path} is of another schema ({schema}): run batch again with this version",
    ),
    "dashboard.no_year": ("{path} 中没有 {year} 年度的报告", "{path} holds no report on {year}"),
    "dashboard.no_reports": (
        "{path} 中没有能认出单位和年度的报告",
        "{path} holds no report of a known agency and year",
    ),
    "dashboard.no_agency": ("没有这个单位：{name}", "no such agency: {name}"),
    "dashboard.occupied": (
        "{path} 中有不是本命令生成的文件；换一个目录，或加 --force",
        "{path} holds files that this command did not write; name another folder, or add --force",
    ),
    "dashboard.extra": (
        '缺少 {name}：请安装 "disclosure-lint[batch]"',
        'cannot do without {name}: install "disclosure-lint[batch]"',
    ),
    "dashboard.done": (
        "已生成 {pages} 个网页、{notices} 份通知书，从 {path} 打开",
        "Written: {pages} pages, {notices} notices; open {path}",
    ),
    # The frame of every page
    "site.title": ("政府信息公开工作年度报告检查情况", "Disclosure annual reports: what was found"),
    "site.overview": ("总览", "Overview"),
    "site.agencies": ("各单位", "Agencies"),
    "site.reporting": ("报送情况", "Reporting"),
    "site.reporting_definition": (
        (
            "{year} 年度没有报告、逾期公布、有几份不同报告、公布日期不明的单位。期限以名录为准，名录没有写的按层级的"
            "规定；公布日期以报告或网页上写的为准，写错的请先核实。"
        ),
        (
            "Agencies that have no report on {year}, published it late, have several that differ, or whose day of "
            "publication is unknown. The roster tells the deadline, else the rule for their level; the day is that "
            "stated in the report or on its page: verify it first where it may be wrong."
        ),
    ),
    "site.nobody": ("没有这样的单位。", "No such agency."),
    "site.reporting.other_name": ("以别的名称报送", "Under another name"),
    "site.reporting.not_expected": ("不在名录中的单位", "Not on the roster"),
    "site.filter": ("筛选", "Filter"),
    "site.filter.text": ("单位或上级含有", "agency or parent contains"),
    "site.filter.all": ("全部", "all"),
    "site.filter.order": ("排序", "order"),
    "site.filter.order.list": ("按上级", "by parent"),
    "site.filter.order.errors": ("错误多的在前", "most errors first"),
    "site.filter.order.warnings": ("警告多的在前", "most warnings first"),
    "site.filter.found": ("符合条件的单位：{count} 个", "agencies that fit: {count}"),
    "site.filter.shown": ("，只列出前 {count} 个", ", the first {count} are listed"),
    "site.copies": ("雷同文字", "Shared text"),
    "site.rules": ("检查规则", "Rules"),
    "site.documents": ("未归入单位的文件", "Documents of no agency"),
    "site.search": ("查找单位", "Find an agency"),
    "site.no_hits": ("没有这样的单位", "no such agency"),
    "site.more_hits": ("还有更多，请再输几个字", "there are more: type on"),
    "site.basis": (
        "检查日期 {today}；规则 {packs}；disclosure-lint {version}；文件 {documents} 份",
        "checked on {today}; rules {packs}; disclosure-lint {version}; documents: {documents}",
    ),
    "site.year": ("{year} 年度", "{year}"),
    "site.extraction_note": (
        "“读取提示”是程序读文件时遇到的困难，不是单位的问题，在任何统计和排名中都不计算在内。",
        (
            "Reading notes tell what the program found hard to read. They are no fault of the agency and are "
            "in no count and no ranking."
        ),
    ),
    # Overview
    "site.coverage": ("报送和公布", "Coverage and punctuality"),
    "site.expected": ("应报送单位", "agencies expected"),
    "site.reported": ("有报告的单位", "agencies with a report"),
    "site.missing": ("没有报告", "no report"),
    "site.late": ("逾期公布", "published late"),
    "site.twice": ("几份不同", "several that differ"),
    "site.unknown": ("公布日期不明", "day of publication unknown"),
    "site.in_time": ("按时公布", "published in time"),
    "site.faultless": ("没有错误的报告", "reports without errors"),
    "site.coverage_definition": (
        (
            "应报送单位以名录为准。按时公布：报告或网页上的公布日期不晚于期限，在日期明确的单位中计算；没有公布"
            "日期的列为“不明”，不算逾期。"
        ),
        (
            "The roster says who is expected. In time: the day of publication stated is not after the "
            "deadline, among agencies where it is known; a report without one is “unknown”, never late."
        ),
    ),
    "site.no_roster": (
        "这次检查没有名录（--roster），因此不知道哪些单位没有报告。",
        "This run had no roster (--roster): who has not reported is not known.",
    ),
    "site.findings": ("发现的问题", "Findings"),
    "site.findings_definition": (
        "按单位计算的问题，不含读取提示和已说明理由、已登记的问题（不计入）。一份报告可以有同一规则的几处问题。",
        (
            "Findings that count against agencies: without reading notes, and without those excused by a "
            "waiver or a baseline. A report can have several of one rule."
        ),
    ),
    "site.by_area": ("按方面", "By area"),
    "site.by_rule": ("按规则", "By rule"),
    "site.by_year": ("各年度", "By year"),
    "site.heat": ("热力图", "Heat map"),
    "site.heat_definition": (
        (
            "每格是该组报告中有这类问题的份数，颜色深浅是所占比例；不足 {least} 份报告的组只写份数，不着色。只"
            "列出最常见的 {rules} 条规则。"
        ),
        (
            "Each cell is how many reports of the group have such a finding; the shade is their share. Groups "
            "of fewer than {least} reports have figures and no shade. The {rules} most frequent rules are "
            "shown."
        ),
    ),
    "site.by_parent": ("按上级单位", "By parent"),
    "site.group.parent": ("上级机关", "parent"),
    "site.group.level": ("层级", "level"),
    "site.group.none": ("（没有上级）", "(no parent)"),
    "site.group.no_level": ("（层级不明）", "(level unknown)"),
    "site.reports": ("报告", "reports"),
    "site.findings_column": ("问题", "findings"),
    "site.share": ("占比", "share"),
    "site.documents_all": ("全部文件", "All documents"),
    "site.status.checked": ("已检查", "checked"),
    "site.status.unreadable": ("无法读取", "unreadable"),
    "site.status.no_report": ("不是年度报告", "no report"),
    "site.status.limit": ("超过时间或内存限制", "over a limit of time or memory"),
    "site.status.broken": ("程序出错", "the program failed"),
    # Agencies
    "site.agency": ("单位", "agency"),
    "site.agencies_definition": (
        "每行一个单位，每格是其 {year} 年度报告中该规则的问题数。点规则代码看要求，点单位名称看详情。",
        (
            "A row for each agency; each cell is the number of findings of the rule in its report on {year}. "
            "Codes lead to what is required, names to the details."
        ),
    ),
    "site.page": ("第 {number} 页，共 {count} 页", "page {number} of {count}"),
    "site.previous": ("上一页", "previous"),
    "site.next": ("下一页", "next"),
    "state.reported": ("按时", "in time"),
    "state.missing": ("没有报告", "no report"),
    "state.late": ("逾期", "late"),
    "state.twice": ("几份不同", "several"),
    "state.unknown": ("日期不明", "day unknown"),
    "site.state": ("报送", "reported"),
    "site.published": ("公布日期", "published"),
    "site.deadline": ("期限", "deadline"),
    "site.other_name": ("文件或标题上的名称是：{name}", "file or title bear the name of: {name}"),
    "site.not_expected": ("不在名录中", "not on the roster"),
    "site.no_report": ("没有 {year} 年度的报告。", "There is no report on {year}."),
    "site.shown_report": ("以下为 {year} 年度报告（{path}）。", "What follows is the report on {year} ({path})."),
    "site.trend.received": ("本年新收申请", "requests received"),
    "site.trend.carried_in": ("上年结转", "carried in"),
    "site.trend.concluded": ("办理总计", "concluded"),
    "site.trend.errors": ("错误", "errors"),
    "site.trend.warnings": ("警告", "warnings"),
    "site.trend_requests": ("申请办理（件）", "Requests"),
    "site.trend_findings": ("问题（处）", "Findings"),
    "site.tables": ("报告的三张表", "The tables of the report"),
    "site.tables_legend": (
        (
            "标红、标黄的格有问题，右上角数字是问题的编号；浅色的格参与了计算；小字是上年报告中同一格的数（与今"
            "年不同时才写）。"
        ),
        (
            "Marked cells are faulty, the small number is that of the finding; shaded cells took part in a "
            "sum; figures in small type are last year's, where they differ."
        ),
    ),
    "site.clean": ("没有发现问题。", "Nothing was found."),
    "site.notice_link": ("整改通知书（Word）", "Notice of rectification (Word, in Chinese)"),
    "site.copied": ("与其他单位雷同的段落", "Paragraphs shared with other agencies"),
    "site.copied_line": ("{year} 年度：第 {cluster} 组，{role}", "{year}: group {cluster}, {role}"),
    "site.copied_source": ("日期最早", "the earliest"),
    "site.copied_member": ("与最早一段重合 {share}", "{share} in common with the earliest"),
    # Since the run before
    "site.changes": ("与上次检查相比", "Since the run before"),
    "site.changes_definition": (
        (
            "与上次检查的结果比较：问题的增减，文件的增减和改动，表格中改过的格。上次检查时已到报告写明的公布日期、"
            "以后内容又不同的，是公布之后改动的文件。"
        ),
        (
            "Beside the results of the run before: findings that have come and gone, documents added, removed and "
            "changed, cells of tables that were changed. Changed after publication: the report had reached its stated "
            "day of publication in the run before, and is another one now."
        ),
    ),
    "site.no_changes": ("与上次检查相比没有变化。", "Nothing has changed since the run before."),
    "site.more_changed": ("另有 {count} 个单位没有列出。", "{count} more agencies are not listed."),
    "site.change": ("变化", "change"),
    "site.change.before": ("原来", "before"),
    "site.change.after": ("现在", "now"),
    "site.more_changes": (
        "另有 {count} 处变化没有列出，见结果目录中的 changes.parquet。",
        "{count} more changes are not listed: see changes.parquet of the run.",
    ),
    "change.finding.new": ("新出现的问题", "new findings"),
    "change.finding.fixed": ("已改正的问题", "fixed findings"),
    "change.finding.kept": ("仍有的问题", "findings kept"),
    "change.finding.regressed": ("改正后又出现的问题", "findings back again"),
    "change.finding.gone": ("本次没有其报告的问题", "findings whose report is not in this run"),
    "change.document.added": ("新增的文件", "documents added"),
    "change.document.removed": ("去掉的文件", "documents removed"),
    "change.document.moved": ("内容相同而换了位置的文件", "documents that are the same elsewhere"),
    "change.document.changed": ("改动的文件", "documents changed"),
    "change.document.republished": ("公布之后改动的文件", "documents changed after publication"),
    "change.cell.changed": ("改动的格", "cells changed"),
    # Shared text
    "site.copies_definition": (
        (
            "不同单位报告中大段相同的文字，按组列出。比较时不看数字、标点、单位自己的名称，也不看法律法规名称、"
            "格式规定的用语、信息处理费说明等各家都要写的话；连续片段（8 字）有一半以上相同才归为一组，每段都与"
            "组内日期最早的一段直接比较。同一单位历年相同的不算。这里只说明文字相同：同一上级统一下发的样稿也会"
            "如此，是否抄袭要由人判断。"
        ),
        (
            "Long passages that reports of different agencies share. Figures, punctuation, the agencies' own "
            "names, names of laws and what everybody has to write (wording of the form, the statement on fees) "
            "do not count; half of all runs of eight characters must agree, and every paragraph is compared "
            "with the earliest of its group. What an agency repeats from its own earlier years is left out. "
            "That texts agree is all that is said: a model text handed out from above looks the same, and "
            "people have to judge."
        ),
    ),
    "site.no_copies": ("没有发现雷同的段落。", "No shared paragraphs were found."),
    "site.cluster": ("第 {number} 组：{count} 个单位", "Group {number}: {count} agencies"),
    "site.earliest": ("日期最早的一段", "The earliest"),
    "site.earliest_uncertain": (
        "排在最前的一段（有的报告没有日期或日期相同，不能确定先后）",
        "Placed first (some have no date or the same: who was first is not certain)",
    ),
    "site.score": ("片段重合 {score}，本段有 {share} 与之相同", "runs in common {score}; {share} of this one"),
    "site.section": ("第 {section} 部分第 {ordinal} 段", "section {section}, paragraph {ordinal}"),
    "site.undated": ("没有日期", "no date"),
    "site.unlisted": (
        "另有 {count} 段没有列出，见结果目录中的 similarity.parquet。",
        "{count} more are not listed: see similarity.parquet of the run.",
    ),
    "site.more_members": ("还有 {count} 段，未逐一对照：", "{count} more, not set side by side:"),
    # Rules, documents
    "site.rules_definition": (
        "这次检查所用的规则：要求什么、为什么、怎样改、依据哪一条。",
        "The rules of this run: what is required, why, how to mend it, and on what it rests.",
    ),
    "site.rule_count": (
        "{year} 年度：{reports} 份报告、{findings} 处问题",
        "{year}: {reports} reports, {findings} findings",
    ),
    "site.documents_definition": (
        "无法读取、不是年度报告、认不出单位或年度的文件，以及同一单位同一年度重复的报告。不计入任何单位的统计。",
        (
            "Documents that cannot be read, are no report or name no agency or year, and further reports of an "
            "agency for one year. They count for no agency."
        ),
    ),
    "site.no_documents": ("没有这样的文件。", "There are none."),
    "site.status": ("状态", "status"),
    "dashboard.jobs": ("同时使用几个进程，默认为处理器个数", "how many processes; by default as many as processors"),
    "dashboard.unwritten": ("写不进 {path}：{detail}", "cannot write to {path}: {detail}"),
}
