"""Help on commands and options."""

HELP: dict[str, tuple[str, str]] = {
    "help.usage": ("用法：{usage}", "Usage: {usage}"),
    "help.some_options": ("[选项]", "[OPTIONS]"),
    "help.command": ("命令 ...", "COMMAND ..."),
    "help.options": ("选项：", "Options:"),
    "help.commands": ("命令：", "Commands:"),
    "app.help": (
        "按《政府信息公开条例》和国务院办公厅规定的格式，检查政府信息公开工作年度报告。",
        "Checks annual reports on government information disclosure against the law and the form it prescribes.",
    ),
    "app.epilog": (
        "命令补全：见 disclosure-lint completion --help",
        "Completion in shells: see disclosure-lint completion --help",
    ),
    "option.help": ("显示本说明", "show this help"),
    "option.version": ("显示版本", "show the version"),
    "option.lang": (
        "界面语言，默认随系统区域设置，否则为中文",
        "language of messages; by default that of the locale, else Chinese",
    ),
    "option.color": (
        "是否使用颜色，默认 auto：在终端中使用，设有 NO_COLOR 时不用",
        "colours; by default in terminals, unless NO_COLOR is set",
    ),
    "option.pack": (
        "规则包的名称或路径，可多次指定，默认 national",
        "rule pack by name or path; may be repeated; default: national",
    ),
    "check.summary": ("检查报告，列出发现的问题", "check reports and print what is found"),
    "check.help": (
        "检查年度报告。PATH 可以是文件、目录（查找其中所有可读取的文件）、通配符，或 -（标准输入）。",
        "Checks annual reports. PATH is a file, a folder (searched for all that is readable), a glob, or - (stdin).",
    ),
    "check.exit_codes": (
        "退出码：0 没有达到 --fail-on 的问题；1 有；2 命令或规则包有误，未作检查；3 没有可检查的报告；4 规则执行失败",
        "Exit codes: 0 nothing at --fail-on; 1 something; 2 wrong call or pack; 3 nothing assessed; 4 a rule crashed",
    ),
    "check.format": (
        "输出格式：text（默认）、json、sarif、junit、github、gitlab、rdjson、csv、xlsx、markdown、html",
        "output format: text (default), json, sarif, junit, github, gitlab, rdjson, csv, xlsx, markdown, html",
    ),
    "check.output": (
        "写入文件而不是标准输出；写明 FORMAT= 时，在标准输出之外另写一份；可多次指定",
        "write to a file instead of stdout; with FORMAT= in addition to stdout; may be repeated",
    ),
    "check.select": (
        "只检查这些规则：代码或其开头，用逗号分隔，如 REQ,STR0",
        "only these rules: codes or how they begin, with commas between, as REQ,STR0",
    ),
    "check.ignore": ("不检查这些规则，写法同上", "not these rules, written alike"),
    "check.fail_on": (
        "达到何种程度的问题时退出码为 1，默认 error",
        "how grave findings must be for exit code 1; default: error",
    ),
    "check.prior": (
        "上一年的报告（文件或目录）；不指定时在所查文件中查找",
        "the report of the year before, a file or folder; by default looked up among the inputs",
    ),
    "check.published": (
        "公布日期（年-月-日），用于文档本身未载明时",
        "day of publication (year-month-day) where the document does not carry it",
    ),
    "check.today": ("以哪一天为今天，默认当日", "the day to take for today; default: today"),
    "check.ocr": (
        "识别扫描件 PDF 中的文字（需要 ocr 组件；识别结果须人工核对）",
        "recognise the text of scanned PDF files (needs the ocr extra; what is recognised must be proofread)",
    ),
    "check.level": ("机关层级，默认由机关名称判断", "level of the agency; by default told by its name"),
    "check.skip_non_reports": (
        "跳过不是年度报告的文件，全部跳过时退出码为 0（用于提交钩子）",
        "skip files that hold no report; exit code 0 if none is left (for hooks)",
    ),
    "check.exclude": (
        "查找目录时排除的文件名、目录名或路径，可用 * 和 ?，可多次指定",
        "names or paths to leave out of folders and globs, with * and ?; may be repeated",
    ),
    "check.stdin_filename": ("标准输入内容的文件名", "what to call stdin"),
    "check.jobs": ("并行进程数，默认 1", "how many processes to use; default: 1"),
    "explain.summary": ("说明一条规则的要求、依据和示例", "what a rule demands, its authority, examples"),
    "explain.help": (
        "说明一条规则：要求什么、依据何在、如何改正，并给出合格与不合格的示例。RULE 为规则代码，如 REQ101。",
        "Tells what a rule demands, its authority and how to fix findings, with examples. RULE is a code, as REQ101.",
    ),
    "explain.authority": ("依据", "Authority"),
    "explain.pack": ("规则包", "Rule pack"),
    "explain.change": ("{pack} 改为{to}：{reason}", "{pack} made it {to}: {reason}"),
    "explain.off": ("停用", "off"),
    "explain.why": ("缘由", "Why"),
    "explain.assertion": ("规则表达式", "The rule as written"),
    "explain.messages": ("提示内容", "What it says"),
    "explain.fix": ("改法", "How to fix"),
    "explain.by_level": ("{level}为{severity}", "{severity} for {level}"),
    "explain.editions": ("适用于 {editions} 年版格式", "for the forms of {editions}"),
    "explain.years": ("适用于 {first}—{last} 年度", "for reports on {first}–{last}"),
    "explain.levels": ("适用于{levels}", "for {levels}"),
    "explain.missing": ("缺少：{missing}", "missing: {missing}"),
    "basis.law": ("法律依据", "law"),
    "basis.arithmetic": ("勾稽关系", "arithmetic"),
    "basis.practice": ("实务经验", "practice"),
    "example.pass": ("合格示例", "An example that passes"),
    "example.fail": ("不合格示例", "An example that fails"),
    "example.not_assessable": ("无法判断的示例", "An example that cannot be judged"),
    "rules.summary": ("规则作者的工具", "tools for rule authors"),
    "rules.help": ("供规则作者使用的命令。", "Commands for those who write rules."),
    "rules.list.summary": ("列出全部规则", "list all rules"),
    "rules.list.help": (
        "列出全部规则：代码、程度、依据类别、名称、标题。",
        "Lists all rules: code, severity, basis, name, title.",
    ),
    "rules.check.summary": ("检查规则包有无错误", "find the mistakes in a rule pack"),
    "rules.check.help": (
        "检查规则包（名称、路径或其中的文件，默认 national），列出全部错误及其位置。",
        "Checks rule packs (names, paths or files of them; by default national), tells every mistake and where it is.",
    ),
    "rules.check.pack": ("{name} {version} {digest}", "{name} {version} {digest}"),
    "rules.check.note": ("提示：{note}", "note: {note}"),
    "rules.check.mistakes": ("规则包有 {count} 处错误", "mistakes in rule packs: {count}"),
    "rules.check.fine": ("{count} 条规则，没有错误。", "{count} rules, no mistakes."),
    "rules.test.summary": ("运行规则自带的示例", "run the examples of rules"),
    "rules.test.help": (
        "运行规则自带的示例，核对结果。CODES 为规则代码或其开头，默认全部。",
        "Runs the examples that rules carry. CODES are codes or how they begin; by default all rules.",
    ),
    "rules.test.failed": ("{rule} 第 {number} 个示例（{kind}）不符：", "{rule} example {number} ({kind}) is off:"),
    "rules.test.counts": (
        "{rules} 条规则，{examples} 个示例，{failed} 个不符。",
        "{rules} rules, {examples} examples, {failed} off.",
    ),
    "schema.summary": ("输出各种文件格式的 JSON Schema", "JSON Schema of each file format"),
    "schema.help": (
        (
            "输出文件格式的 JSON Schema：report 结构化报告，pack 规则包，form 表样，config 配置，"
            "output 检查的 JSON 输出，diff 对照的 JSON 输出。"
        ),
        (
            "Prints the JSON Schema of a format: structured reports, rule packs, table forms, configurations, the JSON "
            "output of check, or of diff."
        ),
    ),
}
