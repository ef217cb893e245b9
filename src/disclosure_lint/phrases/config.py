"""What is said of configurations, waivers and baselines, in both languages."""

CONFIG: dict[str, tuple[str, str]] = {
    "pointer.waivers": ("豁免", "waiver"),
    "report.excused": (
        "除已豁免或者基线中已有的问题外，没有发现问题：{passed} 条规则通过。",
        "Nothing besides what is waived or known from the baseline: {passed} rules have passed.",
    ),
    "finding.waived": ("已豁免", "waived"),
    "finding.waived.text": (
        "{reason}（{approver}有效期至 {expires}，见 {origin}）",
        "{reason} ({approver}until {expires}, see {origin})",
    ),
    "finding.waived.approver": ("批准人：{approver}，", "approved by {approver}, "),
    "finding.known": ("基线中已有", "known from the baseline"),
    "closing.waived": ("；已豁免 {count}", "; waived: {count}"),
    "closing.known": ("；基线中已有 {count}", "; known from the baseline: {count}"),
    "check.config": (
        "使用这个配置文件，不再逐级查找",
        "this configuration for all files, in place of the nearest one of each",
    ),
    "check.no_config": ("不使用任何配置文件", "no configuration at all"),
    "check.waivers": ("豁免文件，代替配置中所写的", "a file of waivers, in place of the configured one"),
    "check.baseline": (
        "基线文件：其中已有的问题照常列出，但不计入结果",
        "a baseline: findings that it holds are shown and do not count",
    ),
    "check.update_baseline": (
        "更新基线：删去已经消除的问题；没有基线文件时，以现有问题新建",
        "bring the baseline up to date: what has gone is taken out; one that is not there is made of what there is",
    ),
    "check.show_settings": ("只显示每份文件适用的设置，不作检查", "only show the settings of each file, check nothing"),
    "wrong.no_baseline": (
        "请用 --baseline 或者配置文件写明基线文件",
        "say by --baseline or in the configuration which file the baseline is",
    ),
    "wrong.several_baselines": (
        "所查文件的配置指向不同的基线：{files}；请用 --baseline 指定一个",
        "the configurations name several baselines: {files}; choose one with --baseline",
    ),
    "baseline.made": ("已建立基线 {file}，共 {count} 处问题", "baseline {file} made, findings: {count}"),
    "baseline.updated": (
        "基线 {file} 已更新：消除 {gone} 处，仍有 {kept} 处；新问题 {fresh} 处未收入基线",
        "baseline {file} brought up to date: gone {gone}, still there {kept}; new and not taken in {fresh}",
    ),
    "baseline.gone": ("  已消除 {rule} {agency} {year} {place}", "  gone {rule} {agency} {year} {place}"),
    "baseline.gone_hint": (
        "基线中有 {count} 处问题已经消除，可用 --update-baseline 删去",
        "{count} findings of the baseline have gone; --update-baseline takes them out",
    ),
    "settings.file": ("配置", "configuration"),
    "settings.none": ("无", "none"),
    "settings.packs": ("规则包", "packs"),
    "settings.select": ("只检查", "select"),
    "settings.ignore": ("不检查", "ignore"),
    "settings.level": ("层级", "level"),
    "settings.prior": ("上一年报告", "prior"),
    "settings.fail_on": ("失败条件", "fail on"),
    "settings.waivers": ("豁免文件", "waivers"),
    "settings.baseline": ("基线", "baseline"),
    "settings.change": ("{of} → {to}：{reason}", "{of} → {to}: {reason}"),
    "settings.changes": ("改动", "changes"),
    "settings.all": ("全部", "all"),
    "settings.by_name": ("由报告或者机关名称判断", "told by the report or the agency's name"),
}
