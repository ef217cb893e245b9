"""A stored run judged again by other rules."""

REJUDGING: dict[str, tuple[str, str]] = {
    "rejudged.head": (
        "{run}：{was} 那次检查的 {reports} 份报告，用规则 {packs} 重新判断（检查日期 {today}），没有再读文件。",
        "{run}: {reports} reports of the run of {was}, judged again by {packs} as of {today}; no document was read.",
    ),
    "rejudged.by": (
        "重新判断：看表格的规则 {tables} 条，看正文的 {texts} 条，上下级对照的 {roster} 条；沿用原结果 {run} 条。",
        "Judged again: rules by tables {tables}, by texts {texts}, by the roster {roster}; carried over: {run}.",
    ),
    "rejudged.rule": (
        "{rule}（{change}）：新增 {added}，消失 {removed}，变动 {changed}，涉及 {agencies} 个单位",
        "{rule} ({change}): {added} added, {removed} removed, {changed} changed; agencies: {agencies}",
    ),
    "rejudged.change.none": ("规则没有变化", "the rule is as it was"),
    "rejudged.change.wording": ("说明文字有改动", "worded otherwise"),
    "rejudged.change.judging": ("判断依据有改动", "judges otherwise"),
    "rejudged.change.new": ("新规则", "new rule"),
    "rejudged.change.gone": ("已没有或不再选用", "no more, or not selected"),
    "rejudged.added": ("新增  {severity}  {path}  {message}", "added    {severity}  {path}  {message}"),
    "rejudged.removed": ("消失  {severity}  {path}  {message}", "removed  {severity}  {path}  {message}"),
    "rejudged.changed": ("变动  {severity}  {path}  {message}", "changed  {severity}  {path}  {message}"),
    "rejudged.more": ("……还有 {count} 处（--format json 全部列出）", "… and {count} more (--format json lists all)"),
    "rejudged.counts": (
        (
            "{reports} 份报告：新增 {added}，消失 {removed}，变动 {changed}，不变 {same}（其中沿用 {carried}）；"
            "涉及 {agencies} 个单位。"
        ),
        (
            "{reports} reports: {added} added, {removed} removed, {changed} changed, {same} the same "
            "({carried} carried over); agencies touched: {agencies}."
        ),
    ),
    "rejudged.excused": (
        (
            "豁免和基准按那次检查的记录：消失或变动的问题中，已豁免或列入基准的有 {count} 个。"
            "新增的问题没有与豁免和基准对照。"
        ),
        (
            "Waivers and baseline stand as in the run: {count} findings removed or changed were waived or known. "
            "Added findings were not held against them."
        ),
    ),
    "rejudged.left": (
        "那次检查的 {count} 个问题因此没有重新判断，不在上面的数内；须再读文件（batch --resume）。",
        (
            "{count} findings of the run could therefore not be judged and are in none of these counts; they need the "
            "documents (batch --resume)."
        ),
    ),
    "rejudged.left.reader": (
        "{rule}：有改动，但由读取程序在读文件时判断（{count} 份报告）",
        "{rule}: changed, but raised while documents are read ({count} reports)",
    ),
    "rejudged.left.masked": (
        "{rule}：{count} 份报告没有按原样存下（个人号码已遮蔽），无从判断",
        "{rule}: {count} reports are not stored as they stood (numbers of persons are masked)",
    ),
    "rejudged.left.prior": (
        "{rule}：{count} 份报告的上年度报告不在这次检查中，或没有按原样存下，无从判断",
        "{rule}: last year's reports of {count} are not in the run, or not stored as they stood",
    ),
    "rejudged.packs": (
        "那次检查用了随程序提供之外的规则包或本地设置：{names}。请用 --pack（rules impact 用 --after）或 --config 指明",
        (
            "the run used packs or settings that do not come with the program: {names}; name them with --pack "
            "(--after in rules impact) or --config"
        ),
    ),
    "rejudged.options": (
        "与 --recheck 不能同时使用（它只看已存的结果）：{names}",
        "not together with --recheck, which looks at nothing but what is stored: {names}",
    ),
    "rejudged.only": ("{name} 只与 {other} 一起使用", "{name} goes with {other} only"),
    "rules.impact.run": (
        "以一次成批检查的结果目录代替 REPORTS：比较那次的结果与改动后的规则，不再读文件",
        "the folder of a run in place of REPORTS: what it found beside the rules after the change; no document is read",
    ),
    "rules.impact.either": (
        "--run 代替 REPORTS、--before 和 --prior，不能同时使用",
        "--run stands in place of REPORTS, --before and --prior",
    ),
    "rules.impact.needs": (
        "需要 REPORTS 和 --after，或者 --run",
        "REPORTS and --after are needed, or --run",
    ),
    "batch.format": ("--recheck 的输出格式，默认 text", "output format of --recheck; default: text"),
}
"""Key → Chinese, English."""
