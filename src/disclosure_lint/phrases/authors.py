"""What the tools for rule authors say, in both languages; part of the table in `phrases`."""

AUTHORS: dict[str, tuple[str, str]] = {
    # Pages
    "page.index": ("规则手册", "Rules"),
    "page.index_intro": (
        "共 {count} 条规则，按内容分组。每条规则一页：要求什么、依据何在、为什么、怎样改、什么情况下适用，并附示例。",
        (
            "{count} rules in groups. A page each: what it demands, on which authority, why, "
            "how to mend, when it applies, with examples."
        ),
    ),
    "page.generated": ("由 rules/ 生成，请勿手工修改。", "Written from rules/; not to be edited."),
    "page.back": ("返回目录", "All rules"),
    "page.demands": ("要求", "What it demands"),
    "page.grave": ("不符合的，列为“{severity}”（{basis}）。", "A finding is of severity “{severity}” ({basis})."),
    "page.by_level": ("对{level}，列为“{severity}”。", "For agencies of the level “{level}”: “{severity}”."),
    "page.authority": ("依据", "Authority"),
    "page.covers": ("对应的条款", "Clauses covered"),
    "page.why": ("为什么", "Why"),
    "page.fix": ("怎样改", "How to mend"),
    "page.applies": ("什么情况下适用", "When it applies"),
    "page.pack": ("只在使用规则包 {pack} 时适用。", "Only where the rule pack {pack} is in use."),
    "page.all_years": ("适用于各年度的报告。", "To reports of every year."),
    "page.editions": ("适用于按统一格式编写的报告：{editions}。", "To reports in the uniform forms: {editions}."),
    "page.edition_open": ("{edition} 年版格式（{first} 年度起）", "form of {edition} (from {first})"),
    "page.edition": ("{edition} 年版格式（{first}—{last} 年度）", "form of {edition} (for {first}–{last})"),
    "page.from": ("适用于 {first} 年度及以后的报告。", "To reports for {first} and later."),
    "page.until": ("适用于 {last} 年度及以前的报告。", "To reports for {last} and earlier."),
    "page.between": ("适用于 {first} 至 {last} 年度的报告。", "To reports for {first} to {last}."),
    "page.across": (
        "须与上下级单位的报告对照，因此只在提供单位名录的批量检查中判断，单独检查一份报告时不适用。",
        "It compares reports of superior and subordinate units: judged in a batch with a roster, never on one report.",
    ),
    "page.all_levels": ("适用于各级各类机关。", "To agencies of every level."),
    "page.exempt": ("例外：{reason}。", "Except: {reason}."),
    "page.levels": ("适用于：{levels}。", "To agencies of these levels: {levels}."),
    "page.assertion": ("规则表达式（供规则作者核对）", "The assertion (for authors of rules)"),
    "page.reader": (
        "这条规则由读取程序在打开文件时判断，没有表达式。",
        "Raised while the file is read; there is no assertion.",
    ),
    "page.messages": ("提示内容", "Messages"),
    "page.messages_intro": (
        "××处在提示时换成报告中的实际内容。",
        "Where … stands, the finding has what is in the report.",
    ),
    "page.pass": ("合格的例子", "Examples that pass"),
    "page.fail": ("不合格的例子", "Examples that fail"),
    "page.not_assessable": ("无法判断的例子", "Examples that cannot be judged"),
    "page.finding": ("提示：{message}", "Finding: {message}"),
    "page.missing": ("无法判断的原因：{missing}。", "Cannot be judged: {missing}."),
    "page.code": ("代码", "code"),
    "page.rule": ("要求", "demand"),
    "page.severity": ("程度", "severity"),
    "page.family": ("{name}（{letters}）", "{name} ({letters})"),
    "family.SRC": ("文件读取", "Files"),
    "family.STR": ("结构和文字", "Structure and wording"),
    "family.TIM": ("时间", "Dates"),
    "family.TAB": ("表格", "Tables"),
    "family.PRO": ("主动公开", "Proactive disclosure"),
    "family.REQ": ("依申请公开", "Requests"),
    "family.REV": ("复议诉讼", "Reviews and lawsuits"),
    "family.CON": ("与上年衔接", "Continuity with last year"),
    "family.NAR": ("文字与数据", "Text and figures"),
    "family.FEE": ("信息处理费", "Information-processing fees"),
    "family.IMP": ("问题和改进", "Problems and improvement"),
    "family.HYG": ("文本卫生", "Hygiene"),
    "family.HIE": ("上下级汇总", "Superior and subordinate units"),
    "family.WAV": ("豁免", "Waivers"),
    # Clauses of the law
    "coverage.title": ("法律条款与规则对照", "Clauses of the law and the rules that check them"),
    "coverage.intro": (
        (
            "共 {clauses} 条要求：{machine} 条可由程序判断，其中 {covered} 条有规则；{heuristic} 条只能提示；"
            "{human} 条只能由人判断。"
        ),
        (
            "Of {clauses} demands a program can decide {machine} ({covered} have rules); "
            "it can hint at {heuristic}; {human} are for people."
        ),
    ),
    "coverage.clause": ("条款", "clause"),
    "coverage.duty": ("要求", "duty"),
    "coverage.checkable": ("由谁判断", "who can tell"),
    "coverage.sure": ("把握", "how sure"),
    "coverage.rules": ("规则", "rules"),
    "coverage.human_title": ("程序不能判断、由人负责的事项", "What no program can tell: duties of people"),
    "coverage.hint_title": ("程序只能提示、要由人定夺的事项", "Where a program can only hint and people decide"),
    "coverage.matrix": ("各条款由哪些规则检查", "Which rules check which clause"),
    "coverage.by_rule": ("各规则检查哪些条款", "Which clauses each rule checks"),
    "coverage.none": ("无", "none"),
    "coverage.only": ("仅{pack}规则包", "pack {pack} only"),
    "checkable.machine": ("程序", "program"),
    "checkable.heuristic": ("程序提示", "program hints"),
    "checkable.human": ("人", "people"),
    "sure.seen": ("已核对原文", "read at the source"),
    "sure.partly": ("部分核对", "read in part"),
    "sure.known": ("据通行理解", "known, not read"),
    "sure.guess": ("推测", "guess"),
    # Values of expressions
    "value.true": ("成立", "true"),
    "value.false": ("不成立", "false"),
    "value.unknown": ("不详：{causes}", "unknown: {causes}"),
    "value.step": ("{text} → {value}", "{text} → {value}"),
    "value.step_at": ("{text} → {value}  〔{label}〕", "{text} → {value}  [{label}]"),
    "value.place": ("{text}  〔{label}〕", "{text}  [{label}]"),
    "trace.report": ("{rule} 在 {path} 上的取值：", "{rule} on {path}:"),
    "trace.places": (
        "共 {count} 处：成立 {true}，不成立 {false}，不详 {unknown}",
        "Places: {count}; true {true}, false {false}, unknown {unknown}",
    ),
    "trace.none": ("没有可检查之处", "there is nothing to check"),
    "trace.reader": ("{rule} 由读取程序判断，没有表达式", "{rule} is raised while reading and has no assertion"),
    "trace.inapplicable": ("不适用：{reason}", "not applicable: {reason}"),
    # Effects of a change
    "impact.added": ("新增 {rule} {severity} {path}：{message}", "added {rule} {severity} {path}: {message}"),
    "impact.removed": ("消失 {rule} {severity} {path}：{message}", "removed {rule} {severity} {path}: {message}"),
    "impact.changed": (
        "变动 {rule} {before}→{severity} {path}：{message}",
        "changed {rule} {before}→{severity} {path}: {message}",
    ),
    "impact.counts": (
        "{reports} 份报告：新增 {added}，消失 {removed}，变动 {changed}，不变 {same}。",
        "{reports} reports: {added} added, {removed} removed, {changed} changed, {same} the same.",
    ),
    # Commands
    "rules.new.summary": ("新建一条规则的文件", "start the file of a new rule"),
    "rules.new.help": (
        (
            "新建规则文件：CODE 如 LOC001，NAME 为小写英文词，用连字符相连。填好其中的文字即可加载；"
            "所在目录还不是规则包的，一并建立（扩展 national）。"
        ),
        (
            "Starts a rule file: CODE as LOC001, NAME a few words joined by hyphens. "
            "It loads once its texts are filled in. Where there is no pack yet, one that extends national is made."
        ),
    ),
    "rules.new.pack": ("规则包目录，默认当前目录", "folder of the pack; default: the current one"),
    "rules.new.written": ("已写入 {file}", "written: {file}"),
    "rules.new.next": (
        "填好空白的文字后，运行 disclosure-lint rules check {folder}",
        "Fill in the empty texts, then run disclosure-lint rules check {folder}",
    ),
    "rules.docs.summary": ("生成规则手册", "write a page for each rule"),
    "rules.docs.help": (
        "生成规则手册（Markdown，每条规则一页，中英文各一套）。",
        "Writes the manual: Markdown, a page a rule, in both languages.",
    ),
    "rules.docs.output": ("写入的目录，默认 rule-pages", "folder to write to; default: rule-pages"),
    "rules.docs.written": ("已写入 {count} 个文件：{folder}", "files written to {folder}: {count}"),
    "rules.coverage.summary": ("法律条款与规则对照", "which clauses of the law are checked by which rules"),
    "rules.coverage.help": (
        "列出法律条款与规则的对照表，以及程序不能判断、由人负责的事项（Markdown）。",
        "Prints clauses of the law with the rules that check them, and the duties no program can tell (Markdown).",
    ),
    "rules.eval.summary": ("计算表达式在一份报告上的值", "value of an expression on a report"),
    "rules.eval.help": (
        "计算表达式 EXPR 在报告 REPORT 上的值，并列出每一部分的值；不详的写明原因。",
        "Tells the value of EXPR on REPORT and of each of its parts; of unknown ones the cause.",
    ),
    "rules.eval.parent": ("上级单位的报告（parent）", "the superior unit's report (`parent`)"),
    "rules.eval.child": (
        "下级单位的报告，文件或目录，可多次使用（children）",
        "a subordinate unit's report, a file or folder; repeatable (`children`)",
    ),
    "rules.eval.unreadable": ("{path} 中没有可以计算的报告", "there is no report in {path} to evaluate on"),
    "rules.impact.summary": ("比较两套规则在报告上的结果", "findings that a change of rules adds and removes"),
    "rules.impact.help": (
        "用改动前后的两套规则检查同样的报告，列出新增、消失和变动的问题。",
        "Checks the same reports by the rules before and after a change and lists what was added, removed, changed.",
    ),
    "rules.impact.before": (
        "改动前的规则包（名称或路径），默认 national",
        "rules before, by name or path; default: national",
    ),
    "rules.impact.after": ("改动后的规则包（名称或路径）", "rules after the change"),
    "rules.impact.format": ("输出格式，默认 text", "output format; default: text"),
    "check.trace": (
        "在标准错误输出中列出这条规则每一处的取值",
        "on stderr, tell every value that this rule sees at each of its places",
    ),
}
"""Key → Chinese, English."""
