"""The notice of rectification that goes with the site of a run."""

NOTICES: dict[str, tuple[str, str]] = {
    # The notice: a Chinese paper; the English tells what the Chinese says
    "notice.title": ("政府信息公开工作年度报告整改通知书", "Notice to rectify a disclosure annual report"),
    "notice.number": ("〔{year}〕　　号", "({year}) No. …"),
    "notice.to": ("{agency}：", "{agency}:"),
    "notice.opening": (
        (
            "经对你单位{year}年政府信息公开工作年度报告进行检查（检查日期：{today}），发现应当改正的问题"
            "{errors}处、需要核实的问题{warnings}处。依据《中华人民共和国政府信息公开条例》第四十七条，现通知如"
            "下。"
        ),
        (
            "Your disclosure annual report for {year} was checked on {today}: {errors} findings have to be "
            "mended, {warnings} verified. On the ground of article 47 of the Regulation you are notified as "
            "follows."
        ),
    ),
    "notice.heading.error": ("{numeral}、应当改正的问题", "{numeral}. To be mended"),
    "notice.heading.warning": ("{numeral}、需要核实的问题", "{numeral}. To be verified"),
    "notice.heading.demands": ("{numeral}、整改要求", "{numeral}. What is demanded"),
    "notice.column.number": ("序号", "No."),
    "notice.column.place": ("位置", "place"),
    "notice.column.finding": ("问题（规则）", "finding (rule)"),
    "notice.column.clause": ("依据", "authority"),
    "notice.column.mend": ("改正办法", "how to mend it"),
    "notice.whole": ("报告全文", "the whole report"),
    "notice.more": ("另有{count}处同类问题，未逐一列出。", "{count} more findings are not listed."),
    "notice.demand.mend": (
        "（一）应当改正的问题逐项改正。数据有误的，以办理台账为准核对后更正，不得为凑平而改数。",
        "(1) Mend what has to be mended. Wrong figures are corrected from the registers, never made to fit.",
    ),
    "notice.demand.check": (
        "（二）需要核实的问题逐项核实。确有错误的一并改正；没有错误的，书面说明理由。",
        "(2) Verify what has to be verified: mend it, or state in writing why it is right.",
    ),
    "notice.demand.reply": (
        "（三）请于{reply}前重新公布更正后的年度报告，注明更正情况，并将整改结果书面报送我单位。",
        "(3) Publish the corrected report by {reply}, note the correction, and report the result to us in writing.",
    ),
    "notice.annex": ("附件：与上下级单位报告对照的数据", "Annex: figures beside those of other units' reports"),
    "notice.annex.head": ("附件", "Annex"),
    "notice.annex.error": (
        "应当改正的问题第{number}项（{rule}）：{table}",
        "To be mended, No. {number} ({rule}): {table}",
    ),
    "notice.annex.warning": (
        "需要核实的问题第{number}项（{rule}）：{table}",
        "To be verified, No. {number} ({rule}): {table}",
    ),
    "notice.contact": ("联系人：　　　　　　联系电话：", "Contact: … Telephone: …"),
    "notice.issuer": ("（签发机关）", "(issuing office)"),
    "notice.seal": ("（印章）", "(seal)"),
    "notice.blank_day": ("　　　　年　　月　　日", "(day)"),
}
