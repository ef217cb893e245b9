"""What the language server says in editors, in both languages; part of the table in `phrases`."""

EDITORS: dict[str, tuple[str, str]] = {
    "lsp.summary": ("为编辑器提供即时检查（语言服务器）", "checks while you type: the language server for editors"),
    "lsp.help": (
        "语言服务器：由编辑器启动，通过标准输入输出通信。在编写报告和规则文件时即时检查、提示、补全和改正。",
        (
            "The language server: editors start it and speak to it over stdin and stdout. It checks reports and rule "
            "files while they are written, explains, completes and mends."
        ),
    ),
    "lsp.epilog": (
        "编辑器的设置见 docs/editors.md。语言依次取决于编辑器的初始化选项 lang、--lang、编辑器的界面语言",
        (
            "Settings for editors: docs/editors.md. The language is that of the editor's option `lang`, of --lang, "
            "or the editor's own"
        ),
    ),
    "lsp.stdio": (
        "通过标准输入输出通信：本来如此，供有此要求的编辑器使用",
        "speak over stdin and stdout, as it does anyway: for editors that ask for it",
    ),
    "lsp.not_installed": (
        "没有安装语言服务器所需的组件：请运行 pip install 'disclosure-lint[lsp]'",
        "what the language server needs is not installed: pip install 'disclosure-lint[lsp]'",
    ),
    "lsp.unusable": (
        "没有检查：配置或规则包有 {count} 处错误，首先是 {place}：{message}",
        "Nothing was checked: mistakes in the configuration or a rule pack: {count}; first {place}: {message}",
    ),
    "lsp.broken": (
        "规则 {rule} 执行失败：这是检查工具或规则包的故障，不是报告的问题；其余规则已照常检查。详情见日志。",
        (
            "Rule {rule} crashed: a fault of the tool or the rule pack, not of the report; the rest is checked. "
            "The log of the language server has the details."
        ),
    ),
    "lsp.fix.unsafe": ("{title}（改后请核对）", "{title} (look at the result)"),
    "lsp.fix.all": ("改正全部可以确定的问题（{count} 处）", "Mend all that is certain ({count})"),
    "lsp.waiver": ("豁免 {rule}：写一条注释，须填写理由", "Waive {rule}: a comment, for which a reason is needed"),
    "lsp.waiver.comment": (
        "# disclosure-lint: 豁免 {rule}{place} 至 {until} —",
        "# disclosure-lint: waive {rule}{place} until {until} —",
    ),
    "lsp.waiver.place": (" 位置 {place}", " at {place}"),
    "lsp.fault": (
        "检查工具内部错误：{detail}。详情见日志。",
        "An internal error of the tool: {detail}. The log of the language server has the details.",
    ),
}
