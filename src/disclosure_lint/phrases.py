"""What the tool itself says, in both languages side by side. Knows no rule: their messages are data of the packs."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from disclosure_lint.author_phrases import AUTHOR_PHRASES
from disclosure_lint.config_phrases import CONFIG_PHRASES
from disclosure_lint.document_phrases import DOCUMENT_PHRASES
from disclosure_lint.output_phrases import OUTPUT_PHRASES
from disclosure_lint.values import Cause

Lang: TypeAlias = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

PHRASES: dict[str, tuple[str, str]] = {
    # The text output
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.info": ("提示", "info"),
    "level.government": ("政府", "government"),
    "level.department": ("部门", "department"),
    "level.township": ("乡镇（街道）", "township or subdistrict"),
    "level.other": ("其他单位", "other body"),
    "list": ("、", ", "),
    "report.year": ("{year} 年度", "report for {year}"),
    "report.edition": ("{edition} 年版格式", "{edition} form"),
    "report.clean": (
        "未发现问题：能够判断的 {passed} 条规则全部通过。",
        "No findings: the {passed} rules that could be judged have passed.",
    ),
    "report.clean_but_read": (
        "除读取提示外未发现问题：{passed} 条规则通过。",
        "No findings besides the reading notes: {passed} rules have passed.",
    ),
    "report.stopped": ("这份文件未能检查。", "This file could not be checked."),
    "report.nothing": (
        "没有一条规则能够作出判断：未发现问题不等于没有问题。",
        "No rule could be judged: no findings does not mean no problems.",
    ),
    "extraction.heading": (
        "读取提示：以下是读取文档时遇到的问题，不计入机关的问题",
        "Reading notes: trouble with reading the document, not held against the agency",
    ),
    "finding.required": ("要求：{title}", "required: {title}"),
    "finding.authority": ("依据", "authority"),
    "finding.fix": ("改法", "fix"),
    "table.value": ("数值", "value"),
    "table.line": ("行", "line"),
    "table.place": ("位置", "place"),
    "table.zeros": ("另有 {count} 格为 0", "and {count} cells that are 0"),
    "table.more": ("另有 {count} 格", "and {count} more cells"),
    "value.blank": ("空白", "blank"),
    "value.text": ("「{text}」", '"{text}"'),
    "folded": ("另有 {count} 处同类问题：{places}", "{count} more of the same: {places}"),
    "folded.common": ("{common}：{places}", "{common}: {places}"),
    "folded.and": ("；", "; "),
    "folded.place": ("{label}（第 {line} 行）", "{label} (line {line})"),
    "folded.true_place": ("{label}（{place}）", "{label} ({place})"),
    "broken.heading": ("内部错误 {rule}：规则执行失败", "internal error {rule}: the rule crashed"),
    "broken.text": (
        "这是检查工具或规则包的故障，不是报告的问题；其余规则已照常检查。请将以下内容反馈给维护者：",
        "A fault of the tool or the rule pack, not of the report; the rest is checked. Please tell the maintainers:",
    ),
    "missing.heading": ("未能判断：", "Not assessable:"),
    "missing.line": ("{reason}：{rules}", "{reason}: {rules}"),
    "missing.partly": ("（部分）", " (partly)"),
    "missing.and": ("；", "; "),
    "missing.more": ("{subjects}等 {count} 项", "{subjects} and {count} more"),
    "closing.no_report": (
        "没有检查任何报告：输入中没有政府信息公开工作年度报告。",
        "Nothing was checked: there is no annual report among the inputs.",
    ),
    "closing.nothing": (
        "没有一份报告能够判断：不能据此认为没有问题。",
        "No report could be judged: this does not mean that there are no problems.",
    ),
    "closing.counts": (
        "共 {reports} 份报告：错误 {errors}，警告 {warnings}，提示 {infos}",
        "Reports: {reports}. Errors: {errors}, warnings: {warnings}, infos: {infos}",
    ),
    "closing.extraction": ("；读取提示 {count}", "; reading notes: {count}"),
    "closing.not_assessable": ("；未能判断 {count} 条次", "; not assessable: {count}"),
    "closing.broken": ("；内部错误 {count}", "; internal errors: {count}"),
    "closing.end": ("。", "."),
    "closing.basis": (
        "检查日期 {today}，规则包 {packs}，disclosure-lint {version}",
        "Checked as of {today} with {packs}, disclosure-lint {version}",
    ),
    # Why a rule is not assessable
    "missing.absent": ("缺{subjects}", "{subjects} missing"),
    "missing.blank": ("{subjects}为空白", "{subjects} left blank"),
    "missing.blank_total": ("{subjects}为空白", "{subjects} left blank"),
    "missing.all_blank": ("{subjects}全为空白", "{subjects} all blank"),
    "missing.not_a_number": ("{subjects}不是数字", "{subjects} not a number"),
    "missing.not_captured": ("转录件未收录{subjects}", "{subjects} not in the transcription"),
    "missing.unreadable": ("{subjects}无法读取", "{subjects} unreadable"),
    "missing.no_prior": ("缺上一年报告", "no report for the year before"),
    "missing.not_stated": ("未写明{subjects}", "{subjects} not stated"),
    "missing.empty": ("{subjects}没有内容", "{subjects} empty"),
    "missing.undefined": ("无法计算（{subjects}）", "undefined ({subjects})"),
    "subject.prior": ("上年{subject}", "last year's {subject}"),
    "subject.section": ("第 {number} 部分", "section {number}"),
    "subject.section_title": ("第 {number} 部分标题", "title of section {number}"),
    "subject.agency": ("机关名称", "agency"),
    "subject.level": ("机关层级", "level of the agency"),
    "subject.scope": ("报告范围", "scope"),
    "subject.year": ("年度", "year"),
    "subject.edition": ("格式版本", "edition"),
    "subject.title": ("标题", "title"),
    "subject.preamble": ("引言", "preamble"),
    "subject.sections": ("各部分正文", "sections"),
    "subject.published": ("公布日期", "day of publication"),
    "subject.signed": ("落款", "signature"),
    "subject.signed.agency": ("落款机关", "signing agency"),
    "subject.signed.date": ("落款日期", "date of signature"),
    "subject.statistical period": ("统计期限", "statistical period"),
    "subject.year in title": ("标题中的年份", "year in the title"),
    "subject.fee statement": ("信息处理费收取情况", "information-processing fees"),
    "subject.itemised fees": ("逐项列出的信息处理费", "itemised fees"),
    "subject.problems": ("存在的问题", "problems"),
    "subject.parts": ("报告由哪些部分组成", "the parts of the report"),
    "subject.phrase": ("相关表述", "phrase"),
    "subject.division by zero": ("除数为 0", "division by zero"),
    "subject.empty list": ("没有可比的数值", "empty list"),
    "subject.deadline for level other": ("其他单位的公布期限", "deadline for other bodies"),
    # Help
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
        '命令补全：eval "$(_DISCLOSURE_LINT_COMPLETE=bash_source disclosure-lint)"（另有 zsh_source、fish_source）',
        'Completion: eval "$(_DISCLOSURE_LINT_COMPLETE=bash_source disclosure-lint)" (also zsh_source, fish_source)',
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
        "检查规则包（名称或路径，默认 national），列出全部错误及其位置。",
        "Checks rule packs (names or paths, by default national) and tells every mistake and where it is.",
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
        "输出文件格式的 JSON Schema：report 结构化报告，pack 规则包，form 表样，output JSON 输出。",
        "Prints the JSON Schema of a format: structured reports, rule packs, table forms or the JSON output.",
    ),
    # On stderr
    "progress": ("已读取 {done}/{total}", "read {done}/{total}"),
    "log.skipped": ("跳过 {count} 个不是年度报告的文件", "skipped files that hold no report: {count}"),
    "log.broken": ("规则 {rule} 在检查 {path} 时执行失败", "rule {rule} crashed on {path}"),
    "wrong": ("错误：", "error: "),
    "wrong.path": ("路径不存在：{path}", "no such path: {path}"),
    "wrong.pack": ("规则包有 {count} 处错误，未作检查", "mistakes in rule packs: {count}; nothing was checked"),
    "wrong.command": ("没有命令 {name}；可用：{known}", "no command {name}; there are: {known}"),
    "wrong.option": ("没有选项 {name}{near}", "no option {name}{near}"),
    "wrong.near": ("；是否想写 {name}？", "; did you mean {name}?"),
    "wrong.missing": ("缺少 {name}", "{name} is missing"),
    "wrong.value": ("选项 {name} 需要一个值", "option {name} needs a value"),
    "wrong.no_value": ("选项 {name} 不带值", "option {name} takes no value"),
    "wrong.extra": ("多余的参数：{arguments}", "too many arguments: {arguments}"),
    "wrong.parameter": ("{name}：{message}", "{name}: {message}"),
    "wrong.choice": ("没有 {value}，可用：{known}{near}", "there is no {value}, choose from: {known}{near}"),
    "wrong.day": ("{value} 不是日期，应写作 2025-01-31", "{value} is no day, write 2025-01-31"),
    "wrong.count": ("{value} 不是正整数", "{value} is no number from 1"),
    "wrong.output": (
        "{file} 不能写入：目录不存在或它本身是目录",
        "{file} cannot be written: no such folder, or it is one",
    ),
    "wrong.output_twice": ("{file} 写了不止一次", "{file} stands more than once"),
    "wrong.overwrite": ("输出 {file} 会覆盖所检查的文件", "output {file} would replace a document that is checked"),
    "stdout": ("标准输出", "standard output"),
    "wrong.write": ("{file} 写入失败：{detail}", "{file} could not be written: {detail}"),
    **AUTHOR_PHRASES,
    **CONFIG_PHRASES,
    **DOCUMENT_PHRASES,
    **OUTPUT_PHRASES,
}
"""Key → Chinese, English. Both have the same placeholders."""


def say(key: str, lang: Lang, **values: object) -> str:
    """The phrase of a key with its values; KeyError where there is no such phrase or a value is missing."""
    return PHRASES[key][LANGS.index(lang)].format_map(values)


_SUFFIXES = {
    "blank": " (blank)",
    "blank_total": " (blank)",
    "all_blank": " (all blank)",
    "not_a_number": " (not a number)",
    "not_captured": " (not captured)",
    "unreadable": " (unreadable)",
    "empty": " (empty)",
    "undefined": " (undefined)",
}


def missing_text(cause: Cause) -> str:
    """A cause as JSON has it: English, stable, never translated (`prior report`, `requests.granted.total (blank)`)."""
    if cause.kind == "no_prior":
        return "prior report"
    subject = cause.subject
    prior = "prior." if subject.startswith("prior.") else ""
    head, _, rest = subject.removeprefix(prior).partition(".")
    if head == "sections" and rest:
        number, _, part = rest.partition(".")
        subject = f"{prior.replace('.', ' ')}section {number}" + (" title" if part == "title" else "")
    return f"{subject}{_SUFFIXES.get(cause.kind, '')}"


def missing_words(kind: str, subjects: Sequence[str], lang: Lang, labels: Mapping[str, str], most: int = 3) -> str:
    """Causes of one kind for people: `subjects` by their `labels`, at most `most` of them by name."""
    if kind == "no_prior":
        return say("missing.no_prior", lang)
    names = list(dict.fromkeys(_subject(subject, lang, labels) for subject in subjects))
    listed = say("list", lang).join(names[:most])
    if len(names) > most:
        rest = len(names) if lang == "zh" else len(names) - most
        listed = say("missing.more", lang, subjects=listed, count=rest)
    spaced = f"{' ' * listed[:1].isascii()}{listed}{' ' * listed[-1:].isascii()}"
    return " ".join(say(f"missing.{kind}", lang, subjects=spaced).split()).replace(" ）", "）")


def _subject(subject: str, lang: Lang, labels: Mapping[str, str]) -> str:
    if labels.get(subject, subject) != subject:
        return labels[subject]
    if subject.startswith("prior."):
        return say("subject.prior", lang, subject=_subject(subject.removeprefix("prior."), lang, labels))
    if subject.startswith("sections."):
        _, number, *part = subject.split(".")
        key = "subject.section_title" if part == ["title"] else "subject.section"
        return say(key, lang, number=number)
    return say(f"subject.{subject}", lang) if f"subject.{subject}" in PHRASES else subject
