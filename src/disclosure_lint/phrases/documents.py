"""What is said of documents that are made, in both languages; part of the table in `phrases`."""

DOCUMENTS: dict[str, tuple[str, str]] = {
    # Command line: convert
    "convert.summary": ("把报告转换成另一种格式", "turn a report into another format"),
    "convert.help": (
        (
            "把可读取的报告转换成结构化的 YAML、JSON，或者按统一格式排好的 Word、网页、Excel 文件。"
            "拿不准的地方写成批注，并在标准错误输出中列出；原文件不会改动。IN 是文件，或 -（标准输入）。"
        ),
        (
            "Turns any readable report into structured YAML or JSON, or into the official form as Word document, web "
            "page or workbook. What could not be read for certain becomes a comment and is listed on stderr; the "
            "input is never changed. IN is a file, or - (stdin)."
        ),
    ),
    "convert.exit_codes": (
        "退出码：0 已转换；1 已转换，但有读不准的地方，见批注；2 命令有误，没有写文件；3 文件中没有能读出的报告",
        "Exit codes: 0 converted; 1 converted, doubts are marked; 2 wrong call, nothing written; 3 no readable report",
    ),
    "convert.output": (
        "写入的文件，格式由后缀决定；不指定则写到标准输出",
        "file to write, its suffix tells the format; by default stdout",
    ),
    "convert.to": ("格式；默认由 -o 的后缀决定，否则为 yaml", "format; by default the one of -o, else yaml"),
    "convert.force": ("目标文件已存在时覆盖", "overwrite the file where it exists"),
    "convert.folder": ("{path} 不是文件：一次转换一份报告", "{path} is no file: one report is converted at a time"),
    "convert.exists": ("{file} 已存在；加 --force 覆盖", "{file} exists; overwrite it with --force"),
    "convert.suffix": (
        "看不出 {file} 是什么格式；用 --to 指明：{formats}",
        "the format of {file} cannot be told; name it with --to: {formats}",
    ),
    "convert.binary": (
        "{format} 不能显示在终端上；用 -o 写入文件",
        "{format} is nothing for a terminal; write a file with -o",
    ),
    "convert.done": ("已转换：{file}", "converted: {file}"),
    "convert.doubt": ("存疑 {place}：{message}", "doubt {place}: {message}"),
    "convert.doubts": (
        "{count} 处读不准，已用批注标出，请对照原文件核对。",
        "Doubts: {count}, marked by comments. Please compare them with the original.",
    ),
    "convert.unstated.agency": (
        "文档中没有读到机关名称，请补上 agency",
        "no name of an agency was found in the document: add `agency`",
    ),
    "convert.unstated.year": ("文档中没有读到报告年度，请补上 year", "no year was found in the document: add `year`"),
    "convert.unconverted": ("没有转换：{message}", "not converted: {message}"),
    "wrong.year": ("{value} 不是 {first} 至 {last} 之间的年份", "{value} is no year from {first} to {last}"),
    # Command line: new
    "new.summary": ("生成某机关某年度的空白报告", "make a blank report for an agency and a year"),
    "new.help": (
        (
            "按该年度适用的格式生成一份空白报告：结构化的 YAML（默认）或 JSON，或者排好版的 Word、网页、Excel 文件。"
            "给出上年报告时，填好上年结转，并提示现行有效件数和上年的问题。"
        ),
        (
            "Makes a blank report in the edition of the form that is in force for the year: structured YAML (the "
            "default) or JSON, or a Word document, web page or workbook. With last year's report the requests carried "
            "over are filled in, and its stocks and problems are recalled."
        ),
    ),
    "new.exit_codes": ("退出码：0 已生成；2 命令有误，没有写文件", "Exit codes: 0 made; 2 wrong call, nothing written"),
    "new.agency_option": ("机关全称，如 青河市人民政府", "full name of the agency"),
    "new.year_option": ("报告年度（所统计的年份）", "the year reported on"),
    "new.level_option": (
        "机关层级：government、department、township、other；默认按名称推断",
        "level of the agency: government, department, township, other; by default told from its name",
    ),
    "new.prior_option": ("该机关上一年的报告文件", "the agency's report for the year before"),
    "new.no_agency": ("--agency 不能为空", "--agency must not be empty"),
    "new.no_form": (
        "{year} 年度没有统一格式（{first} 年度起才有）",
        "there is no uniform form for reports on {year} (the first is for {first})",
    ),
    "new.done": ("已生成：{file}（{edition} 年版格式）", "made: {file} (form of {edition})"),
    # What a blank report says of itself
    "new.deadline": ("公布期限：{day}（{level}）", "To be published by {day} ({level})"),
    "new.deadlines": ("公布期限按层级：{days}", "To be published, by level: {days}"),
    "new.deadline_of": ("{level} {day}", "{level} by {day}"),
    "new.no_prior": (
        "没有给出上年报告（--prior）：上年结转和现行有效件数请与上年报告核对",
        "No report for the year before was given (--prior): take what is carried over and in force from it",
    ),
    "new.carried": ("取自 {year} 年度报告的结转下年度", "what the report for {year} carries over"),
    "new.partly_carried": (
        "取自 {year} 年度报告的结转下年度；有的格没有数字，请核对",
        "what the report for {year} carries over; some cells hold no number: please check",
    ),
    "new.not_carried": (
        "{year} 年度报告中没有读到结转下年度，请自行填写",
        "nothing carried over was found in the report for {year}: fill it in",
    ),
    "new.stock": (
        "上年（{year}）为 {count}：本年 = {count} + {plus} − {minus}",
        "{count} last year ({year}): this year {count} + {plus} − {minus}",
    ),
    "new.problems": (
        "{year} 年度报告提出的问题，请逐项说明改进情况：",
        "Problems named in the report for {year}; say what became of each:",
    ),
    "new.no_problems": (
        "{year} 年度报告中没有识别出列举的问题，请查阅原文后说明改进情况",
        "No list of problems was recognised in the report for {year}: look it up and say what became of them",
    ),
    "new.lesson.check": (
        "填写完成后用 disclosure-lint check 检查。井号后面是说明，可以删去。",
        "Check it with disclosure-lint check when it is filled in. What follows a # is explanation and may be deleted.",
    ),
    "new.lesson.cells": (
        "表格中的 null 换成数字；没有的写 0，不要留空。",
        "Replace each null in the tables by a number; write 0 for none, leave nothing blank.",
    ),
    "new.lesson.published": (
        "公布后在 title 下加一行：published: 年-月-日（如 2025-01-31）。",
        "After publication add a line below title: published: year-month-day (as 2025-01-31).",
    ),
    "new.lesson.places": ("【】是需要填写的地方。", "What stands in black lenticular brackets has to be filled in."),
    "new.lesson.level": (
        "层级：government 政府，department 部门，township 乡镇（街道），other 其他",
        "government, department, township (or subdistrict) or other",
    ),
    "new.lesson.signed": ("落款时加上日期：date: 年-月-日", "add the date when it is signed: date: year-month-day"),
}
