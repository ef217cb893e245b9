"""Runs over many reports: help, progress, summary, rosters, and what goes wrong."""

BATCH: dict[str, tuple[str, str]] = {
    "batch.summary": (
        "成批检查许多单位的报告，生成结果表",
        "check the reports of many agencies, with tables of results",
    ),
    "batch.help": (
        "检查 ROOT（目录、清单文件、s3:// 等地址）中的全部报告，结果表写入 -o 指定的目录。中断后可用 --resume 接着做。",
        "Checks all reports in ROOT (a folder, a list, an address as s3://) and writes tables; --resume goes on.",
    ),
    "batch.output": ("存放结果和进度的目录", "folder for the results and for what is done so far"),
    "batch.recheck": (
        (
            "ROOT 是以前检查的结果目录：用现在的规则（默认为那次所用的规则包）重新判断存下的报告，不再读文件；"
            "--fail-on 及以上的问题有新增时退出码为 1"
        ),
        (
            "ROOT is the folder of a run: judge the reports stored there by the rules as they are now (by default the "
            "packs of the run), without reading documents; exit code 1 where findings at or above --fail-on are new"
        ),
    ),
    "batch.no_output": ("请用 -o 指定存放结果的目录", "name a folder for the results with -o"),
    "batch.no_run": (
        "{folder} 中没有可以重新核对的检查结果：{detail}",
        "{folder} holds no run that can be judged again: {detail}",
    ),
    "batch.resume": (
        "接着做目录中没有做完的检查；改动过的文件重新检查",
        "go on with the run in that folder; what has changed is checked again",
    ),
    "batch.jobs": ("同时使用几个进程，默认与处理器个数相同", "how many processes; by default as many as processors"),
    "batch.engine": (
        "processes（本机进程，默认）或 dask（Dask 集群）",
        "processes (of this machine, default) or dask (a Dask cluster)",
    ),
    "batch.scheduler": (
        "Dask 调度器地址；不指定时在本机启动",
        "address of the Dask scheduler; by default one on this machine",
    ),
    "batch.time_limit": ("每份文件最多用几秒，默认 120", "seconds that a file may take; default: 120"),
    "batch.memory_limit": (
        "每个进程最多用多少 MB 内存，默认 2000",
        "megabytes of memory that a process may take; default: 2000",
    ),
    "batch.roster": (
        "单位名录（CSV 或 XLSX），列：名称、代码、层级、上级、别名、曾用名、期限、统计范围（或 name、code 等英文名）",
        "roster of agencies (CSV, XLSX): name, code, level, parent, aliases, former, deadline, scope",
    ),
    "batch.since": (
        "与先前一次结果目录比较：新出现、已改正、仍存在、再次出现的问题，公布后改动的文件",
        "compare with an earlier run: new, fixed, kept and regressed findings, documents changed after publication",
    ),
    "batch.profile": (
        "列出各阶段、各规则和最慢的文件所用的时间",
        "tell how long each stage and rule and the slowest files took",
    ),
    "batch.prior_option": (
        "上一年的报告（文件或目录），不另作检查；不指定时在所查文件中查找",
        "the reports of the year before, not checked themselves; by default looked up among the inputs",
    ),
    "batch.exclude": (
        "在目录和 s3:// 等地址中查找时排除的文件名、目录名或路径，可用 * 和 ?，可多次指定；清单点名的文件照查",
        (
            "names or paths to leave out of folders and addresses that are searched, with * and ?; may be repeated; "
            "files that a list names stay"
        ),
    ),
    "batch.exit_codes": (
        "退出码与 check 相同；按 Ctrl-C 中断时为 130，被系统要求停止时为 143；磁盘满等原因没有做完时为 4",
        (
            "Exit codes are those of check; 130 when interrupted by Ctrl-C, 143 when told to end, 4 also where the run "
            "could not be finished (a full disk)"
        ),
    ),
    # What is wrong
    "batch.begun": (
        "{folder} 中已有一次检查。接着做请加 --resume，重新做请换一个目录",
        "{folder} holds a run already: go on with it by --resume, or choose another folder",
    ),
    "batch.not_empty": (
        "{folder} 不是空目录，也不是检查结果目录，请换一个",
        "{folder} is neither empty nor the folder of a run: choose another one",
    ),
    "batch.unwritable": ("{folder} 不能写入：{detail}", "{folder} cannot be written to: {detail}"),
    "batch.locked": ("{folder} 正由另一次检查使用", "{folder} is in use by another run"),
    "batch.no_ledger": (
        "{folder} 中的进度记录（ledger.sqlite）无法使用：{detail}。请换一个目录重新检查",
        "what {folder} holds of a run (ledger.sqlite) cannot be used: {detail}. Begin anew in another folder",
    ),
    "batch.other_root": (
        "{folder} 是对 {root} 的检查，与这次的 ROOT 不同，请换一个目录",
        "{folder} holds a run over {root}, which is not this ROOT: choose another folder",
    ),
    "batch.other_version": (
        "{folder} 是用本程序的另一个版本开始的（记录格式 {version}），不能接着做，请换一个目录重新检查",
        "{folder} was begun by another version of this program (records of kind {version}): begin in another folder",
    ),
    "batch.same_run": (
        "--since-run 和 -o 是同一个目录 {folder}；请为这次检查另选一个目录",
        "--since-run and -o are the same folder, {folder}: choose another one for this run",
    ),
    "batch.no_root": ("{root} 打不开：{detail}", "{root} cannot be opened: {detail}"),
    "batch.no_package": (
        "读取 {scheme}:// 地址还需要一个组件。请运行：pip install '{package}'",
        "addresses that begin with {scheme}:// need one more package. Run: pip install '{package}'",
    ),
    "batch.elsewhere": (
        "清单 {root} 列了 {entry}：网络上的清单只能列网页地址和同一种存储中的文件。清单可信的，请下载到本机后再用",
        "list {root} names {entry}: lists from elsewhere name web addresses or their own kind of store. Save it first",
    ),
    "batch.output_elsewhere": (
        "结果须写入本机的目录：-o 不能是网络地址。需要时，做完后再上传",
        "results are written to a folder of this machine: -o cannot be an address. Upload them afterwards where needed",
    ),
    "batch.long_list": (
        "{root} 超过 {limit} MB，不像是一份清单。请分成几份",
        "{root} has more than {limit} MB, which looks like no list. Divide it",
    ),
    "batch.no_scheme": (
        "不认识 {scheme}:// 开头的地址",
        "no known address begins with {scheme}://",
    ),
    "batch.no_scheduler": (
        "连不上 Dask 调度器 {scheduler}：{detail}。请确认它已启动、地址和端口正确",
        "the Dask scheduler at {scheduler} does not answer: {detail}. Is it running, are address and port right?",
    ),
    "batch.no_workers": (
        "Dask 调度器 {scheduler} 等了 {seconds} 秒仍没有工作进程，请先启动：dask worker {scheduler}",
        "the Dask scheduler at {scheduler} has had no worker for {seconds} s. Start some: dask worker {scheduler}",
    ),
    "batch.worker_unable": (
        "Dask 工作进程 {worker} 不能运行本程序：{detail}。请在那里运行：pip install 'disclosure-lint[dask]'",
        "the Dask worker {worker} cannot run this program: {detail}. Run there: pip install 'disclosure-lint[dask]'",
    ),
    "batch.worker_version": (
        "Dask 工作进程 {worker} 装的是 {version} 版，这里是 {own} 版，两边须相同",
        "the Dask worker {worker} has version {version}, here it is {own}: they have to be the same",
    ),
    "batch.worker_blind": (
        "Dask 工作进程 {worker} 看不到 {root}。各台机器须能按同一路径读到文件，或者 ROOT 用 s3:// 等地址",
        "the Dask worker {worker} does not see {root}: all machines need the same paths, or ROOT is an address as s3://",
    ),
    # What stops a run on its way
    "batch.lost": (
        "{root} 现在打不开：{detail}",
        "{root} cannot be reached any more: {detail}",
    ),
    "batch.scheduler_lost": ("与 Dask 调度器的连接断了", "the Dask scheduler is lost"),
    "batch.workers_lost": (
        "{seconds} 秒以来没有一个 Dask 工作进程",
        "there has been no Dask worker for {seconds} s",
    ),
    "batch.full": (
        "磁盘已满，不能再往 {folder} 写。请腾出空间",
        "the disk is full, nothing more can be written to {folder}: make room",
    ),
    "batch.stopped": ("系统拒绝：{detail}", "the system refuses: {detail}"),
    "batch.go_on": (
        "检查没有做完，做完的部分都已保存。接着做：\n  {command}",
        "The run is not finished; all that was done is kept. To go on:\n  {command}",
    ),
    "system.missing": ("{path} 不存在", "there is no {path}"),
    "system.denied": ("没有 {path} 的权限", "there is no permission for {path}"),
    "system.file": ("路径中有一段是文件，不是目录", "a part of the path is a file, not a folder"),
    "system.folder": ("{path} 是目录，不是文件", "{path} is a folder, not a file"),
    "batch.no_earlier": (
        "{folder} 不是一次做完的检查的结果目录：{detail}",
        "{folder} is not the folder of a finished run: {detail}",
    ),
    "batch.extra": (
        "缺少组件 {name}。请运行：pip install 'disclosure-lint[{extra}]'",
        "{name} is not installed. Run: pip install 'disclosure-lint[{extra}]'",
    ),
    "batch.no_documents": (
        "没有找到可以检查的文件。",
        "No document was found that could be checked.",
    ),
    "batch.interrupted": (
        "已停止，做完的部分都已保存。接着做：\n  {command}",
        "Stopped; all that was done is kept. To go on:\n  {command}",
    ),
    "batch.trouble": (
        "检查程序处理 {path} 时出错，其余文件照常检查：{detail}",
        "the program failed on {path}, the others are checked: {detail}",
    ),
    # Progress
    "batch.stage.list": ("查找文件", "looking for documents"),
    "batch.stage.read": ("读取", "reading"),
    "batch.stage.check": ("检查", "checking"),
    "batch.stage.write": ("写结果", "writing results"),
    "batch.progress": ("{stage} {done}/{total}", "{stage} {done}/{total}"),
    "batch.rate": ("每秒 {rate} 份", "{rate} a second"),
    "batch.longest": ("最久：{path} {seconds} 秒", "longest: {path} {seconds} s"),
    "batch.stage_done": (
        "{stage}完成：{total} 份；最慢的是 {path}（{seconds} 秒）",
        "{stage} done: {total}; the slowest was {path} ({seconds} s)",
    ),
    # Words of the tables
    "batch.status.checked": ("已检查", "checked"),
    "batch.status.unreadable": ("读不出", "unreadable"),
    "batch.status.no_report": ("不是年度报告", "no report"),
    "batch.status.limit": ("超出时间或内存限制", "over a limit"),
    "batch.status.broken": ("程序出错", "program failed"),
    "batch.state.reported": ("按期公布", "in time"),
    "batch.state.missing": ("没有报告", "missing"),
    "batch.state.twice": ("有几份不同的报告", "several different reports"),
    "batch.state.late": ("逾期公布", "late"),
    "batch.state.unknown": ("公布日期不明", "day of publication unknown"),
    "column.status": ("结果", "result"),
    "column.published": ("公布日期", "published"),
    "column.agency_code": ("单位代码", "code"),
    "column.parent": ("上级", "parent"),
    "column.expected": ("应报送单位", "agencies expected"),
    "column.reported": ("有报告", "reported"),
    "column.not_reported": ("没有报告", "no report"),
    "column.late": ("逾期公布", "published late"),
    "column.twice": ("几份不同", "several that differ"),
    "column.share": ("有报告的比例（不足5个单位的不计）", "share reported (of 5 agencies or more)"),
    "column.state": ("公布情况", "state"),
    "column.reports": ("份数", "reports"),
    "column.deadline": ("期限", "deadline"),
    "column.other_name": ("文件或标题写的单位", "named in file or title"),
    "sheet.coverage": ("覆盖情况", "coverage"),
    "column.changed": ("变化", "change"),
    "column.before": ("原来", "before"),
    "column.after": ("现在", "now"),
    "sheet.changes": ("与上次相比", "changes"),
    "sheet.parents": ("各上级单位", "by parent"),
    # The summary
    "batch.end.documents": ("共 {count} 份文件：{parts}。", "Documents: {count} ({parts})."),
    "batch.end.part": ("{status} {count} 份", "{count} {status}"),
    "batch.end.absent": (
        "清单所列的文件中有 {count} 份不存在：{names}",
        "Listed, but not there: {count} ({names})",
    ),
    "batch.end.none": ("没有发现问题。", "Nothing was found."),
    "batch.end.findings": (
        "发现问题：错误 {error} 处、警告 {warning} 处、提示 {info} 处；有错误的报告 {faulty} 份。",
        "Findings: {error} errors, {warning} warnings, {info} infos; reports with errors: {faulty}.",
    ),
    "batch.end.extraction": (
        "读取提示 {count} 条：是读取文件时遇到的，不计入单位的问题。",
        "Reading notes: {count}, trouble with reading documents, not held against the agencies.",
    ),
    "batch.end.excused": (
        "不计入：已豁免 {waived} 处，基线中已有 {known} 处。",
        "Not counted: {waived} waived, {known} known.",
    ),
    "batch.end.most": ("最常不符合的要求：", "Requirements most often not met, with the number of reports:"),
    "batch.end.rule": ("  {rule} {title}：{count} 份报告", "  {rule} {title}: {count}"),
    "batch.end.coverage": (
        "{year} 年度，名录中 {agencies} 个单位，有报告的 {reported} 个。",
        "{year}: {agencies} agencies on the roster, {reported} of them reported.",
    ),
    "batch.end.states": (
        "  没有报告 {missing} 个，几份不同 {twice} 个，逾期公布 {late} 个，公布日期不明 {unknown} 个。",
        "  {missing} missing, {twice} with several different reports, {late} late, {unknown} of unknown day.",
    ),
    "batch.end.missing": ("没有报告：{names}", "Missing: {names}"),
    "batch.end.more": ("{names} 等 {count} 个", "{names} and others, {count} in all"),
    "batch.end.other_name": (
        "文件或标题写着别的单位：{path}（内容是{agency}，写的是{other}）",
        "File or title names another agency: {path} (it is of {agency} and names {other})",
    ),
    "batch.end.unlisted": (
        "不在名录中的单位有报告：{count} 个",
        "Agencies that reported and are not on the roster: {count}",
    ),
    "batch.end.changes": (
        "与上次相比：新出现 {new} 处，再次出现 {regressed} 处，已改正 {fixed} 处，仍存在 {kept} 处。",
        "Since the earlier run: {new} new, {regressed} back again, {fixed} fixed, {kept} kept.",
    ),
    "batch.end.moved": (
        "文件：新增 {added} 份，去掉 {removed} 份，内容相同而换了位置 {moved} 份。",
        "Documents: {added} added, {removed} removed, {moved} the same elsewhere.",
    ),
    "batch.end.republished": ("公布后改动过的文件：{count} 份", "Documents changed after publication: {count}"),
    "batch.profile.stage": ("{stage}：各进程合计 {seconds} 秒", "{stage}: {seconds} s of all processes"),
    "batch.profile.files": ("最慢的文件（读取和检查）：", "Slowest files (read and checked):"),
    "batch.profile.rules": (
        "各规则在一份报告上的平均用时（抽查 {count} 份，不带上一年报告，逐条执行；共用的文字分析计入其中第一条）：",
        "Rules on one report, on average (a sample of {count} without last year's; what several share counts for one):",
    ),
    "batch.end.nothing": (
        "没有一份报告能够判断：未发现问题不等于没有问题。",
        "No report could be judged: no findings does not mean no problems.",
    ),
    "batch.end.where": (
        "结果在 {folder}：findings.xlsx 便于阅读，run.duckdb 和 *.parquet 便于查询。",
        "Results in {folder}: findings.xlsx to read, run.duckdb and *.parquet to query.",
    ),
    # Rosters
    "roster.at": ("名录 {file} 第 {line} 行第 {column} 列：", "roster {file}, line {line}, column {column}: "),
    "roster.unreadable": ("名录 {file} 打不开：{detail}", "roster {file} cannot be opened: {detail}"),
    "roster.too_large": ("名录 {file} 超过 {limit} MB", "roster {file} has more than {limit} MB"),
    "roster.encoding": (
        "名录 {file} 的编码无法识别，请另存为 UTF-8 或 GBK 的 CSV",
        "the encoding of roster {file} is not recognised: save it as CSV in UTF-8 or GBK",
    ),
    "roster.old_book": (
        "名录 {file} 是旧版 Excel（.xls），请另存为 .xlsx 或 CSV",
        "roster {file} is a workbook of the old kind (.xls): save it as .xlsx or CSV",
    ),
    "roster.book": (
        "名录 {file} 不是完好的 .xlsx 工作簿，或者太大，请另存为 CSV",
        "roster {file} is a damaged workbook, or too large a one: save it as CSV",
    ),
    "roster.csv": ("名录 {file} 第 {line} 行不是 CSV：{detail}", "roster {file}, line {line}, is no CSV: {detail}"),
    "roster.empty": ("名录中没有单位", "there is no agency on the roster"),
    "roster.column": ("没有「{name}」这一列，可用：{known}", 'there is no column "{name}", only: {known}'),
    "roster.column_twice": ("「{name}」列出现了两次", 'column "{name}" stands twice'),
    "roster.no_name_column": (
        "缺少「名称」列：表头中要有单位名称",
        'there is no column "name" among the heads of the columns',
    ),
    "roster.no_name": ("缺少单位名称", "the name of the agency is missing"),
    "roster.level": ("层级「{value}」不对，可用：{known}", 'there is no level "{value}", only: {known}'),
    "roster.scope": ("统计范围「{value}」不对，可用：{known}", 'there is no scope "{value}", only: {known}'),
    "roster.deadline": (
        "期限「{value}」不是日期，应写作 2025-01-31 或 01-31",
        '"{value}" is no day, write 2025-01-31 or 01-31',
    ),
    "roster.twice": ("「{name}」在第 {first} 行已经用过", '"{name}" stands in line {first} already'),
    "roster.parent": ("上级「{name}」不在名录中", 'the parent "{name}" is not on the roster'),
    "roster.circle": ("「{name}」的上级绕了一圈又回到它自己", 'the parents of "{name}" lead back to itself'),
}
