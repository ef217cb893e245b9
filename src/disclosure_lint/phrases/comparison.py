"""What `diff` says, in both languages side by side; part of the table in `phrases`."""

COMPARISON: dict[str, tuple[str, str]] = {
    # Command line
    "diff.summary": ("并排比较同一单位的两份报告", "compare two reports of one agency"),
    "diff.help": (
        (
            "并排比较同一单位两个年度的报告，或同一年度的两个版本（例如公布后更正的）："
            "表格中变化的数字和增幅，文字中改动的段落（区分只改数字和改写），新增、消除和仍有的问题。"
            "两个年度按先后比较；同一年度以 A 为改前，B 为改后。A、B 是文件，其中一个可以是 -（标准输入）。"
        ),
        (
            "Compares the reports of one agency on two years, or two versions for one year (as corrected after "
            "publication): changed figures and their growth, changed paragraphs (figures only, or rewritten), "
            "findings that are new, gone and kept. Two years are compared in their order; of one year A is the version "
            "before, B the one after. A and B are files; one may be - (stdin)."
        ),
    ),
    "diff.exit_codes": (
        "退出码：0 已比较，无论有无变化；2 命令、配置或规则包有误，或不是同一单位；3 有文件读不出报告；4 规则执行失败",
        (
            "Exit codes: 0 compared, changed or not; 2 wrong call, configuration or pack, or reports of two agencies; "
            "3 a file holds no readable report; 4 a rule crashed"
        ),
    ),
    "diff.format": ("输出格式：text（默认）、json、html", "output format: text (default), json, html"),
    "diff.force": ("单位不同也比较", "compare reports of two agencies, too"),
    "diff.prior": (
        "更早一年的报告（文件或目录），用来检查前后衔接",
        "the report of the year before, a file or folder, for the checks that need one",
    ),
    "diff.folder": ("{path} 不是文件：一次比较两份报告", "{path} is no file: two reports are compared at a time"),
    "diff.stdin_twice": ("只能有一份报告来自标准输入", "only one of the reports can come from stdin"),
    "diff.two_agencies": (
        "两份报告不是同一单位：{first}，{second}；确要比较请加 --force",
        "the reports are of two agencies: {first}, {second}; add --force to compare them all the same",
    ),
    "diff.unread": ("没有比较：{path}：{message}", "not compared: {path}: {message}"),
    # What the comparison is of
    "diff.heading": ("政府信息公开工作年度报告对照", "Comparison of annual reports on information disclosure"),
    "diff.next_year": ("{before} 年度与 {after} 年度对照", "{before} and {after} side by side"),
    "diff.years_apart": (
        "{before} 年度与 {after} 年度对照（不是相邻年度，前后衔接未作比较）",
        "{before} and {after} side by side (not in succession: what is carried over cannot be compared)",
    ),
    "diff.same_year": ("{after} 年度报告的两个版本对照", "Two versions of the report for {after} side by side"),
    "diff.unknown": ("两份报告对照（有报告未写明年度）", "Two reports side by side (one states no year)"),
    "diff.swapped": ("已按年度先后排列", "put in the order of years"),
    "diff.agency_unknown": (
        "有报告未写明单位，不能确认是否为同一单位",
        "One of the reports names no agency: whether both are of one cannot be told",
    ),
    "diff.agencies_differ": ("注意：两份报告不是同一单位", "Note: the reports are of two agencies"),
    "diff.equal": ("两份报告没有差别。", "The reports do not differ."),
    "diff.before": ("改前", "before"),
    "diff.after": ("改后", "after"),
    "diff.change": ("增减", "change"),
    "diff.growth": ("增幅", "growth"),
    # Facts
    "diff.facts": ("标题、日期、落款", "Title, dates, sign-off"),
    "diff.none": ("（无）", "(none)"),
    "diff.fact.agency": ("单位", "agency"),
    "diff.fact.scope": ("范围", "scope"),
    "diff.fact.edition": ("格式版本", "edition"),
    "diff.fact.title": ("标题", "title"),
    "diff.fact.published": ("公布日期", "published"),
    "diff.fact.signed.agency": ("落款单位", "signed by"),
    "diff.fact.signed.date": ("落款日期", "signed on"),
    "diff.fact.section": ("第 {number} 部分标题", "title of section {number}"),
    "diff.scope.own": ("仅本机关", "the agency alone"),
    "diff.scope.with_departments": ("含所属部门", "with its departments"),
    "diff.scope.with_lower": ("含下级单位", "with all subordinate units"),
    # Tables
    "diff.tables": ("表格", "Tables"),
    "diff.tables.counts": (
        "比较 {compared} 格，变化 {changed} 格",
        "cells compared: {compared}, changed: {changed}",
    ),
    "diff.tables.same": ("没有变化", "unchanged"),
    "diff.table.added": ("前一份报告没有这张表", "the earlier report lacks this table"),
    "diff.table.missing": ("后一份报告没有这张表", "the later report lacks this table"),
    "diff.table.unreadable": (
        "有一份报告的这张表读不出来，没有比较（不计入机关的问题）",
        "could not be read in one of the reports, so not compared (not held against the agency)",
    ),
    "diff.line.added.report": ("前一份报告没有：{lines}", "not in the earlier report: {lines}"),
    "diff.line.missing.report": ("后一份报告没有：{lines}", "not in the later report: {lines}"),
    "diff.line.added.edition": ("前一份报告所用格式没有：{lines}", "not in the form of the earlier report: {lines}"),
    "diff.line.missing.edition": ("后一份报告所用格式没有：{lines}", "not in the form of the later report: {lines}"),
    "diff.line.unreadable": (
        "有一份报告读不出，没有比较：{lines}",
        "could not be read in one of the reports, so not compared: {lines}",
    ),
    "diff.parts": ("{row}（{rows} 之和）", "{row} (sum of {rows})"),
    "diff.state.blank": ("空白", "blank"),
    "diff.state.absent": ("没有", "none"),
    "diff.state.unreadable": ("读不出", "unreadable"),
    "diff.no_growth": ("—", "—"),
    "diff.drawn": (
        "变化的格内，上为后一份报告的数，下为前一份报告的数和增减。",
        "In a cell that changed: above what it is, below what it was and by how much it grew.",
    ),
    "diff.listed": ("逐项列出", "as a list"),
    # Texts
    "diff.texts": ("文字", "Texts"),
    "diff.text.counts": (
        "相同 {same} 段，变化 {changed} 段；不计数字，{share}% 相同",
        "paragraphs the same: {same}, changed: {changed}; {share}% alike but for figures",
    ),
    "diff.text.added": ("前一份报告没有这一部分", "the earlier report lacks this section"),
    "diff.text.missing": ("后一份报告没有这一部分", "the later report lacks this section"),
    "diff.text.unreadable": (
        "有一份报告的这一部分读不出来，没有比较",
        "could not be read in one of the reports, so not compared",
    ),
    "diff.text.not_captured": ("有一份转录件未收录，没有比较", "not in one of the transcriptions, so not compared"),
    "diff.kind.figures": ("只改数字", "figures only"),
    "diff.kind.edited": ("改动", "edited"),
    "diff.kind.rewritten": ("改写", "rewritten"),
    "diff.kind.moved": ("移动位置", "moved"),
    "diff.kind.added": ("新增", "added"),
    "diff.kind.removed": ("删除", "removed"),
    "diff.at": ("第 {number} 段", "paragraph {number}"),
    "diff.from_to": ("第 {before} 段 → 第 {after} 段", "paragraph {before} → {after}"),
    "diff.kind.shifted": ("{kind}，并移动位置", "{kind}, and moved"),
    "diff.piece.replaced": ("【{before} → {after}】", "[{before} → {after}]"),
    "diff.piece.removed": ("【删：{text}】", "[- {text}]"),
    "diff.piece.added": ("【增：{text}】", "[+ {text}]"),
    # Findings
    "diff.findings": ("问题", "Findings"),
    "diff.findings.counts": ("新增 {new}，消除 {gone}，仍有 {kept}", "new: {new}, gone: {gone}, kept: {kept}"),
    "diff.findings.uncounted": (
        "；另有不计入的（读取提示、暂免、基线）{count}",
        "; besides, not counted (reading notes, waived, known): {count}",
    ),
    "diff.findings.new": ("新增", "new"),
    "diff.findings.gone": ("消除", "gone"),
    "diff.findings.kept": ("仍有", "kept"),
    "diff.more": ("另有 {count} 处，见 json 或 html 格式", "{count} more, see the formats json and html"),
    "diff.findings.none": ("两份报告都没有发现问题", "Nothing was found in either report"),
    "diff.elsewhere.not_assessable.new": (
        "这条规则在前一份报告上未能全部判断，不一定是新出现的",
        "its rule could not be judged in all of the earlier report: not necessarily new",
    ),
    "diff.elsewhere.not_assessable.gone": (
        "这条规则在后一份报告上未能全部判断，不一定已经消除",
        "its rule could not be judged in all of the later report: not necessarily mended",
    ),
    "diff.elsewhere.not_applicable.new": (
        "这条规则不适用于前一份报告",
        "its rule does not apply to the earlier report",
    ),
    "diff.elsewhere.not_applicable.gone": (
        "这条规则不适用于后一份报告",
        "its rule does not apply to the later report",
    ),
}
"""Key → Chinese, English. Both have the same placeholders."""
