"""What is said of fixes: proposed, made, refused."""

FIXES: dict[str, tuple[str, str]] = {
    "fix.write": ("将“{found}”改为“{value}”", "write “{value}” for “{found}”"),
    "fix.delete": ("删去“{found}”", "delete “{found}”"),
    "fix.markup": ("改掉 {count} 处网页代码", "take out the markup in {count} places"),
    "fix.once": ("删去重复的“{found}”", "delete the second “{found}”"),
    "fix.fill": (
        "填写 {value}（满足全部勾稽关系的唯一数字）",
        "write {value}, the only number that satisfies every sum",
    ),
    "fix.fill_all": (
        "填写 {count} 格空白（各只有一个数字满足全部勾稽关系）",
        "fill in {count} blank cells, each with the only number that satisfies every sum",
    ),
    "fix.total": (
        "将“{place}”由 {found} 改为 {value}（各分项之和）",
        "change {place} from {found} to {value}, what its parts add up to",
    ),
    # What a rule's repair does, for its readers
    "repair.safe": ("程序可以自动修正（--fix）：{what}。", "The program can mend it (--fix): it {what}."),
    "repair.unsafe": (
        "程序可以修正，改后请核对（--fix --unsafe-fixes）：{what}。",
        "The program can mend it (--fix --unsafe-fixes; look at the result): it {what}.",
    ),
    "repair.plain_number": ("把数字改写为半角阿拉伯数字", "writes the number in plain digits"),
    "repair.official_title": ("改为规定的标题", "puts the official title"),
    "repair.official_label": ("把所记录的名称改为规定名称", "puts the official label"),
    "repair.wording": ("把已知的错误写法改为正确写法", "replaces known wrong wordings"),
    "repair.markup": (
        "去掉只管格式的网页代码，还原其中的符号",
        "takes out markup that only dresses words",
    ),
    "repair.doubled_words": ("删去重复的词语", "deletes the word that stands twice"),
    "repair.solved_blank": (
        "填写空白格，条件是只有一个数字满足全部勾稽关系",
        "fills in blank cells where only one number satisfies every sum",
    ),
    "repair.computed_total": (
        "把总计改为各分项之和，条件是改这一格就能满足全部勾稽关系",
        "sets a total to what its parts add up to, where that one cell makes every sum right",
    ),
    # Beside a finding
    "mend.safe": ("可自动修正（--fix）：{title}", "fixable with --fix: {title}"),
    "mend.unsafe": (
        "可修正，改后请核对（--fix --unsafe-fixes）：{title}",
        "fixable with --fix --unsafe-fixes, to be looked at afterwards: {title}",
    ),
    "mend.suggested": ("建议：{title}", "suggestion: {title}"),
    "closing.fixable": ("可自动修正 {count} 处（--fix）", "fixable with --fix: {count}"),
    "closing.fixable_unsafe": (
        "可修正、改后请核对 {count} 处（--fix --unsafe-fixes）",
        "with --fix --unsafe-fixes, to be looked at afterwards: {count}",
    ),
    "column.proposal": ("建议改动", "proposed change"),
    # On stderr
    "fix.done": ("{path}：修正 {count} 处（{rules}）", "{path}: mended {count} ({rules})"),
    "fix.would": ("{path}：可修正 {count} 处（{rules}）", "{path}: would mend {count} ({rules})"),
    "fix.shown": ("以上改动没有写入文件；写入请用 --fix。", "Nothing was written; --fix does."),
    "fix.none": ("没有可以修正的问题。", "There is nothing to mend."),
    "fix.none_safe": (
        "没有可以自动修正的问题；有 {count} 处可加 --unsafe-fixes 修正，改后请核对。",
        "There is nothing to mend with --fix alone; {count} can be mended with --unsafe-fixes; look at the result.",
    ),
    "fix.waiting": (
        "另有 {count} 处可加 --unsafe-fixes 修正，改后请核对。",
        "{count} more can be mended with --unsafe-fixes; look at the result.",
    ),
    "fix.refused": (
        "{path}：{rule}（{place}）没有修正：改后的文件读回来，别处也变了，或者出现别的问题",
        "{path}: {rule} ({place}) was not mended: read back, the file differs elsewhere or has other findings",
    ),
    "fix.not_written": ("{file} 没有改写：{reason}", "{file} was not written: {reason}"),
    "fix.read_only": ("文件只读，请取消只读属性后再试", "it is read-only; make it writable and try again"),
    "fix.too_large": ("超过 {limit} MB", "it is larger than {limit} MB"),
    "fix.changed": ("文件在检查时被改动，请重新运行", "it was changed meanwhile; run the check again"),
    "wrong.unsafe_fixes": (
        "--unsafe-fixes 须与 --fix 或者 --diff 一起使用",
        "--unsafe-fixes goes with --fix or --diff",
    ),
    # Help
    "check.fix": (
        "自动修正结构化报告（YAML、JSON）中可以确定的问题：数字格式、规定的标题和名称、标点、错字、网页代码；再按修正后的内容检查",
        "mend what is certain in structured reports (YAML, JSON), as number formats and titles; then check the rest",
    ),
    "check.unsafe_fixes": (
        "与 --fix 或者 --diff 一起使用：还填写、改正由勾稽关系唯一确定的数字，改后请核对",
        "with --fix or --diff: also write figures that the sums leave no other choice for; look at them afterwards",
    ),
    "check.diff": (
        "只显示会作哪些修正（unified diff），不写入文件",
        "only show what would be mended, as a unified diff; nothing is written",
    ),
}
