"""What the rankings of the dashboard are called, and what they count."""

RANKINGS: dict[str, tuple[str, str]] = {
    "site.rankings": ("排名", "Rankings"),
    "site.rank": ("名次", "rank"),
    "site.ranked": ("{count} 个参加排名", "ranked: {count}"),
    "site.left_out": ("{count} 个数量太少，没有排名", "too few to be ranked: {count}"),
    "rank.errors": ("错误最多的报告", "Most errors"),
    "rank.errors.value": ("错误", "errors"),
    "rank.errors.definition": (
        (
            "单位当年报告中程度为“错误”的问题数，不含警告、提示、读取提示和不计入的问题。一处写错可能牵动几条规"
            "则，数字大不等于错处多。全部报告不足 {least} 份时不排名。"
        ),
        (
            "Findings of severity error in the agency's report of the year, without warnings, infos, reading "
            "notes and what is excused. One slip can break several rules, so a larger number need not mean "
            "more slips. Nothing is ranked in a run of fewer than {least} reports."
        ),
    ),
    "rank.faultless": ("没有错误的报告比例", "Share of reports without errors"),
    "rank.faultless.value": ("比例", "share"),
    "rank.faultless.definition": (
        "一组单位中，没有“错误”的报告占已检查报告的比例。不足 {least} 份报告的组不排名。",
        (
            "Of the reports of a group that were checked, the share without a finding of severity error. "
            "Groups of fewer than {least} reports are not ranked."
        ),
    ),
    "rank.in_time": ("按时公布比例", "Share published in time"),
    "rank.in_time.value": ("比例", "share"),
    "rank.in_time.definition": (
        (
            "一组应报送单位中按时公布的比例；没有报告的算未按时，公布日期不明和几份不同的不计算。不足 {least} "
            "个单位的组不排名。"
        ),
        (
            "Of the agencies of a group that are expected, the share that published in time. No report counts "
            "as not in time; an unknown day and several differing reports are left out. Groups of fewer than "
            "{least} agencies are not ranked."
        ),
    ),
    "rank.corrected": ("复议诉讼结果纠正比例", "Share corrected on review"),
    "rank.corrected.value": ("比例", "share"),
    "rank.corrected.definition": (
        (
            "表四中“结果纠正”占已审结（维持、纠正、其他结果）的比例，行政复议和行政诉讼合计，以报告所填为准。已"
            "审结不足 {least} 件的单位不排名。"
        ),
        (
            "From table four as reported: results corrected as a share of those decided (upheld, corrected, "
            "other), reviews and lawsuits together. Agencies with fewer than {least} decided are not ranked."
        ),
    ),
    "rank.growth": ("申请量增长", "Growth of requests"),
    "rank.growth.value": ("增长", "growth"),
    "rank.growth.definition": (
        "表三“本年新收”总计比上年增长的比例，只列增长的单位。两年中有一年不足 {least} 件的单位不排名。",
        (
            "Growth of the requests newly received (table three) over the year before; only agencies that grew "
            "are shown. Agencies with fewer than {least} in either year are not ranked."
        ),
    ),
}
